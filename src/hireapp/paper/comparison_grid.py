"""The grid of the comparison sheet: one row for each candidate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from hireapp.domain.comparison import Block, Cell, Row
from hireapp.domain.comparison_statistics import CandidateStatistics
from hireapp.domain.scorecards import Recommendation
from hireapp.i18n import tr
from hireapp.paper.comparison_columns import GAP, Columns
from hireapp.paper.comparison_head import SCALE, place_on, slots
from hireapp.paper.comparison_words import (
    BELOW_FLOOR,
    is_partly_covered,
    level_text,
    no_score_text,
    reactions_text,
)
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import (
    INK_2,
    INK_3,
    LINE,
    SCORE_RAMP,
    SUNK,
    ink_on,
    score_colour,
)
from hireapp.paper.pen import Align, Pen, first_baseline
from hireapp.paper.span import Span
from hireapp.paper.text import Style, longest_word, tinted, width, wrap

_RADIUS = 2.3
_LONG_NAME_LINES = 3


@dataclass(frozen=True, slots=True)
class Density:
    """How much room a row takes; sizes in points."""

    row: float
    cell: float
    text: Style
    level: Style
    number: Style
    small: Style
    notes: Style


COMFORTABLE = Density(
    row=27.75,
    cell=21.75,
    text=Style(8.6, 10.6),
    level=Style(7.9, 9.2),
    number=Style(8.6, 9.4, Weight.SEMIBOLD),
    small=Style(6.7, 7.6),
    notes=Style(8.2, 11.4),
)
COMPACT = Density(
    row=23.0,
    cell=19.0,
    text=Style(8.2, 9.8),
    level=Style(7.2, 8.2),
    number=Style(8.2, 8.8, Weight.SEMIBOLD),
    small=Style(6.3, 7.0),
    notes=Style(7.6, 10.0),
)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One candidate, measured."""

    row: Row
    figures: CandidateStatistics | None
    columns: Columns
    density: Density
    signs: Mapping[Recommendation, str]
    below: frozenset[int]
    level: tuple[str, ...]
    name: tuple[str, ...]
    name_style: Style
    remark: tuple[str, ...]
    reasons: tuple[tuple[str, ...], ...]
    reason_style: Style
    height: float

    def draw(self, pen: Pen, top: float) -> None:
        """The row with the hairline below it."""
        middle = top - self.height / 2
        self._draw_name(pen, middle)
        if self.row.visible:
            self._draw_rank(pen, middle)
            self._draw_level(pen, middle)
            self._draw_opener(pen, middle)
            for place, span in enumerate(self.columns.attitudes):
                self._draw_cell(pen, span, middle, place)
            self._draw_overall(pen, middle)
            self._draw_recommendations(pen, middle)
        else:
            self._draw_withheld(pen, middle)
        foot = top - self.height
        pen.line((self.columns.left, foot), (self.columns.right, foot), LINE)

    def _draw_name(self, pen: Pen, middle: float) -> None:
        small = tinted(self.density.small, INK_3)
        tall = len(self.name) * self.name_style.leading
        top = middle + (tall + len(self.remark) * small.leading) / 2
        pen.lines(self.columns.name.left, top, self.name, self.name_style)
        pen.lines(self.columns.name.left, top - tall, self.remark, small)

    def _draw_rank(self, pen: Pen, middle: float) -> None:
        span, room = self.columns.rank, self.columns.rank.width - 5
        text = self.figures.rank if self.figures else "–"
        style = _fitted(self.density.number, text, room)
        pen.text(span.centre, middle - 0.36 * style.size, text, style, Align.CENTRE)

    def _draw_level(self, pen: Pen, middle: float) -> None:
        style = self.density.level
        top = middle + len(self.level) * style.leading / 2
        pen.lines(self.columns.level.centre, top, self.level, style, Align.CENTRE)

    def _draw_opener(self, pen: Pen, middle: float) -> None:
        if self.columns.opener is None:
            return
        style = self.density.text
        text = reactions_text(self.row.reactions)
        lines = wrap(text, style, self.columns.opener.width - 4)
        top = middle + len(lines) * style.leading / 2
        pen.lines(self.columns.opener.centre, top, lines, style, Align.CENTRE)

    def _draw_cell(self, pen: Pen, span: Span, middle: float, place: int) -> None:
        cell, lines = self.row.cells[place], self.reasons[place]
        high = max(self.density.cell, len(lines) * self.reason_style.leading + 4)
        corner = (span.left + GAP / 2, middle - high / 2)
        size = (span.width - GAP, high)
        if cell.mean is None:
            pen.hatched_box(corner, size, _RADIUS)
            _on_white(pen, span.centre, middle, lines, self.reason_style)
            return
        ground = score_colour(cell.mean)
        pen.box(corner, size, radius=_RADIUS, fill=ground)
        text = f"{cell.mean:.2f}{BELOW_FLOOR if place in self.below else ''}"
        self._draw_mean(pen, span, middle, cell, text, ink_on(ground))

    def _draw_mean(
        self, pen: Pen, span: Span, middle: float, cell: Cell, text: str, ink: str
    ) -> None:
        room = span.width - GAP - 1
        number = _fitted(tinted(self.density.number, ink), "8.88" + text[4:], room)
        small = _fitted(tinted(self.density.small, ink), "8–8", room)
        tall = number.leading + (small.leading if cell.differs else 0)
        top = middle + tall / 2
        pen.text(span.centre, top - first_baseline(number), text, number, Align.CENTRE)
        if cell.differs:
            spread = f"{cell.lowest}–{cell.highest}"
            baseline = top - number.leading - first_baseline(small)
            pen.text(span.centre, baseline, spread, small, Align.CENTRE)

    def _draw_overall(self, pen: Pen, middle: float) -> None:
        scale, reach = self.columns.scale, self.density.cell / 2
        for point in SCALE:
            x = place_on(scale, point)
            pen.line((x, middle - reach), (x, middle + reach), LINE)
        if self.figures:
            score = self.figures.adjusted
            low, high = place_on(scale, score.low), place_on(scale, score.high)
            pen.line((low, middle), (high, middle), SCORE_RAMP[3], 1.9)
            pen.dot(place_on(scale, score.mean), middle, 2.7, SCORE_RAMP[4])
            bounds = f"{score.low:.2f}–{score.high:.2f}"
            self._draw_figure(pen, self.columns.adjusted, middle, f"{score.mean:.2f}", bounds)
        self._draw_raw_mean(pen, middle)

    def _draw_raw_mean(self, pen: Pen, middle: float) -> None:
        overall, span = self.row.overall, self.columns.raw
        if overall is None:
            style = tinted(self.density.small, INK_3)
            baseline = middle - 0.36 * style.size
            pen.text(span.right - 2, baseline, tr("no score"), style, Align.RIGHT)
            return
        partly = is_partly_covered(self.row)
        share = tr("{percent}%").format(percent=round(overall.coverage * 100)) if partly else ""
        self._draw_figure(pen, span, middle, f"{overall.mean:.2f}", share, is_main=False)

    def _draw_figure(
        self, pen: Pen, span: Span, middle: float, text: str, below: str, *, is_main: bool = True
    ) -> None:
        """A figure with a small text below it."""
        number = self.density.number if is_main else self.density.text
        small = _fitted(tinted(self.density.small, INK_3), below or "–", span.width - 3)
        top = middle + (self.density.number.leading + (small.leading if below else 0)) / 2
        pen.text(span.centre, top - first_baseline(self.density.number), text, number, Align.CENTRE)
        if below:
            baseline = top - self.density.number.leading - first_baseline(small)
            pen.text(span.centre, baseline, below, small, Align.CENTRE)

    def _draw_recommendations(self, pen: Pen, middle: float) -> None:
        style = self.density.text
        baseline = middle - 0.36 * style.size
        places = slots(self.columns.recommend, len(self.signs))
        for centre, which in zip(places, self.signs, strict=True):
            count = self.row.recommendations.get(which, 0)
            shown = style if count else tinted(style, INK_3)
            pen.text(centre, baseline, str(count), shown, Align.CENTRE)

    def _draw_withheld(self, pen: Pen, middle: float) -> None:
        left, high = self.columns.name.right + GAP / 2, self.density.cell
        wide = self.columns.recommend.right - left
        pen.box((left, middle - high / 2), (wide, high), radius=_RADIUS, fill=SUNK)
        style = tinted(self.density.text, INK_2)
        pen.padlock(left + 9, middle - 3.2, INK_3)
        pen.text(left + 21, middle - 0.36 * style.size, self.row.withheld_text, style)


