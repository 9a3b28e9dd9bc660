"""The figures of interviewers and questions over all openings.

Leniency comes from the rating model, fitted once for each version of a kit, and is averaged over
them with the number of the interviewer's scores as weights w: Σ w l / Σ w, with the standard
deviation √(Σ w² sd²)/Σ w, the fits being independent. It is given only where somebody else rated
the same answers: with questions dealt out, leniency and ease of a question are one. Where no model
can be fitted (one candidate), it is the mean difference from co-raters on the same answers.

How well a question tells candidates apart is the corrected item-total correlation: of candidates'
means on it with their means on the other questions, each centred on its question's mean within its
version of the kit, pooled over versions. Its 90% interval is Fisher's, with the degrees of freedom
that the pooling leaves. Words for it follow Ebel (1965), Measuring Educational Achievement, and the
bounds of the interval, so that a few candidates give no firm word.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from statistics import fmean, pstdev

import numpy as np

from hireapp.analysis import effects
from hireapp.analysis.likelihood import chunks
from hireapp.analysis.mixture import Mixture
from hireapp.analysis.posterior import explore
from hireapp.analysis.ratings import FloatArray, RatingRow, arrange
from hireapp.analysis.sufficient import gather
from hireapp.domain.comparison_statistics import Interval
from hireapp.domain.ids import CandidateId, PersonId, QuestionId
from hireapp.domain.insights import (
    InsightMaterial,
    Insights,
    InterviewerInsight,
    ItemRest,
    Leniency,
    Load,
    Mark,
    QuestionInsight,
    RatedBlock,
    scale_use,
)
from hireapp.domain.people import Person
from hireapp.domain.scorecards import NoScore, Score
from hireapp.domain.text import sort_key

Z90 = 1.6448536269514722
"""The normal quantile of a 90% interval's upper end."""
_KEPT_FITS = 256
_CERTAIN = 0.999999

Progress = Callable[[float], object]


def insights(material: InsightMaterial, progress: Progress = lambda _share: None) -> Insights:
    """All figures; `progress` hears the share done and may raise to give up."""
    leanings: dict[PersonId, list[Leaning]] = defaultdict(list)
    for done, block in enumerate(material.blocks):
        progress(done / len(material.blocks))
        for person_id, leaning in block_leanings(block).items():
            leanings[person_id].append(leaning)
    progress(1.0)
    sides = _side_by_side(material.blocks)
    return Insights(
        interviewers=tuple(
            _interviewer(person, load, material.blocks, sides, leanings[person.id])
            for person, load in sorted(material.people, key=lambda one: sort_key(one[0].name))
        ),
        questions=question_insights(material),
        basis=material.basis,
    )


def question_insights(material: InsightMaterial) -> tuple[QuestionInsight, ...]:
    """The questions' figures alone, for which no model is fitted."""
    return tuple(_questions(material))


@dataclass(frozen=True, slots=True)
class Leaning:
    """One interviewer's leniency on one version of a kit: mean, sd, and over how many scores."""

    mean: float
    sd: float
    scores: int


@lru_cache(maxsize=_KEPT_FITS)
def block_leanings(block: RatedBlock) -> Mapping[PersonId, Leaning]:
    """Each interviewer's leniency by the rating model; empty where it cannot be fitted.

    Only of those who rated an answer that somebody else rated too. The last fits are kept: a page
    that is shown again has mostly the same ratings.
    """
    answers = _by_answer(_scored(block))
    people = {person for given in answers.values() for person, _ in given}
    scores = {score for given in answers.values() for _, score in given}
    several = len(people) > 1 and len({candidate for candidate, _ in answers}) > 1
    if not several or len(scores) == 1:
        return {}
    rows = (
        RatingRow(candidate, person, question, float(score))
        for (candidate, question), given in answers.items()
        for person, score in given
    )
    ratings = arrange(rows)
    statistics = gather(ratings)
    points = explore(statistics, ratings.span)
    parts = [effects.leniency(solved) for solved in chunks(statistics, points.sigmas)]
    means, sds = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    found = Mixture(points.weights, means, sds)
    counts = np.bincount(ratings.interviewer)
    shared = {person for given in answers.values() if len(given) > 1 for person, _ in given}
    figures = zip(ratings.interviewers, found.mean(), found.sd(), counts, strict=True)
    return {
        PersonId(name): Leaning(float(mean), float(sd), int(n))
        for name, mean, sd, n in figures
        if name in shared
    }


def item_rests(blocks: Iterable[RatedBlock]) -> dict[str, ItemRest]:
    """The corrected item-total correlation of each question, by its key."""
    sums: dict[str, _Products] = defaultdict(_Products)
    for block in blocks:
        keys = dict(block.questions)
        for question_id, item, rest in _items(block):
            sums[keys[question_id]].add(item, rest)
    found = ((key, products.item_rest()) for key, products in sums.items())
    return {key: one for key, one in found if one is not None}


@dataclass(slots=True)
class _Products:
    """Sums of squares and products within versions of a kit, pooled."""

    candidates: int = 0
    versions: int = 0
    squares: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def add(self, item: FloatArray, rest: FloatArray) -> None:
        item, rest = item - item.mean(), rest - rest.mean()
        new = (float(item @ item), float(rest @ rest), float(item @ rest))
        first, second, third = (a + b for a, b in zip(self.squares, new, strict=True))
        self.squares = (first, second, third)
        self.candidates += len(item)
        self.versions += 1

    def item_rest(self) -> ItemRest | None:
        freedom = self.candidates - self.versions - 2
        item, rest, both = self.squares
        if freedom < 1 or rest <= 0:
            return None
        if item <= 0:  # everybody got the same score
            return ItemRest(Interval(0.0, 0.0, 0.0), self.candidates)
        known = max(-_CERTAIN, min(_CERTAIN, both / math.sqrt(item * rest)))
        middle, reach = math.atanh(known), Z90 / math.sqrt(freedom)
        interval = Interval(known, math.tanh(middle - reach), math.tanh(middle + reach))
        return ItemRest(interval, self.candidates)


