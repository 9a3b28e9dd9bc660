"""The posterior of the standard deviations, as weighted points.

Priors are half-normal on each σ: scale ¼ of the scale's length for candidates, interviewers,
questions and the residual, ⅛ for impressions and candidate by question (Gelman 2006, Bayesian
Analysis 1, 515-534, on priors for standard deviations). The residual variance is the free part
plus `(FLOOR · length)²`: a rating given in whole points is never exact, and without this part a
table of equal ratings would have an infinite density at zero.

The points come from importance sampling in φ = log σ: 128 fixed Sobol points through t₅ quantiles
around the mode, 128 more around the weighted mean and covariance of the first, all weighted by the
balance heuristic (Veach & Guibas 1995, SIGGRAPH, 419-428):

    ω_i ∝ p(φ_i) / Σ_k n_k q_k(φ_i)

More blocks follow while the effective sample size 1/Σω² (Kong 1992) is under 30, and for small
data, where they cost little and the standard deviations are known least. Nothing is random: the
same ratings always give the same points. With many candidates the standard deviations are known
well, and time matters more: above `MANY` blocks are half as large and a systematic sample of the
points is kept, above `PLUG_IN_ABOVE` the mode alone is used.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln, stdtrit

from hireapp.analysis import sobol
from hireapp.analysis.likelihood import chunks, gradient, solve
from hireapp.analysis.ratings import FloatArray
from hireapp.analysis.sufficient import Component, Statistics

PLUG_IN_ABOVE = 300
MANY = 60
THINNED = 64
ENOUGH = 30.0
MOST_BLOCKS = 8
FLOOR = 0.05
NEGLIGIBLE = 1e-4

_PRIOR = np.array([0.25, 0.25, 0.25, 0.125, 0.125, 0.25])
_FREEDOM = 5.0
_STEP = 1e-4
_GRADIENT_STOP = 1e-3
_FURTHEST = 10.0
_AFFORDABLE = 10_000
"""Small data get more blocks than two, as many as their matrices have this many entries."""
_WIDEST = 2.0
"""The largest standard deviation of a proposal along an axis of φ."""


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Standard deviations (M × 6) with weights that sum to one."""

    sigmas: FloatArray
    weights: FloatArray

    @property
    def effective(self) -> float:
        """The effective sample size."""
        return float(1.0 / (self.weights**2).sum())

    @property
    def mean(self) -> FloatArray:
        """The posterior mean of each standard deviation."""
        return self.weights @ self.sigmas


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """The posterior density of φ for some ratings, up to a constant."""

    statistics: Statistics
    span: float

    @property
    def scales(self) -> FloatArray:
        """The scales of the half-normal priors."""
        return _PRIOR * self.span

    def sigmas(self, phi: FloatArray) -> FloatArray:
        """Standard deviations from φ, the floor of the residual added."""
        sigmas = np.exp(phi)
        residual = sigmas[:, Component.RESIDUAL]
        sigmas[:, Component.RESIDUAL] = np.hypot(residual, FLOOR * self.span)
        return sigmas

    def log_density(self, phi: FloatArray) -> FloatArray:
        """At each row of φ."""
        solved = chunks(self.statistics, self.sigmas(phi))
        likelihood = np.concatenate([one.log_likelihood for one in solved])
        return likelihood + self._log_prior(phi)

    def slope(self, phi: FloatArray) -> FloatArray:
        """The gradient at each row of φ."""
        solved = chunks(self.statistics, self.sigmas(phi))
        return np.concatenate([gradient(one) for one in solved]) * self._chain(
            phi
        ) + self._prior_slope(phi)

    def negative(self, phi: FloatArray) -> tuple[float, FloatArray]:
        """Minus log density and its gradient at one φ, for the minimiser."""
        row = phi[None]
        solved = solve(self.statistics, self.sigmas(row))
        value = solved.log_likelihood + self._log_prior(row)
        slope = gradient(solved) * self._chain(row) + self._prior_slope(row)
        return -float(value[0]), -slope[0]

    def _log_prior(self, phi: FloatArray) -> FloatArray:
        """Half-normal on the free part of σ, times dσ/dφ."""
        squared = (np.exp(phi) / self.scales) ** 2
        density: FloatArray = (phi - 0.5 * squared).sum(axis=1)
        return density

    def _prior_slope(self, phi: FloatArray) -> FloatArray:
        return 1.0 - (np.exp(phi) / self.scales) ** 2

    def _chain(self, phi: FloatArray) -> FloatArray:
        """∂log σ/∂φ: one, but less where the floor is most of the residual."""
        return np.exp(2 * phi) / self.sigmas(phi) ** 2

    def mode(self, around: _Proposal | None = None) -> FloatArray:
        """The mode of φ by L-BFGS, in the standardised variables of a rough idea of it."""
        if around is None:
            around = _Proposal(np.log(0.5 * self.scales), np.eye(len(self.scales)))
        centre, root = around.centre, around.root

        def objective(standard: FloatArray) -> tuple[float, FloatArray]:
            value, slope = self.negative(centre + root @ standard)
            return value, slope @ root

        found = minimize(
            objective,
            np.zeros(len(centre)),
            jac=True,
            method="L-BFGS-B",
            bounds=[(-_FURTHEST, _FURTHEST)] * len(centre),
            options={"gtol": _GRADIENT_STOP},
        )
        return np.asarray(centre + root @ found.x, dtype=np.float64)

    def spread_at(self, mode: FloatArray) -> FloatArray:
        """Laplace's covariance at the mode, bounded where φ is hardly determined."""
        steps = _STEP * np.eye(len(mode))
        slopes = self.slope(np.concatenate((mode + steps, mode - steps)))
        hessian = (slopes[: len(mode)] - slopes[len(mode) :]) / (2 * _STEP)
        values, vectors = np.linalg.eigh(-0.5 * (hessian + hessian.T))
        variances = 1.0 / np.maximum(values, _WIDEST**-2)
        return _symmetric(vectors, variances)


