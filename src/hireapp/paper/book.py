"""A PDF made of forms, drawn page by page on one canvas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from hireapp.domain.papers import Mark
from hireapp.paper.document import Drawing, Frame, Layout, draw_footer, draw_layout
from hireapp.paper.pen import Ink, Pen

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of one layout: how many pages, and where its circles are."""

    pages: int
    marks: tuple[Mark, ...]


class Book:
    """A PDF that grows form by form; the same forms give the same bytes.

    `title` goes into the document information, which travels with the file: an opaque id, never
    a name.
    """

    def __init__(self, title: str) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # plain compressed streams are smaller and joined as they are
        self._target = BytesIO()
        self._canvas = Canvas(self._target, invariant=1, lang=LANGUAGE, pageCompression=1)
        _describe(self._canvas, title)
        self._ink = Ink()
        self.pages = 0

    def add(self, layout: Layout) -> Drawn:
        """Draw a form's pages."""
        self._use(layout.on)
        pen = Pen(self._canvas, self._ink)
        draw_layout(pen, layout)
        self.pages += len(layout.pages)
        return Drawn(len(layout.pages), tuple(pen.marks))

    def add_pages(self, pages: Sequence[Sequence[Drawing]], on: Frame) -> None:
        """Draw pages that belong to no form, each with its footer."""
        self._use(on)
        pen = Pen(self._canvas, self._ink)
        for number, drawings in enumerate(pages, start=1):
            for draw in drawings:
                draw(pen)
            draw_footer(pen, on, number, len(pages))
            pen.end_page()
        self.pages += len(pages)

    def blank(self, on: Frame) -> None:
        """An empty page of the same size."""
        self._use(on)
        Pen(self._canvas, self._ink).end_page()
        self.pages += 1

    def finish(self) -> bytes:
        """The PDF."""
        self._canvas.save()
        return self._target.getvalue()

    def _use(self, on: Frame) -> None:
        self._canvas.setPageSize((on.width, on.height))


def build(layouts: Iterable[Layout], *, title: str) -> bytes:
    """Forms one after the other as one PDF."""
    book = Book(title)
    for layout in layouts:
        book.add(layout)
    return book.finish()


def _describe(canvas: Canvas, title: str) -> None:
    canvas.setTitle(title)
    canvas.setAuthor("Hireapp")
    canvas.setCreator("Hireapp")
    canvas.setSubject("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
