"""In which order the candidates of the comparison stand, and what its cells show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from hireapp.domain.comparison import Block, Row
from hireapp.domain.comparison_statistics import CandidateStatistics
from hireapp.domain.ids import AttitudeId, CandidateId
from hireapp.i18n import tr
from hireapp.paper.comparison_words import Order


class Mode(Enum):
    """Whose figure a cell shows: the panel's plain mean, or what the rating model makes of it."""

    MEANS = "means"
    ADJUSTED = "adjusted"

    @property
    def label(self) -> str:
        """The mode in the user's language."""
        return tr("Panel means") if self is Mode.MEANS else tr("Adjusted")


class LevelOrder(Enum):
    """By the service level heard, the highest first."""

    LEVEL = "level"


Ordering = Order | LevelOrder | AttitudeId
"""By name, by rank, by service level, or by one attitude, the highest first."""
Figures = Mapping[CandidateId, CandidateStatistics]


@dataclass(frozen=True, slots=True)
class View:
    """How the viewer looks at every block; `columns` are attitudes in the order wanted."""

    mode: Mode = Mode.MEANS
    ordering: Ordering = Order.NAME
    columns: tuple[AttitudeId, ...] = ()


def rows_in(block: Block, figures: Figures, view: View) -> tuple[Row, ...]:
    """A block's rows; alphabetical where its kit does not have the attitude.

    A row whose scores may not be shown stands behind the others, by name only.
    """
    value = _value_of(block, figures, view)
    rows = block.by_name()
    if value is None:
        return rows

    def key(row: Row) -> tuple[int, float]:
        found = value(row) if row.visible else None
        return (2 if not row.visible else 1, 0.0) if found is None else (0, -found)

    return tuple(sorted(rows, key=key))


def places_in(block: Block, wanted: tuple[AttitudeId, ...]) -> tuple[int, ...]:
    """The block's columns in the order wanted; those that nobody moved keep their place behind."""
    ranks = {attitude: place for place, attitude in enumerate(wanted)}
    places = range(len(block.columns))
    return tuple(
        sorted(places, key=lambda one: ranks.get(block.columns[one].attitude_id, len(wanted)))
    )


def attitude_mean(row: Row, place: int, figures: Figures, mode: Mode) -> float | None:
    """What a cell shows: the adjusted score where there is one and it is wanted, else the mean."""
    numbers = figures.get(row.candidate_id)
    if mode is Mode.ADJUSTED and numbers is not None:
        interval = numbers.attitudes[place]
        return None if interval is None else interval.mean
    return row.cells[place].mean


def on_paper(ordering: Ordering) -> Order:
    """The order of the printed sheet, which knows name and overall only."""
    return ordering if isinstance(ordering, Order) else Order.NAME


def _value_of(block: Block, figures: Figures, view: View) -> Callable[[Row], float | None] | None:
    if view.ordering is Order.OVERALL:
        return lambda row: _overall(row, figures)
    if view.ordering is LevelOrder.LEVEL:
        return lambda row: _level(row, figures)
    for place, column in enumerate(block.columns):
        if column.attitude_id == view.ordering:
            return lambda row: attitude_mean(row, place, figures, view.mode)
    return None


def _overall(row: Row, figures: Figures) -> float | None:
    numbers = figures.get(row.candidate_id)
    if numbers is not None:
        return numbers.adjusted.mean
    return None if figures or row.overall is None else row.overall.mean


def _level(row: Row, figures: Figures) -> float | None:
    numbers = figures.get(row.candidate_id)
    return None if numbers is None else numbers.levels.genuine + 2 * numbers.levels.super
