"""Room for signatures by hand: a name, a signature, a date."""

from __future__ import annotations

from collections.abc import Iterable

from hireapp.domain.people import Person
from hireapp.i18n import tr
from hireapp.paper import grid
from hireapp.paper.flow import Piece
from hireapp.paper.grid import Cell
from hireapp.paper.pen import Align
from hireapp.paper.setting import BODY
from hireapp.paper.span import Span
from hireapp.paper.text import embedded

_ROW = 24.0


def head(on: Span) -> list[Piece]:
    """The headings, repeated where the rows go on."""
    titles = (tr("Name"), tr("Signature"), tr("Date"))
    return grid.head(titles, _columns(on), [Align.LEFT] * len(titles))


def rows(people: Iterable[Person], on: Span) -> list[Piece]:
    """A row for each person."""
    columns = _columns(on)
    pieces: list[Piece] = []
    for person in people:
        cells = [Cell(embedded(person.name), BODY), Cell("", BODY), Cell("", BODY)]
        pieces += grid.row(cells, columns, least=_ROW)
    return pieces


def _columns(on: Span) -> list[Span]:
    return on.columns([1.0, 1.3, 0.6], 14)
