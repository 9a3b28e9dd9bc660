"""The rows of own banks: what they hold as JSON, and where a saved question goes."""

from __future__ import annotations

from itertools import count

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain import bank_faults, banks
from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_rows import BankHead, SampleAnswer
from hireapp.domain.ids import BankId, QuestionId
from hireapp.domain.questions import Question
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.rows import missing
from hireapp.store.tables import OwnBankRow, OwnQuestionRow


def live_bank(session: Session, bank_id: BankId) -> OwnBankRow:
    """A bank's row, unless it is deleted."""
    row = session.get(OwnBankRow, bank_id)
    return row if row is not None and row.deleted_at is None else missing()


def live_question(session: Session, bank_id: BankId, question_id: QuestionId) -> OwnQuestionRow:
    """A question's row, unless it is deleted."""
    row = session.get(OwnQuestionRow, (bank_id, question_id))
    return row if row is not None and row.deleted_at is None else missing()


def head_of(row: OwnBankRow) -> BankHead:
    """The head of a bank."""
    return msgspec.json.decode(row.head, type=BankHead)


def attitudes_of(row: OwnBankRow) -> tuple[Attitude, ...]:
    """The attitudes of a bank."""
    return msgspec.json.decode(row.attitudes, type=tuple[Attitude, ...])


def samples_of(row: OwnBankRow) -> tuple[SampleAnswer, ...]:
    """The sample answers of a bank, those of deleted questions too."""
    return msgspec.json.decode(row.samples, type=tuple[SampleAnswer, ...])


def encoded(value: object) -> str:
    """A value as JSON."""
    return msgspec.json.encode(value).decode()


def place_of(
    session: Session, bank_id: BankId, question_id: QuestionId, replacing: QuestionId | None
) -> OwnQuestionRow:
    """The row that a saved question goes to: the one it replaces, or a new one at the end."""
    there = session.get(OwnQuestionRow, (bank_id, question_id))
    if there is not None and there.deleted_at is None and question_id != replacing:
        raise Refused(
            tr("Another question of this bank has the id {id}.").format(id=question_id),
            tr("Give this one another id, or leave it empty."),
        )
    if replacing is None or replacing == question_id:
        if replacing is not None and there is None:
            missing()
        return there or _new_row(session, bank_id, question_id)
    row = live_question(session, bank_id, replacing)
    if there is not None:  # deleted, and its id is used again
        session.delete(there)
        session.flush()
    row.question_id = question_id
    return row


def _new_row(session: Session, bank_id: BankId, question_id: QuestionId) -> OwnQuestionRow:
    last = session.scalar(
        select(func.max(OwnQuestionRow.sequence)).where(OwnQuestionRow.bank_id == bank_id)
    )
    row = OwnQuestionRow(bank_id=bank_id, question_id=question_id, sequence=(last or 0) + 1)
    session.add(row)
    return row


def ensure_attitude(row: OwnBankRow, question: Question, attitude: Attitude | None) -> None:
    """Let the bank have the attitude of a question: its own, the one given, or a shipped one."""
    known = attitudes_of(row)
    if any(one.id == question.attitude for one in known):
        return
    offered = (*([attitude] if attitude else ()), *banks.shipped_attitudes())
    found = next((one for one in offered if one.id == question.attitude), None)
    if found is None:
        raise Refused(tr("Please choose the attitude that this question is about."))
    bank_faults.check(found)
    row.attitudes = encoded((*known, found))


def rename_in_samples(row: OwnBankRow, before: str, after: str) -> None:
    """Let the sample answers of a question follow it to its new id."""
    samples = samples_of(row)
    if any(one.question == before for one in samples):
        row.samples = encoded(
            tuple(
                msgspec.structs.replace(one, question=after) if one.question == before else one
                for one in samples
            )
        )


def set_samples(row: OwnBankRow, question_id: str, samples: tuple[SampleAnswer, ...]) -> None:
    """Let a question have these sample answers and no others, where its own stood before."""
    held = samples_of(row)
    places = [place for place, one in enumerate(held) if one.question == question_id]
    start = places[0] if places else len(held)
    others = [one for one in held if one.question != question_id]
    row.samples = encoded((*others[:start], *samples, *others[start:]))


def free_id(session: Session, attitude: str) -> str:
    """An id for a new question that no own question of any bank has, nor had lately.

    A kit holds each id once, so two banks must not give the same.
    """
    base = f"{attitude[:60]}-own"
    used = select(OwnQuestionRow.question_id).where(
        OwnQuestionRow.question_id.startswith(f"{base}-", autoescape=True)
    )
    taken = set(session.scalars(used))
    return next(name for name in (f"{base}-{n}" for n in count(1)) if name not in taken)


def first_free(base: str, taken: set[str]) -> str:
    """The base itself, or with the first number that makes it new."""
    names = (base if n == 1 else f"{base}-{n}" for n in count(1))
    return next(name for name in names if name not in taken)
