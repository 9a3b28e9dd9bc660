"""Use cases on the audit log; `record` is the helper by which other use cases write to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace

from sqlalchemy import ColumnElement, insert, or_, select, true
from sqlalchemy.orm import Session

from hireapp.domain import audit as rules
from hireapp.domain.audit import Entry, Event, Head, Link, ShownEntry, Verdict
from hireapp.domain.changes import AuditChanged
from hireapp.domain.ids import PersonId
from hireapp.domain.people import Person, Role
from hireapp.i18n import tr
from hireapp.store.database import Database
from hireapp.store.rows import person_of
from hireapp.store.tables import (
    AuditHeadRow,
    AuditRow,
    CandidateRow,
    ConflictRow,
    OpeningRow,
    PersonRow,
    ScorecardRow,
    SeatRow,
)

_ONLY = 1
_AT_ONCE = 500


def record(
    session: Session,
    database: Database,
    event: Event,
    *,
    by: str | None = None,
    opening: str = "",
    candidate: str = "",
    subject: str = "",
    detail: str = "",
) -> None:
    """Add a row inside the use case's own transaction: both are kept, or neither.

    `by` is the person's id (empty: the program itself; None: whoever works), `subject` any other
    id, `detail` a lower-case word or number.

    Raises:
        ValueError: when something else than ids and a word is given.
    """
    entry = _entry(database, event, by, opening)
    _append(session, [replace(entry, candidate_id=candidate, subject_id=subject, detail=detail)])


def record_each(
    session: Session,
    database: Database,
    event: Event,
    details: Iterable[tuple[str, str]],
    *,
    by: str | None = None,
    opening: str = "",
) -> None:
    """Add a row for each pair of a candidate's id and a detail: hundreds cost little more than one.

    Raises:
        ValueError: when something else than ids and a word is given.
    """
    entry = _entry(database, event, by, opening)
    _append(session, [replace(entry, candidate_id=one, detail=detail) for one, detail in details])


def note(
    database: Database,
    event: Event,
    *,
    by: str | None = None,
    opening: str = "",
    candidate: str = "",
    subject: str = "",
    detail: str = "",
) -> None:
    """Add a row for what happened outside the database, such as a PDF that was saved."""
    with database.write(AuditChanged()) as session:
        record(
            session,
            database,
            event,
            by=by,
            opening=opening,
            candidate=candidate,
            subject=subject,
            detail=detail,
        )


def head(database: Database) -> Head:
    """How far the log goes; `.shown` is what is printed, `.hash` all of it."""
    with database.read() as session:
        return head_of(session)


def verify(database: Database, *, printed: str = "") -> Verdict:
    """Check every row against the one before it, the noted head, and a head once printed."""
    with database.read() as session:
        return rules.verify(_links(session), head_of(session), printed)


def newest(
    database: Database, viewer: PersonId, *, count: int = 200, before: int | None = None
) -> tuple[ShownEntry, ...]:
    """The newest rows (or those before a number), the newest first, with names.

    A coordinator reads all of them; anybody else what they did, what was done to them, and the
    seals broken on their panels. Nobody learns of a candidate from whom they are kept.
    """
    with database.read() as session:
        query = select(AuditRow).where(_for(person_of(session, viewer)))
        if before is not None:
            query = query.where(AuditRow.sequence < before)
        rows = session.scalars(query.order_by(AuditRow.sequence.desc()).limit(count)).all()
        names = _Names(session, viewer)
        return tuple(names.shown(to_entry(row)) for row in rows)


def _for(viewer: Person) -> ColumnElement[bool]:
    if viewer.role is Role.COORDINATOR:
        return true()
    panels = select(SeatRow.opening_id).where(SeatRow.person_id == viewer.id)
    return or_(
        AuditRow.person_id == viewer.id,
        AuditRow.subject_id == viewer.id,
        (AuditRow.event == Event.SEAL_BROKEN) & AuditRow.opening_id.in_(panels),
    )


class _Names:
    """Who and what the ids are, for one viewer."""

    def __init__(self, session: Session, viewer: PersonId) -> None:
        self._people = dict(session.execute(select(PersonRow.id, PersonRow.name)).all())
        self._openings = dict(session.execute(select(OpeningRow.id, OpeningRow.title)).all())
        self._kept_from = set(
            session.scalars(select(ConflictRow.candidate_id).where(ConflictRow.person_id == viewer))
        )
        self._candidates = dict(session.execute(select(CandidateRow.id, CandidateRow.name)).all())
        self._authors = dict(
            session.execute(
                select(ScorecardRow.id, SeatRow.person_id).join(
                    SeatRow, SeatRow.id == ScorecardRow.seat_id
                )
            ).all()
        )

        seats = select(SeatRow.id, PersonRow.name).join(
            PersonRow, PersonRow.id == SeatRow.person_id
        )
        self._seats = dict(session.execute(seats).all())

    def shown(self, entry: Entry) -> ShownEntry:
        """One row with names."""
        return ShownEntry(
            entry=entry,
            person=self._people.get(entry.person_id, entry.person_id) or tr("Hireapp itself"),
            opening=self._openings.get(entry.opening_id, ""),
            candidate=self._candidate(entry.candidate_id),
            subject=self._subject(entry.subject_id),
            detail=rules.detail_label(entry),
        )

    def _candidate(self, candidate_id: str) -> str:
        if not candidate_id:
            return ""
        if candidate_id in self._kept_from:
            return tr("a candidate from whom you are kept")
        return self._candidates.get(candidate_id, tr("a candidate no longer here"))

    def _subject(self, subject_id: str) -> str:
        author = self._authors.get(subject_id)
        if author:
            return tr("scorecard of {name}").format(name=self._people[author])
        if subject_id in self._seats:
            return tr("seat of {name}").format(name=self._seats[subject_id])
        return self._people.get(subject_id, "")


def _entry(database: Database, event: Event, by: str | None, opening: str) -> Entry:
    return Entry(
        sequence=0,  # it gets its place in the chain last
        at=database.now(),
        event=event.value,
        person_id=database.actor if by is None else by,
        opening_id=opening,
    )


def _append(session: Session, entries: Sequence[Entry]) -> None:
    """Seal entries, each over the one before."""
    noted = session.get(AuditHeadRow, _ONLY)
    if noted is None:
        noted = AuditHeadRow(id=_ONLY, sequence=0, hash=rules.BEGINNING)
        session.add(noted)
    rows = []
    for unplaced in entries:
        entry = rules.checked(replace(unplaced, sequence=noted.sequence + 1))
        sealed = rules.seal(entry, noted.hash)
        told = {one.name: getattr(entry, one.name) for one in fields(Entry)}
        rows.append({**told, "before": noted.hash, "hash": sealed})
        noted.sequence, noted.hash = entry.sequence, sealed
    session.flush()
    if rows:
        session.execute(insert(AuditRow), rows)


def head_of(session: Session) -> Head:
    """How far the log goes, within a transaction."""
    row = session.get(AuditHeadRow, _ONLY)
    return Head(row.sequence, row.hash) if row else Head()


def _links(session: Session) -> Iterator[Link]:
    rows = session.scalars(
        select(AuditRow).order_by(AuditRow.sequence).execution_options(yield_per=_AT_ONCE)
    )
    for row in rows:
        yield Link(to_entry(row), row.before, row.hash)


def to_entry(row: AuditRow) -> Entry:
    """A row as a value."""
    return Entry(
        sequence=row.sequence,
        at=row.at,
        event=row.event,
        person_id=row.person_id,
        opening_id=row.opening_id,
        candidate_id=row.candidate_id,
        subject_id=row.subject_id,
        detail=row.detail,
    )
