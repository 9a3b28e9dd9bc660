from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hireapp.gui.interview.reaction_panel import ReactionPanel
from hireapp.store import openings, scorecards
from tests.gui.conftest import child, press, texts
from tests.gui.interview.conftest import CTRL_SHIFT, PLAIN, Room, ShowCard

Key = Qt.Key


def panel(room: Room) -> ReactionPanel:
    return room.page.view.reaction


def test_opener_says_that_it_is_never_scored(room: Room) -> None:
    said = " ".join(texts(room.page.view))

    assert "never scored" in said
    assert "never a score" in said
    assert not any(card.isVisible() for card in room.page.view.cards)


def test_each_reaction_says_what_it_looks_like(room: Room) -> None:
    opener = room.hiring.content.opener
    assert opener is not None
    assert opener.reactions is not None

    names = [card.accessibleName() for card in panel(room).cards]

    assert names == [
        f"Flat: {opener.reactions.flat}",
        f"Warm: {opener.reactions.warm}",
        f"Goose bumps: {opener.reactions.goose_bumps}",
    ]


def test_reaction_stays_open_for_the_reason_and_folds_on_enter(room: Room) -> None:
    room.press(Key.Key_3)
    open_first = not panel(room).is_folded
    panel(room).reason.setFocus()
    room.press(Key.Key_Return, PLAIN)

    assert open_first
    assert panel(room).is_folded
    assert "Noted. You see it again after you submit." in texts(room.page.view)
    assert QApplication.focusWidget() is room.notes


def test_folded_reaction_leaves_no_trace_on_the_page(room: Room) -> None:
    room.press(Key.Key_3)
    panel(room).reason.setText("He lit up")
    room.press(Key.Key_Return)
    room.press(Key.Key_Return, CTRL_SHIFT)

    assert panel(room).is_folded
    assert panel(room).reason.text() == ""
    assert not any(card.isChecked() for card in panel(room).cards)
    editor = room.page.editor
    assert editor is not None
    assert editor.reaction is None


def test_folded_reaction_is_not_changed_by_its_keys(room: Room) -> None:
    room.press(Key.Key_3)
    press(room.qtbot, room.page, "note-reaction")

    room.press(Key.Key_1)

    assert panel(room).is_folded
    assert not room.page.has_unsaved


def test_noting_it_again_begins_with_nothing_chosen(room: Room) -> None:
    room.press(Key.Key_3)
    press(room.qtbot, room.page, "note-reaction")

    press(room.qtbot, room.page, "note-again")

    assert not panel(room).is_folded
    assert not any(card.isChecked() for card in panel(room).cards)
    assert not panel(room).reason.isEnabled()


def test_reason_waits_for_a_reaction(room: Room) -> None:
    enabled = [panel(room).reason.isEnabled()]

    room.press(Key.Key_1)

    assert [*enabled, panel(room).reason.isEnabled()] == [False, True]


def test_rail_says_that_it_is_noted_and_not_how(room: Room) -> None:
    rail = room.page.rail
    before = (rail.count.accessibleName(), spoken(room))

    room.press(Key.Key_3)

    assert before == ("OPENER OPEN · 0 of 3 rated", "Do you love humans?, not noted yet")
    assert rail.count.accessibleName() == "OPENER NOTED · 0 of 3 rated"
    assert spoken(room) == "Do you love humans?, noted"


def test_opener_has_notes_but_no_reason_for_no_score(room: Room) -> None:
    room.press(Key.Key_0)
    room.write("Her neighbour")
    room.page.leave()

    assert QApplication.activePopupWidget() is None
    opener = room.page.step.id
    assert room.stored.answer(opener).evidence == "Her neighbour"
    assert room.stored.answer(opener).rating is None


def test_opening_without_opener_begins_with_the_first_question(
    room: Room, show_card: ShowCard
) -> None:
    hiring = room.hiring
    hiring.database.actor = hiring.coordinator.id
    facts = hiring.opening.facts
    openings.edit(hiring.database, hiring.opening.id, dataclasses.replace(facts, uses_opener=False))
    other = scorecards.begin(hiring.database, hiring.candidates[1].id, hiring.panel[0].id)

    plain = show_card(hiring, other)

    assert plain.step.number == 1
    assert plain.page.rail.count.accessibleName() == "0 of 3 rated"


def spoken(room: Room) -> str:
    model = room.page.rail.list.rail_model
    return str(model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole))


def test_unused_reason_field_has_a_name(room: Room) -> None:
    assert child(room.page, type(panel(room).reason), "reaction-reason").accessibleName()
