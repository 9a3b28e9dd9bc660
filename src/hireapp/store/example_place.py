"""Where the example lives: made when missing, made afresh when asked, never over real data."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from hireapp.domain.ids import PersonId
from hireapp.errors import HireError, StorageError
from hireapp.i18n import tr
from hireapp.store import example
from hireapp.store.database import Database


def ensure(path: Path) -> PersonId:
    """Make the example at `path` unless it is there; gives the person to open it as.

    Raises:
        StorageError: when it cannot be made, or the file there is something else.
    """
    if not path.exists():
        example.build(path, today=_today())
    return _person_shown(path)


def rebuild(path: Path, *, today: date | None = None) -> PersonId:
    """Make the example afresh at `path`; gives the person to open it as.

    Raises:
        StorageError: when it cannot be made, or the file there is not the example.
    """
    if path.exists():
        _person_shown(path)
        try:
            for ending in ("", "-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(
                tr("The example {file} is in use.").format(file=path),
                tr("Close the window that shows it, or choose another folder."),
            ) from error
    example.build(path, today=today or _today())
    return _person_shown(path)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _person_shown(path: Path) -> PersonId:
    try:
        database = Database.open(path)
        try:
            return example.person_shown(database).id
        finally:
            database.close()
    except HireError as error:
        raise StorageError(
            tr("{file} is not the example.").format(file=path),
            tr("It was left as it is. Choose another folder."),
        ) from error
