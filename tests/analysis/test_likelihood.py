"""The restricted likelihood: published data, the model written out plainly, finite differences."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from hireapp.analysis.effects import leniency, predictions, score_moments
from hireapp.analysis.likelihood import Solved, gradient, solve
from hireapp.analysis.ratings import FloatArray, RatingRow, Ratings, arrange
from hireapp.analysis.sufficient import Component, gather
from tests.analysis.making import PlainModel, panel, reference

SOME = np.array([[0.5, 0.4, 0.3, 0.25, 0.2, 0.7], [0.9, 0.1, 0.6, 0.05, 0.4, 0.3]])


@pytest.fixture
def ratings() -> Ratings:
    return arrange(panel(6, 4, 5, 2), weights={"q0": 3, "q1": 1, "q2": 1, "q3": 2, "q4": 0.5})


@pytest.fixture
def solved(ratings: Ratings) -> Solved:
    return solve(gather(ratings), SOME)


def penicillin() -> Ratings:
    rows = [
        RatingRow(one["plate"], one["sample"], "diameter", float(one["diameter"]))
        for one in reference("penicillin.csv")
    ]
    return arrange(rows, lowest=0, highest=40)


def penicillin_sigmas(logs: FloatArray) -> FloatArray:
    """Plates as candidates, samples as interviewers; σ of the single question changes nothing."""
    plate, sample, residual = np.exp(logs)
    return np.array([[plate, sample, 1.0, 0.0, 0.0, residual]])


def test_penicillin_gives_the_published_criterion_and_deviations() -> None:
    expected = {
        one["quantity"]: float(one["value"]) for one in reference("penicillin_expected.csv")
    }
    statistics = gather(penicillin())

    def criterion(logs: FloatArray) -> float:
        return -2 * float(solve(statistics, penicillin_sigmas(logs)).log_likelihood[0])

    found = minimize(criterion, np.zeros(3), method="Nelder-Mead", options={"xatol": 1e-7})

    assert found.fun == pytest.approx(expected["REML_criterion"], abs=5e-5)
    names = ("sd_plate", "sd_sample", "sd_residual")
    assert np.exp(found.x) == pytest.approx([expected[name] for name in names], abs=6e-5)


def test_gradient_is_that_of_the_likelihood(ratings: Ratings, solved: Solved) -> None:
    statistics, step = gather(ratings), 1e-5

    slopes = gradient(solved)

    for component in Component:
        factor = np.exp(step * np.eye(len(Component))[component])
        above = solve(statistics, SOME * factor).log_likelihood
        below = solve(statistics, SOME / factor).log_likelihood
        assert slopes[:, component] == pytest.approx((above - below) / (2 * step), abs=1e-5)


def test_likelihood_is_that_of_the_plain_model(ratings: Ratings, solved: Solved) -> None:
    plain = PlainModel(ratings).log_likelihood(SOME)

    assert solved.log_likelihood == pytest.approx(plain, abs=1e-9)


def test_scores_are_those_of_the_plain_model(ratings: Ratings, solved: Solved) -> None:
    plain_means, plain_covariances = PlainModel(ratings).scores(SOME)

    means, own, factors = score_moments(solved, ratings.weights)

    covariances = factors @ np.swapaxes(factors, 1, 2)
    covariances += own[:, :, None] * np.eye(own.shape[1])
    np.testing.assert_allclose(means, plain_means, atol=1e-10)
    np.testing.assert_allclose(covariances, plain_covariances, atol=1e-10)


def test_no_impression_and_no_fit_of_question_may_be_assumed(ratings: Ratings) -> None:
    without = SOME.copy()
    without[:, [Component.HALO, Component.CANDIDATE_QUESTION]] = 0.0

    found = solve(gather(ratings), without)

    plain = PlainModel(ratings).log_likelihood(without)
    assert found.log_likelihood == pytest.approx(plain, abs=1e-9)
    assert np.isfinite(gradient(found)).all()


def test_leniency_is_measured_from_the_panels_average(solved: Solved) -> None:
    means, sds = leniency(solved)

    assert means.sum(axis=1) == pytest.approx(0, abs=1e-12)
    assert (sds > 0).all()


@pytest.mark.parametrize("place", [0, 17, 40])
def test_expected_rating_is_what_the_others_predict(ratings: Ratings, place: int) -> None:
    expected, sds = predictions(gather(ratings), ratings, SOME[0])

    covariance = PlainModel(ratings).covariance(SOME[:1])[0]
    others = np.arange(len(covariance)) != place
    inverse = np.linalg.inv(covariance[others][:, others])
    mean = (inverse @ ratings.rating[others]).sum() / inverse.sum()
    pull = covariance[place, others] @ inverse
    plain = mean + pull @ (ratings.rating[others] - mean)
    variance = covariance[place, place] - pull @ covariance[others, place]
    variance += (1 - pull.sum()) ** 2 / inverse.sum()
    assert expected[place] == pytest.approx(plain, abs=1e-9)
    assert sds[place] == pytest.approx(np.sqrt(variance), abs=1e-9)


def test_panel_with_many_interviewers_is_solved_as_the_plain_model() -> None:
    ratings = arrange(panel(30, 25, 2, 3))

    found = solve(gather(ratings), SOME)

    assert found.log_likelihood == pytest.approx(PlainModel(ratings).log_likelihood(SOME), abs=1e-8)
    means, _, _ = score_moments(found, ratings.weights)
    np.testing.assert_allclose(means, PlainModel(ratings).scores(SOME)[0], atol=1e-9)
