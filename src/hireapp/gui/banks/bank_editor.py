"""What can be done to own banks, each as a step that can be undone. Free of Qt."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_rows import SampleAnswer
from hireapp.domain.banks import Bank, shipped_attitudes
from hireapp.domain.ids import BankId, QuestionId, readable_id
from hireapp.domain.questions import Question
from hireapp.gui.banks.draft import to_keep
from hireapp.gui.banks.step import Step
from hireapp.i18n import tr
from hireapp.store import own_banks
from hireapp.store.database import Database


def key_of(bank_id: BankId, question_id: str) -> str:
    """The key that a question of an own bank has in the library."""
    return f"{bank_id}/{question_id}"


class BankEditor:
    """Writes through the store; whoever calls remembers the steps.

    Every method raises a HireError when the store refuses; nothing was changed then.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, title: str) -> tuple[BankId, Step]:
        """A new bank."""
        bank_id = own_banks.create(self._database, title).id
        return bank_id, self._step_of_new_bank(tr("a new bank"), bank_id)

    def rename(self, bank_id: BankId, title: str, description: str) -> Step:
        """Give a bank another title and description."""
        before = own_banks.get(self._database, bank_id).bank.bank

        def name(title: str, description: str) -> None:
            own_banks.rename(self._database, bank_id, title, description=description)

        name(title, description)
        return Step(
            tr("renaming the bank"),
            undo=lambda: name(before.title, before.description),
            redo=lambda: name(title, description),
        )

    def delete_bank(self, bank_id: BankId) -> Step:
        """Delete a bank; kits keep their copies of its questions."""
        own_banks.delete(self._database, bank_id)
        return Step(
            tr("deleting the bank"),
            undo=lambda: own_banks.restore(self._database, bank_id),
            redo=lambda: own_banks.delete(self._database, bank_id),
        )

    def add(
        self, bank_id: BankId, question: Question, attitude: Attitude | None
    ) -> tuple[Question, Step]:
        """A new question; `attitude` goes with it if the bank lacks it."""
        kept = own_banks.save_question(
            self._database, bank_id, to_keep(question), attitude=attitude
        )
        question_id = QuestionId(kept.id)
        step = Step(
            tr("a new question"),
            undo=lambda: own_banks.delete_question(self._database, bank_id, question_id),
            redo=lambda: own_banks.restore_question(self._database, bank_id, question_id),
            shows=key_of(bank_id, kept.id),
        )
        return kept, step

    def change(
        self, bank_id: BankId, before: Question, after: Question, attitude: Attitude | None
    ) -> tuple[Question, Step]:
        """A question with other words."""

        def keep(question: Question) -> Question:
            return own_banks.save_question(
                self._database,
                bank_id,
                question,
                replacing=QuestionId(before.id),
                attitude=attitude,
            )

        kept = keep(to_keep(after))
        step = Step(
            tr("changing the question"),
            undo=lambda: keep(before),
            redo=lambda: keep(kept),
            shows=key_of(bank_id, kept.id),
        )
        return kept, step

    def delete(self, bank_id: BankId, question: Question) -> Step:
        """Delete a question; kits keep their copies."""
        question_id = QuestionId(question.id)
        own_banks.delete_question(self._database, bank_id, question_id)
        return Step(
            tr("deleting the question"),
            undo=lambda: own_banks.restore_question(self._database, bank_id, question_id),
            redo=lambda: own_banks.delete_question(self._database, bank_id, question_id),
            shows=key_of(bank_id, question.id),
        )

    def change_samples(
        self, bank_id: BankId, question_id: QuestionId, samples: Sequence[SampleAnswer]
    ) -> Step:
        """Other sample answers of a question."""
        held = own_banks.get(self._database, bank_id).bank.sample_answer
        before = tuple(one for one in held if one.question == question_id)

        def keep(samples: Sequence[SampleAnswer]) -> None:
            own_banks.save_samples(self._database, bank_id, question_id, samples)

        keep(samples)
        return Step(
            tr("changing the sample answers"),
            undo=lambda: keep(before),
            redo=lambda: keep(samples),
            shows=key_of(bank_id, question_id),
        )

    def keep_attitude(self, bank_id: BankId, attitude: Attitude) -> tuple[Attitude, Step | None]:
        """Keep an own attitude; one without an id gets a new one. A new one gives no step."""
        known = {one.id: one for one in own_banks.get(self._database, bank_id).bank.attitude}
        before = known.get(attitude.id)
        if before is None:
            attitude = _with_new_id(attitude, known)
        own_banks.save_attitude(self._database, bank_id, attitude)
        if before is None or before == attitude:
            return attitude, None
        step = Step(
            tr("changing the attitude"),
            undo=lambda: own_banks.save_attitude(self._database, bank_id, before),
            redo=lambda: own_banks.save_attitude(self._database, bank_id, attitude),
        )
        return attitude, step

    def imported(self, bank_id: BankId, before: Bank | None, after: Bank) -> Step:
        """The step of an import that was taken over; `before` is None for a new bank."""
        if before is None:
            return self._step_of_new_bank(tr("the import"), bank_id)
        return Step(
            tr("the import"),
            undo=lambda: own_banks.take_over(self._database, bank_id, before),
            redo=lambda: own_banks.take_over(self._database, bank_id, after),
        )

    def _step_of_new_bank(self, words: str, bank_id: BankId) -> Step:
        return Step(
            words,
            undo=lambda: own_banks.delete(self._database, bank_id),
            redo=lambda: own_banks.restore(self._database, bank_id),
        )


def is_shipped(attitude: Attitude) -> bool:
    """Whether an attitude is one of those that Hireapp comes with, word for word."""
    return attitude in shipped_attitudes()


def _with_new_id(attitude: Attitude, known: dict[str, Attitude]) -> Attitude:
    taken = known.keys() | {one.id for one in shipped_attitudes()}
    base = readable_id(attitude.name) or "attitude"
    names = (base if n == 1 else f"{base}-{n}" for n in range(1, len(taken) + 2))
    new_id = next(name for name in names if name not in taken)
    return msgspec.structs.replace(attitude, id=new_id)
