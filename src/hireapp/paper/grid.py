"""Tables that flow: hairlines between rows, a head that is repeated on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from hireapp.paper.flow import Piece
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import INK, INK_2, LINE
from hireapp.paper.pen import Align, Pen, first_baseline
from hireapp.paper.setting import SMALL
from hireapp.paper.span import Span
from hireapp.paper.text import Style, wrap

HEAD = Style(7.6, 9.7, Weight.SEMIBOLD, INK_2)
_PADDING = 3.6

Ground = Callable[[Pen, float, float], None]
"""Draws behind a row from its top, with its height."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a table."""

    text: str
    style: Style = SMALL
    align: Align = Align.LEFT


def head(texts: Sequence[str], columns: Sequence[Span], aligns: Sequence[Align]) -> list[Piece]:
    """Headings standing on a strong rule, which belong to the first row."""
    cells = [Cell(text, HEAD, align) for text, align in zip(texts, aligns, strict=True)]
    wrapped = _wrapped(cells, columns)
    height = max(map(len, wrapped)) * HEAD.leading
    draw = partial(_draw_head, cells, wrapped, columns, height)
    return [Piece(height + 4.6, draw, keeps=True)]


def row(
    cells: Sequence[Cell],
    columns: Sequence[Span],
    *,
    least: float = 0.0,
    ground: Ground | None = None,
) -> list[Piece]:
    """A row of at least so much height, a line a piece, which part only where they must."""
    wrapped = _wrapped(cells, columns)
    leading = max(cell.style.leading for cell in cells)
    count = max(map(len, wrapped))
    above = max(_PADDING, (least - count * leading) / 2)
    pieces = [
        Piece(
            leading + (above if place == 0 else 0) + (above if place == count - 1 else 0),
            partial(_draw_line, cells, wrapped, columns, place, above if place == 0 else 0.0),
            keeps=place < count - 1,
        )
        for place in range(count)
    ]
    if ground:
        height = sum(piece.height for piece in pieces)
        pieces[0] = replace(pieces[0], draw=partial(_draw_on, ground, height, pieces[0]))
    foot = replace(pieces[-1], draw=partial(_draw_ruled, pieces[-1], columns))
    return [*pieces[:-1], foot]


def _wrapped(cells: Sequence[Cell], columns: Sequence[Span]) -> list[tuple[str, ...]]:
    return [
        wrap(cell.text, cell.style, column.width)
        for cell, column in zip(cells, columns, strict=True)
    ]


def _draw_head(
    cells: Sequence[Cell],
    wrapped: Sequence[tuple[str, ...]],
    columns: Sequence[Span],
    height: float,
    pen: Pen,
    top: float,
) -> None:
    for cell, lines, column in zip(cells, wrapped, columns, strict=True):
        start = top - height + len(lines) * HEAD.leading
        pen.lines(_across(cell, column), start, lines, cell.style, cell.align)
    foot = top - height - 3.6
    pen.line((columns[0].left, foot), (columns[-1].right, foot), INK, 0.9)


def _draw_line(
    cells: Sequence[Cell],
    wrapped: Sequence[tuple[str, ...]],
    columns: Sequence[Span],
    place: int,
    above: float,
    pen: Pen,
    top: float,
) -> None:
    for cell, lines, column in zip(cells, wrapped, columns, strict=True):
        if place < len(lines):
            baseline = top - above - first_baseline(cell.style)
            pen.text(_across(cell, column), baseline, lines[place], cell.style, cell.align)


def _draw_on(ground: Ground, height: float, line: Piece, pen: Pen, top: float) -> None:
    ground(pen, top, height)
    line.draw(pen, top)


def _draw_ruled(line: Piece, columns: Sequence[Span], pen: Pen, top: float) -> None:
    line.draw(pen, top)
    foot = top - line.height
    pen.line((columns[0].left, foot), (columns[-1].right, foot), LINE)


def _across(cell: Cell, column: Span) -> float:
    return column.left + cell.align.value * column.width
