"""In which order the candidates of the comparison stand."""

from __future__ import annotations

from hireapp.domain.comparison import Block, Row
from hireapp.domain.ids import AttitudeId
from hireapp.paper.comparison_words import Order

Ordering = Order | AttitudeId
"""By name, by raw overall mean, or by one attitude, the highest mean first."""


def rows_in(block: Block, ordering: Ordering) -> tuple[Row, ...]:
    """A block's rows; alphabetical where its kit does not have the attitude."""
    if ordering is Order.OVERALL:
        return block.by_overall()
    for place, column in enumerate(block.columns):
        if column.attitude_id == ordering:
            return block.by_column(place)
    return block.by_name()


def on_paper(ordering: Ordering) -> Order:
    """The order of the printed sheet, which knows name and overall only."""
    return ordering if isinstance(ordering, Order) else Order.NAME
