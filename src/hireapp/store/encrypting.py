"""Turning a database's encryption on or off: a verified copy takes its place, and its backups'."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from hireapp.errors import Refused, StorageError
from hireapp.i18n import tr
from hireapp.store import backup, backup_shelf, exchanging, sqlite

Progress = Callable[[float], None]


def check_codec() -> None:
    """Refuse where this SQLite cannot encrypt.

    Raises:
        Refused: saying what is missing.
    """
    if not sqlite.has_codec():
        raise Refused(
            tr("This installation cannot encrypt: its SQLite has no codec."),
            tr("Install the package sqlcipher3, or encrypt the whole disk with your system."),
        )


def recode(path: Path, key: bytes | None) -> None:
    """Let an encrypted copy (or with None a plain one) take the place of a database.

    Nobody may have it open. The copy is compared row by row before; the old file is overwritten.

    Raises:
        StorageError: when somebody has it open or there is no room; the file is unchanged then.
    """
    exchanging.let_go(path)
    part = path.with_name(f"{path.name}.recoding")
    with _told(path, part):
        _copy(path, part, key)
        exchanging.put_in_place(part, path)


def recode_backups(path: Path, *, progress: Progress | None = None) -> int:
    """Give every backup the key of its database, or none; gives how many had to be removed.

    Those that cannot be read are removed: an old plain one would tell everything.

    Raises:
        StorageError: when there is no room; the next attempt goes on where this one ended.
    """
    key = sqlite.key_of(path)
    removed = 0
    wrong = [one.path for one in backup_shelf.on_shelf(path) if sqlite.key_of(one.path) != key]
    for place, copy in enumerate(wrong):
        if progress is not None:
            progress(place / len(wrong))
        removed += not _recode_backup(copy, key)
    return removed


def _recode_backup(copy: Path, key: bytes | None) -> bool:
    if not backup_shelf.can_be_read(copy):
        exchanging.wipe(copy)
        backup.remove(copy)
        return False
    part = copy.with_name(f"{copy.name}.part")
    source = copy.with_name(f"{copy.name}.part-source")
    with _told(copy, part), _told(copy, source):
        backup.remove(source)
        backup.duplicate(copy, source, immutable=True)  # nothing can be attached to the copy
        _copy(source, part, key)
        fresh = backup.digest(part)
        backup.vouch(copy, fresh, *backup.vouched_digests(copy))
        exchanging.put_in_place(part, copy)
        backup.vouch(copy, fresh)
        exchanging.wipe(source)
    return True


def _copy(path: Path, target: Path, key: bytes | None) -> None:
    """Write the whole database into another file with another key, and compare the two."""
    backup.remove(target)
    with closing(sqlite.connect(path)) as connection:
        literal = sqlite.key_literal(key) if key else ""
        connection.execute(
            f'ATTACH DATABASE ? AS copy KEY "{literal}"',
            (f"{target.absolute().as_uri()}?mode=rwc",),
        )
        # Nobody misses the copy before it is whole; it is on the disk before it takes its place.
        connection.execute("PRAGMA copy.journal_mode=OFF")
        connection.execute("PRAGMA copy.synchronous=OFF")
        connection.execute("SELECT sqlcipher_export('copy')")
        for name in ("application_id", "user_version"):
            value = connection.execute(f"PRAGMA main.{name}").fetchone()[0]
            connection.execute(f"PRAGMA copy.{name}={value}")
        same = _are_the_same(connection)
        connection.execute("DETACH DATABASE copy")
    if not same or not backup.opens_whole(target, key=key):
        raise sqlite.damaged(path)


def _are_the_same(connection: Any) -> bool:
    """Whether the attached copy has the same schema and rows."""
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type='table'")
    ]
    tables.append("sqlite_master")
    return all(_is_the_same(connection, name) for name in tables)


def _is_the_same(connection: Any, table: str) -> bool:
    what = "type, name, tbl_name, sql" if table == "sqlite_master" else "*"
    pair = [f'SELECT {what} FROM {schema}."{table}"' for schema in ("main", "copy")]
    counts = [connection.execute(f"SELECT count(*) FROM ({one})").fetchone()[0] for one in pair]
    there, back = (
        connection.execute(f"SELECT 1 FROM ({one} EXCEPT {other}) LIMIT 1").fetchone()
        for one, other in (pair, reversed(pair))
    )
    return counts[0] == counts[1] and there is None and back is None


@contextmanager
def _told(path: Path, part: Path) -> Iterator[None]:
    """Explain a mishap, and leave no half copy."""
    module = sqlite.driver()
    try:
        yield
    except (OSError, module.Error) as error:
        raise StorageError(
            tr("No copy of {file} could be made.").format(file=path.name),
            tr("It was left as it is. Please make room, or close other programs."),
        ) from error
    finally:
        with suppress(OSError):
            backup.remove(part)
