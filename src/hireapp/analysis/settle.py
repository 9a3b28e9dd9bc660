"""Which further interview would narrow the difference of the top pair most.

Given the standard deviations, the variance of T_a − T_b depends on who rated whom and not on the
ratings. So each possible interview is added with ratings of any value on every question, and the
variance is read off, averaged over a few points of the posterior.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from hireapp.analysis.fitted import Fit
from hireapp.analysis.posterior import Points
from hireapp.analysis.rating_model import scores_at
from hireapp.analysis.ratings import Ratings
from hireapp.analysis.sensitivity import few_points
from hireapp.domain.chance_words import SURE
from hireapp.domain.comparison_trials import Settling
from hireapp.domain.ids import CandidateId

MOST_CANDIDATES = 200
_SAME = 1e-9
_MOST_INTERVIEWERS = 20


@dataclass(frozen=True, slots=True)
class _Interview:
    """`interviewer` beyond the last one is a new interviewer."""

    candidate: int
    interviewer: int


def settling(fit: Fit, people: Mapping[str, str]) -> Settling | None:
    """The interview that would help most; None where the first place is called, or with one.

    `people` are the interviewers' names.
    """
    ratings = fit.ratings
    if not 1 < len(ratings.candidates) <= MOST_CANDIDATES:
        return None
    first, second = (one.candidate for one in fit.candidates[:2])
    if fit.chance(first, second) >= SURE:
        return None
    pair = ratings.candidates.index(first), ratings.candidates.index(second)
    points = few_points(fit.points)
    now = _spread(ratings, points, pair)
    new = len(ratings.interviewers)
    spreads = {
        one: _spread(_adding(ratings, [one]), points, pair)
        for one in (_Interview(c, j) for j in (new, *_possible(ratings, pair)) for c in pair)
    }
    least = min(spreads.values())
    best = next(one for one, spread in spreads.items() if spread <= least * (1 + _SAME))
    both = _spread(_adding(ratings, [_Interview(c, new) for c in pair]), points, pair)
    return Settling(
        first=CandidateId(first),
        second=CandidateId(second),
        candidate_id=CandidateId(ratings.candidates[best.candidate]),
        person="" if best.interviewer == new else people[ratings.interviewers[best.interviewer]],
        is_repeat=best in _held(ratings),
        spread=now,
        falls_by=1.0 - least / now,
        both_fall_by=1.0 - both / now,
    )


def _possible(ratings: Ratings, pair: tuple[int, int]) -> Iterable[int]:
    """Everybody, or in a large panel those who met either of the pair."""
    if len(ratings.interviewers) <= _MOST_INTERVIEWERS:
        return range(len(ratings.interviewers))
    met = np.isin(ratings.candidate, pair)
    return [int(one) for one in np.unique(ratings.interviewer[met])[:_MOST_INTERVIEWERS]]


def _held(ratings: Ratings) -> set[_Interview]:
    pairs = zip(ratings.candidate.tolist(), ratings.interviewer.tolist(), strict=True)
    return {_Interview(candidate, interviewer) for candidate, interviewer in pairs}


def _adding(ratings: Ratings, interviews: list[_Interview]) -> Ratings:
    """With these interviews on every question, rated at the mean."""
    questions = len(ratings.questions)
    count = questions * len(interviews)
    panel = ratings.interviewers
    if any(one.interviewer == len(panel) for one in interviews):
        panel = (*panel, "")
    return replace(
        ratings,
        interviewers=panel,
        candidate=np.append(
            ratings.candidate, np.repeat([one.candidate for one in interviews], questions)
        ),
        interviewer=np.append(
            ratings.interviewer, np.repeat([one.interviewer for one in interviews], questions)
        ),
        question=np.append(ratings.question, np.tile(np.arange(questions), len(interviews))),
        rating=np.append(ratings.rating, np.full(count, ratings.rating.mean())),
    )


def _spread(ratings: Ratings, points: Points, pair: tuple[int, int]) -> float:
    row = np.zeros((1, len(ratings.candidates)))
    row[0, pair] = 1.0, -1.0
    difference = scores_at(ratings, points).contrasts(row)
    return float(np.sqrt(difference.weights @ difference.sds[:, 0] ** 2))
