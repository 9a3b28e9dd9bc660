from __future__ import annotations

import pytest

from hireapp.domain.ids import QuestionId
from hireapp.domain.note_check import NoteFault, check_notes

ONE = QuestionId("one")


def words(note: str, fault: NoteFault) -> list[str]:
    return [one.word for one in check_notes({ONE: note}) if one.fault is fault]


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Too young for this.", ["young"]),
        ("Strong accent, hard to follow.", ["accent"]),
        ("She is pregnant, I think.", ["pregnant"]),
        ("Has two tattoos.", ["tattoos"]),
        ("In her fifties.", ["In her fifties"]),
        ("Single mother of two.", ["Single mother"]),
        ("Helped an old lady with her bag.", []),
        ("The disabled guest could not get in.", []),
        ("Found young people a table.", []),
        ("He said “I am too old for that”.", []),
        ("Told the whole story of the older building.", []),
        ("Was bold and scolded nobody.", []),
        ("", []),
    ],
)
def test_traits_of_the_candidate_are_pointed_at(note: str, found: list[str]) -> None:
    assert words(note, NoteFault.TRAIT) == found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Very nice and confident.", ["nice", "confident"]),
        ("Good fit.", ["Good fit"]),
        ("Motivated.", ["Motivated"]),
        ("Nice: walked the guest to the station.", []),
        ("She was kind and took the bag up herself.", []),
        ("Confident “I told them no” answer.", []),
        ("Took the return. Nice.", ["Nice"]),
        ("Returned the call the same evening.", []),
        ("Nice. Nice!", ["Nice"]),
    ],
)
def test_judgements_without_a_deed_are_pointed_at(note: str, found: list[str]) -> None:
    assert words(note, NoteFault.JUDGEMENT) == found


def test_flag_tells_where_it_stands_and_what_to_do() -> None:
    note = "Took the bag. Seems lazy."

    (flag,) = check_notes({QuestionId("zero"): "", ONE: note})

    assert (flag.question_id, note[flag.place :]) == (ONE, "lazy.")
    assert flag.advice == "“lazy” is a judgement. What did they do or say?"


def test_advice_on_a_trait_says_that_it_may_not_count() -> None:
    (flag,) = check_notes({ONE: "Married."})

    assert "nothing that may count" in flag.advice


def test_place_is_right_after_a_quote() -> None:
    note = "“I love it” he said. Rather arrogant."

    (flag,) = check_notes({ONE: note})

    assert note[flag.place : flag.place + len(flag.word)] == "arrogant"
