"""One of the two tables: a click on a head orders it, rows have one height."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from hireapp.domain.insights import ScaleUse
from hireapp.gui import theme
from hireapp.gui.insights.columns import Cell, Insight
from hireapp.gui.insights.model import CELL_ROLE, InsightModel

ROW_HEIGHT = 48
_BAR, _GAP, _BARS_HEIGHT = 8, 3, 24
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class InsightDelegate(QStyledItemDelegate):
    """Draws a text with its note below, or the bars of a scale with its text beside."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strong = theme.font(13, QFont.Weight.DemiBold)
        self._plain = theme.font(13)
        self._small = theme.font(11)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell, palette = index.data(CELL_ROLE), theme.tokens()
        if not isinstance(cell, Cell):
            return
        rect, state = QRectF(option.rect), option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.chosen))
            if option.widget.hasFocus():
                for top in (rect.top(), rect.bottom() - 3):
                    painter.fillRect(
                        QRectF(rect.left(), top, rect.width(), 2), QColor(palette.focus)
                    )
            elif index.column() == 0:
                painter.fillRect(
                    QRectF(rect.left(), rect.top() + 8, 3, rect.height() - 17),
                    QColor(palette.ramp[4]),
                )
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(palette.line)
        )
        room = rect.adjusted(8, 0, -8, -1)
        if cell.scale is not None:
            paint_bars(painter, room, cell.scale)
            room.adjust(5 * (_BAR + _GAP) + 6, 0, 0, 0)
        self._paint_words(painter, room, cell, strong=index.column() == 0)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRectF, cell: Cell, *, strong: bool) -> None:
        palette = theme.tokens()
        upper = room.adjusted(0, 0, 0, -17) if cell.note else room
        painter.setFont(self._strong if strong else self._plain)
        painter.setPen(QColor(palette.ink_3 if cell.quiet else palette.ink))
        _draw_elided(painter, upper, cell.text)
        if cell.note:
            painter.setFont(self._small)
            painter.setPen(QColor(palette.ink_3))
            _draw_elided(painter, room.adjusted(0, 18, 0, 0), cell.note)


class InsightTable(QTableView):
    """Shows an InsightModel; one row is chosen at a time. `order_wanted` carries a column."""

    order_wanted = Signal(int)

    def __init__(self, model: InsightModel[Insight], name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setProperty("look", "rows")
        self.setModel(model)
        self.setItemDelegate(InsightDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setMinimumSectionSize(40)
        heads.sectionClicked.connect(self.order_wanted)
        for place, column in enumerate(model.columns):
            stretch = QHeaderView.ResizeMode.Stretch
            heads.setSectionResizeMode(
                place, QHeaderView.ResizeMode.Fixed if column.width else stretch
            )
            if column.width:
                self.setColumnWidth(place, column.width)


def paint_bars(painter: QPainter, room: QRectF, scale: ScaleUse) -> None:
    """How often each point was given, as five bars on one ground line."""
    palette, most = theme.tokens(), max(scale.counts)
    bottom = room.center().y() + _BARS_HEIGHT / 2
    for place, count in enumerate(scale.counts):
        left = room.left() + place * (_BAR + _GAP)
        height = max(2.0 if count else 1.0, _BARS_HEIGHT * count / most)
        colour = QColor(palette.ramp[3] if count else palette.line_strong)
        painter.fillRect(QRectF(left, bottom - height, _BAR, height), colour)


def _draw_elided(painter: QPainter, room: QRectF, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, _LEFT, shown)
