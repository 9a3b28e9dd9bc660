"""Blocks that flow down pages: measured first, drawn after, and cut only where they must be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import zip_longest

from hireapp.paper.document import Drawing, Frame
from hireapp.paper.palette import LINE_STRONG
from hireapp.paper.pen import Pen

Draw = Callable[[Pen, float], None]
"""Draws something from a given top downwards."""

WHOLE_AT_MOST = 320.0
"""What stands side by side is cut from this height on, well below half a page."""
_MUCH = 0.4
"""The share of a page that is not left empty to keep a table whole."""
_RADIUS = 3.75


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is never cut; `keeps` says that the piece below stands on the same page."""

    height: float
    draw: Draw
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A border around a block, or around each part of it."""

    left: float
    width: float
    padding: float = 8.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces that stay together on a page where they can.

    `again` is repeated where the block goes on on another page, `gap` is left free above unless it
    begins a page, `keeps` says that what follows begins on the same page (a heading), `fresh` that
    it begins a page. `repeats`: this very block is placed on many pages, so it is written once.
    `loose`: a table, cut rather than leave a good part of a page empty.
    """

    pieces: tuple[Piece, ...]
    again: tuple[Piece, ...] = ()
    gap: float = 0.0
    outline: Outline | None = None
    keeps: bool = False
    fresh: bool = False
    repeats: bool = False
    loose: bool = False

    @property
    def height(self) -> float:
        """What it needs when it is not cut."""
        return _height(self.pieces) + self.padding

    @property
    def padding(self) -> float:
        """What the outline adds."""
        return 2 * self.outline.padding if self.outline else 0.0

    @property
    def beginning(self) -> float:
        """What it needs to begin when it has to be cut."""
        return _height(next(_units(self.pieces), ())) + self.padding


Head = Callable[[int], Sequence[Piece]]
"""The pieces at the top of a page, by its number from 0."""


@dataclass
class Flow:
    """Pages that fill from the top."""

    on: Frame
    head: Head
    pages: list[list[Drawing]] = field(default_factory=list)
    top: float = 0.0
    is_fresh: bool = True

    def __post_init__(self) -> None:
        self._turn()

    def place(self, blocks: Iterable[Block]) -> None:
        """Place blocks one below the other."""
        waiting: list[Block] = []
        for block in blocks:
            waiting.append(block)
            if not block.keeps:
                self._place_together(waiting)
                waiting = []
        self._place_together(waiting)

    @property
    def _room(self) -> float:
        return self.top - self.on.bottom

    def _turn(self) -> None:
        """Begin a page."""
        self.pages.append([])
        self.top = self.on.top
        for piece in self.head(len(self.pages) - 1):
            self._put(piece)
        self.is_fresh = True

    def _place_together(self, blocks: Sequence[Block]) -> None:
        """Place headings with as much as belongs to them of the block that follows."""
        if not blocks:
            return
        *headings, last = blocks
        above = sum(one.gap + one.height for one in headings) + last.gap
        whole, least = above + last.height, above + last.beginning
        if blocks[0].fresh and not self.is_fresh:
            self._turn()
        elif not self.is_fresh and whole > self._room:
            fresh = self._fresh_room()
            fits_alone = whole - blocks[0].gap <= fresh
            much_is_left = last.loose and self._room > _MUCH * fresh
            if (fits_alone and not much_is_left) or least > self._room:
                self._turn()
        for block in blocks:
            self._place(block)

    def _fresh_room(self) -> float:
        heads = self.head(len(self.pages))
        return self.on.inner_height - _height(heads)

    def _go_on(self, block: Block, part: list[Piece]) -> list[Piece]:
        """End the page; gives what the next part begins with."""
        if part:
            self._part(block, part)
        self._turn()
        self.is_fresh = False
        return list(block.again) if part else []

    def _place(self, block: Block) -> None:
        begun = not self.is_fresh
        if begun:
            self.top -= block.gap
        self.is_fresh = False
        height = block.height
        if height <= self._room:
            if block.repeats:
                self.pages[-1].append(partial(_draw_repeated, block, self.top))
                self.top -= height
            else:
                self._part(block, list(block.pieces))
            return
        part: list[Piece] = []
        taken = block.padding
        for unit in _units(block.pieces):
            for piece in unit if _height(unit) > self._fresh_room() / 2 else [_joined(unit)]:
                if taken + piece.height > self._room and (part or begun):
                    part = self._go_on(block, part)
                    taken = block.padding + _height(part)
                part.append(piece)
                taken += piece.height
        self._part(block, part)

    def _part(self, block: Block, pieces: list[Piece]) -> None:
        outline = block.outline
        if outline:
            height = _height(pieces) + block.padding
            self.pages[-1].append(partial(_draw_outline, outline, self.top, height))
            self.top -= outline.padding
        for piece in pieces:
            self._put(piece)
        if outline:
            self.top -= outline.padding

    def _put(self, piece: Piece) -> None:
        self.pages[-1].append(partial(_drawn_from, piece.draw, self.top))
        self.top -= piece.height


