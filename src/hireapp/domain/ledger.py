"""The equal-treatment ledger: how an interview was led, never what was heard or scored in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hireapp.domain.ids import CandidateId, PersonId, QuestionId, ScorecardId
from hireapp.domain.questions import Question

ASKED_AFTER_SECONDS = 10.0
"""On screen for less, a question was only looked at."""


class MarkKind(StrEnum):
    """What can be ticked beside a question."""

    PROBE = "probe"
    LISTEN = "listen"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One ticked probe, listen-for signal or warning sign; `place` counts from 0 in its list."""

    question_id: QuestionId
    kind: MarkKind
    place: int


def tickable(question: Question, kind: MarkKind) -> tuple[str, ...]:
    """The texts beside a question that can be ticked, of one kind."""
    return {
        MarkKind.PROBE: tuple(one.text for one in question.probes),
        MarkKind.LISTEN: question.listen_for,
        MarkKind.WARNING: question.warning_signs,
    }[kind]


def ticked(question: Question, kind: MarkKind, marks: Collection[Mark]) -> tuple[str, ...]:
    """Those of them that were ticked; marks that stand beside nothing are passed over."""
    return tuple(
        text
        for place, text in enumerate(tickable(question, kind))
        if Mark(QuestionId(question.id), kind, place) in marks
    )


@dataclass(frozen=True, slots=True)
class OffKitQuestion:
    """A question that is not in the kit: logged, never scored; `after` was on screen then."""

    sequence: int
    text: str
    asked_at: datetime
    after: QuestionId | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What was agreed with a candidate before the interview, and that there is a background.

    `adjustments` says what was agreed ("large print, a break"), never why. `has_background` tells
    whether a CV or other facts are kept; they are loaded only when somebody opens them.
    """

    candidate_id: CandidateId
    extra_minutes: int = 0
    adjustments: str = ""
    has_background: bool = False

    @property
    def is_adjusted(self) -> bool:
        """Whether anything was agreed."""
        return bool(self.extra_minutes or self.adjustments)


@dataclass(frozen=True, slots=True)
class Ledger:
    """How one seat led its interview of one candidate.

    `seconds` were spent on each step; `order` has the steps in the order in which they were
    asked. `marks` has what was ticked; the warning and listening signs among them are contents of
    the scorecard and visible only with it.
    """

    scorecard_id: ScorecardId
    candidate_id: CandidateId
    person_id: PersonId
    seconds: Mapping[QuestionId, float] = field(default_factory=dict)
    order: tuple[QuestionId, ...] = ()
    marks: frozenset[Mark] = frozenset()
    off_kit: tuple[OffKitQuestion, ...] = ()
    background_opened: int = 0
    screen_seen: bool = False
    is_prepared: bool = False

    @property
    def total_seconds(self) -> float:
        """The whole interview, pauses left out."""
        return sum(self.seconds.values())

    def probes_used(self, question_id: QuestionId) -> int:
        """How many of a question's probes were ticked."""
        return sum(
            one.kind is MarkKind.PROBE and one.question_id == question_id for one in self.marks
        )


def order_changed(order: Sequence[QuestionId], planned: Sequence[QuestionId]) -> bool:
    """Whether the planned questions were asked in another order than planned."""
    places = [planned.index(one) for one in order if one in planned]
    return places != sorted(places)
