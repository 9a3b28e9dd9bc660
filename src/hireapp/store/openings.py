"""Use cases on openings."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain.audit import Event
from hireapp.domain.changes import OpeningChanged
from hireapp.domain.ids import OpeningId
from hireapp.domain.openings import Opening, OpeningFacts, Reveal, check_reveal, checked
from hireapp.domain.progress import OpeningProgress
from hireapp.domain.roles import Deed
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.text import clean_line
from hireapp.errors import NotFound
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.permissions import check_may
from hireapp.store.rows import opening_of, seats_of, to_opening
from hireapp.store.standing import idle_seats, kept_from, seats_elsewhere
from hireapp.store.tables import CandidateRow, KitRow, OpeningRow, ScorecardRow, SeatRow


def create(database: Database, facts: OpeningFacts) -> Opening:
    """Create an opening.

    Raises:
        Refused: when a fact is missing or out of range.
    """
    good = checked(facts)
    opening_id = OpeningId(database.new_id())
    with database.write(OpeningChanged(opening_id)) as session:
        check_may(session, database, Deed.SHAPE_OPENINGS)
        last = session.scalar(select(func.max(OpeningRow.sequence))) or 0
        row = OpeningRow(id=opening_id, sequence=last + 1, created_at=database.now())
        fill_row(row, good)
        session.add(row)
    return Opening(opening_id, good)


def edit(database: Database, opening_id: OpeningId, facts: OpeningFacts) -> Opening:
    """Change an opening's facts.

    Raises:
        Refused: when a fact is missing or out of range.
        NotFound: when the opening is gone.
    """
    good = checked(facts)
    with database.write(OpeningChanged(opening_id)) as session:
        check_may(session, database, Deed.SHAPE_OPENINGS)
        row = opening_of(session, opening_id)
        if good.reveal != row.reveal:
            some_are_in = _some_are_in(session, opening_id)
            check_reveal(Reveal(row.reveal), good.reveal, some_are_in=some_are_in)
            record(
                session,
                database,
                Event.REVEAL_RULE_CHANGED,
                opening=opening_id,
                detail=good.reveal.value,
            )
        if good.retention_months != row.retention_months:
            record(
                session,
                database,
                Event.RETENTION_CHANGED,
                opening=opening_id,
                detail=str(good.retention_months),
            )
        fill_row(row, good)
    return Opening(opening_id, good)


def get(database: Database, opening_id: OpeningId) -> Opening:
    """One opening.

    Raises:
        NotFound: when it is gone.
    """
    with database.read() as session:
        return to_opening(opening_of(session, opening_id))


def find(database: Database, title_or_id: str) -> Opening:
    """The opening with this id or title (case ignored), for the command line.

    Raises:
        NotFound: naming the openings that there are.
    """
    wanted = clean_line(title_or_id).casefold()
    everything = all_of_them(database)
    for opening in everything:
        if wanted in {opening.id, opening.title.casefold()}:
            return opening
    raise NotFound(
        tr("There is no opening “{title}”.").format(title=clean_line(title_or_id)),
        tr("There is: {titles}").format(titles=", ".join(one.title for one in everything) or "–"),
    )


def all_of_them(database: Database) -> tuple[Opening, ...]:
    """Every opening, oldest first."""
    with database.read() as session:
        rows = session.scalars(select(OpeningRow).order_by(OpeningRow.sequence))
        return tuple(to_opening(row) for row in rows)


def progress(database: Database) -> tuple[OpeningProgress, ...]:
    """Every opening with its counts, oldest first."""
    with database.read() as session:
        applicants: dict[str, list[str]] = {}
        for candidate_id, opening_id in session.execute(
            select(CandidateRow.id, CandidateRow.opening_id)
        ):
            applicants.setdefault(opening_id, []).append(candidate_id)
        submitted: dict[str, list[tuple[str, str]]] = {}
        for opening_id, candidate_id, seat_id in session.execute(
            select(SeatRow.opening_id, ScorecardRow.candidate_id, SeatRow.id)
            .join(ScorecardRow, ScorecardRow.seat_id == SeatRow.id)
            .where(SeatRow.counts, ScorecardRow.state == ScorecardState.SUBMITTED)
        ):
            submitted.setdefault(opening_id, []).append((candidate_id, seat_id))
        kits = set(session.scalars(select(KitRow.opening_id)))
        rows = session.scalars(select(OpeningRow).order_by(OpeningRow.sequence))
        return tuple(
            _progress_of(
                session,
                row,
                applicants.get(row.id, []),
                submitted.get(row.id, []),
                has_kit=row.id in kits,
            )
            for row in rows
        )


def _progress_of(
    session: Session,
    row: OpeningRow,
    applicants: Sequence[str],
    submitted: Sequence[tuple[str, str]],
    *,
    has_kit: bool,
) -> OpeningProgress:
    """One opening's counts; `submitted` holds candidate and seat of each scorecard that is in."""
    seats = [seat for seat in seats_of(session, OpeningId(row.id)) if seat.counts]
    idle = idle_seats(session, row, seats)
    kept = kept_from(session, applicants)
    waste = {(one, seat_id) for one, without in idle.items() for seat_id in without}
    waste |= {
        (one, seat.id) for one, people in kept.items() for seat in seats if seat.person.id in people
    }
    return OpeningProgress(
        opening=to_opening(row),
        candidates=len(applicants),
        submitted=len(set(submitted) - waste),
        expected=len(applicants) * (len(seats) + seats_elsewhere(session, row.id)) - len(waste),
        has_kit=has_kit,
        has_panel=bool(seats),
    )


def _some_are_in(session: Session, opening_id: OpeningId) -> bool:
    query = (
        select(ScorecardRow.id)
        .join(SeatRow, SeatRow.id == ScorecardRow.seat_id)
        .where(SeatRow.opening_id == opening_id, ScorecardRow.state == ScorecardState.SUBMITTED)
    )
    return session.scalar(query.limit(1)) is not None


def fill_row(row: OpeningRow, facts: OpeningFacts) -> None:
    """Put the facts into an opening's row."""
    row.title = facts.title
    row.purpose = facts.purpose
    row.authority = facts.authority
    row.authority_limits = facts.authority_limits
    row.aptitudes = json.dumps(facts.aptitudes, ensure_ascii=False)
    row.format = facts.format
    row.slot_minutes = facts.slot_minutes
    row.retention_months = facts.retention_months
    row.uses_opener = facts.uses_opener
    row.deadline = facts.deadline
    row.reveal = facts.reveal
    row.genuine_from, row.super_from = facts.service_levels
