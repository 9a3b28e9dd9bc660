"""What follows from a decision: the development plan after hire, a letter after decline."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from hireapp.domain.chance_words import LevelChances
from hireapp.domain.comparison import ComparisonSheet
from hireapp.domain.decisions import Decision, Outcome
from hireapp.domain.development import plan_text, plans_for
from hireapp.domain.ids import CandidateId
from hireapp.domain.letters import feedback_letter
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.decision.case import Case
from hireapp.gui.decision.text_box import TextBox
from hireapp.gui.decision.words import breakable
from hireapp.gui.tasks import Task
from hireapp.i18n import tr
from hireapp.paper.output import safe_file_name


class Aftermath(QWidget):
    """Shown once a decision is made; `ready` comes when everything stands there."""

    ready = Signal()

    def __init__(self, context: Context, case: Case, decision: Decision) -> None:
        super().__init__()
        self._context = context
        self._case = case
        self._decision = decision
        self._task: Task | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 10, 0)
        self._layout.setSpacing(10)
        kept = tr("{name}: {outcome}. The decision is kept; a later one is kept beside it.")
        self._say(kept.format(name=case.row.name, outcome=decision.facts.outcome.label), "heading")
        if decision.facts.outcome is Outcome.HIRE:
            self._prepare_plan()
        elif decision.facts.outcome is Outcome.DECLINE:
            self._prepare_letter()
        else:
            self._say(tr("Nothing is settled. Decide again whenever you are ready."))
        self._layout.addStretch(1)

    def put_away(self) -> None:
        """Wait for nothing any more."""
        if self._task is not None:
            self._task.cancel()

    def _prepare_plan(self) -> None:
        self._say(tr("Development plan"), "strong")
        self._heard = self._say(tr("Working out the service level heard…"))
        self._heard.setObjectName("level-heard")
        self._plan = self._box("plan", tr("Development plan"), tr("development-plan"))
        self._plan.hide()
        sheet = self._case.sheet

        def fit(_: object) -> ComparisonSheet:
            from hireapp.analysis.comparison_statistics import with_statistics  # loads NumPy

            return with_statistics(sheet)

        self._task = self._context.tasks.run(
            fit, on_done=self._show_plan, on_failed=self._context.report
        )

    def _show_plan(self, sheet: ComparisonSheet) -> None:
        self._task = None
        chances = level_heard(sheet, self._case.row.candidate_id)
        if chances is None:
            self._heard.setText(tr("No service level can be told from the ratings."))
        else:
            heard = tr(
                "Service level heard, from the scores alone: {levels}. This line is for you; "
                "the plan below is for the person hired and names no level."
            )
            self._heard.setText(heard.format(levels=chances.text))
            facts = self._case.opening.facts
            self._plan.show_text(plan_text(plans_for(chances), self._case.row.name, facts))
            self._plan.show()
        self.ready.emit()

    def _prepare_letter(self) -> None:
        self._say(
            tr(
                "A few honest and kind words matter to somebody who is turned down. "
                "Hireapp sends nothing: you finish the letter and send it yourself."
            )
        )
        self.switch = QCheckBox(tr("Prepare a feedback letter"))
        self.switch.setObjectName("letter-switch")
        self._letter = self._box("letter", tr("Feedback letter"), tr("feedback-letter"))
        self._letter.hide()
        case = self._case
        letter = feedback_letter(case.row.name, case.opening.title, self._decision.decided_by.name)
        self._letter.show_text(letter)
        self.switch.toggled.connect(self._letter.setVisible)
        self._layout.insertWidget(self._layout.count() - 1, self.switch)

    def _box(self, name: str, spoken: str, file_part: str) -> TextBox:
        # The candidate's id instead of the name: a file name is seen by many.
        opaque = self._case.row.candidate_id[:8]
        file_name = safe_file_name(
            file_part, self._case.opening.title, opaque_id=opaque, suffix=".txt"
        )
        made = TextBox(name, spoken, file_name)
        self._layout.addWidget(made, 100)
        return made

    def _say(self, text: str, look: str = "aside") -> QLabel:
        made = widgets.label(breakable(text), look, wrap=True)
        self._layout.addWidget(made)
        return made


def level_heard(sheet: ComparisonSheet, candidate_id: CandidateId) -> LevelChances | None:
    """How likely each service level is for a candidate; None without any rating."""
    for block in sheet.statistics:
        found = block.candidate(candidate_id)
        if found is not None:
            return found.levels
    return None
