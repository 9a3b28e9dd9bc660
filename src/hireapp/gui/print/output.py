"""Work beside the window: files that are saved, and pages that go to a printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from hireapp.domain.packets import Plan, PrintedForm, Wish
from hireapp.errors import StorageError
from hireapp.gui.print.drawing import Printout, opened, page_image, page_sizes
from hireapp.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from hireapp.gui.tasks import Progress
    from hireapp.paper.document import Look

_POINTS_AN_INCH = 72
_BAND_PIXELS = 8_000_000
"""A page is drawn in bands of at most so many pixels, so that a fine printer needs no more room."""


@dataclass(frozen=True, slots=True)
class SavedFile:
    """One file that was written, and the forms in it."""

    path: Path
    title: str
    pages: int
    forms: tuple[PrintedForm, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written or printed: all of it, or what there was when it stopped, and why."""

    files: tuple[SavedFile, ...] = ()
    forms: tuple[PrintedForm, ...] = ()
    pages: int = 0
    stopped: bool = False
    error: StorageError | None = None


class GivenUp(Exception):  # not an error: the user asked for it
    """Raised between two forms once somebody gives up."""


class Job:
    """One long piece of work that can be given up; what was done until then is told."""

    def __init__(self) -> None:
        self._stop = Event()

    def give_up(self) -> None:
        """Stop before the next form or page."""
        self._stop.set()

    def watched(self, progress: Progress) -> Progress:
        """A progress that stops the work once it is given up."""

        def told(share: float) -> None:
            if self._stop.is_set():
                raise GivenUp
            progress(share)

        return told


def save_shown(printout: Printout, path: Path) -> Outcome:
    """Write the very PDF that is shown."""
    from hireapp.paper import output

    output.write(path, printout.pdf)
    packet = printout.packet
    file = SavedFile(path, printout.booklet.title, packet.pages, packet.forms)
    return Outcome((file,), packet.forms, packet.pages)


def save_all(
    plan: Plan, wish: Wish, look: Look, target: Path, password: str, progress: Progress
) -> Outcome:
    """Draw and write every file."""
    from hireapp.paper.packet_files import write_packets

    files: list[SavedFile] = []
    stopped, failed = False, None
    try:
        for one in write_packets(plan, wish, look, target, password=password, progress=progress):
            packet = one.packet
            files.append(SavedFile(one.path, one.title, packet.pages, packet.forms))
    except GivenUp:
        stopped = True
    except StorageError as error:
        failed = error
    forms = tuple(form for one in files for form in one.forms)
    return Outcome(tuple(files), forms, sum(one.pages for one in files), stopped, failed)


def noted(outcome: Outcome, note: Callable[[tuple[PrintedForm, ...]], object]) -> Outcome:
    """Keep in the database what was written or printed; the same outcome, or why it was not."""
    try:
        note(outcome.forms)
    except StorageError as error:
        said = tr("It is done, but not noted in the audit log: {reason}")
        hint = tr("Save or print it once more when the database can be written.")
        return replace(outcome, error=StorageError(said.format(reason=error.message), hint))
    return outcome


def print_all(plan: Plan, wish: Wish, look: Look, printer: QPrinter, progress: Progress) -> Outcome:
    """Draw every form and send its pages to the printer, in the printer's own resolution."""
    from hireapp.paper import packets

    forms: list[PrintedForm] = []
    sheets = _Sheets(printer)
    stopped = False
    try:
        for place, booklet in enumerate(plan.booklets):
            share = _part(progress, place, len(plan.booklets))
            packet = packets.make(booklet, wish, look, progress=_still(share))
            sheets.print_pdf(packet.pdf, share)
            forms += packet.forms
    except GivenUp:
        stopped = True
        printer.abort()
    finally:
        sheets.end()
    return Outcome((), tuple(forms), sheets.printed, stopped)


def _still(share: Callable[[float], None]) -> Callable[[float], None]:
    """Nothing is printed while a packet is made."""
    return lambda _: share(0.0)


def _part(progress: Progress, place: int, total: int) -> Callable[[float], None]:
    return lambda share: progress((place + share) / total)


class _Sheets:
    """Pages going to one printer, counted through all files; only those of the chosen range."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._painter: QPainter | None = None
        self._seen = 0
        self.printed = 0
        printer.setFullPage(True)

    def print_pdf(self, pdf: bytes, progress: Progress) -> None:
        sizes = page_sizes(pdf)
        with opened(pdf) as document:
            for number, size in enumerate(sizes):
                progress(number / len(sizes))
                self._seen += 1
                if self._is_wanted(self._seen):
                    self._print_page(document, number, size)

    def end(self) -> None:
        if self._painter is not None:
            self._painter.end()
            self._painter = None

    def _is_wanted(self, page: int) -> bool:
        first, last = self._printer.fromPage(), self._printer.toPage()
        return first == 0 or first <= page <= max(first, last)

    def _print_page(self, document: Any, number: int, size: tuple[float, float]) -> None:
        self._printer.setPageLayout(_layout(size))
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(self._printer):
                raise StorageError(
                    tr("The printer does not answer."),
                    tr("Look whether it is on, or save the PDF and print it from there."),
                )
        else:
            self._printer.newPage()
        scale = self._printer.resolution() / _POINTS_AN_INCH
        for top, height in _bands(size, scale):
            crop = (0.0, max(0.0, size[1] - top - height), 0.0, top)
            image = page_image(document, number, scale, crop)
            target = QRectF(0, top * scale, size[0] * scale, height * scale)
            self._painter.drawImage(target, image)
        self.printed += 1


def _layout(size: tuple[float, float]) -> QPageLayout:
    short, long = sorted(size)
    paper = QPageSize(
        QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    turned = size[0] > size[1]
    way = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    return QPageLayout(paper, way, QMarginsF(0, 0, 0, 0))


def _bands(size: tuple[float, float], scale: float) -> Iterator[tuple[float, float]]:
    """Top and height, in points, of parts of a page that have whole pixels."""
    rows = max(1, int(_BAND_PIXELS / (size[0] * scale)))
    height = rows / scale
    top = 0.0
    while top < size[1]:
        yield top, min(height, size[1] - top)
        top += height
