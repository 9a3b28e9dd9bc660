"""The grid's model: one row a candidate, one column an attitude, the last one overall."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from hireapp.domain.comparison import Block, Cell, Overall, Row
from hireapp.domain.ids import CandidateId
from hireapp.gui.compare import words
from hireapp.gui.compare.ordering import Ordering, rows_in
from hireapp.gui.widgets import as_tool_tip
from hireapp.i18n import tr
from hireapp.paper.comparison_words import Order, no_score_text

SHOWN_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a cell is drawn from: a Cell, an Overall, a Withheld, or None for nothing."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Withheld:
    """The one text of a row whose scores may not be shown."""

    text: str


class GridModel(QAbstractTableModel):
    """Candidates who were rated on one version of the kit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.block = Block(0, (), ())
        self.rows: tuple[Row, ...] = ()
        self.ordering: Ordering = Order.NAME

    def show_block(self, block: Block, ordering: Ordering) -> None:
        """Show another block; a selection stays with its candidate."""
        rows = rows_in(block, ordering)
        same = {row.candidate_id for row in rows} == {row.candidate_id for row in self.rows}
        if same and block.columns == self.block.columns and len(rows) == len(self.rows):
            self.layoutAboutToBeChanged.emit()
            self._keep_persistent(rows)
            self._set(block, rows, ordering)
            self.layoutChanged.emit()
        else:
            self.beginResetModel()
            self._set(block, rows, ordering)
            self.endResetModel()

    @property
    def overall_column(self) -> int:
        """Where the overall mean stands."""
        return len(self.block.columns)

    @property
    def ordered_column(self) -> int | None:
        """The column by which the rows are ordered; None: by name."""
        if self.ordering is Order.OVERALL:
            return self.overall_column
        for place, column in enumerate(self.block.columns):
            if column.attitude_id == self.ordering:
                return place
        return None

    def ordering_of(self, column: int) -> Ordering:
        """The order that a click on a column's head asks for."""
        if column < self.overall_column:
            return self.block.columns[column].attitude_id
        return Order.OVERALL

    def row_of(self, candidate_id: CandidateId) -> int | None:
        """Where a candidate stands."""
        places = (n for n, row in enumerate(self.rows) if row.candidate_id == candidate_id)
        return next(places, None)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or not self.rows else self.overall_column + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == SHOWN_ROLE:
            return self._shown(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._described(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tool_tip(self._described(row, column))
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
        text = self._column_title(section) if horizontal else self._name(section)
        return as_tool_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def _set(self, block: Block, rows: tuple[Row, ...], ordering: Ordering) -> None:
        self.block, self.rows, self.ordering = block, rows, ordering

    def _keep_persistent(self, rows: tuple[Row, ...]) -> None:
        places = {row.candidate_id: place for place, row in enumerate(rows)}
        for old in self.persistentIndexList():
            place = places[self.rows[old.row()].candidate_id]
            self.changePersistentIndex(old, self.createIndex(place, old.column()))

    def _shown(self, row: Row, column: int) -> Cell | Overall | Withheld | None:
        if not row.visible:
            return Withheld(row.withheld_text) if column == 0 else None
        return row.overall if column == self.overall_column else row.cells[column]

    def _text(self, row: Row, column: int) -> str:
        match self._shown(row, column):
            case Withheld(text=text):
                return text
            case Overall(mean=mean):
                return f"{mean:.2f}"
            case Cell(mean=None) as cell:
                return no_score_text(cell)
            case Cell(mean=mean):
                return f"{mean:.2f}"
            case None:
                return ""

    def _described(self, row: Row, column: int) -> str:
        if not row.visible:
            pattern = tr("{candidate}: {text}")
            return pattern.format(candidate=row.name, text=row.withheld_text)
        if column == self.overall_column:
            return words.described_overall(row, row.overall)
        return words.described_cell(row, self.block.columns[column], row.cells[column])

    def _column_title(self, section: int) -> str:
        if section < self.overall_column:
            return self.block.columns[section].name
        return tr("Overall, raw mean · bar: lowest to highest interviewer")

    def _name(self, section: int) -> str:
        return self.rows[section].name if 0 <= section < len(self.rows) else ""
