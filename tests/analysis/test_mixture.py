"""Mixtures of normals against plain arithmetic and against their own draws."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtr, ndtri

from hireapp.analysis.mixture import DRAWS, JointMixture, Mixture


@pytest.fixture
def joint() -> JointMixture:
    numbers = np.random.default_rng(3)
    return JointMixture(
        weights=np.array([0.2, 0.5, 0.3]),
        means=numbers.normal(3, 0.5, (3, 5)),
        own=numbers.uniform(0.05, 0.3, (3, 5)),
        factors=numbers.normal(0, 0.3, (3, 5, 4)),
    )


def test_quantile_of_one_normal_is_the_normals() -> None:
    single = Mixture(np.ones(1), np.array([[2.0, 4.0]]), np.array([[0.5, 1.5]]))

    assert single.quantile(0.95) == pytest.approx([2 + 0.5 * ndtri(0.95), 4 + 1.5 * ndtri(0.95)])


@pytest.mark.parametrize("share", [0.001, 0.05, 0.5, 0.95])
def test_quantile_has_its_share_below(share: float) -> None:
    weights = np.array([0.01, 0.69, 0.3])
    apart = Mixture(weights, np.array([[0.0], [5.0], [5.1]]), np.array([[3.0], [0.01], [0.3]]))

    assert apart.below(apart.quantile(share)) == pytest.approx([share], abs=1e-7)


def test_sd_is_that_of_the_whole() -> None:
    halves = Mixture(np.array([0.5, 0.5]), np.array([[1.0], [3.0]]), np.array([[1.0], [1.0]]))

    assert halves.mean() == pytest.approx([2.0])
    assert halves.sd() == pytest.approx([np.sqrt(2)])


def test_pair_chances_are_those_of_the_differences(joint: JointMixture) -> None:
    chances = joint.pair_chances()

    difference = joint.contrasts(np.array([[0.0, 1.0, 0.0, -1.0, 0.0]]))
    assert chances[1, 3] == pytest.approx(1 - difference.below(0.0)[0], abs=1e-12)
    assert chances + chances.T == pytest.approx(np.ones((5, 5)))
    assert np.diag(chances) == pytest.approx(0.5)


def test_pair_chances_do_not_depend_on_how_the_work_is_cut(
    joint: JointMixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = joint.pair_chances()

    monkeypatch.setattr("hireapp.analysis.mixture._BLOCK", 12)

    assert joint.pair_chances() == pytest.approx(whole, abs=1e-14)


def test_contrasts_have_the_variance_of_the_whole_covariance(joint: JointMixture) -> None:
    row = np.array([[0.5, 0.5, -1.0, 0.0, 0.0]])

    sd = joint.contrasts(row).sd()

    assert sd**2 == pytest.approx((row @ joint.covariance() @ row.T)[0])


def test_two_candidates_are_best_as_often_as_they_are_better() -> None:
    two = JointMixture(
        np.ones(1), np.array([[3.0, 3.3]]), np.full((1, 2), 0.1), np.zeros((1, 2, 1))
    )

    best = two.best_chances(two.pair_chances(), np.array([0, 1]))

    assert best[1] == pytest.approx(ndtr(0.3 / np.sqrt(0.2)), abs=3 * 0.5 / np.sqrt(DRAWS))
    assert best.sum() == pytest.approx(1)


def test_best_chances_leave_out_the_hopeless_and_treat_twins_alike() -> None:
    three = JointMixture(
        np.ones(1), np.array([[3.0, 3.0, 1.0]]), np.full((1, 3), 0.1), np.zeros((1, 3, 1))
    )

    best = three.best_chances(three.pair_chances(), np.array([0, 0, 2]))

    assert best == pytest.approx([0.5, 0.5, 0.0])
