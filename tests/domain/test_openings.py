from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hireapp.domain.openings import (
    Format,
    Opening,
    OpeningFacts,
    Reveal,
    check_reveal,
    checked,
    retention_rule,
)
from hireapp.errors import Refused
from tests.domain.making import OPENING

FACTS = OpeningFacts(
    title="Guest Experience Host",
    purpose="make every guest leave happier than they came",
    authority="refund up to 100",
    authority_limits="never the law",
    aptitudes=("booking system",),
    format=Format.SERIES_SPLIT,
    slot_minutes=60,
    retention_months=24,
    uses_opener=False,
    deadline=date(2026, 12, 24),
)


def changed(**changes: Any) -> OpeningFacts:
    return replace(FACTS, **changes)


def test_good_facts_stay_as_they_are() -> None:
    assert checked(FACTS) == FACTS


def test_texts_are_cleaned() -> None:
    messy = replace(
        FACTS,
        title="  Guest\tExperience   Host\x00",
        purpose="make every guest\nleave happier than they came",
        authority=" refund up to 100",
        authority_limits="never  the law",
        aptitudes=("", " booking\x07 system ", "\u202e"),
    )

    assert checked(messy) == FACTS


@pytest.mark.parametrize(("field", "words"), [("title", "title"), ("purpose", "purpose")])
def test_title_and_purpose_are_needed(field: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        checked(changed(**{field: " \n"}))


@pytest.mark.parametrize(
    ("field", "most"),
    [("title", 300), ("purpose", 2_000), ("authority", 2_000), ("authority_limits", 2_000)],
)
def test_longest_text_fits_and_one_more_is_refused(field: str, most: int) -> None:
    assert getattr(checked(changed(**{field: "x" * most})), field) == "x" * most

    with pytest.raises(Refused, match="too long"):
        checked(changed(**{field: "x" * (most + 1)}))


@pytest.mark.parametrize(
    ("field", "least", "most"), [("slot_minutes", 10, 240), ("retention_months", 1, 120)]
)
def test_numbers_stay_in_range(field: str, least: int, most: int) -> None:
    for good in (least, most):
        assert getattr(checked(changed(**{field: good})), field) == good

    for bad in (least - 1, most + 1):
        with pytest.raises(Refused, match=str(most)):
            checked(changed(**{field: bad}))


def test_thirty_aptitudes_fit() -> None:
    assert len(checked(replace(FACTS, aptitudes=("one",) * 30)).aptitudes) == 30

    with pytest.raises(Refused, match="30"):
        checked(replace(FACTS, aptitudes=("one",) * 31))


def test_long_aptitude_is_refused() -> None:
    with pytest.raises(Refused, match="an aptitude"):
        checked(replace(FACTS, aptitudes=("x" * 2_001,)))


def test_opening_says_its_title_and_purpose() -> None:
    opening = Opening(OPENING, FACTS)

    assert opening.title == "Guest Experience Host"
    assert opening.purpose == "make every guest leave happier than they came"


def test_each_format_has_words() -> None:
    assert len({one.label for one in Format}) == len(Format)


def test_retention_rule_counts_months() -> None:
    assert "1 month after" in retention_rule(1)
    assert "12 months after" in retention_rule(12)


@pytest.mark.parametrize("levels", [(3.0, 3.0), (4.0, 3.0), (1.0, 3.0), (2.5, 5.0)])
def test_service_levels_out_of_order_or_off_the_scale_are_refused(
    levels: tuple[float, float],
) -> None:
    facts = OpeningFacts(title="Host", purpose="happy guests", service_levels=levels)

    with pytest.raises(Refused, match="Genuine service"):
        checked(facts)


@pytest.mark.parametrize("before", Reveal)
@pytest.mark.parametrize("after", Reveal)
@pytest.mark.parametrize("some_are_in", [False, True])
def test_waiting_for_the_end_of_the_round_cannot_be_dropped_once_something_is_in(
    before: Reveal, after: Reveal, some_are_in: bool
) -> None:
    dropped = before is Reveal.END_OF_ROUND and after is Reveal.EACH_CANDIDATE

    if dropped and some_are_in:
        with pytest.raises(Refused, match="wait for the end of the round"):
            check_reveal(before, after, some_are_in=some_are_in)
    else:
        check_reveal(before, after, some_are_in=some_are_in)


def test_rules_of_the_reveal_have_words() -> None:
    assert len({one.label for one in Reveal}) == 2
