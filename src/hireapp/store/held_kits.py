"""Use cases of the interviewer on sealed files: a kit file opened here, scorecards to return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain.audit import Event
from hireapp.domain.changes import KitChanged, OpeningChanged, PeopleChanged
from hireapp.domain.ids import OpeningId, PersonId
from hireapp.domain.people import Person, Role
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.travelling import (
    TravellingCandidate,
    TravellingInterview,
    TravellingKit,
    TravellingScorecard,
)
from hireapp.errors import NotVisible, Refused
from hireapp.i18n import tr
from hireapp.store.audit import head_of, record
from hireapp.store.database import Database
from hireapp.store.openings import fill_row
from hireapp.store.rows import to_person
from hireapp.store.tables import (
    ArrangementRow,
    CandidateRow,
    HeldKitHashRow,
    HeldKitRow,
    InterviewRow,
    KitRow,
    OpeningRow,
    PersonRow,
    ScorecardRow,
    SeatRow,
)
from hireapp.store.travelling_rows import to_travelling


@dataclass(frozen=True, slots=True)
class OpenedKit:
    """What opening a kit file did: who works on which opening; `candidates` can be met."""

    opening_id: OpeningId
    person: Person
    candidates: int


@dataclass(frozen=True, slots=True)
class Returning:
    """Scorecards that are ready to be sealed, with the keys for it."""

    cards: tuple[TravellingScorecard, ...]
    opening_key: str
    signing_key: str
    drafts: int


def is_held(database: Database, opening_id: OpeningId) -> bool:
    """Whether an opening came in a kit file, so that its scorecards are to be returned."""
    with database.read() as session:
        return session.get(HeldKitRow, opening_id) is not None


def open_kit(database: Database, kit: TravellingKit) -> OpenedKit:
    """Take a kit into this database: the opening, its kit, its candidates and one's own seat.

    A newer kit file of the same seat adds to what is here and takes nothing away.

    Raises:
        Refused: when this is the database that it was sent from, a newer one was opened before,
            or it contradicts what is here; nothing was changed then.
    """
    opening_id = OpeningId(kit.opening_id)
    with database.write(
        PeopleChanged(), KitChanged(opening_id), OpeningChanged(opening_id)
    ) as session:
        held = session.get(HeldKitRow, opening_id)
        _check_newer(session, kit, held)
        person = _person(session, kit)
        _keep_opening(session, database, kit)
        seat = _keep_seat(session, kit, person)
        _keep_kit(session, kit)
        for one in kit.candidates:
            _keep_candidate(session, database, kit, one)
        _keep_held(session, database, kit, held)
        record(
            session,
            database,
            Event.KIT_OPENED,
            by=person.id,
            opening=opening_id,
            subject=seat.id,
            detail=str(kit.issue),
        )
        return OpenedKit(opening_id, to_person(person), len(kit.candidates))


def scorecards_to_return(database: Database, opening_id: OpeningId, viewer: PersonId) -> Returning:
    """Every submitted scorecard of the viewer's own seat, numbered for one sending.

    All of them go each time: whoever takes them in knows what is there already.

    Raises:
        Refused: when the opening did not come in a kit file, or nothing is submitted yet.
        NotVisible: when the seat is not the viewer's.
    """
    with database.write() as session:
        held = session.get(HeldKitRow, opening_id)
        if held is None:
            raise Refused(
                tr("This opening did not come in a kit file."),
                tr("Its scorecards are in this database already."),
            )
        if session.get_one(SeatRow, held.seat_id).person_id != viewer:
            raise NotVisible(
                tr("The kit of this opening is another interviewer's."),
                tr("Switch to them at the top right."),
            )
        rows = session.scalars(
            select(ScorecardRow)
            .where(ScorecardRow.seat_id == held.seat_id)
            .order_by(ScorecardRow.started_at, ScorecardRow.id)
        ).all()
        submitted = [row for row in rows if row.state == ScorecardState.SUBMITTED]
        if not submitted:
            raise Refused(tr("There is nothing to return yet."), tr("Submit a scorecard first."))
        record(
            session,
            database,
            Event.SCORECARDS_RETURNED,
            by=viewer,
            opening=opening_id,
            subject=held.seat_id,
            detail=str(len(submitted)),
        )
        first, log = _next_number(database, held), head_of(session)
        cards = [
            msgspec.structs.replace(
                _travelling(session, row, held),
                sequence=first + place,
                log_rows=log.sequence,
                log_head=log.hash,
            )
            for place, row in enumerate(submitted)
        ]
        held.sequence = cards[-1].sequence
        drafts = len(rows) - len(submitted)
        return Returning(tuple(cards), held.opening_key, held.signing_key, drafts)


def _next_number(database: Database, held: HeldKitRow) -> int:
    """Above every number used, and above those of a database that was lost and restored."""
    return max(held.sequence + 1, int(database.now().timestamp() * 1_000))


def _travelling(session: Session, row: ScorecardRow, held: HeldKitRow) -> TravellingScorecard:
    return to_travelling(
        session,
        row,
        opening_id=held.opening_id,
        person_id=held.person_id,
        kit_hash=session.get_one(HeldKitHashRow, row.kit_id).hash,
    )


def _check_newer(session: Session, kit: TravellingKit, held: HeldKitRow | None) -> None:
    if held is None:
        if session.get(OpeningRow, kit.opening_id):
            raise Refused(
                tr("This kit was sent from this database."),
                tr("Open it on the interviewer's machine, or with another database."),
            )
        return
    if held.seat_id != kit.seat_id:
        raise Refused(
            tr("This database holds another interviewer's kit of the same opening."),
            tr("One database is for one interviewer: nobody sees another's scorecards."),
        )
    if kit.issue < held.issue:
        raise Refused(tr("A newer kit file of this opening was opened here before."))


def _person(session: Session, kit: TravellingKit) -> PersonRow:
    """Who works with it here: the same person, or one of the same name, or somebody new."""
    row = session.get(PersonRow, kit.person_id) or session.scalar(
        select(PersonRow).where(PersonRow.name == kit.person_name).limit(1)
    )
    if row is None:
        role = Role.INTERVIEWER if kit.counts else Role.OBSERVER
        row = PersonRow(id=kit.person_id, name=kit.person_name, role=role)
        session.add(row)
        session.flush()
    return row


def _keep_opening(session: Session, database: Database, kit: TravellingKit) -> None:
    row = session.get(OpeningRow, kit.opening_id)
    if row is None:
        last = session.scalar(select(func.max(OpeningRow.sequence))) or 0
        row = OpeningRow(id=kit.opening_id, sequence=last + 1, created_at=database.now())
        session.add(row)
    fill_row(row, kit.facts)
    session.flush()


def _keep_seat(session: Session, kit: TravellingKit, person: PersonRow) -> SeatRow:
    row = session.get(SeatRow, kit.seat_id)
    if row is None:
        row = SeatRow(
            id=kit.seat_id,
            opening_id=kit.opening_id,
            person_id=person.id,
            sequence=1,
            counts=kit.counts,
        )
        session.add(row)
        session.flush()
    if row.opening_id != kit.opening_id:
        _contradicts()
    return row


def _keep_kit(session: Session, kit: TravellingKit) -> None:
    content = msgspec.json.encode(kit.content).decode()
    row = session.get(KitRow, kit.kit_id)
    if row is None:
        taken = session.scalar(
            select(KitRow.id).where(
                KitRow.opening_id == kit.opening_id, KitRow.number == kit.kit_number
            )
        )
        if taken is not None:
            _contradicts()
        session.add(
            KitRow(
                id=kit.kit_id,
                opening_id=kit.opening_id,
                number=kit.kit_number,
                frozen_at=kit.frozen_at,
                content=content,
            )
        )
        session.add(HeldKitHashRow(kit_id=kit.kit_id, hash=kit.kit_hash))
        session.flush()
    elif (row.opening_id, row.content) != (kit.opening_id, content):
        _contradicts()


def _keep_candidate(
    session: Session, database: Database, kit: TravellingKit, one: TravellingCandidate
) -> None:
    row = session.get(CandidateRow, one.id)
    if row is None:
        row = CandidateRow(id=one.id, opening_id=kit.opening_id)
        session.add(row)
    elif row.opening_id != kit.opening_id:
        _contradicts()
    row.name, row.changed_at = one.name, database.now()
    session.flush()
    if one.interview is not None:
        _keep_interview(session, one.id, one.interview)
    agreed = session.get(ArrangementRow, one.id) or ArrangementRow(candidate_id=one.id)
    agreed.extra_minutes, agreed.adjustments = one.extra_minutes, one.adjustments
    agreed.background = one.background
    session.add(agreed)


def _keep_interview(session: Session, candidate_id: str, one: TravellingInterview) -> None:
    row = session.get(InterviewRow, one.id)
    if row is None:
        row = InterviewRow(id=one.id, candidate_id=candidate_id)
        session.add(row)
    elif row.candidate_id != candidate_id:
        _contradicts()
    row.starts_at, row.minutes, row.place = one.starts_at, one.minutes, one.place


def _keep_held(
    session: Session, database: Database, kit: TravellingKit, held: HeldKitRow | None
) -> None:
    row = held or HeldKitRow(opening_id=kit.opening_id, seat_id=kit.seat_id, sequence=0)
    row.person_id, row.panel, row.issue = kit.person_id, kit.panel, kit.issue
    row.opening_key, row.signing_key = kit.opening_key, kit.signing_key
    row.opened_at = database.now()
    session.add(row)


def _contradicts() -> NoReturn:
    raise Refused(
        tr("This kit contradicts what is in this database."),
        tr("Nothing was changed. Open it with another database."),
    )
