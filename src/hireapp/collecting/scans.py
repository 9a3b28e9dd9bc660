"""Scans of filled scorecards, for window and command line: read, matched, and listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hireapp.domain import paper_scans as rules
from hireapp.domain.ids import OpeningId, PersonId
from hireapp.domain.packets import PrintedForm
from hireapp.domain.paper_entry import PaperLine, PaperRow
from hireapp.domain.paper_scans import Outcome, RowKey, ScannedPage, ScanReading
from hireapp.errors import InputError
from hireapp.i18n import tr, trn
from hireapp.paper import scan, scan_files
from hireapp.paper.codes import PageCode, fingerprint
from hireapp.store import paper_entry, printed_forms
from hireapp.store.database import Database

if TYPE_CHECKING:
    from hireapp.paper.scan import Picture

Progress = Callable[[float], object]
_NO_INK = 0.0004
"""Of a page on which nothing is printed, at most this share is dark: dust, and the edges."""


@dataclass(slots=True)
class _Found:
    """What the pages so far say of one form."""

    form: PrintedForm
    row: PaperRow
    line: PaperLine = field(default_factory=PaperLine)


def read(
    database: Database,
    opening_id: OpeningId,
    places: Sequence[Path],
    *,
    viewer: PersonId,
    progress: Progress = lambda _: None,
) -> ScanReading:
    """Read files and folders of scans against the grid of an opening; nothing is written.

    Raises:
        Refused: when the viewer may enter no papers.
        InputError: when there is no scan, or there are too many pages at once.
    """
    rows = paper_entry.grid(database, opening_id, viewer)
    reader = _Reader(database, opening_id, {_key(one): one for one in rows})
    files = scan_files.files_in(places)
    _check_total(len(files))
    counted = [(file, _count(file)) for file in files]
    total = sum(count if isinstance(count, int) else 1 for _, count in counted)
    _check_total(total)
    done = 0
    for file, count in counted:
        if isinstance(count, ScannedPage):
            reader.pages.append(count)
            done += 1
            continue
        for number in range(count):
            progress(done / total)
            source = file.name if count == 1 else f"{file.name}, {number + 1}"
            reader.pages.append(reader.page(file, number, source))
            done += 1
    progress(1.0)
    return reader.outcome()


@dataclass(slots=True)
class _Reader:
    """Reads page after page; keeps what each row of the grid gets."""

    database: Database
    opening_id: OpeningId
    rows: dict[RowKey, PaperRow]
    pages: list[ScannedPage] = field(default_factory=list)
    found: dict[tuple[str, RowKey], _Found] = field(default_factory=dict)

    def page(self, file: Path, number: int, source: str) -> ScannedPage:
        """What becomes of one page."""
        try:
            picture = scan_files.read_picture(file, number)
        except InputError as error:
            return ScannedPage(source, Outcome.UNREADABLE, error.sentence)
        if float((picture < scan.DARK).mean()) < _NO_INK:
            return ScannedPage(source, Outcome.BLANK)
        try:
            reading = scan.read_page(picture)
        except InputError as error:
            return ScannedPage(source, Outcome.NO_FORM, error.sentence)
        return self._match(source, picture, reading)

    def _match(self, source: str, picture: Picture, reading: scan.PageReading) -> ScannedPage:
        code = reading.code
        if code.opening != fingerprint(self.opening_id):
            why = tr("Choose that opening, then read it again.")
            return ScannedPage(source, Outcome.OTHER_OPENING, why)
        form = next(self._forms(code), None)
        if form is None or form.candidate_id is None or form.seat_id is None:
            return ScannedPage(source, Outcome.UNKNOWN, _why_unknown(form))
        row = self.rows.get((form.candidate_id, form.seat_id))
        refused = rules.refusal(form, row)
        if row is None or refused is not None:
            return _named(ScannedPage(source, *(refused or (Outcome.NOT_YOURS, ""))), row)
        if rules.cells_on(form, code.page) & rules.cells_of(row.typed):
            why = tr("Some of its cells are filled in the grid. They stay as they are.")
            return _named(ScannedPage(source, Outcome.ALREADY_TYPED, why), row)
        marks = [mark for mark in form.marks if mark.page == code.page]
        names = [mark.name for mark in marks]
        there = reading.is_there(picture, form, marks)
        if marks and not any(there):
            why = tr("Its circles are not where they were printed. Scan it again, whole and flat.")
            return _named(ScannedPage(source, Outcome.UNREADABLE, why), row)
        lost = {name for name, found in zip(names, there, strict=True) if not found}
        shares = reading.darkness(picture, form, marks)
        line = rules.judge(dict(zip(names, shares, strict=True)), lost)
        known = self.found.setdefault((form.number, _key(row)), _Found(form, row))
        known.line = rules.joined(known.line, line)
        return rules.told(source, row, line)

    def _forms(self, code: PageCode) -> Iterator[PrintedForm]:
        """The forms of a code's number that are about the same candidate and seat."""
        for form in printed_forms.find(self.database, code.form):
            about = fingerprint(form.candidate_id), fingerprint(form.seat_id), form.kit_number
            if about == (code.candidate, code.seat, code.kit):
                yield form

    def outcome(self) -> ScanReading:
        """Every page, those that are missing, and what goes into each row."""
        lines: dict[RowKey, PaperLine] = {}
        missing: list[ScannedPage] = []
        for (_, key), one in self.found.items():
            lines[key] = rules.joined(lines.get(key, PaperLine()), one.line)
        for (_, key), one in self.found.items():
            missing += rules.missing_pages(one.form, one.row, lines[key])
        return ScanReading((*self.pages, *dict.fromkeys(missing)), lines)


def _key(row: PaperRow) -> RowKey:
    return row.candidate.id, row.seat.id


def _named(page: ScannedPage, row: PaperRow | None) -> ScannedPage:
    if row is None:
        return page
    return replace(page, candidate=row.candidate.name, interviewer=row.seat.person.name)


def _count(file: Path) -> int | ScannedPage:
    try:
        return scan_files.count_pages(file)
    except InputError as error:
        return ScannedPage(file.name, Outcome.UNREADABLE, error.sentence)


def _check_total(total: int) -> None:
    if not total:
        raise InputError(tr("There are no scans here."), tr("Choose PDF, PNG, JPEG or TIFF files."))
    if total > scan_files.MOST_PAGES:
        raise InputError(
            trn("This is {n} page.", "These are {n} pages.", total),
            tr("Read at most {n} at once. Nothing was read.").format(n=scan_files.MOST_PAGES),
        )


def _why_unknown(form: PrintedForm | None) -> str:
    if form is None:
        return tr("It was not printed from this database, or its candidate was erased.")
    return tr("It names no candidate or no interviewer. Type it by hand.")
