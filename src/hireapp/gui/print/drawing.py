"""Work beside the window: a form to PDF bytes, and pages of those bytes to images."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from hireapp.domain.comparison import ComparisonSheet
    from hireapp.paper.comparison_sheet import Order, PageSize


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A character that no font has: its code, and the field and the text where it stands."""

    code: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Printout:
    """A finished PDF and its number, the sizes of its pages in points, what no font has."""

    pdf: bytes
    number: str
    sizes: tuple[tuple[float, float], ...]
    unprintable: tuple[Unprintable, ...]


def draw_comparison_sheet(sheet: ComparisonSheet, order: Order, page: PageSize) -> Printout:
    """The comparison sheet on paper, with the rating model's figures."""
    from hireapp.analysis.comparison_statistics import with_statistics  # NumPy
    from hireapp.paper import comparison_sheet  # ReportLab is only needed here

    sheet = with_statistics(sheet)
    pdf = comparison_sheet.render(sheet, order=order, page=page)
    with _opened(pdf) as document:
        sizes = tuple(_size(document, number) for number in range(len(document)))
    number = comparison_sheet.sheet_number(sheet, order)
    return Printout(pdf, number, sizes, _unprintable(comparison_sheet.printable_fields(sheet)))


def draw_page(pdf: bytes, number: int, scale: float) -> QImage:
    """Page `number` (from 0) as an image; `scale` in pixels for each point.

    The document is opened and closed within the call: PDFium belongs to the worker thread.
    """
    with _opened(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=scale, rev_byteorder=True)
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
def _opened(pdf: bytes) -> Iterator[Any]:
    from pypdfium2 import PdfDocument  # only needed to show a preview

    document = PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def _size(document: Any, number: int) -> tuple[float, float]:
    width, height = document.get_page_size(number)
    return float(width), float(height)


def _unprintable(fields: list[tuple[str, str]]) -> tuple[Unprintable, ...]:
    from hireapp.paper.fonts import missing_glyphs

    return tuple(
        Unprintable(missing.code, field, text)
        for field, text in fields
        for missing in missing_glyphs([(field, text)])
    )