def measure_row(
    block: Block,
    row: Row,
    figures: CandidateStatistics | None,
    columns: Columns,
    density: Density,
    signs: Mapping[Recommendation, str],
) -> GridRow:
    """Break a candidate's texts into lines and see how high the row must be."""
    name, name_style = _name_lines(row.name, columns.name.width - 8, density.text)
    remark = _remark(row, columns.name.width - 8, density.small)
    level = wrap(level_text(figures), density.level, columns.level.width - 6)
    narrowest = min((span.width for span in columns.attitudes), default=0.0) - GAP - 3
    texts = [no_score_text(cell) if cell.mean is None else "" for cell in row.cells]
    reason_style = _reason_style(texts, narrowest, density.small)
    reasons = tuple(
        wrap(text, reason_style, span.width - GAP - 2) if text else ()
        for text, span in zip(texts, columns.attitudes, strict=False)
    )
    inner = max(
        len(name) * name_style.leading + len(remark) * density.small.leading,
        len(level) * density.level.leading,
        max(map(len, reasons), default=0) * reason_style.leading + 4,
    )
    return GridRow(
        row=row,
        figures=figures,
        columns=columns,
        density=density,
        signs=signs,
        below=frozenset(place for place in range(len(row.cells)) if block.below_floor(row, place)),
        level=level,
        name=name,
        name_style=name_style,
        remark=remark,
        reasons=reasons,
        reason_style=reason_style,
        height=max(density.row, inner + 6),
    )


