"""Erasing a candidate: from the tables, the file's free pages, its log, and every backup.

The rows go in one transaction, which also notes the opaque id. Then the file and its backups are
written anew. Whoever kills this in between finds the note at the next start, which finishes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain.audit import Event
from hireapp.domain.backups import Occasion
from hireapp.domain.changes import AuditChanged, OpeningChanged
from hireapp.domain.decisions import Outcome
from hireapp.domain.ids import CandidateId, OpeningId, PersonId
from hireapp.domain.privacy import Erasure, check_typed
from hireapp.domain.visibility import check_coordinates
from hireapp.errors import HireError, Refused, StorageError
from hireapp.i18n import tr
from hireapp.store import backup, backup_shelf, exchanging, personal_data, sqlite
from hireapp.store.audit import record
from hireapp.store.database import SCHEMA_NUMBER, Database, translated
from hireapp.store.engines import make_engines
from hireapp.store.privacy import hold_of
from hireapp.store.rows import candidate_of, person_of, to_candidate
from hireapp.store.tables import CandidateRow, DecisionRow, ErasedCountRow, ErasureRow, ScorecardRow

Progress = Callable[[float], None]
Gone = tuple[tuple[CandidateId, datetime], ...]
"""Who was erased, by opaque ids, and when."""

_PATIENCE_MS = 1_500
"""How long cleaning waits for somebody who is just writing."""


def erase(
    database: Database, candidate_id: CandidateId, *, typed: str, viewer: PersonId
) -> tuple[str, ...]:
    """Remove a candidate from the tables; `finish` must follow. `typed` is their name again.

    Gives the tables in which the name still stands, such as the list of people.

    Raises:
        Refused: when the name is another, for anybody but a coordinator, or on a legal hold.
        StorageError: when no backup can be made or nothing be written; nothing was erased then.
    """
    with database.read() as session:
        check_coordinates(person_of(session, viewer).role)
        candidate = to_candidate(candidate_of(session, candidate_id))
        check_typed(typed, candidate)
        _check_no_hold(session, candidate_id)
    backup_shelf.make(database.path, Occasion.BEFORE_ERASURE)
    with database.write(OpeningChanged(candidate.opening_id), AuditChanged()) as session:
        _check_no_hold(session, candidate_id)
        take_out(session, candidate_id, at=database.now())
        record(
            session,
            database,
            Event.ERASED,
            by=viewer,
            opening=candidate.opening_id,
            candidate=candidate_id,
        )
        return personal_data.mentions(session, candidate.name)


def finish(path: Path, *, progress: Progress | None = None) -> Erasure:
    """Write the file and its backups anew, without those who were erased.

    Raises:
        StorageError: when something cannot be written; it is done again at the next start.
    """
    gone = noted(path)
    scour(path)
    copies = backup_shelf.on_shelf(path)
    rewritten = 0
    for place, copy in enumerate(copies):
        if progress is not None:
            progress(place / len(copies))
        rewritten += _clean_copy(copy.path, gone)
    backup_shelf.clear_parts(path)
    _note_finished(path)
    scour(path)
    return Erasure(backups=rewritten, removed=len(copies) - rewritten)


def finish_if_begun(path: Path) -> None:
    """Finish an erasure that was interrupted; one that cannot be finished now waits."""
    with suppress(HireError):  # the file can be used; the next start tries again
        finish(path)


def take_out(session: Session, candidate_id: CandidateId, *, at: datetime) -> None:
    """Remove everything about a candidate but numbers, and note the opaque id."""
    row = session.get(CandidateRow, candidate_id)
    if row is not None:
        name, opening_id = row.name, row.opening_id
        others = personal_data.names_of_others(session, candidate_id)
        _count(session, candidate_id, OpeningId(opening_id))
        personal_data.delete_rows(session, candidate_id)
        personal_data.scrub(session, name, others=others, opening_id=opening_id)
    if session.get(ErasureRow, candidate_id) is None:
        session.add(ErasureRow(candidate_id=candidate_id, erased_at=at))


def take_out_again(path: Path, gone: Gone) -> None:
    """Remove those who were erased from a copy that was made before, already in its place."""
    with _writing(path) as session:
        for candidate_id, at in gone:
            take_out(session, candidate_id, at=at)
            session.get_one(ErasureRow, candidate_id).finished_at = at


def scour(path: Path) -> None:
    """Leave nothing of what was deleted in the file's free pages or its write-ahead log.

    Raises:
        StorageError: when somebody else is using the file.
    """
    module = sqlite.driver()
    try:
        with closing(sqlite.connect(path)) as connection:
            connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("PRAGMA temp_store=MEMORY")
            _tidy_search(connection)
            connection.execute("VACUUM")
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except module.OperationalError as error:
        raise _in_use() from error
    if busy:
        raise _in_use()


def _tidy_search(connection: Any) -> None:
    """A full-text index keeps words of deleted rows until it is optimised."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND sql LIKE '%USING fts5%'"
    ).fetchall()
    for (name,) in tables:
        connection.execute(f'INSERT INTO "{name}"("{name}") VALUES (\'optimize\')')


