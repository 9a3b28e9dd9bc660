"""Draws the cells of the grid: chips on the ramp, hatched gaps, levels, the overall scale."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.compare import painting
from hireapp.gui.compare.block_view import Bar, Chip, Level, Withheld
from hireapp.gui.compare.grid_model import SHOWN_ROLE
from hireapp.i18n import tr

_MOST_CHIP_WIDTH = 56.0
_CHIP_MARGIN = 4.0
_CENTRED = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_KEPT_CHIPS = 2_000
_NO_BREAK = "\u00a0"


class GridDelegate(QStyledItemDelegate):
    """Paints from SHOWN_ROLE; chips are drawn once and kept, so that scrolling only copies."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = theme.font(13, QFont.Weight.DemiBold)
        self._small = theme.font(10, QFont.Weight.DemiBold)
        self._reason = theme.font(10)
        self._reason_metrics = QFontMetricsF(self._reason)
        self._plain = theme.font(13)
        self._level = theme.font(11)
        self._chips: dict[tuple[object, ...], QPixmap] = {}

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = QRectF(option.rect)
        paint_ground(painter, rect, selected=bool(option.state & QStyle.StateFlag.State_Selected))
        match index.data(SHOWN_ROLE):
            case Chip() as chip:
                self._paint_chip(painter, rect, chip)
            case Bar() as bar:
                self._paint_bar(painter, rect, bar)
            case Level(lines=lines):
                self._paint_level(painter, rect, lines)
            case Withheld(text=text):
                self._paint_withheld(painter, rect, text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(painting.inks().focus)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), 6, 6)
            painter.restore()

    def _paint_chip(self, painter: QPainter, rect: QRectF, chip: Chip) -> None:
        place = _chip_in(rect)
        ratio = painter.device().devicePixelRatioF()
        key = (chip, place.width(), ratio, theme.is_dark())
        drawn = self._chips.get(key)
        if drawn is None:
            if len(self._chips) >= _KEPT_CHIPS:
                self._chips.clear()
            drawn = self._chips[key] = self._drawn_chip(chip, place.width(), ratio)
        painter.drawPixmap(place.topLeft(), drawn)

    def _drawn_chip(self, chip: Chip, width: float, ratio: float) -> QPixmap:
        area = QRectF(0, 0, width, painting.CHIP_HEIGHT)
        pixmap = QPixmap((area.size() * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chip.mean is None:
            self._draw_gap(painter, area, chip)
        else:
            self._draw_score(painter, area, chip, chip.mean)
        painter.end()
        return pixmap

    def _draw_gap(self, painter: QPainter, area: QRectF, chip: Chip) -> None:
        painting.fill_hatched(painter, area)
        painter.setFont(self._reason)
        painter.setPen(painting.inks().ink_2)
        room = area.adjusted(2, 1, -2, -1)
        needed = self._reason_metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, chip.text)
        reason = chip.text if needed.height() <= room.height() else tr("no score")
        painting.draw_wrapped(painter, room, reason, _CENTRED)

    def _draw_score(self, painter: QPainter, area: QRectF, chip: Chip, mean: float) -> None:
        palette = theme.tokens()
        painting.fill_chip(painter, area, palette.score_fill(mean))
        ink = palette.score_ink(mean)
        if chip.below_floor:
            painting.draw_floor_sign(painter, area, ink)
        painter.setPen(ink)
        painter.setFont(self._number)
        if not chip.small:
            painter.drawText(area, _CENTRED, chip.text)
            return
        painter.drawText(area.adjusted(0, 0, 0, -12), _CENTRED, chip.text)
        painter.setFont(self._small)
        painter.drawText(area.adjusted(0, 17, 0, 0), _CENTRED, chip.small)

    def _paint_bar(self, painter: QPainter, rect: QRectF, bar: Bar) -> None:
        own = painting.inks()
        painting.draw_scale(painter, rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.draw_interval(painter, rect, bar.raw, bar.adjusted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        number = painting.number_rect(rect)
        *above, raw = bar.lines
        painter.setFont(self._reason)
        painter.setPen(own.ink_2)
        painter.drawText(number.adjusted(0, 17 if above else 0, 0, 0), _CENTRED, raw)
        if above:
            painter.setFont(self._number)
            painter.setPen(own.ink)
            painter.drawText(number.adjusted(0, 0, 0, -13), _CENTRED, above[0])

    def _paint_level(self, painter: QPainter, rect: QRectF, lines: tuple[str, ...]) -> None:
        painter.setFont(self._level)
        painter.setPen(painting.inks().ink)
        room = rect.adjusted(8, 0, -2, 0)
        if len(lines) == 1:
            painter.drawText(room, _LEFT | Qt.TextFlag.TextWordWrap, _broken(lines[0]))
            return
        painter.drawText(room.adjusted(0, 0, 0, -16), _LEFT, lines[0])
        painter.drawText(room.adjusted(0, 16, 0, 0), _LEFT, tr("or {level}").format(level=lines[1]))

    def _paint_withheld(self, painter: QPainter, rect: QRectF, text: str) -> None:
        painter.setFont(self._plain)
        painter.setPen(painting.inks().ink_3)
        room = rect.adjusted(8, 0, -12, 0)
        painter.drawText(room, _LEFT, painting.elided(text, self._plain, room.width()))


def paint_ground(painter: QPainter, rect: QRectF, *, selected: bool) -> None:
    """The ground of a row's part, with the hairline below it."""
    own = painting.inks()
    painter.fillRect(rect, own.chosen if selected else own.card)
    painter.setPen(own.line)
    bottom = rect.bottom() - 0.5
    painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))


def _broken(level: str) -> str:
    """A level that breaks behind its name only, as in "Genuine / over 99%"."""
    name, _, chance = level.partition(" ")
    return f"{name} {chance.replace(' ', _NO_BREAK)}"


def _chip_in(rect: QRectF) -> QRectF:
    width = min(_MOST_CHIP_WIDTH, rect.width() - 2 * _CHIP_MARGIN)
    height = painting.CHIP_HEIGHT
    left = rect.center().x() - width / 2
    return QRectF(round(left), round(rect.center().y() - height / 2), round(width), height)
