"""A question bank as a spreadsheet, written and read back without loss, its faults by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hireapp.domain.bank_rows import BankHead, SampleAnswer
from hireapp.domain.banks import Bank
from hireapp.domain.ids import readable_id
from hireapp.domain.questions import Question
from hireapp.domain.text import NAME_LIMIT
from hireapp.errors import InputError
from hireapp.exchange import sheet_sources
from hireapp.exchange.sheet_faults import Faults, RowFault
from hireapp.exchange.sheet_layout import ABOUT, ATTITUDES, QUESTIONS, SAMPLES, Sheet
from hireapp.exchange.sheet_rows import (
    Attitudes,
    Fields,
    read_about,
    read_attitudes,
    read_questions,
    read_samples,
    rows_of,
)
from hireapp.exchange.sheet_sources import Table
from hireapp.exchange.sheet_writing import encode, template
from hireapp.exchange.workbook_safety import FILE_LIMIT, damaged
from hireapp.i18n import tr

__all__ = ["Progress", "RowFault", "SheetReading", "decode", "encode", "load", "template"]

Progress = Callable[[int, int], None]
"""Called with the rows read and about how many there are; raising anything cancels the work."""

_ZIP = b"PK\x03\x04"
_OLD_BINARY = b"\xd0\xcf\x11\xe0"
"""How a workbook begins that is from before 2007 or has a password."""


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What came out of a spreadsheet: a bank, or else every fault."""

    bank: Bank | None
    faults: tuple[RowFault, ...] = ()
    more_faults: int = 0
    """Faults beyond those that are kept."""


def load(path: Path, *, base: Bank | None = None, progress: Progress | None = None) -> SheetReading:
    """Read a spreadsheet file; see `decode`.

    Raises:
        InputError: when it cannot be read, is too large, or is no spreadsheet.
    """
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise _too_large(path.name)
        with path.open("rb") as stream:
            data = stream.read(FILE_LIMIT + 1)
    except OSError as error:
        raise InputError(
            tr("{file} cannot be read.").format(file=path.name), error.strerror or ""
        ) from error
    return decode(data, file=path.name, base=base, progress=progress)


def decode(
    data: bytes, *, file: str, base: Bank | None = None, progress: Progress | None = None
) -> SheetReading:
    """Read a bank from the bytes of an .xlsx file, or of a CSV file with the sheet of questions.

    `base` is the bank that it is meant for: sheets that are not there are taken from it.

    Raises:
        InputError: when the whole file is of no use; what is wrong in its rows is in the answer.
    """
    if len(data) > FILE_LIMIT:
        raise _too_large(file)
    watch = _Watch(progress)
    usual = base.bank if base else _head_from(file)
    if data.startswith(_ZIP):
        with sheet_sources.workbook(data, file, watch.pulse) as tables:
            return _read(tables, file, usual, base, watch)
    if data.startswith(_OLD_BINARY) or b"\0" in data[:1000]:
        raise damaged(file)
    table = sheet_sources.comma_separated(data, file)
    return _read((table,), file, usual, base, watch)


class _Watch:
    """Adds up what is read in all sheets for whoever watches."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._before = 0
        self._done = 0
        self.total = 1

    def pulse(self) -> None:
        """Say that the work goes on."""
        if self._progress is not None:
            self._progress(self._done, self.total)

    def row(self, _sheet: str, number: int) -> None:
        """Say which row of a sheet is read; every twentieth is told."""
        self._done = self._before + number
        self.total = max(self.total, self._done)
        if number % 20 == 1:
            self.pulse()

    def end_of_sheet(self) -> None:
        """Count on from here."""
        self._before = self._done


def _read(
    tables: tuple[Table, ...], file: str, usual: BankHead, base: Bank | None, watch: _Watch
) -> SheetReading:
    named = _by_sheet(tables, file)
    watch.total = max(1, sum(table.size for table in named.values()))
    faults = Faults()

    def rows(sheet: Sheet) -> Iterator[Fields]:
        yield from rows_of(named[sheet.name], sheet, faults, watch.row)
        watch.end_of_sheet()

    head = read_about(rows(ABOUT), usual) if ABOUT.name in named else usual
    has_attitudes = ATTITUDES.name in named
    own = read_attitudes(rows(ATTITUDES)) if has_attitudes else base.attitude if base else ()
    attitudes = Attitudes(own, base)
    questions, seen = read_questions(rows(QUESTIONS), attitudes)
    if SAMPLES.name in named:
        samples = read_samples(rows(SAMPLES), questions, seen)
    else:
        samples = _samples_that_stay(base, questions)
    watch.pulse()
    if faults.kept:
        return SheetReading(None, tuple(faults.kept), faults.more)
    bank = Bank(
        bank=head,
        attitude=(*own, *attitudes.used.values()),
        question=questions,
        sample_answer=samples,
    )
    return SheetReading(bank)


def _by_sheet(tables: tuple[Table, ...], file: str) -> dict[str, Table]:
    """The tables that are sheets of a bank; a lone sheet holds the questions."""
    found = {table.name.strip().casefold(): table for table in tables}
    sheets = (QUESTIONS, ATTITUDES, SAMPLES, ABOUT)
    named = {one.name: found[one.name.casefold()] for one in sheets if one.name.casefold() in found}
    if len(tables) == 1 and not named:
        return {QUESTIONS.name: tables[0]}
    if QUESTIONS.name not in named:
        raise InputError(
            tr("{file} has no sheet called “{sheet}”.").format(file=file, sheet=QUESTIONS.name),
            tr("Begin with an empty spreadsheet that Hireapp makes."),
        )
    return named


def _samples_that_stay(
    base: Bank | None, questions: tuple[Question, ...]
) -> tuple[SampleAnswer, ...]:
    scored = {one.id for one in questions if not one.is_opener}
    return tuple(one for one in (base.sample_answer if base else ()) if one.question in scored)


def _head_from(file: str) -> BankHead:
    """A head for a bank that came without one."""
    stem = file.rpartition(".")[0] or file
    title = stem.replace("_", " ").strip() or tr("Imported questions")
    return BankHead(
        id=readable_id(title) or "bank",
        title=title[:NAME_LIMIT],
        language="en",
        version=1,
        description=tr("Questions of our own."),
    )


def _too_large(file: str) -> InputError:
    return InputError(
        tr("{file} is too large for a question bank.").format(file=file),
        tr("At most {limit} MB is read.").format(limit=FILE_LIMIT // 1_000_000),
    )
