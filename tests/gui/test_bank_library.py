from __future__ import annotations

from pathlib import Path

import pytest

from hireapp import paths
from hireapp.gui.bank_library import Library, load_banks, read_banks, search
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