@dataclass(frozen=True, slots=True, eq=False)
class _Proposal:
    """Independent t₅ variables, scaled, turned and moved."""

    centre: FloatArray
    root: FloatArray

    @classmethod
    def around(cls, centre: FloatArray, covariance: FloatArray) -> _Proposal:
        values, vectors = np.linalg.eigh(covariance)
        return cls(centre, vectors * np.sqrt(np.clip(values, 1e-4, _WIDEST**2)))

    def points(self, block: int) -> FloatArray:
        standard = stdtrit(_FREEDOM, sobol.block(block))
        return np.asarray(self.centre + standard @ self.root.T)

    def log_density(self, phi: FloatArray) -> FloatArray:
        standard = np.linalg.solve(self.root, (phi - self.centre).T)
        constant = gammaln((_FREEDOM + 1) / 2) - gammaln(_FREEDOM / 2)
        constant -= 0.5 * np.log(_FREEDOM * np.pi)
        each = constant - (_FREEDOM + 1) / 2 * np.log1p(standard**2 / _FREEDOM)
        return np.asarray(each.sum(axis=0) - np.linalg.slogdet(self.root)[1])


def explore(statistics: Statistics, span: float) -> Points:
    """The posterior of the standard deviations; `span` is the length of the rating scale."""
    target = Target(statistics, span)
    if statistics.candidates > PLUG_IN_ABOVE:
        some = Target(statistics.every(statistics.candidates // PLUG_IN_ABOVE + 1), span)
        rough = some.mode()
        mode = target.mode(_Proposal.around(rough, some.spread_at(rough)))
        return Points(target.sigmas(mode[None]), np.ones(1))
    return _sampled(target, target.mode())


def _sampled(target: Target, mode: FloatArray) -> Points:
    many = target.statistics.candidates > MANY
    each = sobol.BLOCK // 2 if many else sobol.BLOCK
    least = int(np.clip(_AFFORDABLE // target.statistics.gram.size, 2, MOST_BLOCKS))
    proposals = [_Proposal.around(mode, target.spread_at(mode))]
    phi = proposals[0].points(0)[:each]
    density = target.log_density(phi)
    for block in range(1, MOST_BLOCKS):
        weights = _balanced(phi, density, proposals)
        if block >= least and 1.0 / (weights**2).sum() >= ENOUGH:
            break
        proposals.append(_adapted(phi, weights))
        more = proposals[-1].points(block)[:each]
        phi = np.concatenate((phi, more))
        density = np.concatenate((density, target.log_density(more)))
    found = _without_negligible(target.sigmas(phi), _balanced(phi, density, proposals))
    return _thinned(found) if many else found


def _balanced(phi: FloatArray, density: FloatArray, proposals: list[_Proposal]) -> FloatArray:
    """The weights of the balance heuristic; every proposal gave the same number of points."""
    proposed = np.logaddexp.reduce([one.log_density(phi) for one in proposals], axis=0)
    logs = density - proposed
    weights: FloatArray = np.exp(logs - logs.max())
    weights /= weights.sum()
    return weights


def _adapted(phi: FloatArray, weights: FloatArray) -> _Proposal:
    """A proposal with the weighted mean and covariance (a t₅ has 5/3 the variance of its scale)."""
    centre = weights @ phi
    away = phi - centre
    return _Proposal.around(centre, (away * weights[:, None]).T @ away)


def _without_negligible(sigmas: FloatArray, weights: FloatArray) -> Points:
    """Leave out the lightest points, which together weigh less than `NEGLIGIBLE`."""
    order = np.argsort(weights, kind="stable")
    light = np.cumsum(weights[order]) < NEGLIGIBLE
    kept = np.sort(order[~light])
    return Points(sigmas[kept], weights[kept] / weights[kept].sum())


def _thinned(points: Points) -> Points:
    """`THINNED` even steps through the weights, in order of the candidates' σ."""
    order = np.argsort(points.sigmas[:, Component.CANDIDATE], kind="stable")
    steps = (np.arange(THINNED) + 0.5) / THINNED
    places = np.searchsorted(np.cumsum(points.weights[order]), steps)
    picked = order[np.minimum(places, len(order) - 1)]
    kept, counts = np.unique(picked, return_counts=True)
    return Points(points.sigmas[kept], counts / THINNED)


def _symmetric(vectors: FloatArray, values: FloatArray) -> FloatArray:
    return (vectors * values) @ vectors.T
