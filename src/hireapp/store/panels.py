"""Use cases on the panel: seats on an opening."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain.audit import Event
from hireapp.domain.changes import OpeningChanged
from hireapp.domain.ids import OpeningId, PersonId, SeatId
from hireapp.domain.people import Role, Seat
from hireapp.domain.roles import Deed
from hireapp.domain.scorecards import ScorecardState
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.permissions import check_may
from hireapp.store.rows import missing, opening_of, person_of, seats_of
from hireapp.store.tables import ScorecardRow, SeatRow


def seats(database: Database, opening_id: OpeningId) -> tuple[Seat, ...]:
    """The panel, in the order in which the seats were added."""
    with database.read() as session:
        return seats_of(session, opening_id)


def seat(database: Database, opening_id: OpeningId, person_id: PersonId) -> Seat:
    """Give somebody a seat; an observer's never counts.

    Raises:
        Refused: when they sit there already.
    """
    with database.write(OpeningChanged(opening_id)) as session:
        check_may(session, database, Deed.SHAPE_OPENINGS)
        opening_of(session, opening_id)
        person = person_of(session, person_id)
        taken = {one.person.id for one in seats_of(session, opening_id)}
        if person_id in taken:
            raise Refused(tr("{name} is on the panel already.").format(name=person.name))
        last = session.scalar(
            select(func.max(SeatRow.sequence)).where(SeatRow.opening_id == opening_id)
        )
        row = SeatRow(
            id=database.new_id(),
            opening_id=opening_id,
            person_id=person_id,
            sequence=(last or 0) + 1,
            counts=person.role is not Role.OBSERVER,
        )
        session.add(row)
        record(session, database, Event.SEATED, opening=opening_id, subject=person_id)
        return Seat(SeatId(row.id), opening_id, person, row.counts)


def count(database: Database, opening_id: OpeningId, seat_id: SeatId, *, counts: bool) -> None:
    """Let a seat count, or not: a trainee's scorecard is kept and never counted.

    Raises:
        Refused: for an observer, or when the seat has submitted a scorecard already.
        NotFound: when it is not on this opening's panel.
    """
    with database.write(OpeningChanged(opening_id)) as session:
        check_may(session, database, Deed.SHAPE_OPENINGS)
        row = _seat_of(session, opening_id, seat_id)
        if counts and person_of(session, PersonId(row.person_id)).role is Role.OBSERVER:
            raise Refused(tr("An observer's seat never counts."))
        if session.scalar(
            select(ScorecardRow.id)
            .where(ScorecardRow.seat_id == seat_id, ScorecardRow.state == ScorecardState.SUBMITTED)
            .limit(1)
        ):
            raise Refused(
                tr("This seat has submitted a scorecard already."),
                tr("Whether it counts was settled before the first one."),
            )
        row.counts = counts
        record(
            session,
            database,
            Event.SEATED,
            opening=opening_id,
            subject=row.person_id,
            detail="counts" if counts else "trainee",
        )


def unseat(database: Database, opening_id: OpeningId, seat_id: SeatId) -> None:
    """Take a seat away.

    Raises:
        Refused: when it has a scorecard, which would be lost.
        NotFound: when it is not on this opening's panel.
    """
    with database.write(OpeningChanged(opening_id)) as session:
        check_may(session, database, Deed.SHAPE_OPENINGS)
        row = _seat_of(session, opening_id, seat_id)
        if session.scalar(select(ScorecardRow.id).where(ScorecardRow.seat_id == seat_id).limit(1)):
            raise Refused(
                tr("This interviewer has begun a scorecard, so the seat stays."),
                tr("Their notes are kept."),
            )
        record(session, database, Event.UNSEATED, opening=opening_id, subject=row.person_id)
        session.delete(row)


def _seat_of(session: Session, opening_id: OpeningId, seat_id: SeatId) -> SeatRow:
    row = session.get(SeatRow, seat_id)
    if row is None or row.opening_id != opening_id:
        missing()
    return row
