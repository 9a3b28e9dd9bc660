"""PINs: screen privacy on a shared machine, kept as a salted slow hash.

A PIN keeps a colleague from looking at another's draft in passing. It does not encrypt anything:
whoever can read the database file can read what is in it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from hireapp.errors import Refused
from hireapp.i18n import tr

SHORTEST, LONGEST = 4, 64

_COST, _BLOCK, _PARALLEL = 2**15, 8, 1
_MEMORY = 64 * 1024 * 1024


def checked(pin: str) -> str:
    """The PIN itself.

    Raises:
        Refused: when it is too short or too long.
    """
    if not SHORTEST <= len(pin) <= LONGEST:
        raise Refused(
            tr("A PIN has from {shortest} to {longest} characters.").format(
                shortest=SHORTEST, longest=LONGEST
            )
        )
    return pin


def hashed(pin: str, *, salt: bytes | None = None) -> str:
    """What is kept of a PIN: scrypt's parameters, the salt and the hash (about 0.1 s)."""
    salt = salt or secrets.token_bytes(16)
    return f"scrypt:{_COST}:{_BLOCK}:{_PARALLEL}:{salt.hex()}:{_hash(pin, salt).hex()}"


def fits(pin: str, kept: str) -> bool:
    """Whether this is the PIN of which `kept` was kept."""
    _, _, _, _, salt, digest = kept.split(":")
    return hmac.compare_digest(_hash(pin, bytes.fromhex(salt)), bytes.fromhex(digest))


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL, maxmem=_MEMORY, dklen=32
    )
