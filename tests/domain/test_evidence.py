from __future__ import annotations

import pytest

from hireapp.domain.evidence import has_evidence, is_structured, next_part, quoted, structured


@pytest.mark.parametrize("note", ["", "  \n", "SITUATION\n\nACTION\n\n\nRESULT\n"])
def test_headings_alone_are_no_evidence(note: str) -> None:
    assert not has_evidence(note)


def test_any_word_is_evidence() -> None:
    assert has_evidence("SITUATION\nwaited\n")


def test_what_was_written_stands_under_the_first_heading() -> None:
    note = structured("She waited.")

    assert note.startswith("SITUATION\nShe waited.\n")
    assert is_structured(note)
    assert not is_structured("SITUATION\nACTION")


def test_writing_goes_round_the_parts() -> None:
    note = structured("She waited.")
    action, result = note.index("ACTION"), note.index("RESULT")

    at_action = next_part(note, 5)
    at_result = next_part(note, at_action)
    again = next_part(note, at_result)

    assert at_action == action + len("ACTION\n")
    assert at_result == result + len("RESULT\n")
    assert note[:again].endswith("She waited.")


def test_writing_goes_on_at_the_end_of_a_part() -> None:
    note = "SITUATION\nIt rained.\n\nACTION\nHe ran.\nHe fell.\n\nRESULT\nDry."

    assert note[: next_part(note, 0)].endswith("He fell.")
    assert next_part(note, note.index("He ran")) == len(note)


@pytest.mark.parametrize(
    ("line", "stamp", "marked"),
    [
        ("no trouble", "18:42", "[18:42] “no trouble”"),
        ("  no trouble ", "", "“no trouble”"),
        ("[18:42] “no trouble”", "19:00", "no trouble"),
        ("[1:18:42] “no trouble”", "19:00", "no trouble"),
        ("“no trouble”", "19:00", "no trouble"),
        ("“", "1:00", "[1:00] ““”"),
        ("  ", "1:00", "  "),
    ],
)
def test_quote_is_marked_with_its_time_and_unmarked(line: str, stamp: str, marked: str) -> None:
    assert quoted(line, stamp) == marked


def test_note_without_headings_goes_on_at_its_end() -> None:
    assert next_part("She knelt.", 0) == len("She knelt.")
