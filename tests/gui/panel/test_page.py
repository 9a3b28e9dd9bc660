from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hireapp.domain.people import Role
from hireapp.gui.panel.conflicts import ConflictDialog
from hireapp.gui.panel.page import PanelPage
from hireapp.store import candidates, panels, people
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
    settle,
    spoken_name,
    texts,
    type_in,
)


@pytest.fixture
def page(desk: Desk, hiring: Hiring) -> PanelPage:
    return desk.show(PanelPage, hiring.coordinator, hiring.opening.id)


def seated(hiring: Hiring) -> list[str]:
    return [seat.person.name for seat in panels.seats(hiring.database, hiring.opening.id)]


def test_every_seat_is_shown_with_role_and_scorecards(page: PanelPage) -> None:
    shown = texts(page)

    assert "Ana" in shown
    assert "Ben" in shown
    assert shown.count("0 of 2 scorecards in") == 2
    assert page.header.subtitle.text() == "Guest Experience Host · 2 interviewers · one room"


def test_scorecards_in_are_counted_once_submitted(hiring: Hiring, page: PanelPage) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0])

    assert texts(page).count("1 of 2 scorecards in") == 1


def test_typing_a_name_and_return_seats_somebody_new(
    hiring: Hiring, page: PanelPage, qtbot: QtBot
) -> None:
    name = type_in(qtbot, page, "panel-name", "Mei Tanaka")

    qtbot.keyClick(name, Qt.Key.Key_Return)

    assert seated(hiring) == ["Ana", "Ben", "Mei Tanaka"]
    assert "Mei Tanaka" in texts(page)
    assert child(page, QLineEdit, "panel-name").text() == ""


def test_new_person_gets_the_role_that_is_chosen(
    hiring: Hiring, page: PanelPage, qtbot: QtBot
) -> None:
    type_in(qtbot, page, "panel-name", "Mei Tanaka")
    qtbot.keyClicks(child(page, QComboBox, "panel-role"), "hiring")

    press(qtbot, page, "panel-add-new")

    added = panels.seats(hiring.database, hiring.opening.id)[-1]
    assert added.person.role is Role.HIRING_MANAGER


def test_observer_is_seated_and_told_not_to_count(page: PanelPage, qtbot: QtBot) -> None:
    type_in(qtbot, page, "panel-name", "Otto")
    qtbot.keyClicks(child(page, QComboBox, "panel-role"), "obs")

    press(qtbot, page, "panel-add-new")

    assert "observer, does not count" in texts(page)
    assert "2 interviewers" in page.header.subtitle.text()


def test_known_person_is_offered_and_seated(hiring: Hiring, page: PanelPage, qtbot: QtBot) -> None:
    offered = child(page, QComboBox, "panel-person")
    assert [offered.itemText(n) for n in range(offered.count())] == ["Cora, coordinator"]

    press(qtbot, page, "panel-seat")

    assert seated(hiring) == ["Ana", "Ben", "Cora"]
    assert not offered.isVisible()


def test_removing_a_seat_can_be_undone(
    hiring: Hiring, page: PanelPage, desk: Desk, qtbot: QtBot
) -> None:
    press(qtbot, page, "unseat-A")
    after_removal = seated(hiring)

    desk.undo()

    assert after_removal == ["Ben"]
    assert desk.notices[-1][0] == "Ana left the panel."
    assert seated(hiring) == ["Ben", "Ana"]


def test_seat_with_a_scorecard_stays_and_the_banner_says_why(
    hiring: Hiring, page: PanelPage, desk: Desk, qtbot: QtBot
) -> None:
    hiring.begin(hiring.candidates[0], hiring.panel[0])

    press(qtbot, page, "unseat-A")

    assert [one.message for one in desk.refusals] == [
        "This interviewer has begun a scorecard, so the seat stays."
    ]
    assert seated(hiring) == ["Ana", "Ben"]


def test_refused_name_stays_in_the_field(page: PanelPage, desk: Desk, qtbot: QtBot) -> None:
    name = type_in(qtbot, page, "panel-name", "Ana")

    qtbot.keyClick(name, Qt.Key.Key_Return)

    assert desk.refusals[0].message == "Ana is here already."
    assert child(page, QLineEdit, "panel-name").text() == "Ana"


