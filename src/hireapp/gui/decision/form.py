"""The form of a decision: nothing is chosen beforehand, and what is missing is said where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hireapp.domain.decisions import Outcome
from hireapp.domain.ids import AttitudeId, PersonId
from hireapp.gui import widgets
from hireapp.gui.decision.case import Case
from hireapp.gui.decision.checks import Draft, Part
from hireapp.gui.decision.ticks import Ticks
from hireapp.i18n import tr

_REASON_HEIGHT = 96
_ALTERNATIVES_HEIGHT = 68


class Section(QWidget):
    """A heading, a field, and what it lacks."""

    def __init__(self, heading: str, hint: str = "") -> None:
        super().__init__()
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(4)
        self.inside.addWidget(widgets.label(heading, "strong"))
        if hint:
            self.inside.addWidget(widgets.label(hint, "small", wrap=True))
        self.problem: QLabel = widgets.label("", "smallbad", wrap=True)
        self.problem.hide()

    def end(self) -> None:
        """Put the place for what is lacking at the end."""
        self.inside.addWidget(self.problem)

    def say(self, problem: str) -> None:
        """Say what is lacking, or nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


class DecisionForm(QWidget):
    """`changed` comes with everything that is filled in, `evidence_wanted` asks to open it."""

    changed = Signal()
    evidence_wanted = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._sections: dict[Part, Section] = {}
        self._focus: dict[Part, QWidget | None] = {}
        self._group = QButtonGroup(self)
        self._outcomes = self._radio_buttons()
        self.reason = _text_field("decision-reason", tr("The reason"), _REASON_HEIGHT)
        self.reason.setPlaceholderText(tr("What was heard that could be defended a year later"))
        self.alternatives = _text_field(
            "decision-alternatives", tr("Alternatives considered"), _ALTERNATIVES_HEIGHT
        )
        self.alternatives.setPlaceholderText(
            tr("The other candidates, or waiting, and why not") if case.has_others else ""
        )
        self.attitudes: Ticks[AttitudeId] = Ticks("attitude", case.attitudes, columns=2)
        self.exceptions: Ticks[str] = Ticks("exception", [(one, one) for one in case.exceptions])
        self.signatories: Ticks[PersonId] = Ticks(
            "signatory",
            [(one.id, f"{one.name}, {one.role.label}") for one in case.signatories],
            columns=2,
        )
        self.evidence = QPlainTextEdit()
        self._evidence_state = widgets.label("", "aside", wrap=True)
        self._evidence_button = widgets.button("", self.evidence_wanted.emit, name="open-evidence")
        self._lay_out(case)
        self.show_evidence_state(opened=case.evidence_opened)
        for field in (self.reason, self.alternatives):
            field.textChanged.connect(self.changed)
        for ticks in (self.attitudes, self.exceptions, self.signatories):
            ticks.changed.connect(self.changed)
        self._group.buttonToggled.connect(lambda *_: self.changed.emit())

    @property
    def draft(self) -> Draft:
        """What is filled in."""
        outcome = next((one for one, b in self._outcomes.items() if b.isChecked()), None)
        return Draft(
            outcome=outcome,
            reason=self.reason.toPlainText(),
            attitudes=self.attitudes.ticked,
            alternatives=self.alternatives.toPlainText(),
            exceptions=self.exceptions.ticked,
            signatories=self.signatories.ticked,
        )

    def show_lacking(self, lacking: dict[Part, str]) -> None:
        """Say at each part what it lacks."""
        for part, section in self._sections.items():
            section.say(lacking.get(part, ""))

    def go_to(self, part: Part) -> QWidget | None:
        """Put the keyboard where something is to be mended."""
        target = self._focus.get(part)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._sections[part]

    def show_evidence_state(self, *, opened: bool, text: str = "") -> None:
        """Say whether the evidence was opened; `text` shows it here."""
        self._evidence_state.setText(
            tr("✓ You have opened it.") if opened else tr("You have not opened it yet.")
        )
        self._evidence_button.setText(tr("Read it here") if opened else tr("Open the evidence"))
        if text:
            self.evidence.setPlainText(text)
            self.evidence.show()
            self.evidence.setFocus(Qt.FocusReason.OtherFocusReason)
            self._evidence_button.hide()

    def _radio_buttons(self) -> dict[Outcome, QRadioButton]:
        words = {
            Outcome.HIRE: tr("Hire"),
            Outcome.HOLD: tr("Hold: nothing is settled yet"),
            Outcome.DECLINE: tr("Decline"),
        }
        made = {}
        for outcome, text in words.items():
            made[outcome] = QRadioButton(text)
            made[outcome].setObjectName(f"outcome-{outcome}")
            self._group.addButton(made[outcome])
        return made

    def _lay_out(self, case: Case) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.setSpacing(16)
        self._evidence_section(layout)
        outcome = self._section(layout, Part.OUTCOME, tr("Decision"))
        outcome.inside.addLayout(widgets.row(*self._outcomes.values(), None, spacing=18))
        outcome.end()
        self._focus[Part.OUTCOME] = self._outcomes[Outcome.HIRE]
        self._add(layout, Part.REASON, tr("Reason"), self.reason, self.reason)
        rests = tr("Attitudes that the reason rests on")
        self._add(layout, Part.ATTITUDES, rests, self.attitudes, self.attitudes.first)
        if case.has_others:
            heading = tr("Alternatives considered")
            self._add(layout, Part.ALTERNATIVES, heading, self.alternatives, self.alternatives)
        self._exceptions_section(layout, case)
        signed = tr("Who stands behind this decision")
        self._add(layout, Part.SIGNATORIES, signed, self.signatories, self.signatories.first)
        layout.addStretch(1)

    def _evidence_section(self, layout: QVBoxLayout) -> None:
        section = self._section(layout, Part.EVIDENCE, tr("Evidence"))
        section.inside.addLayout(widgets.row(self._evidence_state, None, self._evidence_button))
        self.evidence.setObjectName("decision-evidence")
        self.evidence.setAccessibleName(tr("Evidence"))
        self.evidence.setReadOnly(True)
        self.evidence.setTabChangesFocus(True)
        self.evidence.setFixedHeight(220)
        self.evidence.hide()
        section.inside.addWidget(self.evidence)
        section.end()
        self._focus[Part.EVIDENCE] = self._evidence_button

    def _exceptions_section(self, layout: QVBoxLayout, case: Case) -> None:
        section = self._section(
            layout,
            Part.EXCEPTIONS,
            tr("Exceptions to equal treatment"),
            tr("Tick each one that you have considered.") if case.exceptions else "",
        )
        if case.exceptions:
            section.inside.addWidget(self.exceptions)
        else:
            none = tr("None was found: same kit, same questions, every scorecard in.")
            section.inside.addWidget(widgets.label(none, "aside", wrap=True))
        section.end()
        self._focus[Part.EXCEPTIONS] = self.exceptions.first

    def _add(
        self,
        layout: QVBoxLayout,
        part: Part,
        heading: str,
        field: QWidget,
        first: QWidget | None,
    ) -> None:
        section = self._section(layout, part, heading)
        section.inside.addWidget(field)
        section.end()
        self._focus[part] = first

    def _section(self, layout: QVBoxLayout, part: Part, heading: str, hint: str = "") -> Section:
        self._sections[part] = Section(heading, hint)
        layout.addWidget(self._sections[part])
        return self._sections[part]


def _text_field(name: str, spoken: str, height: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setTabChangesFocus(True)
    made.setFixedHeight(height)
    return made
