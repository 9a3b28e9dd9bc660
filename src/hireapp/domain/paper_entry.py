"""Scorecards filled on paper: one line each, typed by keys, and what a second look finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hireapp.domain.ids import QuestionId, ScorecardId
from hireapp.domain.people import Candidate, Seat
from hireapp.domain.scorecards import NoScore, PaperMark, Rating, Reaction, Recommendation, Score
from hireapp.i18n import tr

RATING_KEYS: Mapping[str, Rating] = {
    **{str(int(score)): score for score in Score},
    "n": NoScore.NOT_ASKED,
    "e": NoScore.NO_EVIDENCE,
    "d": NoScore.DECLINED,
}
REACTION_KEYS: Mapping[str, Reaction] = {
    "f": Reaction.FLAT,
    "w": Reaction.WARM,
    "g": Reaction.GOOSE_BUMPS,
}
RECOMMENDATION_KEYS: Mapping[str, Recommendation] = {
    "1": Recommendation.STRONG_NO,
    "2": Recommendation.NO,
    "3": Recommendation.YES,
    "4": Recommendation.STRONG_YES,
    "c": Recommendation.CANNOT_JUDGE,
}


OPENER_CELL, RECOMMENDATION_CELL = "opener", "recommendation"


def cell_of(question_id: QuestionId) -> str:
    """The name of a question's cell, as its circles on paper have it."""
    return f"q:{question_id}"


class PaperState(StrEnum):
    """Whether a scorecard can still be entered from paper."""

    OPEN = "open"
    ON_SCREEN = "on_screen"
    IN = "in"
    FROM_PAPER = "from_paper"


class Doubt(StrEnum):
    """Why a scan does not say what was marked."""

    EMPTY = "empty"
    SEVERAL = "several"
    FAINT = "faint"
    TWICE = "twice"
    LOST = "lost"

    @property
    def sentence(self) -> str:
        """What the scan shows and what to do, in the user's language."""
        shows = {
            Doubt.EMPTY: tr("The scan shows no filled circle."),
            Doubt.SEVERAL: tr("The scan shows more than one filled circle."),
            Doubt.FAINT: tr("The scan shows a circle that is neither filled nor clean."),
            Doubt.TWICE: tr("Two scans of this page differ."),
            Doubt.LOST: tr("The scan does not show the circles where they were printed."),
        }[self]
        return tr("{what} Look at the paper and type it.").format(what=shows)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """What stands on one paper scorecard.

    `unclear` holds the cells, by `cell_of`, that a scan left open: a person has to type them.
    """

    ratings: Mapping[QuestionId, Rating] = field(default_factory=dict)
    evidence: Mapping[QuestionId, str] = field(default_factory=dict)
    reaction: Reaction | None = None
    recommendation: Recommendation | None = None
    unclear: Mapping[str, Doubt] = field(default_factory=dict)

    def missing(self, questions: Iterable[QuestionId], *, opener_asked: bool) -> int:
        """How many of its cells are still empty."""
        empty = sum(1 for one in questions if one not in self.ratings)
        return empty + (self.recommendation is None) + (opener_asked and self.reaction is None)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One candidate and interviewer in the grid; no contents of what is in.

    `kit_number` is the version that the candidate is rated on; `typed` is what the viewer has
    typed and not entered yet.
    """

    candidate: Candidate
    seat: Seat
    questions: tuple[QuestionId, ...]
    prompts: tuple[str, ...]
    opener_asked: bool
    state: PaperState
    mark: PaperMark | None = None
    scorecard_id: ScorecardId | None = None
    revealed: bool = False
    typed: PaperLine = field(default_factory=PaperLine)
    kit_number: int = 0

    @property
    def state_text(self) -> str:
        """The state in words."""
        if self.mark is not None:
            return self.mark.sentence
        kept = tr("in") if self.revealed else tr("in, sealed")
        return {
            PaperState.OPEN: tr("to enter"),
            PaperState.ON_SCREEN: tr("begun on screen by the interviewer"),
        }.get(self.state, kept)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two readings of the same paper differ; `question_id` empty beyond the ratings."""

    what: str
    first: str
    second: str
    question_id: QuestionId | None = None


def differences(
    first: PaperLine, second: PaperLine, questions: Iterable[tuple[QuestionId, str]]
) -> tuple[Difference, ...]:
    """Where the second reading differs, in the order of the paper; evidence is not compared."""
    found = [
        Difference(prompt, label(first.ratings.get(one)), label(second.ratings.get(one)), one)
        for one, prompt in questions
        if first.ratings.get(one) != second.ratings.get(one)
    ]
    if first.reaction is not second.reaction:
        found.append(
            Difference(tr("Reaction to the opener"), label(first.reaction), label(second.reaction))
        )
    if first.recommendation is not second.recommendation:
        found.append(
            Difference(
                tr("Recommendation"), label(first.recommendation), label(second.recommendation)
            )
        )
    return tuple(found)


def label(value: Rating | Reaction | Recommendation | None) -> str:
    """A cell's value in words."""
    if value is None:
        return "–"
    return str(int(value)) if isinstance(value, Score) else value.label
