"""The copies of one database: made in time, listed with their state, looked into, thinned out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hireapp.domain.backups import (
    Backup,
    Contents,
    Occasion,
    OpeningCount,
    Soundness,
    is_due,
    kept,
)
from hireapp.errors import StorageError
from hireapp.i18n import tr
from hireapp.store import backup, sqlite

Progress = Callable[[float], None]

_COUNTS = """
    SELECT openings.title,
           (SELECT count(*) FROM candidates WHERE candidates.opening_id = openings.id),
           (SELECT count(*) FROM scorecards JOIN candidates
               ON candidates.id = scorecards.candidate_id
             WHERE candidates.opening_id = openings.id)
      FROM openings ORDER BY openings.sequence
"""
_LAST_CHANGE = """
    SELECT max(moment) FROM (
        SELECT max(created_at) AS moment FROM openings
        UNION SELECT max(changed_at) FROM candidates
        UNION SELECT max(changed_at) FROM scorecards)
"""


def make(
    path: Path,
    occasion: Occasion,
    *,
    now: datetime | None = None,
) -> Backup | None:
    """Copy a database to its backups and thin them out; None when nothing changed since the last.

    Raises:
        StorageError: when the copy cannot be made or is not sound.
    """
    sqlite.inspect(path)
    moment = now or datetime.now(UTC)
    before = on_shelf(path)
    made = backup.copy_aside(path, label=occasion, now=moment)
    if before and backup.vouched_digests(made) == backup.vouched_digests(before[0].path):
        backup.remove(made)
        return None
    thin_out(path, now=moment)
    copies = on_shelf(path)
    return next(replace(one, soundness=Soundness.GOOD) for one in copies if one.path == made)


def make_if_due(path: Path, *, now: datetime | None = None) -> bool:
    """Copy a database when it has changed since the last copy and that is half an hour old.

    Raises:
        StorageError: when the copy cannot be made or is not sound.
    """
    return wants_copy(path, now=now) and make(path, Occasion.REGULAR, now=now) is not None


def wants_copy(path: Path, *, now: datetime | None = None) -> bool:
    """Whether a copy is due; looks at times of files only, so it may be asked often."""
    copies = on_shelf(path)
    newest = copies[0].made_at if copies else None
    return is_due(newest, _changed_at(path), now or datetime.now(UTC))


def on_shelf(path: Path) -> tuple[Backup, ...]:
    """The copies that there are of a database, newest first, not yet checked."""
    folder = backup.folder_of(path)
    found = (_named(path, one) for one in folder.glob("*.db")) if folder.is_dir() else ()
    return tuple(sorted(filter(None, found), key=lambda one: one.made_at, reverse=True))


def checked(path: Path, *, progress: Progress | None = None) -> tuple[Backup, ...]:
    """The copies of a database, newest first, each read whole and compared with its checksum."""
    copies = on_shelf(path)
    found = []
    for place, one in enumerate(copies):
        if progress is not None:
            progress(place / len(copies))
        found.append(replace(one, soundness=soundness(one.path)))
    return tuple(found)


def soundness(path: Path) -> Soundness:
    """Whether a copy is what was written; one without a checksum must at least open whole."""
    vouched = backup.vouched_digests(path)
    if vouched:
        try:
            with path.open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return Soundness.DAMAGED
        return Soundness.GOOD if found in vouched else Soundness.DAMAGED
    return Soundness.UNVOUCHED if backup.opens_whole(path) else Soundness.DAMAGED


def can_be_read(path: Path) -> bool:
    """Whether a copy is what was written, and opens with a key that is known."""
    return soundness(path) is not Soundness.DAMAGED and backup.opens_whole(path)


def contents(path: Path) -> Contents:
    """What is in a copy.

    Raises:
        Locked: when it is encrypted and its key is not known.
        StorageError: when it cannot be read.
    """
    module = sqlite.driver()
    sqlite.inspect(path)
    try:
        with closing(sqlite.connect(path, mode="ro", immutable=True)) as copy:
            rows: list[Any] = copy.execute(_COUNTS).fetchall()
            people: int = copy.execute("SELECT count(*) FROM people").fetchone()[0]
            last: str | None = copy.execute(_LAST_CHANGE).fetchone()[0]
    except module.Error as error:
        raise StorageError(
            tr("The backup {file} cannot be read.").format(file=path.name),
            tr("Choose another one."),
        ) from error
    return Contents(
        openings=tuple(OpeningCount(*row) for row in rows),
        people=people,
        last_change=datetime.fromisoformat(last).replace(tzinfo=UTC) if last else None,
    )


def thin_out(path: Path, *, now: datetime | None = None) -> None:
    """Remove the copies that are past their time, and what a kill left of half-made ones."""
    copies = on_shelf(path)
    keep = kept([one.made_at for one in copies], now or datetime.now(UTC))
    for one in copies:
        if one.made_at not in keep:
            backup.remove(one.path)
    clear_parts(path)


def clear_parts(path: Path) -> None:
    """Remove what a kill left of half-made copies."""
    folder = backup.folder_of(path)
    for part in folder.glob(f"{path.stem}-[0-9]*.part*"):
        part.unlink(missing_ok=True)
    for checksum in folder.glob(f"{path.stem}-[0-9]*.sha256"):
        if not checksum.with_suffix("").exists():
            checksum.unlink(missing_ok=True)


def _named(path: Path, copy: Path) -> Backup | None:
    """What the name of a copy tells; None when it is not one of this database."""
    pattern = rf"{re.escape(path.stem)}-(\d{{8}}-\d{{6}})-([a-z-]+?)(-\d+)?\.db"
    match = re.fullmatch(pattern, copy.name)
    if match is None or match[2] not in list(Occasion):
        return None
    made_at = datetime.strptime(match[1], backup.STAMP).replace(tzinfo=UTC)
    return Backup(copy, made_at, Occasion(match[2]), copy.stat().st_size)


def _changed_at(path: Path) -> datetime:
    """When the database was written last: the file itself or its write-ahead log."""
    times = [path.stat().st_mtime]
    log = path.with_name(f"{path.name}-wal")
    if sqlite.log_waits(path):
        times.append(log.stat().st_mtime)
    return datetime.fromtimestamp(max(times), UTC)
