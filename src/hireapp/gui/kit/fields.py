"""Fields of the kit page: each edit is kept when the field is left, and undone by the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QSpinBox
from typing_extensions import override

from hireapp.domain.text import LINE_LIMIT


class LineField(QLineEdit):
    """A line of text that tells a change once, by Enter or when the focus leaves it."""

    changed = Signal(str)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setMaxLength(LINE_LIMIT)
        self._kept = ""
        self.editingFinished.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show what is kept; what is being typed stays until it is kept or given up."""
        if text != self._kept or not self.hasFocus():
            self._kept = text
            self.setText(text)
            self.setCursorPosition(0)

    def commit(self) -> None:
        """Tell the text when it is another one than before."""
        if self.text().strip() != self._kept:
            self._kept = self.text().strip()
            self.changed.emit(self._kept)

    @override
    def event(self, event: QEvent) -> bool:
        # Undo belongs to the text while some is typed, then to the page.
        if _is_undo(event) and self.text().strip() == self._kept:
            event.ignore()
            return True
        return super().event(event)


class MinutesBox(QSpinBox):
    """Minutes of a question; each change is a step that the page undoes."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setRange(1, 60)
        self.setKeyboardTracking(False)

    @override
    def event(self, event: QEvent) -> bool:
        if _is_undo(event):
            event.ignore()
            return True
        return super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling past it must not change the kit


class WeightBox(QDoubleSpinBox):
    """How much a question counts: in halves by the arrows, in tenths by typing."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setRange(0.1, 10)
        self.setSingleStep(0.5)
        self.setDecimals(1)
        self.setKeyboardTracking(False)

    @override
    def textFromValue(self, value: float) -> str:
        return self.locale().toString(value, "g", 3)

    @override
    def event(self, event: QEvent) -> bool:
        if _is_undo(event):
            event.ignore()
            return True
        return super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _is_undo(event: QEvent) -> bool:
    """Whether Qt asks who undoes or redoes."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(
        QKeySequence.StandardKey.Redo
    )
