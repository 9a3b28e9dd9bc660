from __future__ import annotations

from pathlib import Path

import pytest

from hireapp import paths
from hireapp.domain.changes import Change, PeopleChanged
from hireapp.domain.questions import QuestionKind
from hireapp.gui.bank_library import (
    Library,
    Wanted,
    find,
    heard,
    load_all,
    load_banks,
    read_banks,
    read_early,
    search,
)
from hireapp.store import own_banks
from hireapp.store.database import Database
from tests.gui.bank_files import write_bank


@pytest.fixture
def library(tmp_path: Path) -> Library:
    prompts = ("Tell me about a café.", "Tell me about a rule.", "Tell me about a colleague.")
    return read_banks((write_bank(tmp_path / "small.toml", prompts),))


def prompts_of(library: Library, text: str, attitude_id: str | None = None) -> list[str]:
    return [one.question.prompt for one in search(library.scored, text, attitude_id)]


def test_shipped_banks_are_read_once() -> None:
    assert load_banks() is load_banks()
    assert len(load_banks().shelves) == len(paths.question_banks())
    assert load_banks().broken == ()


def test_broken_file_keeps_its_error_and_the_others_are_there(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[bank]\nid = 3\n", encoding="utf-8")

    library = read_banks((broken, write_bank(tmp_path / "good.toml", ("Why?",))))

    assert [shelf.file for shelf in library.broken] == ["broken.toml"]
    assert library.broken[0].error is not None
    assert [bank.bank.id for bank in library.banks] == ["good"]
    assert [one.question.prompt for one in library.scored] == ["Why?"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RULE", ["Tell me about a rule."]),
        ("cafe", ["Tell me about a café."]),
        ("rule about", ["Tell me about a rule."]),
        ("tag 3", ["Tell me about a colleague."]),
        ("rule colleague", []),
        ("*", []),
    ],
)
def test_search_finds_every_word_in_prompt_or_tag(
    library: Library, text: str, found: list[str]
) -> None:
    assert prompts_of(library, text) == found


def test_search_finds_the_attitude_and_an_empty_search_everything(library: Library) -> None:
    assert len(prompts_of(library, "kindness")) == 3
    assert len(prompts_of(library, "  ")) == 3


def test_filter_keeps_to_one_attitude(library: Library) -> None:
    assert len(prompts_of(library, "", "kindness")) == 3
    assert prompts_of(library, "", "another") == []


def test_attitudes_of_two_banks_are_listed_once_in_their_order(tmp_path: Path) -> None:
    one = write_bank(tmp_path / "one.toml", ("Why?",))
    two = write_bank(tmp_path / "two.toml", ("How?",))

    library = read_banks((one, two))

    assert [attitude.id for attitude in library.attitudes] == ["kindness"]
    assert [question.key for question in library.scored] == ["one/kind-1", "two/kind-1"]


def test_pack_uses_the_attitudes_of_the_files_beside_it(tmp_path: Path) -> None:
    base = write_bank(tmp_path / "base.toml", ("Why?",))
    whole = write_bank(tmp_path / "pack.toml", ("How?",)).read_text(encoding="utf-8")
    start, end = whole.index("[[attitude]]"), whole.index("[[question]]")
    pack = tmp_path / "a-pack.toml"
    pack.write_text(whole[:start] + whole[end:], encoding="utf-8")

    library = read_banks((pack, base))

    assert library.broken == ()
    assert [one.attitude.name for one in library.scored] == ["Kindness", "Kindness"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(kind=QuestionKind.BEHAVIOURAL), 3),
        (Wanted(kind=QuestionKind.SITUATIONAL), 0),
        (Wanted(tag="tag 2"), 1),
        (Wanted(bank="small"), 3),
        (Wanted(bank="another"), 0),
        (Wanted(text="rule", tag="tag 2"), 1),
        (Wanted(text="café", tag="tag 2"), 0),
    ],
)
def test_choices_narrow_what_is_found(library: Library, wanted: Wanted, found: int) -> None:
    assert len(find(library.scored, wanted)) == found


def test_own_banks_come_after_the_shipped_ones(database: Database, library: Library) -> None:
    own = own_banks.import_new(database, library.banks[0])

    everything = load_all(database)

    shipped = len(load_banks().questions)
    assert {one.own for one in everything.questions[:shipped]} == {None}
    assert {one.own for one in everything.questions[shipped:]} == {own.id}
    assert everything.shelves[-1].own == own.id
    assert everything.scored[-1].key == f"{own.id}/kind-3"


def test_own_banks_are_read_again_only_after_a_change(database: Database) -> None:
    changes: list[Change] = []
    database.announce = changes.append
    before = load_all(database)
    own_banks.create(database, "Ours")

    assert load_all(database) is before
    assert heard(database, changes[0])
    after = load_all(database)
    assert after.banks[-1].bank.title == "Ours"
    assert heard(database, changes[0])
    assert load_all(database) is after


def test_other_changes_leave_the_banks_alone(database: Database) -> None:
    before = load_all(database)

    assert not heard(database, PeopleChanged())
    assert load_all(database) is before


def test_banks_read_early_are_those_that_pages_show() -> None:
    read_early()

    assert load_banks() is load_banks()
