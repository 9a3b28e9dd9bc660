from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import event, select

from hireapp.domain.bank_rows import BankHead, SampleAnswer
from hireapp.domain.banks import Bank
from hireapp.domain.changes import BanksChanged, Change
from hireapp.domain.ids import BankId, QuestionId
from hireapp.domain.questions import Question
from hireapp.errors import InputError, NotFound, Refused
from hireapp.exchange import bank_sheet
from hireapp.store import kits, openings, own_banks
from hireapp.store.database import Database
from hireapp.store.tables import OwnBankRow, OwnQuestionRow
from tests.conftest import Hiring, SteppingClock
from tests.domain.making import attitude, opener, question
from tests.exchange.making import many_questions

EMPATHY = attitude()


@pytest.fixture
def own(database: Database) -> BankId:
    return own_banks.create(database, "Our front desk").id


def new(prompt: str = "Tell me about rain.") -> Question:
    return msgspec.structs.replace(question(""), prompt=prompt)


def bank_of(database: Database, bank_id: BankId) -> Bank:
    return own_banks.get(database, bank_id).bank


def prompts(database: Database, bank_id: BankId) -> list[str]:
    return [one.prompt for one in bank_of(database, bank_id).question]


def add(database: Database, bank_id: BankId, *texts: str) -> list[QuestionId]:
    saved = (own_banks.save_question(database, bank_id, new(text)) for text in texts)
    return [QuestionId(one.id) for one in saved]


def incoming(*names: str) -> Bank:
    head = BankHead(id="theirs", title="Theirs", language="de", version=7, description="Came in.")
    sample = SampleAnswer(question=names[0], text="I sat down.", rating=4, why="An act.")
    return Bank(
        bank=head,
        attitude=(EMPATHY,),
        question=tuple(question(name) for name in names),
        sample_answer=(sample,),
    )


# --- Banks -----------------------------------------------------------------------------------


def test_new_bank_is_empty_and_has_an_id_that_no_other_has(database: Database) -> None:
    made = [own_banks.create(database, "  Café   talk ").bank for _ in range(3)]

    assert [one.bank.id for one in made] == ["own-cafe-talk", "own-cafe-talk-2", "own-cafe-talk-3"]
    assert {one.bank.title for one in made} == {"Café talk"}
    assert {one.question for one in made} == {()}
    assert [one.bank for one in own_banks.all_banks(database)] == made


@pytest.mark.parametrize("title", ["", " \n", "x" * 301])
def test_bank_needs_a_title(database: Database, title: str) -> None:
    with pytest.raises(Refused):
        own_banks.create(database, title)

    assert own_banks.all_banks(database) == ()


def test_renamed_bank_keeps_its_id_and_questions(database: Database, own: BankId) -> None:
    add(database, own, "Tell me about rain.")

    own_banks.rename(database, own, "Night shift", description="For the night.")

    bank = bank_of(database, own)
    assert (bank.bank.id, bank.bank.title) == ("own-our-front-desk", "Night shift")
    assert bank.bank.description == "For the night."
    assert len(bank.question) == 1


def test_deleted_bank_comes_back_whole(database: Database, own: BankId) -> None:
    add(database, own, "Tell me about rain.")
    before = own_banks.all_banks(database)

    own_banks.delete(database, own)
    with pytest.raises(NotFound):
        own_banks.get(database, own)
    gone = own_banks.all_banks(database)
    own_banks.restore(database, own)

    assert gone == ()
    assert own_banks.all_banks(database) == before


# --- Questions -------------------------------------------------------------------------------


def test_new_question_gets_an_id_that_no_own_bank_has(database: Database, own: BankId) -> None:
    other = own_banks.create(database, "Another").id

    ids = [*add(database, own, "One?", "Two?"), *add(database, other, "Three?")]

    assert ids == ["empathy-own-1", "empathy-own-2", "empathy-own-3"]


def test_id_of_a_deleted_question_is_not_given_again(database: Database, own: BankId) -> None:
    (first,) = add(database, own, "One?")
    own_banks.delete_question(database, own, first)

    (second,) = add(database, own, "Two?")
    own_banks.restore_question(database, own, first)

    assert prompts(database, own) == ["One?", "Two?"]
    assert first != second


def test_question_is_kept_tidy(database: Database, own: BankId) -> None:
    messy = msgspec.structs.replace(new(" Tell me. \u202e"), tags=("", " night "))

    saved = own_banks.save_question(database, own, messy)

    assert (saved.prompt, saved.tags) == ("Tell me.", ("night",))
    assert bank_of(database, own).question == (saved,)


