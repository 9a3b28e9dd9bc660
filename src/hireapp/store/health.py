"""What `hireapp doctor` says about the database and its libraries."""

from __future__ import annotations

from pathlib import Path

import alembic
import sqlalchemy

from hireapp.errors import HireError, Locked
from hireapp.i18n import tr, trn
from hireapp.store import openings, sqlite
from hireapp.store.database import SCHEMA_NUMBER, Database


def libraries() -> dict[str, str]:
    """The versions of what the store stands on."""
    module = sqlite.driver()
    return {
        "SQLAlchemy": sqlalchemy.__version__,
        "Alembic": alembic.__version__,
        f"SQLite ({module.__name__.split('.')[0]})": str(module.sqlite_version),
    }


def journal_is_safe() -> bool:
    """Whether this SQLite may use its write-ahead log."""
    return not sqlite.has_wal_reset_bug(sqlite.driver().sqlite_version_info)


def can_encrypt() -> bool:
    """Whether this SQLite can encrypt a file."""
    return sqlite.has_codec()


def state(path: Path) -> tuple[bool, str]:
    """Whether the database is well, and its state in words; nothing is made or changed."""
    if not path.exists():
        return True, tr("not there yet; the first start makes it")
    try:
        number = sqlite.inspect(path)
        if number < SCHEMA_NUMBER:
            return True, tr("version {n}; the next start brings it up to date").format(n=number)
        database = Database.open(path)
        try:
            found = len(openings.all_of_them(database))
        finally:
            database.close()
    except Locked:
        return True, tr("encrypted; its passphrase or its recovery code opens it")
    except HireError as error:
        return False, error.sentence
    opened = trn("{n} opening", "{n} openings", found)
    return True, tr("well, version {n}, {openings}").format(n=number, openings=opened)
