"""A scorecards file: each scorecard signed, padded and sealed, for its coordinator alone.

A file is a head (the opening key's short name, a random number, how many boxes) and the boxes. Each
box is HPKE (RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305) bound to the head and to its place,
so that no box can be left out, exchanged or put into another file. In a box are the signing key,
the Ed25519 signature over the scorecard's canonical JSON, that JSON, and zeros.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hireapp.domain import travelling
from hireapp.domain.travelling import SignedScorecard, TravellingScorecard
from hireapp.errors import InputError, Refused
from hireapp.exchange import sealed_keys
from hireapp.i18n import tr

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite

SUFFIX = ".hirecards"
FILE_BYTES = 64_000_000
"""Larger files are refused before they are read."""
CARDS_LIMIT = 2_000
PADDING = 4_096
SMALLEST = 4 * PADDING
"""Every ordinary scorecard has this size, so that the notes' length cannot be read from it; longer
ones double."""

_MAGIC = b"Hireapp\x00CARD\x01"
_HEAD = struct.Struct(">13s16s16sI")
_SIZE = struct.Struct(">I")
_PLACE = struct.Struct(">I")
_BOX = struct.Struct(">I32s64s")
_OVERHEAD = 48
"""What HPKE adds: the encapsulated key and the tag."""
_LARGEST = 8 * 1_024 * 1_024
_SIGNED = b"hireapp scorecard 1\x00"


def seal(cards: Sequence[TravellingScorecard], *, opening_key: str, signing_key: str) -> bytes:
    """The bytes of a scorecards file.

    Raises:
        Refused: when there are too many scorecards or one is too long.
    """
    if not 1 <= len(cards) <= CARDS_LIMIT:
        raise Refused(tr("There is nothing to return yet."), tr("Submit a scorecard first."))
    head = _HEAD.pack(
        _MAGIC, bytes.fromhex(sealed_keys.key_id(opening_key)), os.urandom(16), len(cards)
    )
    signed = [_signed(card, signing_key) for card in cards]
    boxes = (_sealed(one, opening_key, _context(head, n)) for n, one in enumerate(signed))
    return head + b"".join(_SIZE.pack(len(box)) + box for box in boxes)


def is_scorecards_file(data: bytes) -> bool:
    """Whether the bytes say that they are a scorecards file."""
    return data.startswith(_MAGIC)


def key_id_of(data: bytes) -> str:
    """The short name of the opening's key that a file is sealed to.

    Raises:
        InputError: when it is no scorecards file.
    """
    return _read_head(data)[0]


def unseal(data: bytes, *, opening_key: str) -> tuple[SignedScorecard, ...]:
    """Every scorecard of a file, each with a right signature; all of them or an error.

    `opening_key` is the private half.

    Raises:
        InputError: when anything in the file was changed, is missing or does not belong there;
            nothing else is raised.
    """
    key_id, count = _read_head(data)
    head, found, at = data[: _HEAD.size], [], _HEAD.size
    for number in range(count):
        box, at = _next_box(data, at)
        found.append(_verified(_unsealed(box, opening_key, _context(head, number)), key_id))
    if at != len(data):
        raise _changed()
    return tuple(found)


def _read_head(data: bytes) -> tuple[str, int]:
    if not is_scorecards_file(data):
        raise InputError(
            tr("This is not a file of sealed scorecards."), tr("It was left as it is.")
        )
    if len(data) < _HEAD.size:
        raise _changed()
    _, name, _, count = _HEAD.unpack_from(data)
    if not 1 <= count <= CARDS_LIMIT:
        raise _changed()
    return name.hex(), count


def _next_box(data: bytes, at: int) -> tuple[bytes, int]:
    start = at + _SIZE.size
    if start > len(data):
        raise _changed()
    size = _SIZE.unpack_from(data, at)[0]
    if not SMALLEST <= size <= _LARGEST + _OVERHEAD or start + size > len(data):
        raise _changed()
    return data[start : start + size], start + size


def _context(head: bytes, number: int) -> bytes:
    return head + _PLACE.pack(number)


def _signed(card: TravellingScorecard, signing_key: str) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # heavy

    payload = travelling.encode(card)
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(signing_key))
    signature = key.sign(_SIGNED + payload)
    plain = _BOX.pack(len(payload), key.public_key().public_bytes_raw(), signature) + payload
    return plain + bytes(_room_for(len(plain)) - len(plain))


def _room_for(size: int) -> int:
    room = SMALLEST
    while room < size:
        room *= 2
    if room > _LARGEST:
        raise Refused(tr("A scorecard is too long to be returned."), tr("Shorten its notes."))
    return room


def _sealed(plain: bytes, opening_key: str, context: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey  # heavy

    key = X25519PublicKey.from_public_bytes(bytes.fromhex(opening_key))
    return _suite().encrypt(plain, key, context)


def _unsealed(box: bytes, opening_key: str, context: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag  # heavy
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey  # heavy

    key = X25519PrivateKey.from_private_bytes(bytes.fromhex(opening_key))
    try:
        return _suite().decrypt(box, key, context)
    except (InvalidTag, ValueError) as error:
        raise _changed() from error


def _suite() -> Suite:
    from cryptography.hazmat.primitives import hpke  # heavy

    return hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


def _verified(plain: bytes, key_id: str) -> SignedScorecard:
    from cryptography.exceptions import InvalidSignature  # heavy
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # heavy

    size, signer, signature = _BOX.unpack_from(plain)
    end = _BOX.size + size
    if end > len(plain) or len(plain) != _room_for(end) or any(plain[end:]):
        raise _changed()
    payload = plain[_BOX.size : end]
    try:
        Ed25519PublicKey.from_public_bytes(signer).verify(signature, _SIGNED + payload)
    except (InvalidSignature, ValueError) as error:
        raise InputError(tr("A signature in this file is wrong."), _ask_again()) from error
    digest = hashlib.sha256(_SIGNED + payload).hexdigest()
    return SignedScorecard(travelling.decode_scorecard(payload), key_id, signer.hex(), digest)


def _changed() -> InputError:
    return InputError(tr("This file was changed on its way, or is not complete."), _ask_again())


def _ask_again() -> str:
    return tr("Nothing of it was taken. Ask the interviewer to return the scorecards again.")
