"""The consensus form: everybody's first ratings side by side, and room for what is agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hireapp.domain.debrief import Consensus
from hireapp.domain.papers import Subject
from hireapp.domain.people import Person
from hireapp.domain.scorecards import Rating, Recommendation, Score


@dataclass(frozen=True, slots=True)
class FirstRating:
    """What one interviewer rated; None: nothing, or nothing that may be seen."""

    rating: Rating | None = None
    is_amended: bool = False


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """One question: the panel's ratings in its order, and what was agreed if anything was."""

    attitude: str
    prompt: str
    ratings: tuple[FirstRating, ...]
    consensus: Consensus | None = None

    @property
    def bounds(self) -> tuple[int, int] | None:
        """The lowest and the highest score, None without any."""
        scores = [int(one.rating) for one in self.ratings if isinstance(one.rating, Score)]
        return (min(scores), max(scores)) if scores else None


@dataclass(frozen=True, slots=True)
class ConsensusForm:
    """One candidate's form; `is_open` tells whether the viewer may see the ratings.

    `interviews` are the moments when the panel met the candidate; `recommendations` are in the
    panel's order, None where there is none to be seen.
    """

    panel: tuple[Person, ...]
    interviews: tuple[datetime, ...]
    rows: tuple[AgreedRow, ...]
    is_open: bool
    recommendations: tuple[Recommendation | None, ...]
    notes: str = ""


def consensus_form(subject: Subject) -> ConsensusForm:
    """The form about a subject's candidate; empty where the ratings are sealed for the viewer."""
    papers, candidate = subject.papers, subject.candidate
    seats = [seat for seat in papers.panel if seat.counts]
    panel = tuple(seat.person for seat in seats)
    meetings = sorted(one.starts_at for one in (candidate.interviews if candidate else ()))
    debrief = candidate.debrief if candidate else None
    if candidate is None or debrief is None:
        content = subject.kit.content.questions if subject.kit else ()
        nothing = tuple(FirstRating() for _ in panel)
        rows = tuple(AgreedRow(one.attitude.name, one.question.prompt, nothing) for one in content)
        unknown = tuple(None for _ in panel)
        return ConsensusForm(panel, tuple(meetings), rows, False, unknown)
    rows = tuple(
        AgreedRow(
            item.attitude.name,
            item.question.prompt,
            tuple(
                next(
                    (
                        FirstRating(voice.original, voice.is_amended)
                        for voice in item.voices
                        if voice.person.id == person.id
                    ),
                    FirstRating(),
                )
                for person in panel
            ),
            item.consensus,
        )
        for item in debrief.items
    )
    cards = [candidate.scorecards.get(seat.id) for seat in seats]
    chosen = tuple(card.recommendation if card else None for card in cards)
    return ConsensusForm(panel, tuple(meetings), rows, True, chosen, debrief.notes)
