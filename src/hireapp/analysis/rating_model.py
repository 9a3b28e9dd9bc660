"""The rating model fitted: adjusted scores, ranks, leniency, and how sure each of them is.

    y_cjq = μ + θ_c + s_j + δ_q + γ_cj + κ_cq + ε_cjq

`likelihood` has the model, `posterior` the standard deviations, `effects` what follows from both;
here it is put together and put into the words of the product. An interval holds the middle 90% of
the posterior. Intervals and means shown stop at the ends of the scale; `Fit.scores` does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hireapp.analysis import effects
from hireapp.analysis.connectivity import Part, parts
from hireapp.analysis.fitted import (
    CandidateFit,
    Caution,
    Estimate,
    Fit,
    Impression,
    InterviewerFit,
    LevelChances,
    Surprise,
)
from hireapp.analysis.likelihood import Solved, chunks
from hireapp.analysis.mixture import JointMixture, Mixture
from hireapp.analysis.posterior import Points, explore
from hireapp.analysis.ratings import BoolArray, FloatArray, IntArray, Ratings
from hireapp.analysis.sufficient import Statistics, gather
from hireapp.domain.comparison_statistics import Components
from hireapp.errors import InputError
from hireapp.i18n import tr

THRESHOLDS = (2.5, 3.75)
"""Where genuine and super service begin, on five points."""
SURE = 0.9
"""From this probability on, one candidate counts as better than another in a rank range."""
TAIL = 0.05
SURPRISING = 2.0


def fit(
    ratings: Ratings,
    attitudes: Mapping[str, Iterable[str]] | None = None,
    thresholds: tuple[float, float] = THRESHOLDS,
) -> Fit:
    """Fit the model; `attitudes` gives the questions of each attitude.

    The same ratings always give the same figures, in whatever order they come and whatever the
    candidates are called.

    Raises:
        InputError: when the thresholds of the service levels are not in order.
    """
    if not thresholds[0] < thresholds[1]:
        raise InputError(tr("Genuine service must begin below super service."))
    statistics = gather(ratings)
    points = explore(statistics, ratings.span)
    measured = _weighed(ratings, attitudes or {})
    summary = _summarise(statistics, points, ratings.weights, measured)
    pairs = summary.scores.pair_chances()
    pairs.setflags(write=False)
    linked = parts(ratings)
    comparable = np.where(_linked(ratings, linked), pairs, 0.0)
    candidates = _candidates(
        ratings, summary, comparable, thresholds, _attitude_estimates(ratings, measured, summary)
    )
    return Fit(
        ratings=ratings,
        candidates=candidates,
        interviewers=tuple(_interviewers(ratings, summary.leniency)),
        impressions=tuple(_impressions(ratings, statistics, summary.impressions)),
        surprising=tuple(_surprises(ratings, statistics, points)),
        components=Components(*points.mean.tolist()),
        pairs=pairs,
        scores=summary.scores,
        points=points,
        parts=linked,
        cautions=tuple(_cautions(ratings, linked, candidates)),
    )


def scores_at(ratings: Ratings, points: Points) -> JointMixture:
    """The overall scores with the standard deviations of another fit of nearly the same data.

    For questions such as "without this interviewer?" or "with one interview more?", which change
    the standard deviations little: no new search, so a few milliseconds.
    """
    solved = chunks(gather(ratings), points.sigmas)
    found = [effects.score_moments(one, ratings.weights) for one in solved]
    return JointMixture(points.weights, *_joined(found))


@dataclass(frozen=True, slots=True, eq=False)
class _Attitude:
    """One attitude: which questions measure it, and their weights, which sum to one."""

    name: str
    members: BoolArray
    weights: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class _Summary:
    scores: JointMixture
    attitudes: Mapping[str, Mixture]
    leniency: Mixture
    impressions: Mixture


def _summarise(
    statistics: Statistics,
    points: Points,
    weights: FloatArray,
    measured: tuple[_Attitude, ...],
) -> _Summary:
    overall: list[tuple[FloatArray, ...]] = []
    lean: list[tuple[FloatArray, ...]] = []
    liking: list[tuple[FloatArray, ...]] = []
    by_attitude: dict[str, list[tuple[FloatArray, ...]]] = {one.name: [] for one in measured}
    for solved in chunks(statistics, points.sigmas):
        overall.append(effects.score_moments(solved, weights))
        lean.append(effects.leniency(solved))
        liking.append(tuple(one.reshape(len(one), -1) for one in effects.impressions(solved)))
        for one in measured:
            by_attitude[one.name].append(_marginal(solved, one.weights))
    return _Summary(
        scores=JointMixture(points.weights, *_joined(overall)),
        attitudes={
            name: Mixture(points.weights, *_joined(found)) for name, found in by_attitude.items()
        },
        leniency=Mixture(points.weights, *_joined(lean)),
        impressions=Mixture(points.weights, *_joined(liking)),
    )


def _marginal(solved: Solved, load: FloatArray) -> tuple[FloatArray, FloatArray]:
    mean, own, factors = effects.score_moments(solved, load)
    return mean, np.sqrt(own + np.einsum("mcw,mcw->mc", factors, factors))


def _joined(found: Sequence[tuple[FloatArray, ...]]) -> Iterator[FloatArray]:
    return (np.concatenate(arrays) for arrays in zip(*found, strict=True))


def _weighed(ratings: Ratings, attitudes: Mapping[str, Iterable[str]]) -> tuple[_Attitude, ...]:
    """The attitudes with the weights of their questions, as far as anybody rated those."""
    place = {question: number for number, question in enumerate(ratings.questions)}
    found = []
    for name, questions in attitudes.items():
        rated = np.zeros(len(place), dtype=np.bool_)
        rated[[place[question] for question in questions if question in place]] = True
        weights = np.where(rated, ratings.weights, 0.0)
        if weights.sum() <= 0:
            weights = rated.astype(np.float64)
        found.append(_Attitude(name, rated, weights / max(weights.sum(), 1e-300)))
    return tuple(found)


def _estimates(
    mixture: Mixture, low_end: float = -np.inf, high_end: float = np.inf
) -> list[Estimate]:
    bounds = (mixture.mean(), mixture.quantile(TAIL), mixture.quantile(1 - TAIL))
    rows = np.clip(np.stack(bounds, axis=1), low_end, high_end).tolist()
    return [Estimate(mean, low, high) for mean, low, high in rows]


def _linked(ratings: Ratings, linked: tuple[Part, ...]) -> BoolArray:
    """Which pairs of candidates an interviewer links: between others no order is called."""
    part = {name: number for number, one in enumerate(linked) for name in one.candidates}
    places = np.array([part[name] for name in ratings.candidates])
    return np.asarray(places[:, None] == places[None, :])


def _candidates(
    ratings: Ratings,
    summary: _Summary,
    pairs: FloatArray,
    thresholds: tuple[float, float],
    attitudes: Mapping[str, list[Estimate | None]],
) -> tuple[CandidateFit, ...]:
    each = summary.scores.each()
    centres = each.mean()
    adjusted = _estimates(each, ratings.lowest, ratings.highest)
    below_genuine, below_super = (each.below(bound).tolist() for bound in thresholds)
    best = summary.scores.best_chances(pairs, ratings.twins).tolist()
    sure = pairs >= SURE
    better, worse = sure.sum(axis=0).tolist(), sure.sum(axis=1).tolist()
    counts = np.bincount(ratings.candidate, minlength=len(best)).tolist()
    means = raw_means(ratings).tolist()
    order = sorted(range(len(best)), key=lambda c: (-centres[c], ratings.candidates[c]))
    return tuple(
        CandidateFit(
            candidate=ratings.candidates[c],
            n=counts[c],
            raw_mean=means[c],
            adjusted=adjusted[c],
            p_best=best[c],
            rank_low=1 + better[c],
            rank_high=len(best) - worse[c],
            levels=LevelChances(
                synthetic=below_genuine[c],
                genuine=below_super[c] - below_genuine[c],
                super=1.0 - below_super[c],
            ),
            attitudes={name: found[c] for name, found in attitudes.items()},
        )
        for c in order
    )


def raw_means(ratings: Ratings) -> FloatArray:
    """Weighted mean over the questions rated of each candidate's mean on the question."""
    counts = _counts(ratings)
    cells = ratings.candidate * len(ratings.questions) + ratings.question
    sums = np.bincount(cells, weights=ratings.rating, minlength=counts.size).reshape(counts.shape)
    weights = np.where(counts > 0, ratings.weights, 0.0)
    unweighted = weights.sum(axis=1) <= 0  # only questions of weight zero were rated
    weights[unweighted] = counts[unweighted] > 0
    means = sums / np.maximum(counts, 1)
    return np.asarray((weights * means).sum(axis=1) / weights.sum(axis=1))


