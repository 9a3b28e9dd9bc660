"""How far a candidate and an opening are: counts and states, never contents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hireapp.domain.ids import ScorecardId
from hireapp.domain.openings import Opening
from hireapp.domain.people import Candidate, Interview, Seat
from hireapp.i18n import tr, trn


class SeatState(StrEnum):
    """How far one seat's scorecard of one candidate is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    LATE = "late"
    SUBMITTED = "submitted"

    @property
    def label(self) -> str:
        """The state in the user's language."""
        return {
            SeatState.NOT_STARTED: tr("not started"),
            SeatState.IN_PROGRESS: tr("in progress"),
            SeatState.LATE: tr("late"),
            SeatState.SUBMITTED: tr("submitted"),
        }[self]


class Stage(StrEnum):
    """Where a candidate is in the process."""

    TO_INTERVIEW = "to_interview"
    INTERVIEW_TODAY = "interview_today"
    WAITING = "waiting"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class SeatProgress:
    """One seat's scorecard of one candidate; `scorecard_id` only for the viewer's own.

    `expected` is False for a seat that does not count or has nothing to ask.
    """

    seat: Seat
    state: SeatState
    scorecard_id: ScorecardId | None = None
    expected: bool = True


@dataclass(frozen=True, slots=True)
class CandidateProgress:
    """One candidate's row on the Candidates page; `interview` is the next, else the last one."""

    candidate: Candidate
    interview: Interview | None
    seats: tuple[SeatProgress, ...]
    revealed: bool
    seal_broken: bool
    last_change: datetime | None
    today: bool
    elsewhere: int = 0
    """Scorecards expected on the coordinator's machine, when this one holds one seat's kit."""

    @property
    def expected(self) -> int:
        """Scorecards expected: those of the seats that count and have something to ask."""
        return self.elsewhere + sum(1 for one in self.seats if one.expected)

    @property
    def submitted(self) -> int:
        """Expected scorecards that are in."""
        return sum(1 for one in self.seats if one.expected and one.state is SeatState.SUBMITTED)

    @property
    def stage(self) -> Stage:
        """Where the candidate is."""
        if self.expected and self.submitted >= self.expected:
            return Stage.READY
        started = any(one.state is not SeatState.NOT_STARTED for one in self.seats)
        if started:
            return Stage.WAITING
        return Stage.INTERVIEW_TODAY if self.today else Stage.TO_INTERVIEW

    @property
    def stage_text(self) -> str:
        """The stage in words, with how many scorecards are missing."""
        missing = self.expected - self.submitted
        return {
            Stage.READY: tr("Ready to debrief"),
            Stage.INTERVIEW_TODAY: tr("Interview today"),
            Stage.TO_INTERVIEW: tr("To interview"),
            Stage.WAITING: trn("Waiting for {n} scorecard", "Waiting for {n} scorecards", missing),
        }[self.stage]

    @property
    def scorecards_text(self) -> str:
        """How many scorecards are in, and whether they are sealed."""
        if not self.expected:
            return tr("no panel yet")
        if not self.submitted:
            return tr("none yet")
        return counts_text(self.submitted, self.expected, revealed=self.revealed)


@dataclass(frozen=True, slots=True)
class OpeningProgress:
    """One opening's card on Home."""

    opening: Opening
    candidates: int
    submitted: int
    expected: int
    has_kit: bool
    has_panel: bool

    @property
    def is_complete(self) -> bool:
        """Whether every expected scorecard is in."""
        return self.expected > 0 and self.submitted >= self.expected

    @property
    def state_text(self) -> str:
        """What the opening waits for, in two or three words."""
        if self.is_complete:
            return tr("Ready to debrief")
        if self.submitted:
            return tr("Interviewing")
        if not self.has_kit:
            return tr("Needs a kit")
        if not self.has_panel:
            return tr("Needs a panel")
        return tr("Ready to interview") if self.candidates else tr("Needs candidates")


@dataclass(frozen=True, slots=True)
class DueScorecard:
    """A scorecard that somebody still owes."""

    person: str
    candidate: Candidate
    opening_title: str
    due_at: datetime
    late: bool


def counts_text(submitted: int, expected: int, *, revealed: bool) -> str:
    """The line that stands where scores may not be shown: "sealed, 3 of 4 in"."""
    pattern = tr("{done} of {all}, revealed") if revealed else tr("sealed, {done} of {all} in")
    return pattern.format(done=submitted, all=expected)
