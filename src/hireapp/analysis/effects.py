"""What a solved model says: scores, leniency, impressions, and ratings that surprise."""

from __future__ import annotations

import numpy as np

from hireapp.analysis.likelihood import Solved, conditional, inverse_normal, scatter, solve, spreads
from hireapp.analysis.ratings import FloatArray, Ratings
from hireapp.analysis.sufficient import Component, Statistics

_UNKNOWN = 1e-9
"""Below this share of its variance a rating cannot be predicted from the others at all."""


def score_moments(solved: Solved, weights: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Posterior of T_c = μ + s̄ + θ_c + Σ w_q (δ_q + κ_cq), question weights `weights` summing to 1.

    With t = (σθ², 0, σκ² w), h = l − WᵀV⁻¹U t and lᵀβ = μ + s̄ + Σ w δ:

        E T_c = tᵀk + hᵀβ̂        Cov T = diag(σθ² + σκ² Σw² − tᵀK t) + H S⁻¹ Hᵀ

    Returns:
        Means (M × C), own variances (M × C: the diagonal part) and factors F (M × C × width) with
        H S⁻¹ Hᵀ = F Fᵀ.
    """
    statistics = solved.statistics
    load = np.concatenate(([1.0], np.zeros(statistics.slots), weights))
    target = spreads(statistics, solved.sigmas) * load
    seen = (solved.precision @ target[:, None, :, None])[..., 0]
    leftover = -scatter(statistics, seen)
    leftover += _goal(statistics, weights)
    mean = statistics.centre + np.einsum("mcp,mp->mc", solved.pull, target)
    mean += (leftover @ solved.beta[:, :, None])[..., 0]
    own = (target @ load)[:, None] - np.einsum("mcp,mp->mc", seen, target)
    return mean, np.maximum(own, 0.0), leftover @ np.swapaxes(solved.root, 1, 2)


def _goal(statistics: Statistics, weights: FloatArray) -> FloatArray:
    """The vector l of lᵀβ = μ + s̄ + Σ w δ."""
    mean = np.full(statistics.interviewers, 1.0 / statistics.interviewers)
    return np.concatenate(([1.0], mean, weights, [0.0]))


def leniency(solved: Solved) -> tuple[FloatArray, FloatArray]:
    """Mean and standard deviation of s_j − s̄, each M × J: zero is this panel's average."""
    count = solved.statistics.interviewers
    against = np.eye(count) - 1.0 / count
    means = solved.beta[:, 1 : 1 + count] @ against
    factor = solved.root[:, :, 1 : 1 + count] @ against
    return means, np.sqrt((factor**2).sum(axis=1))


def impressions(solved: Solved) -> tuple[FloatArray, FloatArray]:
    """Mean and standard deviation of γ by candidate and slot, each M × C × slots."""
    halo = solved.sigmas[:, Component.HALO, None, None] ** 2
    slots = slice(1, 1 + solved.statistics.slots)
    rest, shrinkage = conditional(solved)
    variances = halo - halo**2 * shrinkage[..., slots]
    return halo * rest[..., slots], np.sqrt(np.maximum(variances, 0.0))


def predictions(
    statistics: Statistics, ratings: Ratings, sigmas: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """What the other ratings let one expect of each rating: mean and standard deviation.

    With P = V⁻¹ − V⁻¹W S⁻¹ WᵀV⁻¹ over all candidates, leaving rating i out gives
    E[y_i | others] = y_i − (P y)_i / P_ii and Var = 1/P_ii (Christensen, Pearson & Johnson 1992,
    Technometrics 34, 38-45), at one setting of the standard deviations.
    """
    solved = solve(statistics, sigmas[None])
    noise = float(sigmas[Component.RESIDUAL]) ** 2
    spread = spreads(statistics, sigmas[None])[0]
    places = statistics.places
    owners = ratings.candidate[:, None]
    rest = conditional(solved)[0][0]
    levels = solved.beta[0][statistics.columns] + spread * rest
    residual = (ratings.rating - statistics.centre - levels[owners, places].sum(axis=1)) / noise
    hat = _hat(statistics, solved, spread / noise) / noise
    known = hat[owners[:, :, None], places[:, :, None], places[:, None, :]].sum(axis=(1, 2))
    sharpness = 1.0 / noise - known
    alone = sharpness * noise < _UNKNOWN
    sharpness = np.where(alone, 1.0 / noise, sharpness)
    expected = ratings.rating - np.where(alone, 0.0, residual / sharpness)
    return expected, 1.0 / np.sqrt(sharpness)


def _hat(statistics: Statistics, solved: Solved, ratio: FloatArray) -> FloatArray:
    """H_c with σε² P_ii = 1 − u_iᵀ H_c u_i, C × p × p; `ratio` is the diagonal of D/σε².

    H_c = B + N S⁻¹ Nᵀ/σε² with B = (D/σε²)(I + G D/σε²)⁻¹ and N = I − B G.
    """
    identity = np.eye(len(ratio))
    shrink = ratio[:, None] * np.linalg.inv(identity + statistics.gram * ratio)
    left = identity - shrink @ statistics.gram
    block = inverse_normal(solved)[0]
    noise = float(solved.sigmas[0, Component.RESIDUAL]) ** 2
    hat: FloatArray = shrink + left @ block @ np.swapaxes(left, 1, 2) / noise
    return hat
