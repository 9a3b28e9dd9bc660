"""Words to say aloud: wrapped, with generous line spacing, cut after so many lines if wanted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from hireapp.gui import theme, widgets
from hireapp.gui.interview.text_block import TextBlock


class SpacedText(QLabel):
    """Plain text as high as its width asks; `quiet` draws it in the colour of side remarks."""

    def __init__(
        self, px: int, line_height: float, *, most_lines: int = 0, quiet: bool = False
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._px = px
        self._line_height = line_height
        self._most_lines = most_lines
        self._quiet = quiet
        self._block = self._lay_out("")

    def say(self, text: str) -> None:
        """Show a text; one that may be cut is whole in the tool tip."""
        self.setText(text)
        self._block = self._lay_out(text)
        self.setAccessibleName(text)
        self.setToolTip(widgets.as_tool_tip(text) if self._most_lines else "")
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return int(self._block.height(width) + 0.5)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, int(self._line_height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        palette = theme.tokens()
        ink = QColor(palette.ink_2 if self._quiet else palette.ink)
        self._block.draw(QPainter(self), QRectF(self.rect()), ink)

    def _lay_out(self, text: str) -> TextBlock:
        font = theme.font(self._px, QFont.Weight.Normal)
        return TextBlock(text, font, self._line_height, self._most_lines)
