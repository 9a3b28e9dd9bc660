"""A candidate's dossier: everything that the panel rated, heard, felt, agreed on and decided."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.domain.comparison import Row
from hireapp.domain.comparison_statistics import CandidateStatistics
from hireapp.domain.debrief import Debrief, DebriefItem, Voice
from hireapp.domain.decisions import Decision, exceptions_to_equal_treatment
from hireapp.domain.dumb_rules import DumbRule
from hireapp.domain.ids import CandidateId
from hireapp.domain.papers import CandidatePapers, Papers, Subject
from hireapp.domain.people import Person, Seat
from hireapp.domain.questions import Question
from hireapp.domain.scorecards import Reaction, Recommendation
from hireapp.i18n import tr


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one interviewer said beside the ratings; the reaction is never a score."""

    person: Person
    recommendation: Recommendation | None = None
    reaction: Reaction | None = None
    reaction_reason: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One candidate as a viewer may see them after the reveal.

    `figures` are the rating model's, None where it has none; `opener` is None where the opening
    does without; `rules` are those of ours that the candidate named.
    """

    debrief: Debrief
    judgements: tuple[Judgement, ...]
    submitted: int
    expected: int
    seal_broken: bool
    figures: CandidateStatistics | None = None
    opener: Question | None = None
    exceptions: tuple[str, ...] = ()
    rules: tuple[DumbRule, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def panel(self) -> tuple[Person, ...]:
        """Who rated, in the panel's order."""
        return tuple(one.person for one in self.judgements)

    def voice(self, item: DebriefItem, person: Person) -> Voice | None:
        """What one interviewer rated and heard of one question."""
        return next((one for one in item.voices if one.person.id == person.id), None)


def dossier(subject: Subject) -> Dossier | None:
    """The dossier of a subject's candidate; None where the viewer may not see the scorecards."""
    papers, candidate = subject.papers, subject.candidate
    if candidate is None or candidate.debrief is None:
        return None
    candidate_id = candidate.candidate.id
    row = _row(papers, candidate_id)
    opener = subject.kit.content.opener if subject.kit else None
    sheet = papers.comparison
    return Dossier(
        debrief=candidate.debrief,
        judgements=_judgements(papers.panel, candidate),
        submitted=row.submitted if row else len(candidate.scorecards),
        expected=row.expected if row else len(papers.panel),
        seal_broken=row.seal_broken if row else False,
        figures=_figures(papers, candidate_id),
        opener=opener if papers.opening.facts.uses_opener else None,
        exceptions=exceptions_to_equal_treatment(sheet, candidate_id) if sheet else (),
        rules=candidate.rules,
        decisions=candidate.decisions,
    )


def why_no_dossier(subject: Subject) -> str:
    """Why there is none, in words; empty when there is one."""
    if subject.candidate is None or subject.candidate.debrief is not None:
        return ""
    row = _row(subject.papers, subject.candidate.candidate.id)
    return row.withheld_text if row and row.withheld_text else tr("No scorecard is in yet.")


def _judgements(panel: tuple[Seat, ...], candidate: CandidatePapers) -> tuple[Judgement, ...]:
    found = []
    for seat in panel:
        card = candidate.scorecards.get(seat.id)
        if seat.counts and card and card.is_submitted:
            found.append(
                Judgement(seat.person, card.recommendation, card.reaction, card.reaction_reason)
            )
    return tuple(found)


def _row(papers: Papers, candidate_id: CandidateId) -> Row | None:
    rows = papers.comparison.rows if papers.comparison else ()
    return next((row for row in rows if row.candidate_id == candidate_id), None)


def _figures(papers: Papers, candidate_id: CandidateId) -> CandidateStatistics | None:
    found = papers.comparison.statistics if papers.comparison else ()
    every = (block.candidate(candidate_id) for block in found)
    return next((one for one in every if one is not None), None)
