"""Read scans: files are dragged in or chosen, read beside the window, and listed page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtWidgets import QHeaderView, QTableView, QWidget
from typing_extensions import override

from hireapp.collecting import scans
from hireapp.domain.ids import OpeningId
from hireapp.domain.paper_scans import Outcome, ScannedPage, ScanReading, summary
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.files_dialog import FilesDialog, Wanted
from hireapp.gui.rows_model import Cell, RowsModel
from hireapp.gui.rows_table import choose_by_rows
from hireapp.i18n import tr, trn
from hireapp.paper import scan_files

_WIDTH, _HEIGHT = 900, 520
_ROW_HEIGHT = 30
_MARKS = {Outcome.READ: "✓", Outcome.UNCLEAR: "?", Outcome.MISSING: "!", Outcome.BLANK: "–"}
"""A mark beside the word, so that the eye finds what wants a look; all others are "✗"."""


class ScansDialog(FilesDialog):
    """Gives what was read to `on_read`, then shows what became of each page."""

    def __init__(
        self,
        context: Context,
        opening_id: OpeningId,
        places: Sequence[Path],
        on_read: Callable[[ScanReading], object],
        parent: QWidget | None = None,
    ) -> None:
        wanted = Wanted(
            words=tr(
                "Drag in scans of scorecards that were printed here and filled by hand: PDF, "
                "PNG, JPEG or TIFF. Scan at 300 dots an inch, grey, whole pages laid flat. "
                "Each page says whose it is, so the order does not matter. Nothing is guessed: "
                "what is not clear is left to you."
            ),
            kind=tr("Scans"),
            folder=tr("A folder of scans"),
            endings=tuple(sorted(scan_files.SUFFIXES)),
        )
        super().__init__(context, tr("Read scans"), parent, wanted, name="scans")
        self.resize(_WIDTH, _HEIGHT)
        self._opening_id = opening_id
        self._on_read = on_read
        self._places: list[Path] = []
        self.table = _PageTable()
        self.go_button.setText(tr("Read"))
        self.add(places)

    @override
    def add(self, places: Sequence[Path]) -> None:
        self._places = list(dict.fromkeys([*self._places, *places]))
        count = len(self._places)
        none = tr("No scan yet")
        self.count.setText(
            trn("{n} file or folder", "{n} files or folders", count) if count else none
        )
        self.go_button.setEnabled(bool(count))
        if count:
            self.go_button.setFocus()

    @override
    def go(self) -> None:
        database, viewer = self.context.database, self.context.viewer.id
        opening, places = self._opening_id, tuple(self._places)
        self.run(
            tr("Reading the pages…"),
            lambda progress: scans.read(
                database, opening, places, viewer=viewer, progress=progress
            ),
            self._show,
        )

    def _show(self, reading: ScanReading) -> None:
        self._on_read(reading)
        said = widgets.label(summary(reading.pages) + ".", "heading")
        said.setObjectName("scans-summary")
        self.table.pages.show_rows(reading.pages)
        after = tr(
            "What was read is in the grid and not entered yet. Cells with “?” were not clear: look "
            "at the paper and type them. Compare each row with its paper; Return enters it."
        )
        nothing = tr("Nothing was changed.")
        self.outcome.addWidget(said)
        self.outcome.addWidget(self.table, 1)
        self.outcome.addWidget(
            widgets.label(after if reading.lines else nothing, "small", wrap=True)
        )
        self.show_done()
        self.table.selectRow(0)


class _Column(IntEnum):
    WHAT = 0
    CANDIDATE = 1
    INTERVIEWER = 2
    PAGE = 3
    WHY = 4

    @property
    def heading(self) -> str:
        """The column's name in the user's language."""
        return {
            _Column.WHAT: tr("What happened"),
            _Column.CANDIDATE: tr("Candidate"),
            _Column.INTERVIEWER: tr("Interviewer"),
            _Column.PAGE: tr("File, page"),
            _Column.WHY: tr("More"),
        }[self]


class _PageModel(RowsModel[ScannedPage, _Column]):
    """One row a page."""

    def __init__(self) -> None:
        super().__init__(_Column)

    @override
    def _cell(self, one: ScannedPage, column: _Column) -> Cell:
        text = {
            _Column.WHAT: f"{_MARKS.get(one.outcome, '✗')}  {one.outcome.label}",
            _Column.CANDIDATE: one.candidate,
            _Column.INTERVIEWER: one.interviewer,
            _Column.PAGE: one.source,
            _Column.WHY: one.why,
        }[column]
        return Cell(text, tip=text)

    @override
    def _spoken(self, cell: Cell, column: _Column) -> str:
        return cell.text


class _PageTable(QTableView):
    """The pages; arrows move, what is cut is in the tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = _PageModel()
        self.setModel(self.pages)
        self.setObjectName("scans-pages")
        self.setAccessibleName(tr("What became of each page"))
        choose_by_rows(self, _ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for column, width in enumerate((164, 132, 116, 140)):
            self.setColumnWidth(column, width)