def test_empty_panel_says_what_to_do(desk: Desk, hiring: Hiring) -> None:
    for seat in panels.seats(hiring.database, hiring.opening.id):
        panels.unseat(hiring.database, hiring.opening.id, seat.id)

    page = desk.show(PanelPage, hiring.coordinator, hiring.opening.id)

    assert "Nobody rates yet" in texts(page)


def test_mistake_in_a_slot_reaches_the_dialog_and_keeps_the_name(
    hiring: Hiring,
    page: PanelPage,
    mishap_told: MishapTold,
    qtbot: QtBot,
) -> None:
    type_in(qtbot, page, "panel-name", "Mei Tanaka")
    hiring.database.new_id = broken

    press(qtbot, page, "panel-add-new")

    assert mishap_told()
    assert child(page, QLineEdit, "panel-name").text() == "Mei Tanaka"
    assert "Mei Tanaka" not in [one.name for one in people.everybody(hiring.database)]


def test_tab_reaches_every_control_in_the_order_one_reads(page: PanelPage, qtbot: QtBot) -> None:
    visited = assert_tab_reaches_all(qtbot, page)

    assert_in_visual_order(page, visited)


def test_every_control_has_a_name_to_say(page: PanelPage) -> None:
    assert nameless(page) == []
    removing = [one for one in page.findChildren(QPushButton) if one.text() == "Remove"]
    assert {spoken_name(one) for one in removing} == {"Remove Ana", "Remove Ben"}


def test_trainee_is_marked_by_a_tick(page: PanelPage, hiring: Hiring, qtbot: QtBot) -> None:
    box = child(page, QCheckBox, "counts-B")
    box.setFocus()

    qtbot.keyClick(box, Qt.Key.Key_Space)

    settle()
    assert [one.counts for one in panels.seats(hiring.database, hiring.opening.id)] == [True, False]
    assert "trainee, does not count" in texts(page)
    assert not child(page, QCheckBox, "counts-B").isChecked()


def test_tick_that_is_refused_stays_as_it_was(page: PanelPage, hiring: Hiring, desk: Desk) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0])
    settle()
    box = child(page, QCheckBox, "counts-A")

    box.click()

    settle()
    assert desk.refusals
    assert child(page, QCheckBox, "counts-A").isChecked()


# --- Conflicts of interest -------------------------------------------------------------------


def test_coordinator_keeps_somebody_from_a_candidate_and_lifts_it(
    desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    page = desk.show(PanelPage, hiring.coordinator, hiring.opening.id)

    def choose(dialog: ConflictDialog) -> None:
        for box, key in ((dialog.person, "Ben"), (dialog.candidate, "Priya")):
            box.setFocus()
            qtbot.keyClicks(box, key)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    answer(ConflictDialog, choose)
    press(qtbot, page, "mark-conflict")

    ben = hiring.panel[1]
    assert "Ben is kept from Priya Nair: conflict of interest" in texts(page)
    settle()
    names = [
        one.candidate.name
        for one in candidates.progress(hiring.database, hiring.opening.id, ben.id)
    ]
    assert names == ["Dana Whitfield"]
    press(qtbot, page, "lift-conflict")
    assert "Nobody is kept from a candidate, as far as you may know." in texts(page)
    desk.undo()
    assert "Ben is kept from Priya Nair: conflict of interest" in texts(page)


def test_interviewer_can_mark_themselves_only(desk: Desk, hiring: Hiring, qtbot: QtBot) -> None:
    page = desk.show(PanelPage, hiring.panel[0], hiring.opening.id)
    offered: list[int] = []

    def keep(dialog: ConflictDialog) -> None:
        offered.append(dialog.person.count())
        press(qtbot, dialog, "conflict-keep")

    answer(ConflictDialog, keep)
    press(qtbot, page, "mark-conflict")

    assert offered == [1]
    assert "Dana Whitfield" not in repr(
        candidates.progress(hiring.database, hiring.opening.id, hiring.panel[0].id)
    )


def test_interviewer_is_offered_nothing_that_the_role_may_not(desk: Desk, hiring: Hiring) -> None:
    page = desk.show(PanelPage, hiring.panel[0], hiring.opening.id)

    assert not page.name.isVisible()
    assert "Remove" not in texts(page)
    assert not child(page, QCheckBox, "counts-A").isEnabled()
