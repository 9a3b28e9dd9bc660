"""Does the first place survive equal weights, without any one interviewer, without any question?

Each change is solved with the standard deviations of the whole data (`rating_model.scores_at`),
which one interviewer more or less moves little; equal weights do not touch them at all. A few of
the points are enough to see who is first; where that is close, or changes, more points decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from hireapp.analysis.fitted import Fit
from hireapp.analysis.posterior import Points
from hireapp.analysis.rating_model import scores_at
from hireapp.analysis.ratings import Ratings
from hireapp.analysis.sufficient import Component
from hireapp.domain.comparison_trials import Sensitivity, Trial, TrialKind
from hireapp.domain.ids import CandidateId
from hireapp.errors import HireError

MOST_RATINGS = 3_000
"""With more ratings nothing is left out: it would take seconds."""

_FEW = 16
_MORE = 64
_NARROW = 0.01
"""Closer than this share of the scale, more points are asked."""
_TIE = 1e-9


def few_points(points: Points, count: int = _FEW) -> Points:
    """`count` even steps through the weights of the points, in order of the candidates' σ."""
    if len(points.weights) <= count:
        return points
    order = np.argsort(points.sigmas[:, Component.CANDIDATE], kind="stable")
    steps = (np.arange(count) + 0.5) / count
    places = np.searchsorted(np.cumsum(points.weights[order]), steps)
    picked = order[np.minimum(places, len(order) - 1)]
    return Points(points.sigmas[picked], np.full(count, 1.0 / count))


def sensitivity(
    fit: Fit, *, labels: Mapping[str, str], people: Mapping[str, str]
) -> Sensitivity | None:
    """Try every change; None where nobody is first, or with too many ratings.

    `labels` says what a question is called and `people` an interviewer; who is missing in `people`
    is not named.
    """
    ratings = fit.ratings
    if not _has_first(fit) or len(ratings.rating) > MOST_RATINGS:
        return None
    first = fit.candidates[0].candidate
    trials = (
        Trial(kind, _name(kind, left_out, labels, people), _first(fit, changed, first))
        for kind, left_out, changed in _changes(ratings)
    )
    # In order of what is shown: the order must not tell who is not named.
    in_order = sorted(trials, key=lambda one: (one.kind, one.without, one.first or ""))
    return Sensitivity(CandidateId(first), tuple(in_order))


def _has_first(fit: Fit) -> bool:
    """Not with one candidate, with parts that cannot be compared, or with equals at the top."""
    if len(fit.candidates) < 2 or not fit.connected:
        return False
    first, second = fit.candidates[:2]
    return first.adjusted.mean - second.adjusted.mean > _TIE


def _changes(ratings: Ratings) -> Iterator[tuple[TrialKind, str, Ratings | None]]:
    if np.ptp(ratings.weights) > _TIE:
        yield TrialKind.EQUAL_WEIGHTS, "", ratings.reweighted()
    if len(ratings.interviewers) > 1:
        for one in ratings.interviewers:
            yield TrialKind.WITHOUT_INTERVIEWER, one, _without(ratings, interviewer=one)
    if len(ratings.questions) > 1:
        for one in ratings.questions:
            yield TrialKind.WITHOUT_QUESTION, one, _without(ratings, question=one)


def _without(
    ratings: Ratings, *, interviewer: str | None = None, question: str | None = None
) -> Ratings | None:
    """None when nothing that counts would be left."""
    try:
        return ratings.dropping(interviewer=interviewer, question=question)
    except HireError:
        return None


def _name(
    kind: TrialKind, left_out: str, labels: Mapping[str, str], people: Mapping[str, str]
) -> str:
    if kind is TrialKind.WITHOUT_QUESTION:
        return labels[left_out]
    return people.get(left_out, "")


def _first(fit: Fit, ratings: Ratings | None, first: str) -> CandidateId | None:
    if ratings is None:
        return None
    leader, lead = _leader(ratings, few_points(fit.points), first)
    if leader != first or lead < _NARROW * ratings.span:
        leader, _ = _leader(ratings, few_points(fit.points, _MORE), first)
    return CandidateId(leader)


def _leader(ratings: Ratings, points: Points, first: str) -> tuple[str, float]:
    """Who has the highest score, and by how much; `first` keeps a tie."""
    mean = scores_at(ratings, points).each().mean()
    order = np.argsort(-mean, kind="stable")
    best = int(order[0])
    lead = float(mean[best] - mean[order[1]]) if len(order) > 1 else 0.0
    if first in ratings.candidates:
        own = ratings.candidates.index(first)
        best = own if mean[own] >= mean[best] - _TIE else best
    return ratings.candidates[best], lead
