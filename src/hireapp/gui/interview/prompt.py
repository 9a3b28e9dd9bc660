"""The question in large type; a very long one is set smaller and, at last, scrolls."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.interview.text_block import TextBlock

_SIZES = ((25, 33.0, 170), (20, 27.0, 330), (16, 22.0, 0))
"""Font and line height in pixels, and the longest text set in them (0: any)."""
_NARROW = 520
_WIDEST = 760
_HIGHEST = 135
_LOWEST = 54


class PromptLabel(QLabel):
    """Draws its text with the spacing of large type."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._block = TextBlock("", theme.font(25), 33)

    def lay_out(self, width: int) -> int:
        """Choose the size of the type for a width; gives the height."""
        font, line_height = _type_for(len(self.text()), width)
        self._block = TextBlock(self.text(), font, line_height)
        self.update()
        return int(self._block.height(width) + 0.5)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self._block.draw(QPainter(self), QRectF(self.rect()), QColor(theme.tokens().ink))


class Prompt(QScrollArea):
    """Holds the question; as high as it needs, up to a limit."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_WIDEST)
        self._highest = _HIGHEST
        self.text = PromptLabel()
        self.setWidget(self.text)

    def limit_height(self, height: int) -> None:
        """Take no more than this, within reason."""
        self._highest = max(_LOWEST, min(_HIGHEST, height))
        self._fit()

    def ask(self, text: str) -> None:
        """Show a question."""
        self.text.setText(text)
        self.text.setAccessibleName(text)
        self._fit()
        self.verticalScrollBar().setValue(0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width()
        height = self.text.lay_out(width)
        scrolls = height > self._highest
        if scrolls:
            width -= self.verticalScrollBar().sizeHint().width()
            height = self.text.lay_out(width)
        self.text.resize(width, height)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(min(height, self._highest))


def _type_for(length: int, width: int) -> tuple[QFont, float]:
    sizes = _SIZES[1:] if width < _NARROW else _SIZES
    for px, line_height, longest in sizes:
        if length <= longest or not longest:
            font = theme.font(px, QFont.Weight.DemiBold)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.012 * px)
            return font, line_height
    raise ValueError(length)
