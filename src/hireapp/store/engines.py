"""SQLAlchemy's way into a database: connections made ready, transactions that begin where we say.

SQLite's driver begins a transaction late, and not at all for schema changes. The dialects here
begin each at once instead; an event would do it too, but slows every statement down.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import Engine, Pool, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import SingletonThreadPool
from typing_extensions import override

from hireapp.store import sqlite


@dataclass(frozen=True, slots=True)
class Engines:
    """One database, to be read and to be written through the same connections."""

    reads: Engine
    writes: Engine

    def dispose(self) -> None:
        """Close every connection."""
        self.reads.dispose()


class ReadingDialect(SQLiteDialect_pysqlite):
    """Transactions that see one moment and lock nobody out."""

    supports_statement_cache = True
    begins_with: ClassVar[str] = "BEGIN"

    @override
    def do_begin(self, dbapi_connection: DBAPIConnection) -> None:
        """Begin at once."""
        dbapi_connection.cursor().execute(self.begins_with)


class WritingDialect(ReadingDialect):
    """Transactions that wait for their turn before they read what they will change."""

    supports_statement_cache = True
    begins_with: ClassVar[str] = "BEGIN IMMEDIATE"


registry.register("sqlite.hireapp_reads", __name__, ReadingDialect.__name__)
registry.register("sqlite.hireapp_writes", __name__, WritingDialect.__name__)


def make_engines(path: Path) -> Engines:
    """The engines of a database file; each thread has a connection of its own."""
    key = sqlite.key_of(path)
    return over(
        lambda: sqlite.connect(path, key=key, check_same_thread=False),
        prepare=sqlite.pragmas(sqlite.driver().sqlite_version_info),
        pool=SingletonThreadPool,
    )


def over(connect: Callable[[], Any], *, prepare: tuple[str, ...], pool: type[Pool]) -> Engines:
    """Engines over connections that are told `prepare` first."""

    def ready() -> Any:  # the driver has no types
        connection = connect()
        try:
            for statement in prepare:
                connection.execute(statement)
        except BaseException:
            connection.close()
            raise
        return connection

    module = sqlite.driver()
    reads = create_engine("sqlite+hireapp_reads://", module=module, creator=ready, poolclass=pool)
    return Engines(reads, create_engine("sqlite+hireapp_writes://", module=module, pool=reads.pool))
