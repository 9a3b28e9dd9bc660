from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hireapp.domain.banks import Bank
from hireapp.domain.people import Person
from hireapp.domain.scorecards import Score
from hireapp.gui.calibration.page import CalibrationPage
from hireapp.gui.home.page import HomePage
from hireapp.gui.navigation import Place
from hireapp.gui.panel.page import PanelPage
from hireapp.store import calibrations
from tests.conftest import Hiring
from tests.gui.conftest import (
    CTRL,
    Desk,
    Key,
    OpenWindow,
    assert_tab_reaches_all,
    child,
    press,
    settle,
    spoken_name,
    texts,
)


@pytest.fixture
def page(desk: Desk, hiring: Hiring) -> CalibrationPage:
    """Ana begins."""
    return desk.enter(CalibrationPage, hiring.panel[0], hiring.opening.id)


def scores(page: CalibrationPage) -> dict[int, int]:
    found = calibrations.read(page.context.database, page.opening_id, page.context.viewer.id)
    return dict(found.scores)


def press_key(qtbot: QtBot, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, CTRL)


def rate_all(hiring: Hiring, person: Person, bank: Bank) -> None:
    database, opening = hiring.database, hiring.opening.id
    calibrations.begin(database, opening, [bank], viewer=person.id)
    samples = calibrations.read(database, opening, person.id).samples
    for at, sample in enumerate(samples):
        calibrations.rate(database, opening, at, Score(sample.suggested), viewer=person.id)
    calibrations.finish(database, opening, viewer=person.id)


def test_sample_answers_are_rated_by_keyboard_to_the_end(
    page: CalibrationPage, qtbot: QtBot
) -> None:
    practice = calibrations.read(page.context.database, page.opening_id, page.context.viewer.id)
    assert f"ANSWER 1 OF {len(practice.samples)}" in page.rating.place.text()
    assert not child(page, QPushButton, "finish-practice").isEnabled()
    for _ in practice.samples:
        press_key(qtbot, Key.Key_4)
        press_key(qtbot, Key.Key_Return)

    assert scores(page) == dict.fromkeys(range(len(practice.samples)), 4)
    press(qtbot, page, "finish-practice")

    told = texts(page.results)
    assert "How you rated" in told
    assert "Leniency" in told
    assert "The panel's ratings are shown when all have finished." in told
    assert page.results.hasFocus()


def test_digits_are_found_by_their_place(page: CalibrationPage) -> None:
    french = QKeyEvent(QEvent.Type.KeyPress, Key.Key_QuoteDbl, CTRL, 12, 0, 0, '"')
    QApplication.sendEvent(page, french)

    assert scores(page) == {0: 3}


def test_practice_goes_on_where_it_was_left(desk: Desk, hiring: Hiring, qtbot: QtBot) -> None:
    first = desk.enter(CalibrationPage, hiring.panel[0], hiring.opening.id)
    press_key(qtbot, Key.Key_2)
    press_key(qtbot, Key.Key_Return)
    first.close()

    again = desk.enter(CalibrationPage, hiring.panel[0], hiring.opening.id)

    assert again.rating.place.text().startswith("ANSWER 2 OF")
    qtbot.keyClick(again.rating.points[0], Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert again.rating.points[1].isChecked()


def test_nothing_is_chosen_beforehand_and_the_suggestion_is_hidden(page: CalibrationPage) -> None:
    assert not any(one.isChecked() for one in page.rating.points)
    assert not any("uggested" in one for one in texts(page))


def test_another_viewer_sees_nothing_of_it(
    desk: Desk, page: CalibrationPage, hiring: Hiring, qtbot: QtBot
) -> None:
    press_key(qtbot, Key.Key_5)
    press_key(qtbot, Key.Key_Return)
    desk.context.look_as(hiring.panel[1])

    assert page.rating.place.text().startswith("ANSWER 1 OF")
    assert not any(one.isChecked() for one in page.rating.points)


def test_the_coordinator_sees_who_is_done_and_then_how_they_rate(
    desk: Desk, hiring: Hiring, bank: Bank
) -> None:
    rate_all(hiring, hiring.panel[0], bank)
    page = desk.enter(CalibrationPage, hiring.coordinator, hiring.opening.id)
    before = texts(page.results)
    rate_all(hiring, hiring.panel[1], bank)
    after = texts(page.results)

    assert "1 person has finished of 2." in before
    assert "Ana" not in before
    assert {"Ana", "Ben"} <= set(after)
    assert any("close to the suggested ratings" in one for one in after)


def test_the_coordinator_without_practice_is_told_what_comes(desk: Desk, hiring: Hiring) -> None:
    page = desk.enter(CalibrationPage, hiring.coordinator, hiring.opening.id)

    assert "Nobody has practised yet" in texts(page)


def test_home_and_panel_lead_here(desk: Desk, hiring: Hiring, qtbot: QtBot) -> None:
    home = desk.show(HomePage, hiring.panel[0])
    (go,) = [one for one in home.findChildren(QPushButton) if one.text() == "Practise"]
    with qtbot.waitSignal(home.go_wanted) as from_home:
        qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    panel = desk.show(PanelPage, hiring.panel[0], hiring.opening.id)
    with qtbot.waitSignal(panel.go_wanted) as from_panel:
        press(qtbot, panel, "practise")

    assert from_home.args == [Place.CALIBRATION, hiring.opening.id]
    assert from_panel.args == [Place.CALIBRATION, None]


def test_the_preparation_of_an_interview_leads_here(
    open_window: OpenWindow, hiring: Hiring, qtbot: QtBot
) -> None:
    window = open_window(hiring.database, hiring.panel[0])
    window.show_interview(hiring.begin(hiring.candidates[0], hiring.panel[0]))
    interview = window.interview
    assert interview is not None
    interview.show_preparation()

    press(qtbot, interview, "practise")

    assert not window.is_interviewing
    assert window.page(Place.CALIBRATION).isVisible()
    assert window.page(Place.CALIBRATION).opening_id == hiring.opening.id


def test_tab_reaches_every_control_and_each_has_a_name(page: CalibrationPage, qtbot: QtBot) -> None:
    visited = assert_tab_reaches_all(qtbot, page)

    names = [spoken_name(one) for one in visited]
    assert all(names)
    assert len(set(names)) == len(names)


def test_nothing_is_cut_off_in_a_small_window(page: CalibrationPage) -> None:
    page.resize(736, 600)
    settle()

    assert page.width() == 736
    for one in (page.rating.prompt, page.rating.answer, *page.rating.anchors):
        assert one.height() >= one.heightForWidth(one.width())
