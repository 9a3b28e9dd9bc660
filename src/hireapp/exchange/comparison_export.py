"""The comparison as a table: for spreadsheets, with a codebook that says what each column is."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from hireapp.domain.comparison import Block, ComparisonSheet, Row
from hireapp.domain.comparison_statistics import CandidateStatistics, Interval
from hireapp.domain.ids import AttitudeId
from hireapp.domain.scorecards import Recommendation
from hireapp.exchange.sheet_writing import CELL_LIMIT
from hireapp.i18n import tr

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

Value = str | int | float | None
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\0")
"""What a spreadsheet program takes for the beginning of a formula."""
_BYTE_ORDER_MARK = "\ufeff"
_DIGITS = 4
_PAIRS_UP_TO = 60
"""So many candidates at most have a list of all pairs."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A candidate's row with all that is known about it."""

    block: Block
    row: Row
    numbers: CandidateStatistics | None


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its heading, what the codebook says of it, and where its value comes from."""

    heading: str
    meaning: str
    scale: str
    source: str
    value: Callable[[_Line], Value]


def guarded(text: str) -> str:
    """Text that no spreadsheet program works out as a formula."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def fields(sheet: ComparisonSheet) -> tuple[Field, ...]:
    """The columns of the table, the attitudes of every version of the kit after the rest."""
    attitudes = {one.attitude_id: one.name for block in sheet.blocks for one in block.columns}
    return (
        *_candidate_fields(),
        *_overall_fields(),
        *_level_fields(),
        *_recommendation_fields(),
        *(one for key, name in attitudes.items() for one in _attitude_fields(key, name)),
    )


def table(sheet: ComparisonSheet) -> Iterator[list[Value]]:
    """The headings, then one row a candidate by kit version and name; sealed ones counts only."""
    columns = fields(sheet)
    yield [one.heading for one in columns]
    for line in _lines(sheet):
        yield [one.value(line) for one in columns]


def codebook(sheet: ComparisonSheet) -> Iterator[list[Value]]:
    """What each column means, its scale, and where it comes from."""
    yield [tr("column"), tr("meaning"), tr("scale"), tr("source")]
    for one in fields(sheet):
        yield [one.heading, one.meaning, one.scale, one.source]


def encode_csv(rows: Iterable[Sequence[Value]]) -> bytes:
    """Rows as CSV that spreadsheet programs read as UTF-8, every text guarded."""
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    for row in rows:
        writer.writerow([guarded(one) if isinstance(one, str) else one for one in row])
    return (_BYTE_ORDER_MARK + stream.getvalue()).encode("utf-8", "replace")


def encode_workbook(sheet: ComparisonSheet) -> bytes:
    """The table, pairs, interviewers that the sheet gives, and the codebook as an .xlsx file."""
    stream = BytesIO()
    with open_workbook(stream, sheet.as_of) as book:
        writer = TableWriter(book)
        writer.write(tr("Candidates"), table(sheet), freeze=3)
        writer.write(tr("Pairs"), _pairs(sheet))
        writer.write(tr("Interviewers"), _interviewers(sheet))
        writer.write(tr("Codebook"), codebook(sheet))
        writer.write(tr("About"), _about(sheet))
    return stream.getvalue()


def open_workbook(stream: BytesIO, created: datetime) -> Workbook:
    """A new workbook in which text stays text; leaving it writes it to the stream."""
    from xlsxwriter import Workbook as NewWorkbook  # only for an export

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    book = NewWorkbook(stream, options)
    book.set_properties({"created": created.replace(tzinfo=None)})
    return book


