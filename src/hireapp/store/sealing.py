"""Use cases of the coordinator on sealed files: keys of openings, and kits that are sent out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain.audit import Event
from hireapp.domain.changes import AuditChanged, KitChanged, OpeningChanged
from hireapp.domain.ids import CandidateId, OpeningId, PersonId, SeatId
from hireapp.domain.kits import Kit
from hireapp.domain.people import Person, Seat
from hireapp.domain.roles import Deed, check_may
from hireapp.domain.travelling import (
    KeyPair,
    TravellingCandidate,
    TravellingInterview,
    TravellingKit,
    kit_hash,
    utc,
)
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.kits import freeze_row
from hireapp.store.rows import kits_of, opening_of, person_of, seats_of, to_kit, to_opening
from hireapp.store.tables import (
    ArrangementRow,
    CandidateRow,
    ConflictRow,
    HeldKitRow,
    InterviewRow,
    OpeningKeyRow,
    ScorecardRow,
    SeatRow,
    SentKitRow,
)


@dataclass(frozen=True, slots=True)
class OpeningKey:
    """A key to which an opening's scorecards are sealed; `locked` needs a passphrase."""

    id: str
    opening_id: OpeningId
    public: str
    locked: str | None


@dataclass(frozen=True, slots=True)
class SentFiles:
    """How many kit files were written for a seat, and how many of them withdrawn."""

    sent: int
    withdrawn: int

    @property
    def is_out(self) -> bool:
        """Whether what comes back of one of them is still taken."""
        return self.sent > self.withdrawn


@dataclass(frozen=True, slots=True)
class Sending:
    """A kit to be written into a file for one person.

    `left_out` counts candidates who are rated on an older version, or from whom they are kept.
    """

    person: Person
    kit: TravellingKit
    left_out: int


@dataclass(frozen=True, slots=True)
class _Frozen:
    """A frozen kit, and since when."""

    kit: Kit
    at: datetime


def newest_key(database: Database, opening_id: OpeningId) -> OpeningKey | None:
    """The key in use; None before the first kit is sent."""
    with database.read() as session:
        rows = _keys(session, opening_id)
        return _to_key(rows[-1]) if rows else None


def all_keys(database: Database) -> dict[str, OpeningKey]:
    """Every key of every opening, by its short name."""
    with database.read() as session:
        return {row.id: _to_key(row) for row in session.scalars(select(OpeningKeyRow))}


def sent_files(database: Database, opening_id: OpeningId) -> dict[SeatId, SentFiles]:
    """What was written for each seat that was sent something."""
    with database.read() as session:
        seats = [one.id for one in seats_of(session, opening_id)]
        rows = session.execute(
            select(SentKitRow.seat_id, func.count(), func.count(SentKitRow.withdrawn_at))
            .where(SentKitRow.seat_id.in_(seats))
            .group_by(SentKitRow.seat_id)
        )
        return {SeatId(seat_id): SentFiles(sent, withdrawn) for seat_id, sent, withdrawn in rows}


def withdraw(
    database: Database, opening_id: OpeningId, seat_id: SeatId, *, viewer: PersonId
) -> int:
    """Take nothing any more that is signed with a kit file sent to this seat so far.

    What was taken before stays. A file that is sent afterwards has a key of its own.

    Raises:
        Refused: when the viewer may not collect, or nothing is out that could be withdrawn.
    """
    with database.write(OpeningChanged(opening_id)) as session:
        check_may(person_of(session, viewer).role, Deed.COLLECT)
        rows = session.scalars(
            select(SentKitRow)
            .join(SeatRow, SeatRow.id == SentKitRow.seat_id)
            .where(
                SeatRow.opening_id == opening_id,
                SentKitRow.seat_id == seat_id,
                SentKitRow.withdrawn_at.is_(None),
            )
            .order_by(SentKitRow.issue)
        ).all()
        if not rows:
            raise Refused(tr("No kit file of this interviewer is out."))
        for row in rows:
            row.withdrawn_at = database.now()
            record(
                session,
                database,
                Event.KIT_WITHDRAWN,
                by=viewer,
                opening=opening_id,
                subject=seat_id,
                detail=str(row.issue),
            )
        return len(rows)


