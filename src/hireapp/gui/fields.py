"""Fields of several pages: texts that never grow too long, numbers, a moment in a zone."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QDate, QDateTime, QEvent, QTime, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QDateTimeEdit, QPlainTextEdit, QSpinBox
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


class MomentEdit(QDateTimeEdit):
    """Day and time on the clocks of a zone; None is this machine's."""

    def __init__(self, name: str, at: datetime, zone: tzinfo | None) -> None:
        super().__init__(QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute)))
        self._zone = zone
        self.setObjectName(name)
        self.setCalendarPopup(True)
        self.setDisplayFormat("ddd d MMM yyyy  HH:mm")

    @property
    def moment(self) -> datetime:
        """What is chosen; whether summer time holds then, the zone knows."""
        day, time = self.date(), self.time()
        naive = datetime(  # noqa: DTZ001  # the zone follows
            day.year(), day.month(), day.day(), time.hour(), time.minute()
        )
        return naive.astimezone() if self._zone is None else naive.replace(tzinfo=self._zone)


def number_box(
    name: str, value: int, within: tuple[int, int], suffix: str, *, step: int = 1
) -> QSpinBox:
    """A number with its unit, such as minutes."""
    box = QSpinBox()
    box.setObjectName(name)
    box.setRange(*within)
    box.setSingleStep(step)
    box.setValue(value)
    box.setSuffix(suffix)
    box.lineEdit().setTextMargins(8, 0, 0, 0)  # the style sheet does not reach inside
    return box


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
