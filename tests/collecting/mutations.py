"""Sealed files changed on purpose: bits flipped, and forgeries by somebody who knows the format."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from random import Random

import msgspec

from hireapp.domain.scorecards import Answer, Score
from hireapp.domain.travelling import TravellingScorecard, encode
from hireapp.exchange import sealed_keys, sealed_scorecards

HEAD = 49
"""Bytes before the first box."""
Bytes = Callable[[Random, bytes], bytes]
Card = Callable[[Random, TravellingScorecard], TravellingScorecard]


def flip(chance: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def flip_head(chance: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    changed[chance.randrange(HEAD + 4)] = chance.randrange(256)
    return bytes(changed)


def cut(chance: Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def lengthen(chance: Random, data: bytes) -> bytes:
    return data + chance.randbytes(chance.choice((1, 4, 49, 5_000)))


def leave_out(chance: Random, data: bytes) -> bytes:
    start = chance.randrange(len(data) - 1)
    return data[:start] + data[start + chance.choice((1, 4, 16, 4_096)) :]


def move(chance: Random, data: bytes) -> bytes:
    first, second = sorted(chance.sample(range(len(data)), 2))
    return data[:first] + data[second:] + data[first:second]


def count(chance: Random, data: bytes) -> bytes:
    number = chance.choice((0, 1, 3, 2_000, 2_001, 0xFFFFFFFF))
    return data[:45] + struct.pack(">I", number) + data[49:]


def size_of_a_box(chance: Random, data: bytes) -> bytes:
    number = chance.choice((0, 1, 16_383, 16_384, 0x7FFFFFFF, 0xFFFFFFFF))
    return data[:49] + struct.pack(">I", number) + data[53:]


def other_key(chance: Random, data: bytes) -> bytes:
    return data[:13] + chance.randbytes(16) + data[29:]


BYTES: tuple[Bytes, ...] = (
    flip,
    flip_head,
    cut,
    lengthen,
    leave_out,
    move,
    count,
    size_of_a_box,
    other_key,
)
"""Changes by somebody on the way, who has no key."""


def swapped(candidates: list[str]) -> Card:
    return lambda chance, card: msgspec.structs.replace(
        card, candidate_id=chance.choice([one for one in candidates if one != card.candidate_id])
    )


def unknown_candidate(chance: Random, card: TravellingScorecard) -> TravellingScorecard:
    return msgspec.structs.replace(card, candidate_id=f"{chance.getrandbits(128):032x}")


def other_kit_hash(chance: Random, card: TravellingScorecard) -> TravellingScorecard:
    return msgspec.structs.replace(card, kit_hash=f"{chance.getrandbits(256):064x}")


def other_kit(chance: Random, card: TravellingScorecard) -> TravellingScorecard:
    return msgspec.structs.replace(card, kit_id=f"{chance.getrandbits(128):032x}")


def other_opening(chance: Random, card: TravellingScorecard) -> TravellingScorecard:
    return msgspec.structs.replace(card, opening_id=f"{chance.getrandbits(128):032x}")


def other_person(chance: Random, card: TravellingScorecard) -> TravellingScorecard:
    return msgspec.structs.replace(card, person_id=f"{chance.getrandbits(128):032x}")


def replayed_number(chance: Random, card: TravellingScorecard) -> TravellingScorecard:
    """The same number, another content."""
    return other_rating(chance, card)


def other_rating(chance: Random, card: TravellingScorecard) -> TravellingScorecard:
    place = chance.randrange(len(card.answers))
    before = card.answers[place]
    rating = chance.choice([one for one in Score if one != before.rating])
    answers = list(card.answers)
    answers[place] = Answer(before.question_id, rating, before.evidence)
    return msgspec.structs.replace(card, answers=tuple(answers))


def later_with_other_rating(chance: Random, card: TravellingScorecard) -> TravellingScorecard:
    """A newer number, the first submission rewritten."""
    return msgspec.structs.replace(other_rating(chance, card), sequence=card.sequence + 1)


def left_out_answer(chance: Random, card: TravellingScorecard) -> TravellingScorecard:
    answers = list(card.answers)
    answers.pop(chance.randrange(len(answers)))
    return msgspec.structs.replace(card, answers=tuple(answers), sequence=card.sequence + 1)


CARDS: tuple[Card, ...] = (
    unknown_candidate,
    other_kit_hash,
    other_kit,
    other_opening,
    other_person,
    replayed_number,
    later_with_other_rating,
    left_out_answer,
)
"""Changes by the seat itself, which has its signing key and what was taken before."""


def sealed_again(card: TravellingScorecard, *, opening_key: str, signing_key: str) -> bytes:
    return sealed_scorecards.seal([card], opening_key=opening_key, signing_key=signing_key)


def foreign_key(card: TravellingScorecard, *, opening_key: str) -> bytes:
    """Everything right but for the key, which nobody issued."""
    own = sealed_keys.new_signing_key()
    newer = msgspec.structs.replace(card, sequence=card.sequence + 1)
    return sealed_again(newer, opening_key=opening_key, signing_key=own.private)


def odd_json(
    chance: Random, card: TravellingScorecard, *, opening_key: str, signing_key: str
) -> bytes:
    """Rightly signed and sealed, but not the JSON that Hireapp writes."""
    payload = bytearray(encode(card))
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(len(payload))
        payload[place : place + chance.randrange(3)] = chance.choice(
            (b'"', b"{", b"[" * 500, b"\\ud800", b"NaN", b"1e999", b"\x00", b",", b" ", b"-1", b"9")
        )
    return boxed(bytes(payload), opening_key=opening_key, signing_key=signing_key)


def boxed(payload: bytes, *, opening_key: str, signing_key: str) -> bytes:
    """A file with one rightly signed and sealed box of anything."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(signing_key))
    signature = key.sign(sealed_scorecards._SIGNED + payload)
    plain = sealed_scorecards._BOX.pack(
        len(payload), key.public_key().public_bytes_raw(), signature
    )
    plain += payload
    plain += bytes(sealed_scorecards._room_for(len(plain)) - len(plain))
    head = sealed_scorecards._HEAD.pack(
        sealed_scorecards._MAGIC,
        bytes.fromhex(sealed_keys.key_id(opening_key)),
        os.urandom(16),
        1,
    )
    box = sealed_scorecards._sealed(plain, opening_key, sealed_scorecards._context(head, 0))
    return head + struct.pack(">I", len(box)) + box
