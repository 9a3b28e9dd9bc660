"""How far interviewers agree, in the measures that the literature uses.

Krippendorff's α (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability) over units rated by
two or more, with m_u ratings of unit u and n in all:

    α = 1 − D_o/D_e    D_o = (1/n) Σ_u Σ_{i≠j∈u} δ²(x_i, x_j)/(m_u − 1)    D_e = Σ_{i≠j} δ²/(n(n−1))

For the interval metric δ² = (x − y)², and a unit's sum of δ² over ordered pairs is 2 m Σ(x − x̄)².
The ordinal metric, (Σ_{g=c}^{k} n_g − (n_c + n_k)/2)², is the interval metric of the mid-ranks.

For one unit: r_wg = 1 − S²/((A² − 1)/12) on A points (James, Demaree & Wolf 1984, J. Appl. Psychol.
69, 85-98) and the average deviation Σ|x − x̄|/n, too large above A/6 (Burke & Dunlap 2002, Organ.
Res. Methods 5, 159-172). Intraclass correlations: Shrout & Fleiss (1979), Psychol. Bull. 86,
420-428. Reliability: Brennan (2001), Generalizability Theory.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import numpy as np

from hireapp.analysis.fitted import Fit
from hireapp.analysis.ratings import FloatArray, IntArray, Ratings
from hireapp.analysis.sufficient import Component
from hireapp.domain.comparison_statistics import Agreement, CellAgreement, IntraclassCorrelations
from hireapp.domain.ids import CandidateId, QuestionId


class Metric(StrEnum):
    """What the difference of two values means."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


NO_DIFFERENCE = 1e-9
"""A variance between candidates below this is rounding: their means are all the same."""


def alpha(unit: IntArray, value: FloatArray, metric: Metric = Metric.ORDINAL) -> float | None:
    """Krippendorff's α of values by unit; None where no two values can be compared or differ."""
    _, unit, sizes = np.unique(unit, return_inverse=True, return_counts=True)
    paired = sizes[unit] > 1
    unit, value = unit[paired], value[paired]
    if not value.size or np.ptp(value) == 0:
        return None
    share = 1.0 / np.maximum(sizes - 1, 1)
    if metric is Metric.NOMINAL:
        observed, expected = _nominal(unit, value, sizes, share)
    elif metric is Metric.RATIO:
        observed, expected = _ratio(unit, value, share)
    else:
        scale = _mid_ranks(value) if metric is Metric.ORDINAL else value
        observed, expected = _squares(unit, scale, sizes, share)
    return 1.0 - (len(value) - 1) * observed / expected


def agreement(fit: Fit) -> Agreement:
    """Every measure of one block; a unit of α is one candidate's answer to one question."""
    ratings = fit.ratings
    return Agreement(
        alpha=alpha(_cells(ratings), ratings.rating),
        reliability=_reliability(fit),
        correlations=_correlations(ratings),
        cells=tuple(_cell_agreements(ratings)),
    )


def intraclass(table: FloatArray) -> IntraclassCorrelations | None:
    """The six correlations of a complete table, candidates × interviewers.

    None for fewer than two of either, or where no candidates differ.
    """
    people, raters = table.shape
    if people < 2 or raters < 2:
        return None
    rows, columns, mean = table.mean(axis=1), table.mean(axis=0), table.mean()
    between = raters * float(((rows - mean) ** 2).sum()) / (people - 1)
    if between < NO_DIFFERENCE:
        return None
    within = float(((table - rows[:, None]) ** 2).sum()) / (people * (raters - 1))
    judges = people * float(((columns - mean) ** 2).sum()) / (raters - 1)
    # Σ within = Σ judges + Σ residual
    rest = max(0.0, (within * people - judges) / (people - 1))
    more = raters - 1
    return IntraclassCorrelations(
        one_way=(between - within) / (between + more * within),
        two_way_random=(between - rest)
        / (between + more * rest + raters * (judges - rest) / people),
        two_way_fixed=(between - rest) / (between + more * rest),
        one_way_average=(between - within) / between,
        two_way_random_average=(between - rest) / (between + (judges - rest) / people),
        two_way_fixed_average=(between - rest) / between,
    )


