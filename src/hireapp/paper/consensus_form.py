"""The panel consensus form: copy, give reasons, initial changes, then agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from hireapp.domain.consensus_form import AgreedRow, ConsensusForm, consensus_form
from hireapp.domain.papers import FormName, Subject
from hireapp.i18n import tr
from hireapp.paper import consensus_words as words
from hireapp.paper import grid, rating_block, setting, sheet_head, signatures
from hireapp.paper.document import Layout, Look, number_of, page_frame
from hireapp.paper.flow import Block, Piece, beside, flow, keeping, space
from hireapp.paper.fonts import Weight
from hireapp.paper.grid import Cell
from hireapp.paper.palette import LINE_STRONG, PAPER
from hireapp.paper.pen import Align, Pen
from hireapp.paper.setting import BODY, MUTED, SMALL
from hireapp.paper.sheet_head import Heads
from hireapp.paper.span import Span
from hireapp.paper.text import Style

_UPRIGHT_PANEL = 6
"""A larger panel turns the paper."""
_NAME = Style(8.3, 10.4, Weight.SEMIBOLD)
_FIGURE = Style(9.4, 10.4)
_ROW = 27.0
_GAP = 13.0


def lay_out(subject: Subject, look: Look) -> Layout:
    """The form about one candidate, measured and placed."""
    form = consensus_form(subject)
    number = number_of(FormName.CONSENSUS_FORM, *words.identity(subject, form))
    wide = len(form.panel) > _UPRIGHT_PANEL
    on = page_frame(subject, look, number, landscape=wide)
    title = sheet_head.title(tr("Panel consensus"), subject)
    heads = Heads(title, words.facts(subject, form), on)
    pages = flow(_blocks(form, sheet_head.whole(on)), on, heads)
    return Layout(FormName.CONSENSUS_FORM, number, on, pages)


def lack(subject: Subject) -> str:
    """Why there is no form to print; empty when there is one."""
    return "" if subject.kit else tr("There is no interview kit yet.")


def fields_of(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that the form prints, as (field name, text)."""
    return words.fields(subject, consensus_form(subject))


def _blocks(form: ConsensusForm, on: Span) -> Iterator[Block]:
    yield Block(tuple(_instructions(form, on)))
    yield _grid(form, on)
    yield Block(tuple(_strengths(form, on)), gap=_GAP)
    yield Block(tuple(_recommendation(form, on)), gap=_GAP)
    heads = signatures.head(on)
    yield Block((*heads, *signatures.rows(form.panel, on)), again=tuple(heads), gap=_GAP)


def _instructions(form: ConsensusForm, on: Span) -> list[Piece]:
    steps = words.steps(form)
    columns = on.columns([1.0] * len(steps), 12)
    return [
        beside(
            *(
                setting.led(f"{place}.", step, SMALL, column)
                for place, (step, column) in enumerate(zip(steps, columns, strict=True), start=1)
            )
        )
    ]


def _grid(form: ConsensusForm, on: Span) -> Block:
    columns = _columns(form, on)
    aligns = [Align.LEFT, *[Align.CENTRE] * (len(form.panel) + 2), Align.LEFT]
    names = words.short_names(form.panel, [span.width for span in columns[1:-3]], grid.HEAD)
    titles = [tr("Attitude"), *names, tr("Range"), tr("Consensus"), tr("Initials and reason")]
    heads = grid.head(titles, columns, aligns)
    pieces = list(heads)
    for place, row in enumerate(form.rows, start=1):
        pieces += _row(row, place, columns)
    if words.is_amended(form):
        pieces += [space(2.0), *setting.text(words.amended(), SMALL, on)]
    if legend := words.legend(form.panel, names):
        pieces += [space(2.0), *setting.text(legend, SMALL, on)]
    return Block(tuple(pieces), again=tuple(heads), gap=_GAP, loose=True)


def _columns(form: ConsensusForm, on: Span) -> list[Span]:
    people = max(len(form.panel), 1)
    each = min(52.0, max(26.0, 0.36 * on.width / people))
    name = 0.22 * on.width
    fixed = name + each * len(form.panel) + 38 + 54
    widths = [name, *[each] * len(form.panel), 38, 54, on.width - fixed - 8]
    columns, left = [], on.left
    for place, wide in enumerate(widths):
        if place == len(widths) - 1:
            left += 8
        columns.append(Span(left, wide))
        left += wide
    return columns


def _row(row: AgreedRow, place: int, columns: Sequence[Span]) -> list[Piece]:
    strong = replace(_FIGURE, weight=Weight.SEMIBOLD)
    agreed = words.agreed(row)
    cells = [
        Cell(words.attitude(row, place), _NAME, middle=True),
        *(
            _figure(words.rating(one), column)
            for one, column in zip(row.ratings, columns[1:-3], strict=True)
        ),
        Cell(words.bounds(row), _FIGURE, Align.CENTRE, middle=True),
        Cell(agreed, strong if len(agreed) < 4 else SMALL, Align.CENTRE, middle=True),
        Cell(words.reason(row), SMALL, middle=True),
    ]
    boxes = [
        column for column, cell in zip(columns[1:-1], cells[1:-1], strict=True) if not cell.text
    ]
    lines = columns[-1] if not cells[-1].text else None
    ground = partial(_draw_boxes, boxes, lines)
    return grid.row(cells, columns, least=_ROW, ground=ground)


def _figure(text: str, column: Span) -> Cell:
    style = _FIGURE if len(text) < 4 else grid.fitted(text, SMALL, column.width - 2)
    return Cell(text, style, Align.CENTRE, middle=True)


def _draw_boxes(
    boxes: Sequence[Span], line: Span | None, pen: Pen, top: float, height: float
) -> None:
    """Room to write: a box for each figure, a line for words."""
    for column in boxes:
        wide = min(column.width - 6, 30.0)
        corner = (column.centre - wide / 2, top - height / 2 - 8.5)
        pen.box(corner, (wide, 17.0), radius=2.5, fill=PAPER, stroke=LINE_STRONG)
    if line:
        pen.line((line.left, top - height + 6), (line.right, top - height + 6), LINE_STRONG)


def _strengths(form: ConsensusForm, on: Span) -> list[Piece]:
    columns = on.columns([1.0, 1.0], 18)
    pieces: list[Piece] = []
    if form.notes:
        pieces += setting.heading(tr("Notes of the debrief"), on)
        pieces += [*setting.text(form.notes, BODY, on), space(8.0)]
    both = [
        [*setting.text(title, setting.STRONG, column), *setting.writing_lines(4, column)]
        for title, column in zip((tr("Strengths"), tr("Concerns")), columns, strict=True)
    ]
    return [*pieces, beside(*both)]


def _recommendation(form: ConsensusForm, on: Span) -> list[Piece]:
    pieces = setting.text(tr("The panel’s recommendation"), setting.STRONG, on)
    said = words.recommendations(form)
    if said:
        pieces += setting.text(said, MUTED, on)
    return list(keeping([*pieces, space(4.0), rating_block.recommendations(on)]))
