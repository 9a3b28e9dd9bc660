from __future__ import annotations

import re

from hireapp.domain.code_names import code_names
from hireapp.domain.ids import CandidateId, OpeningId

OPENING = OpeningId("opening")


def some(number: int) -> list[CandidateId]:
    return [CandidateId(f"{place:032x}") for place in range(number)]


def test_nobody_shares_a_code_however_many_there_are() -> None:
    named = code_names(OPENING, some(3_000))

    assert len(set(named.values())) == 3_000


def test_code_is_the_same_in_any_order_and_on_any_day() -> None:
    assert code_names(OPENING, some(9)) == code_names(OPENING, reversed(some(9)))


def test_who_is_added_changes_nobodys_code() -> None:
    assert code_names(OPENING, some(9)).items() <= code_names(OPENING, some(10)).items()


def test_another_opening_gives_another_code() -> None:
    here, there = code_names(OPENING, some(1)), code_names(OpeningId("another"), some(1))

    assert here != there


def test_code_is_easily_read_aloud() -> None:
    assert all(
        re.fullmatch(r"Candidate [A-HJ-NPR-Z][2-9][A-HJ-NPR-Z]", name)
        for name in code_names(OPENING, some(200)).values()
    )
