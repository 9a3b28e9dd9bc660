"""The grid of the comparison sheet: its header and one row for each candidate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from hireapp.domain.comparison import Cell, Overall, Row
from hireapp.domain.scorecards import Recommendation
from hireapp.i18n import tr
from hireapp.paper.comparison_columns import AXIS_HEIGHT, GAP, Columns, Span
from hireapp.paper.comparison_words import (
    is_partly_covered,
    no_score_text,
    reactions_text,
)
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import (
    INK,
    INK_2,
    INK_3,
    LINE,
    SCORE_RAMP,
    SUNK,
    ink_on,
    score_colour,
)
from hireapp.paper.pen import Align, Pen, first_baseline
from hireapp.paper.text import Style, longest_word, tinted, width, wrap

_SCALE = (1, 2, 3, 4, 5)
_RADIUS = 2.3
_HEAD_GAP = 4.0
_LONG_NAME_LINES = 3


@dataclass(frozen=True, slots=True)
class Density:
    """How much room a row takes; sizes in points."""

    row: float
    cell: float
    text: Style
    number: Style
    small: Style
    notes: Style


COMFORTABLE = Density(
    row=27.75,
    cell=21.75,
    text=Style(8.6, 10.6),
    number=Style(8.6, 9.4, Weight.SEMIBOLD),
    small=Style(6.7, 7.6),
    notes=Style(8.2, 11.4),
)
COMPACT = Density(
    row=23.0,
    cell=19.0,
    text=Style(8.2, 9.8),
    number=Style(8.2, 8.8, Weight.SEMIBOLD),
    small=Style(6.3, 7.0),
    notes=Style(7.6, 10.0),
)


@dataclass(frozen=True, slots=True)
class GridHead:
    """The header row, repeated on every page."""

    columns: Columns
    signs: Mapping[Recommendation, str]

    @property
    def height(self) -> float:
        """With the rule below."""
        return self.columns.height + _HEAD_GAP + 2

    def draw(self, pen: Pen, top: float) -> None:
        """Headings standing on the rule."""
        at, style = self.columns, self.columns.head_style
        foot = top - at.height
        pen.text(at.name.left, _last_baseline(foot, style), tr("Candidate"), style)
        if at.opener:
            _standing(pen, at.opener, foot, at.opener_head, style)
        for span, lines in zip(at.attitudes, at.attitude_heads, strict=True):
            if at.turned:
                _turned(pen, span, foot, lines, at.attitude_style)
            else:
                _standing(pen, span, foot, lines, at.attitude_style)
        self._draw_overall(pen, foot)
        self._draw_signs(pen, foot)
        rule = foot - _HEAD_GAP
        pen.line((at.name.left, rule), (at.recommend.right, rule), INK, 1.1)

    def _draw_overall(self, pen: Pen, foot: float) -> None:
        at, style = self.columns, self.columns.head_style
        top = foot + AXIS_HEIGHT + len(at.overall_head) * style.leading
        pen.lines(at.scale.left - 2.5, top, at.overall_head, style)
        digits = replace(style, weight=Weight.REGULAR)
        for point in _SCALE:
            baseline = _last_baseline(foot, digits)
            pen.text(_place(at.scale, point), baseline, str(point), digits, Align.CENTRE)

    def _draw_signs(self, pen: Pen, foot: float) -> None:
        at, style = self.columns, self.columns.head_style
        baseline = _last_baseline(foot, style)
        above = baseline + style.leading
        pen.text(at.recommend.centre, above, tr("Recommend"), style, Align.CENTRE)
        for centre, sign in zip(
            _slots(at.recommend, len(self.signs)), self.signs.values(), strict=True
        ):
            pen.text(centre, baseline, sign, style, Align.CENTRE)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One candidate, measured."""

    row: Row
    columns: Columns
    density: Density
    signs: Mapping[Recommendation, str]
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
            self._draw_opener(pen, middle)
            for place, span in enumerate(self.columns.attitudes):
                self._draw_cell(pen, span, middle, place)
            self._draw_overall(pen, middle)
            self._draw_recommendations(pen, middle)
        else:
            self._draw_withheld(pen, middle)
        foot = top - self.height
        pen.line((self.columns.name.left, foot), (self.columns.recommend.right, foot), LINE)

    def _draw_name(self, pen: Pen, middle: float) -> None:
        small = tinted(self.density.small, INK_3)
        tall = len(self.name) * self.name_style.leading
        top = middle + (tall + len(self.remark) * small.leading) / 2
        pen.lines(self.columns.name.left, top, self.name, self.name_style)
        pen.lines(self.columns.name.left, top - tall, self.remark, small)

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
        self._draw_mean(pen, span, middle, cell, cell.mean, ink_on(ground))

    def _draw_mean(
        self, pen: Pen, span: Span, middle: float, cell: Cell, mean: float, ink: str
    ) -> None:
        room = span.width - GAP - 1
        number = _fitted(tinted(self.density.number, ink), "8.88", room)
        small = _fitted(tinted(self.density.small, ink), "8–8", room)
        text = f"{mean:.2f}"
        tall = number.leading + (small.leading if cell.differs else 0)
        top = middle + tall / 2
        pen.text(span.centre, top - first_baseline(number), text, number, Align.CENTRE)
        if cell.differs:
            spread = f"{cell.lowest}–{cell.highest}"
            baseline = top - number.leading - first_baseline(small)
            pen.text(span.centre, baseline, spread, small, Align.CENTRE)

    def _draw_overall(self, pen: Pen, middle: float) -> None:
        scale, reach = self.columns.scale, self.density.cell / 2
        for point in _SCALE:
            x = _place(scale, point)
            pen.line((x, middle - reach), (x, middle + reach), LINE)
        overall = self.row.overall
        right = self.columns.overall.right - 2
        if overall is None:
            style = tinted(self.density.small, INK_3)
            pen.text(right, middle - 0.36 * style.size, tr("no score"), style, Align.RIGHT)
            return
        low, high = _place(scale, overall.lowest), _place(scale, overall.highest)
        pen.line((low, middle), (high, middle), SCORE_RAMP[3], 1.9)
        pen.dot(_place(scale, overall.mean), middle, 3.5, SCORE_RAMP[4])
        self._draw_overall_mean(pen, right, middle, overall)

    def _draw_overall_mean(self, pen: Pen, right: float, middle: float, overall: Overall) -> None:
        number, small = self.density.number, tinted(self.density.small, INK_3)
        partly = is_partly_covered(self.row)
        top = middle + (number.leading + (small.leading if partly else 0)) / 2
        mean = f"{overall.mean:.2f}"
        pen.text(right, top - first_baseline(number), mean, number, Align.RIGHT)
        if partly:
            baseline = top - number.leading - first_baseline(small)
            share = tr("{percent}%").format(percent=round(overall.coverage * 100))
            pen.text(right, baseline, share, small, Align.RIGHT)

    def _draw_recommendations(self, pen: Pen, middle: float) -> None:
        style = self.density.text
        baseline = middle - 0.36 * style.size
        slots = _slots(self.columns.recommend, len(self.signs))
        for centre, which in zip(slots, self.signs, strict=True):
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
    row: Row, columns: Columns, density: Density, signs: Mapping[Recommendation, str]
) -> GridRow:
    """Break a candidate's texts into lines and see how high the row must be."""
    name, name_style = _name_lines(row.name, columns.name.width - 8, density.text)
    remark = _remark(row, columns.name.width - 8, density.small)
    narrowest = min((span.width for span in columns.attitudes), default=0.0) - GAP - 3
    texts = [no_score_text(cell) if cell.mean is None else "" for cell in row.cells]
    reason_style = _reason_style(texts, narrowest, density.small)
    reasons = tuple(
        wrap(text, reason_style, span.width - GAP - 2) if text else ()
        for text, span in zip(texts, columns.attitudes, strict=False)
    )
    inner = max(
        len(name) * name_style.leading + len(remark) * density.small.leading,
        max(map(len, reasons), default=0) * reason_style.leading + 4,
    )
    return GridRow(
        row=row,
        columns=columns,
        density=density,
        signs=signs,
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


def _place(scale: Span, value: float) -> float:
    return scale.left + (value - _SCALE[0]) / (_SCALE[-1] - _SCALE[0]) * scale.width


def _slots(span: Span, count: int) -> list[float]:
    step = (span.width - 8) / count
    return [span.left + 4 + step * (place + 0.5) for place in range(count)]


def _last_baseline(foot: float, style: Style) -> float:
    return foot + style.leading - first_baseline(style)


def _standing(pen: Pen, span: Span, foot: float, lines: tuple[str, ...], style: Style) -> None:
    pen.lines(span.centre, foot + len(lines) * style.leading, lines, style, Align.CENTRE)


def _turned(pen: Pen, span: Span, foot: float, lines: tuple[str, ...], style: Style) -> None:
    with pen.upwards(span.centre, foot):
        pen.lines(0, len(lines) * style.leading / 2, lines, style)


def _on_white(pen: Pen, centre: float, middle: float, lines: tuple[str, ...], style: Style) -> None:
    """Text on the stripes, each line on a white ground of its own."""
    top = middle + len(lines) * style.leading / 2
    for place, line in enumerate(lines):
        wide = width(line, style) + 2
        foot = top - (place + 1) * style.leading
        pen.box((centre - wide / 2, foot), (wide, style.leading), fill="#FFFFFF")
    pen.lines(centre, top, lines, style, Align.CENTRE)
