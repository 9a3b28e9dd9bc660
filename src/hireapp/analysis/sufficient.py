"""The sufficient statistics of the rating model: what is left of the ratings in the likelihood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np

from hireapp.analysis.ratings import FloatArray, IntArray, Ratings


class Component(IntEnum):
    """The places of the standard deviations in an array of six."""

    CANDIDATE = 0
    INTERVIEWER = 1
    QUESTION = 2
    HALO = 3
    CANDIDATE_QUESTION = 4
    RESIDUAL = 5


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """All that the likelihood needs of the ratings.

    Candidates have p = 1 + slots + questions columns: themselves, the interviewers they met (as
    many slots as the busiest candidate needs), every question. `columns` gives each one's place in
    W; unused slots point at an idle last column of W, which has no ratings and a unit prior.
    `places` (N × 3) are the columns of U_c in which a rating has a one. Ratings are taken from
    `centre`, which keeps the sums of squares accurate.
    """

    gram: FloatArray
    projected: FloatArray
    squares: FloatArray
    columns: IntArray
    slots: int
    interviewers: int
    questions: int
    centre: float
    places: IntArray

    @property
    def candidates(self) -> int:
        """How many candidates."""
        return len(self.gram)

    @property
    def size(self) -> int:
        """How many ratings."""
        return int(self.gram[:, 0, 0].sum())

    @property
    def width(self) -> int:
        """How many columns W has, the idle one included."""
        return 2 + self.interviewers + self.questions

    def every(self, step: int) -> Statistics:
        """Those of every `step`-th candidate alone, to find a good start for all; no `places`."""
        return replace(
            self,
            gram=self.gram[::step],
            projected=self.projected[::step],
            squares=self.squares[::step],
            columns=self.columns[::step],
        )


def gather(ratings: Ratings) -> Statistics:
    """The sufficient statistics of the ratings."""
    people, interviewers = len(ratings.candidates), len(ratings.interviewers)
    questions = len(ratings.questions)
    slot, met = _slots(ratings)
    slots = met.shape[1]
    width = 1 + slots + questions
    places = np.stack((np.zeros_like(slot), 1 + slot, 1 + slots + ratings.question), axis=1)
    centre = float(ratings.rating.mean())
    values = ratings.rating - centre
    cells = (ratings.candidate[:, None] * width + places)[:, :, None] * width + places[:, None, :]
    gram = np.bincount(cells.ravel(), minlength=people * width * width)
    projected = sums(
        (ratings.candidate[:, None] * width + places).ravel(), np.repeat(values, 3), people * width
    )
    columns = np.concatenate(
        (
            np.zeros((people, 1), dtype=np.intp),
            np.where(met < 0, 1 + interviewers + questions, 1 + met),
            np.broadcast_to(1 + interviewers + np.arange(questions), (people, questions)),
        ),
        axis=1,
    )
    return Statistics(
        gram=gram.reshape(people, width, width).astype(np.float64),
        projected=projected.reshape(people, width),
        squares=sums(ratings.candidate, values**2, people),
        columns=columns,
        slots=slots,
        interviewers=interviewers,
        questions=questions,
        centre=centre,
        places=places,
    )


def sums(places: IntArray, values: FloatArray, size: int) -> FloatArray:
    """The sum of the values at each place from 0 to `size`."""
    return np.asarray(np.bincount(places, weights=values, minlength=size), dtype=np.float64)


def _slots(ratings: Ratings) -> tuple[IntArray, IntArray]:
    """The slot of each rating's interviewer, and the interviewer in each slot (−1 for none)."""
    interviewers = len(ratings.interviewers)
    pairs, which = np.unique(
        ratings.candidate * interviewers + ratings.interviewer, return_inverse=True
    )
    owner = pairs // interviewers
    first = np.searchsorted(owner, owner)
    within = np.arange(len(pairs)) - first
    met = np.full((len(ratings.candidates), int(within.max()) + 1), -1, dtype=np.intp)
    met[owner, within] = pairs % interviewers
    return within[which], met
