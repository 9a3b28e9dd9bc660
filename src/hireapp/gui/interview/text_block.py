"""Plain text laid out in a width: wrapped, spaced, and cut with "…" after so many lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

_LINE_SEPARATOR = "\u2028"


class TextBlock:
    """A text in one font; `line_height` in pixels, `most_lines` 0 for as many as it takes."""

    def __init__(self, text: str, font: QFont, line_height: float, most_lines: int = 0) -> None:
        self._text = text.replace("\n", _LINE_SEPARATOR)
        self._font = font
        self._line_height = line_height
        self._most_lines = most_lines
        self._counts: dict[float, int] = {}

    def height(self, width: float) -> float:
        """The height that the text takes."""
        return self._shown(self._count(width)) * self._line_height

    def is_cut(self, width: float) -> bool:
        """Whether some of the text does not show in this width."""
        return self._shown(self._count(width)) < self._count(width)

    def draw(self, painter: QPainter, area: QRectF, colour: QColor) -> None:
        """Draw the text from the top of an area."""
        layout, lines = self._laid_out(area.width())
        shown = self._shown(len(lines))
        painter.setFont(self._font)
        painter.setPen(colour)
        for place, line in enumerate(lines[:shown]):
            spare = (self._line_height - line.height()) / 2
            corner = QPointF(area.left(), area.top() + place * self._line_height + spare)
            if place == shown - 1 and shown < len(lines):
                self._draw_cut(painter, QRectF(corner.x(), corner.y(), area.width(), 99), line)
            else:
                line.draw(painter, corner)
        del layout  # owns the lines until here

    def _draw_cut(self, painter: QPainter, box: QRectF, line: QTextLine) -> None:
        units = self._text.encode("utf-16-le", "replace")  # Qt counts in these
        rest = units[2 * line.textStart() :].decode("utf-16-le", "replace")
        elided = QFontMetricsF(self._font).elidedText(
            rest.replace(_LINE_SEPARATOR, " "), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, elided)

    def _count(self, width: float) -> int:
        """How many lines there are; layouts ask for the same widths again and again."""
        if width not in self._counts:
            self._counts[width] = len(self._laid_out(width)[1])
        return self._counts[width]

    def _shown(self, count: int) -> int:
        return min(count, self._most_lines) if self._most_lines else count

    def _laid_out(self, width: float) -> tuple[QTextLayout, list[QTextLine]]:
        layout = QTextLayout(self._text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, 0))
            lines.append(line)
        layout.endLayout()
        return layout, lines
