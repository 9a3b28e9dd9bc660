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
    checked = _checked(rows, lowest, highest)
    if not checked:
        raise Refused(tr("There are no ratings yet."))
    questions, interviewers, people, twins = _orders(checked)
    place_c, place_j, place_q = _places(people), _places(interviewers), _places(questions)
    coded = sorted(
        (place_c[one.candidate], place_j[one.interviewer], place_q[one.question], one.rating)
        for one in checked
    )
    table = np.array(coded, dtype=np.float64)
    codes = table[:, :3].astype(np.intp)
    return Ratings(
        candidates=people,
        interviewers=interviewers,
        questions=questions,
        candidate=_frozen(codes[:, 0]),
        interviewer=_frozen(codes[:, 1]),
        question=_frozen(codes[:, 2]),
        rating=_frozen(table[:, 3]),
        weights=_normalised(questions, weights),
        lowest=float(lowest),
        highest=float(highest),
        twins=twins,
        unrated=tuple(sorted(set(candidates) - set(people))),
    )


def _checked(rows: Iterable[RatingRow], lowest: float, highest: float) -> list[RatingRow]:
    seen: set[tuple[str, str, str]] = set()
    checked = []
    for number, one in enumerate(rows, start=1):
        row = number if one.row is None else one.row
        if not (math.isfinite(one.rating) and lowest <= one.rating <= highest):
            raise InputError(
                tr(
                    "Row {row}: the rating {rating} is not on the scale from {low} to {high}."
                ).format(row=row, rating=f"{one.rating:g}", low=f"{lowest:g}", high=f"{highest:g}")
            )
        key = (one.candidate, one.interviewer, one.question)
        if key in seen:
            raise InputError(
                tr("Row {row}: {interviewer} rated {candidate} on {question} already.").format(
                    row=row,
                    interviewer=one.interviewer,
                    candidate=one.candidate,
                    question=one.question,
                )
            )
        seen.add(key)
        checked.append(one)
    return checked


def _orders(
    rows: list[RatingRow],
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], IntArray]:
    """Questions, interviewers and candidates, each sorted by its ratings (names break ties)."""
    by_question: dict[str, list[float]] = {}
    for one in rows:
        by_question.setdefault(one.question, []).append(one.rating)
    questions = _by_content(by_question)
    place_q = _places(questions)

    by_interviewer: dict[str, list[tuple[int, float]]] = {}
    for one in rows:
        entry = (place_q[one.question], one.rating)
        by_interviewer.setdefault(one.interviewer, []).append(entry)
    interviewers = _by_content(by_interviewer)
    place_j = _places(interviewers)

    by_candidate: dict[str, list[tuple[int, int, float]]] = {}
    for one in rows:
        cell = (place_j[one.interviewer], place_q[one.question], one.rating)
        by_candidate.setdefault(one.candidate, []).append(cell)
    people = _by_content(by_candidate)
    return questions, interviewers, people, _twins([by_candidate[name] for name in people])


def _by_content(
    contents: Mapping[str, list[float]]
    | Mapping[str, list[tuple[int, float]]]
    | Mapping[str, list[tuple[int, int, float]]],
) -> tuple[str, ...]:
    for content in contents.values():
        content.sort()
    return tuple(sorted(contents, key=lambda name: (contents[name], name)))


def _twins(contents: list[list[tuple[int, int, float]]]) -> IntArray:
    numbers: list[int] = []
    for place, content in enumerate(contents):
        same = place > 0 and content == contents[place - 1]
        numbers.append(numbers[-1] if same else place)
    return _frozen(np.array(numbers, dtype=np.intp))


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


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