def _counts(ratings: Ratings) -> IntArray:
    """How many ratings each candidate has on each question."""
    shape = (len(ratings.candidates), len(ratings.questions))
    cells = ratings.candidate * shape[1] + ratings.question
    return np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)


def _attitude_estimates(
    ratings: Ratings, measured: tuple[_Attitude, ...], summary: _Summary
) -> dict[str, list[Estimate | None]]:
    """By attitude and candidate; None where nobody rated any of its questions."""
    rated = _counts(ratings) > 0
    result: dict[str, list[Estimate | None]] = {}
    for attitude in measured:
        known: list[bool] = np.any(rated[:, attitude.members], axis=1).tolist()
        estimates = _estimates(summary.attitudes[attitude.name], ratings.lowest, ratings.highest)
        result[attitude.name] = [
            one if seen else None for one, seen in zip(estimates, known, strict=True)
        ]
    return result


def _interviewers(ratings: Ratings, lean: Mixture) -> Iterator[InterviewerFit]:
    several = len(ratings.interviewers) > 1
    estimates: list[Estimate | None] = [None]
    if several:
        estimates = list(_estimates(lean))
    for j in sorted(range(len(ratings.interviewers)), key=ratings.interviewers.__getitem__):
        own = ratings.rating[ratings.interviewer == j]
        yield InterviewerFit(
            interviewer=ratings.interviewers[j],
            n=len(own),
            raw_mean=float(own.mean()),
            lowest_used=float(own.min()),
            highest_used=float(own.max()),
            leniency=estimates[j],
        )


