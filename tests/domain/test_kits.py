from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireapp.domain.banks import Bank
from hireapp.domain.ids import AttitudeId, QuestionId
from hireapp.domain.kits import KitContent, check_can_freeze, starter_content
from hireapp.errors import Refused
from tests.domain.making import kit, kit_question, opener

NAMES = tuple(f"q{number}" for number in range(6))
names = st.sampled_from(NAMES)
contents = st.permutations(NAMES).flatmap(
    lambda order: st.integers(1, len(order)).map(
        lambda many: KitContent(questions=tuple(kit_question(name) for name in order[:many]))
    )
)


@given(contents, st.data(), st.integers(-9, 9))
def test_moving_shifts_one_question_and_keeps_the_others_in_order(
    content: KitContent, data: st.DataObject, steps: int
) -> None:
    moved = data.draw(st.sampled_from(content.question_ids))

    after = content.moving(moved, steps)

    last = len(content.questions) - 1
    wanted = min(max(content.question_ids.index(moved) + steps, 0), last)
    assert after.question_ids.index(moved) == wanted
    assert after.removing(moved) == content.removing(moved)


@given(contents, st.data(), st.integers(1, 5))
def test_moving_there_and_back_changes_nothing_within_the_ends(
    content: KitContent, data: st.DataObject, steps: int
) -> None:
    moved = data.draw(st.sampled_from(content.question_ids))
    place = content.question_ids.index(moved)
    room = min(steps, len(content.questions) - 1 - place)

    assert content.moving(moved, room).moving(moved, -room) == content


@given(contents, names)
def test_removing_takes_exactly_one(content: KitContent, name: str) -> None:
    after = content.removing(QuestionId(name))

    assert after.question_ids == tuple(one for one in content.question_ids if one != name)


@pytest.mark.parametrize("part", [{"prompt": "…"}, {"anchors": {"1": "does", "2": " … "}}])
def test_a_question_that_is_still_being_written_is_refused(
    part: dict[str, Any], bank: Bank
) -> None:
    question = msgspec.structs.replace(bank.scored_questions[0], **part)

    with pytest.raises(Refused, match="not finished"):
        KitContent().adding(bank, question)


@given(contents)
def test_content_survives_storing(content: KitContent) -> None:
    stored = msgspec.json.encode(content)

    assert msgspec.json.decode(stored, type=KitContent) == content


def test_added_question_comes_last_with_its_attitude(bank: Bank) -> None:
    first, second = bank.scored_questions[:2]

    content = KitContent().adding(bank, first).adding(bank, second)

    assert content.question_ids == (first.id, second.id)
    assert content.questions[1].attitude == bank.attitude_of(second)
    assert content.questions[1].weight == 1.0


def test_question_is_added_only_once(bank: Bank) -> None:
    content = KitContent().adding(bank, bank.scored_questions[0])

    with pytest.raises(Refused, match="already"):
        content.adding(bank, bank.scored_questions[0])


def test_opener_takes_its_own_place(bank: Bank) -> None:
    content = KitContent(questions=(kit_question("q1"),)).adding(bank, bank.openers[0])

    assert content.opener == bank.openers[0]
    assert content.question_ids == ("q1",)
    assert content.adding(bank, bank.openers[0]) == content


def test_minutes_include_the_opener() -> None:
    questions = (kit_question("q1"), kit_question("q2"))

    assert KitContent(questions=questions).minutes == 8
    assert KitContent(opener=opener(minutes=2), questions=questions).minutes == 10


def test_attitudes_come_once_in_the_order_asked() -> None:
    content = KitContent(
        questions=(
            kit_question("q1", "Empathy"),
            kit_question("q2", "Coachable"),
            kit_question("q3", "Empathy"),
        )
    )

    assert [one.name for one in content.attitudes] == ["Empathy", "Coachable"]
    assert [one.id for one in content.questions_on(AttitudeId("empathy"))] == ["q1", "q3"]


def test_question_is_found_by_its_id() -> None:
    content = KitContent(questions=(kit_question("q1"), kit_question("q2")))

    assert content.find(QuestionId("q2")) == content.questions[1]
    assert content.find(QuestionId("q3")) is None


def test_kit_is_a_draft_until_frozen() -> None:
    frozen = kit(kit_question("q1"))

    assert not frozen.is_draft
    assert replace(frozen, frozen_at=None).is_draft


def test_empty_kit_cannot_be_frozen() -> None:
    with pytest.raises(Refused, match="no question"):
        check_can_freeze(KitContent(opener=opener()), uses_opener=True)


def test_kit_without_the_opener_cannot_be_frozen_where_it_is_used() -> None:
    content = KitContent(questions=(kit_question("q1"),))

    with pytest.raises(Refused, match="begins with the opener"):
        check_can_freeze(content, uses_opener=True)
    check_can_freeze(content, uses_opener=False)


def test_complete_kit_can_be_frozen() -> None:
    content = KitContent(opener=opener(), questions=(kit_question("q1"),))

    check_can_freeze(content, uses_opener=True)


@pytest.mark.parametrize("slot", [10, 30, 45, 90, 240])
def test_starter_kit_fits_its_slot(bank: Bank, slot: int) -> None:
    content = starter_content(bank, slot_minutes=slot, uses_opener=True)

    assert content.opener == bank.openers[0]
    assert content.questions
    assert content.minutes <= slot - 1


def test_starter_kit_has_one_question_for_each_attitude_when_time_allows(bank: Bank) -> None:
    content = starter_content(bank, slot_minutes=240, uses_opener=False)

    assert content.opener is None
    assert [one.attitude for one in content.questions] == list(bank.attitude)


def test_starter_kit_passes_over_attitudes_without_a_question(bank: Bank) -> None:
    asked = tuple(one for one in bank.question if one.attitude != bank.attitude[0].id)
    without = msgspec.structs.replace(bank, question=asked)

    content = starter_content(without, slot_minutes=240, uses_opener=True)

    assert content.opener is None  # the bank's opener went with its attitude
    assert list(content.attitudes) == list(bank.attitude[1:])