def test_edited_question_stays_in_its_place(database: Database, own: BankId) -> None:
    first, _ = add(database, own, "One?", "Two?")
    edited = msgspec.structs.replace(new("One and a half?"), id=first)

    own_banks.save_question(database, own, edited, replacing=first)

    assert prompts(database, own) == ["One and a half?", "Two?"]


def test_question_may_get_another_id(database: Database, own: BankId) -> None:
    own_banks.take_over(database, own, incoming("a", "b"))

    renamed = msgspec.structs.replace(question("a"), id="calm")
    own_banks.save_question(database, own, renamed, replacing=QuestionId("a"))

    bank = bank_of(database, own)
    assert [one.id for one in bank.question] == ["calm", "b"]
    assert [one.question for one in bank.sample_answer] == ["calm"]


@pytest.mark.parametrize("replacing", [None, QuestionId("a")])
def test_id_of_another_question_is_refused(
    database: Database, own: BankId, replacing: QuestionId | None
) -> None:
    own_banks.take_over(database, own, incoming("a", "b"))
    before = bank_of(database, own)

    with pytest.raises(Refused, match="has the id b"):
        own_banks.save_question(database, own, question("b"), replacing=replacing)

    assert bank_of(database, own) == before


def test_id_of_a_deleted_question_may_be_chosen_again(database: Database, own: BankId) -> None:
    own_banks.take_over(database, own, incoming("a", "b"))
    own_banks.delete_question(database, own, QuestionId("b"))

    own_banks.save_question(database, own, question("b"), replacing=QuestionId("a"))

    assert [one.id for one in bank_of(database, own).question] == ["b"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"prompt": "  "}, "Question: it is empty"),
        ({"minutes": 0}, "Minutes: it must be from 1 to 60"),
        ({"anchors": {"1": "one"}}, "Anchor 2: describe"),
        ({"attitude": "unheard-of"}, "choose the attitude"),
    ],
)
def test_unusable_question_is_refused(
    database: Database, own: BankId, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        own_banks.save_question(database, own, msgspec.structs.replace(new(), **changes))

    assert bank_of(database, own).question == ()


def test_question_brings_an_attitude_that_the_bank_lacks(database: Database, own: BankId) -> None:
    calm = attitude("Calm")
    one = msgspec.structs.replace(new(), attitude="calm")

    own_banks.save_question(database, own, one, attitude=calm)
    add(database, own, "On a shipped attitude?")

    bank = bank_of(database, own)
    assert [bank.attitude_of(one).name for one in bank.question] == ["Calm", "Empathy"]


def test_attitude_of_the_bank_stays_as_the_bank_has_it(database: Database, own: BankId) -> None:
    mine = msgspec.structs.replace(EMPATHY, definition="Our own words.")
    own_banks.save_attitude(database, own, mine)

    own_banks.save_question(database, own, new(), attitude=EMPATHY)

    assert bank_of(database, own).attitude == (mine,)


def test_faulty_attitude_is_refused(database: Database, own: BankId) -> None:
    with pytest.raises(Refused, match="Why: it is empty"):
        own_banks.save_attitude(database, own, msgspec.structs.replace(EMPATHY, why=" "))


def test_sample_answers_of_one_question_are_written(database: Database, own: BankId) -> None:
    own_banks.take_over(database, own, incoming("a", "b"))
    others = [one for one in bank_of(database, own).sample_answer if one.question != "a"]
    first = SampleAnswer(question="", text=" I stayed and listened. ", rating=4, why=" Heard him. ")

    own_banks.save_samples(database, own, QuestionId("a"), [first])
    kept = bank_of(database, own).sample_answer
    own_banks.save_samples(database, own, QuestionId("a"), ())

    (of_a,) = [one for one in kept if one.question == "a"]
    assert (of_a.text, of_a.rating, of_a.why) == ("I stayed and listened.", 4, "Heard him.")
    assert [one for one in kept if one.question != "a"] == others
    assert list(bank_of(database, own).sample_answer) == others


def test_unusable_sample_answer_is_refused(database: Database, own: BankId) -> None:
    own_banks.take_over(database, own, incoming("a"))
    before = bank_of(database, own)
    empty = SampleAnswer(question="a", text=" ", rating=4, why="x")

    with pytest.raises(Refused, match="Answer: it is empty"):
        own_banks.save_samples(database, own, QuestionId("a"), [empty])

    assert bank_of(database, own) == before


def test_opener_has_no_sample_answers(database: Database, own: BankId) -> None:
    asked = own_banks.save_question(
        database, own, msgspec.structs.replace(opener(), attitude=EMPATHY.id), attitude=EMPATHY
    )
    sample = SampleAnswer(question=asked.id, text="Yes.", rating=4, why="x")

    with pytest.raises(Refused, match="never scored"):
        own_banks.save_samples(database, own, QuestionId(asked.id), [sample])


def test_sample_answers_wait_for_a_deleted_question(database: Database, own: BankId) -> None:
    own_banks.take_over(database, own, incoming("a", "b"))
    before = bank_of(database, own)

    own_banks.delete_question(database, own, QuestionId("a"))
    without = bank_of(database, own)
    own_banks.restore_question(database, own, QuestionId("a"))

    assert without.sample_answer == ()
    assert bank_of(database, own) == before


def test_what_was_deleted_long_ago_is_forgotten(
    database: Database, own: BankId, clock: SteppingClock
) -> None:
    first, second = add(database, own, "One?", "Two?")
    own_banks.delete_question(database, own, first)
    clock.advance(own_banks.KEPT_FOR)
    own_banks.delete_question(database, own, second)

    own_banks.restore_question(database, own, second)
    with pytest.raises(NotFound):
        own_banks.restore_question(database, own, first)

    assert prompts(database, own) == ["Two?"]


def test_deletion_can_be_undone_for_a_month_less_a_minute(
    database: Database, own: BankId, clock: SteppingClock
) -> None:
    first, second = add(database, own, "One?", "Two?")
    own_banks.delete_question(database, own, first)
    clock.advance(own_banks.KEPT_FOR - timedelta(minutes=1))
    own_banks.delete_question(database, own, second)

    own_banks.restore_question(database, own, first)

    assert prompts(database, own) == ["One?"]


@pytest.mark.parametrize("one", [own_banks.delete_question, own_banks.restore_question])
def test_question_that_is_gone_is_not_found(
    database: Database, own: BankId, one: Callable[[Database, BankId, QuestionId], None]
) -> None:
    with pytest.raises(NotFound):
        one(database, own, QuestionId("nothing"))


def test_edit_among_thousands_writes_one_row(database: Database, own: BankId) -> None:
    own_banks.take_over(database, own, many_questions(1_000))
    edited = msgspec.structs.replace(question("q500"), prompt="Something else?")
    written: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            written.append(statement)

    event.listen(database._engines.writes, "before_cursor_execute", note)
    own_banks.save_question(database, own, edited, replacing=QuestionId("q500"))

    assert len(written) == 1
    assert written[0].startswith("UPDATE own_questions")
    assert bank_of(database, own).question[499] == edited


# --- Where they are used ---------------------------------------------------------------------


def test_usage_counts_the_openings_whose_kits_have_a_question(hiring: Hiring) -> None:
    database = hiring.database
    second = openings.create(database, hiring.opening.facts)
    first, other = (one.question for one in hiring.content.questions[:2])
    kits.edit(database, second.id, hiring.content.removing(QuestionId(other.id)))
    kits.freeze(database, second.id)
    kits.edit(database, second.id, hiring.content)

    used = own_banks.usage(database)

    opener = hiring.content.opener
    assert opener is not None
    reworded = msgspec.structs.replace(first, prompt="Something else?")
    assert [used.of(one) for one in (first, other, opener, reworded)] == [2, 2, 2, 0]


def test_kit_keeps_a_question_that_its_bank_lost(hiring: Hiring) -> None:
    database = hiring.database
    own = own_banks.create(database, "Ours").id
    saved = own_banks.save_question(database, own, new())
    content = hiring.content.adding(bank_of(database, own), saved)
    kits.edit(database, hiring.opening.id, content)

    own_banks.delete_question(database, own, QuestionId(saved.id))
    own_banks.delete(database, own)

    kit = kits.latest(database, hiring.opening.id)
    assert kit is not None
    assert kit.content == content
    assert own_banks.usage(database).of(saved) == 1


# --- Import ----------------------------------------------------------------------------------


class Enough(Exception):
    pass


def stopping_at(limit: int) -> own_banks.Progress:
    def progress(done: int, _total: int) -> None:
        if done >= limit:
            raise Enough

    return progress


def rows(database: Database) -> tuple[int, int]:
    with database.read() as session:
        banks_now = session.execute(select(OwnBankRow.id)).all()
        return len(banks_now), len(session.execute(select(OwnQuestionRow.question_id)).all())


def test_import_replaces_everything_but_the_own_id(database: Database, own: BankId) -> None:
    add(database, own, "One?", "Two?")
    came = incoming("a", "b", "c")

    own_banks.take_over(database, own, came)

    head = msgspec.structs.replace(came.bank, id="own-our-front-desk")
    assert bank_of(database, own) == msgspec.structs.replace(came, bank=head)


def test_taking_over_what_was_before_undoes_an_import(database: Database, own: BankId) -> None:
    add(database, own, "One?", "Two?")
    before = bank_of(database, own)
    own_banks.take_over(database, own, incoming("a"))

    own_banks.take_over(database, own, before)

    assert bank_of(database, own) == before


def test_import_can_make_a_new_bank(database: Database, own: BankId) -> None:
    made = own_banks.import_new(database, incoming("a"))

    assert made.bank.bank.id == "own-theirs"
    assert [one.id for one in own_banks.all_banks(database)] == [own, made.id]
    assert own_banks.get(database, made.id) == made


def test_unusable_import_changes_nothing(database: Database, own: BankId) -> None:
    add(database, own, "One?")
    twice = incoming("a", "a")

    with pytest.raises(InputError, match="appears twice"):
        own_banks.take_over(database, own, twice)
    with pytest.raises(InputError, match="appears twice"):
        own_banks.import_new(database, twice)

    assert rows(database) == (1, 1)


@pytest.mark.parametrize("limit", [0, 1, 2_500, 5_000])
def test_large_import_cancelled_midway_leaves_nothing_half_done(
    database: Database, own: BankId, limit: int
) -> None:
    add(database, own, "One?", "Two?")
    before = own_banks.all_banks(database)
    heard: list[Change] = []
    database.announce = heard.append
    large = many_questions(5_000)

    with pytest.raises(Enough):
        own_banks.take_over(database, own, large, progress=stopping_at(limit))
    with pytest.raises(Enough):
        own_banks.import_new(database, large, progress=stopping_at(limit))

    assert own_banks.all_banks(database) == before
    assert rows(database) == (1, 2)
    assert heard == []


@pytest.fixture(scope="module")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.xlsx"
    path.write_bytes(bank_sheet.encode(many_questions(5_000)))
    return path


def import_file(
    database: Database,
    own: BankId,
    path: Path,
    *,
    reading: own_banks.Progress,
    writing: own_banks.Progress,
) -> None:
    read = bank_sheet.load(path, progress=reading)
    assert read.bank is not None
    own_banks.take_over(database, own, read.bank, progress=writing)


def test_large_spreadsheet_comes_in_whole_and_tells_its_progress(
    database: Database, own: BankId, large_file: Path
) -> None:
    read: list[float] = []
    written: list[float] = []

    import_file(
        database,
        own,
        large_file,
        reading=lambda done, total: read.append(done / total),
        writing=lambda done, total: written.append(done / total),
    )

    assert bank_of(database, own).question == many_questions(5_000).question
    for shares, least in ((read, 200), (written, 10)):
        assert shares == sorted(shares)
        assert (shares[0], shares[-1]) == (0, 1)
        assert len(shares) > least


@pytest.mark.parametrize(
    ("reading", "writing"),
    [
        (1, 0),
        (9_999, 2_500),
        *(
            pytest.param(*each, marks=pytest.mark.slow)
            for each in [(0, 0), (2_500, 0), (5_001, 0), (9_999, 0), (9_999, 5_000)]
        ),
    ],
)
def test_large_spreadsheet_cancelled_at_any_stage_leaves_nothing_half_done(
    database: Database, own: BankId, large_file: Path, reading: int, writing: int
) -> None:
    add(database, own, "One?", "Two?")
    before = own_banks.all_banks(database)

    with pytest.raises(Enough):
        import_file(
            database,
            own,
            large_file,
            reading=stopping_at(reading),
            writing=stopping_at(writing),
        )

    assert own_banks.all_banks(database) == before
    assert rows(database) == (1, 2)


# --- Announcing ------------------------------------------------------------------------------


def test_every_write_is_announced_once(database: Database) -> None:
    heard: list[Change] = []
    database.announce = heard.append

    own = own_banks.create(database, "Ours").id
    own_banks.rename(database, own, "Theirs")
    (saved,) = add(database, own, "One?")
    own_banks.delete_question(database, own, saved)
    own_banks.restore_question(database, own, saved)
    own_banks.save_attitude(database, own, EMPATHY)
    own_banks.take_over(database, own, incoming("a"))
    own_banks.import_new(database, incoming("a"))
    own_banks.delete(database, own)
    own_banks.restore(database, own)

    assert heard == [BanksChanged()] * 10
