"""Tables that flow: hairlines between rows, a head that is repeated on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from hireapp.paper.flow import WHOLE_AT_MOST, Piece
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import INK, INK_2, LINE
from hireapp.paper.pen import Align, Pen, first_baseline
from hireapp.paper.setting import SMALL
from hireapp.paper.span import Span
from hireapp.paper.text import Style, longest_word, wrap

HEAD = Style(7.6, 9.7, Weight.SEMIBOLD, INK_2)
_PADDING = 3.6
_SMALLEST = 5.2

Ground = Callable[[Pen, float, float], None]
"""Draws behind a row from its top, with its height."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a table; in the `middle` of its row or, like prose, at its top."""

    text: str
    style: Style = SMALL
    align: Align = Align.LEFT
    middle: bool = False


def fitted(text: str, style: Style, room: float) -> Style:
    """The style, smaller where a word of the text would be broken in this room."""
    longest = longest_word(text, style)
    if longest <= room:
        return style
    return replace(style, size=max(_SMALLEST, style.size * room / longest * 0.99))


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
    """A row of at least so much height; one that is longer than any page likes is cut by lines."""
    wrapped = _wrapped(cells, columns)
    leading = max(cell.style.leading for cell in cells)
    count = max(map(len, wrapped))
    above = max(_PADDING, (least - count * leading) / 2)
    height = count * leading + 2 * above
    if height <= WHOLE_AT_MOST:
        return [Piece(height, partial(_draw_row, cells, wrapped, columns, height, above, ground))]
    pieces = [
        Piece(leading, partial(_draw_line, cells, wrapped, columns, place))
        for place in range(count)
    ]
    foot = Piece(_PADDING, partial(_draw_foot, columns, _PADDING))
    kept = [replace(one, keeps=place in {0, count - 2}) for place, one in enumerate(pieces[:-1])]
    return [*kept, replace(pieces[-1], keeps=True), foot]


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


def _draw_row(
    cells: Sequence[Cell],
    wrapped: Sequence[tuple[str, ...]],
    columns: Sequence[Span],
    height: float,
    above: float,
    ground: Ground | None,
    pen: Pen,
    top: float,
) -> None:
    """Cell by cell, which is the order in which a reader copies or hears it."""
    if ground:
        ground(pen, top, height)
    for cell, lines, column in zip(cells, wrapped, columns, strict=True):
        down = (height - len(lines) * cell.style.leading) / 2 if cell.middle else above
        pen.lines(_across(cell, column), top - down, lines, cell.style, cell.align)
    _draw_foot(columns, height, pen, top)


def _draw_line(
    cells: Sequence[Cell],
    wrapped: Sequence[tuple[str, ...]],
    columns: Sequence[Span],
    place: int,
    pen: Pen,
    top: float,
) -> None:
    for cell, lines, column in zip(cells, wrapped, columns, strict=True):
        if place < len(lines):
            baseline = top - first_baseline(cell.style)
            pen.text(_across(cell, column), baseline, lines[place], cell.style, cell.align)


def _draw_foot(columns: Sequence[Span], height: float, pen: Pen, top: float) -> None:
    foot = top - height
    pen.line((columns[0].left, foot), (columns[-1].right, foot), LINE)


def _across(cell: Cell, column: Span) -> float:
    return column.left + cell.align.value * column.width
