"""The live interview: one question at a time, everything by key while the notes are written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent
from typing_extensions import override

from hireapp.domain.ids import QuestionId, ScorecardId
from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation, Score
from hireapp.gui.context import Context
from hireapp.gui.help_dialog import KeysDialog
from hireapp.gui.interview import page_keys
from hireapp.gui.interview.amend_dialog import AmendDialog
from hireapp.gui.interview.autosave import Autosave
from hireapp.gui.interview.clock import Timekeeper
from hireapp.gui.interview.digit_keys import ctrl_digit_of
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.frame import InterviewFrame
from hireapp.gui.interview.menus import jump_menu, no_score_menu
from hireapp.gui.interview.rating_undo import RatingHistory
from hireapp.gui.interview.reaction_panel import ORDER as REACTIONS
from hireapp.gui.interview.sight import sight_of
from hireapp.gui.interview.steps import Step
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr

_TICK_MS = 1_000


class InterviewPage(InterviewFrame):
    """Shows one scorecard at a time: a draft to write, or a sealed one to read and amend.

    `closed` comes when the user leaves, `submitted` carries the ScorecardId of a sealed one.
    """

    closed = Signal()
    submitted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.editor: InterviewEditor | None = None
        self.history = RatingHistory(self._write_rating, self._rewrite_rating, self)
        self.autosave = Autosave(self)
        self.discreet = False
        self._time = Timekeeper()
        self._place = 0
        self._reaction_open = False
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._connect()

    @property
    def has_unsaved(self) -> bool:
        """Whether closing now would lose anything."""
        return self.editor is not None and self.editor.unsaved

    @property
    def step(self) -> Step:
        """The step on screen."""
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
        self._time.take(editor.sheet)
        self._time.run()
        self.view.forget()
        self.go_to(editor.place)

    def leave(self) -> bool:
        """Save everything; False when it could not be saved and would be lost."""
        if self.editor is None:
            return True
        self.autosave.save()
        if self.editor.unsaved and self.editor.trouble is not None:
            self.context.failed.emit(self.editor.trouble)
        return not self.editor.unsaved

    def go_to(self, place: int) -> None:
        """Show a step; what was typed at the one before is saved."""
        editor = self._editing
        if editor.is_editable:
            editor.fold_reaction()
        self._place = max(0, min(len(editor.steps) - 1, place))
        self._reaction_open = not editor.is_editable or not editor.reaction_noted
        self._time.clock.turn_to(self.step.id)
        editor.remember_place(self.step.id)
        self.centre.setCurrentWidget(self.view)
        self.aside.show_question(self.step.question)
        self.autosave.save()
        if not self.rail.list.hasFocus():
            self.view.evidence.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_next(self) -> None:
        """Show the next step, and after the last one what is left to do."""
        if self._place + 1 < len(self._editing.steps):
            self.go_to(self._place + 1)
        elif self._editing.is_editable:
            self.show_finish()

    def go_back(self) -> None:
        """Show the step before, or the last one when the end was on screen."""
        self.go_to(self._place if self._at_finish else self._place - 1)

    def rate(self, rating: Rating | None) -> None:
        """Rate the question on screen at once; the undo key takes it back."""
        step = self.step
        if step.is_opener or not self._editing.is_editable:
            return
        before = self._editing.rating(step.id)
        if before is not rating:
            self.history.rate(step.id, before, rating)

    def react(self, reaction: Reaction) -> None:
        """Note a reaction to the opener at once."""
        if self._editing.is_editable and self.step.is_opener and self._reaction_open:
            self._editing.note_reaction(reaction, self._editing.reaction_reason)
            self.autosave.save()

    def show_finish(self) -> None:
        """Show what is missing, or ask for the recommendation."""
        if not self._editing.is_editable:
            return
        self._editing.fold_reaction()
        self.autosave.save()
        self.finish.begin()
        self.finish.show_editor(self._editing)
        self.centre.setCurrentWidget(self.finish)
        self.finish.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_pause(self) -> None:
        """Stop the clock, or let it go on."""
        self._time.toggle_pause()
        self.autosave.save()
        self._show_time()

    def toggle_discreet(self) -> None:
        """Hide scores, colours and signs from who looks over the shoulder, or show them again."""
        self.discreet = not self.discreet
        self.show_discreet(discreet=self.discreet)
        self.refresh()

    def refresh(self) -> None:
        """Show the scorecard as it is now; the note being written stays untouched."""
        editor = self.editor
        if editor is None:
            return
        step = self.step
        self.top.show_editable(editable=editor.is_editable)
        self.rail.show_editor(editor, self._place)
        sight = sight_of(
            editor,
            step,
            discreet=self.discreet,
            reaction_open=self._reaction_open,
            zone=self.context.zone,
        )
        self.view.show_sight(sight, editor.evidence(step.id))
        if self._at_finish:
            self.finish.show_editor(editor)
        self._tick()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = ctrl_digit_of(event)
        if digit is None or digit > len(Score):
            super().keyPressEvent(event)
        else:
            self._on_digit(digit)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticker.start()
        self._time.run()
        self._tick()
        if self.editor is not None and not self._at_finish:
            self.view.evidence.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.autosave.save()
        if not event.spontaneous():
            self._ticker.stop()
            self._time.rest()

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
    def _at_finish(self) -> bool:
        return self.centre.currentWidget() is self.finish

    def _write_rating(self, question_id: QuestionId, rating: Rating | None) -> bool:
        editor = self._editing
        done = self.context.succeeds(lambda: editor.rate(question_id, rating))
        self.autosave.save()
        return done

    def _rewrite_rating(self, question_id: QuestionId, rating: Rating | None) -> bool:
        """Undo or redo a rating, on screen for all to see."""
        if not self._at_finish and self.step.id != question_id:
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
        done = self.context.succeeds(lambda: editor.submit(recommendation))
        self.autosave.settle()
        if done:
            self._time.put_away()
            self.history.clear()
            self.view.forget()
            self.go_to(self._place)
            self.submitted.emit(editor.scorecard_id)

    def _amend(self) -> None:
        editor, step = self._editing, self.step

        def amend(rating: Rating, reason: str) -> None:
            editor.amend(step.id, rating, reason)
            self.refresh()

        AmendDialog(step, editor.rating(step.id), amend, self).open()

    def _leave(self) -> None:
        if self.leave():
            self.closed.emit()

    def _forget(self) -> None:
        """Keep nothing of what somebody else wrote."""
        if not self.has_unsaved:
            self.autosave.watch(None)
            self.editor = None
            self.history.clear()

    def _on_typed(self) -> None:
        if self.editor is None or not self.editor.is_editable:
            return
        self.editor.write_evidence(self.step.id, self.view.evidence.toPlainText())
        self._note_change()

    def _on_reason_typed(self, reason: str) -> None:
        if self._editing.reaction is not None:
            self._editing.note_reaction(self._editing.reaction, reason)
            self._note_change()

    def _note_change(self) -> None:
        if self._editing.unsaved:
            self.autosave.typed()
        self._show_saved()

    def _on_reaction_noted(self) -> None:
        if self._editing.reaction_noted:
            self._editing.fold_reaction()
            self._reaction_open = False
            self.autosave.save()
            self.view.evidence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reaction_again(self) -> None:
        self._reaction_open = True
        self.refresh()

    def _on_digit(self, digit: int) -> None:
        if self.editor is None:
            return
        if digit == 0:
            self._ask_no_score()
        elif self._at_finish:
            self.finish.choose(digit)
        elif not self.step.is_opener:
            self.rate(Score(digit))
        elif digit <= len(REACTIONS):
            self.react(REACTIONS[digit - 1])

    def _on_rail_chosen(self, place: int) -> None:
        if self.editor is not None and place >= 0 and (place != self._place or self._at_finish):
            self.go_to(place)

    def _ask_no_score(self) -> None:
        if self._at_finish or self.step.is_opener or not self._editing.is_editable:
            return
        menu = no_score_menu(self, self._editing.rating(self.step.id), self.rate)
        button = self.view.hints.no_score
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask_jump(self) -> None:
        menu = jump_menu(self, self._editing, self._place, self.go_to)
        menu.popup(self.rail.list.mapToGlobal(self.rail.list.rect().topRight()))

    def _tick(self) -> None:
        self._show_time()
        self._show_saved()

    def _show_time(self) -> None:
        if self.editor is None:
            return
        clock = self._time.clock
        over = clock.seconds > self.editor.sheet.opening.facts.slot_minutes * 60
        self.top.show_time(clock.seconds, over=over, running=not self._time.is_paused)
        self.view.show_time(clock.seconds_on(self.step.id), self.step.question.minutes)

    def _show_saved(self) -> None:
        if self.editor is None:
            return
        words = self.autosave.words()
        trouble = self.editor.trouble is not None
        self.view.hints.say_saved(words if self.editor.is_editable else "", trouble=trouble)
        sealed = self.editor.is_submitted
        seal = tr("Submitted and sealed") if sealed else tr("Sealed until submitted")
        self.foot.say(seal, words if trouble else tr("Autosaved to this computer"), trouble=trouble)

    def _connect(self) -> None:
        slots = self._slots()
        self.view.evidence.leave_to_page(page_keys.install(self, slots))
        self.view.hints.wanted.connect(lambda action: slots[action]())
        self.foot.wanted.connect(lambda action: slots[action]())
        self.top.leave_button.clicked.connect(lambda: self._leave())
        self.top.pause_button.clicked.connect(lambda: self.toggle_pause())
        self.top.finish_button.clicked.connect(lambda: self.show_finish())
        self.rail.list.chosen.connect(self._on_rail_chosen)
        self.rail.list.done.connect(self.view.evidence.setFocus)
        self.view.rated.connect(self._on_digit)
        self.view.evidence.typed.connect(self._on_typed)
        self.view.evidence.left.connect(self.autosave.save)
        self.view.amend_button.clicked.connect(lambda: self._amend())
        reaction = self.view.reaction
        reaction.chosen.connect(self.react)
        reaction.reason_typed.connect(self._on_reason_typed)
        reaction.noted.connect(self._on_reaction_noted)
        reaction.again.connect(self._on_reaction_again)
        self.finish.go_wanted.connect(self._go_to_question)
        self.finish.rest_not_asked.connect(self._mark_rest_not_asked)
        self.finish.back_wanted.connect(self.go_back)
        self.finish.submit_wanted.connect(self._submit)
        self.autosave.failed.connect(self.context.failed)
        self.autosave.settled.connect(self.refresh)
        self._ticker.timeout.connect(self._tick)
        self.context.viewer_changed.connect(self._forget)

    def _slots(self) -> dict[Action, Callable[[], object]]:
        rates = (Action.RATE_1, Action.RATE_2, Action.RATE_3, Action.RATE_4, Action.RATE_5)
        return {
            **{
                action: lambda digit=digit: self._on_digit(digit)  # type: ignore[misc]
                for digit, action in enumerate(rates, start=1)
            },
            Action.NO_SCORE: self._ask_no_score,
            Action.NEXT: self.go_next,
            Action.BACK: self.go_back,
            Action.JUMP: self._ask_jump,
            Action.QUOTE: self.view.evidence.mark_quote,
            Action.UNDO_RATING: self.history.undo,
            Action.REDO_RATING: self.history.redo,
            Action.PAUSE: self.toggle_pause,
            Action.FINISH: self.show_finish,
            Action.LEAVE: self._leave,
            Action.DISCREET: self.toggle_discreet,
            Action.FOCUS: self.toggle_focus,
            Action.ALL_KEYS: lambda: KeysDialog(self).open(),
        }