def _items(block: RatedBlock) -> Iterator[tuple[QuestionId, FloatArray, FloatArray]]:
    """Each question with candidates' centred means on it and on all the others."""
    answers = _by_answer(_scored(block))
    row = {one: place for place, one in enumerate(sorted({one for one, _ in answers}))}
    column = {one: place for place, one in enumerate(sorted({one for _, one in answers}))}
    table = np.full((len(row), len(column)), np.nan)
    for (candidate, question), given in answers.items():
        table[row[candidate], column[question]] = fmean(score for _, score in given)
    known = ~np.isnan(table)
    centred = np.where(known, table, 0.0)
    centred -= np.where(known, centred.sum(axis=0) / np.maximum(known.sum(axis=0), 1), 0.0)
    totals, counts = centred.sum(axis=1), known.sum(axis=1)
    for question, place in column.items():
        used = known[:, place] & (counts > 1)
        if used.sum() > 1:
            item = centred[used, place]
            yield question, item, (totals[used] - item) / (counts[used] - 1)


@dataclass(slots=True)
class _Sides:
    """Scores beside co-raters' scores of the same answers."""

    own: list[int] = field(default_factory=list)
    others: list[float] = field(default_factory=list)
    distances: list[int] = field(default_factory=list)

    def add(self, score: int, others: list[int]) -> None:
        self.own.append(score)
        self.others.append(fmean(others))
        self.distances += [abs(score - other) for other in others]

    @property
    def apart(self) -> float | None:
        return fmean(self.distances) if self.distances else None

    @property
    def leniency(self) -> Leniency | None:
        return Leniency(fmean(self.own) - fmean(self.others)) if self.own else None


@dataclass(slots=True)
class _AllSides:
    by_person: dict[PersonId, _Sides] = field(default_factory=lambda: defaultdict(_Sides))
    by_question: dict[str, _Sides] = field(default_factory=lambda: defaultdict(_Sides))
    co_scores: dict[PersonId, list[int]] = field(default_factory=lambda: defaultdict(list))


def _side_by_side(blocks: Iterable[RatedBlock]) -> _AllSides:
    found = _AllSides()
    for block in blocks:
        keys = dict(block.questions)
        for (_, question_id), given in _by_answer(_scored(block)).items():
            for person_id, score in given if len(given) > 1 else ():
                others = [other for co_rater, other in given if co_rater != person_id]
                found.by_person[person_id].add(score, others)
                found.by_question[keys[question_id]].add(score, others)
                found.co_scores[person_id] += others
    return found


def _scored(block: RatedBlock) -> list[Mark]:
    return [one for one in block.marks if isinstance(one.rating, Score)]


def _by_answer(
    scored: Iterable[Mark],
) -> dict[tuple[CandidateId, QuestionId], list[tuple[PersonId, int]]]:
    """Who scored each answer, and how."""
    found: dict[tuple[CandidateId, QuestionId], list[tuple[PersonId, int]]] = defaultdict(list)
    for one in scored:
        if isinstance(one.rating, Score):
            found[one.candidate_id, one.question_id].append((one.person_id, int(one.rating)))
    return found


def _interviewer(
    person: Person,
    load: Load,
    blocks: tuple[RatedBlock, ...],
    sides: _AllSides,
    leanings: list[Leaning],
) -> InterviewerInsight:
    own = [(block, one) for block in blocks for one in block.marks if one.person_id == person.id]
    beside, co_scores = sides.by_person[person.id], sides.co_scores[person.id]
    others_spread = pstdev(co_scores) if co_scores else 0.0
    return InterviewerInsight(
        person_id=person.id,
        person=person.name,
        load=load,
        openings=len({block.opening for block, _ in own}),
        scorecards=len({(block.opening, one.candidate_id) for block, one in own}),
        scale=scale_use(one.rating for _, one in own),
        leniency=_averaged(leanings) or beside.leniency,
        apart=beside.apart,
        spread_ratio=pstdev(beside.own) / others_spread if others_spread else None,
    )


def _averaged(leanings: list[Leaning]) -> Leniency | None:
    """Over the versions of kits, each with the number of the interviewer's scores as weight."""
    total = sum(one.scores for one in leanings)
    if not total:
        return None
    mean = sum(one.scores * one.mean for one in leanings) / total
    sd = math.hypot(*(one.scores * one.sd for one in leanings)) / total
    return Leniency(mean, Interval(mean, mean - Z90 * sd, mean + Z90 * sd))


def _questions(material: InsightMaterial) -> Iterator[QuestionInsight]:
    ratings: dict[str, list[Mark]] = defaultdict(list)
    for block in material.blocks:
        keys = dict(block.questions)
        for one in block.marks:
            ratings[keys[one.question_id]].append(one)
    beside, found = _side_by_side(material.blocks).by_question, item_rests(material.blocks)
    for heard in sorted(material.questions, key=lambda one: sort_key(one.attitude + one.prompt)):
        marks = ratings[heard.key]
        yield QuestionInsight(
            heard=heard,
            scale=scale_use(one.rating for one in marks),
            no_scores=Counter(one.rating for one in marks if isinstance(one.rating, NoScore)),
            scored_candidates=len(
                {one.candidate_id for one in marks if isinstance(one.rating, Score)}
            ),
            apart=beside[heard.key].apart,
            item_rest=found.get(heard.key),
        )
