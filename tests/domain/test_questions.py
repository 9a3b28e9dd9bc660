from __future__ import annotations

import msgspec
import pytest

from tests.domain.making import opener, question


def test_opener_has_reactions_and_no_anchor() -> None:
    asked = opener()

    assert asked.is_opener
    assert asked.reactions is not None
    assert asked.anchor(3) == ""


def test_scored_question_has_an_anchor_for_each_point() -> None:
    asked = question("q1")

    assert not asked.is_opener
    assert [asked.anchor(point) for point in range(1, 6)] == [f"anchor {n}" for n in range(1, 6)]


def test_questions_do_not_change() -> None:
    field = "prompt"

    with pytest.raises(AttributeError):
        setattr(question("q1"), field, "another")


def test_questions_survive_storing() -> None:
    stored = msgspec.json.encode(question("q1"))

    assert msgspec.json.decode(stored, type=type(question("q1"))) == question("q1")
