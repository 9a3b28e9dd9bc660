"""The record of an opening's decisions: who was considered, what was decided, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hireapp.domain.decisions import Decision
from hireapp.domain.openings import Opening
from hireapp.domain.papers import CandidatePapers, Papers


@dataclass(frozen=True, slots=True)
class Considered:
    """One candidate of the record; `decisions` are oldest first, empty while nobody decided."""

    papers: CandidatePapers
    submitted: int
    expected: int

    @property
    def name(self) -> str:
        """The candidate's name."""
        return self.papers.candidate.name

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided, oldest first."""
        return self.papers.decisions

    @property
    def decision(self) -> Decision | None:
        """The decision in force."""
        return self.papers.decision

    @property
    def keep_until(self) -> date | None:
        """Until when the papers are kept, None while that is open."""
        return self.papers.keep_until


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """All candidates of an opening, alphabetically."""

    opening: Opening
    candidates: tuple[Considered, ...]

    @property
    def decided(self) -> tuple[Considered, ...]:
        """Those on whom somebody decided."""
        return tuple(one for one in self.candidates if one.decisions)


def decision_record(papers: Papers) -> DecisionRecord:
    """The record as the papers' viewer may see it."""
    rows = papers.comparison.rows if papers.comparison else ()
    counts = {row.candidate_id: (row.submitted, row.expected) for row in rows}
    return DecisionRecord(
        papers.opening,
        tuple(
            Considered(one, *counts.get(one.candidate.id, (0, len(papers.panel))))
            for one in papers.candidates
        ),
    )