def _nominal(
    unit: IntArray, value: FloatArray, sizes: IntArray, share: FloatArray
) -> tuple[float, float]:
    _, kind = np.unique(value, return_inverse=True)
    totals = np.bincount(kind)
    cells, counts = np.unique(unit * len(totals) + kind, return_counts=True)
    alike = np.bincount(cells // len(totals), weights=counts**2.0, minlength=len(sizes))
    mixed = np.where(sizes > 1, sizes**2 - alike, 0.0)
    return float((mixed * share).sum()), float(len(value) ** 2 - (totals**2).sum())


def _squares(
    unit: IntArray, value: FloatArray, sizes: IntArray, share: FloatArray
) -> tuple[float, float]:
    centred = value - value.mean()
    means = np.bincount(unit, centred, len(sizes)) / sizes
    inside = np.bincount(unit, (centred - means[unit]) ** 2, len(sizes))
    observed = 2.0 * float((sizes * inside * share).sum())
    return observed, 2.0 * len(value) * float((centred**2).sum())


def _ratio(unit: IntArray, value: FloatArray, share: FloatArray) -> tuple[float, float]:
    observed = expected = 0.0
    for place in range(len(value)):
        total = value + value[place]
        apart = ((value - value[place]) / np.where(total == 0, 1.0, total)) ** 2
        expected += float(apart.sum())
        observed += float(apart[unit == unit[place]].sum() * share[unit[place]])
    return observed, expected


def _mid_ranks(value: FloatArray) -> FloatArray:
    _, kind, counts = np.unique(value, return_inverse=True, return_counts=True)
    middle: FloatArray = np.cumsum(counts) - 0.5 * counts
    return middle[kind]


def _cells(ratings: Ratings) -> IntArray:
    return np.asarray(ratings.candidate * len(ratings.questions) + ratings.question)


def _cell_agreements(ratings: Ratings) -> Iterator[CellAgreement]:
    """The cells that two or more rated, by candidate and question."""
    cells, place, counts = np.unique(_cells(ratings), return_inverse=True, return_counts=True)
    means = np.bincount(place, ratings.rating) / counts
    away = ratings.rating - means[place]
    variances = np.bincount(place, away**2) / np.maximum(counts - 1, 1)
    deviations = np.bincount(place, np.abs(away)) / counts
    order = np.argsort(place, kind="stable")
    starts = np.cumsum(counts) - counts
    lowest = np.minimum.reduceat(ratings.rating[order], starts)
    highest = np.maximum.reduceat(ratings.rating[order], starts)
    points = ratings.span + 1
    for i in np.flatnonzero(counts > 1).tolist():
        candidate, question = divmod(int(cells[i]), len(ratings.questions))
        yield CellAgreement(
            candidate_id=CandidateId(ratings.candidates[candidate]),
            question_id=QuestionId(ratings.questions[question]),
            raters=int(counts[i]),
            lowest=float(lowest[i]),
            highest=float(highest[i]),
            r_wg=1.0 - float(variances[i]) / ((points**2 - 1) / 12),
            average_deviation=float(deviations[i]),
            differs=bool(deviations[i] > points / 6),
        )


def _correlations(ratings: Ratings) -> IntraclassCorrelations | None:
    """Of each scorecard's weighted mean; None unless everybody rated everybody on everything."""
    people, raters = len(ratings.candidates), len(ratings.interviewers)
    if len(ratings.rating) != people * raters * len(ratings.questions):
        return None
    place = ratings.candidate * raters + ratings.interviewer
    weighed = ratings.rating * ratings.weights[ratings.question]
    table: FloatArray = np.bincount(place, weighed).reshape(people, raters).astype(np.float64)
    return intraclass(table)


def _reliability(fit: Fit) -> float | None:
    """Eρ² = σ*²/(σ*² + σγ²/n_j + σε²/(n_j n_q)), σ*² = σθ² + σκ² Σw², over the posterior.

    σs²/n_j joins the error where panels differ. n_j and n_j n_q are harmonic means over candidates.
    """
    ratings = fit.ratings
    people, raters = len(ratings.candidates), len(ratings.interviewers)
    if people < 2:
        return None
    met = np.zeros((people, raters), dtype=np.bool_)
    met[ratings.candidate, ratings.interviewer] = True
    interviewers = 1.0 / float((1.0 / met.sum(axis=1)).mean())
    scores = 1.0 / float((1.0 / np.bincount(ratings.candidate)).mean())
    variances = fit.points.sigmas**2
    real = variances[:, Component.CANDIDATE] + variances[:, Component.CANDIDATE_QUESTION] * float(
        (ratings.weights**2).sum()
    )
    error = variances[:, Component.HALO] / interviewers + variances[:, Component.RESIDUAL] / scores
    if bool((met != met[0]).any()):
        error = error + variances[:, Component.INTERVIEWER] / interviewers
    return float(fit.points.weights @ (real / (real + error)))
