"""Key pairs of sealed files: one of each opening (X25519), one of each seat's kit file (Ed25519).

Keys are 32 bytes in hexadecimal wherever they travel or are kept.
"""

from __future__ import annotations

import hashlib
from typing import Annotated

import msgspec
from msgspec import Meta

from hireapp.domain.travelling import Id, Key, KeyPair, canonical
from hireapp.errors import InputError
from hireapp.exchange import passphrase_lock
from hireapp.exchange.passphrase_lock import Kind
from hireapp.i18n import tr

SUFFIX = ".hirekey"
FILE_BYTES = 64_000
"""Larger files are refused before they are read."""


class HandedKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a key file holds: an opening's private key, for another coordinator."""

    opening_id: Id
    private: Key
    format: Annotated[str, Meta(pattern=r"^hireapp key 1\Z")] = "hireapp key 1"


def key_id(public: str) -> str:
    """The short name of an opening's key, which stands in the open on each sealed file."""
    return hashlib.sha256(b"hireapp opening key\x00" + bytes.fromhex(public)).hexdigest()[:32]


def new_opening_key() -> KeyPair:
    """A key pair to which scorecards are sealed."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey  # heavy

    private = X25519PrivateKey.generate().private_bytes_raw().hex()
    return KeyPair(public_half(private), private)


def public_half(private: str) -> str:
    """The public half of an opening's private key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey  # heavy

    key = X25519PrivateKey.from_private_bytes(bytes.fromhex(private))
    return key.public_key().public_bytes_raw().hex()


def new_signing_key() -> KeyPair:
    """A key pair with which one seat signs its scorecards."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # heavy

    key = Ed25519PrivateKey.generate()
    return KeyPair(key.public_key().public_bytes_raw().hex(), key.private_bytes_raw().hex())


def lock_for_storage(private: str, passphrase: str) -> str:
    """A private key as the database keeps it where there is no keyring."""
    return passphrase_lock.lock(bytes.fromhex(private), passphrase, Kind.STORED_KEY).hex()


def unlock_stored(locked: str, passphrase: str) -> str:
    """A private key that `lock_for_storage` locked.

    Raises:
        InputError: when the passphrase does not fit.
    """
    data = bytes.fromhex(locked)
    return passphrase_lock.unlock(data, passphrase, Kind.STORED_KEY).hex()


def lock_for_handing_over(opening_id: str, private: str, passphrase: str) -> bytes:
    """A key file for another coordinator."""
    data = canonical(HandedKey(opening_id=opening_id, private=private))
    return passphrase_lock.lock(data, passphrase, Kind.KEY)


def unlock_handed_over(data: bytes, passphrase: str) -> HandedKey:
    """What a key file holds.

    Raises:
        InputError: when the passphrase does not fit, or it is no key file.
    """
    plain = passphrase_lock.unlock(data, passphrase, Kind.KEY)
    try:
        handed = msgspec.json.decode(plain, type=HandedKey)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise InputError(tr("This key file cannot be used.")) from error
    if canonical(handed) != plain:
        raise InputError(tr("This key file cannot be used."))
    return handed
