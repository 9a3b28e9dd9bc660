"""The candidate comparison sheet: landscape, one frozen `ComparisonSheet` in, a PDF out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from hireapp.domain.comparison import Block, ComparisonSheet
from hireapp.domain.papers import FormName, Subject
from hireapp.i18n import tr
from hireapp.paper import comparison_words as words
from hireapp.paper.book import build
from hireapp.paper.comparison_columns import Columns, plan_columns
from hireapp.paper.comparison_contents import Contents, sheet_number
from hireapp.paper.comparison_findings import ordered
from hireapp.paper.comparison_grid import COMFORTABLE, COMPACT, Density, GridRow, measure_row
from hireapp.paper.comparison_head import GridHead
from hireapp.paper.comparison_notes import Notes, Section
from hireapp.paper.comparison_words import Order
from hireapp.paper.document import (
    Drawing,
    Footer,
    Frame,
    Layout,
    Look,
    PageSize,
    frame,
    with_audit_head,
)
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import INK_3
from hireapp.paper.pen import Align, Pen
from hireapp.paper.span import Span
from hireapp.paper.text import Style, width, wrap

__all__ = ["ROWS_A_PAGE", "Order", "PageSize", "printable_fields", "render", "sheet_number"]

ROWS_A_PAGE = 14
_TITLE = Style(14.25, 18.0, Weight.SEMIBOLD)
_LONG_TITLE = Style(10.0, 12.6, Weight.SEMIBOLD)
_MUTED = Style(8.6, 12.4, colour=INK_3)
_BODY = Style(10.0, 15.0)
_BLOCK_HEADING = Style(10.0, 14.0, Weight.SEMIBOLD)
_BLOCK_SENTENCE = Style(8.2, 14.0, colour=INK_3)
_MOST_HEADER_LINES = 3
_COLUMN_GAP = 18.0
_AFTER_HEADER = 9.0
_BEFORE_BLOCK = 10.0
_BEFORE_NOTES = 11.0

_Draw = Callable[[Pen, float], None]
"""Draws something from a given top downwards."""


def render(sheet: ComparisonSheet, *, order: Order, page: PageSize = PageSize.A4) -> bytes:
    """The sheet as a PDF; the same sheet gives the same bytes.

    Ranks, service levels and adjusted scores are those that `sheet.statistics` holds; where it
    holds none, there are raw means only.
    """
    layout = lay_out_sheet(sheet, order=order, page=page)
    return build([layout], title=tr("Comparison sheet {id}").format(id=layout.number))


def lay_out(subject: Subject, look: Look) -> Layout:
    """The sheet of an opening, as a form among others."""
    sheet = replace(sheet_of(subject), retention=subject.retention)
    order = Order.OVERALL if look.by_rank else Order.NAME
    head = subject.papers.audit_head
    return lay_out_sheet(sheet, order=order, page=look.page, audit_head=head)


def lay_out_sheet(
    sheet: ComparisonSheet, *, order: Order, page: PageSize, audit_head: str = ""
) -> Layout:
    """The sheet measured and placed, in whichever density needs fewer pages."""
    number = sheet_number(sheet, order)
    confidentiality = with_audit_head(words.confidentiality_line(sheet), audit_head)
    footer = Footer(confidentiality, words.as_of_line(number, sheet.as_of))
    on = frame(page, footer, landscape=True)
    header = _Header(sheet, on)
    pages = _laid_out(sheet, order, on, header, COMFORTABLE)
    if len(pages) > 1:
        pages = min(pages, _laid_out(sheet, order, on, header, COMPACT), key=len)
    return Layout(FormName.COMPARISON_SHEET, number, on, pages)


def sheet_of(subject: Subject) -> ComparisonSheet:
    """The sheet that the papers hold.

    Raises:
        ValueError: when they were collected without it.
    """
    sheet = subject.papers.comparison
    if sheet is None:
        raise ValueError("papers without a comparison")
    return sheet


def fields_of(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that an opening's sheet prints."""
    return printable_fields(sheet_of(subject))


def lack(subject: Subject) -> str:
    """Why there is nothing to print; empty when there is."""
    sheet = subject.papers.comparison
    return "" if sheet and sheet.rows else tr("There is nobody to compare yet.")


