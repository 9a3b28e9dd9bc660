"""Where the columns of the comparison grid stand, and how their headings fit above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from hireapp.domain.comparison import Block
from hireapp.i18n import tr
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import INK_2
from hireapp.paper.text import Style, longest_word, width, wrap

GAP = 4.0
"""Between neighbouring cells."""
CELL_AT_LEAST = 27.0
CELL_AT_MOST = 58.0
NUMBER_ROOM = 30.0
"""Right of the scale, for the overall mean."""
AXIS_HEIGHT = 10.0

_OUTER_WIDTHS = ((200, 54, 156, 13.5), (130, 50, 136, 12.5), (92, 42, 106, 11.0))
"""The widest name, the reactions, the overall and each recommendation: from roomy to tight."""
_HEAD_SIZES = (7.9, 7.2, 6.6)
_MOST_LINES = 4
_TURNED_SIZES = (7.4, 6.6)
_TURNED_AT_MOST = 110.0


@dataclass(frozen=True, slots=True)
class Span:
    """A column from its left edge."""

    left: float
    width: float

    @property
    def centre(self) -> float:
        """Its middle."""
        return self.left + self.width / 2

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Columns:
    """A block's columns with their headings.

    `turned`: the attitudes' headings run upwards. `legend`: they were too long even for that,
    stand as numbers, and are written out below the grid.
    """

    name: Span
    opener: Span | None
    attitudes: tuple[Span, ...]
    overall: Span
    recommend: Span
    head_style: Style
    attitude_style: Style
    attitude_heads: tuple[tuple[str, ...], ...]
    overall_head: tuple[str, ...]
    opener_head: tuple[str, ...]
    turned: bool
    height: float
    legend: tuple[str, ...] = ()

    @property
    def scale(self) -> Span:
        """The drawn scale within the overall column."""
        return Span(self.overall.left + 3, self.overall.width - NUMBER_ROOM - 6)


@dataclass(frozen=True, slots=True)
class _Outer:
    """The widths of the columns that are not attitudes."""

    name: float
    opener: float
    overall: float
    recommend: float

    @property
    def total(self) -> float:
        return self.name + self.opener + self.overall + self.recommend


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
        _Outer(
            name=max(80.0, min(longest + 10, widest)),
            opener=opener if uses_opener else 0.0,
            overall=overall,
            recommend=signs * slot + 8,
        )
        for widest, opener, overall, slot in _OUTER_WIDTHS
    ]
    outer, heads = next(_arrangements(names, room.width, outers))
    return _placed(room, outer, heads)


def _arrangements(
    names: Sequence[str], room: float, outers: Sequence[_Outer]
) -> Iterator[tuple[_Outer, _Heads]]:
    """From the best-looking to the one that always fits."""
    for size, outer in product(_HEAD_SIZES, outers):
        if heads := _upright(names, room - outer.total, size):
            yield outer, heads
    for size, outer in product(_TURNED_SIZES, outers):
        if heads := _turned(names, room - outer.total, size):
            yield outer, heads
    need = len(names) * (CELL_AT_LEAST + GAP)
    outer = next((one for one in outers if room - one.total >= need), outers[-1])
    yield outer, _numbered(names, room - outer.total)


def _head_style(size: float) -> Style:
    return Style(size, round(size * 1.22, 2), Weight.SEMIBOLD, INK_2)


def _upright(names: Sequence[str], room: float, size: float) -> _Heads | None:
    style = _head_style(size)
    needs = [max(longest_word(name, style), CELL_AT_LEAST) + GAP + 1 for name in names]
    if sum(needs) > room:
        return None
    widths = _levelled(needs, room)
    lines = tuple(wrap(name, style, wide - GAP) for name, wide in zip(names, widths, strict=True))
    most = max(map(len, lines), default=1)
    if most > _MOST_LINES:
        return None
    return _Heads(widths, lines, style, most * style.leading)


def _turned(names: Sequence[str], room: float, size: float) -> _Heads | None:
    style = _head_style(size)
    needs = [CELL_AT_LEAST + GAP for _ in names]
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
    name = Span(room.left, outer.name + 0.5 * spare)
    left = name.right
    opener = Span(left, outer.opener) if outer.opener else None
    left += outer.opener
    attitudes = []
    for wide in heads.widths:
        attitudes.append(Span(left, wide))
        left += wide
    overall = Span(left + 4, outer.overall + 0.5 * spare - 4)
    style = _head_style(min(heads.style.size, _HEAD_SIZES[0]))
    overall_head = wrap(tr("Overall: mean and interviewers’ range"), style, overall.width - 4)
    opener_head = wrap(tr("Reactions to opener"), style, opener.width - GAP) if opener else ()
    lines = max(2, len(opener_head), len(overall_head) + AXIS_HEIGHT / style.leading)
    return Columns(
        name=name,
        opener=opener,
        attitudes=tuple(attitudes),
        overall=overall,
        recommend=Span(overall.right, outer.recommend),
        head_style=style,
        attitude_style=heads.style,
        attitude_heads=heads.lines,
        overall_head=overall_head,
        opener_head=opener_head,
        turned=heads.turned,
        height=max(heads.height, lines * style.leading),
        legend=heads.legend,
    )
