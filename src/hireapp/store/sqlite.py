"""What is SQLite's alone: its driver, its PRAGMAs, and a look at a file before it is opened."""

from __future__ import annotations

import importlib
from contextlib import closing
from pathlib import Path
from typing import Any

from hireapp.errors import Locked, StorageError
from hireapp.i18n import tr

APPLICATION_ID = 0x48495245
"""Marks a file as Hireapp's ("HIRE"), so that nobody else's database is ever touched."""
BUSY_TIMEOUT_MS = 30
"""A locked file is reported after this long; whoever writes tries again, the window stays alive."""

RESTS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file while it is open."""

CIPHER_PAGE = 4096
"""SQLCipher's page; an encrypted file is a number of whole ones."""

_unlocked: list[bytes] = []
_RANDOM_ENOUGH = 200
"""Random pages of 4096 bytes have all 256 values but for a few; a damaged one seldom 200."""
_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"
_FIXED_SINCE = (3, 51, 3)
_FIXED_BRANCHES = {(3, 50): 7, (3, 44): 6}


def driver() -> Any:  # two modules with the same DB-API shape
    """sqlcipher3, which bundles a recent SQLite, or the standard module where it has no wheel."""
    try:
        return importlib.import_module("sqlcipher3.dbapi2")
    except ImportError:
        return importlib.import_module("sqlite3")


def connect(
    path: Path,
    *,
    mode: str = "rw",
    key: bytes | None = None,
    immutable: bool = False,
    check_same_thread: bool = True,
) -> Any:
    """A connection to a file, with explicit transactions.

    `mode` is SQLite's: "ro", "rw", or "rwc", which makes the file. An `immutable` file is one that
    nobody writes, such as a backup: nothing is put beside it. An encrypted file is opened with
    the key that fits among those that were unlocked; a new one is encrypted when `key` is given.
    """
    rest = "&immutable=1" if immutable else ""
    key = key or key_of(path)
    connection = driver().connect(
        # The URI's mode keeps SQLite from making a file that is not there.
        f"{path.absolute().as_uri()}?mode={mode}{rest}",
        uri=True,
        isolation_level=None,
        check_same_thread=check_same_thread,
    )
    if key is not None:
        connection.execute("PRAGMA cipher_log_level=NONE")  # a wrong key is told, not logged
        connection.execute(f'PRAGMA key="{key_literal(key)}"')
    return connection


def unlock(key: bytes) -> None:
    """Remember a file's key until the end of the program."""
    if key not in _unlocked:
        _unlocked.insert(0, key)


def forget_keys() -> None:
    """Lock every encrypted file again."""
    _unlocked.clear()


def key_of(path: Path) -> bytes | None:
    """The key of an encrypted file among those that were unlocked; None when it needs none."""
    if not _unlocked or not is_encrypted(path):
        return None
    return next((key for key in _unlocked if fits(path, key)), None)


def is_encrypted(path: Path) -> bool:
    """Whether a file's header is not SQLite's, and its size that of whole pages."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            header = stream.read(len(_MAGIC))
    except OSError:
        return False
    return size > 0 and size % CIPHER_PAGE == 0 and header != _MAGIC


def fits(path: Path, key: bytes) -> bool:
    """Whether a key opens an encrypted file."""
    module = driver()
    try:
        with closing(connect(path, mode="ro", key=key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except module.Error:
        return False
    return True


def key_literal(key: bytes) -> str:
    """A raw key as SQLCipher wants it inside double quotes; no passphrase is derived."""
    return f"x'{key.hex()}'"


def has_wal_reset_bug(version: tuple[int, ...]) -> bool:
    """Whether this SQLite can corrupt a file in WAL mode (3.7.0 to 3.51.2, but for two fixes)."""
    if version >= _FIXED_SINCE:
        return False
    fixed = _FIXED_BRANCHES.get((version[0], version[1]))
    return fixed is None or version[2] < fixed


def pragmas(version: tuple[int, ...]) -> tuple[str, ...]:
    """What each connection is told; a commit survives a power cut with either journal."""
    if has_wal_reset_bug(version):
        journal = ("PRAGMA journal_mode=DELETE", "PRAGMA synchronous=EXTRA")
    else:
        journal = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")
    return (
        f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
        *journal,
        "PRAGMA foreign_keys=ON",
        "PRAGMA trusted_schema=OFF",
    )


def inspect(path: Path) -> int:
    """The schema number of a database file, read from its header without opening it.

    A file cut to 0 or 1 byte would open as valid and empty, so it is looked at first.

    Raises:
        StorageError: when it is missing, empty, cut short, damaged or not Hireapp's.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
    except OSError as error:
        raise StorageError(
            tr("The database {file} cannot be opened.").format(file=path.name),
            error.strerror or "",
        ) from error
    if not header.startswith(_MAGIC) and looks_encrypted(path):
        return _inspect_encrypted(path)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise damaged(path)
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if pages * (65_536 if page == 1 else page) > size and not log_waits(path):
        raise damaged(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise _foreign(path)
    return int.from_bytes(header[60:64], "big")


def looks_encrypted(path: Path) -> bool:
    """Whether a file without SQLite's header is an encrypted one, and not a damaged one.

    Its key file tells, or that its first page is as good as random.
    """
    if not is_encrypted(path):
        return False
    with path.open("rb") as stream:
        page = stream.read(CIPHER_PAGE)
    return key_file(path).exists() or len(set(page)) >= _RANDOM_ENOUGH


def key_file(path: Path) -> Path:
    """Where a database's key is, locked with a passphrase, or the name that the keyring has."""
    return path.with_name(f"{path.name}.key")


def has_codec() -> bool:
    """Whether this SQLite can encrypt."""
    with closing(driver().connect(":memory:")) as connection:
        return connection.execute("PRAGMA cipher_version").fetchone() is not None


def _inspect_encrypted(path: Path) -> int:
    """The schema number of an encrypted file whose key is known."""
    if not has_codec():
        raise StorageError(
            tr("{file} is encrypted, and this installation cannot open it.").format(file=path.name),
            tr("It was left as it is. Install the package sqlcipher3."),
        )
    if key_of(path) is None:
        raise Locked(
            path,
            tr("{file} is encrypted.").format(file=path.name),
            tr("Its passphrase or its recovery code opens it."),
        )
    with closing(connect(path, mode="ro")) as connection:
        mark: int = connection.execute("PRAGMA application_id").fetchone()[0]
        number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if mark != APPLICATION_ID:
        raise _foreign(path)
    return number


def _foreign(path: Path) -> StorageError:
    return StorageError(
        tr("{file} is not a Hireapp database.").format(file=path.name),
        tr("It was left as it is. Choose another file."),
    )


def log_waits(path: Path) -> bool:
    """Whether a write-ahead log is left from a crash; it may hold the pages that seem missing."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def damaged(path: Path) -> StorageError:
    """The refusal for a file that is cut short or damaged."""
    return StorageError(
        tr("The database {file} is damaged or cut short.").format(file=path.name),
        tr("It was left as it is. Restore a copy from the backups folder beside it."),
    )