def printable_fields(sheet: ComparisonSheet) -> list[tuple[str, str]]:
    """What people typed that this sheet prints, as (field name, text)."""
    fields = [(tr("title of the opening"), sheet.title), (tr("purpose"), sheet.purpose)]
    fields += [(tr("name of an interviewer"), name) for name in sheet.panel]
    for block in sheet.blocks:
        fields += [(tr("attitude"), column.name) for column in block.columns]
        fields += [(tr("name of a candidate"), row.name) for row in block.rows]
    return list(dict.fromkeys(fields))


class _Header:
    """What stands at the top of every page.

    A purpose or a panel of more than a few lines is written out in the notes instead.
    """

    def __init__(self, sheet: ComparisonSheet, on: Frame) -> None:
        self._on = on
        facts = f"{words.facts_line(sheet)}\n"
        panel = f"{words.panel_line(sheet)} · {words.scorecards_line(sheet)}"
        self.overlong: list[Section] = []
        self._right = wrap(facts + panel, _MUTED, 0.46 * on.inner_width)
        if len(self._right) > _MOST_HEADER_LINES:
            self.overlong.append(Section(tr("Panel"), sheet.panel))
            short = tr("Panel: named in the notes · {scorecards}").format(
                scorecards=words.scorecards_line(sheet)
            )
            self._right = wrap(facts + short, _MUTED, 0.46 * on.inner_width)
        taken = max(width(line, _MUTED) for line in self._right)
        room = on.inner_width - taken - _COLUMN_GAP
        self._title, self._title_style = _title_lines(sheet, room)
        self._purpose = wrap(words.purpose_line(sheet), _MUTED, room)
        if len(self._purpose) > _MOST_HEADER_LINES:
            self.overlong.append(Section(tr("Purpose"), [sheet.purpose]))
            self._purpose = wrap(tr("Purpose: in full in the notes"), _MUTED, room)
        left = len(self._title) * self._title_style.leading + len(self._purpose) * _MUTED.leading
        self.height = max(left, len(self._right) * _MUTED.leading)

    def draw(self, pen: Pen) -> None:
        """Title and purpose on the left, the facts on the right, standing on one line."""
        foot = self._on.top - self.height
        below = foot + len(self._purpose) * _MUTED.leading
        above = below + len(self._title) * self._title_style.leading
        pen.lines(self._on.left, above, self._title, self._title_style)
        pen.lines(self._on.left, below, self._purpose, _MUTED)
        right = foot + len(self._right) * _MUTED.leading
        pen.lines(self._on.right, right, self._right, _MUTED, Align.RIGHT)


@dataclass
class _Flow:
    """Pages that fill from the top; whoever places something has seen that there is room."""

    on: Frame
    header: _Header
    pages: list[list[Drawing]] = field(default_factory=list)
    top: float = 0.0
    rows: int = 0

    @property
    def room(self) -> float:
        """What is left of the page."""
        return self.top - self.on.bottom

    @property
    def fresh_room(self) -> float:
        """What a page has below its header."""
        return self.on.inner_height - self.header.height - _AFTER_HEADER

    def new_page(self) -> None:
        self.pages.append([self.header.draw])
        self.top = self.on.top - self.header.height - _AFTER_HEADER
        self.rows = 0

    def place(self, draw: _Draw, height: float) -> None:
        self.pages[-1].append(partial(_drawn_from, draw, self.top))
        self.top -= height


@dataclass(frozen=True, slots=True)
class _BlockHeading:
    """Says which kit a block was rated on; only where there are several."""

    text: str
    sentence: str
    left: float

    height = _BLOCK_HEADING.leading + 3

    def draw(self, pen: Pen, top: float) -> None:
        pen.lines(self.left, top, [self.text], _BLOCK_HEADING)
        after = self.left + width(self.text, _BLOCK_HEADING) + 8
        pen.lines(after, top, [self.sentence], _BLOCK_SENTENCE)


def _laid_out(
    sheet: ComparisonSheet, order: Order, on: Frame, header: _Header, density: Density
) -> list[list[Drawing]]:
    flow = _Flow(on, header)
    flow.new_page()
    if not sheet.rows:
        _place_nobody(flow)
        return flow.pages
    legends = [_place_block(flow, sheet, block, order, density) for block in sheet.blocks]
    _place_notes(flow, sheet, order, [*header.overlong, *filter(None, legends)], density.notes)
    return flow.pages


