"""Putting another file in a database's place: at once or not at all, and with nobody looking."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from hireapp.errors import StorageError
from hireapp.i18n import tr
from hireapp.store import sqlite

_BLOCK = 1 << 20


def let_go(path: Path) -> None:
    """Make sure that nobody has the database open, and that its write-ahead log is folded in.

    SQLite leaves write-ahead logging only when no other connection is there, in whatever program.

    Raises:
        StorageError: when somebody has it open, or it cannot be read.
    """
    module = sqlite.driver()
    try:
        with closing(sqlite.connect(path)) as connection:
            connection.execute(f"PRAGMA busy_timeout={sqlite.BUSY_TIMEOUT_MS}")
            connection.execute("PRAGMA journal_mode=DELETE")
    except module.OperationalError as error:
        raise StorageError(
            tr("Another program is using the database."),
            tr("Nothing was changed. Close every other window on this file, then try again."),
        ) from error


def put_in_place(new: Path, path: Path) -> None:
    """Let `new` take the place of `path`, then overwrite and remove what was there.

    Whoever kills this in between leaves the old file or the new one, whole, under its name.
    Overwriting is all that a program can do: a disk may keep old blocks of its own.

    Raises:
        OSError: when the place cannot be written; the old file is there then.
    """
    with new.open("rb+") as stream:
        os.fsync(stream.fileno())
    old = _old(path)
    with suppress(OSError):  # a file system without links: it is replaced all the same
        wipe(old)
        if path.exists():
            old.hardlink_to(path)
    new.replace(path)
    for rest in sqlite.RESTS:
        wipe(path.with_name(f"{path.name}{rest}"))
    wipe(old)


def finish_wiping(path: Path) -> None:
    """Remove what a kill left of a file whose place was taken."""
    wipe(_old(path))


def wipe(path: Path) -> None:
    """Overwrite a file with zeros, then remove it; nothing happens when there is none."""
    if not path.exists():
        return
    with path.open("rb+") as stream:
        left = path.stat().st_size
        while left > 0:
            stream.write(bytes(min(left, _BLOCK)))
            left -= _BLOCK
        stream.flush()
        os.fsync(stream.fileno())
    path.unlink()


def _old(path: Path) -> Path:
    return path.with_name(f"{path.name}.replaced")
