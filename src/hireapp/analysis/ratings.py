"""The ratings of one kit version as the rating model takes them: checked, numbered, in one order.

The order depends on what was rated and not on names: candidates are sorted by their ratings,
interviewers and questions by theirs. So the same data in another order, or with renamed people,
go through exactly the same arithmetic and the same seeded draws.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from hireapp.errors import InputError, Refused
from hireapp.i18n import tr

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]
BoolArray = NDArray[np.bool_]

_Number = TypeVar("_Number", bound=np.generic)

LOWEST = 1.0
HIGHEST = 5.0


class RatingRow(NamedTuple):
    """One interviewer's score of one candidate on one question; `row` is where it came from."""

    candidate: str
    interviewer: str
    question: str
    rating: float
    row: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """Ratings as arrays: entry i is `rating[i]` of `candidates[candidate[i]]` and so on.

    Only candidates, interviewers and questions that occur in a rating are numbered; candidates
    known but never rated are in `unrated`. `weights` (one per question) sum to one. Candidates
    with the same number in `twins` have exactly the same ratings.
    """

    candidates: tuple[str, ...]
    interviewers: tuple[str, ...]
    questions: tuple[str, ...]
    candidate: IntArray
    interviewer: IntArray
    question: IntArray
    rating: FloatArray
    weights: FloatArray
    lowest: float
    highest: float
    twins: IntArray
    unrated: tuple[str, ...] = ()

    @property
    def span(self) -> float:
        """The length of the scale."""
        return self.highest - self.lowest

    def rows(self) -> Iterator[RatingRow]:
        """The ratings one by one."""
        for c, j, q, rating in zip(
            self.candidate, self.interviewer, self.question, self.rating, strict=True
        ):
            yield RatingRow(
                self.candidates[c], self.interviewers[j], self.questions[q], float(rating)
            )

    def weight_of(self) -> dict[str, float]:
        """The weight of each question by its id."""
        return dict(zip(self.questions, self.weights.tolist(), strict=True))

    def dropping(self, *, interviewer: str | None = None, question: str | None = None) -> Ratings:
        """Without one interviewer or one question; candidates left bare become unrated.

        Raises:
            Refused: when nothing is left.
        """
        kept = (
            one
            for one in self.rows()
            if one.interviewer != interviewer and one.question != question
        )
        return arrange(
            kept,
            lowest=self.lowest,
            highest=self.highest,
            weights=self.weight_of(),
            candidates=(*self.candidates, *self.unrated),
        )

    def reweighted(self, weights: Mapping[str, float] | None = None) -> Ratings:
        """With other weights, equal ones unless given."""
        return replace(self, weights=_normalised(self.questions, weights))


def arrange(
    rows: Iterable[RatingRow],
    *,
    lowest: float = LOWEST,
    highest: float = HIGHEST,
    weights: Mapping[str, float] | None = None,
    candidates: Iterable[str] = (),
) -> Ratings:
    """Check the ratings and bring them into the model's order.

    `weights` are relative and by question, equal when None; those of questions that nobody rated
    are left out. `candidates` names everybody known, so that those without a rating are listed.

    Raises:
        InputError: when a rating is off the scale or there twice (the row is named), or a weight
            is missing or negative.
        Refused: when there is no rating at all.
    """
    if not lowest < highest:
        raise InputError(tr("The lowest point of a scale must be below its highest."))
    table = list(rows)
    if not table:
        raise Refused(tr("There are no ratings yet."))
    names_c, names_j, names_q, given, _ = zip(*table, strict=True)
    rating = np.array(given, dtype=np.float64)
    _check_scale(table, rating, lowest, highest)
    questions, question, _ = _by_content(names_q, rating)
    interviewers, interviewer, _ = _by_content(names_j, question, rating)
    people, candidate, contents = _by_content(names_c, interviewer, question, rating)
    order = np.lexsort((question, interviewer, candidate))
    _check_once(table, order, np.stack((candidate, interviewer, question))[:, order])
    return Ratings(
        candidates=people,
        interviewers=interviewers,
        questions=questions,
        candidate=_frozen(candidate[order]),
        interviewer=_frozen(interviewer[order]),
        question=_frozen(question[order]),
        rating=_frozen(rating[order]),
        weights=_normalised(questions, weights),
        lowest=float(lowest),
        highest=float(highest),
        twins=_twins(contents),
        unrated=tuple(sorted(set(candidates) - set(people))),
    )


