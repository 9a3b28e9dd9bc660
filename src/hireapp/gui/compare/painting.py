"""How the comparison is drawn: score chips, hatching, and the scale of the overall score."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QTextOption,
)

from hireapp.domain.comparison_statistics import Interval
from hireapp.gui import theme

SCALE = (1, 2, 3, 4, 5)
CHIP_HEIGHT = 34
NUMBER_WIDTH = 50
_SCALE_MARGIN = 12
_RADIUS = 5.0
_HATCH_STEP = 5.0
_SIGN = 7.0


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours, brushes and pens of one palette, made once and not at each cell."""

    palette: theme.Tokens
    card: QColor
    chosen: QColor
    ink: QColor
    ink_2: QColor
    ink_3: QColor
    warn: QColor
    mark: QColor
    line: QPen
    hatch: QPen
    focus: QPen
    bar: QBrush
    dot: QBrush
    rim: QPen
    raw: QPen


def _inks_of(palette: theme.Tokens) -> Inks:
    line = QColor(palette.line)
    return Inks(
        palette=palette,
        card=QColor(palette.card),
        chosen=QColor(palette.chosen),
        ink=QColor(palette.ink),
        ink_2=QColor(palette.ink_2),
        ink_3=QColor(palette.ink_3),
        warn=QColor(palette.warn),
        mark=QColor(palette.ramp[4]),
        line=QPen(line, 1),
        hatch=QPen(line, 1.4),
        focus=QPen(QColor(palette.focus), 2),
        bar=QBrush(QColor(palette.ramp[3])),
        dot=QBrush(QColor(palette.ramp[4])),
        rim=QPen(QColor(palette.card), 1.2),
        raw=QPen(QColor(palette.ink), 1.3),
    )


_kept: dict[str, Inks] = {}


def inks() -> Inks:
    """Those of the palette in use."""
    palette = theme.tokens()
    if palette.paper not in _kept:
        _kept[palette.paper] = _inks_of(palette)
    return _kept[palette.paper]


def scale_x(rect: QRectF, value: float) -> float:
    """Where a value of the scale 1-5 stands in an overall cell or its head."""
    left = rect.left() + NUMBER_WIDTH + _SCALE_MARGIN
    right = rect.right() - _SCALE_MARGIN
    return left + (value - SCALE[0]) / (SCALE[-1] - SCALE[0]) * (right - left)


def number_rect(rect: QRectF) -> QRectF:
    """Where the figures of an overall cell stand."""
    return QRectF(rect.left() + 6, rect.top(), NUMBER_WIDTH, rect.height())


def fill_chip(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """The ground of a score."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)


def fill_hatched(painter: QPainter, rect: QRectF) -> None:
    """The ground of what has no score: stripes within a hairline."""
    own = inks()
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(own.hatch)
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += _HATCH_STEP
    painter.restore()
    painter.setPen(own.line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def draw_floor_sign(painter: QPainter, chip: QRectF, ink: QColor) -> None:
    """A triangle that points down, in a chip's corner: below the floor."""
    right, top = chip.right() - 4, chip.top() + 4
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(right - _SIGN, top),
                QPointF(right, top),
                QPointF(right - _SIGN / 2, top + _SIGN * 0.8),
            ]
        )
    )


def draw_scale(painter: QPainter, rect: QRectF) -> None:
    """The five lines of the scale, from edge to edge."""
    painter.setPen(inks().line)
    places = [round(scale_x(rect, value)) + 0.5 for value in SCALE]
    painter.drawLines([QLineF(x, rect.top(), x, rect.bottom()) for x in places])


def draw_interval(painter: QPainter, rect: QRectF, raw: float, adjusted: Interval | None) -> None:
    """A bar over the interval, a dot at the adjusted score, a hollow mark at the raw mean."""
    own = inks()
    middle = rect.center().y()
    if adjusted is not None:
        left, right = scale_x(rect, max(1.0, adjusted.low)), scale_x(rect, min(5.0, adjusted.high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(own.bar)
        painter.drawRect(QRectF(left, middle - 1.5, max(2.0, right - left), 3))
        for end in (left, right):
            painter.drawRect(QRectF(end - 0.75, middle - 4.5, 1.5, 9))
        painter.setBrush(own.dot)
        painter.setPen(own.rim)
        painter.drawEllipse(QPointF(scale_x(rect, adjusted.mean), middle), 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(own.raw)
    painter.drawEllipse(QPointF(scale_x(rect, raw), middle - 10), 2.5, 2.5)


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
