"""Interviewers or questions as a flat table that sorts by any column, gaps always last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from hireapp.gui.insights.columns import Cell, Column, Insight, SortKey
from hireapp.gui.widgets import as_tool_tip

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class InsightModel(QAbstractTableModel, Generic[Insight]):
    """Shows one row for each insight; `key` tells which rows are the same after a reload."""

    def __init__(self, columns: tuple[Column[Insight], ...], key: Callable[[Insight], str]) -> None:
        super().__init__()
        self.columns = columns
        self.ordered_column = 0
        self.descending = False
        self._key = key
        self._rows: list[tuple[Insight, tuple[Cell, ...]]] = []

    def show_rows(self, insights: Sequence[Insight]) -> None:
        """Show others, in the order chosen before."""
        self.beginResetModel()
        self._rows = [(one, tuple(column.cell(one) for column in self.columns)) for one in insights]
        self._arrange()
        self.endResetModel()

    def order_by(self, column: int, *, descending: bool) -> None:
        """Put the rows into another order; what is chosen stays chosen."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._key(self._rows[one.row()][0]) for one in before]
        self.ordered_column, self.descending = column, descending
        self._arrange()
        place = {self._key(insight): row for row, (insight, _) in enumerate(self._rows)}
        after = [
            self.index(place[key], one.column()) for key, one in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def insight(self, row: int) -> Insight | None:
        """What a row shows."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def key(self, row: int) -> str:
        """The key of a row, empty when there is none."""
        one = self.insight(row)
        return "" if one is None else self._key(one)

    def row_of(self, key: str) -> int:
        """The row with a key, -1 when not shown."""
        keys = [self._key(one) for one, _ in self._rows]
        return keys.index(key) if key in keys else -1

    def as_text(self) -> str:
        """The table as it stands, for a spreadsheet: a line a row, tabs between columns."""
        lines = [[column.heading for column in self.columns]]
        lines += [[cell.whole for cell in cells] for _, cells in self._rows]
        return "\n".join("\t".join(map(_for_spreadsheet, line)) for line in lines)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._rows[index.row()][1][index.column()]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tool_tip(cell.whole)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[index.column()].heading}: {cell.whole}"
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            heading = self.columns[section].heading
            arrow = "▾" if self.descending else "▴"
            return f"{heading} {arrow}" if section == self.ordered_column else heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _arrange(self) -> None:
        """By the chosen column, equal ones by the first; what has no value comes last."""
        _sort(self._rows, 0, descending=False)
        _sort(self._rows, self.ordered_column, descending=self.descending)


def _sort(rows: list[tuple[Insight, tuple[Cell, ...]]], column: int, *, descending: bool) -> None:
    def key(row: tuple[Insight, tuple[Cell, ...]]) -> tuple[bool, SortKey]:
        found = row[1][column].sort
        return (found is None) is not descending, found or (0.0, "", "")

    rows.sort(key=key, reverse=descending)


def _for_spreadsheet(text: str) -> str:
    """One cell: no tab ends it, and no spreadsheet takes it for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line
