"""The centre of the interview where nothing is rated: words to say, and facts to note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from hireapp.gui import widgets
from hireapp.gui.interview.fact_fields import FactFields
from hireapp.gui.interview.fitted_label import FittedLabel
from hireapp.gui.interview.hint_row import HintRow
from hireapp.gui.interview.spaced_text import SpacedText
from hireapp.gui.interview.step_time import StepTime
from hireapp.gui.interview.steps import NO_QUESTION, WELCOME, ScriptStep
from hireapp.i18n import tr

_WIDEST = 760


class ScriptView(QScrollArea):
    """Shows a step with words to say or facts to note."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chip = FittedLabel("chip")
        self.meta = widgets.label("", "small")
        self.time = StepTime()
        self.facts = FactFields()
        self.advice = widgets.label("", "muted", wrap=True)
        self.words = SpacedText(18, 29)
        self.hints = HintRow()
        self._step: ScriptStep | None = None
        self._lay_out()
        self.facts.done.connect(self.hints.next.setFocus)

    def show_step(
        self, step: ScriptStep, words: str, note_of: Callable[[str], str], *, editable: bool
    ) -> None:
        """Show a step; its fields are loaded when it is another step than before."""
        if step != self._step:
            self._step = step
            self._show_words(step, words)
            self.facts.show_facts(step.facts, note_of)
            self.facts.setVisible(bool(step.facts))
            self.verticalScrollBar().setValue(0)
        self.facts.show_editable(editable=editable)
        self.time.setVisible(editable)
        self.hints.show_no_score("", usable=False)
        self.hints.show_editable(editable=False)

    def forget(self) -> None:
        """Load the fields anew the next time."""
        self._step = None

    def take_keyboard(self) -> None:
        """Let the first fact have the keyboard, or the way on; the page keys scroll."""
        fields = iter(self.facts.fields.values())
        next(fields, self.hints.next).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_words(self, step: ScriptStep, words: str) -> None:
        self.setAccessibleName(step.name)
        self.chip.say(step.name)
        self.meta.setText(_meta(step))
        self.words.say(words)
        self.words.setVisible(bool(words))
        self.advice.setVisible(step.id != NO_QUESTION and bool(words))
        if step.id == WELCOME:
            self.advice.setText(tr("Say the same to every candidate, before the first question."))
        else:
            self.advice.setText(tr("At the end, say the same to every candidate:"))

    def _lay_out(self) -> None:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(14)
        head = widgets.row(self.chip, self.meta, self.time, None, spacing=4)
        head.insertSpacing(1, 6)
        layout.addLayout(head)
        for one in (self.facts, self.advice, self.words, self.hints):
            one.setMaximumWidth(_WIDEST)
            layout.addWidget(one)
        layout.addStretch(1)
        self.setWidget(inner)


def _meta(step: ScriptStep) -> str:
    if step.id == NO_QUESTION:
        return tr("Nothing to rate")
    if step.minutes:
        return tr("About {n} min · never scored").format(n=step.minutes)
    return tr("Never scored")
