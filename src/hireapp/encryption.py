"""Encryption at rest: a random key for each file, kept by the keyring or under a passphrase.

The key itself, written with letters and digits, is the recovery code. Beside an encrypted file
lies its key file: the key locked with the passphrase, and under which name the keyring has it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hireapp import keychain
from hireapp.errors import InputError, Refused, StorageError
from hireapp.exchange import passphrase_lock
from hireapp.exchange.passphrase_lock import Kind
from hireapp.i18n import tr
from hireapp.store import backup, encrypting, exchanging, sqlite

KEY_BYTES = 32
_CHECK_BYTES = 3
_GROUP = 4
_LIKENESS = str.maketrans("018", "OIB")
"""What base 32 does not have, read as what it looks like."""

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class _KeyFile:
    """What the key file holds; `locked` None when only the keyring has the key."""

    name: str
    locked: bytes | None


def new_key() -> bytes:
    """A random key.

    Raises:
        Refused: where this installation cannot encrypt.
    """
    encrypting.check_codec()
    return secrets.token_bytes(KEY_BYTES)


def recovery_code(key: bytes) -> str:
    """The key in groups of four letters and digits, with a checksum."""
    text = base64.b32encode(key + _checksum(key)).decode()
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def key_from(code: str) -> bytes | None:
    """The key of a recovery code; None when it is none, or was mistyped."""
    plain = "".join(one for one in code.upper() if one.isalnum()).translate(_LIKENESS)
    try:
        data = base64.b32decode(plain)
    except (binascii.Error, ValueError):
        return None
    key, check = data[:KEY_BYTES], data[KEY_BYTES:]
    return key if len(key) == KEY_BYTES and check == _checksum(key) else None


def turn_on(
    path: Path,
    key: bytes,
    *,
    passphrase: str | None,
    use_keyring: bool,
    progress: Progress | None = None,
) -> int:
    """Encrypt a database that nobody has open, and its backups; gives how many of them were lost.

    `key` comes from `new_key`; whoever calls has shown its recovery code before.

    Raises:
        Refused: when it is encrypted already, the passphrase is too short, or there is no keyring.
        StorageError: when there is no room or somebody has it open; it is unchanged then.
    """
    encrypting.check_codec()
    if sqlite.is_encrypted(path):
        raise Refused(tr("This file is encrypted already."))
    if passphrase is None and not use_keyring:
        raise Refused(tr("Give a passphrase, or let the system's keyring keep the key."))
    locked = None
    if passphrase is not None:
        checked = passphrase_lock.checked_new(passphrase)
        locked = passphrase_lock.lock(key, checked, Kind.FILE_KEY)
    name = _new_name()
    if use_keyring and not keychain.keep(name, recovery_code(key)):
        raise Refused(
            tr("The system's keyring does not keep the key."), tr("Choose a passphrase instead.")
        )
    _write(path, _KeyFile(name, locked))
    encrypting.recode(path, key)
    sqlite.unlock(key)
    return encrypting.recode_backups(path, progress=progress)


def turn_off(path: Path, *, progress: Progress | None = None) -> int:
    """Take the encryption off a database that nobody has open; gives how many backups were lost.

    Raises:
        Refused: when it is not encrypted.
        StorageError: when there is no room or somebody has it open; it is unchanged then.
    """
    if not sqlite.is_encrypted(path):
        raise Refused(tr("This file is not encrypted."))
    sqlite.inspect(path)
    encrypting.recode(path, None)
    removed = encrypting.recode_backups(path, progress=progress)
    kept = _read(path)
    if kept is not None:
        keychain.forget(kept.name)
        exchanging.wipe(sqlite.key_file(path))
    return removed


def unlock_from_keyring(path: Path) -> bool:
    """Whether the system's keyring has the key of this file and it fits."""
    kept = _read(path)
    code = keychain.fetch(kept.name) if kept is not None else None
    key = key_from(code) if code else None
    return key is not None and _use(path, key)


