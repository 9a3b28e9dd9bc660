"""Copies of a database, made through SQLite's backup interface and checked before they count."""

from __future__ import annotations

import hashlib
import os
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hireapp.errors import StorageError
from hireapp.i18n import tr
from hireapp.store import sqlite

FOLDER = "backups"
STAMP = "%Y%m%d-%H%M%S"


def folder_of(path: Path) -> Path:
    """Where the copies of a database are kept."""
    return path.parent / FOLDER


def copy_aside(path: Path, *, label: str, now: datetime | None = None) -> Path:
    """Copy a database into the "backups" folder beside it, with its checksum; gives the path.

    Raises:
        StorageError: when the copy cannot be made or is not sound.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    while any(folder_of(path).glob(name_for(path, "*", moment).name)):
        moment += timedelta(seconds=1)  # two in one second: the order stays plain
    target = name_for(path, label, moment)
    copy_to(path, target, vouched=True)
    return target


def copy_to(path: Path, target: Path, *, vouched: bool = False) -> None:
    """Copy a database to `target`, which appears whole and checked, or not at all.

    A plain file copy would miss the write-ahead log, so the database itself does it. A `vouched`
    copy has its checksum beside it. The copy of an encrypted file is encrypted.

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
        duplicate(path, part)
        if not opens_whole(part):
            raise sqlite.damaged(path)
        if vouched:
            vouch(target, digest(part))
        part.replace(target)
    except (OSError, module.Error) as error:
        raise StorageError(
            tr("No backup could be written to {folder}.").format(folder=target.parent),
            tr("The database was left as it is. Please make room or choose another place."),
        ) from error
    finally:
        with suppress(OSError):  # the mishap itself is what matters
            remove(part)


def duplicate(source: Path, target: Path, *, immutable: bool = False) -> None:
    """Let the database copy itself to a new file, encrypted when it is."""
    key = sqlite.key_of(source)
    with (
        closing(sqlite.connect(source, mode="ro", key=key, immutable=immutable)) as one,
        closing(sqlite.connect(target, mode="rwc", key=key)) as other,
    ):
        one.backup(other)


def opens_whole(path: Path, *, key: bytes | None = None) -> bool:
    """Whether a file that nobody writes opens and SQLite finds no damage in it."""
    module = sqlite.driver()
    key = key or sqlite.key_of(path)
    try:
        with closing(sqlite.connect(path, mode="ro", key=key, immutable=True)) as copy:
            sound: bool = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            # SQLite's own check finds few flipped bits, SQLCipher's all of them.
            broken = key and copy.execute("PRAGMA cipher_integrity_check").fetchone()
            return sound and not broken
    except module.Error:
        return False


def digest(path: Path) -> str:
    """A file's SHA-256, once the file is on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
        return hashlib.file_digest(stream, "sha256").hexdigest()


def checksum_file(path: Path) -> Path:
    """Where a copy's checksum is, in the form that `sha256sum -c` reads."""
    return path.with_name(f"{path.name}.sha256")


def vouch(path: Path, *digests: str) -> None:
    """Write down what a copy's checksum is; two of them while it is exchanged for another."""
    target = checksum_file(path)
    part = target.with_name(f"{target.name}.part")
    lines = "".join(f"{one}  {path.name}\n" for one in digests)
    with part.open("w", encoding="utf-8") as stream:
        stream.write(lines)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(target)


def vouched_digests(path: Path) -> frozenset[str]:
    """The checksums that were written down for a copy; none when nobody vouched for it."""
    try:
        lines = checksum_file(path).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return frozenset()
    return frozenset(line.split(maxsplit=1)[0] for line in lines if line.strip())


def remove(path: Path) -> None:
    """Remove a copy with what belongs to it."""
    path.unlink(missing_ok=True)
    for rest in sqlite.RESTS:
        path.with_name(f"{path.name}{rest}").unlink(missing_ok=True)
    checksum_file(path).unlink(missing_ok=True)


def name_for(path: Path, label: str, moment: datetime) -> Path:
    """The name of a copy: which database, when in UTC, why."""
    return folder_of(path) / f"{path.stem}-{moment.strftime(STAMP)}-{label}.db"
