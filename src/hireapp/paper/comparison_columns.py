"""Where the columns of the comparison grid stand, and how their headings fit above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from hireapp.domain.comparison import Block
from hireapp.i18n import tr
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import INK_2
from hireapp.paper.span import Span
from hireapp.paper.text import Style, longest_word, width, wrap

GAP = 4.0
"""Between neighbouring cells."""
CELL_AT_MOST = 58.0
ADJUSTED_ROOM = 37.0
"""Right of the scale, for the adjusted score and its interval."""
RAW_ROOM = 29.0
"""Right of those, for the raw mean."""
AXIS_HEIGHT = 10.0

_CELLS_AT_LEAST = (27.0, 18.5)
"""What a cell needs for its figures: with a little air, and with hardly any."""
_HEAD_SIZES = (7.9, 7.2, 6.6)
_MOST_LINES = 4
_TURNED_SIZES = (7.4, 6.6)
_TURNED_AT_MOST = 110.0


@dataclass(frozen=True, slots=True)
class Head:
    """A heading, broken into lines, centred above a column."""

    span: Span
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """A block's columns with their headings.

    `heads` are those of the columns that are neither attitudes nor drawn in a way of their own.
    `turned`: the attitudes' headings run upwards. `legend`: they were too long even for that,
    stand as numbers, and are written out below the grid.
    """

    rank: Span
    name: Span
    level: Span
    opener: Span | None
    attitudes: tuple[Span, ...]
    scale: Span
    adjusted: Span
    raw: Span
    recommend: Span
    head_style: Style
    attitude_style: Style
    attitude_heads: tuple[tuple[str, ...], ...]
    heads: tuple[Head, ...]
    scale_head: tuple[str, ...]
    turned: bool
    height: float
    legend: tuple[str, ...] = ()

    @property
    def left(self) -> float:
        """The left edge of the grid."""
        return self.rank.left

    @property
    def right(self) -> float:
        """The right edge of the grid."""
        return self.recommend.right


@dataclass(frozen=True, slots=True)
class _Outer:
    """The widths of the columns that are not attitudes; `scale` is that of the drawn one."""

    name: float
    rank: float
    level: float
    opener: float
    scale: float
    sign: float

    @property
    def total(self) -> float:
        figures = ADJUSTED_ROOM + RAW_ROOM
        return self.rank + self.name + self.level + self.opener + self.scale + figures + self.sign


_OUTERS = (
    _Outer(name=200, rank=30, level=92, opener=54, scale=130, sign=13.5),
    _Outer(name=140, rank=28, level=80, opener=48, scale=100, sign=12.5),
    _Outer(name=105, rank=26, level=74, opener=42, scale=76, sign=11.0),
    _Outer(name=92, rank=24, level=66, opener=40, scale=56, sign=10.5),
)
"""From roomy to tight; a name takes what it needs up to this, a sign is one recommendation."""
_NAME_AT_LEAST = 78.0


@dataclass(frozen=True, slots=True)
class _Heads:
    """The attitudes' headings and the widths that they were fitted to."""

    widths: tuple[float, ...]
    lines: tuple[tuple[str, ...], ...]
    style: Style
    height: float
    turned: bool = False
    legend: tuple[str, ...] = ()


def plan_columns(
    block: Block, room: Span, *, name_style: Style, uses_opener: bool, signs: int
) -> Columns:
    """The best-looking arrangement of a block's columns that fits into `room`."""
    names = [column.name for column in block.columns]
    longest = max((width(row.name, name_style) for row in block.rows), default=0.0)
    outers = [
        replace(
            outer,
            name=max(_NAME_AT_LEAST, min(longest + 10, outer.name)),
            opener=outer.opener if uses_opener else 0.0,
            sign=signs * outer.sign + 8,
        )
        for outer in _OUTERS
    ]
    outer, heads = next(_arrangements(names, room.width, outers))
    return _placed(room, outer, heads)


def _arrangements(
    names: Sequence[str], room: float, outers: Sequence[_Outer]
) -> Iterator[tuple[_Outer, _Heads]]:
    """From the best-looking to the one that always fits."""
    for outer, size in product(outers, _HEAD_SIZES):
        if heads := _upright(names, room - outer.total, size):
            yield outer, heads
    for least, size, outer in product(_CELLS_AT_LEAST, _TURNED_SIZES, outers):
        if heads := _turned(names, room - outer.total, size, least):
            yield outer, heads
    need = len(names) * (_CELLS_AT_LEAST[0] + GAP)
    outer = next((one for one in outers if room - one.total >= need), outers[-1])
    yield outer, _numbered(names, room - outer.total)


