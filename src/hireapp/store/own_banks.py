"""Use cases on own question banks: made, edited and imported here; kits keep copies of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

import msgspec
from sqlalchemy import delete as sql_delete
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from hireapp.domain import bank_faults, banks
from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_rows import BankHead, SampleAnswer
from hireapp.domain.banks import Bank
from hireapp.domain.changes import BanksChanged
from hireapp.domain.ids import BankId, OpeningId, QuestionId, readable_id
from hireapp.domain.questions import Question
from hireapp.domain.text import LINE_LIMIT, clean_note, limited, required_line
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.database import Database
from hireapp.store.own_bank_rows import (
    attitudes_of,
    encoded,
    ensure_attitude,
    first_free,
    free_id,
    head_of,
    live_bank,
    live_question,
    place_of,
    rename_in_samples,
    samples_of,
    set_samples,
)
from hireapp.store.rows import missing
from hireapp.store.tables import KitRow, OwnBankRow, OwnQuestionRow

KEPT_FOR = timedelta(days=30)
"""A deletion can be undone at least this long."""
CHUNK = 250
"""Questions written between two reports of progress."""

Progress = Callable[[int, int], None]
"""Called with the steps done and the steps in all; raising anything cancels the work."""


@dataclass(frozen=True, slots=True)
class OwnBank:
    """A bank that belongs to its users; it stands alone, with every attitude it uses."""

    id: BankId
    bank: Bank


@dataclass(frozen=True, slots=True)
class Usage:
    """In which openings' kits questions are used, shipped ones too."""

    openings: Mapping[tuple[str, str], frozenset[OpeningId]]

    def of(self, question: Question) -> int:
        """In how many openings' kits this question is, in this wording."""
        return len(self.openings.get((question.id, question.prompt), ()))


class _Asked(msgspec.Struct):
    """As much of a question as its use in a kit needs; the rest is skipped in decoding."""

    id: str
    prompt: str


class _KitPlace(msgspec.Struct):
    question: _Asked


class _KitGist(msgspec.Struct):
    opener: _Asked | None = None
    questions: tuple[_KitPlace, ...] = ()


# --- Reading ---------------------------------------------------------------------------------


def all_banks(database: Database) -> tuple[OwnBank, ...]:
    """Every own bank, in the order in which they were made."""
    with database.read() as session:
        rows = session.scalars(
            select(OwnBankRow)
            .where(OwnBankRow.deleted_at.is_(None))
            .order_by(OwnBankRow.sequence, OwnBankRow.id)
        )
        return tuple(_to_own_bank(session, row) for row in rows)


def get(database: Database, bank_id: BankId) -> OwnBank:
    """One own bank.

    Raises:
        NotFound: when it is gone.
    """
    with database.read() as session:
        return _to_own_bank(session, live_bank(session, bank_id))


def usage(database: Database) -> Usage:
    """Where every question is used, in any version of a kit."""
    used: dict[tuple[str, str], set[OpeningId]] = {}
    with database.read() as session:
        rows = session.execute(select(KitRow.opening_id, KitRow.content)).all()
    for opening_id, content in rows:
        kit = msgspec.json.decode(content, type=_KitGist)
        asked = [one.question for one in kit.questions]
        for question in (*asked, *([kit.opener] if kit.opener else ())):
            used.setdefault((question.id, question.prompt), set()).add(OpeningId(opening_id))
    return Usage({key: frozenset(openings) for key, openings in used.items()})


# --- A bank as a whole -----------------------------------------------------------------------


def create(database: Database, title: str) -> OwnBank:
    """A new bank without questions.

    Raises:
        Refused: when the title is empty or too long.
    """
    head = BankHead(
        id="",
        title=required_line(title, what=tr("the bank's title")),
        language="en",
        version=1,
        description=tr("Questions of our own."),
    )
    with database.write(BanksChanged()) as session:
        return _to_own_bank(session, _add(session, database, Bank(bank=head)))


