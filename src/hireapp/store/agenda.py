"""Use cases on the schedule: who meets whom and when, and the scorecards still owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain import schedule
from hireapp.domain.ids import CandidateId, OpeningId, PersonId
from hireapp.domain.openings import Opening
from hireapp.domain.people import Candidate, Interview, Seat
from hireapp.domain.progress import DueScorecard, SeatState
from hireapp.domain.schedule import DaySchedule, Meeting, interview_of
from hireapp.domain.text import sort_key
from hireapp.store.candidates import seat_progress
from hireapp.store.database import Database
from hireapp.store.rows import to_candidate, to_interview, to_opening
from hireapp.store.standing import Panorama, look_over
from hireapp.store.tables import CandidateRow, ConflictRow, InterviewRow, OpeningRow


@dataclass(frozen=True, slots=True)
class Unplanned:
    """A candidate without a time for some seats; no seats when the panel is still empty."""

    candidate: Candidate
    opening: Opening
    seats: tuple[Seat, ...]


def meetings(database: Database, viewer: PersonId) -> tuple[Meeting, ...]:
    """Every interview that was ever planned, earliest first."""
    with database.read() as session:
        return schedule.in_order(_Plan(session, viewer).meetings())


def day(
    database: Database,
    viewer: PersonId,
    when: date | None = None,
    *,
    zone: tzinfo | None = None,
) -> DaySchedule:
    """The interviews of one day (None: today); `zone` None is this machine's."""
    wanted = when or database.now().astimezone(zone).date()
    return schedule.day_schedule(meetings(database, viewer), wanted, zone)


def unplanned(database: Database, viewer: PersonId) -> tuple[Unplanned, ...]:
    """The candidates who still need a time, by opening and name.

    Whoever has begun or submitted a scorecard needs none any more.
    """
    with database.read() as session:
        found = _Plan(session, viewer).unplanned()
    return tuple(sorted(found, key=lambda one: (one.opening.title, sort_key(one.candidate.name))))


def due(database: Database, viewer: PersonId) -> tuple[DueScorecard, ...]:
    """Scorecards owed for interviews that are over, the latest first in line."""
    now = database.now()
    found = []
    with database.read() as session:
        plan = _Plan(session, viewer)
        for candidate, opening in plan.candidates:
            interviews = plan.interviews(candidate)
            panorama = plan.panorama(opening.id)
            for one in seat_progress(panorama, candidate.id, interviews, now):
                met = interview_of(interviews, one.seat.id)
                owed = one.expected and one.state is not SeatState.SUBMITTED
                if met is not None and met.starts_at <= now and owed:
                    found.append(
                        DueScorecard(
                            person=one.seat.person.name,
                            candidate=candidate,
                            opening_title=opening.title,
                            due_at=met.scorecards_due_at,
                            late=one.state is SeatState.LATE,
                        )
                    )
    return tuple(sorted(found, key=lambda one: one.due_at))


class _Plan:
    """All candidates with their interviews, and each opening's panel once."""

    def __init__(self, session: Session, viewer: PersonId) -> None:
        self._session, self._viewer = session, viewer
        self._panoramas: dict[OpeningId, Panorama] = {}
        self._interviews: dict[CandidateId, list[Interview]] = {}
        for row in session.scalars(select(InterviewRow).order_by(InterviewRow.starts_at)):
            one = to_interview(row)
            self._interviews.setdefault(one.candidate_id, []).append(one)
        kept = select(ConflictRow.candidate_id).where(ConflictRow.person_id == viewer)
        openings = {row.id: to_opening(row) for row in session.scalars(select(OpeningRow))}
        self.candidates = [
            (to_candidate(row), openings[row.opening_id])
            for row in session.scalars(select(CandidateRow).where(CandidateRow.id.not_in(kept)))
        ]

    def interviews(self, candidate: Candidate) -> tuple[Interview, ...]:
        """When a candidate is met, earliest first."""
        return tuple(self._interviews.get(candidate.id, ()))

    def panorama(self, opening_id: OpeningId) -> Panorama:
        """An opening's panel and the states of its scorecards."""
        if opening_id not in self._panoramas:
            self._panoramas[opening_id] = look_over(self._session, opening_id, self._viewer)
        return self._panoramas[opening_id]

    def meetings(self) -> list[Meeting]:
        """Every interview with everybody in it."""
        return [
            self._meeting(one, candidate, opening)
            for candidate, opening in self.candidates
            for one in self.interviews(candidate)
        ]

    def unplanned(self) -> list[Unplanned]:
        """Candidates and the seats that have no time for them."""
        found = []
        for candidate, opening in self.candidates:
            planned = self.interviews(candidate)
            panorama = self.panorama(opening.id)
            begun = {card.seat_id for card in panorama.cards.get(candidate.id, [])}
            waiting = tuple(
                seat
                for seat in panorama.seats_for(candidate.id)
                if seat.counts and seat.id not in begun and interview_of(planned, seat.id) is None
            )
            if waiting or not (planned or panorama.seats):
                found.append(Unplanned(candidate, opening, waiting))
        return found

    def _meeting(self, interview: Interview, candidate: Candidate, opening: Opening) -> Meeting:
        seats = self.panorama(opening.id).seats_for(candidate.id)
        those = [one for one in seats if interview.seat_id in {None, one.id}]
        return Meeting(
            interview=interview,
            candidate=candidate,
            opening=opening,
            panel=tuple(one.person for one in those),
            mine=any(one.person.id == self._viewer for one in those),
        )
