"""The candidates of an opening as a table, found and filtered without a proxy."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from typing_extensions import override

from hireapp.domain.decisions import Decision
from hireapp.domain.ids import CandidateId
from hireapp.domain.progress import CandidateProgress, Stage
from hireapp.gui.context import Context
from hireapp.gui.dates import day_and_time
from hireapp.gui.rows_model import Cell, RowsModel
from hireapp.i18n import tr


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


class CandidatesModel(RowsModel[CandidateProgress, Column]):
    """A flat list in the order of the store; what does not match is left out."""

    def __init__(self, context: Context) -> None:
        super().__init__(Column)
        self._context = context
        self._text = ""
        self._stages: frozenset[Stage] = frozenset()
        self._decided: Mapping[CandidateId, Decision] = {}

    def show_entries(
        self,
        entries: tuple[CandidateProgress, ...],
        decided: Mapping[CandidateId, Decision] | None = None,
    ) -> None:
        """Show other candidates and what was decided, with the same search and filter."""
        self._decided = decided or {}
        self.show_rows(entries)

    def search(self, text: str, stages: frozenset[Stage]) -> None:
        """Show those whose name has `text` and who are in one of `stages` (none means all)."""
        self._text = text.casefold().strip()
        self._stages = stages
        self._refresh()

    def row_of(self, candidate_id: CandidateId) -> int:
        """The row of a candidate, -1 when not shown."""
        ids = [entry.candidate.id for entry in self._shown]
        return ids.index(candidate_id) if candidate_id in ids else -1

    @override
    def _cell(self, one: CandidateProgress, column: Column) -> Cell:
        return Cell(
            self._text_of(one, column),
            tip=one.candidate.name if column is Column.NAME else "",
            drawn=one if column is Column.PANEL else None,
        )

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

    @override
    def _matches(self, one: CandidateProgress) -> bool:
        if self._stages and one.stage not in self._stages:
            return False
        return self._text in one.candidate.name.casefold()
