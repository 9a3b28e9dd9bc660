from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireapp.domain.text import (
    clean_line,
    clean_note,
    has_words,
    initials,
    limited,
    required_line,
    sort_key,
    span_text,
)
from hireapp.errors import Refused

NASTY = [*"\x00\x07\x7f\x85\u202e\u2066\u200b\ufeff\ud800\udfff\u0301\u2028\u2029\r\n\t\x0b e"]
typed = st.text(st.one_of(st.characters(), st.sampled_from(NASTY)), max_size=30)


def forbidden(text: str) -> list[str]:
    return [
        one
        for one in text
        if unicodedata.category(one) in {"Cc", "Cs"} or one in "\u202a\u202b\u202d\u202e\u2066"
    ]


@given(typed)
def test_clean_line_is_one_composed_line_without_controls(text: str) -> None:
    line = clean_line(text)

    assert not forbidden(line)
    assert line.splitlines() in ([], [line])
    assert line == unicodedata.normalize("NFC", line) == line.strip()


@given(typed)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_note(clean_note(text)) == clean_note(text)


@given(typed)
def test_clean_note_keeps_line_breaks_and_no_other_controls(text: str) -> None:
    note = clean_note(text)

    assert not forbidden(note.replace("\n", ""))
    assert all(line == unicodedata.normalize("NFC", line) for line in note.split("\n"))


@given(typed)
def test_clean_text_can_be_stored_as_utf8(text: str) -> None:
    assert clean_line(text).encode("utf-8").decode("utf-8") == clean_line(text)
    assert clean_note(text).encode("utf-8").decode("utf-8") == clean_note(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Dana   Whitfield ", "Dana Whitfield"),
        ("Dana\nWhitfield\tJr", "Dana Whitfield Jr"),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("nul\x00", "nul"),
        ("lone \ud83d surrogate", "lone surrogate"),
        ("e\u0301", "\u00e9"),
        ("e\x00\u0301", "\u00e9"),
        ("<img src=/etc/passwd>", "<img src=/etc/passwd>"),
        ("O'Brien; DROP TABLE", "O'Brien; DROP TABLE"),
        ("محمد علي", "محمد علي"),
        ("王小明", "王小明"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_names_are_kept_as_text(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2029"])
def test_notes_have_one_kind_of_line_break(line_break: str) -> None:
    assert clean_note(f"one{line_break}  two  three") == "one\n  two  three"


def test_tab_in_a_note_becomes_blanks() -> None:
    assert clean_note("a\tb") == "a    b"


@pytest.mark.parametrize("empty", ["", "   ", "\n\t", "\u202e\x00"])
def test_empty_line_is_refused_by_what_it_is_for(empty: str) -> None:
    with pytest.raises(Refused, match="the candidate's name"):
        required_line(empty, what="the candidate's name")


def test_longest_line_fits_and_one_more_is_refused() -> None:
    assert required_line("x" * 300, what="the name") == "x" * 300

    with pytest.raises(Refused, match="too long for the name") as refusal:
        required_line("x" * 301, what="the name")

    assert "301" in refusal.value.hint
    assert "300" in refusal.value.hint


def test_limited_gives_the_text_itself() -> None:
    assert limited("  as is ", what="the note", limit=8) == "  as is "


@pytest.mark.parametrize(
    ("name", "badge"),
    [
        ("Dana Whitfield", "DW"),
        ("dana", "D"),
        ("Ana Maria de Souza", "AS"),
        ("  ", ""),
        ("王", "王"),
    ],
)
def test_initials_are_of_first_and_last_word(name: str, badge: str) -> None:
    assert initials(name) == badge


def test_sorting_ignores_case_and_accents() -> None:
    names = ["Zoe", "émile", "Eve", "adam", "Élan"]

    assert sorted(names, key=sort_key) == ["adam", "Élan", "émile", "Eve", "Zoe"]


def test_sorting_tells_names_apart_that_differ_in_accents_only() -> None:
    assert sort_key("Zoë") != sort_key("Zoe")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("", True),
        ("OSS", True),
        ("lobby  dana", True),
        ("danathe", False),
        ("dana pool", False),
    ],
)
def test_every_word_is_looked_for_in_all_texts_in_any_case(wanted: str, found: bool) -> None:
    assert has_words(wanted, "Dana", "the lobby", "Groß") is found


def test_a_span_is_a_range_or_one_number() -> None:
    assert (span_text(1, 2), span_text(5, 5)) == ("1–2", "5")
