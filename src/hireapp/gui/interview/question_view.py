"""The centre of the interview: one question, its cards, and the notes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.questions import SCALE_POINTS
from hireapp.domain.scorecards import Amendment, NoScore, Rating
from hireapp.domain.text import NOTE_LIMIT
from hireapp.gui import widgets
from hireapp.gui.interview.choice_card import ChoiceCard
from hireapp.gui.interview.evidence import EvidenceEdit
from hireapp.gui.interview.fitted_label import FittedLabel
from hireapp.gui.interview.hint_row import HintRow, chip_text
from hireapp.gui.interview.prompt import Prompt
from hireapp.gui.interview.reaction_panel import ReactionPanel
from hireapp.gui.interview.sight import Sight
from hireapp.gui.interview.spaced_text import SpacedText
from hireapp.gui.interview.step_time import StepTime
from hireapp.gui.shortcuts import RATES
from hireapp.i18n import tr

_PROMPT_SHARE = 0.22
_LEAST_NAME = 160
"""As much of the attitude's name is shown, whatever stands beside it."""
_SPACING = 14
_OTHERS_HEIGHT = 260
"""What the lines between question and cards, the hints and the smallest notes take."""


class QuestionView(QWidget):
    """Shows a step; `rated` carries the point 1-5 of a clicked card."""

    rated = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.chip = FittedLabel("chipaccent", least=_LEAST_NAME)
        self.meta = FittedLabel("small")
        self.time = StepTime()
        self.transition = SpacedText(14, 20, most_lines=3, quiet=True)
        self.prompt = Prompt()
        self.advice = widgets.label("", "muted", wrap=True)
        self.cards = tuple(ChoiceCard(chip_text(one)) for one in RATES)
        self.amend_button = widgets.button(tr("Amend…"), look="primary", name="amend")
        self.amended = widgets.label("", "muted", wrap=True)
        self.reaction = ReactionPanel()
        self.hidden = widgets.label("", "muted", wrap=True)
        self.hints = HintRow()
        self.nudge_label = FittedLabel("smallwarn")
        self.nudge_label.setObjectName("nudge")
        self.evidence = EvidenceEdit()
        self.full = FittedLabel("smallwarn")
        for point, card in zip(SCALE_POINTS, self.cards, strict=True):
            card.setObjectName(f"rate-{point}")
            card.clicked.connect(lambda _checked, point=point: self.rated.emit(point))
        self._step_id = ""
        self._lay_out()
        # Before the first question is on screen, nothing of it may take room from the window.
        for one in (
            self.transition,
            self._scale,
            self.reaction,
            self.hidden,
            self.amended,
            self.nudge_label,
        ):
            one.hide()
        self.evidence.filled_up.connect(self._say_full)
        self.evidence.typed.connect(self._clear_full)
        self.evidence.installEventFilter(self)

    def show_sight(self, sight: Sight, evidence: str) -> None:
        """Show a step; the note is loaded when it is another step than before."""
        step = sight.step
        if step.id != self._step_id:
            self._step_id = step.id
            self._show_question(sight)
            self._fit_cards()
            self._load(evidence)
        self._show_choices(sight)
        self.nudge(sight.nudge)
        self.time.setVisible(sight.editable)
        self.evidence.setReadOnly(not sight.editable)
        self.hints.show_editable(editable=sight.editable)

    def nudge(self, words: str) -> None:
        """Remind of something; empty for nothing."""
        self.nudge_label.say(words)
        self.nudge_label.setVisible(bool(words))

    def forget(self) -> None:
        """Load the note anew the next time."""
        self._step_id = ""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_cards()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            inside = event.type() == QEvent.Type.FocusIn
            look = "notesread" if self.evidence.isReadOnly() else "notesfocus"
            widgets.set_look(self._notes, look if inside else "card")
        return super().eventFilter(watched, event)

    def _fit_cards(self) -> None:
        """Leave room for the notes below the cards."""
        height = self.height()
        self.prompt.limit_height(int(height * _PROMPT_SHARE))
        for card in (*self.cards, *self.reaction.cards):
            card.limit_height(height - self.prompt.height() - self._lead_in() - _OTHERS_HEIGHT)

    def _lead_in(self) -> int:
        """The height that the words before the question take."""
        if self.transition.isHidden():
            return 0
        return self.transition.heightForWidth(self.transition.width()) + _SPACING

    def _load(self, evidence: str) -> None:
        self.evidence.load(evidence)
        self._clear_full()

    def _show_question(self, sight: Sight) -> None:
        step = sight.step
        self.transition.say(tr("Say first: {words}").format(words=step.transition))
        self.transition.setVisible(bool(step.transition))
        self.prompt.ask(step.question.prompt)
        self.chip.say(tr("Opener") if step.is_opener else step.name)
        minutes = sight.minutes
        if step.is_opener:
            words = tr("Asked first · about {n} min · never scored").format(n=minutes)
            self.meta.say(_with(words, sight.asked_by))
            self.reaction.describe(step.question.reactions)
        else:
            words = tr("Question {n} of {all} · about {minutes} min").format(
                n=step.number, all=sight.count, minutes=minutes
            )
            self.meta.say(_with(words, sight.asked_by))
            for point, card in zip(SCALE_POINTS, self.cards, strict=True):
                name = tr("Rate {n}").format(n=point)
                card.say(str(point), step.question.anchor(point), name)

    def _show_choices(self, sight: Sight) -> None:
        is_opener = sight.step.is_opener
        self.advice.setText(sight.advice)
        self.amend_button.setVisible(sight.amendable)
        self.reaction.setVisible(is_opener)
        self._scale.setVisible(not is_opener and not sight.discreet)
        self.hidden.setVisible(sight.discreet)
        self.hidden.setText(
            tr("Reactions are hidden. Ctrl+1, 2 and 3 still note yours.")
            if is_opener
            else tr("Scores are hidden. Ctrl+1 to 5 still rate, F9 shows them again.")
        )
        if is_opener:
            self._show_reaction(sight)
        self._show_rating(sight)

    def _show_reaction(self, sight: Sight) -> None:
        if sight.reaction_open:
            self.reaction.show_open(
                sight.reaction,
                sight.reaction_reason,
                editable=sight.editable,
                discreet=sight.discreet,
            )
        else:
            self.reaction.show_folded()

    def _show_rating(self, sight: Sight) -> None:
        original = sight.amendments[0].before if sight.amendments else None
        for point, card in zip(SCALE_POINTS, self.cards, strict=True):
            note = ""
            if original == point:
                note = tr("original")
            chosen = sight.rating == point
            if chosen and not sight.is_saved:
                note = tr("not saved yet")
            card.choose(chosen=chosen, note=note)
            card.setEnabled(sight.editable)
        reason = sight.rating.label if isinstance(sight.rating, NoScore) else ""
        usable = not sight.step.is_opener and (sight.editable or bool(reason))
        self.hints.no_score.setEnabled(sight.editable)
        self.hints.show_no_score("" if sight.discreet else reason, usable=usable)
        self.amended.setText("\n".join(_amended(one) for one in sight.amendments))
        self.amended.setVisible(bool(sight.amendments) and not sight.discreet)

    def _say_full(self) -> None:
        words = tr("Full: at most {n} characters.")
        self.full.say(words.format(n=f"{NOTE_LIMIT:,}"))

    def _clear_full(self) -> None:
        if len(self.evidence.toPlainText()) < NOTE_LIMIT:
            self.full.say("")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(_SPACING)
        head = widgets.row(self.chip, self.meta, self.time, None, spacing=4)
        head.insertSpacing(1, 6)
        layout.addLayout(head)
        layout.addWidget(self.transition)
        layout.addWidget(self.prompt)
        advice = widgets.row(spacing=12)
        advice.addWidget(self.advice, 1)
        advice.addWidget(self.amend_button)
        layout.addLayout(advice)
        self._scale = QWidget()
        scale = QHBoxLayout(self._scale)
        scale.setContentsMargins(0, 0, 0, 0)
        scale.setSpacing(8)
        for card in self.cards:
            scale.addWidget(card, 1)
        for widget in (
            self._scale,
            self.reaction,
            self.hidden,
            self.amended,
            self.hints,
            self.nudge_label,
        ):
            layout.addWidget(widget)
        self._notes = widgets.card("card", margins=(12, 10, 12, 10))
        column = widgets.column(self._notes)
        heading = widgets.label(tr("EVIDENCE — what they said or did, in their words"), "small")
        heading.setBuddy(self.evidence)
        self.evidence.setAccessibleName(tr("Evidence: what they said or did, in their words"))
        column.setSpacing(6)
        column.addLayout(widgets.row(heading, None, self.full))
        column.addWidget(self.evidence, 1)
        self._notes.setMinimumHeight(84)
        layout.addWidget(self._notes, 1)


def _with(words: str, more: str) -> str:
    return f"{words} · {more}" if more else words


def _amended(amendment: Amendment) -> str:
    return tr("Amended from {before} to {after}: {reason}").format(
        before=rating_text(amendment.before),
        after=rating_text(amendment.after),
        reason=amendment.reason,
    )


def rating_text(rating: Rating | None) -> str:
    """A rating in words, as in "from 3 to no evidence"."""
    if rating is None:
        return tr("not rated")
    return rating.label if isinstance(rating, NoScore) else str(int(rating))
