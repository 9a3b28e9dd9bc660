"""A kit file: what one interviewer needs, locked with a passphrase that is told by another way."""

from __future__ import annotations

from hireapp.domain import travelling
from hireapp.domain.travelling import TravellingKit
from hireapp.exchange import passphrase_lock
from hireapp.exchange.passphrase_lock import Kind

SUFFIX = ".hirekit"
FILE_BYTES = travelling.KIT_BYTES + 2 * passphrase_lock.PADDING
"""Larger files are refused before they are read."""


def lock(kit: TravellingKit, passphrase: str) -> bytes:
    """The bytes of a kit file."""
    return passphrase_lock.lock(travelling.encode(kit), passphrase, Kind.KIT)


def unlock(data: bytes, passphrase: str) -> TravellingKit:
    """The kit of a kit file.

    Raises:
        InputError: when the passphrase does not fit or the content cannot be used; nothing else
            is raised.
    """
    return travelling.decode_kit(passphrase_lock.unlock(data, passphrase, Kind.KIT))
