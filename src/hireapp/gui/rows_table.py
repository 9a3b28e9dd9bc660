"""A table of rows with one height: a text, and perhaps a small note below it."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.nothing_found import NothingFound
from hireapp.gui.rows_model import NOTE_ROLE, TONE_ROLE, Index

ROW_HEIGHT = 48
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class RowsDelegate(QStyledItemDelegate):
    """Draws both lines; the chosen rows have a ground, the one with the keyboard a frame."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plain, self._strong = theme.font(13), theme.font(13, QFont.Weight.DemiBold)
        self._small = theme.font(11)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette, rect = theme.tokens(), QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.chosen))
        self._paint_keyboard(painter, option, index)
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(palette.line)
        )
        self._paint_words(painter, rect.adjusted(8, 0, -8, -1), index)
        painter.restore()

    def _paint_keyboard(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Two lines along the row that the keyboard is on, a bar when it is elsewhere."""
        palette, rect, view = theme.tokens(), QRectF(option.rect), option.widget
        if not isinstance(view, QTableView) or view.currentIndex().row() != index.row():
            return
        if view.hasFocus():
            for top in (rect.top(), rect.bottom() - 3):
                painter.fillRect(QRectF(rect.left(), top, rect.width(), 2), QColor(palette.focus))
        elif index.column() == 0 and option.state & QStyle.StateFlag.State_Selected:
            bar = QRectF(rect.left(), rect.top() + 8, 3, rect.height() - 17)
            painter.fillRect(bar, QColor(palette.ramp[4]))

    def _paint_words(self, painter: QPainter, room: QRectF, index: Index) -> None:
        palette, tone = theme.tokens(), index.data(TONE_ROLE) or ""
        note = index.data(NOTE_ROLE) or ""
        upper = room.adjusted(0, 0, 0, -17) if note else room
        painter.setFont(self._strong if tone == "strong" else self._plain)
        ink = {"bad": palette.bad, "quiet": palette.ink_3}.get(tone, palette.ink)
        painter.setPen(QColor(ink))
        _draw_elided(painter, upper, index.data(Qt.ItemDataRole.DisplayRole) or "")
        if note:
            painter.setFont(self._small)
            painter.setPen(QColor(palette.ink_3))
            _draw_elided(painter, room.adjusted(0, 18, 0, 0), note)


def choose_by_rows(table: QTableView, height: int) -> None:
    """Let a table be of rows of one height, of which one is chosen; Tab leaves it."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    rows = table.verticalHeader()
    rows.setVisible(False)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(height)
    table.horizontalHeader().setHighlightSections(False)


class RowsTable(QTableView):
    """Shows a model with a RowsDelegate; `widths` are the columns that do not stretch.

    `gives_way` names columns that are hidden while the table is narrower than so many pixels.
    """

    def __init__(
        self,
        model: QAbstractItemModel,
        name: str,
        spoken: str,
        widths: dict[int, int],
        *,
        several: bool = False,
        gives_way: tuple[tuple[int, int], ...] = (),
    ) -> None:
        super().__init__()
        self._gives_way = gives_way
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setProperty("look", "rows")
        self.setModel(model)
        self.setItemDelegate(RowsDelegate(self))
        choose_by_rows(self, ROW_HEIGHT)
        self.nothing_found = NothingFound(self)
        if several:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        heads = self.horizontalHeader()
        heads.setMinimumSectionSize(40)
        for column in range(model.columnCount()):
            fixed = column in widths
            heads.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Fixed if fixed else QHeaderView.ResizeMode.Stretch
            )
            if fixed:
                self.setColumnWidth(column, widths[column])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        for column, least in self._gives_way:
            self.setColumnHidden(column, event.size().width() < least)
        super().resizeEvent(event)

    @property
    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from the top."""
        return sorted(one.row() for one in self.selectionModel().selectedRows())


def _draw_elided(painter: QPainter, room: QRectF, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, _LEFT, shown)
