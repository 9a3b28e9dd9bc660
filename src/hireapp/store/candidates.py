"""Use cases on candidates and their interviews."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain.audit import Event
from hireapp.domain.changes import OpeningChanged
from hireapp.domain.ids import CandidateId, InterviewId, OpeningId, PersonId, SeatId
from hireapp.domain.openings import DEFAULT_SLOT_MINUTES
from hireapp.domain.people import Candidate, Interview
from hireapp.domain.progress import CandidateProgress, SeatProgress, SeatState
from hireapp.domain.roles import Deed
from hireapp.domain.schedule import interview_of
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.text import NAME_LIMIT, clean_line, limited, required_line, sort_key
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.permissions import check_may, check_may_manage
from hireapp.store.personal_data import delete_rows
from hireapp.store.privacy import hold_of
from hireapp.store.rows import (
    candidate_of,
    missing,
    opening_of,
    seats_of,
    to_candidate,
    to_interview,
)
from hireapp.store.standing import CardState, Panorama, check_not_kept, look_over
from hireapp.store.tables import CandidateRow, InterviewRow, ScorecardRow


def add(database: Database, opening_id: OpeningId, name: str) -> Candidate:
    """Add a candidate; two people may share a name.

    Raises:
        Refused: when the name is empty or too long.
    """
    clean = required_line(name, what=tr("the candidate's name"))
    with database.write(OpeningChanged(opening_id)) as session:
        check_may(session, database, Deed.MANAGE_CANDIDATES)
        opening_of(session, opening_id)
        row = CandidateRow(
            id=database.new_id(), opening_id=opening_id, name=clean, changed_at=database.now()
        )
        session.add(row)
        return to_candidate(row)


def rename(database: Database, candidate_id: CandidateId, name: str) -> Candidate:
    """Correct a candidate's name.

    Raises:
        Refused: when the name is empty or too long.
    """
    clean = required_line(name, what=tr("the candidate's name"))
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    with database.write(OpeningChanged(opening_id)) as session:
        check_may_manage(session, database, candidate_id)
        row = candidate_of(session, candidate_id)
        row.name, row.changed_at = clean, database.now()
        return to_candidate(row)


def remove(database: Database, candidate_id: CandidateId) -> None:
    """Remove a candidate nobody has interviewed.

    Raises:
        Refused: when there is a scorecard, whose notes would be lost.
    """
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    with database.write(OpeningChanged(opening_id)) as session:
        check_may_manage(session, database, candidate_id)
        candidate_of(session, candidate_id)
        if session.scalar(
            select(ScorecardRow.id).where(ScorecardRow.candidate_id == candidate_id).limit(1)
        ):
            raise Refused(
                tr("This candidate has been interviewed, so they stay."),
                tr("The panel's notes are kept."),
            )
        if hold_of(session, candidate_id):
            raise Refused(
                tr("A legal hold keeps these records."), tr("Lift it first, with a reason.")
            )
        delete_rows(session, candidate_id)
        record(
            session,
            database,
            Event.CANDIDATE_REMOVED,
            opening=opening_id,
            candidate=candidate_id,
        )


def schedule(
    database: Database,
    candidate_id: CandidateId,
    starts_at: datetime,
    *,
    minutes: int = DEFAULT_SLOT_MINUTES,
    place: str = "",
    seat_id: SeatId | None = None,
    replacing: InterviewId | None = None,
) -> Interview:
    """Set when the panel, or one seat of it, meets a candidate; `starts_at` is aware.

    `replacing` is the interview that is moved; without it, the one that the same seat (or the
    whole panel) has with the candidate, if there is one.

    Raises:
        NotFound: when the candidate, the seat or the interview is gone.
        NotVisible: when a conflict of interest keeps that seat from the candidate.
        Refused: when the place is too long, or whoever works may not.
    """
    where = limited(clean_line(place), what=tr("the place"), limit=NAME_LIMIT)
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    with database.write(OpeningChanged(opening_id)) as session:
        check_may_manage(session, database, candidate_id)
        candidate_of(session, candidate_id).changed_at = database.now()
        if seat_id is not None:
            seats = {one.id: one.person.id for one in seats_of(session, opening_id)}
            check_not_kept(session, candidate_id, seats.get(seat_id) or missing())
        known = _interviews(session, opening_id).get(candidate_id, [])
        same = [one for one in known if one.id == replacing or one.seat_id == seat_id]
        same.sort(key=lambda one: one.id != replacing)
        if replacing is not None and (not same or same[0].id != replacing):
            missing()
        for other in same[1:]:  # a seat meets a candidate once
            session.delete(other)
        row = same[0] if same else InterviewRow(id=database.new_id(), candidate_id=candidate_id)
        row.starts_at, row.minutes, row.place = starts_at, minutes, where
        row.seat_id = seat_id
        session.add(row)
        return to_interview(row)


def unschedule(database: Database, interview_id: InterviewId) -> None:
    """Take an interview off the calendar."""
    with database.read() as session:
        row = session.get(InterviewRow, interview_id)
        if row is None:
            return
        candidate_id = CandidateId(row.candidate_id)
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    with database.write(OpeningChanged(opening_id)) as session:
        check_may_manage(session, database, candidate_id)
        session.delete(session.get_one(InterviewRow, interview_id))


def count(database: Database, opening_id: OpeningId) -> int:
    """How many candidates an opening has."""
    with database.read() as session:
        counted = session.scalar(select(func.count()).where(CandidateRow.opening_id == opening_id))
        return counted or 0


def progress(
    database: Database, opening_id: OpeningId, viewer: PersonId, *, zone: tzinfo | None = None
) -> tuple[CandidateProgress, ...]:
    """Every candidate of an opening with counts and states, alphabetically; no contents.

    `zone` says what "today" means; None is this machine's.
    """
    with database.read() as session:
        panorama = look_over(session, opening_id, viewer)
        interviews = _interviews(session, opening_id)
        touched = _last_changes(session, opening_id)
        rows = session.scalars(select(CandidateRow).where(CandidateRow.opening_id == opening_id))
        now = database.now().astimezone(zone)
        found = []
        for row in rows:
            if panorama.is_kept(row.id):
                continue
            meetings = [to_interview(one) for one in interviews.get(row.id, [])]
            standing = panorama.standing(CandidateId(row.id))
            found.append(
                CandidateProgress(
                    candidate=to_candidate(row),
                    interview=_next_of(meetings, now),
                    seats=seat_progress(panorama, row.id, meetings, now),
                    revealed=standing.revealed,
                    seal_broken=standing.seal_broken,
                    last_change=max(row.changed_at, touched.get(row.id, row.changed_at)),
                    today=any(
                        one.starts_at.astimezone(zone).date() == now.date() for one in meetings
                    ),
                    elsewhere=panorama.elsewhere,
                )
            )
    return tuple(sorted(found, key=lambda one: sort_key(one.candidate.name)))


def seat_progress(
    panorama: Panorama, candidate_id: str, interviews: Iterable[Interview], now: datetime
) -> tuple[SeatProgress, ...]:
    """How far each seat is with one candidate; the scorecard's id for the viewer's own only."""
    cards = {card.seat_id: card for card in panorama.cards.get(candidate_id, [])}
    met = tuple(interviews)
    return tuple(
        SeatProgress(
            seat,
            _state(
                cards.get(seat.id),
                interview_of(met, seat.id),
                now,
                expected=panorama.expects(seat, candidate_id),
            ),
            cards[seat.id].id
            if seat.id in cards and seat.person.id == panorama.viewer.id
            else None,
            expected=panorama.expects(seat, candidate_id),
        )
        for seat in panorama.seats_for(candidate_id)
    )


def _state(
    card: CardState | None, meeting: Interview | None, now: datetime, *, expected: bool
) -> SeatState:
    if card and card.state is ScorecardState.SUBMITTED:
        return SeatState.SUBMITTED
    if meeting and expected and now > meeting.scorecards_due_at:
        return SeatState.LATE
    return SeatState.IN_PROGRESS if card else SeatState.NOT_STARTED


def _next_of(meetings: list[Interview], now: datetime) -> Interview | None:
    """The first interview that is not over, else the last one."""
    coming = (one for one in meetings if one.starts_at + timedelta(minutes=one.minutes) > now)
    return next(coming, meetings[-1] if meetings else None)


def _interviews(session: Session, opening_id: OpeningId) -> dict[str, list[InterviewRow]]:
    found: dict[str, list[InterviewRow]] = {}
    rows = session.scalars(
        select(InterviewRow)
        .join(CandidateRow, CandidateRow.id == InterviewRow.candidate_id)
        .where(CandidateRow.opening_id == opening_id)
        .order_by(InterviewRow.starts_at)
    )
    for row in rows:
        found.setdefault(row.candidate_id, []).append(row)
    return found


def _last_changes(session: Session, opening_id: OpeningId) -> dict[str, datetime]:
    rows = session.execute(
        select(ScorecardRow.candidate_id, func.max(ScorecardRow.changed_at))
        .join(CandidateRow, CandidateRow.id == ScorecardRow.candidate_id)
        .where(CandidateRow.opening_id == opening_id)
        .group_by(ScorecardRow.candidate_id)
    )
    return dict(rows.all())
