"""The answer to an access request on paper: upright, one column, whatever is kept, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from hireapp.domain.access import AccessReport, Record
from hireapp.i18n import tr, trn
from hireapp.paper.book import Book
from hireapp.paper.document import Drawing, Footer, Frame, PageSize, frame
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import INK_3
from hireapp.paper.pen import Pen
from hireapp.paper.text import Style, wrap

_TITLE = Style(15.0, 20.0, Weight.SEMIBOLD)
_HEADING = Style(11.0, 15.0, Weight.SEMIBOLD)
_RECORD = Style(9.2, 12.8, Weight.SEMIBOLD)
_BODY = Style(9.2, 12.8)
_LABEL = Style(8.4, 12.8, colour=INK_3)
_LABEL_WIDTH = 128.0
_BEFORE_SECTION, _BEFORE_RECORD, _AFTER_TITLE = 13.0, 5.0, 4.0
_LEAST_BELOW_HEADING = 3 * _BODY.leading


@dataclass
class _Column:
    """Pages that fill from the top."""

    on: Frame
    pages: list[list[Drawing]] = field(default_factory=list)
    top: float = 0.0

    def need(self, height: float) -> None:
        """Begin a page unless there is so much room."""
        if not self.pages or self.top - height < self.on.bottom:
            self.pages.append([])
            self.top = self.on.top

    def skip(self, height: float) -> None:
        """Leave room, unless at the top of a page."""
        if self.pages and self.top < self.on.top:
            self.top -= height

    def line(self, text: str, style: Style, indent: float = 0.0) -> None:
        """One line; on a new page when there is no room."""
        self.need(style.leading)
        draw = partial(_draw, self.on.left + indent, self.top, text, style)
        self.pages[-1].append(draw)
        self.top -= style.leading

    def beside(self, label: tuple[str, ...], lines: tuple[str, ...]) -> None:
        """A label on the left and its text on the right, line by line."""
        for place in range(max(len(label), len(lines))):
            self.need(_BODY.leading)
            if place < len(label):
                draw = partial(_draw, self.on.left, self.top, label[place], _LABEL)
                self.pages[-1].append(draw)
            text = lines[place] if place < len(lines) else ""
            self.line(text, _BODY, _LABEL_WIDTH)


def render(report: AccessReport, *, page: PageSize = PageSize.A4) -> bytes:
    """The report as a PDF; the same report gives the same bytes."""
    number = tr("Access request {id}").format(id=report.number)
    printed = f"{report.as_of:%Y-%m-%d}"
    footer = Footer(
        tr("Confidential: personal data. {retention}").format(retention=report.retention),
        f"{number} · {printed}",
    )
    on = frame(page, footer, landscape=False)
    column = _Column(on)
    _head(column, report)
    for section in report.sections:
        column.skip(_BEFORE_SECTION)
        column.need(_HEADING.leading + _LEAST_BELOW_HEADING)
        for text in wrap(section.heading, _HEADING, on.inner_width):
            column.line(text, _HEADING)
        for record in section.records:
            _place(column, record)
    book = Book(number)
    book.add_pages(column.pages, on)
    return book.finish()


def _head(column: _Column, report: AccessReport) -> None:
    room = column.on.inner_width
    for text in wrap(tr("What is kept about you"), _TITLE, room):
        column.line(text, _TITLE)
    column.skip(_AFTER_TITLE)
    for paragraph in _introduction(report):
        for text in wrap(paragraph, _BODY, room):
            column.line(text, _BODY)


def _introduction(report: AccessReport) -> Iterator[str]:
    yield tr("{name}, candidate for {opening}").format(
        name=report.candidate, opening=report.opening
    )
    yield tr(
        "This is everything that Hireapp keeps about you in this database. Names of the people "
        "who interviewed you and of other candidates are replaced by their part in square brackets."
    )
    yield report.retention
    if report.drafts:
        yield trn(
            "{n} scorecard is still being written and is not included.",
            "{n} scorecards are still being written and are not included.",
            report.drafts,
        )


def _place(column: _Column, record: Record) -> None:
    column.skip(_BEFORE_RECORD)
    on = column.on
    titles = wrap(record.title, _RECORD, on.inner_width) if record.title else ()
    column.need(len(titles) * _RECORD.leading + _BODY.leading)
    for text in titles:
        column.line(text, _RECORD)
    for one in record.fields:
        label = wrap(one.label, _LABEL, _LABEL_WIDTH - 10)
        column.beside(label, wrap(one.text, _BODY, on.inner_width - _LABEL_WIDTH))


def _draw(left: float, top: float, text: str, style: Style, pen: Pen) -> None:
    pen.lines(left, top, (text,), style)
