"""Opens what lies behind the figures: evidence, a candidate's details, candidates side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QDialog, QWidget

from hireapp.domain.comparison import Column, ComparisonSheet, Row
from hireapp.domain.debrief import Debrief
from hireapp.domain.ids import CandidateId
from hireapp.gui import widgets
from hireapp.gui.compare import candidate_words, card_words, words
from hireapp.gui.compare.block_view import BlockView
from hireapp.gui.compare.break_seal_dialog import BreakSealDialog
from hireapp.gui.compare.candidate_dialog import CandidateDialog
from hireapp.gui.compare.evidence_dialog import EvidenceDialog
from hireapp.gui.compare.side_by_side import SideBySideDialog
from hireapp.gui.context import Context
from hireapp.i18n import tr
from hireapp.store import comparisons, debriefs

_FEW = 3
"""Of more candidates, who is better is said for neighbours only: six have fifteen pairs."""


class Dialogs:
    """The dialogs of one page; whose evidence they show is remembered as opened."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        go_to_debrief: Callable[[CandidateId], object],
    ) -> None:
        self._context = context
        self._parent = parent
        self._go_to_debrief = go_to_debrief

    def evidence(self, view: BlockView, row: Row, column: Column | None) -> None:
        """Every interviewer's rating and evidence, on one attitude or on all."""
        debrief = self._opened(row)
        if debrief is None:
            return
        leave = widgets.button(tr("Debrief"), name="to-debrief")
        dialog = EvidenceDialog(view, row, debrief, column, self._parent, leave)
        leave.clicked.connect(lambda: self._leave(dialog, row))
        dialog.open()

    def candidate(self, sheet: ComparisonSheet, view: BlockView, row: Row, progress: str) -> None:
        """Everything about one candidate."""
        facts = candidate_words.facts(sheet, view, row, progress)
        evidence = widgets.button(tr("All ratings and evidence…"), name="all-evidence")
        leave = widgets.button(tr("Debrief"), name="to-debrief")
        dialog = CandidateDialog(row.name, facts, self._parent, evidence, leave)
        evidence.clicked.connect(lambda: self.evidence(view, row, None))
        leave.clicked.connect(lambda: self._leave(dialog, row))
        dialog.open()

    def side_by_side(self, sheet: ComparisonSheet, view: BlockView, rows: Iterable[Row]) -> None:
        """Marked candidates beside each other."""
        opened = [(row, debrief) for row in rows if (debrief := self._opened(row)) is not None]
        names = words.short_names(sheet)
        ids = [row.candidate_id for row, _ in opened]
        many = len(ids) > _FEW
        pairs = (
            card_words.pairs(view.statistics, ids, names, neighbours=many)
            if view.statistics
            else []
        )
        SideBySideDialog(view, opened, pairs, self._parent).open()

    def reveal(self, row: Row) -> None:
        """Ask why a seal is to be broken."""

        def reveal(reason: str) -> bool:
            return self._context.succeeds(
                lambda: comparisons.break_seal(
                    self._context.database,
                    row.candidate_id,
                    reason,
                    viewer=self._context.viewer.id,
                )
            )

        BreakSealDialog(row, reveal, self._parent).open()

    def close_all(self) -> None:
        """Put everything away: somebody else looks, or at something else."""
        for dialog in self._parent.findChildren(QDialog):
            dialog.close()

    def _opened(self, row: Row) -> Debrief | None:
        database, viewer = self._context.database, self._context.viewer.id
        debrief = self._context.attempt(lambda: debriefs.read(database, row.candidate_id, viewer))
        if debrief is not None:
            self._context.succeeds(
                lambda: debriefs.open_evidence(database, row.candidate_id, viewer=viewer)
            )
        return debrief

    def _leave(self, dialog: QDialog, row: Row) -> None:
        dialog.close()
        self._go_to_debrief(row.candidate_id)
