from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import zxingcpp

from hireapp.errors import InputError
from hireapp.paper.codes import NOBODY, PageCode, decode, encode, fingerprint, squares

CODE = PageCode(
    form="41B7-0E2C",
    opening=fingerprint("o1"),
    candidate=fingerprint("c1"),
    seat=fingerprint("s1"),
    kit=3,
    page=2,
)


def test_code_says_what_was_put_in() -> None:
    assert decode(encode(CODE)) == CODE


def test_code_without_candidate_and_seat() -> None:
    bare = replace(CODE, candidate=fingerprint(None), seat=NOBODY)

    assert decode(encode(bare)) == bare


def test_every_changed_byte_is_noticed() -> None:
    data = encode(CODE)

    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 0x10
        with pytest.raises(InputError):
            decode(bytes(changed))


def test_codes_of_other_programs_are_refused() -> None:
    with pytest.raises(InputError, match="not one of a printed form"):
        decode(b"https://example.com")


def test_fingerprint_does_not_show_the_id() -> None:
    assert fingerprint("a" * 32) not in {"a" * 16, fingerprint("b" * 32)}


def test_drawn_squares_are_read_back() -> None:
    rows = squares(CODE)
    assert len(rows) == len(rows[0])
    picture = np.array([[0 if square == "#" else 255 for square in row] for row in rows], np.uint8)
    picture = np.pad(np.kron(picture, np.ones((4, 4), np.uint8)), 8, constant_values=255)

    (found,) = zxingcpp.read_barcodes(picture)

    assert decode(found.bytes) == CODE
