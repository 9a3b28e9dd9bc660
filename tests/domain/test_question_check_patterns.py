"""The language in which the rules of the question check are written."""

from __future__ import annotations

import pytest

from hireapp.domain.question_check.flags import Category, Jurisdiction
from hireapp.domain.question_check.patterns import Compiler, PatternError
from hireapp.domain.question_check.rules import rules
from hireapp.domain.question_check.words import Text, read

CLASSES = {
    "you": ["you", "your"],
    "home": ["house", "flat", "place of your own"],
    "loop": ["{loop}"],
}


def text_of(source: str) -> Text:
    return read(source, rules().spelling)


def found(pattern: str, source: str) -> str | None:
    """What the pattern finds in the source."""
    text = text_of(source)
    match = Compiler(CLASSES).pattern([pattern]).first(text)
    return None if match is None else source[slice(*text.place(match.first, match.last))]


@pytest.mark.parametrize(
    ("pattern", "source", "expected"),
    [
        ("child", "The children left.", "children"),
        ("=child", "The children left.", None),
        ("organise", "They organized it.", "organized"),
        ("do not", "I don’t know.", "don’t"),
        ("pregnant", "She is pregnent, pregant or so.", "pregant"),
        ("rent {home}", "Rent a flat?", None),
        ("rent a? {home}", "Rent a flat?", "Rent a flat"),
        ("{home}", "A place of your own.", "place of your own"),
        ("ask .. flat", "Ask me about the flat.", "Ask me about the flat"),
        ("ask ..2 flat", "Ask me about the flat.", None),
        ("ask .. flat", "Ask me. The flat waits.", None),
        ("ask ~6 flat", "Ask me about the flat.", "Ask me about the flat"),
        ("ask ~6 flat", "Ask me who has the flat.", None),
        ("^ flat", "A flat? Flat.", "Flat"),
        ("flat $?", "A flat. That flat?", "flat"),
        (", you", "You. So, you?", "you"),
        ("you !{home} *", "You house. You walk.", "You walk"),
        ("# (day|night)", "After 3 nights.", "3 nights"),
        ("usa citizen", "A U.S. citizen.", "U.S. citizen"),
        ("smith came", "Dr. Smith came.", "Smith came"),
        ("came", "At 6 p.m. They came.", "came"),
        ("pm .. came", "At 6 p.m. They came.", None),
        ("guest 's", "The guest's bag.", "guest's"),
        ("father 's", "My dad's bag.", "dad's"),
        ("let us go", "Let's go.", "Let's go"),
    ],
)
def test_pattern_finds_what_it_says(pattern: str, source: str, expected: str | None) -> None:
    assert found(pattern, source) == expected


@pytest.mark.parametrize(
    "pattern", ["(a|b", "a) b", "{nothing}", "{loop}", "a & b"], ids=lambda text: repr(text)
)
def test_faulty_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        Compiler(CLASSES).pattern([pattern])


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("He says, 'Go away.' So I go.", ["Go", "away", "."]),
        ("He says, “Don’t.” So I go.", ["Don’t", "Don’t", "."]),
        ("The guests' bags and the 'lift", []),
    ],
)
def test_words_between_quotation_marks_are_known(source: str, quoted: list[str]) -> None:
    text = text_of(source)

    assert [source[one.start : one.end] for one in text.tokens if one.quoted] == quoted


def test_place_in_an_empty_text_is_its_end() -> None:
    assert text_of("").place(0, 0) == (0, 0)


def test_every_category_and_jurisdiction_has_a_label_of_its_own() -> None:
    labels = [one.label for one in (*Category, *Jurisdiction)]

    assert len(set(labels)) == len(labels)
    assert all(labels)
