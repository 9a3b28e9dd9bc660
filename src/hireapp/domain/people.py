"""Who takes part: people with a role, seats on a panel, candidates and their interviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hireapp.domain.ids import CandidateId, InterviewId, OpeningId, PersonId, SeatId
from hireapp.domain.text import initials
from hireapp.i18n import tr

SCORECARD_DUE_AFTER = timedelta(hours=24)
"""A scorecard is due this long after the interview's end, while memory is fresh."""


class Role(StrEnum):
    """What a person does in the workspace; it decides what they may see and do."""

    COORDINATOR = "coordinator"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"
    OBSERVER = "observer"

    @property
    def label(self) -> str:
        """The role in the user's language."""
        return {
            Role.COORDINATOR: tr("coordinator"),
            Role.HIRING_MANAGER: tr("hiring manager"),
            Role.INTERVIEWER: tr("interviewer"),
            Role.OBSERVER: tr("observer"),
        }[self]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses Hireapp; who retired works no more, but their name stays in use."""

    id: PersonId
    name: str
    role: Role
    has_pin: bool = False
    retired: bool = False

    @property
    def initials(self) -> str:
        """Up to two letters for a badge."""
        return initials(self.name)


@dataclass(frozen=True, slots=True)
class Seat:
    """One interviewer's place on an opening's panel; an observer's scorecard never counts."""

    id: SeatId
    opening_id: OpeningId
    person: Person
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who applies for an opening."""

    id: CandidateId
    opening_id: OpeningId
    name: str


class ConflictKind(StrEnum):
    """Why a person is kept from a candidate."""

    INTEREST = "interest"
    SAME_PERSON = "same_person"

    @property
    def label(self) -> str:
        """The kind in the user's language."""
        return {
            ConflictKind.INTEREST: tr("conflict of interest"),
            ConflictKind.SAME_PERSON: tr("is this candidate"),
        }[self]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A mark that keeps a person from a candidate: not rating, not meeting, not reading."""

    candidate: Candidate
    person: Person
    kind: ConflictKind
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class Interview:
    """One candidate meeting the panel (`seat_id` None) or one of its interviewers."""

    id: InterviewId
    candidate_id: CandidateId
    starts_at: datetime
    minutes: int
    place: str = ""
    seat_id: SeatId | None = None

    @property
    def scorecards_due_at(self) -> datetime:
        """When the scorecards of this interview are late."""
        return self.starts_at + timedelta(minutes=self.minutes) + SCORECARD_DUE_AFTER
