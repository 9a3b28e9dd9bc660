from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hireapp.domain.openings import Format, Opening, OpeningFacts, Reveal
from hireapp.gui.openings.dialog import OpeningDialog
from hireapp.store import openings
from hireapp.store.database import Database
from tests.conftest import Hiring
from tests.gui.conftest import (
    Desk,
    MishapTold,
    answer,
    assert_in_visual_order,
    assert_tab_reaches_all,
    broken,
    child,
    nameless,
    press,
    type_in,
)


@pytest.fixture
def dialog(desk: Desk) -> OpeningDialog:
    """The dialog of a new opening, on the screen."""
    made = OpeningDialog(
        "New opening",
        OpeningFacts(title="", purpose=""),
        lambda facts: openings.create(desk.context.database, facts),
    )
    desk.put_up(made)
    return made


def fill_in(qtbot: QtBot, dialog: OpeningDialog) -> None:
    type_in(qtbot, dialog, "opening-title", "Guest Host")
    type_in(qtbot, dialog, "opening-purpose", "make every guest happier")
    type_in(qtbot, dialog, "opening-authority", "spend 50 euros")
    type_in(qtbot, dialog, "opening-limits", "beyond that, ask")
    dialog.aptitudes.setFocus()
    qtbot.keyClicks(dialog.aptitudes, "Till")
    qtbot.keyClick(dialog.aptitudes, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.aptitudes, "English")


def test_everything_filled_in_is_kept(
    dialog: OpeningDialog, database: Database, qtbot: QtBot
) -> None:
    fill_in(qtbot, dialog)
    dialog.format.setFocus()
    qtbot.keyClick(dialog.format, Qt.Key.Key_End)
    qtbot.keyClick(dialog.minutes, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.months, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.opener, Qt.Key.Key_Space)

    press(qtbot, dialog, "opening-keep")

    (opening,) = openings.all_of_them(database)
    assert dialog.opening == opening
    assert opening.facts == OpeningFacts(
        title="Guest Host",
        purpose="make every guest happier",
        authority="spend 50 euros",
        authority_limits="beyond that, ask",
        aptitudes=("Till", "English"),
        format=Format.SERIES_SPLIT,
        slot_minutes=50,
        retention_months=11,
        uses_opener=False,
    )


def test_return_in_a_line_keeps_the_opening(
    dialog: OpeningDialog, database: Database, qtbot: QtBot
) -> None:
    type_in(qtbot, dialog, "opening-title", "Host")
    purpose = type_in(qtbot, dialog, "opening-purpose", "welcome")

    qtbot.keyClick(purpose, Qt.Key.Key_Return)

    assert not dialog.isVisible()
    assert [one.title for one in openings.all_of_them(database)] == ["Host"]


def test_refusal_is_said_in_the_dialog_and_nothing_typed_is_lost(
    dialog: OpeningDialog, database: Database, qtbot: QtBot
) -> None:
    fill_in(qtbot, dialog)
    typed = dialog.facts()
    dialog.purpose.clear()

    press(qtbot, dialog, "opening-keep")

    assert dialog.isVisible()
    problem = child(dialog, QLabel, "dialog-problem")
    assert problem.isVisible()
    assert problem.text() == "Please fill in the purpose."
    assert dialog.facts().aptitudes == typed.aptitudes
    assert dialog.job.text() == "Guest Host"
    assert openings.all_of_them(database) == ()


def test_refused_opening_is_kept_once_it_is_mended(
    dialog: OpeningDialog, database: Database, qtbot: QtBot
) -> None:
    type_in(qtbot, dialog, "opening-title", "Host")
    press(qtbot, dialog, "opening-keep")

    type_in(qtbot, dialog, "opening-purpose", "welcome")
    press(qtbot, dialog, "opening-keep")

    assert not dialog.isVisible()
    assert len(openings.all_of_them(database)) == 1


def test_escape_creates_nothing(dialog: OpeningDialog, database: Database, qtbot: QtBot) -> None:
    fill_in(qtbot, dialog)

    qtbot.keyClick(dialog.job, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert openings.all_of_them(database) == ()


def test_asking_for_a_new_opening_gives_the_one_created(desk: Desk, qtbot: QtBot) -> None:
    def act(dialog: OpeningDialog) -> None:
        type_in(qtbot, dialog, "opening-title", "Host")
        type_in(qtbot, dialog, "opening-purpose", "welcome")
        press(qtbot, dialog, "opening-keep")

    answer(OpeningDialog, act)
    made = OpeningDialog.ask_new(desk.context)

    assert made is not None
    assert openings.get(desk.context.database, made.id).title == "Host"


def test_editing_starts_from_what_is_known_and_changes_only_that(
    desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    known: list[OpeningFacts] = []

    def act(dialog: OpeningDialog) -> None:
        known.append(dialog.facts())
        type_in(qtbot, dialog, "opening-title", "Night Host")
        press(qtbot, dialog, "opening-keep")

    answer(OpeningDialog, act)
    changed = OpeningDialog.ask_edit(desk.context, hiring.opening.id)

    assert known == [hiring.opening.facts]
    assert changed is not None
    assert changed.title == "Night Host"
    assert changed.purpose == hiring.opening.purpose
    assert openings.get(hiring.database, hiring.opening.id) == changed


def test_editing_keeps_a_deadline_that_the_dialog_does_not_show(
    desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    day = hiring.database.now().date()
    facts = OpeningFacts(title="Host", purpose="welcome", deadline=day)
    openings.edit(hiring.database, hiring.opening.id, facts)

    answer(OpeningDialog, lambda dialog: press(qtbot, dialog, "opening-keep"))
    changed = OpeningDialog.ask_edit(desk.context, hiring.opening.id)

    assert changed is not None
    assert changed.facts == facts


def test_giving_up_an_edit_changes_nothing(desk: Desk, hiring: Hiring, qtbot: QtBot) -> None:
    def act(dialog: OpeningDialog) -> None:
        type_in(qtbot, dialog, "opening-title", "Night Host")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    answer(OpeningDialog, act)
    changed: Opening | None = OpeningDialog.ask_edit(desk.context, hiring.opening.id)

    assert changed is None
    assert openings.get(hiring.database, hiring.opening.id) == hiring.opening


def test_mistake_in_a_slot_reaches_the_dialog_and_keeps_what_is_typed(
    dialog: OpeningDialog,
    database: Database,
    mishap_told: MishapTold,
    qtbot: QtBot,
) -> None:
    fill_in(qtbot, dialog)
    typed = dialog.facts()
    database.new_id = broken

    press(qtbot, dialog, "opening-keep")

    assert mishap_told()
    assert dialog.isVisible()
    assert dialog.facts() == typed


def test_tab_reaches_every_control_in_the_order_one_reads(
    dialog: OpeningDialog, qtbot: QtBot
) -> None:
    visited = assert_tab_reaches_all(qtbot, dialog)

    assert_in_visual_order(dialog, visited)


def test_every_control_has_a_name_to_say(dialog: OpeningDialog) -> None:
    assert nameless(dialog) == []


def test_rule_of_the_reveal_is_chosen_by_keys(desk: Desk, hiring: Hiring, qtbot: QtBot) -> None:
    def choose(dialog: OpeningDialog) -> None:
        dialog.reveal.setFocus()
        qtbot.keyClick(dialog.reveal, Qt.Key.Key_Down)
        press(qtbot, dialog, "opening-keep")

    answer(OpeningDialog, choose)
    OpeningDialog.ask_edit(desk.context, hiring.opening.id)

    facts = openings.get(hiring.database, hiring.opening.id).facts
    assert facts.reveal is Reveal.END_OF_ROUND
