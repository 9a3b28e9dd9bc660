"""What became of each scorecard and file, as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from hireapp.domain.taking_in import Outcome, Result
from hireapp.gui import widgets
from hireapp.i18n import tr

_NOWHERE = QModelIndex()
_ROW_HEIGHT = 30
_MARKS = {
    Outcome.TAKEN: "✓",
    Outcome.AMENDED: "✎",
    Outcome.ALREADY_HERE: "=",
    Outcome.OLDER: "=",
    Outcome.REFUSED: "✗",
}
"""A mark beside the word, so that the eye finds what was refused."""
_COLUMNS: tuple[tuple[Callable[[], str], Callable[[Result], str]], ...] = (
    (lambda: tr("What happened"), lambda one: _what(one)),
    (lambda: tr("Interviewer"), lambda one: one.verdict.interviewer),
    (lambda: tr("Candidate"), lambda one: one.verdict.candidate),
    (lambda: tr("Why"), lambda one: one.verdict.why),
    (lambda: tr("File"), lambda one: one.file),
)

Index = QModelIndex | QPersistentModelIndex


class ResultModel(QAbstractTableModel):
    """One row a scorecard, or a file that was refused whole."""

    def __init__(self) -> None:
        super().__init__()
        self._results: Sequence[Result] = ()

    def show_results(self, results: Sequence[Result]) -> None:
        """Show other results."""
        self.beginResetModel()
        self._results = results
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._results)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = _COLUMNS[index.column()][1](self._results[index.row()])
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return widgets.as_tool_tip(text)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _COLUMNS[section][0]()
        return None


class ResultTable(QTableView):
    """The results; arrows move, what is cut is in the tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.results = ResultModel()
        self.setModel(self.results)
        self.setObjectName("collect-results")
        self.setAccessibleName(tr("What became of each scorecard"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for column, width in enumerate((218, 100, 160, 210)):
            self.setColumnWidth(column, width)


def _what(one: Result) -> str:
    outcome = one.verdict.outcome
    return f"{_MARKS[outcome]}  {outcome.label}"
