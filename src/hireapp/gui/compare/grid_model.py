"""The grid's model: one row a candidate; service level, attitudes and overall as columns."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from hireapp.domain.comparison import Block, Row
from hireapp.domain.ids import CandidateId
from hireapp.gui.compare.block_view import BlockView
from hireapp.gui.widgets import as_tool_tip

SHOWN_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a cell is drawn from: a Chip, a Level, a Bar, a Withheld, or None for nothing."""

Index = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractTableModel):
    """Candidates who were rated on one version of the kit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = BlockView(Block(0, (), ()))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The candidates in the order shown."""
        return self.view.rows

    def show_view(self, view: BlockView) -> None:
        """Show another block or the same one otherwise; a selection stays with its candidate."""
        same_rows = {one.candidate_id for one in view.rows} == {
            one.candidate_id for one in self.rows
        }
        same_columns = sorted(view.keys) == sorted(self.view.keys)
        if same_rows and same_columns and len(view.rows) == len(self.rows):
            self.layoutAboutToBeChanged.emit()
            self._keep_persistent(view)
            self.view = view
            self.layoutChanged.emit()
        else:
            self.beginResetModel()
            self.view = view
            self.endResetModel()

    def row_of(self, candidate_id: CandidateId) -> int | None:
        """Where a candidate stands."""
        places = (n for n, row in enumerate(self.rows) if row.candidate_id == candidate_id)
        return next(places, None)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or not self.rows else self.view.overall_column + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == SHOWN_ROLE:
            return self.view.shown(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.view.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.view.described(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tool_tip(self.view.described(row, column))
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        horizontal = orientation is Qt.Orientation.Horizontal
        text = self.view.title(section) if horizontal else self._name(section)
        return as_tool_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def _keep_persistent(self, view: BlockView) -> None:
        places = {row.candidate_id: place for place, row in enumerate(view.rows)}
        columns = {key: place for place, key in enumerate(view.keys)}
        for old in self.persistentIndexList():
            place = places[self.rows[old.row()].candidate_id]
            column = columns[self.view.keys[old.column()]]
            self.changePersistentIndex(old, self.createIndex(place, column))

    def _name(self, section: int) -> str:
        return self.rows[section].name if 0 <= section < len(self.rows) else ""
