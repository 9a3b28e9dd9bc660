"""Ratings to fit, and the rating model written out plainly to check the fast one against."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hireapp.analysis.ratings import FloatArray, RatingRow, Ratings

REFERENCE = Path(__file__).with_name("reference")


def reference(name: str) -> list[dict[str, str]]:
    """A file of published data; its first line says where it comes from."""
    with (REFERENCE / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def panel(
    candidates: int, interviewers: int, questions: int, met: int, *, seed: int = 7
) -> list[RatingRow]:
    """A panel's ratings of candidates who differ, some missing."""
    numbers = np.random.default_rng(seed)
    level = 3.3 + numbers.normal(0, 0.6, (candidates, 1))
    strictness = numbers.normal(0, 0.6, (1, interviewers))
    halo = level + strictness + numbers.normal(0, 0.3, (candidates, interviewers))
    return [
        RatingRow(f"c{c}", f"j{j}", f"q{q}", float(np.clip(np.rint(value), 1, 5)))
        for c in range(candidates)
        for j in numbers.permutation(interviewers)[:met]
        for q, value in enumerate(halo[c, j] + numbers.normal(0, 0.7, questions))
        if numbers.random() > 0.05
    ]


@dataclass(frozen=True)
class PlainModel:
    """The rating model with every covariance written out; σ is M × 6 as in `Component`."""

    ratings: Ratings

    def covariance(self, sigmas: FloatArray) -> FloatArray:
        """Of the ratings, M × N × N."""
        c, j, q = self.ratings.candidate, self.ratings.interviewer, self.ratings.question
        same_c, same_j, same_q = (np.equal.outer(one, one) for one in (c, j, q))
        alike = (same_c, same_j, same_q, same_c & same_j, same_c & same_q, np.eye(len(c)))
        return np.tensordot(sigmas**2, np.array(alike, dtype=np.float64), axes=1)

    def log_likelihood(self, sigmas: FloatArray) -> FloatArray:
        """Restricted log likelihood, M, the mean integrated out."""
        inverse, ones, misfit = self._solved(sigmas)
        logs = np.linalg.slogdet(self.covariance(sigmas))[1]
        away = self.ratings.rating - misfit[:, None]
        quadratic = np.einsum("mi,mij,mj->m", away, inverse, away)
        constant = (len(self.ratings.rating) - 1) * np.log(2 * np.pi)
        return np.asarray(-0.5 * (logs + np.log(ones) + quadratic + constant))

    def scores(self, sigmas: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Means and covariances of the overall scores T, M × C and M × C × C."""
        inverse, ones, mean = self._solved(sigmas)
        ratings, squares = self.ratings, sigmas**2
        own = np.equal.outer(np.arange(len(ratings.candidates)), ratings.candidate) * 1.0
        weight = ratings.weights[ratings.question]
        size = len(ratings.interviewers)
        link = (
            squares[:, 0, None, None] * own
            + squares[:, 1, None, None] / size
            + squares[:, 2, None, None] * weight
            + squares[:, 4, None, None] * own * weight
        )
        pull = link @ inverse
        spread = (ratings.weights**2).sum()
        alone = squares[:, 0] + squares[:, 4] * spread
        shared = squares[:, 1] / size + squares[:, 2] * spread
        prior = shared[:, None, None] + alone[:, None, None] * np.eye(len(own))
        away = ratings.rating - mean[:, None]
        left = 1 - pull.sum(axis=2)
        means = mean[:, None] + np.einsum("mci,mi->mc", pull, away)
        known = pull @ np.swapaxes(link, 1, 2)
        return means, prior - known + left[:, :, None] * left[:, None, :] / ones[:, None, None]

    def _solved(self, sigmas: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        inverse = np.asarray(np.linalg.inv(self.covariance(sigmas)), dtype=np.float64)
        ones = inverse.sum(axis=(1, 2))
        mean = (inverse @ self.ratings.rating).sum(axis=1) / ones
        return inverse, ones, mean
