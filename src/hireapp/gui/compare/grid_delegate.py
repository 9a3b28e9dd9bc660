"""Draws the cells of the grid: chips on the ramp, hatched gaps, the overall scale."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from hireapp.domain.comparison import Cell, Overall
from hireapp.gui import theme
from hireapp.gui.compare import painting
from hireapp.gui.compare.grid_model import SHOWN_ROLE, Withheld
from hireapp.gui.compare.words import share_text
from hireapp.i18n import tr
from hireapp.paper.comparison_words import no_score_text

_MOST_CHIP_WIDTH = 64.0
_CHIP_MARGIN = 5.0
_CENTRED = Qt.AlignmentFlag.AlignCenter


class GridDelegate(QStyledItemDelegate):
    """Paints from SHOWN_ROLE; every size is fixed, so nothing is measured while scrolling."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = theme.font(13, QFont.Weight.DemiBold)
        self._small = theme.font(10, QFont.Weight.DemiBold)
        self._reason = theme.font(10)
        self._reason_metrics = QFontMetricsF(self._reason)
        self._plain = theme.font(13)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        paint_ground(painter, rect, selected=bool(option.state & QStyle.StateFlag.State_Selected))
        match index.data(SHOWN_ROLE):
            case Cell() as cell:
                self._paint_cell(painter, rect, cell)
            case Overall() as overall:
                self._paint_overall(painter, rect, overall)
            case Withheld(text=text):
                self._paint_withheld(painter, rect, text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.tokens().focus), 2))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), 6, 6)
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        chip = _chip_in(rect)
        if cell.mean is None:
            painting.fill_hatched(painter, chip)
            painter.setFont(self._reason)
            painter.setPen(QColor(theme.tokens().ink_2))
            room = chip.adjusted(2, 1, -2, -1)
            painting.draw_wrapped(painter, room, self._reason_in(room, cell), _CENTRED)
            return
        palette = theme.tokens()
        painting.fill_chip(painter, chip, palette.score_fill(cell.mean))
        painter.setPen(palette.score_ink(cell.mean))
        painter.setFont(self._number)
        if not cell.differs:
            painter.drawText(chip, _CENTRED, f"{cell.mean:.2f}")
            return
        painter.drawText(chip.adjusted(0, 0, 0, -12), _CENTRED, f"{cell.mean:.2f}")
        painter.setFont(self._small)
        bounds = tr("{low}–{high}").format(low=cell.lowest, high=cell.highest)
        painter.drawText(chip.adjusted(0, 17, 0, 0), _CENTRED, bounds)

    def _reason_in(self, room: QRectF, cell: Cell) -> str:
        """The reason for no score; several that don't fit are left to the tool tip."""
        reason = no_score_text(cell)
        needed = self._reason_metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, reason)
        return reason if needed.height() <= room.height() else tr("no score")

    def _paint_overall(self, painter: QPainter, rect: QRectF, overall: Overall) -> None:
        palette = theme.tokens()
        number = painting.number_rect(rect)
        painting.draw_scale(painter, rect)
        painting.draw_range(painter, rect, overall.mean, overall.lowest, overall.highest)
        painter.setFont(self._number)
        painter.setPen(QColor(palette.ink))
        if round(overall.coverage * 100) == 100:
            painter.drawText(number, _CENTRED, f"{overall.mean:.2f}")
            return
        painter.drawText(number.adjusted(0, 0, 0, -13), _CENTRED, f"{overall.mean:.2f}")
        painter.setFont(self._reason)
        painter.setPen(QColor(palette.ink_3))
        painter.drawText(number.adjusted(0, 17, 0, 0), _CENTRED, share_text(overall.coverage))

    def _paint_withheld(self, painter: QPainter, rect: QRectF, text: str) -> None:
        painter.setFont(self._plain)
        painter.setPen(QColor(theme.tokens().ink_3))
        room = rect.adjusted(12, 0, -12, 0)
        shown = painting.elided(text, self._plain, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def paint_ground(painter: QPainter, rect: QRectF, *, selected: bool) -> None:
    """The ground of a row's part, with the hairline below it."""
    palette = theme.tokens()
    painter.fillRect(rect, QColor(palette.chosen if selected else palette.card))
    painter.setPen(QPen(QColor(palette.line), 1))
    bottom = rect.bottom() - 0.5
    painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))


def _chip_in(rect: QRectF) -> QRectF:
    width = min(_MOST_CHIP_WIDTH, rect.width() - 2 * _CHIP_MARGIN)
    height = painting.CHIP_HEIGHT
    left = rect.center().x() - width / 2
    return QRectF(round(left), round(rect.center().y() - height / 2), round(width), height)
