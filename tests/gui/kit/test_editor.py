from __future__ import annotations

import pytest

from hireapp.domain.banks import Bank
from hireapp.domain.ids import QuestionId
from hireapp.domain.openings import OpeningFacts
from hireapp.errors import Refused
from hireapp.gui.kit.editor import Fit, KitEditor
from hireapp.store import kits, openings
from hireapp.store.database import Database


@pytest.fixture
def editor(database: Database) -> KitEditor:
    opening = openings.create(database, OpeningFacts(title="Host", purpose="happy guests"))
    return KitEditor(database, opening.id)


def test_starter_kit_has_the_opener_and_fits_the_slot(editor: KitEditor, bank: Bank) -> None:
    editor.start(bank)

    assert editor.content.opener == bank.openers[0]
    assert editor.fit.over == 0
    assert editor.fit.planned > 30


def test_every_edit_is_kept_at_once(editor: KitEditor, bank: Bank, database: Database) -> None:
    editor.start_empty(None)
    editor.add(bank, bank.scored_questions[0])

    stored = kits.latest(database, editor._opening_id)

    assert stored == editor.kit
    assert stored is not None
    assert stored.content.question_ids == (bank.scored_questions[0].id,)


def test_question_cannot_be_in_the_kit_twice(editor: KitEditor, bank: Bank) -> None:
    editor.start_empty(None)
    editor.add(bank, bank.scored_questions[0])

    with pytest.raises(Refused, match="already"):
        editor.add(bank, bank.scored_questions[0])


def test_going_back_over_the_first_step_leaves_no_kit(editor: KitEditor, bank: Bank) -> None:
    step = editor.start(bank)

    editor.go_to(step.before)

    assert editor.kit is None


def test_going_back_to_a_frozen_version_drops_the_draft(editor: KitEditor, bank: Bank) -> None:
    editor.start(bank)
    frozen = editor.freeze()
    step = editor.remove(editor.content.question_ids[0])
    assert step is not None

    editor.go_to(step.before)

    assert editor.kit == frozen


def test_discarding_can_be_taken_back(editor: KitEditor, bank: Bank) -> None:
    editor.start(bank)
    editor.freeze()
    editor.remove(editor.content.question_ids[0])
    draft = editor.content
    step = editor.discard()

    editor.go_to(step.before)

    assert editor.content == draft
    assert editor.can_discard


def test_first_draft_is_not_offered_for_discarding(editor: KitEditor, bank: Bank) -> None:
    editor.start(bank)

    assert not editor.can_discard


@pytest.mark.parametrize("steps", [-1, -5])
def test_first_question_cannot_move_up(editor: KitEditor, bank: Bank, steps: int) -> None:
    editor.start(bank)

    assert editor.move(editor.content.question_ids[0], steps) is None


def test_unknown_question_is_neither_moved_nor_removed(editor: KitEditor, bank: Bank) -> None:
    editor.start(bank)
    before = editor.kit

    assert editor.move(QuestionId("nobody"), 1) is None
    assert editor.remove(QuestionId("nobody")) is None
    assert editor.kit == before


def test_coverage_counts_minutes_of_each_attitude(editor: KitEditor, bank: Bank) -> None:
    editor.start_empty(None)
    first, second, *_ = (
        one for one in bank.scored_questions if one.attitude == bank.attitude[0].id
    )
    editor.add(bank, first)
    editor.add(bank, second)

    coverage = editor.coverage(bank.attitude)

    assert len(coverage) == len(bank.attitude)
    assert (coverage[0].questions, coverage[0].minutes) == (2, first.minutes + second.minutes)
    assert {(one.questions, one.minutes) for one in coverage[1:]} == {(0, 0)}


def test_coverage_shows_an_attitude_that_no_bank_has_any_more(
    editor: KitEditor, bank: Bank
) -> None:
    editor.start_empty(None)
    editor.add(bank, bank.scored_questions[0])

    coverage = editor.coverage(())

    assert [one.attitude for one in coverage] == [bank.attitude[0]]


@pytest.mark.parametrize(("planned", "over"), [(44, 0), (45, 0), (48, 3)])
def test_fit_counts_the_minutes_over(planned: int, over: int) -> None:
    assert Fit(planned, 45).over == over


def test_reload_tells_somebody_elses_edit(
    editor: KitEditor, bank: Bank, database: Database
) -> None:
    editor.start(bank)
    assert not editor.reload()

    kits.edit(database, editor._opening_id, editor.content.removing(editor.content.question_ids[0]))

    assert editor.reload()
    assert not editor.reload()
