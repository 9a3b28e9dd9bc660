"""Debrief: the panel talks about one candidate, the widest disagreements first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hireapp.domain.changes import BanksChanged, Change, DebriefChanged, KitChanged, OpeningChanged
from hireapp.domain.comparison import Row
from hireapp.domain.debrief import Consensus, Debrief, DebriefItem, Drift
from hireapp.domain.decisions import Decision
from hireapp.domain.ids import CandidateId, PersonId, QuestionId
from hireapp.domain.people import Role
from hireapp.domain.scorecards import Score
from hireapp.domain.text import sort_key
from hireapp.gui.context import Context
from hireapp.gui.debrief import frame, words
from hireapp.gui.debrief.candidates_menu import CandidatesMenu
from hireapp.gui.debrief.frame import DebriefHeader, DebriefStack, DebriefView
from hireapp.gui.debrief.saving import Autosave, Field
from hireapp.gui.debrief.talk import lines_of
from hireapp.gui.debrief.undo import ConsensusHistory, Step
from hireapp.gui.digit_keys import ctrl_digit_of, plain_digit_of
from hireapp.gui.navigation import Place
from hireapp.gui.page import Page
from hireapp.gui.shortcuts import Action
from hireapp.gui.widgets import EmptyState, button
from hireapp.i18n import tr
from hireapp.store import comparisons, debriefs, decisions

_RATES = (Action.RATE_1, Action.RATE_2, Action.RATE_3, Action.RATE_4, Action.RATE_5)
_DECIDERS = frozenset({Role.COORDINATOR, Role.HIRING_MANAGER})


class DebriefPage(Page):
    """Shows one question of one candidate at a time; what is typed or agreed is kept at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.debrief: Debrief | None = None
        self.history = ConsensusHistory()
        self.autosave = Autosave(self)
        self._rows: tuple[Row, ...] = ()
        self._decided: Mapping[CandidateId, Decision] = {}
        self._viewer: PersonId | None = None
        self._question_id: QuestionId | None = None
        self._why_shown: Field | None = None
        self._is_writing = False
        self.header = DebriefHeader(next_candidate=self.next_candidate, decide=self.decide)
        self._menu = CandidatesMenu(lambda: self._rows, self.choose, self)
        self.header.candidates.setMenu(self._menu)
        self.view = DebriefView(self._drifts)
        self.stack = DebriefStack(self.view)
        self.body.addWidget(self.header)
        self.body.addWidget(self.stack, 1)
        self._connect()

    @property
    def item(self) -> DebriefItem | None:
        """The question on screen."""
        items = self.debrief.items if self.debrief else ()
        return next((one for one in items if one.question.id == self._question_id), None)

    @override
    def opening_switched(self) -> None:
        self._put_away()

    @override
    def concerns(self, change: Change) -> bool:
        if self._is_writing or isinstance(change, BanksChanged):
            return False
        if isinstance(change, DebriefChanged):
            return self.debrief is not None and change.candidate_id == self.debrief.candidate.id
        if isinstance(change, OpeningChanged | KitChanged):
            return change.opening_id == self._opening_id
        return True

    @override
    def first_focus(self) -> QWidget | None:
        if self.stack.is_empty:
            return self.findChild(QWidget, "next-step")
        return self.view.side.list

    @override
    def status(self) -> str:
        return words.status(self.debrief) if self.debrief else ""

    @override
    def leave(self) -> bool:
        self._keep_time()
        return self.autosave.save(tell_again=True)

    @override
    def reload(self) -> None:
        """Read again who may be talked about, and the debrief on screen."""
        self.autosave.save()
        viewer = self.context.viewer.id
        if viewer != self._viewer:
            self._put_away()
            self._viewer = viewer
        sheet = comparisons.sheet(
            self.context.database, self.opening_id, viewer, zone=self.context.zone
        )
        self._rows = tuple(sorted(sheet.rows, key=lambda row: sort_key(row.name)))
        self._decided = decisions.latest(self.context.database, self.opening_id, viewer)
        shown = self.debrief.candidate.id if self.debrief else None
        ready = [row.candidate_id for row in self._rows if row.visible]
        self.header.following.setEnabled(len(ready) > 1)
        if ready:
            self._open(shown if shown in ready else ready[0])
        else:
            self._put_away()
            self._show_empty()

    def choose(self, candidate_id: CandidateId) -> None:
        """Show another candidate's debrief."""
        if self.debrief is None or candidate_id != self.debrief.candidate.id:
            self.view.side.list.setFocus()
            self.context.succeeds(lambda: self._open(candidate_id))

    def next_candidate(self, by: int = 1) -> None:
        """Show the next one who is revealed, after the last one the first."""
        ready = [row.candidate_id for row in self._rows if row.visible]
        if self.debrief is not None and len(ready) > 1:
            self.choose(ready[(ready.index(self.debrief.candidate.id) + by) % len(ready)])

    def turn(self, by: int) -> None:
        """Show the next question (1) or the one before (-1)."""
        self.view.side.list.step(by)
        self.view.side.list.setFocus()

    def agree(self, score: Score | None) -> None:
        """Note what the panel agrees on for the question on screen; None for no consensus."""
        item, debrief = self.item, self.debrief
        if item is None or debrief is None or not self._may_write:
            return
        before = item.consensus
        if before is None or before.score != score:
            question_id = QuestionId(item.question.id)
            why = self.view.panel.why.text() if before else ""
            if self._agree_on(debrief.candidate.id, question_id, score, why):
                self.history.note(Step(debrief.candidate.id, question_id, before))
        self._show_item()  # a button that was clicked marks itself

    def undo(self) -> None:
        """Take the last step back, on screen for all to see."""
        step = self.history.take()
        if step is None:
            return
        self.choose(step.candidate_id)
        self.autosave.forget(Field(step.candidate_id, step.question_id))
        self._why_shown = None
        self._restore(step.candidate_id, step.question_id, step.before)
        view = self.view.side.list
        view.setCurrentIndex(view.questions.index_of(step.question_id))

    def decide(self) -> None:
        """Ask the window to decide on the candidate, or to show what was decided."""
        if self.debrief is not None and self.leave():
            self.decide_wanted.emit(self.debrief.candidate.id)

    def press_digit(self, digit: int) -> None:
        """Agree on 1 to 5; 0 says that there is no consensus."""
        self.agree(Score(digit) if digit else None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = ctrl_digit_of(event)
        digit = plain_digit_of(event) if digit is None else digit
        if digit is None or digit > len(Score):
            super().keyPressEvent(event)
        else:
            self.press_digit(digit)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.autosave.save()

    @property
    def _may_write(self) -> bool:
        return self.context.viewer.role is not Role.OBSERVER

    def _open(self, candidate_id: CandidateId) -> None:
        database, viewer = self.context.database, self.context.viewer.id
        is_new = self.debrief is None or self.debrief.candidate.id != candidate_id
        if is_new:
            self.autosave.save()
            self._keep_time()
        with self._writing():
            debriefs.open_evidence(database, candidate_id, viewer=viewer)
        self.debrief = debriefs.read(database, candidate_id, viewer)
        if is_new:
            self._question_id = None
            self.header.clock.take(self.debrief.seconds)
        self._menu.shown = candidate_id
        self._show_debrief()

    def _put_away(self) -> None:
        """Let nothing of another viewer or opening stay on the screen."""
        self.autosave.save()
        self._keep_time()
        self.header.clock.take(0)
        self.history.clear()
        self.view.side.drift.fold()
        self.view.side.notes.load("")
        self.debrief, self._question_id, self._why_shown = None, None, None

    def _show_debrief(self) -> None:
        debrief = self.debrief
        if debrief is None:
            return
        candidate = debrief.candidate
        self.stack.show_view()
        self.header.show_buttons(shown=True)
        self.header.clock.setVisible(self._may_write)
        self.header.say(
            tr("Debrief · {name}").format(name=candidate.name),
            words.subtitle(self._decided.get(candidate.id), self.context.zone),
        )
        may_decide = self.context.viewer.role in _DECIDERS
        self.header.decide.setText(tr("Decide…") if may_decide else tr("Decision…"))
        self.view.side.list.show_lines(lines_of(debrief), self._question_id)
        self._question_id = self.view.side.list.question_id
        notes = self.view.side.notes
        notes.setReadOnly(not self._may_write)
        notes.load(self.autosave.text(Field(candidate.id), debrief.notes))
        self.view.side.drift.refresh()
        self._show_item()
        self.status_changed.emit()

    def _show_item(self) -> None:
        item, debrief = self.item, self.debrief
        if item is None or debrief is None:
            return
        self.view.show_item(item, editable=self._may_write)
        self.view.panel.undo.setEnabled(bool(self.history))
        field = Field(debrief.candidate.id, QuestionId(item.question.id))
        if field != self._why_shown:
            self._why_shown = field
            saved = item.consensus.reason if item.consensus else ""
            self.view.panel.show_why(self.autosave.text(field, saved))

    def _refresh(self, candidate_id: CandidateId) -> None:
        """Read the debrief on screen again."""
        if self.debrief is None or self.debrief.candidate.id != candidate_id:
            return
        database, viewer = self.context.database, self.context.viewer.id
        found = self.context.attempt(lambda: debriefs.read(database, candidate_id, viewer))
        if found is not None:
            self.debrief = found
            self._show_debrief()

    def _show_empty(self) -> None:
        heading, text, place, next_step = words.nobody_ready(self._rows)
        go = button(
            next_step, lambda: self.go_wanted.emit(place, None), look="primary", name="next-step"
        )
        self.header.say(Place.DEBRIEF.label, "")
        self.header.show_buttons(shown=False)
        self.stack.show_empty(EmptyState(heading, text, go))

    def _drifts(self) -> tuple[Drift, ...]:
        database, viewer = self.context.database, self.context.viewer.id
        return (
            self.context.attempt(lambda: debriefs.drifts(database, self.opening_id, viewer)) or ()
        )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """What the page writes itself, it shows itself."""
        self._is_writing = True
        try:
            yield
        finally:
            self._is_writing = False

    def _agree_on(
        self, candidate_id: CandidateId, question_id: QuestionId, score: Score | None, why: str
    ) -> bool:
        database, viewer = self.context.database, self.context.viewer.id
        with self._writing():
            done = self.context.succeeds(
                lambda: debriefs.agree(
                    database, candidate_id, question_id, score, why, viewer=viewer
                )
            )
        if done:
            self.autosave.forget(Field(candidate_id, question_id))
            self._refresh(candidate_id)
        return done

    def _restore(
        self, candidate_id: CandidateId, question_id: QuestionId, before: Consensus | None
    ) -> None:
        if before is not None:
            self._agree_on(candidate_id, question_id, before.score, before.reason)
            return
        database, viewer = self.context.database, self.context.viewer.id
        with self._writing():
            self.context.succeeds(
                lambda: debriefs.take_back(database, candidate_id, question_id, viewer=viewer)
            )
        self._refresh(candidate_id)

    def _keep_time(self) -> None:
        clock, debrief = self.header.clock, self.debrief
        seconds = clock.unkept
        if debrief is None or seconds is None or self._viewer is None:
            return
        database, viewer = self.context.database, self._viewer
        if self.context.succeeds(
            lambda: debriefs.keep_time(database, debrief.candidate.id, seconds, viewer=viewer)
        ):
            clock.note_kept(seconds)

    def _save_later(self, field: Field, text: str, work: Callable[[], object]) -> None:
        def save() -> None:
            with self._writing():
                work()
            self._refresh(field.candidate_id)

        self.autosave.later(field, text, save)

    def _on_why_typed(self, text: str) -> None:
        item, debrief = self.item, self.debrief
        if item is None or debrief is None or item.consensus is None:
            return
        database, viewer, score = (
            self.context.database,
            self.context.viewer.id,
            item.consensus.score,
        )
        field = Field(debrief.candidate.id, QuestionId(item.question.id))
        question_id = QuestionId(item.question.id)
        self._save_later(
            field,
            text,
            lambda: debriefs.agree(
                database, field.candidate_id, question_id, score, text, viewer=viewer
            ),
        )

    def _on_notes_typed(self) -> None:
        if self.debrief is None or not self._may_write:
            return
        database, viewer = self.context.database, self.context.viewer.id
        field = Field(self.debrief.candidate.id)
        text = self.view.side.notes.toPlainText()
        self._save_later(
            field, text, lambda: debriefs.note(database, field.candidate_id, text, viewer=viewer)
        )

    def _on_turned(self, question_id: QuestionId | None) -> None:
        if question_id is not None and question_id != self._question_id:
            self._question_id = question_id
            self.autosave.save()
            self._show_item()

    def _connect(self) -> None:
        side, panel = self.view.side, self.view.panel
        side.list.turned.connect(self._on_turned)
        side.list.done.connect(lambda: panel.why.setFocus(Qt.FocusReason.TabFocusReason))
        side.notes.typed.connect(self._on_notes_typed)
        side.notes.left.connect(lambda: self.autosave.save())
        panel.agreed.connect(self.agree)
        panel.typed.connect(self._on_why_typed)
        panel.why.left.connect(lambda: self.autosave.save())
        panel.why.returnPressed.connect(lambda: self.turn(1))
        panel.undo_wanted.connect(self.undo)
        self.header.clock.due.connect(self._keep_time)
        self.autosave.failed.connect(self.context.failed)
        rates: dict[Action, Callable[[], object]] = {
            action: lambda digit=digit: self.press_digit(digit)  # type: ignore[misc]
            for digit, action in enumerate(_RATES, start=1)
        }
        frame.install(
            self,
            rates
            | {
                Action.NO_SCORE: lambda: self.press_digit(0),
                Action.NEXT: lambda: self.turn(1),
                Action.BACK: lambda: self.turn(-1),
                Action.NEXT_CANDIDATE: lambda: self.next_candidate(),
                Action.CANDIDATE_BEFORE: lambda: self.next_candidate(-1),
                Action.UNDO_RATING: self.undo,
                Action.PAUSE: self.header.clock.toggle,
                Action.DECIDE: self.decide,
            },
        )
