"""A table of plain texts: one row is chosen at a time, and the keyboard's place is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)
from typing_extensions import override

from hireapp.gui import theme, widgets
from hireapp.gui.rows_table import choose_by_rows

_ROW_HEIGHT = 36


class FocusedRow(QStyledItemDelegate):
    """Marks the chosen row with two lines while the table has the keyboard."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if chosen and option.widget.hasFocus():
            rect, colour = QRectF(option.rect), QColor(theme.tokens().focus)
            for top in (rect.top(), rect.bottom() - 2):
                painter.fillRect(QRectF(rect.left(), top, rect.width(), 2), colour)


class PlainTable(QTableWidget):
    """Columns named in `stretched` share the room that the others leave."""

    def __init__(self, heads: Sequence[str], *, stretched: Sequence[int], spoken: str) -> None:
        super().__init__(0, len(heads))
        self.setAccessibleName(spoken)
        self.setProperty("look", "rows")
        self.setItemDelegate(FocusedRow(self))
        self.setHorizontalHeaderLabels(list(heads))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        choose_by_rows(self, _ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for place in stretched:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these texts, in place of those before."""
        self.setRowCount(len(rows))
        for line, texts in enumerate(rows):
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(widgets.as_tool_tip(text))
                self.setItem(line, place, item)