def _head_style(size: float) -> Style:
    return Style(size, round(size * 1.22, 2), Weight.SEMIBOLD, INK_2)


def _upright(names: Sequence[str], room: float, size: float) -> _Heads | None:
    style = _head_style(size)
    needs = [max(longest_word(name, style), _CELLS_AT_LEAST[0]) + GAP + 1 for name in names]
    if sum(needs) > room:
        return None
    widths = _levelled(needs, room)
    lines = tuple(wrap(name, style, wide - GAP) for name, wide in zip(names, widths, strict=True))
    most = max(map(len, lines), default=1)
    if most > _MOST_LINES:
        return None
    return _Heads(widths, lines, style, most * style.leading)


def _turned(names: Sequence[str], room: float, size: float, least: float) -> _Heads | None:
    style = _head_style(size)
    needs = [least + GAP for _ in names]
    if sum(needs) > room:
        return None
    widths = _levelled(needs, room)
    height = max(longest_word(name, style) for name in names) + 1
    while height <= _TURNED_AT_MOST:
        lines = tuple(wrap(name, style, height) for name in names)
        talls = [len(some) * style.leading for some in lines]
        if all(tall <= wide for tall, wide in zip(talls, widths, strict=True)):
            return _Heads(widths, lines, style, height, turned=True)
        height += 6
    return None


def _numbered(names: Sequence[str], room: float) -> _Heads:
    style = _head_style(_HEAD_SIZES[0])
    widths = tuple(min(CELL_AT_MOST, room / len(names)) for _ in names)
    numbers = [str(number) for number in range(1, len(names) + 1)]
    legend = tuple(f"{number} · {name}" for number, name in zip(numbers, names, strict=True))
    lines = tuple((number,) for number in numbers)
    return _Heads(widths, lines, style, style.leading, legend=legend)


def _levelled(needs: Sequence[float], room: float) -> tuple[float, ...]:
    """The needs, the narrow ones raised to one common width as far as there is room."""
    low, high = 0.0, CELL_AT_MOST
    for _ in range(20):
        middle = (low + high) / 2
        if sum(max(need, middle) for need in needs) <= room:
            low = middle
        else:
            high = middle
    return tuple(max(need, low) for need in needs)


def _placed(room: Span, outer: _Outer, heads: _Heads) -> Columns:
    spare = room.width - outer.total - sum(heads.widths)
    rank, name, level, opener, *attitudes, scale, adjusted, raw, recommend = _side_by_side(
        room.left,
        (
            outer.rank,
            outer.name + 0.3 * spare,
            outer.level + 0.2 * spare,
            outer.opener,
            *heads.widths,
            outer.scale + 0.5 * spare,
            ADJUSTED_ROOM,
            RAW_ROOM,
            outer.sign,
        ),
    )
    style = _head_style(min(heads.style.size, _HEAD_SIZES[0]))
    titled = [
        (rank, tr("Rank")),
        (level, tr("Service level heard")),
        *([(opener, tr("Reactions to opener"))] if outer.opener else []),
        (adjusted, tr("Adjusted")),
        (raw, tr("Raw mean")),
    ]
    outer_heads = tuple(Head(span, wrap(text, style, span.width - 2)) for span, text in titled)
    drawn = Span(scale.left + 8, scale.width - 16)
    scale_head = wrap(tr("Overall, 90% interval"), style, scale.width - 6)
    axis_lines = len(scale_head) + AXIS_HEIGHT / style.leading
    lines = max(axis_lines, *(len(head.lines) for head in outer_heads))
    return Columns(
        rank=rank,
        name=name,
        level=level,
        opener=opener if outer.opener else None,
        attitudes=tuple(attitudes),
        scale=drawn,
        adjusted=adjusted,
        raw=raw,
        recommend=recommend,
        head_style=style,
        attitude_style=heads.style,
        attitude_heads=heads.lines,
        heads=outer_heads,
        scale_head=scale_head,
        turned=heads.turned,
        height=max(heads.height, lines * style.leading),
        legend=heads.legend,
    )


def _side_by_side(left: float, widths: Sequence[float]) -> list[Span]:
    spans = []
    for wide in widths:
        spans.append(Span(left, wide))
        left += wide
    return spans