def rename(
    database: Database, bank_id: BankId, title: str, *, description: str | None = None
) -> None:
    """Give a bank another title, and another description if there is one.

    Raises:
        Refused: when the title is empty or one of them is too long.
    """
    changes = {"title": required_line(title, what=tr("the bank's title"))}
    if description is not None:
        text = limited(clean_note(description), what=tr("the description"), limit=LINE_LIMIT)
        if text.strip():
            changes["description"] = text.strip()
    with database.write(BanksChanged()) as session:
        row = live_bank(session, bank_id)
        row.head = encoded(msgspec.structs.replace(head_of(row), **changes))


def delete(database: Database, bank_id: BankId) -> None:
    """Delete a bank; kits keep their copies of its questions, and `restore` brings it back."""
    with database.write(BanksChanged()) as session:
        live_bank(session, bank_id).deleted_at = database.now()
        _forget_old(session, database)


def restore(database: Database, bank_id: BankId) -> None:
    """Bring a deleted bank back, in its old place.

    Raises:
        NotFound: when it was deleted long ago.
    """
    with database.write(BanksChanged()) as session:
        row = session.get(OwnBankRow, bank_id) or missing()
        row.deleted_at = None


def import_new(database: Database, bank: Bank, *, progress: Progress | None = None) -> OwnBank:
    """A new bank from one that came in; it appears whole or not at all.

    Raises:
        InputError: when the bank cannot be used.
    """
    checked = _standing_alone(bank)
    with database.write(BanksChanged()) as session:
        row = _add(session, database, checked)
        _write_questions(session, row, checked, progress)
        return _to_own_bank(session, row)


def take_over(
    database: Database, bank_id: BankId, bank: Bank, *, progress: Progress | None = None
) -> None:
    """Make a bank exactly what came in, all of it or nothing; only its own id stays.

    Taking over what the bank was before undoes it.

    Raises:
        InputError: when the bank that came in cannot be used.
    """
    checked = _standing_alone(bank)
    with database.write(BanksChanged()) as session:
        row = live_bank(session, bank_id)
        _fill(row, msgspec.structs.replace(checked.bank, id=head_of(row).id), checked)
        session.execute(sql_delete(OwnQuestionRow).where(OwnQuestionRow.bank_id == bank_id))
        _write_questions(session, row, checked, progress)


# --- One question ----------------------------------------------------------------------------


def save_question(
    database: Database,
    bank_id: BankId,
    question: Question,
    *,
    replacing: QuestionId | None = None,
    attitude: Attitude | None = None,
) -> Question:
    """Keep a question, new or edited, and give it as it is kept: texts tidied, with an id.

    Without an id it gets one made from its attitude, which no own question has. `replacing` is
    the question that is edited; `attitude` goes into the bank if the bank has none of that id.

    Raises:
        Refused: when a part is missing or too long, or another question has its id.
    """
    tidied = bank_faults.tidied(question)
    with database.write(BanksChanged()) as session:
        bank = live_bank(session, bank_id)
        if not tidied.id:
            tidied = msgspec.structs.replace(tidied, id=free_id(session, tidied.attitude))
        bank_faults.check(tidied)
        ensure_attitude(bank, tidied, attitude)
        row = place_of(session, bank_id, QuestionId(tidied.id), replacing)
        row.content = encoded(tidied)
        row.deleted_at = None
        if replacing is not None and replacing != tidied.id:
            rename_in_samples(bank, replacing, tidied.id)
    return tidied


def delete_question(database: Database, bank_id: BankId, question_id: QuestionId) -> None:
    """Delete a question; kits keep their copies, and `restore_question` brings it back.

    Raises:
        NotFound: when it is gone.
    """
    with database.write(BanksChanged()) as session:
        live_question(session, bank_id, question_id).deleted_at = database.now()
        _forget_old(session, database)


def restore_question(database: Database, bank_id: BankId, question_id: QuestionId) -> None:
    """Bring a deleted question back, in its old place.

    Raises:
        NotFound: when it was deleted long ago.
    """
    with database.write(BanksChanged()) as session:
        row = session.get(OwnQuestionRow, (bank_id, question_id)) or missing()
        row.deleted_at = None


