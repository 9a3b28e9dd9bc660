"""Text, labels, writing lines and circles as pieces of a flow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from hireapp.paper.flow import Piece, space
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import ACCENT, INK, INK_2, INK_3, LINE, LINE_STRONG
from hireapp.paper.pen import Align, Pen, first_baseline
from hireapp.paper.span import Span
from hireapp.paper.text import Style, is_right_to_left, width, wrap

TITLE = Style(13.5, 18.0, Weight.SEMIBOLD)
MUTED = Style(8.6, 12.4, colour=INK_3)
BODY = Style(8.6, 12.6)
STRONG = Style(8.6, 12.6, Weight.SEMIBOLD)
HEADING = Style(10.4, 14.0, Weight.SEMIBOLD)
LABEL = Style(8.3, 11.4, Weight.SEMIBOLD, ACCENT)
PROMPT = Style(10.1, 13.2, Weight.SEMIBOLD)
SMALL = Style(7.4, 9.7, colour=INK_2)
SMALL_STRONG = Style(7.4, 9.7, Weight.SEMIBOLD)

WRITING = 16.0
"""From one writing line to the next: what a hand needs."""


def text(value: str, style: Style, on: Span, align: Align = Align.LEFT) -> list[Piece]:
    """Paragraphs as lines; no paragraph leaves a single line of it behind on a page."""
    return [
        piece
        for paragraph in value.split("\n")
        for piece in _together(wrap(paragraph, style, on.width), style, on, align)
    ]


def led(lead: str, value: str, style: Style, on: Span) -> list[Piece]:
    """A text whose first words stand out; they stand alone when the text runs the other way."""
    strong = replace(style, weight=Weight.SEMIBOLD)
    taken = width(f"{lead} ", strong)
    if is_right_to_left(value) or taken > 0.6 * on.width:
        return [*_together(wrap(lead, strong, on.width), strong, on), *text(value, style, on)]
    first = wrap(value, style, on.width - taken)[0]
    rest = value[len(first) :].lstrip()
    head = Piece(style.leading, partial(_draw_led, lead, strong, first, style, on.left, taken))
    lines = wrap(rest, style, on.width) if rest else ()
    return [replace(head, keeps=bool(lines)), *_together(lines, style, on)]


def ends(left: str, right: str, styles: tuple[Style, Style], on: Span) -> list[Piece]:
    """A text on the left and a short one at the right edge of its first line, or below it."""
    first, second = styles
    room = on.width - width(right, second) - 10
    if room < 0.3 * on.width:
        return [*text(left, first, on), *text(right, second, on)]
    lines = _together(wrap(left, first, room), first, on)
    top = replace(lines[0], draw=partial(_draw_ends, lines[0], right, styles, on))
    return [top, *lines[1:]]


def heading(value: str, on: Span, style: Style = HEADING) -> list[Piece]:
    """A heading over a hairline, which belongs to what follows."""
    lines = [replace(one, keeps=True) for one in _together(wrap(value, style, on.width), style, on)]
    return [*lines, space(2.0), rule(on, keeps=True), space(5.0)]


def rule(
    on: Span, *, colour: str = LINE, thickness: float = 0.6, keeps: bool = False, height: float = 0
) -> Piece:
    """A hairline at the foot of its height."""
    return Piece(height, partial(_draw_rule, on, colour, thickness, height), keeps)


def writing_lines(count: int, on: Span, step: float = WRITING) -> list[Piece]:
    """Lines to write on, which stay together."""
    pieces = [rule(on, colour=LINE_STRONG, height=step, keeps=True) for _ in range(count)]
    return [*pieces[:-1], replace(pieces[-1], keeps=False)] if pieces else []


def blanks(labels: Sequence[str], on: Span, style: Style = SMALL, height: float = 21.0) -> Piece:
    """Labels each with a line to write on, side by side."""
    columns = on.columns([1.0] * len(labels), 14)
    return Piece(height, partial(_draw_blanks, tuple(labels), columns, style, height))


def bullets(items: Iterable[str], style: Style, on: Span, sign: str = "•") -> list[Piece]:
    """Items, each behind a sign."""
    inner = on.after(9)
    pieces: list[Piece] = []
    for item in items:
        lines = text(item, style, inner)
        first = replace(lines[0], draw=partial(_draw_signed, lines[0], sign, style, on.left))
        pieces += [first, *lines[1:]]
    return pieces


def boxes(items: Iterable[str], style: Style, on: Span) -> list[Piece]:
    """Items, each behind a small box to tick."""
    inner = on.after(15)
    pieces: list[Piece] = []
    for item in items:
        lines = text(item, style, inner)
        first = replace(lines[0], draw=partial(_draw_boxed, lines[0], style, on.left))
        pieces += [first, *lines[1:], space(2.5)]
    return [*pieces[:-1]]


def _together(
    lines: Sequence[str], style: Style, on: Span, align: Align = Align.LEFT
) -> list[Piece]:
    x = on.left + align.value * on.width
    last = len(lines) - 1
    return [
        Piece(
            style.leading,
            partial(_draw_line, line, style, x, align),
            keeps=place < last and place in {0, last - 1},
        )
        for place, line in enumerate(lines)
    ]


def _draw_line(line: str, style: Style, x: float, align: Align, pen: Pen, top: float) -> None:
    pen.text(x, top - first_baseline(style), line, style, align)


def _draw_led(
    lead: str,
    strong: Style,
    line: str,
    style: Style,
    left: float,
    taken: float,
    pen: Pen,
    top: float,
) -> None:
    baseline = top - first_baseline(style)
    pen.text(left, baseline, lead, strong)
    pen.text(left + taken, baseline, line, style)


def _draw_ends(
    line: Piece, right: str, styles: tuple[Style, Style], on: Span, pen: Pen, top: float
) -> None:
    line.draw(pen, top)
    pen.text(on.right, top - first_baseline(styles[0]), right, styles[1], Align.RIGHT)


def _draw_rule(
    on: Span, colour: str, thickness: float, height: float, pen: Pen, top: float
) -> None:
    pen.line((on.left, top - height), (on.right, top - height), colour, thickness)


def _draw_blanks(
    labels: tuple[str, ...],
    columns: list[Span],
    style: Style,
    height: float,
    pen: Pen,
    top: float,
) -> None:
    foot = top - height + 2
    for label, column in zip(labels, columns, strict=True):
        taken = width(label, style) + 5
        pen.text(column.left, foot + 1.5, label, style)
        pen.line((column.left + taken, foot), (column.right, foot), LINE_STRONG)


def _draw_signed(line: Piece, sign: str, style: Style, left: float, pen: Pen, top: float) -> None:
    pen.text(left, top - first_baseline(style), sign, replace(style, colour=INK_3))
    line.draw(pen, top)


def _draw_boxed(line: Piece, style: Style, left: float, pen: Pen, top: float) -> None:
    side = 7.5
    middle = top - style.leading / 2
    pen.box((left + 0.5, middle - side / 2), (side, side), radius=1.2, stroke=INK)
    line.draw(pen, top)
