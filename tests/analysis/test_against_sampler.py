"""The integrated posterior against a plain Metropolis sampler on the model written out plainly."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtr

from hireapp.analysis.rating_model import fit
from hireapp.analysis.ratings import FloatArray, Ratings, arrange
from tests.analysis.making import PlainModel, panel

CHAINS = 60
STEPS = 2_400
SETTLING = 400
EVERY = 4
PRIOR = np.array([1.0, 1.0, 1.0, 0.5, 0.5, 1.0])
"""Half-normal scales on five points."""


def sampled_sigmas(model: PlainModel) -> FloatArray:
    """Standard deviations from the posterior: random walks in log σ, all chains at once."""
    numbers = np.random.default_rng(11)

    def density(logs: FloatArray) -> FloatArray:
        sigmas = np.exp(logs)
        prior = (logs - 0.5 * (sigmas / PRIOR) ** 2).sum(axis=1)
        return np.asarray(model.log_likelihood(sigmas) + prior)

    now = np.log(PRIOR / 2) + numbers.normal(0, 0.3, (CHAINS, 6))
    value, kept = density(now), []
    for step in range(STEPS):
        size = np.array([0.25, 0.6])[step % 2]  # small steps and long ones in turn
        proposed = now + numbers.normal(0, size, now.shape)
        there = density(proposed)
        accepted = np.log(numbers.random(CHAINS)) < there - value
        now = np.where(accepted[:, None], proposed, now)
        value = np.where(accepted, there, value)
        if step >= SETTLING and step % EVERY == 0:
            kept.append(np.exp(now))
    return np.concatenate(kept)


def sampled_scores(model: PlainModel, sigmas: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Means of T and P(row better than column) over the sampled standard deviations."""
    means, chances = [], []
    for part in np.array_split(sigmas, 200):
        mean, covariance = model.scores(part)
        own = np.diagonal(covariance, axis1=1, axis2=2)
        variance = own[:, :, None] + own[:, None, :] - 2 * covariance
        ahead = mean[:, :, None] - mean[:, None, :]
        means.append(mean)
        chances.append(ndtr(ahead / np.sqrt(np.maximum(variance, 1e-12))))
    return np.concatenate(means).mean(axis=0), np.concatenate(chances).mean(axis=0)


@pytest.mark.slow
@pytest.mark.parametrize(
    "ratings", [arrange(panel(5, 3, 3, 2, seed=1)), arrange(panel(4, 2, 4, 2, seed=2))]
)
def test_means_and_chances_are_those_of_a_sampler(ratings: Ratings) -> None:
    model = PlainModel(ratings)
    sigmas = sampled_sigmas(model)

    means, chances = sampled_scores(model, sigmas)

    found = fit(ratings)
    assert found.scores.each().mean() == pytest.approx(means, abs=0.02)
    np.testing.assert_allclose(found.pairs, chances, atol=0.02)
    assert found.points.mean == pytest.approx(sigmas.mean(axis=0), abs=0.05)
