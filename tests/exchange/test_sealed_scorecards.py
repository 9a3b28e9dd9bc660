from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from hireapp.domain.scorecards import Score
from hireapp.domain.text import NOTE_LIMIT
from hireapp.domain.travelling import KeyPair
from hireapp.errors import InputError, Refused
from hireapp.exchange import sealed_keys, sealed_scorecards
from tests.exchange.travellers import a_card, amended, an_id


@pytest.fixture(scope="module")
def opening() -> KeyPair:
    return sealed_keys.new_opening_key()


@pytest.fixture(scope="module")
def seat() -> KeyPair:
    return sealed_keys.new_signing_key()


@pytest.fixture(scope="module")
def file(opening: KeyPair, seat: KeyPair) -> bytes:
    cards = (a_card(), amended(a_card()))
    return sealed_scorecards.seal(cards, opening_key=opening.public, signing_key=seat.private)


def test_scorecards_come_back_with_their_signer(
    file: bytes, opening: KeyPair, seat: KeyPair
) -> None:
    found = sealed_scorecards.unseal(file, opening_key=opening.private)

    assert [one.card for one in found] == [a_card(), amended(a_card())]
    assert {one.signer for one in found} == {seat.public}
    assert len({one.digest for one in found}) == 2


def test_nothing_can_be_read_without_the_opening_key(file: bytes) -> None:
    assert b"knelt" not in file
    assert an_id(5).encode() not in file

    with pytest.raises(InputError, match="changed on its way"):
        sealed_scorecards.unseal(file, opening_key=sealed_keys.new_opening_key().private)


def test_file_says_to_which_key_it_is_sealed(file: bytes, opening: KeyPair) -> None:
    assert sealed_scorecards.key_id_of(file) == sealed_keys.key_id(opening.public)


def test_size_tells_neither_ratings_nor_notes(opening: KeyPair, seat: KeyPair) -> None:
    def size(evidence: str, score: Score) -> int:
        card = a_card(evidence=evidence, score=score)
        keys = {"opening_key": opening.public, "signing_key": seat.private}
        return len(sealed_scorecards.seal((card,), **keys))

    assert len({size("", Score.ONE), size("a" * 900, Score.FIVE), size("ä" * 900, Score.TWO)}) == 1


def test_longest_notes_travel(opening: KeyPair, seat: KeyPair) -> None:
    card = a_card(evidence="語" * NOTE_LIMIT)

    data = sealed_scorecards.seal((card,), opening_key=opening.public, signing_key=seat.private)

    assert sealed_scorecards.unseal(data, opening_key=opening.private)[0].card == card


def swapped(data: bytes) -> bytes:
    half = 49 + (len(data) - 49) // 2
    return data[:49] + data[half:] + data[49:half]


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "head alone": lambda data: data[:49],
    "half a head": lambda data: data[:30],
    "cut in a box": lambda data: data[:-1],
    "one box less": lambda data: data[: 49 + (len(data) - 49) // 2],
    "boxes swapped": swapped,
    "something added": lambda data: data + b"\0",
    "another magic": lambda data: b"hireapp" + data[7:],
    "another version": lambda data: data[:12] + b"\x02" + data[13:],
    "another key named": lambda data: data[:13] + bytes(16) + data[29:],
    "another number": lambda data: data[:29] + bytes(16) + data[45:],
    "count of none": lambda data: data[:45] + bytes(4) + data[49:],
    "count of one": lambda data: data[:45] + b"\0\0\0\1" + data[49:],
    "huge count": lambda data: data[:45] + b"\xff" * 4 + data[49:],
    "huge box": lambda data: data[:49] + b"\xff" * 4 + data[53:],
    "tiny box": lambda data: data[:49] + b"\0\0\0\1" + data[53:],
    "flipped in a box": lambda data: data[:5_000] + bytes([data[5_000] ^ 4]) + data[5_001:],
}


@pytest.mark.parametrize("change", CHANGES)
def test_changed_file_is_refused_whole(file: bytes, opening: KeyPair, change: str) -> None:
    data = CHANGES[change](file)
    assert data != file

    with pytest.raises(InputError):
        sealed_scorecards.unseal(data, opening_key=opening.private)


def test_box_of_another_file_does_not_fit(file: bytes, opening: KeyPair, seat: KeyPair) -> None:
    other = sealed_scorecards.seal(
        (a_card(), a_card()), opening_key=opening.public, signing_key=seat.private
    )
    half = 49 + (len(file) - 49) // 2

    with pytest.raises(InputError):
        sealed_scorecards.unseal(file[:half] + other[half:], opening_key=opening.private)


def boxed(plain: bytes, opening: KeyPair) -> bytes:
    """A file with one box of anything, sealed as it should be."""
    head = sealed_scorecards._HEAD.pack(
        sealed_scorecards._MAGIC,
        bytes.fromhex(sealed_keys.key_id(opening.public)),
        bytes(16),
        1,
    )
    box = sealed_scorecards._sealed(plain, opening.public, sealed_scorecards._context(head, 0))
    return head + len(box).to_bytes(4, "big") + box


def test_signature_of_another_scorecard_is_refused(opening: KeyPair, seat: KeyPair) -> None:
    one = sealed_scorecards._signed(a_card(), seat.private)
    other = sealed_scorecards._signed(a_card(score=Score.FIVE), seat.private)

    mixed = boxed(one[:100] + other[100:], opening)
    with pytest.raises(InputError, match="signature"):
        sealed_scorecards.unseal(mixed, opening_key=opening.private)


@pytest.mark.parametrize(
    "plain",
    [
        bytes(16_384),
        b"\xff" * 16_384,
        (100).to_bytes(4, "big") + bytes(16_380),
    ],
)
def test_box_of_nonsense_is_refused(opening: KeyPair, plain: bytes) -> None:
    with pytest.raises(InputError):
        sealed_scorecards.unseal(boxed(plain, opening), opening_key=opening.private)


def test_padding_hides_nothing(opening: KeyPair, seat: KeyPair) -> None:
    plain = sealed_scorecards._signed(a_card(), seat.private)

    with pytest.raises(InputError):
        sealed_scorecards.unseal(boxed(plain[:-1] + b"x", opening), opening_key=opening.private)
    with pytest.raises(InputError):
        sealed_scorecards.unseal(boxed(plain * 2, opening), opening_key=opening.private)


def test_no_scorecard_makes_no_file(opening: KeyPair, seat: KeyPair) -> None:
    with pytest.raises(Refused, match="nothing to return"):
        sealed_scorecards.seal((), opening_key=opening.public, signing_key=seat.private)


def test_endless_scorecard_is_refused_where_it_is_written(opening: KeyPair, seat: KeyPair) -> None:
    card = msgspec.structs.replace(a_card(), reaction_reason="x" * 9_000_000)

    with pytest.raises(Refused, match="too long"):
        sealed_scorecards.seal((card,), opening_key=opening.public, signing_key=seat.private)
