"""Every interviewer's rating and evidence of one candidate, for one attitude or for all."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from hireapp.domain.comparison import Column, Row
from hireapp.domain.comparison_statistics import CellAgreement
from hireapp.domain.debrief import Debrief, DebriefItem
from hireapp.domain.ids import QuestionId
from hireapp.gui import widgets
from hireapp.gui.compare.block_view import BlockView
from hireapp.gui.compare.reading_dialog import ReadingDialog, add_voices, paragraph
from hireapp.i18n import tr


class EvidenceDialog(ReadingDialog):
    """Of one attitude, or of the whole kit without a `column`."""

    def __init__(
        self,
        view: BlockView,
        row: Row,
        debrief: Debrief,
        column: Column | None,
        parent: QWidget,
        *buttons: QPushButton,
    ) -> None:
        name = tr("all ratings and evidence") if column is None else column.name
        title = tr("{candidate} · {what}").format(candidate=row.name, what=name)
        super().__init__(title, _figures(view, row, column), parent, *buttons)
        self.setObjectName("evidence")
        numbers = view.statistics
        agreement = (
            {
                one.question_id: one
                for one in numbers.agreement.cells
                if one.candidate_id == row.candidate_id
            }
            if numbers
            else {}
        )
        for item in debrief.items:
            if column is None or item.question.id in column.question_ids:
                said = [item.attitude.name] if column is None else []
                said += _agreement(agreement.get(QuestionId(item.question.id)))
                self._add(item, " · ".join(said))
        self.column.addStretch(1)
        self.fit(680, 300 + 160 * min(3, len(column.question_ids) if column else 3))

    def _add(self, item: DebriefItem, said: str) -> None:
        self.column.addWidget(paragraph(item.question.prompt, "strong"))
        if said:
            self.column.addWidget(paragraph(said, "small"))
        add_voices(self.column, item.voices)
        self.column.addWidget(widgets.rule())


def _figures(view: BlockView, row: Row, column: Column | None) -> str:
    """What the grid says of the cell, without what the title says."""
    place = view.overall_column if column is None else 1 + view.columns.index(column)
    said = view.described(row, place)
    what = tr("overall") if column is None else column.name
    said = said.removeprefix(tr("{candidate}, {what}: ").format(candidate=row.name, what=what))
    return said[:1].upper() + said[1:]


def _agreement(one: CellAgreement | None) -> list[str]:
    if one is None or one.raters < 2:
        return []
    said = [
        tr("from {low:g} to {high:g}").format(low=one.lowest, high=one.highest),
        tr("{ad:.1f} points from their mean on average").format(ad=one.average_deviation),
        tr("agreement r_wg {r_wg:.2f}").format(r_wg=one.r_wg),
    ]
    return [*said, tr("more than chance would explain")] if one.differs else said
