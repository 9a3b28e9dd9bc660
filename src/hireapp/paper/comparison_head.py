"""The header row of the comparison grid, repeated on every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hireapp.domain.scorecards import Recommendation
from hireapp.i18n import tr
from hireapp.paper.comparison_columns import AXIS_HEIGHT, Columns
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import INK
from hireapp.paper.pen import Align, Pen, first_baseline
from hireapp.paper.span import Span
from hireapp.paper.text import Style

SCALE = (1, 2, 3, 4, 5)
_HEAD_GAP = 4.0


@dataclass(frozen=True, slots=True)
class GridHead:
    """Headings standing on a rule."""

    columns: Columns
    signs: Mapping[Recommendation, str]

    @property
    def height(self) -> float:
        """With the rule below."""
        return self.columns.height + _HEAD_GAP + 2

    def draw(self, pen: Pen, top: float) -> None:
        """The header row from its top downwards."""
        at, style = self.columns, self.columns.head_style
        foot = top - at.height
        pen.text(at.name.left, _last_baseline(foot, style), tr("Candidate"), style)
        for head in at.heads:
            _standing(pen, head.span, foot, head.lines, style)
        for span, lines in zip(at.attitudes, at.attitude_heads, strict=True):
            if at.turned:
                _turned(pen, span, foot, lines, at.attitude_style)
            else:
                _standing(pen, span, foot, lines, at.attitude_style)
        self._draw_axis(pen, foot)
        self._draw_signs(pen, foot)
        rule = foot - _HEAD_GAP
        pen.line((at.left, rule), (at.right, rule), INK, 1.1)

    def _draw_axis(self, pen: Pen, foot: float) -> None:
        at, style = self.columns, self.columns.head_style
        top = foot + AXIS_HEIGHT + len(at.scale_head) * style.leading
        pen.lines(at.scale.left - 2.5, top, at.scale_head, style)
        digits = replace(style, weight=Weight.REGULAR)
        for point in SCALE:
            baseline = _last_baseline(foot, digits)
            pen.text(place_on(at.scale, point), baseline, str(point), digits, Align.CENTRE)

    def _draw_signs(self, pen: Pen, foot: float) -> None:
        at, style = self.columns, self.columns.head_style
        baseline = _last_baseline(foot, style)
        above = baseline + style.leading
        pen.text(at.recommend.centre, above, tr("Recommend"), style, Align.CENTRE)
        for centre, sign in zip(
            slots(at.recommend, len(self.signs)), self.signs.values(), strict=True
        ):
            pen.text(centre, baseline, sign, style, Align.CENTRE)


def place_on(scale: Span, value: float) -> float:
    """Where a score is on the drawn scale."""
    return scale.left + (value - SCALE[0]) / (SCALE[-1] - SCALE[0]) * scale.width


def slots(span: Span, count: int) -> list[float]:
    """The middles of the recommendations' columns."""
    step = (span.width - 8) / count
    return [span.left + 4 + step * (place + 0.5) for place in range(count)]


def _last_baseline(foot: float, style: Style) -> float:
    return foot + style.leading - first_baseline(style)


def _standing(pen: Pen, span: Span, foot: float, lines: tuple[str, ...], style: Style) -> None:
    pen.lines(span.centre, foot + len(lines) * style.leading, lines, style, Align.CENTRE)


def _turned(pen: Pen, span: Span, foot: float, lines: tuple[str, ...], style: Style) -> None:
    with pen.upwards(span.centre, foot):
        pen.lines(0, len(lines) * style.leading / 2, lines, style)