def keep_key(
    database: Database,
    opening_id: OpeningId,
    *,
    key_id: str,
    public: str,
    locked: str | None,
    viewer: PersonId,
) -> OpeningKey:
    """Keep a new key, which later kits carry; one before it counts as lost.

    Raises:
        Refused: when the viewer may not collect.
    """
    with database.write(OpeningChanged(opening_id)) as session:
        check_may(person_of(session, viewer).role, Deed.COLLECT)
        opening_of(session, opening_id)
        rows = _keys(session, opening_id)
        if rows:
            _record_key(session, database, Event.KEY_LOST, rows[-1], viewer)
        row = OpeningKeyRow(
            id=key_id,
            opening_id=opening_id,
            sequence=rows[-1].sequence + 1 if rows else 1,
            public=public,
            locked=locked,
            made_at=database.now(),
        )
        session.add(row)
        _record_key(session, database, Event.KEY_MADE, row, viewer)
        return _to_key(row)


def note_handed_over(database: Database, key_id: str, *, viewer: PersonId) -> None:
    """Write to the audit log that a private key goes to another coordinator.

    Raises:
        Refused: when the viewer may not collect, or the key is of no opening here.
    """
    with database.write(AuditChanged()) as session:
        row = _key_of_coordinator(session, key_id, viewer)
        _record_key(session, database, Event.KEY_HANDED_OVER, row, viewer)


def take_over_key(
    database: Database, key_id: str, *, locked: str | None, viewer: PersonId
) -> OpeningKey:
    """Note that the viewer has a private key now; `locked` where no keyring keeps it.

    Raises:
        Refused: when the viewer may not collect, or the key is of no opening here.
    """
    with database.write(AuditChanged()) as session:
        row = _key_of_coordinator(session, key_id, viewer)
        row.locked = locked or row.locked
        _record_key(session, database, Event.KEY_TAKEN_OVER, row, viewer)
        return _to_key(row)


def send(
    database: Database,
    opening_id: OpeningId,
    signing_keys: Mapping[SeatId, KeyPair],
    *,
    viewer: PersonId,
) -> tuple[Sending, ...]:
    """The kits of some seats, to be written into files; only the public halves are kept here.

    The first sending of an opening freezes its draft kit, as a first interview does.

    Raises:
        Refused: when the viewer may not collect, the kit cannot be asked yet, there is nobody
            to meet, or this database holds the opening for an interviewer only.
    """
    with database.write(KitChanged(opening_id), OpeningChanged(opening_id)) as session:
        check_may(person_of(session, viewer).role, Deed.COLLECT)
        _check_own(session, opening_id)
        keys = _keys(session, opening_id)
        if not keys:
            raise Refused(tr("This opening has no key yet."), tr("Make one first."))
        frozen = _kit_to_send(session, database, opening_id)
        sendings = [
            _sending(session, frozen, seat, keys[-1].public, signing_keys[seat.id])
            for seat in seats_of(session, opening_id)
            if seat.id in signing_keys
        ]
        for one in sendings:
            session.add(
                SentKitRow(
                    signing_key=signing_keys[SeatId(one.kit.seat_id)].public,
                    seat_id=one.kit.seat_id,
                    issue=one.kit.issue,
                    kit_id=one.kit.kit_id,
                    kit_hash=one.kit.kit_hash,
                    sent_at=database.now(),
                )
            )
            record(
                session,
                database,
                Event.KITS_SENT,
                by=viewer,
                opening=opening_id,
                subject=one.kit.seat_id,
                detail=str(one.kit.issue),
            )
        return tuple(sendings)


def _keys(session: Session, opening_id: OpeningId) -> list[OpeningKeyRow]:
    rows = session.scalars(
        select(OpeningKeyRow)
        .where(OpeningKeyRow.opening_id == opening_id)
        .order_by(OpeningKeyRow.sequence)
    )
    return list(rows)


def _key_of_coordinator(session: Session, key_id: str, viewer: PersonId) -> OpeningKeyRow:
    check_may(person_of(session, viewer).role, Deed.COLLECT)
    row = session.get(OpeningKeyRow, key_id)
    if row is None:
        raise Refused(
            tr("This key belongs to no opening in this database."),
            tr("Open the database in which the scorecards are collected, then try again."),
        )
    return row