def flow(blocks: Iterable[Block], on: Frame, head: Head) -> list[list[Drawing]]:
    """The pages that blocks fill."""
    pages = Flow(on, head)
    pages.place(blocks)
    return pages.pages


def space(height: float) -> Piece:
    """Nothing."""
    return Piece(height, _draw_nothing, keeps=True)


def beside(*columns: Sequence[Piece]) -> Piece:
    """Columns side by side as one piece; each column's pieces know where they stand across."""
    return Piece(max(map(_height, columns)), partial(_draw_columns, columns))


def side_by_side(*columns: Sequence[Piece]) -> list[Piece]:
    """Columns as one piece, or row by row where they are too long to stay whole."""
    if max(map(_height, columns), default=0.0) <= WHOLE_AT_MOST:
        return [beside(*columns)]
    rows = zip_longest(*columns)
    pieces = [beside(*([one] if one else [] for one in row)) for row in rows]
    return [replace(pieces[0], keeps=True), *pieces[1:]]


def keeping(pieces: Iterable[Piece], *, last: bool = False) -> tuple[Piece, ...]:
    """The same pieces, none parted from the next; the `last` one neither, if wanted."""
    kept = [replace(piece, keeps=True) for piece in pieces]
    if kept and not last:
        kept[-1] = replace(kept[-1], keeps=False)
    return tuple(kept)


def _height(pieces: Iterable[Piece]) -> float:
    return sum(piece.height for piece in pieces)


def _units(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Pieces that may not be parted."""
    unit: list[Piece] = []
    for piece in pieces:
        unit.append(piece)
        if not piece.keeps:
            yield tuple(unit)
            unit = []
    if unit:
        yield tuple(unit)


def _joined(unit: tuple[Piece, ...]) -> Piece:
    if len(unit) == 1:
        return unit[0]
    return Piece(_height(unit), partial(_draw_column, unit))


def _draw_columns(columns: Sequence[Sequence[Piece]], pen: Pen, top: float) -> None:
    for column in columns:
        _draw_column(column, pen, top)


def _draw_column(pieces: Sequence[Piece], pen: Pen, top: float) -> None:
    for piece in pieces:
        piece.draw(pen, top)
        top -= piece.height


def _draw_nothing(pen: Pen, top: float) -> None:
    del pen, top


def _drawn_from(draw: Draw, top: float, pen: Pen) -> None:
    draw(pen, top)


def _draw_repeated(block: Block, top: float, pen: Pen) -> None:
    pen.again(block, top, partial(_draw_whole, block))


def _draw_whole(block: Block, pen: Pen, top: float) -> None:
    if block.outline:
        _draw_outline(block.outline, top, block.height, pen)
        top -= block.outline.padding
    _draw_column(block.pieces, pen, top)


def _draw_outline(outline: Outline, top: float, height: float, pen: Pen) -> None:
    pen.box(
        (outline.left, top - height),
        (outline.width, height),
        radius=_RADIUS,
        stroke=LINE_STRONG,
        dashed=outline.dashed,
    )
