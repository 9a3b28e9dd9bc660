"""Interviewers or questions as a flat table that sorts by any column, gaps always last."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from typing_extensions import override

from hireapp.gui import rows_model
from hireapp.gui.insights.columns import Column, Insight, SortKey
from hireapp.gui.rows_model import RowsModel


class InsightModel(RowsModel[Insight, Column[Insight]]):
    """Shows one row for each insight; `key` tells which rows are the same after a reload."""

    def __init__(self, columns: tuple[Column[Insight], ...], key: Callable[[Insight], str]) -> None:
        super().__init__(columns)
        self.ordered_column = 0
        self.descending = False
        self._key = key

    @override
    def show_rows(self, rows: Iterable[Insight]) -> None:
        """Show others, in the order chosen before."""
        super().show_rows(self._arranged(rows))

    def order_by(self, column: int, *, descending: bool) -> None:
        """Put the rows into another order; what is chosen stays chosen."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._key(self._shown[one.row()]) for one in before]
        self.ordered_column, self.descending = column, descending
        self._shown = self._arranged(self._shown)
        place = {self._key(one): row for row, one in enumerate(self._shown)}
        after = [
            self.index(place[key], one.column()) for key, one in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def key(self, row: int) -> str:
        """The key of a row, empty when there is none."""
        one = self.at(row)
        return "" if one is None else self._key(one)

    def row_of(self, key: str) -> int:
        """The row with a key, -1 when not shown."""
        keys = [self._key(one) for one in self._shown]
        return keys.index(key) if key in keys else -1

    def as_text(self) -> str:
        """The table as it stands, for a spreadsheet: a line a row, tabs between columns."""
        lines = [[column.heading for column in self.columns]]
        lines += [[column.cell(one).whole for column in self.columns] for one in self._shown]
        return "\n".join("\t".join(map(_for_spreadsheet, line)) for line in lines)

    @override
    def _cell(self, one: Insight, column: Column[Insight]) -> rows_model.Cell:
        cell = column.cell(one)
        tone = "strong" if column is self.columns[0] else "quiet" if cell.quiet else ""
        return rows_model.Cell(cell.text, cell.note, tone, cell.whole, cell.scale)

    @override
    def _spoken(self, cell: rows_model.Cell, column: Column[Insight]) -> str:
        return f"{column.heading}: {cell.tip}"

    @override
    def _heading(self, section: int) -> str:
        arrow = "▾" if self.descending else "▴"
        heading = super()._heading(section)
        return f"{heading} {arrow}" if section == self.ordered_column else heading

    def _arranged(self, rows: Iterable[Insight]) -> list[Insight]:
        """By the chosen column, equal ones by the first; what has no value comes last."""
        by_first = _sorted(rows, self.columns[0], descending=False)
        return _sorted(by_first, self.columns[self.ordered_column], descending=self.descending)


def _sorted(rows: Iterable[Insight], column: Column[Insight], *, descending: bool) -> list[Insight]:
    def key(one: Insight) -> tuple[bool, SortKey]:
        found = column.cell(one).sort
        return (found is None) is not descending, found or (0.0, "", "")

    return sorted(rows, key=key, reverse=descending)


def _for_spreadsheet(text: str) -> str:
    """One cell: no tab ends it, and no spreadsheet takes it for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line
