"""Weights, scripts, facts, floors and who asks what."""

from __future__ import annotations

import msgspec
import pytest

from hireapp.domain import kit_coverage
from hireapp.domain.ids import AttitudeId, QuestionId, SeatId
from hireapp.domain.kits import FACT_LIMIT, Fact, KitContent, Script, check_can_freeze
from hireapp.domain.openings import Format
from hireapp.errors import Refused
from tests.domain.making import attitude, kit_question, opener

FIRST, SECOND, THIRD = (QuestionId(name) for name in ("a", "b", "c"))
ANA, BEN = SeatId("ana"), SeatId("ben")


def content() -> KitContent:
    return KitContent(
        opener=opener(),
        questions=(
            kit_question("a", "Empathy"),
            kit_question("b", "Empathy"),
            kit_question("c", "Coachable"),
        ),
    )


def test_scripts_take_time() -> None:
    before = content().minutes

    after = content().saying(
        welcome=Script(text=" Welcome. ", minutes=2), closing=Script(text="Bye.", minutes=4)
    )

    assert after.minutes == before + 6
    assert after.welcome.text == "Welcome."


def test_a_script_without_words_takes_no_time() -> None:
    after = content().saying(welcome=Script(text=" \n ", minutes=5))

    assert after.welcome == Script()


@pytest.mark.parametrize("script", [Script(text="x", minutes=61), Script(text="x" * 20_001)])
def test_a_script_out_of_bounds_is_refused(script: Script) -> None:
    with pytest.raises(Refused):
        content().saying(closing=script)


def test_a_weight_changes_the_share_and_needs_a_reason() -> None:
    heavy = content().changing(FIRST, weight=2.0)

    assert heavy.weight_share(FIRST) == pytest.approx(0.5)
    assert not heavy.has_equal_weights
    with pytest.raises(Refused, match="no reason"):
        check_can_freeze(heavy, uses_opener=True)

    check_can_freeze(heavy.giving_reason("It is the heart of the job."), uses_opener=True)


def test_weighing_equally_drops_the_reason() -> None:
    heavy = content().changing(FIRST, weight=2.0).giving_reason("why")

    assert heavy.weighing_equally() == content()


@pytest.mark.parametrize("weight", [0.0, 0.05, -1.0, 11.0])
def test_a_weight_off_the_range_is_refused(weight: float) -> None:
    with pytest.raises(Refused, match="weight"):
        content().changing(FIRST, weight=weight)


def test_a_transition_is_kept_as_one_line() -> None:
    after = content().changing(SECOND, transition=" Now\nanother ")

    assert [one.transition for one in after.questions] == ["", "Now another", ""]


def test_facts_are_cleaned_and_empty_ones_dropped() -> None:
    after = content().noting((Fact(id="fact-1", text=" Notice  period "), Fact(id="2", text=" ")))

    assert after.facts == (Fact(id="fact-1", text="Notice period"),)


def test_too_many_facts_are_refused() -> None:
    facts = tuple(Fact(id=str(number), text="x") for number in range(FACT_LIMIT + 1))

    with pytest.raises(Refused, match="facts"):
        content().noting(facts)


def test_a_floor_is_set_and_taken_away() -> None:
    empathy = AttitudeId("empathy")
    floored = content().wanting(empathy, 3)

    assert floored.floors == {empathy: 3}
    assert floored.wanting(empathy, None) == content()
    with pytest.raises(Refused, match="floor"):
        content().wanting(empathy, 6)


def test_a_split_kit_shows_each_seat_its_own_questions() -> None:
    split = content().changing(FIRST, seats=(ANA,)).changing(SECOND, seats=(BEN,))

    assert split.for_seat(ANA, Format.SERIES_SPLIT).question_ids == (FIRST, THIRD)
    assert split.for_seat(BEN, Format.SERIES_SPLIT).question_ids == (SECOND, THIRD)
    assert split.for_seat(ANA, Format.SERIES_SAME) == split


def test_a_question_that_nobody_asks_cannot_be_frozen_in_a_split_series() -> None:
    split = content().changing(FIRST, seats=())

    check_can_freeze(split, uses_opener=True)
    with pytest.raises(Refused, match="1 question has no interviewer"):
        check_can_freeze(split, uses_opener=True, format=Format.SERIES_SPLIT, seats=[ANA])


def test_a_question_whose_only_interviewer_left_cannot_be_frozen() -> None:
    split = content().changing(FIRST, seats=(BEN,)).changing(SECOND, seats=(ANA, BEN))

    check_can_freeze(split, uses_opener=True, format=Format.SERIES_SPLIT, seats=[ANA, BEN])
    with pytest.raises(Refused, match="1 question has no interviewer"):
        check_can_freeze(split, uses_opener=True, format=Format.SERIES_SPLIT, seats=[ANA])


def test_dealing_evenly_spreads_minutes_and_attitudes() -> None:
    dealt = content().dealing_evenly([ANA, BEN])

    assert [one.seats for one in dealt.questions] == [(ANA,), (BEN,), (ANA,)]


def test_coverage_names_gaps_shares_and_floors() -> None:
    covered = kit_coverage.by_attitude(
        content().wanting(AttitudeId("empathy"), 3), [attitude("Owns it"), attitude("Empathy")]
    )

    names = [(one.attitude.name, one.questions, one.is_gap, one.floor) for one in covered]
    assert names == [
        ("Owns it", 0, True, None),
        ("Empathy", 2, False, 3),
        ("Coachable", 1, False, None),
    ]
    assert [round(one.weight_share, 2) for one in covered] == [0, 0.67, 0.33]
    assert [one.minutes for one in covered] == [0, 8, 4]


def test_coverage_by_seat_marks_gaps_and_doubles() -> None:
    split = content().changing(FIRST, seats=(ANA,)).changing(SECOND, seats=())

    covered = kit_coverage.by_seat(split, [ANA, BEN, SeatId("cy")])

    assert [one.name for one in covered.attitudes] == ["Empathy", "Coachable"]
    assert [one.counts for one in covered.seats] == [(1, 1), (0, 1), (0, 1)]
    assert covered.nobodys == (SECOND,)
    assert covered.doubles == (THIRD,)
    assert not covered.seats[0].is_gap
    assert kit_coverage.by_seat(split.removing(THIRD), [BEN]).seats[0].is_gap


def test_what_was_stored_before_scripts_and_facts_existed_is_still_read() -> None:
    old = b'{"opener": null, "questions": []}'

    assert msgspec.json.decode(old, type=KitContent) == KitContent()
