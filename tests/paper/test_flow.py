from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from hireapp.paper import setting
from hireapp.paper.document import Footer, PageSize, frame
from hireapp.paper.flow import Block, Outline, Piece, beside, flow, keeping, space
from hireapp.paper.pen import Pen
from hireapp.paper.span import Span
from hireapp.paper.text import Style, width

ON = frame(PageSize.A4, Footer("Keep until then.", "Form 1"), landscape=False)
NO_PEN = cast("Pen", None)
HEAD = 40.0
FRESH = ON.inner_height - HEAD
STYLE = Style(8.6, 12.0)


@dataclass
class Seen:
    """Where pieces were drawn, as (page, name, top)."""

    places: list[tuple[int, str, float]] = field(default_factory=list)
    page: int = 0

    def piece(self, name: str, height: float = 20.0, *, keeps: bool = False) -> Piece:
        return Piece(height, partial(self._draw, name), keeps)

    def draw(self, blocks: Sequence[Block]) -> list[tuple[int, str, float]]:
        pages = flow(blocks, ON, lambda _: [space(HEAD)])
        for self.page, drawings in enumerate(pages):
            for drawing in drawings:
                drawing(NO_PEN)
        return self.places

    def _draw(self, name: str, pen: Pen, top: float) -> None:
        del pen
        self.places.append((self.page, name, top))


def block_of(seen: Seen, name: str, heights: Sequence[float], **more: object) -> Block:
    pieces = tuple(seen.piece(f"{name}.{n}", height) for n, height in enumerate(heights))
    return Block(pieces, **more)  # type: ignore[arg-type]


def pages_of(places: Sequence[tuple[int, str, float]], name: str) -> list[int]:
    return [page for page, drawn, _ in places if drawn.partition(".")[0] == name]


heights = st.lists(st.floats(5, 120), min_size=1, max_size=12)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(heights, st.floats(0, 20), st.booleans()), min_size=1, max_size=12))
def test_pieces_keep_their_order_and_stay_within_the_frame(
    made: list[tuple[list[float], float, bool]],
) -> None:
    seen = Seen()
    blocks = [
        block_of(seen, str(n), each, gap=gap, keeps=keeps)
        for n, (each, gap, keeps) in enumerate(made)
    ]
    tall = {f"{n}.{k}": one for n, (each, _, _) in enumerate(made) for k, one in enumerate(each)}

    places = seen.draw(blocks)

    assert [name for _, name, _ in places] == list(tall)
    below = {0: ON.top - HEAD}
    for page, name, top in places:
        assert top <= below.get(page, ON.top - HEAD) + 1e-6
        assert top - tall[name] >= ON.bottom - 1e-6
        below[page] = top - tall[name]


@settings(max_examples=50, deadline=None)
@given(st.lists(heights, min_size=1, max_size=12))
def test_a_block_that_fits_on_a_page_is_never_cut(made: list[list[float]]) -> None:
    seen = Seen()

    places = seen.draw([block_of(seen, str(n), each, gap=9) for n, each in enumerate(made)])

    for n, each in enumerate(made):
        if sum(each) <= FRESH:
            assert len(set(pages_of(places, str(n)))) == 1


@settings(max_examples=50, deadline=None)
@given(st.floats(0, FRESH), heights)
def test_a_heading_is_on_the_page_of_what_follows(filled: float, after: list[float]) -> None:
    seen = Seen()
    heading = Block((seen.piece("heading"),), keeps=True, gap=10)

    places = seen.draw(
        [block_of(seen, "before", [filled]), heading, block_of(seen, "after", after)]
    )

    assert pages_of(places, "heading") == pages_of(places, "after")[:1]


def test_a_long_block_fills_the_page_and_says_where_it_goes_on() -> None:
    seen = Seen()
    long = block_of(seen, "long", [20.0] * 60, again=(seen.piece("again"),), gap=5)

    places = seen.draw([block_of(seen, "before", [300.0]), long])

    assert pages_of(places, "long")[0] == 0  # it has to be cut anyway, so no room is left unused
    pages = max(page for page, _, _ in places) + 1
    assert pages_of(places, "again") == list(range(1, pages))
    assert len(pages_of(places, "long")) == 60


def test_pieces_that_keep_together_are_not_parted_at_the_cut() -> None:
    seen = Seen()
    pairs = [seen.piece(f"long.{n}", 30.0, keeps=n % 2 == 0) for n in range(80)]

    places = seen.draw([Block(tuple(pairs))])

    pages = pages_of(places, "long")
    assert all(pages[n] == pages[n + 1] for n in range(0, 80, 2))
    assert len(set(pages)) > 2


def test_what_keeps_together_is_parted_all_the_same_when_it_is_longer_than_half_a_page() -> None:
    seen = Seen()
    pieces = keeping([seen.piece(f"long.{n}", 30.0) for n in range(40)], last=True)

    places = seen.draw([Block((*pieces, seen.piece("end")))])

    assert len(set(pages_of(places, "long"))) == 2


def test_a_fresh_block_begins_a_page_unless_one_has_begun() -> None:
    seen = Seen()
    first, second = (block_of(seen, name, [20.0], fresh=True) for name in ("first", "second"))

    places = seen.draw([first, second])

    assert [page for page, _, _ in places] == [0, 1]


def test_an_outline_adds_its_padding() -> None:
    seen = Seen()
    outline = Outline(ON.left, ON.inner_width, padding=8)

    block = block_of(seen, "boxed", [20.0, 20.0], outline=outline)

    assert block.height == 56


def test_columns_are_as_high_as_the_highest() -> None:
    seen = Seen()

    piece = beside([seen.piece("left", 10), seen.piece("left", 10)], [seen.piece("right", 50)])

    assert piece.height == 50


def test_no_paragraph_leaves_a_single_line_behind() -> None:
    text = "some words that go on and on " * 20

    pieces = setting.text(text, STYLE, Span(0, 200))

    kept = [piece.keeps for piece in pieces]
    assert kept[0]
    assert kept[-2:] == [True, False]


def test_a_lead_stands_out_on_the_line_of_its_text() -> None:
    on = Span(0, 300)

    short = setting.led("Our purpose:", "make every guest happier", STYLE, on)
    long = setting.led("Our purpose:", "make every guest happier " * 12, STYLE, on)
    hebrew = setting.led("Our purpose:", "שרה כהן", STYLE, on)
    crowded = setting.led("Our purpose, told at quite some length and more:", "x", STYLE, on)

    assert len(short) == 1
    assert long[0].keeps
    assert len(long) > 3
    assert len(hebrew) == 2
    assert len(crowded) == 2
    assert width("Our purpose: ", STYLE) < on.width


def test_lists_without_items_take_no_room() -> None:
    on = Span(0, 300)

    assert setting.bullets([], STYLE, on) == []
    assert setting.boxes([], STYLE, on) == []
    assert setting.writing_lines(0, on) == []


def test_a_table_is_cut_rather_than_leave_much_of_a_page_empty() -> None:
    seen = Seen()
    rows = [20.0] * 30
    whole, loose = (
        [
            block_of(seen, f"before{kind}", [150.0]),
            block_of(seen, kind, rows, loose=kind == "loose"),
        ]
        for kind in ("whole", "loose")
    )

    kept = pages_of(seen.draw(whole), "whole")
    cut = pages_of(seen.draw(loose), "loose")

    assert set(kept) == {1}
    assert set(cut) == {0, 1}