def save_samples(
    database: Database, bank_id: BankId, question_id: QuestionId, samples: Iterable[SampleAnswer]
) -> tuple[SampleAnswer, ...]:
    """Make these the sample answers of one question, and give them as they are kept.

    Raises:
        Refused: when a part is missing or too long, or the question is an opener, never scored.
        NotFound: when the question is gone.
    """
    kept = tuple(bank_faults.tidied_sample(one, question_id) for one in samples)
    for one in kept:
        bank_faults.check(one)
    with database.write(BanksChanged()) as session:
        row = live_question(session, bank_id, question_id)
        if kept and msgspec.json.decode(row.content, type=Question).is_opener:
            raise Refused(tr("An opener is never scored, so it has no sample answers."))
        set_samples(live_bank(session, bank_id), question_id, kept)
    return kept


def save_attitude(database: Database, bank_id: BankId, attitude: Attitude) -> None:
    """Keep an attitude of this bank, new or edited.

    Raises:
        Refused: when a part is missing or too long.
    """
    texts = {
        key: clean_note(text).strip() for key, text in msgspec.structs.asdict(attitude).items()
    }
    tidied = Attitude(**texts)
    bank_faults.check(tidied)
    with database.write(BanksChanged()) as session:
        row = live_bank(session, bank_id)
        found = {one.id: one for one in attitudes_of(row)} | {tidied.id: tidied}
        row.attitudes = encoded(tuple(found.values()))


# --- Rows ------------------------------------------------------------------------------------


def _to_own_bank(session: Session, row: OwnBankRow) -> OwnBank:
    contents = session.scalars(
        select(OwnQuestionRow.content)
        .where(OwnQuestionRow.bank_id == row.id, OwnQuestionRow.deleted_at.is_(None))
        .order_by(OwnQuestionRow.sequence, OwnQuestionRow.question_id)
    )
    decoder = msgspec.json.Decoder(Question)
    bank = Bank(
        bank=head_of(row),
        attitude=attitudes_of(row),
        question=tuple(map(decoder.decode, contents)),
    )
    scored = {one.id for one in bank.scored_questions}
    # Sample answers wait for their question while it is deleted.
    samples = tuple(one for one in samples_of(row) if one.question in scored)
    return OwnBank(BankId(row.id), msgspec.structs.replace(bank, sample_answer=samples))


def _add(session: Session, database: Database, bank: Bank) -> OwnBankRow:
    """A row for a new bank, last of all, with an id in its head that no other bank has."""
    last = session.scalar(select(func.max(OwnBankRow.sequence))) or 0
    row = OwnBankRow(id=database.new_id(), sequence=last + 1, deleted_at=None)
    taken = {head_of(one).id for one in session.scalars(select(OwnBankRow))}
    base = f"own-{readable_id(bank.bank.title) or 'bank'}"
    _fill(row, msgspec.structs.replace(bank.bank, id=first_free(base, taken)), bank)
    session.add(row)
    session.flush()
    return row


def _fill(row: OwnBankRow, head: BankHead, bank: Bank) -> None:
    row.head = encoded(head)
    row.attitudes = encoded(bank.attitude)
    row.samples = encoded(bank.sample_answer)


def _write_questions(
    session: Session, row: OwnBankRow, bank: Bank, progress: Progress | None
) -> None:
    report = progress or _nobody_watches
    total = len(bank.question)
    report(0, total)
    for start in range(0, total, CHUNK):
        chunk = bank.question[start : start + CHUNK]
        values = [
            {
                "bank_id": row.id,
                "question_id": question.id,
                "sequence": sequence,
                "content": encoded(question),
                "deleted_at": None,
            }
            for sequence, question in enumerate(chunk, start=start + 1)
        ]
        session.execute(insert(OwnQuestionRow), values)
        report(start + len(chunk), total)


def _standing_alone(bank: Bank) -> Bank:
    return banks.checked(banks.with_known_attitudes(bank), file=bank.bank.title)


def _forget_old(session: Session, database: Database) -> None:
    """Remove for good what was deleted so long ago that nobody can undo it any more."""
    for table in (OwnQuestionRow, OwnBankRow):
        session.execute(sql_delete(table).where(table.deleted_at < database.now() - KEPT_FOR))


def _nobody_watches(done: int, total: int) -> None:
    del done, total
