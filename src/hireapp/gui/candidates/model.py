"""The candidates of an opening as a table, found and filtered without a proxy."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from hireapp.domain.decisions import Decision
from hireapp.domain.ids import CandidateId
from hireapp.domain.progress import CandidateProgress, Stage
from hireapp.gui.context import Context
from hireapp.gui.dates import day_and_time
from hireapp.gui.widgets import as_tool_tip
from hireapp.i18n import tr

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns."""

    NAME = 0
    STAGE = 1
    INTERVIEW = 2
    PANEL = 3
    SCORECARDS = 4
    LAST_CHANGE = 5

    @property
    def heading(self) -> str:
        """The column's name in the user's language."""
        return {
            Column.NAME: tr("Candidate"),
            Column.STAGE: tr("Stage"),
            Column.INTERVIEW: tr("Interview"),
            Column.PANEL: tr("Panel"),
            Column.SCORECARDS: tr("Scorecards"),
            Column.LAST_CHANGE: tr("Last change"),
        }[self]


class CandidatesModel(QAbstractTableModel):
    """A flat list in the order of the store; what does not match is left out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._all: tuple[CandidateProgress, ...] = ()
        self._shown: list[CandidateProgress] = []
        self._text = ""
        self._stages: frozenset[Stage] = frozenset()
        self._decided: Mapping[CandidateId, Decision] = {}

    @property
    def everything(self) -> tuple[CandidateProgress, ...]:
        """All candidates, shown or not."""
        return self._all

    def set_entries(
        self,
        entries: tuple[CandidateProgress, ...],
        decided: Mapping[CandidateId, Decision] | None = None,
    ) -> None:
        """Show other candidates and what was decided, with the same search and filter."""
        self._all = entries
        self._decided = decided or {}
        self._refresh()

    def search(self, text: str, stages: frozenset[Stage]) -> None:
        """Show those whose name has `text` and who are in one of `stages` (none means all)."""
        self._text = text.casefold().strip()
        self._stages = stages
        self._refresh()

    def entry(self, row: int) -> CandidateProgress | None:
        """The candidate in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, candidate_id: CandidateId) -> int:
        """The row of a candidate, -1 when not shown."""
        ids = [entry.candidate.id for entry in self._shown]
        return ids.index(candidate_id) if candidate_id in ids else -1

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text_of(entry, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.NAME:
            return as_tool_tip(entry.candidate.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column = Column(index.column())
            return f"{column.heading}: {self._text_of(entry, column)}"
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return Column(section).heading
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text_of(self, entry: CandidateProgress, column: Column) -> str:
        match column:
            case Column.NAME:
                return entry.candidate.name
            case Column.STAGE:
                decision = self._decided.get(entry.candidate.id)
                decided = tr("Decided: {outcome}")
                return (
                    decided.format(outcome=decision.facts.outcome.label)
                    if decision
                    else entry.stage_text
                )
            case Column.INTERVIEW:
                meeting = entry.interview
                return day_and_time(self._context.local(meeting.starts_at)) if meeting else "–"
            case Column.PANEL:
                return ", ".join(f"{one.seat.person.name} {one.state.label}" for one in entry.seats)
            case Column.SCORECARDS:
                return entry.scorecards_text
            case Column.LAST_CHANGE:
                changed = entry.last_change
                return day_and_time(self._context.local(changed)) if changed else ""

    def _matches(self, entry: CandidateProgress) -> bool:
        if self._stages and entry.stage not in self._stages:
            return False
        return self._text in entry.candidate.name.casefold()

    def _refresh(self) -> None:
        self.beginResetModel()
        self._shown = [entry for entry in self._all if self._matches(entry)]
        self.endResetModel()