def _check_scale(table: list[RatingRow], rating: FloatArray, lowest: float, highest: float) -> None:
    off = np.flatnonzero(~((rating >= lowest) & (rating <= highest)))  # not-a-number included
    if off.size:
        raise InputError(
            tr("Row {row}: the rating {rating} is not on the scale from {low} to {high}.").format(
                row=_row(table, int(off[0])),
                rating=f"{rating[off[0]]:g}",
                low=f"{lowest:g}",
                high=f"{highest:g}",
            )
        )


def _check_once(table: list[RatingRow], order: IntArray, cells: IntArray) -> None:
    """Refuse a second rating of the same answer; `cells` are the numbers in the given order."""
    repeated = np.flatnonzero((cells[:, 1:] == cells[:, :-1]).all(axis=0))
    if repeated.size:
        place = int(order[repeated + 1].min())
        one = table[place]
        raise InputError(
            tr("Row {row}: {interviewer} rated {candidate} on {question} already.").format(
                row=_row(table, place),
                interviewer=one.interviewer,
                candidate=one.candidate,
                question=one.question,
            )
        )


def _row(table: list[RatingRow], place: int) -> int:
    row = table[place].row
    return place + 1 if row is None else row


def _by_content(
    names: Iterable[str], *columns: FloatArray | IntArray
) -> tuple[tuple[str, ...], IntArray, list[list[float]]]:
    """The names sorted by their entries in the columns (names only break ties).

    Returns:
        The names in order, the number of each entry's name, and each name's entries.
    """
    entries = list(names)
    labels = sorted(set(entries))
    place = {label: number for number, label in enumerate(labels)}
    raw = np.array([place[name] for name in entries], dtype=np.intp)
    order = np.lexsort((*reversed(columns), raw))
    values = np.stack(columns, axis=1).astype(np.float64)[order]
    ends = np.cumsum(np.bincount(raw))
    contents = [part.ravel().tolist() for part in np.split(values, ends[:-1])]
    ranked = sorted(range(len(labels)), key=lambda i: (contents[i], labels[i]))
    rank = np.empty(len(labels), dtype=np.intp)
    rank[ranked] = np.arange(len(labels))
    return tuple(labels[i] for i in ranked), rank[raw], [contents[i] for i in ranked]


def _twins(contents: list[list[float]]) -> IntArray:
    numbers: list[int] = []
    for place, content in enumerate(contents):
        same = place > 0 and content == contents[place - 1]
        numbers.append(numbers[-1] if same else place)
    return _frozen(np.array(numbers, dtype=np.intp))


def _normalised(questions: tuple[str, ...], weights: Mapping[str, float] | None) -> FloatArray:
    if weights is None:
        return _frozen(np.full(len(questions), 1.0 / len(questions)))
    for question in questions:
        weight = weights.get(question)
        if weight is None or not math.isfinite(weight) or weight < 0:
            raise InputError(
                tr("The question {question} needs a weight of zero or more.").format(
                    question=question
                )
            )
    chosen = np.array([weights[question] for question in questions], dtype=np.float64)
    total = float(chosen.sum())
    if total <= 0:
        raise InputError(tr("At least one question that was rated needs a weight above zero."))
    return _frozen(chosen / total)


def _frozen(array: NDArray[_Number]) -> NDArray[_Number]:
    array.setflags(write=False)
    return array
