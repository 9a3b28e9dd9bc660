"""The candidates' table: fixed rows, and columns that give way when the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from hireapp.gui.candidates.delegate import ROW_HEIGHT, CandidatesDelegate
from hireapp.gui.candidates.model import CandidatesModel, Column
from hireapp.gui.nothing_found import NothingFound
from hireapp.gui.rows_table import choose_by_rows
from hireapp.i18n import tr

_WIDTHS = {
    Column.STAGE: 190,
    Column.INTERVIEW: 130,
    Column.SCORECARDS: 160,
    Column.LAST_CHANGE: 120,
}
_GIVES_WAY = ((Column.LAST_CHANGE, 900), (Column.INTERVIEW, 740), (Column.SCORECARDS, 620))
"""A column that is hidden while the table is narrower than this; its words stand elsewhere too."""


class CandidatesTable(QTableView):
    """Shows a CandidatesModel; one row is chosen at a time."""

    def __init__(self, model: CandidatesModel) -> None:
        super().__init__()
        self.setObjectName("candidates")
        self.setProperty("look", "rows")
        self.setAccessibleName(tr("Candidates"))
        self.setModel(model)
        self.setItemDelegate(CandidatesDelegate(self))
        choose_by_rows(self, ROW_HEIGHT)
        self.nothing_found = NothingFound(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns = self.horizontalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        columns.setSectionResizeMode(Column.PANEL, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        for column, least in _GIVES_WAY:
            self.setColumnHidden(column, event.size().width() < least)
        super().resizeEvent(event)
