"""From visible ratings to what is shown: one fit of the rating model for each block."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

import numpy as np

from hireapp.analysis import agreement, rating_model, sensitivity, settle
from hireapp.analysis.fitted import CandidateFit, Caution, Estimate, Fit, InterviewerFit
from hireapp.analysis.ratings import HIGHEST, LOWEST, RatingRow, Ratings, arrange
from hireapp.domain.chance_words import SURE, LevelChances
from hireapp.domain.comparison import Block, ComparisonSheet
from hireapp.domain.comparison_statistics import (
    BlockStatistics,
    CandidateStatistics,
    ClosePair,
    Interval,
    InterviewerFlag,
    InterviewerImpression,
    InterviewerStatistics,
    PairChances,
    SurprisingRating,
)
from hireapp.domain.ids import CandidateId, PersonId, QuestionId
from hireapp.domain.text import sort_key
from hireapp.i18n import tr

THRESHOLDS = rating_model.THRESHOLDS
"""Where genuine and super service begin, on five points; adjustable by the caller."""
CLOSE_PAIRS = 3
"""How many pairs too close to call are listed, from the top down."""
ENOUGH_TO_SEE_SCALE_USE = 12
_NEAR_TOP = 10
_TIE = 1e-9


def scaled_thresholds(lowest: float, highest: float) -> tuple[float, float]:
    """The thresholds of the service levels at the same places of another scale."""
    step = (highest - lowest) / (HIGHEST - LOWEST)
    genuine, super_level = (lowest + (one - LOWEST) * step for one in THRESHOLDS)
    return genuine, super_level


@dataclass(frozen=True, slots=True)
class Material:
    """What one block's figures are made of; every key is an id.

    `weights` and `labels` are by question, `attitudes` give each one's questions in the order of
    the columns, `people` the interviewers' names; of those `open_to_viewer` figures are shown.
    """

    rows: tuple[RatingRow, ...]
    weights: Mapping[str, float]
    labels: Mapping[str, str]
    attitudes: Mapping[str, tuple[str, ...]]
    candidates: tuple[str, ...]
    people: Mapping[str, str]
    open_to_viewer: Collection[str]
    kit_number: int = 1
    lowest: float = LOWEST
    highest: float = HIGHEST


def with_statistics(sheet: ComparisonSheet) -> ComparisonSheet:
    """The sheet with the rating model's figures for every block that has visible ratings.

    Pure: the same sheet always gives the same figures.
    """
    made = (
        block_statistics(_material(sheet, block), sheet.service_levels)
        for block in sheet.blocks
        if block.ratings
    )
    return replace(sheet, statistics=tuple(made))


def block_statistics(
    material: Material, thresholds: tuple[float, float] = THRESHOLDS
) -> BlockStatistics:
    """Fit one block.

    Raises:
        InputError: when a rating is off the scale or there twice, or no weight is above zero.
        Refused: when there is no rating at all.
    """
    ratings = arrange(
        material.rows,
        lowest=material.lowest,
        highest=material.highest,
        weights=material.weights,
        candidates=material.candidates,
    )
    fit = rating_model.fit(ratings, material.attitudes, thresholds)
    shown = {one: material.people[one] for one in ratings.interviewers}
    named = {one: name for one, name in shown.items() if one in material.open_to_viewer}
    return BlockStatistics(
        kit_number=material.kit_number,
        thresholds=thresholds,
        candidates=tuple(_candidate(one, material.attitudes) for one in fit.candidates),
        chances=_chances(fit),
        too_close=tuple(_close_pairs(fit))[:CLOSE_PAIRS],
        interviewers=tuple(_interviewers(fit, named)),
        impressions=tuple(_impressions(fit, named)),
        surprising=tuple(_surprises(fit, named, material.labels)),
        components=fit.components,
        agreement=agreement.agreement(fit),
        parts=tuple(tuple(CandidateId(one) for one in part.candidates) for part in fit.parts),
        sensitivity=sensitivity.sensitivity(fit, labels=material.labels, people=named),
        settling=settle.settling(fit, shown),
        cautions=tuple(_cautions(fit)),
        scale=(material.lowest, material.highest),
    )


def _material(sheet: ComparisonSheet, block: Block) -> Material:
    alone = {column.attitude_id: len(column.question_ids) == 1 for column in block.columns}
    attitude_of = {
        question_id: column for column in block.columns for question_id in column.question_ids
    }
    return Material(
        rows=tuple(
            RatingRow(one.candidate_id, one.person_id, one.question_id, float(one.score))
            for one in block.ratings
        ),
        weights={one.question_id: one.weight for one in block.questions},
        labels={
            one.question_id: one.attitude
            if alone[attitude_of[one.question_id].attitude_id]
            else tr("{attitude}, “{question}”").format(attitude=one.attitude, question=one.prompt)
            for one in block.questions
        },
        attitudes={column.attitude_id: column.question_ids for column in block.columns},
        candidates=tuple(row.candidate_id for row in block.rows if row.visible),
        people=dict(sheet.raters.items()),
        open_to_viewer=sheet.open_raters,
        kit_number=block.kit_number,
    )


def _interval(estimate: Estimate) -> Interval:
    return Interval(estimate.mean, estimate.low, estimate.high)


def _candidate(one: CandidateFit, attitudes: Iterable[str]) -> CandidateStatistics:
    measured = (one.attitudes[attitude] for attitude in attitudes)
    return CandidateStatistics(
        candidate_id=CandidateId(one.candidate),
        n=one.n,
        mean=one.raw_mean,
        adjusted=_interval(one.adjusted),
        rank_low=one.rank_low,
        rank_high=one.rank_high,
        p_best=one.p_best,
        levels=LevelChances(one.levels.synthetic, one.levels.genuine, one.levels.super),
        attitudes=tuple(None if each is None else _interval(each) for each in measured),
    )


def _chances(fit: Fit) -> PairChances:
    place = {CandidateId(one): i for i, one in enumerate(fit.ratings.candidates)}
    return PairChances(place, tuple(array("d", row.tobytes()) for row in fit.pairs))


def _close_pairs(fit: Fit) -> Iterator[ClosePair]:
    """Linked pairs whose order cannot be called, the highest first, down to the tenth candidate."""
    part_of = {one: part for part in fit.parts for one in part.candidates}
    top = [one.candidate for one in fit.candidates[:_NEAR_TOP]]
    for first, second in combinations(top, 2):
        chance = fit.chance(first, second)
        if chance < SURE and part_of[first] is part_of[second]:
            order = (second, first) if chance < 0.5 - _TIE else (first, second)
            better = max(chance, 1.0 - chance)
            yield ClosePair(CandidateId(order[0]), CandidateId(order[1]), better)


def _interviewers(fit: Fit, named: Mapping[str, str]) -> Iterator[InterviewerStatistics]:
    known = (one for one in fit.interviewers if one.interviewer in named)
    for one in sorted(known, key=lambda each: sort_key(named[each.interviewer])):
        yield InterviewerStatistics(
            person_id=PersonId(one.interviewer),
            person=named[one.interviewer],
            n=one.n,
            mean=one.raw_mean,
            lowest_used=one.lowest_used,
            highest_used=one.highest_used,
            leniency=_interval(one.leniency) if one.leniency else None,
            flags=tuple(_flags(one, fit.ratings)),
        )


def _flags(one: InterviewerFit, ratings: Ratings) -> Iterator[InterviewerFlag]:
    if one.leniency and one.leniency.high < 0:
        yield InterviewerFlag.STRICT
    if one.leniency and one.leniency.low > 0:
        yield InterviewerFlag.LENIENT
    if _uses_part_of_scale(one, ratings):
        yield InterviewerFlag.PART_OF_SCALE


def _uses_part_of_scale(one: InterviewerFit, ratings: Ratings) -> bool:
    """At most half the scale over a dozen ratings, far less than others on the same answers."""
    used = one.highest_used - one.lowest_used
    if one.n < ENOUGH_TO_SEE_SCALE_USE or used > ratings.span / 2:
        return False
    own = ratings.interviewer == ratings.interviewers.index(one.interviewer)
    answers = ratings.candidate * len(ratings.questions) + ratings.question
    others = ratings.rating[~own & np.isin(answers, answers[own])]
    return bool(others.size and np.ptp(others) >= used + ratings.span / 2)


def _impressions(fit: Fit, named: Mapping[str, str]) -> Iterator[InterviewerImpression]:
    """Those whose interval leaves zero out, the largest first."""
    for one in sorted(fit.impressions, key=lambda each: -abs(each.effect.mean)):
        effect = _interval(one.effect)
        if one.interviewer in named and effect.excludes_zero:
            yield InterviewerImpression(
                PersonId(one.interviewer),
                named[one.interviewer],
                CandidateId(one.candidate),
                effect,
            )


def _surprises(
    fit: Fit, named: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[SurprisingRating]:
    for one in fit.surprising:
        if one.interviewer in named:
            yield SurprisingRating(
                person_id=PersonId(one.interviewer),
                person=named[one.interviewer],
                candidate_id=CandidateId(one.candidate),
                question_id=QuestionId(one.question),
                question=labels[one.question],
                rating=one.rating,
                expected=one.expected,
                z=one.z,
            )


def _cautions(fit: Fit) -> Iterator[str]:
    for one in fit.cautions:
        yield one.text
    if Caution.SAME_PANELS not in fit.cautions and _moves_no_rank(fit):
        yield tr("Adjusting for strict and lenient interviewers moves no rank here.")


def _moves_no_rank(fit: Fit) -> bool:
    raw = [one.raw_mean for one in fit.candidates]
    several = len(raw) > 1 and len(fit.interviewers) > 1 and fit.connected
    return several and all(b < a for a, b in pairwise(raw))
