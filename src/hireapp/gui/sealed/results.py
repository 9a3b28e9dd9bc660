"""What became of each scorecard and file, as a table."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from hireapp.domain.taking_in import Outcome, Result
from hireapp.gui.plain_table import FocusedRow
from hireapp.gui.rows_model import Cell, RowsModel
from hireapp.gui.rows_table import choose_by_rows
from hireapp.i18n import tr

_ROW_HEIGHT = 30
_MARKS = {
    Outcome.TAKEN: "✓",
    Outcome.AMENDED: "✎",
    Outcome.ALREADY_HERE: "=",
    Outcome.OLDER: "=",
    Outcome.REFUSED: "✗",
}
"""A mark beside the word, so that the eye finds what was refused."""


class Column(IntEnum):
    """The columns."""

    WHAT = 0
    INTERVIEWER = 1
    CANDIDATE = 2
    WHY = 3
    FILE = 4

    @property
    def heading(self) -> str:
        """The column's name in the user's language."""
        return {
            Column.WHAT: tr("What happened"),
            Column.INTERVIEWER: tr("Interviewer"),
            Column.CANDIDATE: tr("Candidate"),
            Column.WHY: tr("Why"),
            Column.FILE: tr("File"),
        }[self]


_WIDTHS = {Column.WHAT: 236, Column.INTERVIEWER: 120, Column.CANDIDATE: 130, Column.FILE: 130}
"""The reasons have what is left, since they are the longest and say what to do."""


class ResultModel(RowsModel[Result, Column]):
    """One row a scorecard, or a file that was refused whole."""

    def __init__(self) -> None:
        super().__init__(Column)

    @override
    def _cell(self, one: Result, column: Column) -> Cell:
        verdict = one.verdict
        text = {
            Column.WHAT: f"{_MARKS[verdict.outcome]}  {verdict.outcome.label}",
            Column.INTERVIEWER: verdict.interviewer,
            Column.CANDIDATE: verdict.candidate,
            Column.WHY: verdict.why,
            Column.FILE: one.file,
        }[column]
        return Cell(text, tip=text)

    @override
    def _spoken(self, cell: Cell, column: Column) -> str:
        return cell.text


class ResultTable(QTableView):
    """The results; arrows move, what is cut is in the tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.results = ResultModel()
        self.setModel(self.results)
        self.setObjectName("collect-results")
        self.setAccessibleName(tr("What became of each scorecard"))
        choose_by_rows(self, _ROW_HEIGHT)
        self.setItemDelegate(FocusedRow(self))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(Column.WHY, QHeaderView.ResizeMode.Stretch)
