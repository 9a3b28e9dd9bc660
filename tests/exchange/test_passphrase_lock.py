from __future__ import annotations

import struct

import pytest

from hireapp.errors import InputError, Refused
from hireapp.exchange import passphrase_lock
from hireapp.exchange.passphrase_lock import Kind

WORDS = "amber canoe lemon otter quilt wheel"


@pytest.fixture(scope="module")
def box() -> bytes:
    return passphrase_lock.lock(b"the kit", WORDS, Kind.KIT)


def test_what_is_locked_comes_back(box: bytes) -> None:
    assert passphrase_lock.unlock(box, WORDS, Kind.KIT) == b"the kit"
    assert b"the kit" not in box


def test_passphrase_may_be_typed_in_other_ways(box: bytes) -> None:
    assert passphrase_lock.unlock(box, "  Amber-canoe LEMON\totter quilt  wheel", Kind.KIT)


def test_another_passphrase_opens_nothing(box: bytes) -> None:
    with pytest.raises(InputError, match="passphrase does not fit"):
        passphrase_lock.unlock(box, WORDS.replace("amber", "acorn"), Kind.KIT)


def test_lone_surrogates_in_a_passphrase_do_no_harm(box: bytes) -> None:
    with pytest.raises(InputError):
        passphrase_lock.unlock(box, "\ud800", Kind.KIT)


def test_box_of_another_kind_is_not_taken(box: bytes) -> None:
    with pytest.raises(InputError):
        passphrase_lock.unlock(box, WORDS, Kind.KEY)


def test_every_byte_counts(box: bytes) -> None:
    for place in (8, 12, 30, 60, len(box) - 1):
        changed = bytearray(box)
        changed[place] ^= 1
        with pytest.raises(InputError):
            passphrase_lock.unlock(bytes(changed), WORDS, Kind.KIT)


@pytest.mark.parametrize("size", [0, 1, 12, 68, 84, 4_000])
def test_cut_short_is_refused(box: bytes, size: int) -> None:
    with pytest.raises(InputError):
        passphrase_lock.unlock(box[:size], WORDS, Kind.KIT)


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [
        (0xFFFFFFFF, 1, 1),
        (64 * 1024, 0xFFFFFFFF, 1),
        (64 * 1024, 3, 0xFFFFFFFF),
        (256 * 1024, 10, 4),
        (0, 0, 0),
        (1, 1, 1),
    ],
)
def test_absurd_cost_is_refused_before_it_is_paid(
    box: bytes, memory: int, passes: int, lanes: int
) -> None:
    changed = box[:13] + struct.pack(">III", memory, passes, lanes) + box[25:]

    with pytest.raises(InputError, match=r"^This file was changed"):
        passphrase_lock.unlock(changed, WORDS, Kind.KIT)


def test_size_tells_the_next_four_kibibytes_only() -> None:
    sizes = {len(passphrase_lock.lock(bytes(size), WORDS, Kind.KIT)) for size in (1, 500, 4_000)}

    assert len(sizes) == 1


def test_new_passphrases_are_words_and_differ() -> None:
    found = {passphrase_lock.new_passphrase() for _ in range(50)}

    assert len(found) == 50
    assert all(len(one.split()) == passphrase_lock.PASSPHRASE_WORDS for one in found)


def test_word_list_is_worth_nine_bits_a_word() -> None:
    words = passphrase_lock._words()

    assert len(set(words)) == len(words) == 512
    assert all(word.isascii() and word.islower() and word.isalpha() for word in words)


def test_short_passphrase_is_refused() -> None:
    with pytest.raises(Refused, match="at least"):
        passphrase_lock.checked_new("  a b c     ")

    assert passphrase_lock.checked_new(WORDS) == WORDS


def test_usual_cost_is_one_that_a_reader_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase_lock, "MEMORY_KIB", 64 * 1024)
    monkeypatch.setattr(passphrase_lock, "PASSES", 3)

    box = passphrase_lock.lock(b"the kit", WORDS, Kind.KIT)

    assert passphrase_lock.unlock(box, WORDS, Kind.KIT) == b"the kit"
