"""How honest the comparison's numbers are: ratings simulated with a known truth.

    python benchmarks/rating_model_simulation.py [REPLICATES] [PROCESSES]

Each replicate has 8 candidates, 4 interviewers (two a candidate) and 8 questions, 5% of ratings
missing at random: v = 3.3 + θ + s + δ + γ + κ + ε cut at 1.5, 2.5, 3.5, 4.5 into the points 1 to 5.
The truth of a candidate is the rating expected over questions; it is compared after subtracting its
mean over candidates. Printed for the plain mean and for the rating model: rank correlation with the
truth and how often the 90% interval covers it; for the model also whether statements of P > 0.9 and
rank ranges are right, and whether the interval displayed covers the truth with these interviewers.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from hireapp.analysis.rating_model import fit, raw_means
from hireapp.analysis.ratings import FloatArray, RatingRow, Ratings, arrange

REPLICATES = 400
PROCESSES = 2
CANDIDATES, INTERVIEWERS, QUESTIONS, MET = 8, 4, 8, 2
LEVEL, LARGE, SMALL, MISSING = 3.3, 0.6, 0.3, 0.05
CUTS = np.array([1.5, 2.5, 3.5, 4.5])
NORMAL_90 = 1.6448536269514722


@dataclass(frozen=True)
class World:
    """One simulated opening: its ratings and what is true of candidates c0, c1 and so on.

    `truth` is expected over interviewers in general, `truth_here` with these interviewers.
    """

    ratings: Ratings
    truth: FloatArray
    truth_here: FloatArray


@dataclass(frozen=True)
class Outcome:
    """What one replicate showed; lists have one entry a candidate or statement."""

    correlation_raw: float
    correlation_model: float
    covered_raw: tuple[bool, ...]
    covered_model: tuple[bool, ...]
    covered_displayed: tuple[bool, ...]
    right: tuple[bool, ...]
    rank_held: tuple[bool, ...]
    width_raw: float
    width_model: float


def simulate(seed: int) -> World:
    """Draw an opening."""
    numbers = np.random.default_rng(seed)
    theta = numbers.normal(0, LARGE, CANDIDATES)
    strictness = numbers.normal(0, LARGE, INTERVIEWERS)
    ease = numbers.normal(0, SMALL, QUESTIONS)
    halo = numbers.normal(0, SMALL, (CANDIDATES, INTERVIEWERS))
    fitting = numbers.normal(0, SMALL, (CANDIDATES, QUESTIONS))
    rows = []
    for c in range(CANDIDATES):
        for j in numbers.permutation(INTERVIEWERS)[:MET]:
            values = LEVEL + theta[c] + strictness[j] + ease + halo[c, j] + fitting[c]
            values = values + numbers.normal(0, LARGE, QUESTIONS)
            points = 1 + (values[:, None] > CUTS).sum(axis=1)
            for q in np.flatnonzero(numbers.random(QUESTIONS) >= MISSING):
                rows.append(RatingRow(f"c{c}", f"j{j}", f"q{q}", float(points[q])))
    level = LEVEL + theta[:, None] + ease + fitting
    here = level[:, None, :] + strictness[:, None]
    return World(
        ratings=arrange(rows),
        truth=_expected(level, 2 * LARGE**2 + SMALL**2).mean(axis=1),
        truth_here=_expected(here, LARGE**2 + SMALL**2).mean(axis=(1, 2)),
    )


def _expected(level: FloatArray, variance: float) -> FloatArray:
    """The expected rating where the answer is worth `level`."""
    return np.asarray(1 + ndtr((level[..., None] - CUTS) / np.sqrt(variance)).sum(axis=-1))


def replicate(seed: int) -> Outcome:
    """Simulate, fit, compare."""
    world = simulate(seed)
    ratings = world.ratings
    order = [int(name[1:]) for name in ratings.candidates]
    truth, here = world.truth[order], world.truth_here[order]
    found = fit(ratings)
    by_name = {one.candidate: one for one in found.candidates}
    rows = [by_name[name] for name in ratings.candidates]

    centred = truth - truth.mean()
    contrasts = np.eye(CANDIDATES) - 1.0 / CANDIDATES
    mixture = found.scores.contrasts(contrasts)
    low, high = mixture.quantile(0.05), mixture.quantile(0.95)
    raw = raw_means(ratings)
    half = NORMAL_90 * _standard_errors(ratings)
    sure = np.argwhere(found.pairs > 0.9)
    true_rank = 1 + (truth[None, :] > truth[:, None]).sum(axis=1)
    return Outcome(
        correlation_raw=_rank_correlation(raw, truth),
        correlation_model=_rank_correlation(mixture.mean(), truth),
        covered_raw=_truths(np.abs(raw - raw.mean() - centred) <= half),
        covered_model=_truths((low <= centred) & (centred <= high)),
        covered_displayed=tuple(
            one.adjusted.low <= value <= one.adjusted.high
            for one, value in zip(rows, here.tolist(), strict=True)
        ),
        right=_truths(truth[sure[:, 0]] > truth[sure[:, 1]]),
        rank_held=tuple(
            one.rank_low <= rank <= one.rank_high
            for one, rank in zip(rows, true_rank.tolist(), strict=True)
        ),
        width_raw=float((2 * half).mean()),
        width_model=float((high - low).mean()),
    )


def _truths(values: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> tuple[bool, ...]:
    return tuple(values.tolist())


def _standard_errors(ratings: Ratings) -> FloatArray:
    """Of each candidate's plain mean, as if ratings were independent."""
    errors = []
    for c in range(len(ratings.candidates)):
        own = ratings.rating[ratings.candidate == c]
        errors.append(own.std(ddof=1) / np.sqrt(len(own)))
    return np.array(errors)


