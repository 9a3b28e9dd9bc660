from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hireapp.domain.people import Person, Role
from hireapp.gui.who.page import WhoPage
from hireapp.store import people
from hireapp.store.database import Database
from tests.conftest import Hiring
from tests.gui.conftest import (
    Desk,
    MishapTold,
    assert_in_visual_order,
    assert_tab_reaches_all,
    broken,
    child,
    nameless,
    press,
    texts,
    type_in,
)


@pytest.fixture
def newcomer(desk: Desk) -> WhoPage:
    """The page as somebody sees it whose database is empty."""
    page = WhoPage(desk.context)
    desk.put_up(page)
    return page


@pytest.fixture
def page(desk: Desk, hiring: Hiring) -> WhoPage:
    """The page of a database with Ana, Ben and Cora."""
    assert desk.context.database is hiring.database
    made = WhoPage(desk.context)
    desk.put_up(made)
    return made


def choice(page: WhoPage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def test_newcomer_is_welcomed_and_may_look_around_first(newcomer: WhoPage, qtbot: QtBot) -> None:
    assert "Welcome to Hireapp" in texts(newcomer)

    with qtbot.waitSignal(newcomer.example_wanted):
        press(qtbot, newcomer, "explore-example")


def test_newcomer_types_a_name_and_begins_with_return(
    newcomer: WhoPage, database: Database, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: child(newcomer, QLineEdit, "who-name").hasFocus())
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Dana Whitfield")

    with qtbot.waitSignal(newcomer.chosen) as said:
        qtbot.keyClick(focused, Qt.Key.Key_Return)

    (person,) = people.everybody(database)
    assert said.args == [person]
    assert (person.name, person.role) == ("Dana Whitfield", Role.COORDINATOR)


def test_newcomer_may_choose_another_role(
    newcomer: WhoPage, database: Database, qtbot: QtBot
) -> None:
    type_in(qtbot, newcomer, "who-name", "Ivo")
    qtbot.keyClicks(child(newcomer, QComboBox, "who-role"), "int")

    press(qtbot, newcomer, "who-begin")

    assert people.everybody(database)[0].role is Role.INTERVIEWER


def test_everybody_known_can_be_chosen_by_a_click(
    page: WhoPage, hiring: Hiring, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.chosen) as said:
        qtbot.mouseClick(choice(page, "Ben, interviewer"), Qt.MouseButton.LeftButton)

    assert said.args == [hiring.panel[1]]


def test_somebody_else_is_added_as_interviewer_unless_told(
    page: WhoPage, hiring: Hiring, qtbot: QtBot
) -> None:
    type_in(qtbot, page, "who-name", "Mei Tanaka")

    with qtbot.waitSignal(page.chosen) as said:
        press(qtbot, page, "who-begin")

    assert said.args is not None
    person = said.args[0]
    assert isinstance(person, Person)
    assert (person.name, person.role) == ("Mei Tanaka", Role.INTERVIEWER)
    assert person in people.everybody(hiring.database)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("Ana", "Ana is here already."), ("", "Please fill in the name.")],
)
def test_refused_name_goes_to_the_banner_and_stays(
    page: WhoPage, desk: Desk, qtbot: QtBot, typed: str, reason: str
) -> None:
    type_in(qtbot, page, "who-name", typed)

    with qtbot.assertNotEmitted(page.chosen):
        press(qtbot, page, "who-begin")

    assert [one.message for one in desk.refusals] == [reason]
    assert child(page, QLineEdit, "who-name").text() == typed


def test_cancel_is_offered_only_to_somebody_who_works_already(
    desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    desk.context.look_as(hiring.panel[0])
    page = WhoPage(desk.context)
    desk.put_up(page)

    with qtbot.waitSignal(page.cancelled):
        qtbot.mouseClick(choice(page, "Cancel"), Qt.MouseButton.LeftButton)


def test_cancel_is_not_offered_to_a_newcomer(newcomer: WhoPage) -> None:
    assert "Cancel" not in texts(newcomer)


def test_mistake_in_a_slot_reaches_the_dialog_and_keeps_the_name(
    page: WhoPage,
    hiring: Hiring,
    mishap_told: MishapTold,
    qtbot: QtBot,
) -> None:
    type_in(qtbot, page, "who-name", "Mei Tanaka")
    hiring.database.new_id = broken

    press(qtbot, page, "who-begin")

    assert mishap_told()
    assert child(page, QLineEdit, "who-name").text() == "Mei Tanaka"


@pytest.mark.parametrize("who", ["newcomer", "page"])
def test_tab_reaches_every_control_in_the_order_one_reads(
    request: pytest.FixtureRequest, qtbot: QtBot, who: str
) -> None:
    page: WhoPage = request.getfixturevalue(who)

    visited = assert_tab_reaches_all(qtbot, page)

    assert_in_visual_order(page, visited)


@pytest.mark.parametrize("who", ["newcomer", "page"])
def test_every_control_has_a_name_to_say(request: pytest.FixtureRequest, who: str) -> None:
    page: WhoPage = request.getfixturevalue(who)

    assert nameless(page) == []
