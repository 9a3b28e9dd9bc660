"""The live interview: one question at a time, everything by key while the notes are written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent
from typing_extensions import override

from hireapp.domain.ids import QuestionId, ScorecardId
from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation, Score
from hireapp.gui import shortcuts
from hireapp.gui.context import Context
from hireapp.gui.interview import page_keys
from hireapp.gui.interview.autosave import Autosave
from hireapp.gui.interview.digit_rows import DigitRows
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.frame import InterviewFrame
from hireapp.gui.interview.opener_note import OpenerNote
from hireapp.gui.interview.rating_undo import RatingHistory
from hireapp.gui.interview.reaction_panel import ORDER as REACTIONS
from hireapp.gui.interview.side_acts import SideActs
from hireapp.gui.interview.sight import nudge_of, script_words, sight_of
from hireapp.gui.interview.state_lines import StateLines
from hireapp.gui.interview.steps import AnyStep, Step
from hireapp.gui.shortcuts import Action


class InterviewPage(InterviewFrame):
    """Shows one scorecard at a time: a draft to write, or a sealed one to read and amend.

    `closed` comes when the user leaves, `submitted` carries the ScorecardId of a sealed one.
    """

    closed = Signal()
    submitted = Signal(object)

    def __init__(self, context: Context, *, is_practice: bool = False) -> None:
        super().__init__(is_practice=is_practice)
        self.context = context
        self.editor: InterviewEditor | None = None
        self.history = RatingHistory(self._write_rating, self._rewrite_rating, self)
        self.autosave = Autosave(self)
        self.discreet = False
        self.acts = SideActs(self)
        self._is_practice = is_practice
        self._digits = DigitRows(self)
        self._opener = OpenerNote(self.view.reaction, self)
        self._lines = StateLines(self, self.autosave, is_practice=is_practice)
        self._place: int = 0
        self._connect()

    @property
    def has_unsaved(self) -> bool:
        """Whether closing now would lose anything."""
        return self.editor is not None and self.editor.unsaved

    @property
    def place(self) -> int:
        """Which step that is, counted from 0."""
        return self._place

    @property
    def stamp(self) -> str:
        """The time of the interview now."""
        return self._lines.stamp

    @property
    def step(self) -> AnyStep:
        """The step on screen, or the one before the end."""
        return self._editing.steps[self._place]

    def open_scorecard(self, scorecard_id: ScorecardId) -> None:
        """Show a scorecard where it was left.

        Raises:
            HireError: when the viewer may not see it, or what is on screen cannot be saved; then
                that stays on screen.
        """
        if self.editor is not None:
            self.autosave.save()
            if self.editor.unsaved and self.editor.trouble is not None:
                raise self.editor.trouble
        editor = InterviewEditor(self.context.database, scorecard_id, self.context.viewer.id)
        self.editor = editor
        self.autosave.watch(editor)
        self.history.clear()
        self.top.show_sheet(editor.sheet)
        self._lines.watch(editor)
        self._forget_views()
        self._place = editor.place
        if self.acts.take(editor) and not self._is_practice:
            self.show_preparation()
        else:
            self.go_to(editor.place)

    def show_preparation(self) -> None:
        """Show what to know before the interview."""
        if not self._editing.is_editable:
            return
        self._lines.turn_to(None)
        self.autosave.save()
        self.preparation.show_editor(self._editing)
        self.centre.setCurrentWidget(self.preparation)
        self.preparation.take_keyboard()

    def leave(self) -> bool:
        """Save everything; False when it could not be saved and would be lost."""
        if self.editor is None:
            return True
        self._lines.keep_time()
        self.autosave.save()
        if self.editor.unsaved and self.editor.trouble is not None:
            self.context.failed.emit(self.editor.trouble)
        return not self.editor.unsaved

    def go_to(self, place: int) -> None:
        """Show a step; what was typed at the one before is saved."""
        editor = self._editing
        self._opener.turn(editor)
        self.acts.leave(self.step, forward=place > self._place)
        self._place = max(0, min(len(editor.steps) - 1, place))
        step = self.step
        self._lines.turn_to(step)
        editor.remember_place(step.id)
        if isinstance(step, Step):
            self.centre.setCurrentWidget(self.view)
            self.aside.show_question(step.question)
        else:
            self.centre.setCurrentWidget(self.script)
        self.autosave.save_what_counts()
        if not self.rail.list.hasFocus():
            self._take_keyboard()

    def go_next(self) -> None:
        """Show the next step, and after the last one what is left to do."""
        if self.at_preparation:
            self.preparation.begin()
        elif self._place + 1 < len(self._editing.steps):
            self.go_to(self._place + 1)
        elif self._editing.is_editable:
            self.show_finish()

    def go_back(self) -> None:
        """Show the step before, or the last one when the end was on screen."""
        if not self.at_preparation:
            self.go_to(self._place if self.at_finish else self._place - 1)

    def rate(self, rating: Rating | None) -> None:
        """Rate the question on screen at once; the undo key takes it back."""
        question = self.scored
        if question is None or not self.at_question or not self._editing.is_editable:
            return
        before = self._editing.rating(question.id)
        if before is not rating:
            self.history.rate(question.id, before, rating)

    def react(self, reaction: Reaction) -> None:
        """Note a reaction to the opener at once."""
        if self.step.is_opener:
            self._opener.choose(reaction)
            self.autosave.save()

    def show_finish(self) -> None:
        """Show what is missing, or ask for the recommendation."""
        if not self._editing.is_editable or self.at_preparation:
            return
        self._editing.fold_reaction()
        self._lines.keep_time()
        self.autosave.save()
        self.finish.begin()
        self.finish.show_editor(self._editing)
        self.centre.setCurrentWidget(self.finish)
        self.finish.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_pause(self) -> None:
        """Stop the clock, or let it go on."""
        self._lines.toggle_pause()
        self.autosave.save()

    def toggle_discreet(self) -> None:
        """Hide scores, colours and signs from who looks over the shoulder, or show them again."""
        if self.discreet:
            self.acts.discretion.end()
        else:
            self.acts.discretion.hide()

    def hide_scores(self, hidden: bool) -> None:  # a callback's argument
        """Be discreet, or no longer."""
        self.discreet = hidden
        self.show_discreet(discreet=hidden)
        self.refresh()

    def refresh(self) -> None:
        """Show the scorecard as it is now; the note being written stays untouched."""
        editor = self.editor
        if editor is None:
            return
        self.top.show_editable(editable=editor.is_editable)
        self.rail.show_editor(editor, self._place)
        self._show_step(editor, self.step)
        if self.at_finish:
            self.finish.show_editor(editor)
        self._lines.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._digits.press(event):
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lines.wake()
        if self.at_preparation:
            self.preparation.take_keyboard()
        elif self.editor is not None and not self.at_finish:
            self._take_keyboard()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._lines.rest()
        self.autosave.save()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.leave():
            super().closeEvent(event)
        else:
            event.ignore()

    @property
    def _editing(self) -> InterviewEditor:
        if self.editor is None:
            raise RuntimeError("the interview page was used before a scorecard was opened")
        return self.editor

    @property
    def at_preparation(self) -> bool:
        """Whether the interview has not begun, or its preparation is looked at again."""
        return self.centre.currentWidget() is self.preparation

    @property
    def at_question(self) -> bool:
        """Whether something to ask is on screen."""
        return self.centre.currentWidget() is self.view

    @property
    def at_finish(self) -> bool:
        """Whether what is missing, or the recommendation, is on screen."""
        return self.centre.currentWidget() is self.finish

    @property
    def scored(self) -> Step | None:
        """The question on screen, if it is one that is rated."""
        step = self.step
        return step if isinstance(step, Step) and not step.is_opener else None

    def _show_step(self, editor: InterviewEditor, step: AnyStep) -> None:
        if isinstance(step, Step):
            sight = sight_of(
                editor,
                step,
                discreet=self.discreet,
                reaction_open=self._opener.is_open,
                left=self.acts.left_unrated,
                zone=self.context.zone,
            )
            self.view.show_sight(sight, editor.evidence(step.id))
            self.aside.show_ticks(editor.leading.is_ticked, editable=editor.is_editable)
        else:
            words = script_words(editor, step)
            self.script.show_step(step, words, editor.fact, editable=editor.is_editable)

    def _take_keyboard(self) -> None:
        """The keyboard goes where one writes."""
        if isinstance(self.step, Step):
            self.view.evidence.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.script.take_keyboard()

    def _forget_views(self) -> None:
        """Load everything anew the next time."""
        self.view.forget()
        self.script.forget()

    def _write_rating(self, question_id: QuestionId, rating: Rating | None) -> bool:
        editor = self._editing
        done = self.context.succeeds(lambda: editor.rate(question_id, rating))
        self.autosave.save_what_counts()
        return done

    def _rewrite_rating(self, question_id: QuestionId, rating: Rating | None) -> bool:
        """Undo or redo a rating, on screen for all to see."""
        if self.at_preparation or (not self.at_finish and self.step.id != question_id):
            self._go_to_question(question_id)
        return self._write_rating(question_id, rating)

    def _go_to_question(self, question_id: QuestionId) -> None:
        known = [step.id for step in self._editing.steps]
        self.go_to(known.index(question_id))

    def _mark_rest_not_asked(self) -> None:
        unrated = tuple(step.id for step in self._editing.unrated)
        self.history.rate_all(unrated, NoScore.NOT_ASKED)

    def _submit(self, recommendation: Recommendation) -> None:
        editor = self._editing
        self._lines.keep_time()
        done = self.context.succeeds(lambda: editor.submit(recommendation))
        self.autosave.settle()
        if done:
            self._lines.put_away()
            self.history.clear()
            self._forget_views()
            self.go_to(self._place)
            self.submitted.emit(editor.scorecard_id)

    def close_interview(self) -> None:
        """Go back to the other pages, unless something would be lost."""
        if self.leave():
            self.closed.emit()

    def _forget(self) -> None:
        """Keep nothing of what somebody else wrote."""
        if not self.has_unsaved:
            self.autosave.watch(None)
            self._lines.watch(None)
            self.editor = None
            self.history.clear()

    def _on_typed(self) -> None:
        if self.editor is None or not self.editor.is_editable:
            return
        self.editor.write_evidence(self.step.id, self.view.evidence.toPlainText())
        self._note_change()
        if isinstance(self.step, Step):
            self.view.nudge(nudge_of(self.editor, self.step, self.acts.left_unrated))

    def _on_fact_typed(self, fact_id: str, text: str) -> None:
        if self._editing.is_editable:
            self._editing.write_fact(fact_id, text)
            self._note_change()

    def _note_change(self) -> None:
        if self._editing.unsaved:
            self.autosave.typed()
        self._lines.show_saved()

    def _on_reaction_folded(self) -> None:
        self.autosave.save()
        self._take_keyboard()

    def press_digit(self, digit: int) -> None:
        """Rate, react or recommend, whichever is on screen; 0 asks why there is no score."""
        if self.editor is None or self.at_preparation:
            return
        if digit == 0:
            self.acts.ask_no_score()
        elif self.at_finish:
            self.finish.choose(digit)
        elif self.scored is not None:
            self.rate(Score(digit))
        elif digit <= len(REACTIONS):
            self.react(REACTIONS[digit - 1])

    def _on_rail_chosen(self, place: int) -> None:
        if self.editor is not None and place >= 0 and (place != self._place or self.at_finish):
            self.go_to(place)

    def _connect(self) -> None:
        slots = page_keys.slots_of(self)
        self.view.evidence.leave_to_page(page_keys.install(self, slots, self._digits))
        self._digits.add(shortcuts.sequence(Action.TICK), self.acts.press_digit, whole_row=True)
        self.view.hints.wanted.connect(lambda action: slots[action]())
        self.foot.wanted.connect(lambda action: slots[action]())
        self.top.leave_button.clicked.connect(lambda: self.close_interview())
        self.top.pause_button.clicked.connect(lambda: self.toggle_pause())
        self.top.finish_button.clicked.connect(lambda: self.show_finish())
        self.rail.list.chosen.connect(self._on_rail_chosen)
        self.rail.list.done.connect(self._take_keyboard)
        self.view.rated.connect(self.press_digit)
        self.view.evidence.typed.connect(self._on_typed)
        self.view.evidence.left.connect(self.autosave.save)
        self.view.amend_button.clicked.connect(lambda: self.acts.amend())
        self.view.reaction.chosen.connect(self.react)
        self._opener.typed.connect(self._note_change)
        self._opener.folded.connect(self._on_reaction_folded)
        self._opener.opened.connect(self.refresh)
        self.script.hints.wanted.connect(lambda action: slots[action]())
        self.script.facts.typed.connect(self._on_fact_typed)
        self.script.facts.left.connect(self.autosave.save)
        self.finish.go_wanted.connect(self._go_to_question)
        self.finish.rest_not_asked.connect(self._mark_rest_not_asked)
        self.finish.back_wanted.connect(self.go_back)
        self.finish.submit_wanted.connect(self._submit)
        self.autosave.failed.connect(self.context.failed)
        self.autosave.settled.connect(self.refresh)
        self.context.viewer_changed.connect(self._forget)
