"""The weighted points of the standard deviations, and the fixed points behind them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import qmc

from hireapp.analysis import posterior, sobol
from hireapp.analysis.ratings import RatingRow, arrange
from hireapp.analysis.sufficient import Component, gather
from tests.analysis.making import panel


@pytest.mark.parametrize("number", [0, 1, 5])
def test_sobol_points_are_those_of_scipy_moved_to_the_middle_of_their_cells(number: int) -> None:
    theirs = qmc.Sobol(sobol.DIMENSIONS, scramble=False).random(1024)

    ours = sobol.block(number)

    block = theirs[sobol.BLOCK * number : sobol.BLOCK * (number + 1)]
    assert ours == pytest.approx((np.floor(block * sobol.BLOCK) + 0.5) / sobol.BLOCK)


def test_slope_is_that_of_the_density() -> None:
    target = posterior.Target(gather(arrange(panel(5, 3, 4, 2))), 4.0)
    phi = np.log(np.array([[0.5, 0.4, 0.3, 0.2, 0.2, 0.1]]))
    steps = 1e-5 * np.eye(6)

    slope = target.slope(phi)[0]

    difference = target.log_density(phi + steps) - target.log_density(phi - steps)
    assert slope == pytest.approx(difference / 2e-5, abs=1e-5)


def test_the_mode_is_where_the_density_is_level() -> None:
    target = posterior.Target(gather(arrange(panel(8, 4, 6, 3))), 4.0)

    mode = target.mode()

    assert target.slope(mode[None])[0] == pytest.approx(np.zeros(6), abs=5e-3)


def test_points_are_many_enough_and_always_the_same() -> None:
    statistics = gather(arrange(panel(8, 4, 6, 3)))

    points = posterior.explore(statistics, 4.0)

    again = posterior.explore(statistics, 4.0)
    assert points.effective >= posterior.ENOUGH
    assert points.weights.sum() == pytest.approx(1)
    assert np.array_equal(points.sigmas, again.sigmas)
    assert np.array_equal(points.weights, again.weights)


def test_more_points_are_drawn_while_too_few_count(monkeypatch: pytest.MonkeyPatch) -> None:
    statistics = gather(arrange(panel(14, 6, 10, 6)))
    usual = posterior.explore(statistics, 4.0)

    monkeypatch.setattr(posterior, "ENOUGH", 2 * usual.effective)

    assert posterior.explore(statistics, 4.0).effective > 1.5 * usual.effective


def test_one_rating_leaves_the_priors_as_they_were() -> None:
    statistics = gather(arrange([RatingRow("Ada", "Kim", "radar", 4)]))

    points = posterior.explore(statistics, 4.0)

    half_normal_means = np.array([1, 1, 1, 0.5, 0.5]) * np.sqrt(2 / np.pi)
    assert points.mean[: Component.RESIDUAL] == pytest.approx(half_normal_means, rel=0.2)


def test_half_the_points_do_nearly_as_well_for_many_candidates(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    statistics = gather(arrange(panel(70, 8, 5, 3)))
    few = posterior.explore(statistics, 4.0)

    monkeypatch.setattr(posterior, "MANY", 1000)
    all_points = posterior.explore(statistics, 4.0)

    assert len(few.weights) <= posterior.THINNED < len(all_points.weights)
    assert few.mean == pytest.approx(all_points.mean, abs=0.03)


def test_the_mode_stands_for_the_points_when_candidates_are_very_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    statistics = gather(arrange(panel(120, 8, 5, 3)))
    points = posterior.explore(statistics, 4.0)

    monkeypatch.setattr(posterior, "PLUG_IN_ABOVE", 40)
    plugged_in = posterior.explore(statistics, 4.0)

    assert plugged_in.weights.tolist() == [1.0]
    many_of_each = [Component.CANDIDATE, Component.HALO, Component.RESIDUAL]
    assert plugged_in.mean[many_of_each] == pytest.approx(points.mean[many_of_each], abs=0.02)
