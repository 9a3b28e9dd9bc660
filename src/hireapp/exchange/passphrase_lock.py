"""Data locked with a passphrase: kit files, keys that are handed over, keys kept in a database.

A file is a head (kind, cost of the key derivation, salt, nonce) and one ChaCha20-Poly1305 box over
the padded data; the head is authenticated with it. The key comes from the passphrase by Argon2id
(RFC 9106), whose cost a reader bounds before it pays it.
"""

from __future__ import annotations

import os
import secrets
import struct
import unicodedata
from enum import Enum
from functools import lru_cache

from hireapp import paths
from hireapp.errors import InputError, Refused
from hireapp.i18n import tr

MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 4
"""The cost of a guess: 64 MiB, about 0.15 s on two cores of 2026."""
PASSPHRASE_WORDS = 6
"""Of 512: 54 bits, which at this cost keep one machine guessing for some forty million years."""
SHORTEST_PASSPHRASE = 10
PADDING = 4_096

_MAGIC = b"Hireapp\x00"
_HEAD = struct.Struct(">8s4sBIII16s12s")
_LENGTH = struct.Struct(">I")
_TAG_BYTES = 16
_VERSION = 1
_MEMORY_RANGE = range(8 * 1024, 256 * 1024 + 1)
_PASSES_RANGE = range(1, 11)
_LANES_RANGE = range(1, 9)
_WORK_LIMIT = 1024 * 1024
"""Most kibibytes times passes: four seconds of a slow machine."""


class Kind(Enum):
    """What is locked; a box of one kind is never taken for another."""

    KIT = b"KIT "
    KEY = b"KEY "
    STORED_KEY = b"HELD"
    FILE_KEY = b"FILE"


def new_passphrase() -> str:
    """Words that can be read out over the telephone."""
    words = _words()
    return " ".join(secrets.choice(words) for _ in range(PASSPHRASE_WORDS))


def checked_new(passphrase: str) -> str:
    """A passphrase of the user's own choice.

    Raises:
        Refused: when it is too short to keep anybody out.
    """
    if len(_normal(passphrase)) < SHORTEST_PASSPHRASE:
        raise Refused(
            tr("A passphrase has at least {n} characters.").format(n=SHORTEST_PASSPHRASE),
            tr("Four or more words that do not belong together are a good one."),
        )
    return passphrase


def lock(data: bytes, passphrase: str, kind: Kind) -> bytes:
    """The data in a locked box, whose size tells it only to the next 4 KiB."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # heavy

    salt, nonce = os.urandom(16), os.urandom(12)
    head = _HEAD.pack(_MAGIC, kind.value, _VERSION, MEMORY_KIB, PASSES, LANES, salt, nonce)
    padded = _LENGTH.pack(len(data)) + data
    padded += bytes(-len(padded) % PADDING)
    key = _key(passphrase, salt, MEMORY_KIB, PASSES, LANES)
    return head + ChaCha20Poly1305(key).encrypt(nonce, padded, head)


def kind_of(data: bytes) -> Kind | None:
    """What a locked box says it is; None when it is none."""
    for kind in Kind:
        if data.startswith(_MAGIC + kind.value):
            return kind
    return None


def unlock(data: bytes, passphrase: str, kind: Kind) -> bytes:
    """What was locked.

    Raises:
        InputError: when the passphrase does not fit or the box was changed, which cannot be told
            apart, or it asks for an absurd amount of work.
    """
    from cryptography.exceptions import InvalidTag  # heavy
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # heavy

    memory, passes, lanes, salt, nonce = _read_head(data, kind)
    head, box = data[: _HEAD.size], data[_HEAD.size :]
    try:
        padded = ChaCha20Poly1305(_key(passphrase, salt, memory, passes, lanes)).decrypt(
            nonce, box, head
        )
    except InvalidTag as error:
        raise InputError(
            tr("The passphrase does not fit, or the file was changed on its way."),
            tr("Type it again; if it still fails, ask the sender for a new file."),
        ) from error
    return _without_padding(padded)


def _read_head(data: bytes, kind: Kind) -> tuple[int, int, int, bytes, bytes]:
    if kind_of(data) is not kind or len(data) < _HEAD.size + _TAG_BYTES:
        raise InputError(tr("This file is cut short, or not from Hireapp."), _ask_again())
    _, _, version, memory, passes, lanes, salt, nonce = _HEAD.unpack_from(data)
    if version != _VERSION:
        raise InputError(
            tr("This file was made by another version of Hireapp."), tr("Please update yours.")
        )
    in_range = memory in _MEMORY_RANGE and passes in _PASSES_RANGE and lanes in _LANES_RANGE
    if not in_range or memory * passes > _WORK_LIMIT:
        raise InputError(tr("This file was changed on its way."), _ask_again())
    return memory, passes, lanes, salt, nonce


def _without_padding(padded: bytes) -> bytes:
    size = _LENGTH.unpack_from(padded)[0] if len(padded) >= _LENGTH.size else len(padded)
    end = _LENGTH.size + size
    if end > len(padded) or any(padded[end:]):
        raise InputError(tr("This file was changed on its way."), _ask_again())
    return padded[_LENGTH.size : end]


def _key(passphrase: str, salt: bytes, memory: int, passes: int, lanes: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # heavy

    derivation = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    return derivation.derive(_normal(passphrase).encode())


def _normal(passphrase: str) -> str:
    """However it was typed: one blank between words, no capitals, hyphens as blanks."""
    plain = unicodedata.normalize("NFKC", passphrase).casefold().replace("-", " ")
    return " ".join(plain.encode(errors="replace").decode().split())


@lru_cache(maxsize=1)
def _words() -> tuple[str, ...]:
    return tuple(paths.resource("passphrase_words.txt").read_text(encoding="ascii").split())


def _ask_again() -> str:
    return tr("Nothing was changed. Ask the sender for a new file.")