def _rank_correlation(one: FloatArray, other: FloatArray) -> float:
    """Spearman's, without ties in practice."""
    ranks = [np.argsort(np.argsort(values)) for values in (one, other)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def share(groups: Iterable[tuple[bool, ...]]) -> float:
    """The share of true entries over all groups."""
    flat = [entry for group in groups for entry in group]
    return sum(flat) / len(flat)


def main(replicates: int, processes: int) -> None:
    """Print the table."""
    with ProcessPoolExecutor(processes) as pool:
        found = list(pool.map(replicate, range(replicates), chunksize=10))
    statements = sum(len(one.right) for one in found)
    print(f"{replicates} replicates of {CANDIDATES} × {INTERVIEWERS} × {QUESTIONS}, {MET} met each")
    print("                                     plain mean    model    wanted")
    rows = (
        (
            "rank correlation with the truth",
            np.mean([one.correlation_raw for one in found]),
            np.mean([one.correlation_model for one in found]),
            "",
        ),
        (
            "90% interval covers the truth",
            share(one.covered_raw for one in found),
            share(one.covered_model for one in found),
            "0.87-0.93",
        ),
        (
            "its mean width, in points",
            np.mean([one.width_raw for one in found]),
            np.mean([one.width_model for one in found]),
            "",
        ),
    )
    for name, raw, model, wanted in rows:
        print(f"{name:36} {raw:10.3f} {model:8.3f}    {wanted}")
    only_model = (
        (
            "displayed interval, these interviewers",
            share(o.covered_displayed for o in found),
            "0.87-0.93",
        ),
        (f"P > 0.9 right ({statements} statements)", share(o.right for o in found), "≥ 0.95"),
        ("rank range holds the true rank", share(o.rank_held for o in found), "≥ 0.95"),
    )
    for name, value, wanted in only_model:
        print(f"{name:47} {value:8.3f}    {wanted}")


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    main(*(arguments + [REPLICATES, PROCESSES][len(arguments) :]))
