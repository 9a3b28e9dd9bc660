"""Scorecards: one interviewer's ratings of one candidate, drafted, submitted, then only amended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from hireapp.domain.ids import CandidateId, KitId, QuestionId, ScorecardId, SeatId
from hireapp.domain.text import LINE_LIMIT, required_line
from hireapp.errors import Refused
from hireapp.i18n import tr, trn

WIDE_RANGE = 2
"""Interviewers who differ by this many points or more have something to talk about."""


class Score(IntEnum):
    """A point of the anchored scale."""

    ONE = 1
    TWO = 2
    THREE = 3
    FOUR = 4
    FIVE = 5


class NoScore(StrEnum):
    """Why there is no score: three different things, none of them a number."""

    NOT_ASKED = "not_asked"
    NO_EVIDENCE = "no_evidence"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """The reason in the user's language."""
        return {
            NoScore.NOT_ASKED: tr("not asked"),
            NoScore.NO_EVIDENCE: tr("no evidence"),
            NoScore.DECLINED: tr("declined"),
        }[self]


Rating = Score | NoScore


class Reaction(StrEnum):
    """The interviewer's own reaction to the opener's answer; never a score."""

    FLAT = "flat"
    WARM = "warm"
    GOOSE_BUMPS = "goose_bumps"

    @property
    def label(self) -> str:
        """The reaction in the user's language."""
        return {
            Reaction.FLAT: tr("flat"),
            Reaction.WARM: tr("warm"),
            Reaction.GOOSE_BUMPS: tr("goose bumps"),
        }[self]


class Recommendation(StrEnum):
    """The overall judgement, asked only after the ratings."""

    STRONG_YES = "strong_yes"
    YES = "yes"
    NO = "no"
    STRONG_NO = "strong_no"
    CANNOT_JUDGE = "cannot_judge"

    @property
    def label(self) -> str:
        """The recommendation in the user's language."""
        return {
            Recommendation.STRONG_YES: tr("strong yes"),
            Recommendation.YES: tr("yes"),
            Recommendation.NO: tr("no"),
            Recommendation.STRONG_NO: tr("strong no"),
            Recommendation.CANNOT_JUDGE: tr("cannot judge"),
        }[self]


class ScorecardState(StrEnum):
    """Draft until submitted; submitting seals."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one interviewer keeps of one answer: the rating (None: not yet) and the evidence."""

    question_id: QuestionId
    rating: Rating | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change after submitting; the original stays. Ordered by `sequence`, not by time."""

    sequence: int
    question_id: QuestionId
    before: Rating | None
    after: Rating
    reason: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class PaperMark:
    """That a scorecard was typed in from paper, by whom, and who looked at it a second time."""

    entered_by: str
    entered_at: datetime
    checked_by: str = ""

    @property
    def sentence(self) -> str:
        """The mark in words, wherever the scorecard shows."""
        if self.checked_by:
            pattern = tr("Entered from paper by {name}, looked at again by {other}.")
            return pattern.format(name=self.entered_by, other=self.checked_by)
        return tr("Entered from paper by {name}.").format(name=self.entered_by)

    @property
    def aside(self) -> str:
        """The mark beside a rating or a name."""
        if self.checked_by:
            pattern = tr("from paper, entered by {name}, looked at again by {other}")
            return pattern.format(name=self.entered_by, other=self.checked_by)
        return tr("from paper, entered by {name}").format(name=self.entered_by)

    def said_of(self, names: Iterable[str]) -> str:
        """The mark as a sentence about the scorecards of these people."""
        return tr("{person}: {entered}.").format(person=", ".join(names), entered=self.aside)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A scorecard as its reader may see it.

    While it is a draft, `reaction` and `reaction_reason` are withheld from everybody, its
    author included, and `reaction_noted` tells whether there is one.
    """

    id: ScorecardId
    candidate_id: CandidateId
    seat_id: SeatId
    kit_id: KitId
    state: ScorecardState
    answers: Mapping[QuestionId, Answer] = field(default_factory=dict)
    reaction_noted: bool = False
    reaction: Reaction | None = None
    reaction_reason: str = ""
    recommendation: Recommendation | None = None
    place: QuestionId | None = None
    started_at: datetime | None = None
    submitted_at: datetime | None = None
    amendments: tuple[Amendment, ...] = ()
    paper: PaperMark | None = None

    @property
    def is_submitted(self) -> bool:
        """Whether it is sealed."""
        return self.state is ScorecardState.SUBMITTED

    def answer(self, question_id: QuestionId) -> Answer:
        """The answer to a question, an empty one when nothing was noted."""
        return self.answers.get(question_id, Answer(question_id))

    def unrated(self, expected: Iterable[QuestionId]) -> tuple[QuestionId, ...]:
        """The expected questions that have neither a score nor a reason for none."""
        return tuple(one for one in expected if self.answer(one).rating is None)


def check_is_draft(state: ScorecardState) -> None:
    """Refuse to edit a sealed scorecard.

    Raises:
        Refused: when it was submitted.
    """
    if state is not ScorecardState.DRAFT:
        raise Refused(
            tr("This scorecard is submitted and sealed."),
            tr("It can only be amended, with a reason; the original is kept."),
        )


def check_can_submit(
    scorecard: Scorecard,
    *,
    expected: Iterable[QuestionId],
    recommendation: Recommendation | None,
    opener_asked: bool,
) -> None:
    """Refuse to seal what is not finished.

    Raises:
        Refused: when a question has neither score nor reason, the opener's reaction is missing
            or no recommendation was chosen.
    """
    check_is_draft(scorecard.state)
    missing = scorecard.unrated(expected)
    if missing:
        raise Refused(
            trn("{n} question is not rated yet.", "{n} questions are not rated yet.", len(missing)),
            tr("Rate it, or say why there is no score."),
        )
    if opener_asked and not scorecard.reaction_noted:
        raise Refused(tr("Your reaction to the opener is not noted yet."))
    if recommendation is None:
        raise Refused(tr("Please choose a recommendation."))


def checked_amendment(
    state: ScorecardState, *, before: Rating | None, after: Rating, reason: str
) -> str:
    """The cleaned reason of an amendment.

    Raises:
        Refused: when the scorecard is still a draft, nothing changes, or no reason is given.
    """
    if state is not ScorecardState.SUBMITTED:
        raise Refused(tr("A draft is edited, not amended."))
    if before == after:
        raise Refused(tr("The amendment changes nothing."))
    return required_line(reason, what=tr("the reason for the amendment"), limit=LINE_LIMIT)
