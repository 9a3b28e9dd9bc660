"""The model of a table: flat rows under columns with a heading, perhaps not all of them shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from hireapp.gui.widgets import as_tool_tip

Index = QModelIndex | QPersistentModelIndex
NOTE_ROLE = Qt.ItemDataRole.UserRole + 1
TONE_ROLE = Qt.ItemDataRole.UserRole + 2
DRAWN_ROLE = Qt.ItemDataRole.UserRole + 3
_NOWHERE = QModelIndex()


class Headed(Protocol):
    """A column."""

    @property
    def heading(self) -> str:
        """Its name in the user's language."""


Row = TypeVar("Row")
Column = TypeVar("Column", bound=Headed)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell tells: a text, perhaps a small note below it and a tool tip.

    A `tone` is "strong", "quiet", "bad" or nothing; `drawn` is for a delegate that draws more.
    """

    text: str
    note: str = ""
    tone: str = ""
    tip: str = ""
    drawn: object = None


class RowsModel(QAbstractTableModel, Generic[Row, Column]):
    """A subclass says what its cells tell, and which rows match when they can be searched."""

    def __init__(self, columns: Iterable[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._all: tuple[Row, ...] = ()
        self._shown: list[Row] = []

    @property
    def everything(self) -> tuple[Row, ...]:
        """All rows, shown or not."""
        return self._all

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that match, in order."""
        return tuple(self._shown)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show others, found and filtered as before."""
        self._all = tuple(rows)
        self._refresh()

    def at(self, row: int) -> Row | None:
        """What a row shows."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.at(index.row())
        if one is None:
            return None
        column = self.columns[index.column()]
        cell = self._cell(one, column)
        told: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: cell.text,
            Qt.ItemDataRole.ToolTipRole: as_tool_tip(cell.tip),
            Qt.ItemDataRole.AccessibleTextRole: self._spoken(cell, column),
            NOTE_ROLE: cell.note,
            TONE_ROLE: cell.tone,
            DRAWN_ROLE: cell.drawn,
        }
        return told.get(role)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._heading(section)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cell(self, one: Row, column: Column) -> Cell:
        raise NotImplementedError

    def _spoken(self, cell: Cell, column: Column) -> str:
        """What a screen reader says of a cell."""
        return ", ".join(part for part in (f"{column.heading}: {cell.text}", cell.note) if part)

    def _heading(self, section: int) -> str:
        return self.columns[section].heading

    def _matches(self, one: Row) -> bool:
        del one
        return True

    def _refresh(self) -> None:
        self.beginResetModel()
        self._shown = [one for one in self._all if self._matches(one)]
        self.endResetModel()
