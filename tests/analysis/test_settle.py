"""Which further interview would settle the first place."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hireapp.analysis.fitted import Fit
from hireapp.analysis.posterior import Points
from hireapp.analysis.rating_model import fit
from hireapp.analysis.ratings import RatingRow, arrange
from hireapp.analysis.settle import settling
from tests.analysis.making import PlainModel

SIGMAS = np.array([[0.6, 0.6, 0.3, 0.4, 0.3, 0.6]])
PEOPLE = {"Kim": "Kim", "Lee": "Lee", "Mo": "Mo"}


def rated(*meetings: tuple[str, str], at: int = 3) -> list[RatingRow]:
    return [
        RatingRow(candidate, interviewer, question, at)
        for candidate, interviewer in meetings
        for question in ("radar", "rules")
    ]


def known(rows: list[RatingRow]) -> Fit:
    """A fit at one setting of the standard deviations, so that it can be checked plainly."""
    return replace(fit(arrange(rows)), points=Points(SIGMAS, np.ones(1)))


def plain_spread(rows: list[RatingRow], pair: tuple[str, str]) -> float:
    ratings = arrange(rows)
    covariance = PlainModel(ratings).scores(SIGMAS)[1][0]
    a, b = map(ratings.candidates.index, pair)
    return float(np.sqrt(covariance[a, a] + covariance[b, b] - 2 * covariance[a, b]))


def test_the_interview_is_the_best_of_all_when_each_is_worked_out_plainly() -> None:
    rows = rated(("Ada", "Kim"), ("Ada", "Lee"), ("Ben", "Lee"), ("Cleo", "Mo"), ("Cleo", "Kim"))
    rows[0] = rows[0]._replace(rating=4)

    found = settling(known(rows), PEOPLE)

    assert found is not None
    pair = found.first, found.second
    spreads = {
        (candidate, interviewer): plain_spread([*rows, *rated((candidate, interviewer))], pair)
        for candidate in pair
        for interviewer in ("Kim", "Lee", "Mo", "somebody new")
        if (candidate, interviewer) not in {(row.candidate, row.interviewer) for row in rows}
    }
    best = min(spreads, key=spreads.__getitem__)
    assert (found.candidate_id, found.person, found.is_repeat) == (*best, False)
    now = plain_spread(rows, pair)
    assert found.spread == pytest.approx(now)
    assert found.falls_by == pytest.approx(1 - spreads[best] / now)
    both = plain_spread([*rows, *rated(*((one, "somebody new") for one in pair))], pair)
    assert found.both_fall_by == pytest.approx(1 - both / now)


def test_who_met_one_of_the_pair_should_meet_the_other() -> None:
    found = settling(known([*rated(("Ada", "Kim"), at=4), *rated(("Ben", "Lee"))]), PEOPLE)

    assert found is not None
    assert (found.candidate_id, found.person) in {("Ben", "Kim"), ("Ada", "Lee")}


def test_nothing_is_asked_for_where_the_first_place_is_called() -> None:
    meetings = [(name, j) for name in ("Ada", "Ben") for j in PEOPLE]
    rows = [one._replace(rating=5 if one.candidate == "Ada" else 1) for one in rated(*meetings)]

    assert settling(fit(arrange(rows)), PEOPLE) is None
