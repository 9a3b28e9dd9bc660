"""Mixtures of normals: the posterior of scores when standard deviations are integrated out.

Given the standard deviations every score is normal, so over the weighted points of the posterior it
is a mixture: P(T < x) = Σ_m ω_m Φ((x − mean_m)/sd_m), and the same for differences of scores.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from hireapp.analysis.ratings import FloatArray, IntArray

DRAWS = 4_000
SEED = 20_080_401
"""Any fixed number would do: draws must be the same every time."""
BEYOND_DOUBT = 0.99995

_BLOCK = 1_000_000
_ROUNDS = 60
_TINY = 1e-300


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """n quantities, each a mixture of M normals: `means` and `sds` are M × n."""

    weights: FloatArray
    means: FloatArray
    sds: FloatArray

    def mean(self) -> FloatArray:
        """The mean of each."""
        return self.weights @ self.means

    def sd(self) -> FloatArray:
        """The standard deviation of each."""
        second = self.weights @ (self.sds**2 + (self.means - self.mean()) ** 2)
        return np.sqrt(second)

    def below(self, bounds: FloatArray | float) -> FloatArray:
        """P(quantity < bound) of each."""
        return np.asarray(self.weights @ ndtr((bounds - self.means) / self.sds))

    def quantile(self, share: float) -> FloatArray:
        """The value of each quantity that `share` of its distribution lies below.

        Newton's steps, kept within a bracket that starts at the extreme quantiles of the parts.
        """
        parts = self.means + ndtri(share) * self.sds
        low, high = parts.min(axis=0), parts.max(axis=0)
        tolerance = 1e-9 * float(np.max(self.sds, initial=1e-9))
        value = np.clip(self.mean() + ndtri(share) * self.sd(), low, high)
        for _ in range(_ROUNDS):
            standard = (value - self.means) / self.sds
            excess = self.weights @ ndtr(standard) - share
            low, high = np.where(excess < 0, value, low), np.where(excess > 0, value, high)
            slope = self.weights @ (np.exp(-0.5 * standard**2) / self.sds) / np.sqrt(2 * np.pi)
            step = value - excess / np.maximum(slope, _TINY)
            inside = (step >= low) & (step <= high)
            following = np.where(inside, step, 0.5 * (low + high))
            moved = np.abs(following - value)
            value = following
            if not moved.size or moved.max() < tolerance:
                break
        return value


@dataclass(frozen=True, slots=True, eq=False)
class JointMixture:
    """The scores T of C candidates together: M multivariate normals.

    The covariance at point m is diag(own[m]) + factors[m] factors[m]ᵀ, with `means` and `own`
    M × C and `factors` M × C × r.
    """

    weights: FloatArray
    means: FloatArray
    own: FloatArray
    factors: FloatArray

    def each(self) -> Mixture:
        """Every candidate's own distribution."""
        variances = self.own + (self.factors**2).sum(axis=2)
        return Mixture(self.weights, self.means, np.sqrt(variances))

    def contrasts(self, rows: FloatArray) -> Mixture:
        """Linear combinations of the scores, one for each row (n × C)."""
        common = (np.einsum("nc,mcr->mnr", rows, self.factors, optimize=True) ** 2).sum(axis=2)
        variances = self.own @ (rows**2).T + common
        return Mixture(self.weights, self.means @ rows.T, np.sqrt(variances))

    def covariance(self) -> FloatArray:
        """The covariance of the scores over the whole mixture, C × C."""
        away = self.means - self.weights @ self.means
        total = np.einsum("m,mc,md->cd", self.weights, away, away, optimize=True)
        for weight, factor in zip(self.weights, self.factors, strict=True):
            total += weight * (factor @ factor.T)
        return np.asarray(total + np.diag(self.weights @ self.own))

    def pair_chances(self) -> FloatArray:
        """P(row better than column), C × C: Σ_m ω_m Φ(Δ_m/sd_m); one half on the diagonal."""
        people = self.means.shape[1]
        variances = self.own + (self.factors**2).sum(axis=2)
        chances = np.zeros((people, people))
        for part, rows in _tiles(len(self.weights), people):
            ahead = self.means[part, rows, None] - self.means[part, None, :]
            shared = self.factors[part, rows] @ np.swapaxes(self.factors[part], 1, 2)
            shared *= -2.0
            shared += variances[part, rows, None]
            shared += variances[part, None, :]
            ahead /= np.sqrt(np.maximum(shared, _TINY, out=shared), out=shared)
            ndtr(ahead, out=ahead)
            chances[rows] += np.einsum("m,mab->ab", self.weights[part], ahead)
        np.fill_diagonal(chances, 0.5)
        return chances

    def best_chances(self, pairs: FloatArray, twins: IntArray) -> FloatArray:
        """P(best) of each from `DRAWS` draws; equal among candidates with the same `twins` number.

        Points get draws in proportion to their weights (systematic resampling). Those to whom
        somebody is preferred beyond doubt in `pairs` (P(row better than column)) are left out.
        """
        hopeful = np.flatnonzero(pairs.max(axis=0) < BEYOND_DOUBT)
        rivals = JointMixture(
            self.weights, self.means[:, hopeful], self.own[:, hopeful], self.factors[:, hopeful]
        )
        wins = np.zeros(len(pairs))
        wins[hopeful] = rivals.wins()
        total = np.bincount(twins, weights=wins, minlength=len(wins))
        size = np.bincount(twins, minlength=len(wins))
        return np.asarray(total[twins] / size[twins] / DRAWS)

    def wins(self) -> FloatArray:
        """How many of `DRAWS` draws each candidate comes first in."""
        numbers = np.random.default_rng(SEED)
        ends = np.floor(np.cumsum(self.weights) * DRAWS + 0.5).astype(int)
        counts = np.diff(ends, prepend=0)
        people, shared = self.factors.shape[1:]
        wins = np.zeros(people)
        for point in np.flatnonzero(counts):
            for count in _portions(int(counts[point]), people):
                draws = numbers.standard_normal((count, shared)) @ self.factors[point].T
                draws += np.sqrt(self.own[point]) * numbers.standard_normal((count, people))
                draws += self.means[point]
                wins += np.bincount(draws.argmax(axis=1), minlength=people)
        return wins


def _tiles(points: int, people: int) -> Iterator[tuple[slice, slice]]:
    """Pieces of (points × rows) such that a piece times `people` stays small."""
    rows = max(1, min(people, _BLOCK // people))
    depth = max(1, _BLOCK // (rows * people))
    for start in range(0, people, rows):
        for first in range(0, points, depth):
            yield slice(first, first + depth), slice(start, start + rows)


def _portions(count: int, people: int) -> Iterator[int]:
    step = max(1, _BLOCK // people)
    for start in range(0, count, step):
        yield min(step, count - start)
