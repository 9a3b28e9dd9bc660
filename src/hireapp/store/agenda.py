"""Use cases for Home: today's interviews, and the scorecards still owed."""

from __future__ import annotations

from datetime import tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain.ids import CandidateId, OpeningId, PersonId
from hireapp.domain.progress import AgendaItem, DueScorecard, SeatState
from hireapp.store.candidates import seat_progress
from hireapp.store.database import Database
from hireapp.store.rows import to_candidate, to_interview, to_opening
from hireapp.store.standing import Panorama, look_over
from hireapp.store.tables import CandidateRow, InterviewRow, OpeningRow


def today(
    database: Database, viewer: PersonId, *, zone: tzinfo | None = None
) -> tuple[AgendaItem, ...]:
    """The interviews of today, earliest first; `zone` None is this machine's."""
    day = database.now().astimezone(zone).date()
    items = []
    with database.read() as session:
        panoramas: dict[str, Panorama] = {}
        for interview, candidate, opening in _interviews(session):
            if interview.starts_at.astimezone(zone).date() != day:
                continue
            panorama = _panorama(session, panoramas, opening.id, viewer)
            items.append(
                AgendaItem(
                    interview=to_interview(interview),
                    candidate=to_candidate(candidate),
                    opening=to_opening(opening),
                    panel=tuple(seat.person.name for seat in panorama.seats),
                    mine=any(seat.person.id == viewer for seat in panorama.seats),
                )
            )
    return tuple(items)


def due(database: Database, viewer: PersonId) -> tuple[DueScorecard, ...]:
    """Scorecards owed for interviews that are over, the latest first in line."""
    now = database.now()
    found = []
    with database.read() as session:
        panoramas: dict[str, Panorama] = {}
        for row, candidate, opening in _interviews(session):
            interview = to_interview(row)
            if interview.starts_at > now:
                continue
            panorama = _panorama(session, panoramas, opening.id, viewer)
            for one in seat_progress(panorama, CandidateId(candidate.id), interview, now):
                if one.expected and one.state is not SeatState.SUBMITTED:
                    found.append(
                        DueScorecard(
                            person=one.seat.person.name,
                            candidate=to_candidate(candidate),
                            opening_title=opening.title,
                            due_at=interview.scorecards_due_at,
                            late=one.state is SeatState.LATE,
                        )
                    )
    return tuple(sorted(found, key=lambda one: one.due_at))


def _interviews(session: Session) -> list[tuple[InterviewRow, CandidateRow, OpeningRow]]:
    rows = session.execute(
        select(InterviewRow, CandidateRow, OpeningRow)
        .join(CandidateRow, CandidateRow.id == InterviewRow.candidate_id)
        .join(OpeningRow, OpeningRow.id == CandidateRow.opening_id)
        .order_by(InterviewRow.starts_at)
    )
    return list(rows)


def _panorama(
    session: Session, known: dict[str, Panorama], opening_id: str, viewer: PersonId
) -> Panorama:
    if opening_id not in known:
        known[opening_id] = look_over(session, OpeningId(opening_id), viewer)
    return known[opening_id]
