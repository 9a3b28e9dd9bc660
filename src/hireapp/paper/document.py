"""The base of all forms: page sizes, the frame with its footer, and the finished PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING

from hireapp.i18n import tr
from hireapp.paper.palette import INK_3, LINE
from hireapp.paper.pen import Align, Pen
from hireapp.paper.text import Style, width, wrap

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Drawing = Callable[[Pen], None]
"""Something measured and placed, ready to be drawn."""

LANGUAGE = "en"
_MARGIN_SIDE = 33.0
_MARGIN_TOP = 28.5
_FOOTER_BASELINE = 19.5
_FOOTER_GAP = 12.0
_FOOTER_STYLE = Style(7.1, 9.2, colour=INK_3)


class PageSize(Enum):
    """A paper, upright, in points."""

    A4 = (595.28, 841.89)
    LETTER = (612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands below every page: confidentiality with the retention rule, and the form's id."""

    confidentiality: str
    form: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that a form may fill, and the footer below it."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    footer: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def inner_width(self) -> float:
        """From margin to margin."""
        return self.right - self.left

    @property
    def inner_height(self) -> float:
        """From the top margin to the footer."""
        return self.top - self.bottom


def frame(page: PageSize, footer: Footer, *, landscape: bool) -> Frame:
    """The frame of every page of a form; a long footer makes it lower."""
    short, long = page.value
    wide, high = (long, short) if landscape else (short, long)
    room = wide - 2 * _MARGIN_SIDE
    texts = (
        wrap(footer.confidentiality, _FOOTER_STYLE, 0.5 * room),
        wrap(footer.form, _FOOTER_STYLE, 0.36 * room),
    )
    extra = (max(len(lines) for lines in texts) - 1) * _FOOTER_STYLE.leading
    return Frame(
        width=wide,
        height=high,
        left=_MARGIN_SIDE,
        right=wide - _MARGIN_SIDE,
        top=high - _MARGIN_TOP,
        bottom=_FOOTER_BASELINE + _FOOTER_STYLE.leading + _FOOTER_GAP + extra,
        footer=texts,
    )


def build(pages: Sequence[Sequence[Drawing]], on: Frame, *, title: str) -> bytes:
    """The finished PDF; the same pages give the same bytes.

    `title` goes into the document information, which travels with the file: an opaque id, never
    a name.
    """
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, pagesize=(on.width, on.height), invariant=1, lang=LANGUAGE)
    _describe(canvas, title)
    pen = Pen(canvas)
    for number, drawings in enumerate(pages, start=1):
        for draw in drawings:
            draw(pen)
        _draw_footer(pen, on, number, len(pages))
        pen.end_page()
    canvas.save()
    return target.getvalue()


def _describe(canvas: Canvas, title: str) -> None:
    canvas.setTitle(title)
    canvas.setAuthor("Hireapp")
    canvas.setCreator("Hireapp")
    canvas.setSubject("")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _draw_footer(pen: Pen, on: Frame, number: int, total: int) -> None:
    rule = on.bottom - _FOOTER_GAP + 4
    first = rule - 5 - 0.75 * _FOOTER_STYLE.size
    left, middle = on.footer
    page = tr("{number} of {total}").format(number=number, total=total)
    pen.line((on.left, rule), (on.right, rule), LINE)
    free_from = on.left + max(width(line, _FOOTER_STYLE) for line in left)
    free_to = on.right - width(page, _FOOTER_STYLE)
    for place, line in enumerate(left):
        pen.text(on.left, first - place * _FOOTER_STYLE.leading, line, _FOOTER_STYLE)
    for place, line in enumerate(middle):
        baseline = first - place * _FOOTER_STYLE.leading
        pen.text((free_from + free_to) / 2, baseline, line, _FOOTER_STYLE, Align.CENTRE)
    pen.text(on.right, first, page, _FOOTER_STYLE, Align.RIGHT)