def unlock(path: Path, secret: str) -> None:
    """Open a file with its passphrase or its recovery code, until the program ends.

    Raises:
        Refused: when neither fits; the file is unchanged.
    """
    sqlite.unlock(_key_of(path, secret))


def change_passphrase(path: Path, secret: str, new: str) -> None:
    """Let another passphrase open an encrypted file, or a first one where the keyring has the key.

    `secret` is the passphrase until now or the recovery code, which goes on being valid: the key
    stays the same. Somebody may have the file open.

    Raises:
        Refused: when neither fits, or the new passphrase is too short; nothing is changed then.
        StorageError: when the key file cannot be written; the old one stays.
    """
    if not sqlite.is_encrypted(path):
        raise Refused(tr("This file is not encrypted."))
    checked = passphrase_lock.checked_new(new)
    key, kept = _key_of(path, secret), _read(path)
    name = kept.name if kept is not None else _new_name()
    _write(path, _KeyFile(name, passphrase_lock.lock(key, checked, Kind.FILE_KEY)))


def _key_of(path: Path, secret: str) -> bytes:
    """The key that a passphrase or a recovery code stands for."""
    key = key_from(secret)
    kept = _read(path)
    if key is None and kept is not None and kept.locked is not None:
        try:
            key = passphrase_lock.unlock(kept.locked, secret, Kind.FILE_KEY)
        except InputError:
            key = None
    if key is None or not sqlite.fits(path, key):
        raise _does_not_fit(path, kept)
    return key


def finish(path: Path) -> None:
    """Encrypt backups that a kill has left plain, and clear what it left of the file itself."""
    exchanging.finish_wiping(path)
    encrypting.recode_backups(path)


def has_passphrase(path: Path) -> bool:
    """Whether a passphrase was chosen for an encrypted file."""
    kept = _read(path)
    return kept is not None and kept.locked is not None


def _use(path: Path, key: bytes) -> bool:
    if not sqlite.fits(path, key):
        return False
    sqlite.unlock(key)
    return True


def _does_not_fit(path: Path, kept: _KeyFile | None) -> Refused:
    if kept is None:
        return Refused(
            tr("That is not the recovery code of {file}.").format(file=path.name),
            tr(
                "The file was left as it is. Its key file “{key}” is missing; without it only the "
                "recovery code opens it."
            ).format(key=sqlite.key_file(path).name),
        )
    return Refused(
        tr("Neither a passphrase nor a recovery code of this file."),
        tr("The file was left as it is. Type it again; nobody can open it without."),
    )


def _new_name() -> str:
    """Under which name the keyring has a key."""
    return f"database {secrets.token_hex(8)}"


def _checksum(key: bytes) -> bytes:
    return hashlib.sha256(key).digest()[:_CHECK_BYTES]


def _write(path: Path, content: _KeyFile) -> None:
    target = sqlite.key_file(path)
    locked = base64.b64encode(content.locked).decode() if content.locked else None
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("w", encoding="utf-8") as stream:
            json.dump({"version": 1, "name": content.name, "locked": locked}, stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except OSError as error:
        raise StorageError(
            tr("The key file of {file} cannot be written.").format(file=path.name),
            tr("Nothing was changed."),
        ) from error


def _read(path: Path) -> _KeyFile | None:
    """The key file; None when there is none, or it is not one.

    A backup has that of its database, one folder up.
    """
    files = [sqlite.key_file(path)]
    if path.parent.name == backup.FOLDER:
        files += path.parent.parent.glob("*.db.key")
    near = (one for one in files if path.name.startswith(one.name.removesuffix(".db.key")))
    return next(filter(None, map(_decoded, near)), None)


def _decoded(file: Path) -> _KeyFile | None:
    try:
        found = json.loads(file.read_bytes())
        locked = base64.b64decode(found["locked"]) if found["locked"] else None
        return _KeyFile(str(found["name"]), locked)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
