from __future__ import annotations

import msgspec

from hireapp.domain import bank_faults
from hireapp.domain.questions import UNFINISHED, QuestionKind
from hireapp.gui.banks.draft import blank, still_to_write, to_edit, to_keep
from tests.domain.making import question


def test_blank_question_can_be_kept_and_says_what_is_missing() -> None:
    kept = msgspec.structs.replace(to_keep(blank("empathy")), id="q")

    assert bank_faults.faults_of(kept) == ()
    assert still_to_write(kept) == ("Question", *(f"Anchor {n}" for n in range(1, 6)))


def test_what_is_missing_is_empty_in_the_form() -> None:
    kept = to_keep(blank("empathy"))

    shown = to_edit(kept)

    assert shown.prompt == ""
    assert set(shown.anchors.values()) == {""}
    assert to_keep(shown) == kept


def test_opener_wants_reactions_and_no_anchors() -> None:
    opener = msgspec.structs.replace(question("q1"), kind=QuestionKind.OPENER)

    kept = to_keep(opener)

    assert kept.anchors == {}
    assert kept.reactions is not None
    assert kept.reactions.flat == UNFINISHED
    assert to_keep(msgspec.structs.replace(kept, kind=QuestionKind.SITUATIONAL)).reactions is None


def test_finished_question_stays_as_it_is() -> None:
    assert to_keep(question("q1")) == to_edit(question("q1")) == question("q1")
    assert still_to_write(question("q1")) == ()
