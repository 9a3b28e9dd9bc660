"""Drawing on a ReportLab canvas: plain text, hairlines, boxes, dots; points from bottom left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from hireapp.domain.papers import Mark
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import BLACK, INK, INK_3, LINE, LINE_STRONG, PAPER
from hireapp.paper.text import (
    BOX_PADDING,
    BOX_TEXT_SCALE,
    Run,
    Style,
    runs,
    width,
)

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

HAIRLINE = 0.6
_CIRCLE_LINE = 0.9
_HATCH_STEP = 3.2


class Align(Enum):
    """On which side of the given place a text stands, in parts of its width."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Pen:
    """What the forms draw with; `page` is the page of the form, counted from 1."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._fill = ""
        self.page = 1
        self.marks: list[Mark] = []

    def text(
        self, x: float, baseline: float, text: str, style: Style, align: Align = Align.LEFT
    ) -> None:
        """One line of plain text."""
        if align is not Align.LEFT:
            x -= align.value * width(text, style)
        for run in runs(text, style.weight):
            self._run(x, baseline, run, style)
            x += run.em * style.size

    def lines(
        self, x: float, top: float, lines: Iterable[str], style: Style, align: Align = Align.LEFT
    ) -> None:
        """Lines below each other, the first one's leading beginning at `top`."""
        baseline = top - first_baseline(style)
        for line in lines:
            self.text(x, baseline, line, style, align)
            baseline -= style.leading

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str = LINE,
        thickness: float = HAIRLINE,
    ) -> None:
        """A straight line."""
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(thickness)
        self._canvas.line(*start, *end)

    def box(
        self,
        corner: tuple[float, float],
        size: tuple[float, float],
        *,
        radius: float = 0.0,
        fill: str | None = None,
        stroke: str | None = None,
        dashed: bool = False,
    ) -> None:
        """A rectangle from its lower left corner."""
        if fill:
            self._use(fill)
        if stroke:
            self._canvas.setStrokeColor(_colour(stroke))
            self._canvas.setLineWidth(HAIRLINE)
        x, y = corner
        paint = {(True, True): "B", (True, False): "f"}.get((bool(fill), bool(stroke)), "S")
        outline = _rounded(*size, radius)
        dash = "[2.2 2.2] 0 d " if dashed else ""
        self._canvas.addLiteral(f"q {dash}1 0 0 1 {x:.3f} {y:.3f} cm {outline} {paint} Q")

    def circle(self, x: float, y: float, radius: float, name: str) -> None:
        """An empty circle to be filled by hand; where it is, is kept in `marks` under its name."""
        self._canvas.setStrokeColor(_colour(INK))
        self._canvas.setLineWidth(_CIRCLE_LINE)
        self._canvas.circle(x, y, radius, stroke=1, fill=0)
        self.marks.append(Mark(self.page, name, round(x, 2), round(y, 2), round(radius, 2)))

    def squares(self, corner: tuple[float, float], step: float, rows: Sequence[str]) -> None:
        """Rows of black squares without gaps, from the top left corner: "#" is black."""
        x, y = corner
        self._use(BLACK)
        parts = []
        for place, row in enumerate(rows):
            bottom = y - (place + 1) * step
            for found in re.finditer("#+", row):
                left, wide = x + found.start() * step, len(found.group()) * step
                parts.append(f"{left:.3f} {bottom:.3f} {wide:.3f} {step:.3f} re")
        self._canvas.addLiteral(f"{' '.join(parts)} f")

    def hatched_box(
        self, corner: tuple[float, float], size: tuple[float, float], radius: float
    ) -> None:
        """A rectangle striped lightly: here is no score."""
        (x, y), (wide, high) = corner, size
        with self._kept():
            edge = self._canvas.beginPath()
            edge.roundRect(x, y, wide, high, radius)
            self._canvas.clipPath(edge, stroke=0, fill=0)
            self._canvas.setStrokeColor(_colour(LINE))
            self._canvas.setLineWidth(HAIRLINE)
            stripes = self._canvas.beginPath()
            for step in range(int((wide + high) / _HATCH_STEP) + 1):
                start = x - high + step * _HATCH_STEP
                stripes.moveTo(start, y)
                stripes.lineTo(start + high, y + high)
            self._canvas.drawPath(stripes)
        self.box(corner, size, radius=radius, stroke=LINE)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle with a thin white edge, so that it stands out from a line under it."""
        self._use(colour)
        self._canvas.setStrokeColor(_colour(PAPER))
        self._canvas.setLineWidth(HAIRLINE)
        self._canvas.circle(x, y, radius, stroke=1, fill=1)

    def padlock(self, x: float, y: float, colour: str) -> None:
        """A small closed padlock, 6 points wide, standing on `y`."""
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(0.9)
        self._canvas.arc(x + 1.3, y + 2.1, x + 4.7, y + 6.7, 0, 180)
        self.box((x, y), (6, 4.3), radius=0.8, fill=colour)

    @contextmanager
    def upwards(self, x: float, y: float) -> Iterator[None]:
        """Turn the paper: what is drawn from (0, 0) starts at (x, y) and runs upwards."""
        with self._kept():
            self._canvas.translate(x, y)
            self._canvas.rotate(90)
            yield

    def end_page(self) -> None:
        """Go to the next page."""
        self._canvas.showPage()
        self._fill = ""

    def _run(self, x: float, baseline: float, run: Run, style: Style) -> None:
        if run.font is None:
            self._missing(x, baseline, run, style)
            return
        self._use(style.colour)
        written = self._canvas.beginText(x, baseline)
        written.setFont(run.font, style.size)
        written.textOut(run.text)
        self._canvas.drawText(written)

    def _missing(self, x: float, baseline: float, run: Run, style: Style) -> None:
        size = style.size
        code = Style(size * BOX_TEXT_SCALE, size, Weight.REGULAR, INK_3)
        inset = BOX_PADDING * size / 3
        corner = (x + inset, baseline - 0.12 * size)
        self.box(
            corner, (run.em * size - 2 * inset, 0.86 * size), radius=0.12 * size, stroke=LINE_STRONG
        )
        self.text(x + BOX_PADDING * size, baseline + 0.09 * size, run.text, code)

    def _use(self, colour: str) -> None:
        if colour != self._fill:
            self._canvas.setFillColor(_colour(colour))
            self._fill = colour

    @contextmanager
    def _kept(self) -> Iterator[None]:
        self._canvas.saveState()
        before = self._fill
        yield
        self._canvas.restoreState()
        self._fill = before


def first_baseline(style: Style) -> float:
    """How far below the top of a line its baseline is."""
    return style.leading / 2 + 0.36 * style.size


@lru_cache(maxsize=512)
def _rounded(wide: float, high: float, radius: float) -> str:
    """A rectangle from (0, 0) as PDF operators; a grid has hundreds alike, so it is kept."""
    bend = radius * 0.4477  # where a quarter circle's control points are, from the corner
    far, top = wide - radius, high - radius
    points = (
        ((radius, 0), "m"),
        ((far, 0), "l"),
        ((wide - bend, 0, wide, bend, wide, radius), "c"),
        ((wide, top), "l"),
        ((wide, high - bend, wide - bend, high, far, high), "c"),
        ((radius, high), "l"),
        ((bend, high, 0, high - bend, 0, top), "c"),
        ((0, radius), "l"),
        ((0, bend, bend, 0, radius, 0), "c h"),
    )
    return " ".join(
        " ".join(f"{number:.3f}" for number in numbers) + f" {operator}"
        for numbers, operator in points
    )


@cache
def _colour(code: str) -> Color:
    from reportlab.lib.colors import HexColor

    return HexColor(code)
