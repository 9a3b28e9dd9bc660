from __future__ import annotations

import pytest

from hireapp.domain.asking import askers
from hireapp.domain.banks import Bank
from hireapp.domain.ids import OpeningId, PersonId, QuestionId, SeatId
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import Format
from hireapp.domain.people import Person, Role, Seat


def seat(name: str, *, counts: bool = True) -> Seat:
    person = Person(PersonId(name), name, Role.INTERVIEWER)
    return Seat(SeatId(name), OpeningId("opening"), person, counts)


ANA, BEN, TRAINEE = seat("ana"), seat("ben"), seat("tess", counts=False)


@pytest.fixture(scope="module")
def content(bank: Bank) -> KitContent:
    made = KitContent().adding(bank, bank.openers[0])
    for question in bank.scored_questions[:4]:
        made = made.adding(bank, question)
    return made


def names(content: KitContent, format: Format, *seats: Seat) -> dict[QuestionId, list[str]]:
    found = askers(content, seats, format)
    return {one: [each.person.name for each in who] for one, who in found.items()}


def test_in_one_room_the_seats_that_count_take_turns(content: KitContent) -> None:
    found = names(content, Format.ONE_ROOM, TRAINEE, ANA, BEN)

    assert content.opener is not None
    assert found[QuestionId(content.opener.id)] == ["ana"]
    asked = [found[one] for one in content.question_ids]
    assert all(len(one) == 1 for one in asked)
    assert {one for who in asked for one in who} == {"ana", "ben"}


def test_in_one_room_the_kit_may_say_who_asks(content: KitContent) -> None:
    first = content.question_ids[0]
    given = content.changing(first, seats=(BEN.id,))

    assert names(given, Format.ONE_ROOM, ANA, BEN)[first] == ["ben"]
    assert names(given, Format.ONE_ROOM, ANA)[first] == ["ana"]


def test_in_a_series_each_asks_everything(content: KitContent) -> None:
    found = names(content, Format.SERIES_SAME, ANA, BEN, TRAINEE)

    assert set(map(tuple, found.values())) == {("ana", "ben")}


def test_split_questions_are_asked_by_their_seats(content: KitContent) -> None:
    first, *others = content.question_ids
    given = content.changing(first, seats=(BEN.id,))

    found = names(given, Format.SERIES_SPLIT, ANA, BEN)

    assert found[first] == ["ben"]
    assert [found[one] for one in others] == [["ana", "ben"]] * len(others)


def test_nobody_asks_while_nobody_sits_there(content: KitContent) -> None:
    bare = KitContent(questions=content.questions)

    assert set(map(tuple, names(bare, Format.ONE_ROOM).values())) == {()}
