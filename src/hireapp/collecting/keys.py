"""The private key of an opening: in the system's keyring, else locked with a passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from hireapp import keychain
from hireapp.collecting import files
from hireapp.collecting.files import FileKind
from hireapp.domain.ids import OpeningId, PersonId
from hireapp.errors import HireError, InputError, Refused
from hireapp.exchange import passphrase_lock, sealed_keys
from hireapp.i18n import tr
from hireapp.paper import output
from hireapp.store import openings, sealing
from hireapp.store.database import Database
from hireapp.store.sealing import OpeningKey


class KeyPlace(Enum):
    """Where the private half of a key is."""

    NONE_YET = "none yet"
    KEYRING = "keyring"
    PASSPHRASE = "passphrase"
    ELSEWHERE = "elsewhere"


class PassphraseNeeded(Refused):
    """The key is here, locked with a passphrase."""


class KeyMissing(Refused):
    """The private key is not on this machine."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A key file that was written, and the passphrase that opens it."""

    path: Path
    passphrase: str


def place_of(key: OpeningKey | None) -> KeyPlace:
    """Where the private half of a key is."""
    if key is None:
        return KeyPlace.NONE_YET
    if _from_keyring(key) is not None:
        return KeyPlace.KEYRING
    return KeyPlace.PASSPHRASE if key.locked else KeyPlace.ELSEWHERE


def make(
    database: Database, opening_id: OpeningId, *, passphrase: str, viewer: PersonId
) -> OpeningKey:
    """Make a key for an opening; without a passphrase it goes to the system's keyring.

    Raises:
        Refused: when the passphrase is too short, there is neither keyring nor passphrase, or the
            viewer is no coordinator.
    """
    pair = sealed_keys.new_opening_key()
    name = sealed_keys.key_id(pair.public)
    locked = _kept(name, pair.private, passphrase)
    try:
        return sealing.keep_key(
            database,
            opening_id,
            key_id=name,
            public=pair.public,
            locked=locked,
            viewer=viewer,
        )
    except HireError:
        keychain.forget(name)
        raise


def private_half(key: OpeningKey, passphrase: str = "") -> str:
    """The private half of a key, to open what is sealed to it.

    Raises:
        PassphraseNeeded: when it is locked and no passphrase was given.
        InputError: when the passphrase does not fit.
        KeyMissing: when it is not on this machine.
    """
    found = _from_keyring(key)
    if found is not None:
        return found
    if key.locked is None:
        raise KeyMissing(
            tr("The key that opens these scorecards is not on this computer."),
            lost_key_advice(),
        )
    if not passphrase:
        raise PassphraseNeeded(
            tr("The key of this opening is locked with a passphrase."), tr("Type it to go on.")
        )
    private = sealed_keys.unlock_stored(key.locked, passphrase)
    if sealed_keys.public_half(private) != key.public:
        raise InputError(tr("The stored key does not belong to this opening."), lost_key_advice())
    return private


def hand_over(
    database: Database,
    opening_id: OpeningId,
    folder: Path,
    *,
    passphrase: str = "",
    viewer: PersonId,
) -> HandedOver:
    """Write a key file for another coordinator, with a passphrase of its own.

    Raises:
        HireError: when the key is not here or locked, or the file cannot be written.
    """
    key = sealing.newest_key(database, opening_id)
    if key is None:
        raise Refused(tr("This opening has no key yet."), tr("Send its kits first."))
    private = private_half(key, passphrase)
    words = passphrase_lock.new_passphrase()
    title = openings.get(database, opening_id).title
    name = output.safe_file_name(tr("key"), title, opaque_id=key.id[:8], suffix=sealed_keys.SUFFIX)
    sealing.note_handed_over(database, key.id, viewer=viewer)
    path = folder / name
    output.write(path, sealed_keys.lock_for_handing_over(opening_id, private, words))
    return HandedOver(path, words)


def take_over(
    database: Database, path: Path, words: str, *, passphrase: str = "", viewer: PersonId
) -> OpeningId:
    """Take a key that another coordinator handed over; `words` open the file.

    `passphrase` locks it in this database where there is no keyring.

    Raises:
        HireError: when the file cannot be used, or the key belongs to no opening here.
    """
    handed = sealed_keys.unlock_handed_over(files.read(path, FileKind.KEY), words)
    name = sealed_keys.key_id(sealed_keys.public_half(handed.private))
    if sealing.all_keys(database).get(name) is None:
        sealing.take_over_key(database, name, locked=None, viewer=viewer)  # says why not
    locked = _kept(name, handed.private, passphrase)
    return sealing.take_over_key(database, name, locked=locked, viewer=viewer).opening_id


def lost_key_advice() -> str:
    """What a lost key means, honestly."""
    return tr(
        "If another coordinator has it, ask them to hand it over. If it is lost, nobody can open "
        "what was sealed to it, but nothing is lost: make a new key, send the kits again, and the "
        "interviewers return their scorecards once more."
    )


def _kept(name: str, private: str, passphrase: str) -> str | None:
    """Keep a private key; gives what the database has to keep of it, if anything."""
    if passphrase:
        return sealed_keys.lock_for_storage(private, passphrase_lock.checked_new(passphrase))
    if keychain.keep(name, private):
        return None
    raise PassphraseNeeded(
        tr("This computer has no keyring, so the key needs a passphrase."),
        tr("Choose one and write it down: without it nobody can open the scorecards."),
    )


def _from_keyring(key: OpeningKey) -> str | None:
    found = keychain.fetch(key.id)
    if found is None or not _is_private_half_of(found, key.public):
        return None
    return found


def _is_private_half_of(private: str, public: str) -> bool:
    try:
        return sealed_keys.public_half(private) == public
    except ValueError:  # something else is kept under this name
        return False