def _record_key(
    session: Session, database: Database, event: Event, row: OpeningKeyRow, viewer: PersonId
) -> None:
    record(session, database, event, by=viewer, opening=row.opening_id, subject=row.id)


def _to_key(row: OpeningKeyRow) -> OpeningKey:
    return OpeningKey(row.id, OpeningId(row.opening_id), row.public, row.locked)


def _check_own(session: Session, opening_id: OpeningId) -> None:
    if session.get(HeldKitRow, opening_id):
        raise Refused(
            tr("This opening came in a kit file; its coordinator sends the kits."),
            tr("Return your scorecards to them instead."),
        )


def _kit_to_send(session: Session, database: Database, opening_id: OpeningId) -> _Frozen:
    rows = kits_of(session, opening_id)
    if not rows:
        raise Refused(tr("There is no interview kit yet."), tr("Choose its questions first."))
    if not any(row.frozen_at for row in rows):
        freeze_row(session, database, rows[-1])
    for row in reversed(rows):
        if row.frozen_at is not None:
            return _Frozen(to_kit(row), row.frozen_at)
    raise RuntimeError("freezing did not freeze")


def _sending(
    session: Session, frozen: _Frozen, seat: Seat, opening_key: str, signing_key: KeyPair
) -> Sending:
    kit, frozen_at = frozen.kit, frozen.at
    everybody = session.scalars(
        select(CandidateRow).where(CandidateRow.opening_id == kit.opening_id)
    ).all()
    out = _left_out(session, kit, seat)
    met = [row for row in everybody if row.id not in out]
    if not met:
        raise Refused(
            tr("{name} has nobody to meet yet.").format(name=seat.person.name),
            tr("Add candidates first, or leave this interviewer out."),
        )
    last = session.scalar(select(func.max(SentKitRow.issue)).where(SentKitRow.seat_id == seat.id))
    counting = sum(one.counts for one in seats_of(session, kit.opening_id))
    made = TravellingKit(
        opening_id=kit.opening_id,
        facts=to_opening(opening_of(session, kit.opening_id)).facts,
        kit_id=kit.id,
        kit_number=kit.number,
        kit_hash=kit_hash(kit),
        frozen_at=utc(frozen_at),
        content=kit.content,
        seat_id=seat.id,
        counts=seat.counts,
        panel=counting,
        person_id=seat.person.id,
        person_name=seat.person.name,
        issue=(last or 0) + 1,
        candidates=tuple(_candidate(session, row, seat) for row in met),
        opening_key=opening_key,
        signing_key=signing_key.private,
    )
    return Sending(seat.person, made, len(everybody) - len(met))


def _left_out(session: Session, kit: Kit, seat: Seat) -> frozenset[str]:
    kept_away = session.scalars(
        select(ConflictRow.candidate_id).where(ConflictRow.person_id == seat.person.id)
    )
    elsewhere = session.scalars(
        select(ScorecardRow.candidate_id)
        .join(CandidateRow, CandidateRow.id == ScorecardRow.candidate_id)
        .where(CandidateRow.opening_id == kit.opening_id, ScorecardRow.kit_id != kit.id)
    )
    return frozenset((*kept_away, *elsewhere))


def _candidate(session: Session, row: CandidateRow, seat: Seat) -> TravellingCandidate:
    meetings = session.scalars(
        select(InterviewRow)
        .where(InterviewRow.candidate_id == row.id)
        .order_by(InterviewRow.starts_at)
    ).all()
    own = [one for one in meetings if one.seat_id in {None, seat.id}]
    meeting = own[0] if own else None
    agreed = session.get(ArrangementRow, row.id)
    return TravellingCandidate(
        id=CandidateId(row.id),
        name=row.name,
        interview=TravellingInterview(
            id=meeting.id,
            starts_at=utc(meeting.starts_at),
            minutes=meeting.minutes,
            place=meeting.place,
        )
        if meeting
        else None,
        extra_minutes=agreed.extra_minutes if agreed else 0,
        adjustments=agreed.adjustments if agreed else "",
        background=agreed.background if agreed else "",
    )
