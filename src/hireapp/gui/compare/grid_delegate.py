"""Draws the cells of the grid: chips on the ramp, hatched gaps, levels, the overall scale."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
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
_KEPT_CELLS = 3_000
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_NO_BREAK = "\u00a0"


class GridDelegate(QStyledItemDelegate):
    """Paints from SHOWN_ROLE; cells are drawn once and kept, so that scrolling only copies."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = theme.font(13, QFont.Weight.DemiBold)
        self._small = theme.font(10, QFont.Weight.DemiBold)
        self._reason = theme.font(10)
        self._reason_metrics = QFontMetricsF(self._reason)
        self._plain = theme.font(13)
        self._level = theme.font(11)
        self._drawn: dict[tuple[object, ...], QPixmap] = {}
        self._placed: dict[int, QPixmap] = {}
        self._look: tuple[object, ...] = ()

    def prepare(self, *look: object) -> None:
        """Before each frame: cells stay where they were drawn as long as it `look`s the same."""
        look = (*look, theme.is_dark())
        if look != self._look:
            self._look = look
            self._placed.clear()

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        # Called for every cell of every frame: plain numbers, since flags of enums are slow.
        state = option.state.value
        place = index.row() << 9 | index.column() << 1 | bool(state & _SELECTED)
        drawn = self._placed.get(place)
        if drawn is None:
            drawn = self._placed[place] = self._kept(painter, option, index)
        painter.drawPixmap(option.rect.topLeft(), drawn)
        if state & _FOCUSED:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(painting.inks().focus)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -3), 6, 6)
            painter.restore()

    def _kept(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QPixmap:
        """The cell as the same figure was drawn before, or drawn now."""
        if len(self._placed) >= _KEPT_CELLS:
            self._placed.clear()
        shown, size = index.data(SHOWN_ROLE), option.rect.size()
        selected = bool(option.state.value & _SELECTED)
        ratio = painter.device().devicePixelRatioF()
        key = (shown, size.width(), size.height(), selected, ratio, theme.is_dark())
        drawn = self._drawn.get(key)
        if drawn is None:
            if len(self._drawn) >= _KEPT_CELLS:
                self._drawn.clear()
            drawn = self._drawn[key] = self._draw(shown, size, ratio, selected=selected)
        return drawn

    def _draw(self, shown: object, size: QSize, ratio: float, *, selected: bool) -> QPixmap:
        pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        rect = QRectF(0, 0, size.width(), size.height())
        painter = QPainter(pixmap)
        paint_ground(painter, rect, selected=selected)
        match shown:
            case Chip():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._draw_chip(painter, _chip_in(rect), shown)
            case Bar():
                self._draw_bar(painter, rect, shown)
            case Level(lines=lines):
                self._draw_level(painter, rect, lines)
            case Withheld(text=text):
                self._draw_withheld(painter, rect, text)
        painter.end()
        return pixmap

    def _draw_chip(self, painter: QPainter, area: QRectF, chip: Chip) -> None:
        if chip.mean is None:
            self._draw_gap(painter, area, chip)
        else:
            self._draw_score(painter, area, chip, chip.mean)

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

    def _draw_bar(self, painter: QPainter, rect: QRectF, bar: Bar) -> None:
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

    def _draw_level(self, painter: QPainter, rect: QRectF, lines: tuple[str, ...]) -> None:
        painter.setFont(self._level)
        painter.setPen(painting.inks().ink)
        room = rect.adjusted(8, 0, -2, 0)
        if len(lines) == 1:
            painter.drawText(room, _LEFT | Qt.TextFlag.TextWordWrap, _broken(lines[0]))
            return
        painter.drawText(room.adjusted(0, 0, 0, -16), _LEFT, lines[0])
        painter.drawText(room.adjusted(0, 16, 0, 0), _LEFT, tr("or {level}").format(level=lines[1]))

    def _draw_withheld(self, painter: QPainter, rect: QRectF, text: str) -> None:
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
