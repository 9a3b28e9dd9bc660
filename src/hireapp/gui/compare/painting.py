"""How the comparison is drawn: score chips, hatching, and the scale of the overall mean."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QTextOption

from hireapp.gui import theme

SCALE = (1, 2, 3, 4, 5)
CHIP_HEIGHT = 34
_NUMBER_WIDTH = 46
_SCALE_MARGIN = 14
_RADIUS = 5.0
_HATCH_STEP = 5.0


def scale_x(rect: QRectF, value: float) -> float:
    """Where a value of the scale 1-5 stands in an overall cell or its head."""
    left = rect.left() + _NUMBER_WIDTH + _SCALE_MARGIN
    right = rect.right() - _SCALE_MARGIN
    return left + (value - SCALE[0]) / (SCALE[-1] - SCALE[0]) * (right - left)


def number_rect(rect: QRectF) -> QRectF:
    """Where the number of an overall cell stands."""
    return QRectF(rect.left() + 4, rect.top(), _NUMBER_WIDTH, rect.height())


def fill_chip(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """The ground of a score."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)


def fill_hatched(painter: QPainter, rect: QRectF) -> None:
    """The ground of what has no score: stripes within a hairline."""
    palette = theme.tokens()
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QPen(QColor(palette.line), 1.4))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += _HATCH_STEP
    painter.restore()
    painter.setPen(QPen(QColor(palette.line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def draw_scale(painter: QPainter, rect: QRectF) -> None:
    """The five lines of the scale, from edge to edge."""
    painter.setPen(QPen(QColor(theme.tokens().line), 1))
    for value in SCALE:
        x = round(scale_x(rect, value)) + 0.5
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))


def draw_range(painter: QPainter, rect: QRectF, mean: float, low: float, high: float) -> None:
    """A bar from the lowest to the highest, and a dot at the mean."""
    palette = theme.tokens()
    middle = rect.center().y()
    left, right = scale_x(rect, low), scale_x(rect, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.ramp[3]))
    painter.drawRoundedRect(QRectF(left, middle - 1.5, max(2.0, right - left), 3), 1.5, 1.5)
    painter.setBrush(QBrush(QColor(palette.ramp[4])))
    painter.setPen(QPen(QColor(palette.card), 2))
    painter.drawEllipse(QPointF(scale_x(rect, mean), middle), 5.5, 5.5)


def draw_wrapped(painter: QPainter, rect: QRectF, text: str, alignment: Qt.AlignmentFlag) -> None:
    """Text that breaks anywhere rather than leave its place, cut at the bottom."""
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    painter.save()
    painter.setClipRect(rect)
    painter.drawText(rect, text, option)
    painter.restore()


def elided(text: str, font: QFont, width: float) -> str:
    """As much of a line as fits."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
