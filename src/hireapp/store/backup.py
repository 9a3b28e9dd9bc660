"""Copies of a database, made through SQLite's backup interface and checked before they count."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from hireapp.errors import StorageError
from hireapp.i18n import tr
from hireapp.store import sqlite


def copy_aside(path: Path, *, label: str) -> Path:
    """Copy a database into the "backups" folder beside it; gives the copy's path.

    Raises:
        StorageError: when the copy cannot be made or is not sound.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = path.parent / "backups" / f"{path.stem}-{stamp}-{label}.db"
    copy_to(path, target)
    return target


def copy_to(path: Path, target: Path) -> None:
    """Copy a database to `target`, which appears whole and checked, or not at all.

    A plain file copy would miss the write-ahead log, so the database itself does it.

    Raises:
        StorageError: when the copy cannot be made or is not sound.
    """
    module = sqlite.driver()
    part = target.with_name(f"{target.name}.part")
    try:
        if target.exists() and target.samefile(path):
            raise StorageError(
                tr("A database cannot be copied onto itself."), tr("Please choose another name.")
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        source = module.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        with closing(source), closing(module.connect(str(part))) as copy:
            source.backup(copy)
            sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if not sound:
            raise sqlite.damaged(path)
        part.replace(target)
    except (OSError, module.Error) as error:
        raise StorageError(
            tr("No backup could be written to {folder}.").format(folder=target.parent),
            tr("The database was left as it is. Please make room or choose another place."),
        ) from error
    finally:
        with suppress(OSError):  # the mishap itself is what matters
            part.unlink(missing_ok=True)