def _clean_copy(copy: Path, gone: Gone) -> bool:
    """Write a backup anew without those erased; one that cannot be read is removed, gives False."""
    module = sqlite.driver()
    work = copy.with_name(f"{copy.name}.part")
    backup.remove(work)
    whole = backup_shelf.can_be_read(copy)
    try:
        if whole:
            _take_out_of(copy, work, gone)
            whole = backup.opens_whole(work)
    except (module.Error, HireError):
        whole = False
    try:
        if not whole:
            exchanging.wipe(copy)
            backup.remove(copy)
            return False
        fresh = backup.digest(work)
        backup.vouch(copy, fresh, *backup.vouched_digests(copy))
        exchanging.put_in_place(work, copy)
        backup.vouch(copy, fresh)
    except OSError as error:
        raise StorageError(
            tr("A backup could not be cleaned: {file}").format(file=copy.name),
            tr("The erasure is finished at the next start. Please make room."),
        ) from error
    finally:
        backup.remove(work)
    return True


def _take_out_of(copy: Path, work: Path, gone: Gone) -> None:
    backup.duplicate(copy, work, immutable=True)
    bring_up_to_date(work)
    take_out_again(work, gone)
    scour(work)
    exchanging.let_go(work)


def bring_up_to_date(work: Path) -> None:
    """Give an older copy the present tables."""
    from hireapp.store import upgrade  # Alembic costs half a second

    if sqlite.inspect(work) < SCHEMA_NUMBER:
        upgrade.migrate(work)


def _count(session: Session, candidate_id: CandidateId, opening_id: OpeningId) -> None:
    """Add a candidate who is about to go to the numbers that stay."""
    row = session.get(ErasedCountRow, opening_id)
    if row is None:
        row = ErasedCountRow(opening_id=opening_id, candidates=0, scorecards=0, hired=0, declined=0)
        session.add(row)
    outcome = session.scalar(
        select(DecisionRow.outcome)
        .where(DecisionRow.candidate_id == candidate_id)
        .order_by(DecisionRow.sequence.desc())
        .limit(1)
    )
    cards = session.scalar(
        select(func.count())
        .select_from(ScorecardRow)
        .where(ScorecardRow.candidate_id == candidate_id)
    )
    row.candidates += 1
    row.scorecards += cards or 0
    row.hired += outcome == Outcome.HIRE
    row.declined += outcome == Outcome.DECLINE


def _check_no_hold(session: Session, candidate_id: CandidateId) -> None:
    if hold_of(session, candidate_id):
        raise Refused(tr("A legal hold keeps these records."), tr("Lift it first, with a reason."))


def noted(path: Path) -> Gone:
    """Who was erased from a file.

    Raises:
        StorageError: when it cannot be read.
    """
    engines = make_engines(path)
    try:
        with translated(path), Session(engines.reads) as session:
            rows = session.execute(select(ErasureRow.candidate_id, ErasureRow.erased_at))
            return tuple((CandidateId(one), at) for one, at in rows)
    finally:
        engines.dispose()


def _note_finished(path: Path) -> None:
    with _writing(path) as session:
        for row in session.scalars(select(ErasureRow)):
            row.finished_at = row.finished_at or datetime.now(UTC)


def _in_use() -> StorageError:
    return StorageError(
        tr("Another program is using the database."),
        tr("The candidate is gone from it; the file is cleaned at the next start."),
    )


@contextmanager
def _writing(path: Path) -> Iterator[Session]:
    """One transaction in a file, which is let go of at the end."""
    engines = make_engines(path)
    try:
        with translated(path), Session(engines.writes) as session, session.begin():
            yield session
    finally:
        engines.dispose()
