"""The decision on one candidate: asked for with everything that it must be able to stand on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.decisions import Decision, Outcome
from hireapp.domain.ids import CandidateId, OpeningId
from hireapp.errors import HireError
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.decision import case as cases
from hireapp.gui.decision.aftermath import Aftermath
from hireapp.gui.decision.checks import Draft, Part, lacking
from hireapp.gui.decision.form import DecisionForm
from hireapp.gui.decision.words import breakable, decision_lines, evidence_text
from hireapp.i18n import tr
from hireapp.store import decisions

_WIDTH, _HEIGHT = 740, 660
_MARGIN = 60
"""How much lower than its window the dialog stays."""


class DecisionDialog(QDialog):
    """Asks those who may decide; shows the others what was decided."""

    def __init__(
        self,
        context: Context,
        opening_id: OpeningId,
        candidate_id: CandidateId,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("decision-dialog")
        self.setWindowTitle(tr("Decision"))
        self.setModal(True)
        self._context = context
        self._opening_id = opening_id
        self._candidate_id = candidate_id
        self.case = self._read()
        self.form: DecisionForm | None = None
        self.aftermath: Aftermath | None = None
        self._may_discard = False
        self._tried = False
        self._heading = widgets.ElidedLabel("", "title")
        self._subtitle = widgets.ElidedLabel(self.case.opening.title, "muted")
        self._area = _scroll_area()
        self.problem = widgets.label("", "bad", wrap=True)
        self.problem.setObjectName("decision-problem")
        self.problem.hide()
        self._close = widgets.button("", self.reject, name="close-decision")
        self.decide_button = widgets.button(
            tr("Decide"), self._decide, look="primary", name="decide-now"
        )
        self._lay_out()
        self._show_case()

    @classmethod
    def ask(
        cls,
        context: Context,
        opening_id: OpeningId,
        candidate_id: CandidateId,
        parent: QWidget | None = None,
    ) -> DecisionDialog | None:
        """Open the dialog; None when the candidate is gone."""
        dialog = context.attempt(lambda: cls(context, opening_id, candidate_id, parent))
        if dialog is not None:
            dialog.open()
        return dialog

    @override
    def reject(self) -> None:
        written = self.form is not None and self.form.draft != Draft()
        if written and not self._may_discard:
            self._may_discard = True
            self._say(tr("What you filled in is not kept. Close again to throw it away."))
            return
        super().reject()

    @override
    def done(self, result: int) -> None:
        if self.aftermath is not None:
            self.aftermath.put_away()
        super().done(result)

    def show_aftermath(self, decision: Decision) -> None:
        """Show what follows from a decision."""
        self.form = None
        self.aftermath = Aftermath(self._context, self.case, decision)
        self._area.setWidget(self.aftermath)
        self._say("")
        self._heading.setText(tr("Decision on {name}").format(name=self.case.row.name))
        self.decide_button.hide()
        self._close.setText(tr("Close"))
        widgets.set_look(self._close, "primary")
        self._close.setFocus()

    def _read(self) -> cases.Case:
        context = self._context
        return cases.read(
            context.database, self._opening_id, self._candidate_id, context.viewer, context.zone
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 14, 18)
        layout.setSpacing(10)
        layout.addWidget(self._heading)
        layout.addWidget(self._subtitle)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.problem)
        foot = widgets.row(None, self._close, self.decide_button)
        foot.setContentsMargins(0, 0, 10, 0)
        layout.addLayout(foot)
        behind = self.parentWidget()
        room = behind.window().height() - _MARGIN if behind else _HEIGHT
        self.resize(_WIDTH, min(_HEIGHT, room))

    def _show_case(self) -> None:
        case = self.case
        template = tr("Decide on {name}") if case.may_decide else tr("Decision on {name}")
        self._heading.setText(template.format(name=case.row.name))
        self._close.setText(tr("Cancel") if case.may_decide else tr("Close"))
        self.decide_button.setVisible(case.may_decide)
        ground = QWidget()
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.setSpacing(14)
        layout.addWidget(_Earlier(self._context, case, self.show_aftermath))
        if case.may_decide:
            self.form = DecisionForm(case)
            self.form.evidence_wanted.connect(self._open_evidence)
            self.form.changed.connect(self._on_changed)
            layout.addWidget(self.form)
        else:
            layout.addWidget(widgets.label(_why_not(case), "aside", wrap=True))
        layout.addStretch(1)
        self._area.setWidget(ground)
        if self.form is not None:
            self.form.go_to(Part.OUTCOME if case.evidence_opened else Part.EVIDENCE)

    def _open_evidence(self) -> None:
        viewer = self._context.viewer
        try:
            debrief = cases.open_evidence(self._context.database, self._candidate_id, viewer)
        except HireError as error:
            self._say(error.sentence)
            return
        self.case = self._read()
        if self.form is not None:
            self.form.show_evidence_state(opened=True, text=evidence_text(debrief))
        self._on_changed()

    def _on_changed(self) -> None:
        self._may_discard = False
        self._say("")
        if self._tried and self.form is not None:
            self.form.show_lacking(self._lacking(self.form.draft))

    def _lacking(self, draft: Draft) -> dict[Part, str]:
        case = self.case
        return lacking(
            draft,
            evidence_opened=case.evidence_opened,
            exceptions=case.exceptions,
            has_others=case.has_others,
        )

    def _decide(self) -> None:
        form = self.form
        if form is None:
            return
        self._tried = True
        found = self._lacking(form.draft)
        form.show_lacking(found)
        if found:
            section = form.go_to(next(iter(found)))
            if section is not None:
                self._area.ensureWidgetVisible(section)
            self._say(tr("Something is missing; it is said where it belongs."))
            return
        draft = form.draft
        if draft.outcome is None:
            return
        facts, context = draft.facts(draft.outcome), self._context
        try:
            made = decisions.decide(
                context.database,
                self._candidate_id,
                facts,
                exceptions=self._read().exceptions,
                viewer=context.viewer.id,
            )
        except HireError as error:
            self._say(error.sentence)
        else:
            self.case = self._read()
            self.show_aftermath(made)

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))


class _Earlier(QWidget):
    """The decisions so far, the one in force first; hidden when there is none."""

    def __init__(
        self, context: Context, case: cases.Case, follow: Callable[[Decision], object]
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.setVisible(bool(case.history))
        names = dict(case.attitudes)
        for place, decision in enumerate(reversed(case.history)):
            heading = tr("In force") if place == 0 else tr("Earlier, kept")
            frame = widgets.card("sunk", margins=(14, 10, 14, 10))
            inside = widgets.column(frame)
            inside.setSpacing(3)
            inside.addWidget(widgets.label(heading.upper(), "caps"))
            moment = context.local(decision.decided_at)
            for number, line in enumerate(decision_lines(decision, names, moment)):
                look = "strong" if number == 0 else "aside"
                inside.addWidget(_words(line, look))
            if place == 0 and case.may_decide and decision.facts.outcome is not Outcome.HOLD:
                go = widgets.button(
                    _follows(decision.facts.outcome),
                    partial(follow, decision),
                    name="what-follows",
                )
                inside.addLayout(widgets.row(go, None))
            layout.addWidget(frame)


def _follows(outcome: Outcome) -> str:
    return tr("Development plan…") if outcome is Outcome.HIRE else tr("Feedback letter…")


def _why_not(case: cases.Case) -> str:
    """Why this viewer cannot decide."""
    if not case.row.visible:
        return tr("{name}: {state}. Decide when all scorecards are in.").format(
            name=case.row.name, state=case.row.withheld_text
        )
    none = "" if case.history else tr("Nothing is decided yet. ")
    return none + tr("A coordinator or a hiring manager decides.")


def _words(text: str, look: str) -> QLabel:
    made = widgets.label(breakable(text), look, wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def _scroll_area() -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("decision-area")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
