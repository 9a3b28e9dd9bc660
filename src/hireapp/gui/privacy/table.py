"""The candidates whose records are kept, one on each line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from hireapp.domain.ids import CandidateId
from hireapp.domain.privacy import Keeping, Retention
from hireapp.gui import widgets
from hireapp.i18n import tr

_ROW_HEIGHT = 36


class RetentionTable(QTableWidget):
    """Shows retention entries; one is chosen at a time."""

    def __init__(self) -> None:
        super().__init__(0, 5)
        self.entries: tuple[Retention, ...] = ()
        self.setObjectName("retention")
        self.setAccessibleName(tr("Candidates, what is due first"))
        self.setHorizontalHeaderLabels(
            [tr("Candidate"), tr("Opening"), tr("Decision"), tr("Keep until"), tr("State")]
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for place in (0, 1):
            heads.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def show_entries(self, entries: tuple[Retention, ...], today: date) -> None:
        """Fill the table; whoever was chosen stays chosen."""
        before = self.chosen()
        self.entries = entries
        self.setRowCount(len(entries))
        for line, one in enumerate(entries):
            for place, text in enumerate(_texts(one, today)):
                item = QTableWidgetItem(text)
                item.setToolTip(widgets.as_tool_tip(text))
                self.setItem(line, place, item)
        if entries:
            self.choose(before.candidate.id if before else entries[0].candidate.id)

    def chosen(self) -> Retention | None:
        """The entry that is chosen."""
        line = self.currentRow()
        return self.entries[line] if 0 <= line < len(self.entries) else None

    def choose(self, candidate_id: CandidateId) -> None:
        """Choose a candidate, or the first when they are gone."""
        ids = [one.candidate.id for one in self.entries]
        self.setCurrentCell(ids.index(candidate_id) if candidate_id in ids else 0, 0)


def _texts(one: Retention, today: date) -> tuple[str, ...]:
    decision = "–"
    if one.outcome is not None and one.decided_at is not None:
        decision = f"{one.outcome.label}, {one.decided_at.date().isoformat()}"
    keeping = one.keeping(today)
    until = "–" if keeping is Keeping.HELD else one.keep_until.isoformat()
    return (one.candidate.name, one.opening_title, decision, until, keeping.label)
