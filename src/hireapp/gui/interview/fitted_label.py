"""A label as wide as its text, giving way: what is cut is told in the tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from hireapp.gui import widgets


class FittedLabel(QLabel):
    """One line of plain text, never wider than there is room; it gives way down to `least`."""

    def __init__(self, look: str = "", *, least: int = 0) -> None:
        super().__init__()
        self._full = ""
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if look:
            self.setProperty("look", look)

    def say(self, text: str) -> None:
        """Show a text."""
        if text == self._full:
            return
        self._full = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        frame = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        # One pixel more, since Qt rounds the width of a text down.
        width = self.fontMetrics().horizontalAdvance(self._full) + frame + 1
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._least, self.sizeHint().width()), super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        frame = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        room = max(0, self.width() - frame)
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(widgets.as_tool_tip(self._full) if shown != self._full else "")
