"""Fields of the kit page: each edit is kept when the field is left, and undone by the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit
from typing_extensions import override

from hireapp.domain.text import LINE_LIMIT
from hireapp.gui.fields import is_undo, leave_undo_to_page


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
        if is_undo(event) and self.text().strip() == self._kept:
            event.ignore()
            return True
        return super().event(event)


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
        return leave_undo_to_page(event) or super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling past it must not change the kit
