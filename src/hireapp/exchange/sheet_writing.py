"""A bank as an .xlsx file: texts only, so that nothing in it is ever worked out as a formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_rows import BankHead, SampleAnswer
from hireapp.domain.banks import Bank, shipped_attitudes
from hireapp.domain.questions import SCALE_POINTS, Question, QuestionKind
from hireapp.domain.text import clean_line
from hireapp.errors import Refused
from hireapp.exchange import cell_lists
from hireapp.exchange.sheet_layout import ABOUT, ATTITUDES, QUESTIONS, SAMPLES, Column, Sheet
from hireapp.exchange.sheet_rows import Attitudes
from hireapp.exchange.sheet_sources import ROW_LIMIT
from hireapp.i18n import tr

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CELL_LIMIT = 32_767
"""Longest text of a cell, in UTF-16 units: what spreadsheet programs hold."""
_CHOICES: dict[str, object] = {
    "kind": [one.value for one in QuestionKind],
    "attitude": f"={ATTITUDES.name}!$B$2:$B$200",
}
_HINT_TITLE_LIMIT, _HINT_LIMIT = 32, 255

Progress = Callable[[int, int], None]
Cells = dict[str, str]
"""The texts of one row by the key of their column."""


def encode(bank: Bank, *, progress: Progress | None = None) -> bytes:
    """The bank as an .xlsx file that reads back the same.

    Raises:
        Refused: when it has too many questions or a text is too long for a cell.
    """
    from xlsxwriter import Workbook  # only for an export

    if len(bank.question) > ROW_LIMIT:
        raise Refused(
            tr("A spreadsheet holds at most {limit} questions.").format(limit=f"{ROW_LIMIT:,}")
        )
    stream = BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(stream, options) as book:
        writer = _Writer(book)
        finder = Attitudes(bank.attitude, None)
        names = {one.id: _shown_attitude(one, finder) for one in bank.attitude}
        questions = (_question_cells(one, names) for one in bank.question)
        writer.write(QUESTIONS, _watched(questions, len(bank.question), progress))
        writer.write(ATTITUDES, map(_plain_cells, bank.attitude))
        writer.write(SAMPLES, map(_plain_cells, bank.sample_answer))
        writer.write(ABOUT, [_plain_cells(bank.bank)])
    return stream.getvalue()


def template(bank: Bank) -> bytes:
    """The bank's spreadsheet without questions, with every attitude to choose from.

    Raises:
        Refused: as for `encode`.
    """
    own = {one.id for one in bank.attitude}
    others = (one for one in shipped_attitudes() if one.id not in own)
    return encode(Bank(bank=bank.bank, attitude=(*bank.attitude, *others)))


class _Writer:
    """Writes sheets alike: headings that stay in sight, wrapped text, hints beside the cells."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        # "@" keeps what people type as they typed it: no dates, no formulas.
        self._text: Format = book.add_format(
            {"text_wrap": True, "valign": "top", "num_format": "@"}
        )
        self._heading: Format = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "num_format": "@", "bottom": 1}
        )

    def write(self, layout: Sheet, rows: Iterable[Cells]) -> Worksheet:
        """Write one sheet.

        Raises:
            Refused: when a text is too long for a cell.
        """
        sheet = self._book.add_worksheet(layout.name)
        sheet.freeze_panes(1, 0)
        sheet.ignore_errors({"number_stored_as_text": f"A1:Z{ROW_LIMIT}"})
        for place, column in enumerate(layout.columns):
            sheet.set_column(place, place, column.width, self._text)
            sheet.write_string(0, place, column.heading, self._heading)
            _hint(sheet, place, column)
        for number, cells in enumerate(rows, start=1):
            for place, column in enumerate(layout.columns):
                text = cells.get(column.key, "")
                if text:
                    _check_fits(text, layout, number + 1, column)
                    sheet.write_string(number, place, text, self._text)
        return sheet


def _hint(sheet: Worksheet, place: int, column: Column) -> None:
    """A hint beside the cells, and choices where there are some; anything else may be typed."""
    if column.hint is None:
        return
    rule: dict[str, object] = {
        "validate": "list" if column.key in _CHOICES else "any",
        "show_error": False,
        "input_title": column.heading[:_HINT_TITLE_LIMIT],
        "input_message": column.hint()[:_HINT_LIMIT],
    }
    if column.key in _CHOICES:
        rule["source"] = _CHOICES[column.key]
    sheet.data_validation(1, place, ROW_LIMIT, place, rule)


def _check_fits(text: str, layout: Sheet, row: int, column: Column) -> None:
    if len(text) > CELL_LIMIT // 2 and len(text.encode("utf-16-le")) // 2 > CELL_LIMIT:
        raise Refused(
            tr("{sheet}, row {row}, {column}: the text is too long for a cell.").format(
                sheet=layout.name, row=f"{row:,}", column=column.heading
            ),
            tr("Export the bank as a TOML file instead."),
        )


def _shown_attitude(attitude: Attitude, finder: Attitudes) -> str:
    """The name, which people know, unless only the id tells which attitude is meant."""
    return attitude.name if finder.find(clean_line(attitude.name)) == attitude.id else attitude.id


def _question_cells(question: Question, names: dict[str, str]) -> Cells:
    cells = {
        "id": question.id,
        "attitude": names[question.attitude],
        "kind": question.kind.value,
        "prompt": question.prompt,
        "minutes": str(question.minutes),
        "tags": cell_lists.joined(question.tags),
        "probes": cell_lists.joined_probes(question.probes),
        "listen_for": cell_lists.joined(question.listen_for),
        "warning_signs": cell_lists.joined(question.warning_signs),
    }
    cells |= {f"anchors.{point}": question.anchor(point) for point in SCALE_POINTS}
    if question.reactions is not None:
        reactions = msgspec.structs.asdict(question.reactions)
        cells |= {f"reactions.{name}": text for name, text in reactions.items()}
    return cells


def _plain_cells(row: Attitude | SampleAnswer | BankHead) -> Cells:
    return {key: str(value) for key, value in msgspec.structs.asdict(row).items()}


def _watched(rows: Iterable[Cells], total: int, progress: Progress | None) -> Iterable[Cells]:
    for done, row in enumerate(rows):
        if progress is not None and done % 20 == 0:
            progress(done, total)
        yield row
