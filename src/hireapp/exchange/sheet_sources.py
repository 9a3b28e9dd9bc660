"""The cells of a workbook or a CSV file as cleaned texts, row by row."""

from __future__ import annotations

import csv
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, TypeVar

from hireapp.domain.text import clean_note
from hireapp.errors import InputError
from hireapp.exchange import workbook_safety
from hireapp.exchange.sheet_layout import QUESTIONS
from hireapp.i18n import tr

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as BookCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.workbook import Workbook

ROW_LIMIT = 10_000
"""Most rows of a sheet that may hold something."""
_LAST_ROW = 10 * ROW_LIMIT
"""Rows beyond are not looked at: a sheet may be formatted down to its millionth row."""
COLUMN_LIMIT = 40
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,  # of XML
    TypeError,
    ValueError,
)
"""What openpyxl raises for parts that are well-formed and still not what they should be."""
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
"""An underscore that would begin the code of a character, as XlsxWriter writes it."""
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that holds no text, and why."""

    what: str


Cell = str | Unreadable
Row = tuple[int, list[Cell]]
"""A row that is not blank, with its number."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: `size` is about how many rows it has, `rows` can be read once."""

    name: str
    size: int
    rows: Iterator[Row]


@contextmanager
def workbook(data: bytes, file: str, pulse: Callable[[], None]) -> Iterator[tuple[Table, ...]]:
    """The sheets of an .xlsx file.

    Raises:
        InputError: when it is damaged, hostile or no workbook.
    """
    workbook_safety.check(data, file, pulse)
    book = next(_guarded(_opened(data), file))
    try:
        yield tuple(
            Table(
                str(sheet.title),
                min(sheet.max_row or 0, ROW_LIMIT),
                _rows(_guarded(sheet.iter_rows(max_row=_LAST_ROW, max_col=COLUMN_LIMIT), file)),
            )
            for sheet in book.worksheets
        )
    finally:
        book.close()


def comma_separated(data: bytes, file: str) -> Table:
    """The one table of a CSV file, taken for the sheet of questions.

    Raises:
        InputError: when it is not UTF-8 text.
    """
    try:
        text = data.decode("utf-8").removeprefix(_MARK)
    except UnicodeDecodeError as error:
        raise InputError(
            tr("{file} is not UTF-8 text.").format(file=file),
            tr("Save it as “CSV UTF-8” or as .xlsx."),
        ) from error
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    return Table(QUESTIONS.name, min(text.count("\n"), ROW_LIMIT), _csv_rows(reader, file))


def _opened(data: bytes) -> Iterator[Workbook]:
    from openpyxl import load_workbook  # only for an import

    # It warns of what it does not read, such as pictures: nothing that a bank has.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    yield load_workbook(BytesIO(data), read_only=True, keep_links=False)


def _guarded(items: Iterable[T], file: str) -> Iterator[T]:
    """The items, with a clean refusal where the file is at fault; what users of them raise passes.

    Raises:
        InputError: when the file is damaged.
    """
    import zlib
    from zipfile import BadZipFile

    iterator = iter(items)
    while True:
        try:
            item = next(iterator)
        except StopIteration:
            return
        except (*_DAMAGE, BadZipFile, zlib.error) as error:
            raise workbook_safety.damaged(file) from error
        yield item


def _rows(rows: Iterable[tuple[BookCell | MergedCell, ...]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        if all(cell.value is None for cell in cells):  # thousands, where rows are left out
            continue
        texts = [_text(cell) for cell in cells]
        if any(texts):
            yield number, texts


def _text(cell: BookCell | MergedCell) -> Cell:
    value = cell.value
    if value is None:
        return ""
    kind = cell.data_type
    if kind in {"s", "inlineStr"}:
        return _cleaned(_ESCAPED.sub("_", str(value)))
    if kind == "n":
        whole = isinstance(value, float) and value.is_integer()
        return str(int(value) if whole else value)  # type: ignore[arg-type]
    return Unreadable(_why_unreadable(kind))


def _cleaned(text: str) -> str:
    """As `clean_note` does, but at once for the many texts that have nothing to clean."""
    if text.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    return clean_note(text)


def _why_unreadable(kind: str) -> str:
    if kind == "f":
        return tr("it is a formula; write the text itself")
    if kind == "d":
        return tr("it is a date; format the cell as text and write it again")
    return tr("it is not text; format the cell as text and write it again")


def _csv_rows(reader: Iterator[list[str]], file: str) -> Iterator[Row]:
    number = 0
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(
                tr("{file} is not a usable CSV file: {what}, row {row}.").format(
                    file=file, what=error, row=number + 1
                ),
                tr("Nothing was changed."),
            ) from error
        number += 1
        texts: list[Cell] = [_cleaned(one) for one in fields[:COLUMN_LIMIT]]
        if any(texts):
            yield number, texts
