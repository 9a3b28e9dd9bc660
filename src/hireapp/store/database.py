"""The database: opening a file safely, reading, and writing with one announced change."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from hireapp.domain.changes import Change
from hireapp.domain.ids import IdSource, new_id
from hireapp.domain.kits import KitContent
from hireapp.errors import HireError, StorageError
from hireapp.i18n import tr
from hireapp.store import sqlite
from hireapp.store.engines import Engines, make_engines

SCHEMA_NUMBER = 10
"""Raised with every migration; kept in the file as `user_version`."""

Clock = Callable[[], datetime]
Announce = Callable[[Change], None]


def utc_now() -> datetime:
    """This moment, aware."""
    return datetime.now(UTC)


class Database:
    """One open database; use cases take it as their first argument.

    `clock` and `new_id` are given from outside where the same data must come out every time.
    Whoever wants to hear of changes sets `announce`. `actor` is the id of whoever works with it
    now, as the audit log keeps it; empty for the program itself.
    """

    def __init__(
        self, engines: Engines, path: Path, *, clock: Clock = utc_now, ids: IdSource = new_id
    ) -> None:
        self._engines = engines
        self.path = path
        self.now = clock
        self.new_id = ids
        self.announce: Announce = _nobody_listens
        self.actor = ""
        self.frozen_kits: dict[str, KitContent] = {}
        """Contents of kits that no longer change, by id, once they were read for a rating."""
        self._users: Counter[int] = Counter()
        """Transactions under way, by thread."""
        self._closed_by: int | None = None
        self._turn = threading.Condition()

    @classmethod
    def create(cls, path: Path, *, clock: Clock = utc_now, ids: IdSource = new_id) -> Database:
        """Make a new, empty database file; it appears whole or not at all.

        Raises:
            StorageError: when the file exists or the place cannot be written.
        """
        from hireapp.store import upgrade  # Alembic costs half a second

        upgrade.create(path)
        return cls.open(path, clock=clock, ids=ids)

    @classmethod
    def open(cls, path: Path, *, clock: Clock = utc_now, ids: IdSource = new_id) -> Database:
        """Open an existing file; an older one is copied to the backups and brought up to date.

        Raises:
            StorageError: when it is missing, damaged, not Hireapp's or from a newer version; the
                file is unchanged then.
        """
        number = sqlite.inspect(path)
        if number > SCHEMA_NUMBER:
            raise StorageError(
                tr("{file} was made by a newer version of Hireapp.").format(file=path.name),
                tr("It was left as it is. Update Hireapp to open it."),
            )
        if number < SCHEMA_NUMBER:
            from hireapp.store import upgrade  # Alembic costs half a second

            upgrade.bring_up_to_date(path)
        database = cls(make_engines(path), path, clock=clock, ids=ids)
        try:
            database.check_health()
        except HireError:
            database.close()
            raise
        if database.erasure_waits():
            from hireapp.store import erasing  # after a kill only

            erasing.finish_if_begun(path)
        return database

    def check_health(self) -> None:
        """A quick look for damage.

        Raises:
            StorageError: when SQLite finds some.
        """
        with self.read() as session:
            if session.execute(text("PRAGMA quick_check(1)")).scalar() != "ok":
                raise sqlite.damaged(self.path)

    def erasure_waits(self) -> bool:
        """Whether an erasure was interrupted before the file and its backups were clean."""
        with self.read() as session:
            unfinished = text("SELECT 1 FROM erasures WHERE finished_at IS NULL LIMIT 1")
            return session.execute(unfinished).first() is not None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A read transaction: one consistent moment.

        Raises:
            StorageError: when the database cannot be used.
        """
        with (
            self._in_use(),
            translated(self.path),
            Session(self._engines.reads) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def write(self, *changes: Change) -> Iterator[Session]:
        """A write transaction; `changes` are announced once it is committed, never otherwise.

        Raises:
            StorageError: when the database cannot be written; nothing was changed then.
        """
        with (
            self._in_use(),
            translated(self.path),
            Session(self._engines.writes) as session,
            session.begin(),
        ):
            yield session
        for change in changes:
            self.announce(change)

    @contextmanager
    def write_at_once(self, *changes: Change) -> Iterator[Connection]:
        """As `write`, for statements instead of objects: a tenth of a millisecond sooner."""
        with self._in_use(), translated(self.path), self._engines.writes.begin() as connection:
            yield connection
        for change in changes:
            self.announce(change)

    def close(self) -> None:
        """Give the file back; SQLite folds its write-ahead log into it.

        What another thread is reading is waited for, since closing under its hands would take the
        whole program down; it begins nothing new here afterwards.
        """
        mine = threading.get_ident()
        with self._turn:
            self._closed_by = mine
            self._turn.wait_for(lambda: not any(one != mine for one in self._users))
            self._engines.dispose()

    @contextmanager
    def _in_use(self) -> Iterator[None]:
        thread = threading.get_ident()
        with self._turn:
            if self._closed_by not in {None, thread}:
                raise StorageError(tr("This database was closed."))
            self._users[thread] += 1
        try:
            yield
        finally:
            with self._turn:
                self._users[thread] -= 1
                if not self._users[thread]:
                    del self._users[thread]
                self._turn.notify_all()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what the environment did to the database into words; let mistakes of ours through."""
    try:
        yield
    except DBAPIError as error:
        explained = _explain(str(error.orig), path)
        if explained is None:
            raise
        raise explained from error


def _explain(reason: str, path: Path) -> StorageError | None:
    """Words for SQLite's message; None when it is a mistake in the program."""
    reason = reason.lower()
    kept = tr("Nothing was lost: what you typed stays on screen and is tried again.")
    if "locked" in reason or "busy" in reason:
        return StorageError(tr("Another program is using the database."), kept)
    if "full" in reason:
        return StorageError(tr("The disk is full. Please free some space."), kept)
    if "readonly" in reason or "read-only" in reason:
        return StorageError(tr("The database may not be written: it is read-only."), kept)
    if "unable to open" in reason or "disk i/o" in reason:
        return StorageError(tr("The disk with the database does not answer."), kept)
    if "malformed" in reason or "not a database" in reason:
        return sqlite.damaged(path)
    return None


def _nobody_listens(change: Change) -> None:
    del change
