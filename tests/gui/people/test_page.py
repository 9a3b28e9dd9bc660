from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from hireapp.domain.people import Person, Role
from hireapp.gui.commands import show_one_machine
from hireapp.gui.one_machine_help import OneMachineHelp
from hireapp.gui.people.page import PeoplePage
from hireapp.gui.pin_dialogs import NewPinDialog
from hireapp.store import people
from tests.conftest import Hiring
from tests.gui.conftest import Desk, OpenWindow, answer, child, press, settle, texts, type_in


@pytest.fixture
def page(desk: Desk, hiring: Hiring) -> PeoplePage:
    """The page as Cora sees it, the coordinator: Ana, Ben and Cora."""
    return desk.show(PeoplePage, hiring.coordinator)


def in_dialog(qtbot: QtBot, *entries: tuple[str, str]) -> None:
    """Fill the dialog that opens next, and press Return."""

    def fill(dialog: QDialog) -> None:
        for name, text in entries:
            type_in(qtbot, dialog, name, text)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    answer(QDialog, fill)


def named(page: PeoplePage, name: str) -> Person:
    everybody = people.everybody(page.context.database, retired=True)
    return next(one for one in everybody if one.name == name)


def test_coordinator_renames_and_undoes_it(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    in_dialog(qtbot, ("person-name", "Ana Ruiz"))
    press(qtbot, page, "rename-A")

    assert "Ana Ruiz" in texts(page)
    desk.undo()
    assert named(page, "Ana")


def test_role_is_chosen_by_keys_and_can_be_undone(
    page: PeoplePage, desk: Desk, qtbot: QtBot
) -> None:
    role = child(page, QComboBox, "role-B")
    role.setFocus()
    qtbot.keyClick(role, Qt.Key.Key_Down)

    assert named(page, "Ben").role is Role.OBSERVER
    assert desk.notices[-1][0] == "Ben is now observer."
    desk.undo()
    assert named(page, "Ben").role is Role.INTERVIEWER


def test_only_coordinator_stays_coordinator(page: PeoplePage, desk: Desk, qtbot: QtBot) -> None:
    role = child(page, QComboBox, "role-C")
    role.setFocus()
    qtbot.keyClick(role, Qt.Key.Key_Down)

    assert "only coordinator" in desk.refusals[-1].sentence
    settle()
    assert child(page, QComboBox, "role-C").currentText() == "coordinator"


def test_retired_person_is_listed_apart_and_comes_back(
    page: PeoplePage, desk: Desk, qtbot: QtBot
) -> None:
    press(qtbot, page, "retire-A")

    assert "Retired" in texts(page)
    assert page.header.subtitle.text() == "2 people work with this database"
    press(qtbot, page, "back-A")
    assert "Retired" not in texts(page)
    press(qtbot, page, "retire-A")
    desk.undo()
    assert not named(page, "Ana").retired


def test_somebody_is_added_with_a_role(page: PeoplePage, qtbot: QtBot) -> None:
    in_dialog(qtbot, ("person-name", "Zoe"))
    press(qtbot, page, "add-person")

    assert named(page, "Zoe").role is Role.INTERVIEWER


def test_forgotten_pin_is_taken_away(page: PeoplePage, hiring: Hiring, qtbot: QtBot) -> None:
    hiring.database.actor = ""
    people.set_pin(hiring.database, hiring.panel[0].id, "2468")
    hiring.database.actor = hiring.coordinator.id
    assert "interviewer · has a PIN" in texts(page)

    press(qtbot, page, "unpin-A")

    assert not named(page, "Ana").has_pin


def test_interviewer_changes_their_own_name_and_pin_only(
    desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    page = desk.show(PeoplePage, hiring.panel[0])

    assert page.findChildren(QComboBox) == []
    in_dialog(qtbot, ("pin-new", "2468"), ("pin-again", "2468"))
    press(qtbot, page, "pin-A")
    assert named(page, "Ana").has_pin
    settle()
    in_dialog(qtbot, ("pin-old", "1111"), ("pin-new", "1357"), ("pin-again", "1357"))
    press(qtbot, page, "pin-A")
    assert people.pin_fits(hiring.database, hiring.panel[0].id, "2468")


@pytest.mark.parametrize(
    ("new", "again", "problem"),
    [("123", "123", "from 4 to 64"), ("2468", "2469", "do not agree")],
)
def test_pin_that_will_not_do_is_said_in_the_dialog(
    desk: Desk, qtbot: QtBot, new: str, again: str, problem: str
) -> None:
    dialog = NewPinDialog(has_old=False, keep=lambda *_: None, parent=None)
    desk.put_up(dialog)
    type_in(qtbot, dialog, "pin-new", new)
    type_in(qtbot, dialog, "pin-again", again)
    press(qtbot, dialog, "pin-save")

    assert problem in dialog.problem.text()
    assert dialog.isVisible()


def test_rules_of_the_roles_are_shown(page: PeoplePage) -> None:
    shown = texts(page)

    assert "What each role may do" in shown
    assert "break a seal" in shown
    assert any("screen privacy" in one for one in shown)


def test_switching_asks_for_the_pin_and_a_wrong_one_keeps_who_works(
    hiring: Hiring, open_window: OpenWindow, qtbot: QtBot
) -> None:
    ana, ben = hiring.panel
    people.set_pin(hiring.database, ana.id, "2468")
    window = open_window(hiring.database, ben)
    workspace = window.workspace
    assert workspace is not None

    in_dialog(qtbot, ("pin", "0000"))
    workspace.switch_to(ana)
    assert workspace.context.viewer.id == ben.id

    settle()
    in_dialog(qtbot, ("pin", "2468"))
    workspace.switch_to(ana)
    assert workspace.context.viewer.id == ana.id


def test_start_shows_nobodys_pages_whose_pin_was_not_given(
    hiring: Hiring, open_window: OpenWindow
) -> None:
    ana = hiring.panel[0]
    people.set_pin(hiring.database, ana.id, "2468")

    window = open_window(hiring.database, ana)

    assert window.workspace is not None
    assert not window.workspace.context.has_viewer


def test_person_is_switched_by_keys_alone(
    hiring: Hiring, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(hiring.database, hiring.coordinator)
    workspace = window.workspace
    assert workspace is not None

    qtbot.keyClick(
        window, "W", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    menu = window.menus.person_button.menu()
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_Return)

    assert workspace.context.viewer.name == "Ana"


def test_changed_role_of_whoever_works_is_known_at_once(
    hiring: Hiring, open_window: OpenWindow
) -> None:
    window = open_window(hiring.database, hiring.coordinator)
    workspace = window.workspace
    assert workspace is not None
    people.change_role(hiring.database, hiring.panel[0].id, Role.COORDINATOR)

    people.change_role(hiring.database, hiring.coordinator.id, Role.OBSERVER)

    assert workspace.context.viewer.role is Role.OBSERVER


def test_help_tells_how_a_panel_works_at_one_machine_and_on_paper(
    hiring: Hiring, open_window: OpenWindow
) -> None:
    window = open_window(hiring.database, hiring.coordinator)

    show_one_machine(window)

    shown = texts(child(window, OneMachineHelp, "one-machine-help"))
    assert "Paper: type it in" in shown
    assert "One machine: a PIN if you like" in shown
