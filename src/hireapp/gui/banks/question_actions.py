"""What is done with single questions of own banks: begin, copy, delete, choose an attitude."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_rows import SampleAnswer
from hireapp.domain.banks import shipped_attitudes
from hireapp.domain.ids import BankId, QuestionId
from hireapp.domain.questions import Question
from hireapp.gui.bank_library import BankQuestion, Library, Shelf
from hireapp.gui.banks import dialogs
from hireapp.gui.banks.bank_actions import BankActions, our_questions
from hireapp.gui.banks.bank_editor import BankEditor, is_shipped, key_of
from hireapp.gui.banks.draft import copied
from hireapp.gui.banks.editing import Editing
from hireapp.gui.banks.steps import Steps
from hireapp.gui.context import Context
from hireapp.i18n import tr, trn
from hireapp.store.own_banks import Usage


class QuestionActions(QObject):
    """Does it through the editor and remembers the steps.

    `begun` carries the bank in which a new question is begun, `copied` the key of a copy.
    """

    begun = Signal(str)
    copied = Signal(str)

    def __init__(
        self,
        owner: QWidget,
        context: Context,
        editing: Editing,
        steps: Steps,
        banks: BankActions,
        library: Callable[[], Library],
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._context = context
        self._editing = editing
        self._editor = BankEditor(context.database)
        self._steps = steps
        self._banks = banks
        self._library = library
        editing.form.new_attitude_wanted.connect(self.ask_attitude)
        editing.form.edit_attitude_wanted.connect(lambda: self.ask_attitude(new=False))
        editing.form.samples.edit_wanted.connect(self.ask_sample)
        editing.form.samples.removed.connect(self.remove_sample)

    def attitudes(self, bank_id: BankId) -> tuple[Attitude, ...]:
        """What a question of a bank may be about: the bank's own attitudes, then the shipped."""
        shelves = (shelf for shelf in self._own() if shelf.own == bank_id)
        bank = next((shelf.bank for shelf in shelves), None)
        own = bank.attitude if bank else ()
        known = {one.id for one in own}
        return (*own, *(one for one in shipped_attitudes() if one.id not in known))

    def begin(self, bank_id: BankId | None, attitude_id: str | None, beside: QWidget) -> None:
        """Begin a new question in a bank, or in the one that is chosen or made now."""

        def begin(chosen: BankId) -> None:
            attitudes = self.attitudes(chosen)
            self._editing.begin(chosen, attitude_id or attitudes[0].id, attitudes)
            self.begun.emit(chosen)

        self._in_bank(bank_id, beside, begin)

    def copy(self, one: BankQuestion, beside: QWidget) -> None:
        """Copy a question to its own bank, or to one that is chosen or made now."""

        def add(chosen: BankId) -> None:
            added = self._context.attempt(
                lambda: self._editor.add(chosen, copied(one.question), one.attitude)
            )
            if added is not None:
                kept, step = added
                self._steps.remember(step)
                self.copied.emit(key_of(chosen, kept.id))

        self._in_bank(one.own, beside, add)

    def delete(self, one: BankQuestion, usage: Usage) -> bool:
        """Delete an own question, with a way back; whether it was done."""
        own = one.own
        if own is None:
            return False
        step = self._context.attempt(lambda: self._editor.delete(own, one.question))
        if step is None:
            return False
        self._steps.remember(step)
        said = tr("The question was deleted.")
        kept = usage.of(one.question)
        if kept:
            words = trn("{n} kit keeps its copy.", "{n} kits keep their copies.", kept)
            said = f"{said} {words}"
        self._context.say(said, lambda: self._steps.take_back(step))
        return True

    def edited_attitude(self) -> Attitude | None:
        """The attitude of the question that is edited, if its words may be changed."""
        bank_id = self._editing.bank_id
        if bank_id is None:
            return None
        wanted = self._editing.form.attitude.value
        found = next((one for one in self.attitudes(bank_id) if one.id == wanted), None)
        return None if found is None or is_shipped(found) else found

    def ask_attitude(self, *, new: bool = True) -> None:
        """Ask for a new attitude, or for other words for the one of the question."""
        bank_id = self._editing.bank_id
        before = None if new else self.edited_attitude()
        if bank_id is None or (before is None and not new):
            return

        def keep(attitude: Attitude) -> None:
            kept, step = self._editor.keep_attitude(bank_id, attitude)
            if step is not None:
                self._steps.remember(step)
            if new:
                self._editing.take_attitude(kept)

        dialogs.ask_attitude(self._owner, before, keep)

    def ask_sample(self, place: int) -> None:
        """Ask for other words for a sample answer of the question, or for one more."""
        if not self._editing.save():
            return
        bank_id, question = self._editing.bank_id, self._editing.kept
        if bank_id is None or question is None:
            return
        samples = self._samples(bank_id, question)
        before = samples[place] if place < len(samples) else None

        def keep(sample: SampleAnswer) -> None:
            changed = (*samples[:place], sample, *samples[place + 1 :])
            question_id = QuestionId(question.id)
            self._steps.remember(self._editor.change_samples(bank_id, question_id, changed))

        dialogs.ask_sample(self._owner, question, before, keep)

    def remove_sample(self, place: int) -> None:
        """Remove a sample answer, with a way back."""
        bank_id, question = self._editing.bank_id, self._editing.kept
        if bank_id is None or question is None:
            return
        samples = self._samples(bank_id, question)
        left = (*samples[:place], *samples[place + 1 :])
        question_id = QuestionId(question.id)
        step = self._context.attempt(
            lambda: self._editor.change_samples(bank_id, question_id, left)
        )
        if step is not None:
            self._steps.remember(step)
            said = tr("The sample answer was removed.")
            self._context.say(said, lambda: self._steps.take_back(step))

    def _samples(self, bank_id: BankId, question: Question) -> tuple[SampleAnswer, ...]:
        shelves = (shelf for shelf in self._own() if shelf.own == bank_id)
        bank = next((shelf.bank for shelf in shelves), None)
        held = bank.sample_answer if bank else ()
        return tuple(one for one in held if one.question == question.id)

    def _in_bank(
        self, bank_id: BankId | None, beside: QWidget, act: Callable[[BankId], None]
    ) -> None:
        own = self._own()
        if bank_id is None and len(own) == 1:
            bank_id = own[0].own
        if bank_id is not None:
            act(bank_id)
        elif own:
            self._choose(own, beside, act)
        else:
            # One step: the bank is there for the question.
            self._steps.beginMacro(tr("a first question"))
            made = self._context.attempt(lambda: self._banks.create(our_questions()))
            if made is not None:
                act(made)
            self._steps.endMacro()

    def _choose(
        self, banks: tuple[Shelf, ...], beside: QWidget, act: Callable[[BankId], None]
    ) -> None:
        """Let somebody choose among own banks, in a menu below a button."""
        menu = QMenu(beside)
        menu.setObjectName("choose-bank")
        menu.aboutToHide.connect(menu.deleteLater)
        for shelf in banks:
            if shelf.own is not None and shelf.bank is not None:
                # An ampersand would make the next letter a key.
                title = shelf.bank.bank.title.replace("&", "&&")
                menu.addAction(title).triggered.connect(lambda _=False, own=shelf.own: act(own))
        menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))

    def _own(self) -> tuple[Shelf, ...]:
        return tuple(shelf for shelf in self._library().shelves if shelf.own is not None)
