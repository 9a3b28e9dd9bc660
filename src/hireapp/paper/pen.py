"""Drawing on a ReportLab canvas: plain text, hairlines, boxes, dots; points from bottom left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from hireapp.domain.papers import Mark
from hireapp.paper import operators
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
    from reportlab.pdfgen.canvas import Canvas

HAIRLINE = 0.6
_CIRCLE_LINE = 0.9
_HATCH_STEP = 3.2


class Align(Enum):
    """On which side of the given place a text stands, in parts of its width."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(slots=True)
class Ink:
    """What all pens of one document share: how texts are written in its fonts, what was drawn.

    `drawn` has the object that was drawn, so that its number stays its own, its operators and
    its circles, as they are when it begins at a height of 0.
    """

    letters: dict[tuple[str, float, str], str] = field(default_factory=dict)
    drawn: dict[int, tuple[object, str, tuple[Mark, ...]]] = field(default_factory=dict)


class Pen:
    """What the forms draw with; `page` is the page of the form, counted from 1."""

    def __init__(self, canvas: Canvas, ink: Ink) -> None:
        self._canvas = canvas
        self._ink = ink
        self._letters = ink.letters
        self._code: list[str] = []
        self._fill = ""
        self._stroke = ("", 0.0)
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
        self._stroke_with(colour, thickness)
        (x, y), (far, high) = start, end
        self._code.append(f"{x:.3f} {y:.3f} m {far:.3f} {high:.3f} l S")

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
            self._fill_with(fill)
        if stroke:
            self._stroke_with(stroke, HAIRLINE)
        paint = {(True, True): "B", (True, False): "f"}.get((bool(fill), bool(stroke)), "S")
        outline = operators.rounded(*size, radius)
        self._at(*corner, f"{outline} {paint}", before="[2.2 2.2] 0 d " if dashed else "")

    def circle(self, x: float, y: float, radius: float, name: str) -> None:
        """An empty circle to be filled by hand; where it is, is kept in `marks` under its name."""
        self._stroke_with(INK, _CIRCLE_LINE)
        self._at(x, y, f"{operators.circle(radius)} S")
        self.marks.append(Mark(self.page, name, round(x, 2), round(y, 2), round(radius, 2)))

    def squares(self, corner: tuple[float, float], step: float, rows: Sequence[str]) -> None:
        """Rows of black squares without gaps, from the top left corner: "#" is black."""
        self._fill_with(BLACK)
        x, y = corner
        grid = f"{step:.5f} 0 0 {step:.5f} {x:.3f} {y:.3f} cm"
        self._code.append(f"q {grid} {operators.squares(rows)} f Q")

    def hatched_box(
        self, corner: tuple[float, float], size: tuple[float, float], radius: float
    ) -> None:
        """A rectangle striped lightly: here is no score."""
        wide, high = size
        self._stroke_with(LINE, HAIRLINE)
        stripes = " ".join(
            f"{start:.3f} 0 m {start + high:.3f} {high:.3f} l"
            for start in (
                step * _HATCH_STEP - high for step in range(int((wide + high) / _HATCH_STEP) + 1)
            )
        )
        self._at(*corner, f"{operators.rounded(wide, high, radius)} W n {stripes} S")
        self.box(corner, size, radius=radius, stroke=LINE)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle with a thin white edge, so that it stands out from a line under it."""
        self._fill_with(colour)
        self._stroke_with(PAPER, HAIRLINE)
        self._at(x, y, f"{operators.circle(radius)} B")

    def padlock(self, x: float, y: float, colour: str) -> None:
        """A small closed padlock, 6 points wide, standing on `y`."""
        self._stroke_with(colour, 0.9)
        self._at(x + 3, y + 4.4, f"{operators.upper_half(1.7)} S")
        self.box((x, y), (6, 4.3), radius=0.8, fill=colour)

    @contextmanager
    def upwards(self, x: float, y: float) -> Iterator[None]:
        """Turn the paper: what is drawn from (0, 0) starts at (x, y) and runs upwards."""
        before = self._fill, self._stroke
        self._code.append(f"q 0 1 -1 0 {x:.3f} {y:.3f} cm")
        yield
        self._code.append("Q")
        self._fill, self._stroke = before

    def again(self, source: object, top: float, draw: Callable[[Pen, float], None]) -> None:
        """Draw something from `top` downwards; the next time it is drawn it is only repeated."""
        known = self._ink.drawn.get(id(source))
        if known is None:
            pen = Pen(self._canvas, self._ink)
            draw(pen, 0.0)
            known = source, "\n".join(pen._code), tuple(pen.marks)  # another pen
            self._ink.drawn[id(source)] = known
        _, code, marks = known
        self._code.append(f"q 1 0 0 1 0 {top:.3f} cm\n{code}\nQ")
        self.marks += [replace(mark, page=self.page, y=round(mark.y + top, 2)) for mark in marks]

    def end_page(self) -> None:
        """Go to the next page."""
        self._canvas.addLiteral("\n".join(self._code))
        self._canvas.showPage()
        self._code = []
        self._fill, self._stroke = "", ("", 0.0)

    def _run(self, x: float, baseline: float, run: Run, style: Style) -> None:
        if run.font is None:
            self._missing(x, baseline, run, style)
            return
        self._fill_with(style.colour)
        key = run.font, style.size, run.text
        letters = self._letters.get(key)
        if letters is None:
            letters = self._letters[key] = self._written(*key)
        self._code.append(f"BT 1 0 0 1 {x:.3f} {baseline:.3f} Tm {letters} ET")

    def _written(self, font: str, size: float, text: str) -> str:
        """Which font subsets show which bytes; a subset grows by the letters that are new."""
        from reportlab.pdfbase.pdfmetrics import getFont

        found, canvas = getFont(font), self._canvas
        document, escape = canvas._doc, canvas._escape  # noqa: SLF001  # ReportLab offers no other way
        return " ".join(
            f"{found.getSubsetInternalName(subset, document)} {size:g} Tf ({escape(codes)}) Tj"
            for subset, codes in found.splitString(text, document)
        )

    def _missing(self, x: float, baseline: float, run: Run, style: Style) -> None:
        size = style.size
        code = Style(size * BOX_TEXT_SCALE, size, Weight.REGULAR, INK_3)
        inset = BOX_PADDING * size / 3
        corner = (x + inset, baseline - 0.12 * size)
        self.box(
            corner, (run.em * size - 2 * inset, 0.86 * size), radius=0.12 * size, stroke=LINE_STRONG
        )
        self.text(x + BOX_PADDING * size, baseline + 0.09 * size, run.text, code)

    def _at(self, x: float, y: float, shape: str, before: str = "") -> None:
        """A shape from the origin, put somewhere."""
        self._code.append(f"q {before}1 0 0 1 {x:.3f} {y:.3f} cm {shape} Q")

    def _fill_with(self, colour: str) -> None:
        if colour != self._fill:
            self._code.append(f"{operators.colour(colour)} rg")
            self._fill = colour

    def _stroke_with(self, colour: str, thickness: float) -> None:
        if (colour, thickness) != self._stroke:
            self._code.append(f"{operators.colour(colour)} RG {thickness:g} w")
            self._stroke = (colour, thickness)


def first_baseline(style: Style) -> float:
    """How far below the top of a line its baseline is."""
    return style.leading / 2 + 0.36 * style.size
