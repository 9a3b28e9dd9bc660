"""What is wrong in a spreadsheet, by sheet, row and column."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.i18n import tr

FAULT_LIMIT = 2_000
"""Most faults that are kept; the others are counted."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """One fault; the heading row is row 1, and `column` is a heading."""

    sheet: str
    row: int
    column: str
    what: str

    @property
    def sentence(self) -> str:
        """The fault in one line: "Questions, row 7, Minutes: it is empty."."""
        return tr("{sheet}, row {row}, {column}: {what}.").format(
            sheet=self.sheet, row=f"{self.row:,}", column=self.column, what=self.what
        )


class Faults:
    """The faults found so far."""

    def __init__(self) -> None:
        self.kept: list[RowFault] = []
        self.more = 0

    def add(self, sheet: str, row: int, column: str, what: str) -> None:
        """Keep one more fault, or count it."""
        if len(self.kept) < FAULT_LIMIT:
            self.kept.append(RowFault(sheet, row, column, what))
        else:
            self.more += 1