def _impressions(ratings: Ratings, statistics: Statistics, found: Mixture) -> Iterator[Impression]:
    met = statistics.columns[:, 1 : 1 + statistics.slots] - 1
    estimates = _estimates(found)
    for place in np.flatnonzero(met < statistics.interviewers).tolist():
        candidate = place // statistics.slots
        interviewer = int(met.flat[place])
        yield Impression(
            ratings.candidates[candidate], ratings.interviewers[interviewer], estimates[place]
        )


def _surprises(ratings: Ratings, statistics: Statistics, points: Points) -> Iterator[Surprise]:
    """The ratings beyond `SURPRISING`, the most surprising first."""
    expected, sds = effects.predictions(statistics, ratings, points.mean)
    z = (ratings.rating - expected) / sds
    chosen = np.flatnonzero(np.abs(z) > SURPRISING)
    for i in chosen[np.argsort(-np.abs(z[chosen]), kind="stable")].tolist():
        yield Surprise(
            candidate=ratings.candidates[ratings.candidate[i]],
            interviewer=ratings.interviewers[ratings.interviewer[i]],
            question=ratings.questions[ratings.question[i]],
            rating=float(ratings.rating[i]),
            expected=float(np.clip(expected[i], ratings.lowest, ratings.highest)),
            z=float(z[i]),
        )


def _cautions(
    ratings: Ratings, linked: tuple[Part, ...], candidates: tuple[CandidateFit, ...]
) -> Iterator[Caution]:
    people, panel = len(ratings.candidates), len(ratings.interviewers)
    met = len(set(zip(ratings.candidate.tolist(), ratings.interviewer.tolist(), strict=True)))
    raw = [one.raw_mean for one in candidates]
    checks = {
        Caution.ONE_RATING: len(ratings.rating) == 1,
        Caution.ONE_CANDIDATE: people == 1,
        Caution.ONE_INTERVIEWER: panel == 1,
        Caution.ONE_INTERVIEW_EACH: met == people > 1 and panel > 1,
        Caution.ALL_EQUAL: len(ratings.rating) > 1 and bool(np.ptp(ratings.rating) == 0),
        Caution.NOT_CONNECTED: len(linked) > 1,
        Caution.SOME_UNRATED: bool(ratings.unrated),
        Caution.SAME_PANELS: people > 1
        and _same_cells(ratings)
        and bool(np.all(np.diff(raw) < 1e-9)),
    }
    return (caution for caution, holds in checks.items() if holds)


def _same_cells(ratings: Ratings) -> bool:
    """Whether every candidate was rated by the same interviewers on the same questions."""
    cells = ratings.interviewer * len(ratings.questions) + ratings.question
    everywhere = np.unique(cells).size * len(ratings.candidates)
    return bool(everywhere == cells.size)
