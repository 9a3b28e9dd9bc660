from __future__ import annotations

import msgspec
import pytest

from hireapp.domain.ids import AttitudeId, QuestionId, SeatId
from hireapp.domain.kit_differences import ChangeKind, differences
from hireapp.domain.kits import Fact, KitContent, Script
from tests.domain.making import kit_question, opener

A, B = QuestionId("a"), QuestionId("b")
BEFORE = KitContent(opener=opener(), questions=(kit_question("a"), kit_question("b")))


def only(after: KitContent, before: KitContent = BEFORE) -> tuple[ChangeKind, str, str, str]:
    (found,) = differences(before, after)
    return found.kind, found.what, found.before, found.after


def reworded(**changes: object) -> KitContent:
    question = BEFORE.questions[0].question
    return BEFORE.changing(A, question=msgspec.structs.replace(question, **changes))


def test_equal_kits_have_no_differences() -> None:
    assert differences(BEFORE, BEFORE) == ()


def test_questions_added_removed_and_moved() -> None:
    assert only(BEFORE.removing(B))[:3] == (
        ChangeKind.REMOVED,
        "a question",
        "Tell me about b.",
    )
    assert only(BEFORE, BEFORE.removing(B))[3] == "Tell me about b."
    assert only(BEFORE.moving(A, 1))[:2] == (ChangeKind.MOVED, "the order of the questions")


def test_the_opener_can_come_and_go() -> None:
    bare = msgspec.structs.replace(BEFORE, opener=None)

    assert only(bare)[0] is ChangeKind.REMOVED
    assert only(BEFORE, bare)[0] is ChangeKind.ADDED


@pytest.mark.parametrize(
    ("after", "what", "now"),
    [
        (reworded(prompt="Tell me."), "the wording", "Tell me."),
        (reworded(minutes=9), "the minutes of “Tell me about a.”", "9"),
        (BEFORE.changing(A, weight=2.0), "the weight of “Tell me about a.”", "2"),
        (BEFORE.changing(A, transition="Now"), "the words before “Tell me about a.”", "Now"),
        (BEFORE.changing(A, seats=(SeatId("s"),)), "who asks “Tell me about a.”", ""),
        (reworded(tags=("new",)), "the probes, signals or tags of “Tell me about a.”", ""),
        (BEFORE.giving_reason("why"), "the reason for the weights", "why"),
        (BEFORE.noting((Fact(id="f", text="Shifts"),)), "a fact to note", "Shifts"),
        (BEFORE.wanting(AttitudeId("empathy"), 3), "the floor of Empathy", "3"),
        (
            BEFORE.saying(welcome=Script(text="Hello", minutes=2)),
            "the opening script",
            "Hello (2 min)",
        ),
    ],
)
def test_each_part_is_named(after: KitContent, what: str, now: str) -> None:
    found = only(after)

    assert (found[1], found[3]) == (what, now)


def test_facts_and_floors_that_stay_are_no_difference() -> None:
    before = BEFORE.noting((Fact(id="f", text="Shifts"),)).wanting(AttitudeId("empathy"), 3)
    after = before.noting((*before.facts, Fact(id="g", text="Notice")))

    assert only(after, before)[1:] == ("a fact to note", "", "Notice")
    assert only(before.wanting(AttitudeId("coachable"), 2), before)[1] == "the floor of coachable"


def test_an_anchor_is_named_with_its_point() -> None:
    anchors = dict(BEFORE.questions[0].question.anchors) | {"3": "another"}

    found = only(reworded(anchors=anchors))

    assert found[1:] == ("anchor 3 of “Tell me about a.”", "anchor 3", "another")