def _place_block(
    flow: _Flow, sheet: ComparisonSheet, block: Block, order: Order, density: Density
) -> Section | None:
    """Place a block's rows; what is returned is for the notes."""
    signs = words.symbols(sheet)
    columns = plan_columns(
        block,
        Span(flow.on.left, flow.on.inner_width),
        name_style=density.text,
        uses_opener=sheet.uses_opener,
        signs=len(signs),
    )
    head = GridHead(columns, signs)
    several = len(sheet.blocks) > 1
    found = sheet.statistics_of(block)
    measured = [
        measure_row(
            block,
            row,
            found.candidate(row.candidate_id) if found else None,
            columns,
            density,
            signs,
        )
        for row in ordered(sheet, block, order)
    ]
    for place, row in enumerate(measured):
        if place == 0:
            _begin_block(flow, block, head, row, several=several)
        elif flow.rows == ROWS_A_PAGE or row.height > flow.room:
            flow.new_page()
            _place_heads(flow, block, head, several=several, goes_on=True)
        flow.place(row.draw, row.height)
        flow.rows += 1
    return _legend(block, columns, several=several)


def _begin_block(
    flow: _Flow, block: Block, head: GridHead, first: GridRow, *, several: bool
) -> None:
    needed = head.height + first.height + (_BlockHeading.height + _BEFORE_BLOCK if several else 0)
    if flow.rows and (needed > flow.room or flow.rows == ROWS_A_PAGE):
        flow.new_page()
    elif flow.rows:
        flow.top -= _BEFORE_BLOCK
    _place_heads(flow, block, head, several=several, goes_on=False)


def _place_heads(
    flow: _Flow, block: Block, head: GridHead, *, several: bool, goes_on: bool
) -> None:
    if several:
        name = tr("Kit v{number}").format(number=block.kit_number)
        heading = _BlockHeading(
            f"{name} {tr('(continued)')}" if goes_on else name,
            tr("Rated on its own version of the kit: never ranked together with other blocks."),
            flow.on.left,
        )
        flow.place(heading.draw, heading.height)
    flow.place(head.draw, head.height)


def _legend(block: Block, columns: Columns, *, several: bool) -> Section | None:
    if not columns.legend:
        return None
    heading = tr("Attitudes, kit v{number}") if several else tr("Attitudes")
    return Section(heading.format(number=block.kit_number), columns.legend)


def _place_notes(
    flow: _Flow, sheet: ComparisonSheet, order: Order, first: list[Section], style: Style
) -> None:
    notes = _notes(flow.on, sheet, order, first, style)
    if notes.height + _BEFORE_NOTES > flow.room:
        flow.new_page()
    else:
        flow.top -= _BEFORE_NOTES
    for room in _rooms(flow):
        flow.place(notes.take(room).draw, room)
        if notes.is_done:
            return


def _notes(
    on: Frame, sheet: ComparisonSheet, order: Order, first: list[Section], style: Style
) -> Notes:
    """The notes, arranged in whichever way is lowest; earlier ways win ties."""
    told = Contents.of(sheet, order)
    reading = [*first, told.reading]
    talk = [told.talk, told.floors]
    settling, sure, exceptions = told.settling, told.sure, told.exceptions
    ways: tuple[tuple[list[Section], ...], ...] = (
        (reading, [told.close, settling, *talk], [sure, exceptions]),
        (reading, [told.close, *talk], [settling, sure, exceptions]),
        (reading, [told.close, settling, sure], [*talk, exceptions]),
    )
    span = Span(on.left, on.inner_width)
    return min((Notes(way, span, style) for way in ways), key=lambda notes: notes.height)


def _rooms(flow: _Flow) -> Iterator[float]:
    yield flow.room
    while True:
        flow.new_page()
        yield flow.room


def _place_nobody(flow: _Flow) -> None:
    text = tr(
        "Nobody to compare yet. Add candidates to the opening and freeze its kit; once the "
        "interviews are rated, print this sheet again."
    )
    lines = wrap(text, _BODY, 0.7 * flow.on.inner_width)
    flow.top -= 24
    draw = partial(_draw_lines, flow.on.left, lines)
    flow.place(draw, len(lines) * _BODY.leading)


def _draw_lines(left: float, lines: tuple[str, ...], pen: Pen, top: float) -> None:
    pen.lines(left, top, lines, _BODY)


def _drawn_from(draw: _Draw, top: float, pen: Pen) -> None:
    draw(pen, top)


def _title_lines(sheet: ComparisonSheet, room: float) -> tuple[tuple[str, ...], Style]:
    lines = wrap(words.heading(sheet), _TITLE, room)
    if len(lines) <= 2:
        return lines, _TITLE
    return wrap(words.heading(sheet), _LONG_TITLE, room), _LONG_TITLE
