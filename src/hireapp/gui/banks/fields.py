"""Fields that are kept while one types: texts that grow, choices that the wheel leaves alone.

Undo and redo belong to the page: what was typed is one of its steps.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy
from typing_extensions import override

from hireapp.domain.text import LINE_LIMIT, clean_note
from hireapp.gui.fields import LimitedText, MinutesBox, leave_undo_to_page

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MARGIN = 2
_CHROME = 12
"""Padding and border of a field, above and below together, before it is shown."""


class TextField(LimitedText):
    """A text as high as it is long, of at most `LINE_LIMIT` characters.

    A field of `one_paragraph` tells Enter by `entered`, several pasted lines by `lines_pasted`
    and Backspace in an empty field by `emptied`.
    """

    entered = Signal()
    emptied = Signal()
    lines_pasted = Signal(object)

    def __init__(self, name: str, spoken: str, *, one_paragraph: bool = False, lines: int = 1):
        super().__init__(LINE_LIMIT)
        self._one_paragraph = one_paragraph
        self._least_lines = lines
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)  # a file that is dropped belongs to the page
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self._fit()

    def load(self, text: str) -> None:
        """Show a text; nothing is told, and the cursor stays where the text is the same."""
        if text != self.toPlainText():
            self._replace(text)
            self._fit()

    def go_to_end(self) -> None:
        """Type on at the end."""
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def event(self, event: QEvent) -> bool:
        return leave_undo_to_page(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if self._one_paragraph and event.key() in _ENTER:
            if plain:
                self.entered.emit()
        elif self._one_paragraph and event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text only, and nothing rather than a part of it."""
        if not source.hasText():
            return
        text = clean_note(source.text())
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if self._one_paragraph and len(lines) > 1:
            self.lines_pasted.emit(lines)
            return
        self.put_in(" ".join(lines) if self._one_paragraph else text)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # all of the text is in sight: the form scrolls

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def _keep_within_limit(self) -> None:
        super()._keep_within_limit()
        self._fit()

    def _fit(self) -> None:
        """Be as high as the text."""
        document = self.document()
        layout = document.documentLayout()
        layout.documentSize()  # lays out what is stale
        lines = max(self._least_lines, round(layout.documentSize().height()))
        shown = self.height() - self.viewport().height()
        chrome = shown if self.isVisible() and shown > 0 else _CHROME
        height = lines * self.fontMetrics().lineSpacing() + 2 * _MARGIN + chrome
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)


class LineField(QLineEdit):
    """One line of text; `typed` and `left` as in `TextField`."""

    typed = Signal()
    left = Signal()

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setMaxLength(LINE_LIMIT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self.typed)

    def load(self, text: str) -> None:
        """Show a text; nothing is told."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    @override
    def event(self, event: QEvent) -> bool:
        return leave_undo_to_page(event) or super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class MinutesField(MinutesBox):
    """`typed` comes when somebody sets other minutes."""

    typed = Signal()

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self.valueChanged.connect(self.typed)

    def load(self, minutes: int) -> None:
        """Show minutes; nothing is told."""
        self.blockSignals(True)
        self.setValue(minutes)
        self.blockSignals(False)


class Choice(QComboBox):
    """A choice; `typed` comes when somebody chooses something else."""

    typed = Signal()

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(self.typed)

    def offer(self, entries: Iterable[tuple[str, str]]) -> None:
        """Offer these names and what they stand for, keeping what is chosen if it is there."""
        wanted = tuple(entries)
        if wanted == tuple((self.itemText(n), self.itemData(n)) for n in range(self.count())):
            return
        chosen = self.currentData()
        self.clear()
        for name, value in wanted:
            self.addItem(name, value)
        self.load(chosen or "")

    def load(self, value: str) -> None:
        """Choose what stands for a value; nothing is told."""
        self.setCurrentIndex(self.findData(value))

    @property
    def value(self) -> str:
        """What the chosen entry stands for."""
        return str(self.currentData() or "")

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