def _name_lines(name: str, room: float, style: Style) -> tuple[tuple[str, ...], Style]:
    lines = wrap(name, style, room)
    if len(lines) <= _LONG_NAME_LINES:
        return lines, style
    smaller = replace(style, size=style.size * 0.8, leading=style.leading * 0.8)
    return wrap(name, smaller, room), smaller


def _remark(row: Row, room: float, style: Style) -> tuple[str, ...]:
    """Said under the name of a candidate whose scores don't come from the whole panel."""
    if not row.visible or row.submitted >= row.expected:
        return ()
    text = tr("{done} of {all} scorecards").format(done=row.submitted, all=row.expected)
    return wrap(text, style, room)


def _reason_style(texts: list[str], room: float, small: Style) -> Style:
    style = Style(min(6.2, small.size), 6.8, colour=INK_2)
    longest = max((longest_word(text, style) for text in texts), default=0.0)
    shrunk = min(1.0, room / longest) if longest else 1.0
    return replace(style, size=style.size * shrunk, leading=style.leading * shrunk)


@lru_cache(maxsize=512)
def _fitted(style: Style, widest: str, room: float) -> Style:
    """The style, smaller if its widest text would not fit."""
    shrunk = min(1.0, room / width(widest, style))
    return replace(style, size=style.size * shrunk)


def _on_white(pen: Pen, centre: float, middle: float, lines: tuple[str, ...], style: Style) -> None:
    """Text on the stripes, each line on a white ground of its own."""
    top = middle + len(lines) * style.leading / 2
    for place, line in enumerate(lines):
        wide = width(line, style) + 2
        foot = top - (place + 1) * style.leading
        pen.box((centre - wide / 2, foot), (wide, style.leading), fill="#FFFFFF")
    pen.lines(centre, top, lines, style, Align.CENTRE)
