"""Ratings brought into the model's order, and which of them are refused."""

from __future__ import annotations

import math

import numpy as np
import pytest

from hireapp.analysis.ratings import RatingRow, arrange
from hireapp.errors import InputError, Refused
from tests.analysis.making import panel


def named(candidate: str, rating: float = 3.0, row: int | None = None) -> RatingRow:
    return RatingRow(candidate, "Kim", "radar", rating, row)


@pytest.mark.parametrize("rating", [0.5, 5.5, math.nan, math.inf])
def test_rating_off_the_scale_is_refused_by_row(rating: float) -> None:
    rows = [named("Ada"), named("Ben", rating, row=4711)]

    with pytest.raises(InputError) as refusal:
        arrange(rows)

    assert "Row 4711" in refusal.value.message
    assert "from 1 to 5" in refusal.value.message


def test_row_without_a_number_is_counted() -> None:
    with pytest.raises(InputError) as refusal:
        arrange([named("Ada"), named("Ben"), named("Cleo", 9)])

    assert "Row 3" in refusal.value.message


def test_second_rating_of_the_same_answer_is_refused_by_row() -> None:
    with pytest.raises(InputError) as refusal:
        arrange([named("Ada", 2, row=2), named("Ben", row=3), named("Ada", 4, row=4)])

    assert "Row 4" in refusal.value.message
    assert "Ada" in refusal.value.message


def test_no_ratings_are_refused() -> None:
    with pytest.raises(Refused):
        arrange([], candidates=["Ada"])


def test_a_scale_without_length_is_refused() -> None:
    with pytest.raises(InputError):
        arrange([named("Ada")], lowest=3, highest=3)


@pytest.mark.parametrize("weights", [{}, {"radar": -1.0}, {"radar": math.nan}, {"radar": 0.0}])
def test_weights_that_cannot_be_used_are_refused(weights: dict[str, float]) -> None:
    with pytest.raises(InputError):
        arrange([named("Ada")], weights=weights)


def test_weights_sum_to_one_over_the_questions_rated() -> None:
    rows = [named("Ada"), RatingRow("Ada", "Kim", "empathy", 4)]

    ratings = arrange(rows, weights={"radar": 3, "empathy": 1, "never asked": 12})

    assert ratings.weight_of() == pytest.approx({"radar": 0.75, "empathy": 0.25})


def test_candidates_without_a_rating_are_kept_apart() -> None:
    ratings = arrange([named("Ada")], candidates=["Zoe", "Ada", "Ben"])

    assert ratings.candidates == ("Ada",)
    assert ratings.unrated == ("Ben", "Zoe")


def test_rows_come_back_as_they_went_in() -> None:
    rows = panel(5, 3, 4, 2)

    assert sorted(arrange(rows).rows()) == sorted(rows)


def test_order_of_rows_changes_nothing() -> None:
    rows = panel(6, 3, 4, 2)

    forward, backward = arrange(rows), arrange(rows[::-1])

    assert forward.candidates == backward.candidates
    assert np.array_equal(forward.rating, backward.rating)
    assert np.array_equal(forward.interviewer, backward.interviewer)


def test_new_names_for_everybody_change_no_number() -> None:
    rows = panel(6, 3, 4, 2)
    names = {
        name: f"renamed {99 - place}" for place, name in enumerate(sorted({r[0] for r in rows}))
    }
    panel_names = {"j0": "Zed", "j1": "Amy", "j2": "Mo"}

    before = arrange(rows)
    after = arrange(
        one._replace(candidate=names[one.candidate], interviewer=panel_names[one.interviewer])
        for one in rows
    )

    assert after.candidates == tuple(names[name] for name in before.candidates)
    assert np.array_equal(after.candidate, before.candidate)
    assert np.array_equal(after.interviewer, before.interviewer)
    assert np.array_equal(after.rating, before.rating)


def test_candidates_with_the_same_ratings_are_twins() -> None:
    ratings = arrange([named("Ada", 4), named("Ben", 2), named("Cleo", 4)])

    assert ratings.candidates == ("Ben", "Ada", "Cleo")
    assert ratings.twins.tolist() == [0, 1, 1]


def test_dropping_an_interviewer_leaves_the_others_ratings() -> None:
    rows = panel(6, 3, 4, 2)

    left = arrange(rows).dropping(interviewer="j1")

    assert sorted(left.rows()) == sorted(one for one in rows if one.interviewer != "j1")


def test_dropping_a_question_renews_the_weights_and_bares_candidates() -> None:
    rows = [
        named("Ada"),
        RatingRow("Ada", "Kim", "empathy", 4),
        RatingRow("Ben", "Kim", "empathy", 2),
    ]
    ratings = arrange(rows, weights={"radar": 3, "empathy": 1})

    left = ratings.dropping(question="empathy")

    assert left.weight_of() == {"radar": 1.0}
    assert left.unrated == ("Ben",)


def test_dropping_the_last_interviewer_is_refused() -> None:
    with pytest.raises(Refused):
        arrange([named("Ada")]).dropping(interviewer="Kim")


def test_equal_weights_can_be_tried() -> None:
    rows = [named("Ada"), RatingRow("Ada", "Kim", "empathy", 4)]

    equal = arrange(rows, weights={"radar": 3, "empathy": 1}).reweighted()

    assert equal.weight_of() == {"radar": 0.5, "empathy": 0.5}
