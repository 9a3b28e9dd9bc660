"""Work beside the window: forms to PDF bytes, and pages of those bytes to images."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from hireapp.domain.packets import Booklet, Plan, plan
from hireapp.domain.papers import Papers, hiding_names

if TYPE_CHECKING:
    from hireapp.gui.print.choices import Chosen
    from hireapp.gui.tasks import Progress
    from hireapp.paper.document import Look
    from hireapp.paper.packets import Packet


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A character that no font has: its code, and the field and the text where it stands."""

    code: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Printout:
    """One finished PDF of a plan, the sizes of its pages in points, and what no font has.

    `papers` are what it was made of, with the figures that took time, before any name was hidden.
    """

    papers: Papers
    plan: Plan
    place: int
    packet: Packet
    sizes: tuple[tuple[float, float], ...]
    unprintable: tuple[Unprintable, ...]

    @property
    def pdf(self) -> bytes:
        """The very bytes that are saved."""
        return self.packet.pdf

    @property
    def booklet(self) -> Booklet:
        """What the PDF holds."""
        return self.plan.booklets[self.place]


def draw(
    collect: Callable[[], Papers], chosen: Chosen, look: Look, place: int, progress: Progress
) -> Printout:
    """The booklet at `place` of what was chosen; a place beyond the last is the first."""
    from hireapp.paper import packets  # ReportLab is only needed here

    progress(0.0)  # stops here when something else is wanted by now
    papers = packets.with_figures(collect(), chosen.wish)
    progress(0.0)
    shown = hiding_names(papers) if chosen.hide_names else papers
    planned = plan(shown, chosen.wish, packets.lack)
    place = place if place < len(planned.booklets) else 0
    booklet = planned.booklets[place]
    packet = packets.make(booklet, chosen.wish, look, progress=progress)
    return Printout(
        papers,
        planned,
        place,
        packet,
        page_sizes(packet.pdf),
        _unprintable(packets.fields(booklet)),
    )


def turn_to(
    printout: Printout, chosen: Chosen, look: Look, place: int, progress: Progress
) -> Printout:
    """Another booklet of the same plan."""
    from hireapp.paper import packets

    booklet = printout.plan.booklets[place]
    packet = packets.make(booklet, chosen.wish, look, progress=progress)
    return replace(
        printout,
        place=place,
        packet=packet,
        sizes=page_sizes(packet.pdf),
        unprintable=_unprintable(packets.fields(booklet)),
    )


def draw_page(pdf: bytes, number: int, scale: float) -> QImage:
    """Page `number` (from 0) as an image; `scale` in pixels for each point.

    The document is opened and closed within the call: PDFium belongs to the worker thread.
    """
    with opened(pdf) as document:
        return page_image(document, number, scale)


def page_image(
    document: Any, number: int, scale: float, crop: tuple[float, float, float, float] = (0, 0, 0, 0)
) -> QImage:
    """A page of an opened document; `crop` cuts points off left, bottom, right and top."""
    page = document[number]
    bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True)
    try:
        picture = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB888,
        )
        return picture.copy()
    finally:
        bitmap.close()
        page.close()


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The document of a PDF, closed at the end."""
    from pypdfium2 import PdfDocument  # only needed to show a preview

    document = PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points."""
    with opened(pdf) as document:
        return tuple(_size(document, number) for number in range(len(document)))


def _size(document: Any, number: int) -> tuple[float, float]:
    width, height = document.get_page_size(number)
    return float(width), float(height)


def _unprintable(fields: Iterable[tuple[str, str]]) -> tuple[Unprintable, ...]:
    from hireapp.paper.fonts import missing_glyphs

    return tuple(
        Unprintable(missing.code, field, text)
        for field, text in fields
        if not text.isascii()
        for missing in missing_glyphs([(field, text)])
    )
