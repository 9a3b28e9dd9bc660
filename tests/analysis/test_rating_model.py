"""The fitted model: what it says, what it does not depend on, and what little data does to it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import astuple

import numpy as np
import pytest

from hireapp.analysis.fitted import CandidateFit, Caution, Estimate, Fit
from hireapp.analysis.rating_model import fit, raw_means, scores_at
from hireapp.analysis.ratings import RatingRow, arrange
from hireapp.errors import InputError
from tests.analysis.making import panel

ATTITUDES = {"radar": ["q0", "q1"], "empathy": ["q2"], "coachable": ["q3", "never asked"]}


def everybody(ratings: Iterable[tuple[str, str, float]]) -> list[RatingRow]:
    """Ratings by candidate and interviewer, the same on three questions."""
    return [RatingRow(c, j, q, value) for c, j, value in ratings for q in ("q0", "q1", "q2")]


def figures(found: Fit, name: str) -> CandidateFit:
    one = found.candidate(name)
    assert one is not None
    return one


def estimates(found: Fit) -> list[Estimate]:
    """Everything shown with an interval."""
    shown = [one.adjusted for one in found.candidates]
    shown += [each for one in found.candidates for each in one.attitudes.values() if each]
    shown += [one.leniency for one in found.interviewers if one.leniency]
    return shown + [one.effect for one in found.impressions]


@pytest.fixture(scope="module")
def rows() -> list[RatingRow]:
    return panel(7, 4, 4, 2)


@pytest.fixture(scope="module")
def fitted(rows: list[RatingRow]) -> Fit:
    return fit(arrange(rows), ATTITUDES)


def test_candidates_come_highest_adjusted_first(fitted: Fit) -> None:
    means = [one.adjusted.mean for one in fitted.candidates]

    assert means == sorted(means, reverse=True)


def test_chances_are_chances(fitted: Fit) -> None:
    best = [one.p_best for one in fitted.candidates]
    levels = [one.levels for one in fitted.candidates]

    assert sum(best) == pytest.approx(1)
    assert all(min(one.synthetic, one.genuine, one.super) >= 0 for one in levels)
    assert all(one.synthetic + one.genuine + one.super == pytest.approx(1) for one in levels)
    assert fitted.chance("c0", "c1") + fitted.chance("c1", "c0") == pytest.approx(1)


def test_rank_range_counts_out_those_surely_better_and_surely_worse(fitted: Fit) -> None:
    names = [one.candidate for one in fitted.candidates]

    for one in fitted.candidates:
        others = [name for name in names if name != one.candidate]
        better = sum(fitted.chance(name, one.candidate) >= 0.9 for name in others)
        worse = sum(fitted.chance(one.candidate, name) >= 0.9 for name in others)
        assert (one.rank_low, one.rank_high) == (1 + better, len(names) - worse)


def test_a_strict_interviewers_candidate_is_adjusted_upwards() -> None:
    met_both = [(c, j, v) for c in "abcd" for j, v in (("strict", 2.0), ("mild", 4.0))]
    found = fit(arrange(everybody([*met_both, ("e", "strict", 2.0), ("f", "mild", 4.0)])))

    strict, mild = figures(found, "e"), figures(found, "f")

    assert strict.raw_mean == 2
    assert strict.adjusted.mean > 2.5
    assert mild.raw_mean - strict.raw_mean == 2
    assert mild.adjusted.mean - strict.adjusted.mean < 0.7
    leniency = {one.interviewer: one.leniency for one in found.interviewers}
    assert leniency["strict"] is not None
    assert leniency["strict"].high < 0


def test_raw_mean_weighs_questions_and_not_ratings() -> None:
    rows = [
        RatingRow("Ada", "Kim", "q0", 5),
        RatingRow("Ada", "Lee", "q0", 3),
        RatingRow("Ada", "Kim", "q1", 1),
    ]

    assert raw_means(arrange(rows, weights={"q0": 3, "q1": 1})) == pytest.approx([3.25])


def test_attitude_nobody_rated_has_no_score(rows: list[RatingRow]) -> None:
    kept = [one for one in rows if (one.candidate, one.question) != ("c2", "q2")]

    found = fit(arrange(kept), ATTITUDES | {"lifts the team": ["q9"]})

    assert figures(found, "c2").attitudes["empathy"] is None
    assert figures(found, "c2").attitudes["radar"] is not None
    assert all(one.attitudes["lifts the team"] is None for one in found.candidates)


def test_attitude_of_all_questions_is_the_overall_score(rows: list[RatingRow]) -> None:
    found = fit(arrange(rows), {"all": ["q0", "q1", "q2", "q3"]})

    for one in found.candidates:
        whole = one.attitudes["all"]
        assert whole is not None
        assert astuple(whole) == pytest.approx(astuple(one.adjusted), abs=1e-9)


def test_the_one_odd_rating_is_the_surprising_one() -> None:
    rows = [
        RatingRow(f"c{c}", f"j{j}", f"q{q}", 1.0 if (c, j, q) == (2, 1, 3) else 4.0 - c % 2)
        for c in range(4)
        for j in range(3)
        for q in range(5)
    ]

    first = fit(arrange(rows)).surprising[0]

    assert (first.candidate, first.interviewer, first.question) == ("c2", "j1", "q3")
    assert first.z < -3
    assert first.rating == 1
    assert first.expected == pytest.approx(4, abs=0.4)


def test_an_interviewers_liking_of_one_candidate_shows_as_an_impression() -> None:
    given = [(c, j, 5.0 if (c, j) == ("b", "y") else 3.0) for c in "abcd" for j in "xyz"]

    found = fit(arrange(everybody(given)))

    strongest = max(found.impressions, key=lambda one: one.effect.mean)
    assert (strongest.candidate, strongest.interviewer) == ("b", "y")
    assert strongest.effect.low > 0
    assert len(found.impressions) == 12


def test_thresholds_move_the_service_levels(rows: list[RatingRow], fitted: Fit) -> None:
    stricter = fit(arrange(rows), thresholds=(4.0, 4.5))

    for one in stricter.candidates:
        assert one.levels.synthetic > figures(fitted, one.candidate).levels.synthetic


def test_thresholds_out_of_order_are_refused(rows: list[RatingRow]) -> None:
    with pytest.raises(InputError):
        fit(arrange(rows), thresholds=(3.75, 2.5))


def test_order_of_rows_changes_no_figure(rows: list[RatingRow], fitted: Fit) -> None:
    shuffled = [rows[i] for i in np.random.default_rng(5).permutation(len(rows))]

    again = fit(arrange(shuffled), ATTITUDES)

    assert again.candidates == fitted.candidates
    assert again.interviewers == fitted.interviewers
    assert again.impressions == fitted.impressions
    assert again.surprising == fitted.surprising
    assert np.array_equal(again.pairs, fitted.pairs)


def test_renamed_candidates_keep_their_figures(rows: list[RatingRow], fitted: Fit) -> None:
    names = {f"c{c}": f"{'xbqamzf'[c]} renamed" for c in range(7)}

    again = fit(arrange(one._replace(candidate=names[one.candidate]) for one in rows), ATTITUDES)

    for one in fitted.candidates:
        other = figures(again, names[one.candidate])
        assert other.adjusted == one.adjusted
        assert other.p_best == one.p_best
        assert other.attitudes == one.attitudes
        assert (other.rank_low, other.rank_high) == (one.rank_low, one.rank_high)


def test_added_question_that_nobody_rated_changes_no_figure(
    rows: list[RatingRow], fitted: Fit
) -> None:
    weights = {"q0": 1.0, "q1": 1.0, "q2": 1.0, "q3": 1.0, "added": 1.0}

    again = fit(arrange(rows, weights=weights), ATTITUDES)

    assert again.candidates == fitted.candidates


def test_unrated_candidate_is_named_and_changes_no_figure(
    rows: list[RatingRow], fitted: Fit
) -> None:
    again = fit(arrange(rows, candidates=["Zoe"]), ATTITUDES)

    assert again.unrated == ("Zoe",)
    assert Caution.SOME_UNRATED in again.cautions
    assert again.candidate("Zoe") is None
    assert again.candidates == fitted.candidates


def test_longer_scale_gives_the_same_figures_stretched(rows: list[RatingRow], fitted: Fit) -> None:
    stretched = [one._replace(rating=(one.rating - 1) * 25) for one in rows]

    again = fit(arrange(stretched, lowest=0, highest=100), ATTITUDES)

    for one in fitted.candidates:
        other = figures(again, one.candidate).adjusted
        assert other.mean == pytest.approx((one.adjusted.mean - 1) * 25, abs=0.01)
        assert other.low == pytest.approx((one.adjusted.low - 1) * 25, abs=0.01)


def test_scores_at_the_points_of_the_fit_are_its_scores(fitted: Fit) -> None:
    again = scores_at(fitted.ratings, fitted.points)

    assert np.array_equal(again.means, fitted.scores.means)
    assert np.array_equal(again.pair_chances(), fitted.pairs)


FULL = everybody((c, j, float(v)) for v, c in enumerate("abcd", 1) for j in "xyz")
LITTLE: dict[Caution, list[RatingRow]] = {
    Caution.ONE_RATING: [RatingRow("a", "x", "q0", 5)],
    Caution.ONE_CANDIDATE: everybody([("a", "x", 2.0), ("a", "y", 4.0)]),
    Caution.ONE_INTERVIEWER: everybody([("a", "x", 2.0), ("b", "x", 4.0), ("c", "x", 4.0)]),
    Caution.ONE_INTERVIEW_EACH: everybody([("a", "x", 2.0), ("b", "x", 4.0), ("c", "y", 4.0)]),
    Caution.ALL_EQUAL: everybody((c, j, 5.0) for c in "abcd" for j in "xyz"),
    Caution.NOT_CONNECTED: everybody([("a", "x", 2.0), ("b", "x", 4.0), ("c", "y", 1.0)]),
    Caution.SAME_PANELS: FULL,
}


@pytest.mark.parametrize("caution", LITTLE, ids=str)
def test_little_data_give_finite_figures_and_a_plain_word(caution: Caution) -> None:
    found = fit(arrange(LITTLE[caution]), ATTITUDES)

    assert caution in found.cautions
    assert caution.text.endswith(".")
    for one in estimates(found):
        assert np.isfinite([one.low, one.mean, one.high]).all()
        assert one.low <= one.mean <= one.high
    assert all(one.adjusted.low >= 1 and one.adjusted.high <= 5 for one in found.candidates)
    assert np.isfinite(found.pairs).all()


def test_usual_panel_needs_no_caution(fitted: Fit) -> None:
    assert fitted.cautions == ()
    assert fitted.connected


def test_one_interviewer_has_no_leniency() -> None:
    found = fit(arrange(LITTLE[Caution.ONE_INTERVIEWER]))

    assert [one.leniency for one in found.interviewers] == [None]


def test_equal_ratings_leave_everybody_level() -> None:
    found = fit(arrange(LITTLE[Caution.ALL_EQUAL]))

    assert {(one.rank_low, one.rank_high) for one in found.candidates} == {(1, 4)}
    assert [one.p_best for one in found.candidates] == pytest.approx([0.25] * 4)


def test_no_order_is_called_between_parts_that_nobody_links() -> None:
    rows = [
        RatingRow(candidate, interviewer, question, score)
        for candidate, interviewer, score in (("a", "x", 5), ("b", "y", 1))
        for question in ("q1", "q2", "q3", "q4", "q5", "q6")
    ]
    linked = [RatingRow("b", "x", question, 1) for question in ("q1", "q2", "q3", "q4")]

    apart = fit(arrange(rows)).candidates
    together = fit(arrange([*rows, *linked])).candidates

    assert {(one.rank_low, one.rank_high) for one in apart} == {(1, 2)}
    assert [(one.rank_low, one.rank_high) for one in together] == [(1, 1), (2, 2)]


def test_disconnected_parts_are_listed() -> None:
    found = fit(arrange(LITTLE[Caution.NOT_CONNECTED]))

    assert not found.connected
    assert [part.candidates for part in found.parts] == [("a", "b"), ("c",)]


def test_fitting_does_without_the_slow_import_of_scipy_stats() -> None:
    command = (
        "import sys; import hireapp.analysis.rating_model; print('scipy.stats' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"
