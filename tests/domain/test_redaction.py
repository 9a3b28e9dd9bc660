from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from hireapp.domain.redaction import (
    names_it,
    parts,
    shared_parts,
    without_name,
    without_words,
)
from hireapp.domain.text import clean_line


def test_whole_name_goes_however_it_is_written() -> None:
    text = "Priya Nair was calm. PRIYA  NAIR's answer; unlike priya\nnair."

    assert without_name(text, "Priya Nair", "[x]") == "[x] was calm. [x]'s answer; unlike [x]."


def test_name_inside_a_longer_word_is_not_it() -> None:
    assert without_name("An Ananas", "Ana", "[x]") == "An Ananas"
    assert not names_it("Ananas", "Ana")


def test_name_inside_json_goes_too() -> None:
    stored = json.dumps(["Tomás Rivera: not asked"])

    assert "\\u00e1" in stored
    assert json.loads(without_name(stored, "Tomás Rivera", "[x]")) == ["[x]: not asked"]


def test_parts_go_only_as_they_are_written() -> None:
    text = "In may, May said maybe. May's and Lin-May."

    assert without_words(text, ["May"], "-") == "In may, - said maybe. -'s and Lin--."


def test_parts_of_a_name_are_its_longer_words() -> None:
    assert parts("Dr. Jo van der Berg-O’Neill") == ("van", "der", "Berg-O’Neill")
    assert parts("王小明") == ("王小明",)
    assert shared_parts("Dana Whitfield", ["Dana Scully", "Ben"]) == {"Dana"}


def test_backslashes_are_no_commands() -> None:
    assert without_name("a\\1b", "a\\1b", "\\1") == "\\1"


@given(st.text(), st.text())
def test_nothing_of_the_name_is_left(text: str, name: str) -> None:
    clean = clean_line(name)
    if clean and "[x]" not in clean and clean not in "[x]":
        cleaned = without_name(text, clean, "[x]")
        assert names_it(cleaned, clean) in {False, names_it("[x]", clean)} or clean in "[x]"
