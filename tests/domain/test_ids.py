from __future__ import annotations

import re

import pytest

from hireapp.domain.ids import new_id, readable_id


def test_ids_are_32_hexadecimal_digits() -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", new_id())


def test_ids_do_not_repeat() -> None:
    assert len({new_id() for _ in range(1_000)}) == 1_000


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Our front desk", "our-front-desk"),
        ("  Café_talk! (2026) ", "cafe-talk-2026"),
        ("接待", "接待"),
        ("?!", ""),
        ("x" * 59 + " y", "x" * 59),
    ],
)
def test_readable_id_is_made_of_the_words(words: str, id: str) -> None:
    assert readable_id(words) == id
