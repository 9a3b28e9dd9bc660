from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from hireapp.domain.banks import Bank
from hireapp.domain.ids import CandidateId, PersonId, QuestionId, ScorecardId
from hireapp.domain.kits import KitContent
from hireapp.domain.ledger import (
    Arrangement,
    Ledger,
    Mark,
    MarkKind,
    OffKitQuestion,
    order_changed,
)
from hireapp.domain.treatment import Difference, Treated, exceptions

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def content(bank: Bank) -> KitContent:
    made = KitContent().adding(bank, bank.openers[0])
    for question in bank.scored_questions[:3]:
        made = made.adding(bank, question)
    return made


def treated(
    name: str,
    seconds: dict[QuestionId, float] | None = None,
    *,
    seats: int = 1,
    order: tuple[QuestionId, ...] = (),
    probes: tuple[QuestionId, ...] = (),
    off_kit: int = 0,
    opened: int = 0,
    extra: int = 0,
    adjustments: str = "",
) -> Treated:
    ledgers = tuple(
        Ledger(
            ScorecardId(f"{name}-{seat}"),
            CandidateId(name),
            PersonId(str(seat)),
            seconds=seconds or {},
            order=order,
            marks=frozenset(Mark(one, MarkKind.PROBE, 0) for one in probes),
            off_kit=tuple(OffKitQuestion(n, "Why?", NOON) for n in range(off_kit)),
            background_opened=opened,
        )
        for seat in range(seats)
    )
    return Treated(CandidateId(name), ledgers, Arrangement(CandidateId(name), extra, adjustments))


def told(content: KitContent, *everyone: Treated) -> list[tuple[str, Difference]]:
    return [(one.candidate_id, one.kind) for one in exceptions(content, everyone)]


def test_alike_is_no_exception(content: KitContent) -> None:
    times = dict.fromkeys(content.question_ids, 300.0)
    same = [treated(name, times, order=content.question_ids) for name in "abc"]

    assert told(content, *same) == []
    assert exceptions(content, []) == ()


def test_question_that_took_twice_as_long_is_told(content: KitContent) -> None:
    usual = dict.fromkeys(content.question_ids, 300.0)
    longer = usual | {content.question_ids[1]: 660.0}

    (found,) = exceptions(content, [treated("a", longer), treated("b", usual), treated("c", usual)])

    name = content.questions[1].attitude.name
    assert (found.candidate_id, found.kind) == ("a", Difference.TIME)
    assert found.text == f"{name}: 11 min, others about 5."


def test_question_that_took_half_as_long_is_told(content: KitContent) -> None:
    usual = dict.fromkeys(content.question_ids, 300.0)
    shorter = usual | {content.question_ids[1]: 90.0}

    found = told(content, treated("a", shorter), treated("b", usual), treated("c", usual))

    assert found == [("a", Difference.TIME)]


def test_whole_interview_that_took_far_longer_is_told(content: KitContent) -> None:
    usual = dict.fromkeys(content.question_ids, 600.0)
    longer = dict.fromkeys(content.question_ids, 1_000.0)

    found = exceptions(content, [treated("a", longer), treated("b", usual), treated("c", usual)])

    assert [one.text for one in found] == ["The whole interview: 50 min, others about 30."]


def test_extra_time_that_was_agreed_explains_a_longer_interview(content: KitContent) -> None:
    usual = dict.fromkeys(content.question_ids, 300.0)
    longer = dict.fromkeys(content.question_ids, 900.0)

    found = exceptions(
        content, [treated("a", longer, extra=30), treated("b", usual), treated("c", usual)]
    )

    assert [(one.kind, one.text) for one in found] == [
        (Difference.ADJUSTED, "30 minutes more, agreed beforehand.")
    ]


def test_extra_time_explains_no_shorter_interview(content: KitContent) -> None:
    usual = dict.fromkeys(content.question_ids, 600.0)
    shorter = dict.fromkeys(content.question_ids, 100.0)

    found = told(content, treated("a", shorter, extra=30), treated("b", usual), treated("c", usual))

    assert found.count(("a", Difference.TIME)) == 4


def test_adjustments_are_told_without_saying_which(content: KitContent) -> None:
    (found,) = exceptions(content, [treated("a", adjustments="large print")])

    assert found.text == "Adjustments agreed beforehand."


def test_few_or_unknown_times_are_not_compared(content: KitContent) -> None:
    usual = dict.fromkeys(content.question_ids, 300.0)
    longer = dict.fromkeys(content.question_ids, 3_000.0)

    assert told(content, treated("a", longer), treated("b", usual)) == []
    assert told(content, treated("a", longer), treated("b", usual), treated("c", seats=0)) == []
    assert told(content, treated("a"), treated("b", usual), treated("c", usual)) == []


def test_times_of_several_seats_are_averaged(content: KitContent) -> None:
    times = {content.question_ids[0]: 200.0}

    one = treated("a", times, seats=3)

    assert one.seconds_on(content.question_ids[0]) == 200
    assert one.seconds == 200
    assert treated("b").seconds == 0


def test_other_order_is_told_unless_everybody_had_it(content: KitContent) -> None:
    first, second, third = content.question_ids
    usual, other = (first, second, third), (second, first, third)

    assert told(content, treated("a", order=other), treated("b", order=usual)) == [
        ("a", Difference.ORDER)
    ]
    assert told(content, treated("a", order=other), treated("b", order=other)) == []


def test_opener_asked_late_is_another_order(content: KitContent) -> None:
    assert content.opener is not None
    opener = QuestionId(content.opener.id)
    first = content.question_ids[0]

    found = told(content, treated("a", order=(first, opener)), treated("b", order=(opener, first)))

    assert found == [("a", Difference.ORDER)]


def test_kit_without_opener_has_an_order_too(content: KitContent) -> None:
    bare = msgspec.structs.replace(content, opener=None)
    first, second, _ = bare.question_ids

    found = told(bare, treated("a", order=(second, first)), treated("b", order=(first, second)))

    assert found == [("a", Difference.ORDER)]


def test_probes_that_one_alone_got_or_lacked_are_told(content: KitContent) -> None:
    first, second, _ = content.question_ids

    found = exceptions(
        content,
        [
            treated("a", probes=(second,)),
            treated("b", probes=(first,)),
            treated("c", probes=(first,)),
        ],
    )

    names = [one.attitude.name for one in content.questions]
    assert [(one.candidate_id, one.text) for one in found] == [
        ("a", f"{names[0]}: no probe used, all others were probed."),
        ("a", f"{names[1]}: probed, nobody else was."),
    ]


def test_probes_are_not_compared_with_interviews_on_paper(content: KitContent) -> None:
    first = content.question_ids[0]
    paper = treated("c", seats=0)

    found = told(content, paper, treated("a", probes=(first,)), treated("b", probes=(first,)))

    assert found == []


def test_questions_outside_the_kit_and_an_opened_background_are_counted(
    content: KitContent,
) -> None:
    found = exceptions(content, [treated("a", off_kit=1, seats=2, opened=3), treated("b")])

    assert [one.text for one in found] == [
        "2 questions outside the kit.",
        "2 interviewers opened the CV during the interview.",
    ]


@pytest.mark.parametrize(
    ("order", "changed"), [("", False), ("a", False), ("ac", False), ("ca", True), ("xa", False)]
)
def test_order_is_judged_by_planned_questions_alone(order: str, changed: bool) -> None:
    planned = tuple(QuestionId(one) for one in "abc")

    assert order_changed([QuestionId(one) for one in order], planned) is changed
