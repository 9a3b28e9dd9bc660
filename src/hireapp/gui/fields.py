"""Fields of several pages: texts that never grow too long, numbers that only their keys change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSpinBox
from typing_extensions import override

from hireapp.domain.bank_faults import MINUTES_LIMIT


class LimitedText(QPlainTextEdit):
    """A text of at most `limit` characters.

    `typed` comes after each change by the user, `left` when the keyboard goes elsewhere and
    `filled_up` when something did not fit.
    """

    typed = Signal()
    left = Signal()
    filled_up = Signal()

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit
        self._loading = False
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.textChanged.connect(self._on_text_changed)

    def put_in(self, text: str) -> None:
        """Put a text in at the cursor, and nothing rather than a part of it."""
        cursor = self.textCursor()
        kept = len(self.toPlainText()) - len(cursor.selectedText())
        if kept + len(text) > self._limit:
            self.filled_up.emit()
        else:
            cursor.insertText(text)
            self.ensureCursorVisible()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _replace(self, text: str) -> None:
        """Show another text; nothing is told."""
        self._loading = True
        self.setPlainText(text)
        self._loading = False

    def _on_text_changed(self) -> None:
        if not self._loading:
            self._keep_within_limit()
            self.typed.emit()

    def _keep_within_limit(self) -> None:
        # Counts UTF-16 units, of which there are at least as many as characters.
        if self.document().characterCount() <= self._limit:
            return
        surplus = len(self.toPlainText()) - self._limit
        if surplus <= 0:
            return
        self._loading = True
        cursor = self.textCursor()
        cursor.joinPreviousEditBlock()
        for _ in range(surplus):
            cursor.deletePreviousChar()
        cursor.endEditBlock()
        self._loading = False
        self.filled_up.emit()


class MinutesBox(QSpinBox):
    """Minutes of a question; each change is a step that the page undoes."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setRange(1, MINUTES_LIMIT)
        self.setKeyboardTracking(False)

    @override
    def event(self, event: QEvent) -> bool:
        return leave_undo_to_page(event) or super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling past it must not change the question


def is_undo(event: QEvent) -> bool:
    """Whether Qt asks who undoes or redoes."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return any(event.matches(key) for key in keys)


def leave_undo_to_page(event: QEvent) -> bool:
    """Whether Qt asks who undoes or redoes; the answer is then that a field does not."""
    if not is_undo(event):
        return False
    event.ignore()
    return True