class TableWriter:
    """Writes texts as texts and numbers as numbers; a sheet with nothing but heads is left out."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._head: Format = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        )
        self._text: Format = book.add_format({"valign": "top", "text_wrap": True})
        self._number: Format = book.add_format({"valign": "top", "num_format": "0.00"})
        self._whole: Format = book.add_format({"valign": "top", "num_format": "0"})

    def write(self, name: str, rows: Iterable[Sequence[Value]], *, freeze: int = 0) -> None:
        """Add a worksheet; the first row are its heads, `freeze` columns stay on the left."""
        lines = list(rows)
        if len(lines) < 2:
            return
        sheet = self._book.add_worksheet(name[:31])
        sheet.freeze_panes(1, freeze)
        for place in range(len(lines[0])):
            widest = max(len(str(line[place] or "")) for line in lines[1:200])
            sheet.set_column(place, place, max(11, min(60, widest + 2)))
        for number, line in enumerate(lines):
            for place, value in enumerate(line):
                style = self._style(value, heading=number == 0)
                if isinstance(value, str):
                    sheet.write_string(number, place, value[:CELL_LIMIT], style)
                elif value is not None:
                    sheet.write_number(number, place, value, style)

    def _style(self, value: Value, *, heading: bool) -> Format:
        if heading:
            return self._head
        if isinstance(value, str):
            return self._text
        return self._whole if isinstance(value, int) else self._number


def _lines(sheet: ComparisonSheet) -> Iterator[_Line]:
    for block in sheet.blocks:
        numbers = sheet.statistics_of(block)
        known = {one.candidate_id: one for one in numbers.candidates} if numbers else {}
        for row in block.by_name():
            yield _Line(block, row, known.get(row.candidate_id) if row.visible else None)


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _of(numbers: CandidateStatistics | None, pick: Callable[[CandidateStatistics], Value]) -> Value:
    return None if numbers is None else pick(numbers)


def _candidate_fields() -> Iterator[Field]:
    scorecards = tr("the panel's scorecards")
    yield Field(
        tr("kit version"),
        tr("the version of the interview kit; candidates on different versions do not compare"),
        tr("whole number"),
        tr("the opening"),
        lambda line: line.block.kit_number,
    )
    yield Field(
        tr("candidate"),
        tr("the name, or the code name when names were hidden"),
        tr("text"),
        tr("the opening"),
        lambda line: line.row.name,
    )
    yield Field(
        tr("state"),
        tr("why no scores are given; “shown” where they are"),
        tr("text"),
        scorecards,
        lambda line: tr("shown") if line.row.visible else line.row.withheld_text,
    )
    yield Field(
        tr("scorecards in"), tr("submitted scorecards"), tr("count"), scorecards,
        lambda line: line.row.submitted,
    )  # fmt: skip
    yield Field(
        tr("scorecards expected"), tr("seats that are to rate this candidate"), tr("count"),
        tr("the panel"), lambda line: line.row.expected,
    )  # fmt: skip


def _overall_fields() -> Iterator[Field]:
    model, panel = tr("the rating model"), tr("plain means of the ratings")
    points = tr("points of the scale 1 to 5")
    whole = tr("whole number, 1 is the highest")
    yield Field(
        tr("rank from"), tr("the highest rank that the data allow; an order is called at 90%"),
        whole, model, lambda line: _of(line.numbers, lambda one: one.rank_low),
    )  # fmt: skip
    yield Field(
        tr("rank to"), tr("the lowest rank that the data allow"), whole, model,
        lambda line: _of(line.numbers, lambda one: one.rank_high),
    )  # fmt: skip
    yield Field(
        tr("raw mean"),
        tr("mean of the panel's ratings by the weights of the kit, nothing adjusted"),
        points,
        panel,
        lambda line: _round(line.row.overall.mean if line.row.overall else None),
    )
    yield Field(
        tr("adjusted"),
        tr("overall score that allows for strict and lenient interviewers"),
        points,
        model,
        lambda line: _of(line.numbers, lambda one: _round(one.adjusted.mean)),
    )
    yield Field(
        tr("adjusted low"), tr("lower end of the 90% interval of the adjusted score"), points,
        model, lambda line: _of(line.numbers, lambda one: _round(one.adjusted.low)),
    )  # fmt: skip
    yield Field(
        tr("adjusted high"), tr("upper end of the 90% interval of the adjusted score"), points,
        model, lambda line: _of(line.numbers, lambda one: _round(one.adjusted.high)),
    )  # fmt: skip
    yield Field(
        tr("ratings"), tr("scores that the figures rest on"), tr("count"), panel,
        lambda line: _of(line.numbers, lambda one: one.n),
    )  # fmt: skip
    yield Field(
        tr("coverage"), tr("share of the kit's weight that anybody scored"), tr("share, 0 to 1"),
        panel, lambda line: _round(line.row.overall.coverage if line.row.overall else None),
    )  # fmt: skip


def _level_fields() -> Iterator[Field]:
    yield Field(
        tr("service level heard"),
        tr("the likeliest level in the answers, or the two likeliest where none reaches 90%"),
        tr("level with its probability"),
        tr("the rating model"),
        lambda line: _of(line.numbers, lambda one: one.levels.text),
    )


def _recommendation_fields() -> Iterator[Field]:
    for which in Recommendation:

        def count(line: _Line, which: Recommendation = which) -> Value:
            return line.row.recommendations.get(which, 0) if line.row.visible else None

        yield Field(
            tr("recommend: {what}").format(what=which.label),
            tr("interviewers who recommended so, asked after the ratings; never part of a score"),
            tr("count"),
            tr("the panel's scorecards"),
            count,
        )


def _attitude_fields(attitude: AttitudeId, name: str) -> Iterator[Field]:
    def place(line: _Line) -> int | None:
        ids = [column.attitude_id for column in line.block.columns]
        return ids.index(attitude) if line.row.cells and attitude in ids else None

    def cell(pick: Callable[[_Line, int], Value]) -> Callable[[_Line], Value]:
        def value(line: _Line) -> Value:
            found = place(line)
            return None if found is None else pick(line, found)

        return value

    def interval(line: _Line, at: int) -> Interval | None:
        return line.numbers.attitudes[at] if line.numbers else None

    def part(pick: Callable[[Interval], float]) -> Callable[[_Line], Value]:
        def picked(line: _Line, at: int) -> Value:
            found = interval(line, at)
            return None if found is None else _round(pick(found))

        return cell(picked)

    points, panel, model = (
        tr("points of the scale 1 to 5"), tr("plain means of the ratings"), tr("the rating model"),
    )  # fmt: skip
    yield Field(
        name, tr("panel mean on this attitude; empty where nobody scored it, never zero"),
        points, panel, cell(lambda line, at: _round(line.row.cells[at].mean)),
    )  # fmt: skip
    yield Field(
        tr("{attitude}: lowest").format(attitude=name),
        tr("lowest score on the question on which interviewers differ most"),
        points, panel, cell(lambda line, at: line.row.cells[at].lowest),
    )  # fmt: skip
    yield Field(
        tr("{attitude}: highest").format(attitude=name), tr("highest score on that question"),
        points, panel, cell(lambda line, at: line.row.cells[at].highest),
    )  # fmt: skip
    yield Field(
        tr("{attitude}: adjusted").format(attitude=name),
        tr("score on this attitude that allows for strict and lenient interviewers"),
        points, model, part(lambda one: one.mean),
    )  # fmt: skip
    yield Field(
        tr("{attitude}: adjusted low").format(attitude=name),
        tr("lower end of its 90% interval"), points, model, part(lambda one: one.low),
    )  # fmt: skip
    yield Field(
        tr("{attitude}: adjusted high").format(attitude=name),
        tr("upper end of its 90% interval"), points, model, part(lambda one: one.high),
    )  # fmt: skip
    yield Field(
        tr("{attitude}: below floor").format(attitude=name),
        tr("“yes” where the panel mean misses the floor that the opening set; a mark, no rule"),
        tr("yes or empty"),
        tr("the kit's floors"),
        cell(lambda line, at: tr("yes") if line.block.below_floor(line.row, at) else None),
    )


def _pairs(sheet: ComparisonSheet) -> Iterator[list[Value]]:
    yield [tr("candidate"), tr("other candidate"), tr("probability that the first is better")]
    for block in sheet.blocks:
        numbers = sheet.statistics_of(block)
        if numbers is None or len(numbers.candidates) > _PAIRS_UP_TO:
            continue
        for part in numbers.parts:
            ids = [one.candidate_id for one in numbers.candidates if one.candidate_id in part]
            for place, first in enumerate(ids):
                for second in ids[place + 1 :]:
                    chance = numbers.chances.better(first, second)
                    yield [block.names[first], block.names[second], _round(chance)]


def _interviewers(sheet: ComparisonSheet) -> Iterator[list[Value]]:
    yield [
        tr("kit version"), tr("interviewer"), tr("ratings"), tr("mean"), tr("leniency"),
        tr("leniency low"), tr("leniency high"), tr("flags"),
    ]  # fmt: skip
    for numbers in sheet.statistics:
        for one in numbers.interviewers:
            found = one.leniency
            bounds = (found.mean, found.low, found.high) if found else (None, None, None)
            flags = ", ".join(flag.label for flag in one.flags)
            yield [
                numbers.kit_number, one.person, one.n, _round(one.mean),
                *map(_round, bounds), flags,
            ]  # fmt: skip


def _about(sheet: ComparisonSheet) -> Iterator[list[Value]]:
    yield [tr("about"), ""]
    yield [tr("opening"), sheet.title]
    yield [tr("sheet"), sheet.sheet_id]
    yield [tr("scores as of"), f"{sheet.as_of:%Y-%m-%d %H:%M}"]
    yield [
        tr("scorecards"),
        tr("{done} of {all} in").format(done=sheet.submitted, all=sheet.expected),
    ]
    for numbers in sheet.statistics:
        yield [tr("kit v{number}").format(number=numbers.kit_number), numbers.agreement.text]
        for caution in numbers.cautions:
            yield [tr("caution"), caution]
    yield [
        tr("not in this file"),
        tr("the interviewers' reactions to the opener, which never sort candidates; evidence"),
    ]
    yield [tr("confidential"), tr("Personal data. {retention}").format(retention=sheet.retention)]
