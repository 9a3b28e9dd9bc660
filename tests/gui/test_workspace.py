from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hireapp.domain.openings import OpeningFacts
from hireapp.domain.people import Role
from hireapp.domain.scorecards import Score
from hireapp.gui.compare.grid import Grid
from hireapp.gui.debrief.page import DebriefPage
from hireapp.gui.main_window import MainWindow
from hireapp.gui.navigation import OF_AN_OPENING, OF_THE_WORKSPACE, Place, Target
from hireapp.gui.openings.dialog import OpeningDialog
from hireapp.gui.shortcuts import TABLE, describe
from hireapp.gui.sidebar import NavButton
from hireapp.gui.who.page import WhoPage
from hireapp.gui.workspace import Workspace
from hireapp.store import candidates, openings, panels, people, scorecards
from tests.conftest import Hiring
from tests.gui.conftest import (
    OpenWindow,
    answer,
    child,
    press,
    settle,
    spoken_name,
    stops,
    texts,
    type_in,
)

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(hiring: Hiring, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """The window as Ana sees it, who is on the panel; active, so that its keys work."""
    made = open_window(hiring.database, hiring.panel[0])
    hiring.database.actor = ""  # what happens behind the window is nobody's doing
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def keys(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = ALT) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)
    settle()


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_0, Place.HOME),
        (Qt.Key.Key_1, Place.CANDIDATES),
        (Qt.Key.Key_2, Place.KIT),
        (Qt.Key.Key_3, Place.PANEL),
        (Qt.Key.Key_4, Place.COMPARE),
        (Qt.Key.Key_5, Place.DEBRIEF),
        (Qt.Key.Key_6, Place.PRINT),
        (Qt.Key.Key_7, Place.BANKS),
        (Qt.Key.Key_8, Place.INSIGHTS),
    ],
)
def test_alt_and_a_digit_lead_to_every_page(
    window: MainWindow, hiring: Hiring, qtbot: QtBot, key: Qt.Key, place: Place
) -> None:
    start = Place.PANEL if place is Place.CANDIDATES else Place.CANDIDATES
    window.go(start, hiring.opening.id)

    keys(qtbot, key)

    assert work(window).target.place is place
    assert work(window).pages.currentWidget() is window.page(place)
    assert window.page(place).isVisible()


def test_pages_of_an_opening_need_one(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place.HOME)
    keys(qtbot, Qt.Key.Key_4)

    assert work(window).target == Target(Place.HOME)
    entries = [one for one in window.menus.opening.actions() if one.text() == "Compare"]
    assert [one.isEnabled() for one in entries] == [False]


def test_opening_stays_at_hand_while_the_banks_are_read(
    window: MainWindow, hiring: Hiring, qtbot: QtBot
) -> None:
    window.go(Place.KIT, hiring.opening.id)

    keys(qtbot, Qt.Key.Key_6)
    keys(qtbot, Qt.Key.Key_4)

    assert work(window).target == Target(Place.COMPARE, hiring.opening.id)


def test_title_names_the_opening_that_is_shown(window: MainWindow, hiring: Hiring) -> None:
    window.go(Place.CANDIDATES, hiring.opening.id)
    at_the_opening = window.windowTitle()
    window.go(Place.HOME)

    assert at_the_opening == "Guest Experience Host – Hireapp"
    assert window.windowTitle() == "Hireapp"


def test_interview_hides_names_menus_and_navigation(window: MainWindow, hiring: Hiring) -> None:
    window.go(Place.CANDIDATES, hiring.opening.id)
    card = hiring.begin(hiring.candidates[0], hiring.panel[0])

    window.show_interview(card)
    settle()

    assert window.windowTitle() == "Hireapp"
    assert not window.menuBar().isVisible()
    assert not window.sidebar.isVisible()
    window.close_interview()
    assert window.windowTitle() == "Guest Experience Host – Hireapp"
    assert window.menuBar().isVisible()


def test_keys_of_the_menus_rest_during_an_interview(
    window: MainWindow, hiring: Hiring, qtbot: QtBot
) -> None:
    window.go(Place.CANDIDATES, hiring.opening.id)
    window.show_interview(hiring.begin(hiring.candidates[0], hiring.panel[0]))
    settle()

    keys(qtbot, Qt.Key.Key_4)
    during = work(window).target.place
    window.close_interview()
    keys(qtbot, Qt.Key.Key_4)

    assert during is Place.CANDIDATES
    assert work(window).target.place is Place.COMPARE


def test_return_on_a_candidate_opens_the_interview(
    window: MainWindow, hiring: Hiring, qtbot: QtBot
) -> None:
    window.go(Place.CANDIDATES, hiring.opening.id)
    settle()

    keys(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)

    assert window.layers.currentWidget() is window.interview


def test_new_opening_leads_to_its_kit(window: MainWindow, hiring: Hiring, qtbot: QtBot) -> None:
    def act(dialog: OpeningDialog) -> None:
        type_in(qtbot, dialog, "opening-title", "Night Host")
        type_in(qtbot, dialog, "opening-purpose", "welcome")
        press(qtbot, dialog, "opening-keep")

    answer(OpeningDialog, act)
    keys(qtbot, Qt.Key.Key_N, CTRL)

    made = openings.find(hiring.database, "Night Host")
    assert work(window).target == Target(Place.KIT, made.id)
    assert window.windowTitle() == "Night Host – Hireapp"


def test_given_up_opening_leads_nowhere(window: MainWindow, qtbot: QtBot) -> None:
    answer(OpeningDialog, lambda dialog: dialog.reject())

    keys(qtbot, Qt.Key.Key_N, CTRL)

    assert work(window).target == Target(Place.HOME)


def test_changed_title_shows_in_window_and_sidebar(
    window: MainWindow, hiring: Hiring, qtbot: QtBot
) -> None:
    window.go(Place.CANDIDATES, hiring.opening.id)

    def act(dialog: OpeningDialog) -> None:
        type_in(qtbot, dialog, "opening-title", "Day Host")
        press(qtbot, dialog, "opening-keep")

    answer(OpeningDialog, act)
    work(window).edit_opening()

    assert "DAY HOST" in texts(window.sidebar)
    assert window.windowTitle() == "Day Host – Hireapp"


def test_counts_in_the_sidebar_follow_what_happens(window: MainWindow, hiring: Hiring) -> None:
    window.go(Place.CANDIDATES, hiring.opening.id)

    candidates.add(hiring.database, hiring.opening.id, "Zora")
    seat = panels.seats(hiring.database, hiring.opening.id)[0]
    panels.unseat(hiring.database, hiring.opening.id, seat.id)
    settle()

    names = {spoken_name(one) for one in window.sidebar.findChildren(NavButton)}
    assert {"Candidates 3", "Panel 1"} <= names


def test_status_bar_counts_scorecards(window: MainWindow, hiring: Hiring) -> None:
    window.go(Place.CANDIDATES, hiring.opening.id)

    candidates.add(hiring.database, hiring.opening.id, "Zora")
    settle()

    said = [one.text() for one in window.statusBar().findChildren(QLabel)]
    assert "0 of 6 scorecards in" in said


def test_status_bar_follows_the_candidate_who_is_talked_about(
    window: MainWindow, hiring: Hiring
) -> None:
    for candidate, second in zip(hiring.candidates, (Score.TWO, Score.FIVE), strict=True):
        hiring.submit(candidate, hiring.panel[0], Score.FIVE)
        hiring.submit(candidate, hiring.panel[1], second)
    window.go(Place.DEBRIEF, hiring.opening.id)
    page = window.page(Place.DEBRIEF)
    assert isinstance(page, DebriefPage)
    bar = window.statusBar()
    assert any("3 to discuss, 0 agree" in one.text() for one in bar.findChildren(QLabel))

    page.next_candidate()

    assert any("0 to discuss, 3 agree" in one.text() for one in bar.findChildren(QLabel))


def test_somebody_else_takes_over_from_the_corner(window: MainWindow, hiring: Hiring) -> None:
    menu = window.menus.person_button.menu()
    names = {action.text(): action for action in menu.actions()}
    assert names["Ana, interviewer"].isChecked()

    names["Ben, interviewer"].trigger()

    assert work(window).context.viewer == hiring.panel[1]
    assert window.menus.person_button.text() == "Ben, interviewer ▾"
    assert window.memory.person_for(hiring.database.path) == hiring.panel[1].id


def test_asking_who_works_can_be_cancelled(window: MainWindow, hiring: Hiring) -> None:
    window.go(Place.PANEL, hiring.opening.id)
    work(window).ask_who()
    asking = work(window).pages.currentWidget()
    assert isinstance(asking, WhoPage)
    locked = window.sidebar.isEnabled()

    asking.cancelled.emit()

    assert not locked
    assert work(window).pages.currentWidget() is window.page(Place.PANEL)
    assert window.sidebar.isEnabled()
    assert work(window).context.viewer == hiring.panel[0]


def test_new_person_continues_on_the_page_that_was_shown(
    window: MainWindow, hiring: Hiring, qtbot: QtBot
) -> None:
    window.go(Place.CANDIDATES, hiring.opening.id)
    work(window).ask_who()
    asking = work(window).pages.currentWidget()
    assert asking is not None

    type_in(qtbot, asking, "who-name", "Mei Tanaka")
    press(qtbot, asking, "who-begin")

    assert work(window).context.viewer.name == "Mei Tanaka"
    assert work(window).pages.currentWidget() is window.page(Place.CANDIDATES)
    assert window.menus.person_button.text() == "Mei Tanaka, interviewer ▾"


def test_keys_lead_nowhere_before_anybody_said_who_they_are(
    hiring: Hiring, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(hiring.database)
    with qtbot.waitActive(window):
        window.activateWindow()
    asking = work(window).pages.currentWidget()

    keys(qtbot, Qt.Key.Key_0)
    window.go(Place.CANDIDATES, hiring.opening.id)

    assert isinstance(asking, WhoPage)
    assert work(window).pages.currentWidget() is asking


def test_refusal_stands_above_the_page(window: MainWindow, hiring: Hiring, qtbot: QtBot) -> None:
    hiring.begin(hiring.candidates[0], hiring.panel[0])
    work(window).switch_to(hiring.coordinator)
    window.go(Place.PANEL, hiring.opening.id)
    settle()

    press(qtbot, window, "unseat-A")

    assert window.banner.isVisible()
    assert window.banner.message.text().startswith("This interviewer has begun a scorecard")


def test_removed_seat_comes_back_by_the_banners_undo(
    window: MainWindow, hiring: Hiring, qtbot: QtBot
) -> None:
    work(window).switch_to(hiring.coordinator)
    window.go(Place.PANEL, hiring.opening.id)
    settle()

    press(qtbot, window, "unseat-B")
    press(qtbot, window, "undo-notice")

    names = [one.person.name for one in panels.seats(hiring.database, hiring.opening.id)]
    assert names == ["Ana", "Ben"]


def test_interview_keeps_what_is_typed_when_somebody_else_takes_over(
    window: MainWindow, hiring: Hiring, qtbot: QtBot
) -> None:
    ana = hiring.panel[0]
    card = hiring.begin(hiring.candidates[0], ana)
    window.show_interview(card)
    assert window.interview is not None
    window.interview.go_next()
    evidence = window.interview.findChild(QPlainTextEdit, "evidence")
    assert isinstance(evidence, QPlainTextEdit)
    qtbot.keyClicks(evidence, "She smiled")

    work(window).switch_to(hiring.panel[1])

    sheet = scorecards.open_sheet(hiring.database, card, ana.id)
    assert sheet.scorecard.answer(hiring.questions[0]).evidence == "She smiled"


def test_backup_is_written_and_told(
    window: MainWindow, hiring: Hiring, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = hiring.database.path.with_name("copy.db")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    entry = next(one for one in window.menus.file.actions() if "ack up" in one.text())

    entry.trigger()
    qtbot.waitUntil(window.banner.isVisible)

    assert window.banner.message.text() == "A checked copy was written: copy.db"
    assert target.stat().st_size > 0


def test_other_file_is_asked_for_and_passed_on(
    window: MainWindow, hiring: Hiring, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = hiring.database.path.with_name("other.db")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    entry = next(one for one in window.menus.file.actions() if one.text().startswith("Open"))

    with qtbot.waitSignal(window.open_wanted) as asked:
        entry.trigger()

    assert asked.args == [other]


def test_colours_change_at_once_and_are_remembered(window: MainWindow) -> None:
    colours = next(one.menu() for one in window.menus.view.actions() if one.menu())
    entries = {action.text(): action for action in colours.actions()}  # type: ignore[attr-defined]

    entries["Dark"].trigger()
    dark = window.palette().window().color().lightness()
    entries["Light"].trigger()

    assert dark < 60
    assert window.palette().window().color().lightness() > 200
    assert window.memory.settings.theme.value == "light"


def test_f1_shows_every_key(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place.HOME)
    keys(qtbot, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)

    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    said = texts(dialog)
    assert [describe(action) for action in TABLE if describe(action) not in said] == []
    dialog.close()


def test_no_key_does_two_things_on_the_pages(window: MainWindow) -> None:
    menus = (window.menus.app, window.menus.file, window.menus.opening, window.menus.view)
    shortcuts = [
        action.shortcut().toString()
        for menu in (*menus, window.menus.interview, window.menus.help)
        for action in menu.actions()
        if not action.shortcut().isEmpty()
    ]

    assert len(shortcuts) == len(set(shortcuts))


@pytest.mark.parametrize("place", [Place.HOME, *OF_AN_OPENING, *OF_THE_WORKSPACE])
def test_every_control_of_every_page_has_a_name_to_say(
    window: MainWindow, hiring: Hiring, place: Place
) -> None:
    for person in hiring.panel:
        hiring.submit(hiring.candidates[0], person)
    window.go(place, hiring.opening.id)
    settle()

    nameless = [f"{type(one).__name__} {one.objectName()}" for one in stops(window)]
    named = [
        f"{type(one).__name__} {one.objectName()}" for one in stops(window) if spoken_name(one)
    ]
    assert nameless == named


def test_openings_are_not_listed_before_anybody_said_who_they_are(
    hiring: Hiring, open_window: OpenWindow
) -> None:
    openings.create(hiring.database, OpeningFacts(title="Secret", purpose="p"))
    people.add(hiring.database, "Otto", Role.OBSERVER)

    window = open_window(hiring.database)
    settle()

    assert "Secret" not in "\n".join(one.text() for one in window.findChildren(NavButton))


def test_debrief_opens_with_the_candidate_chosen_in_the_comparison(
    window: MainWindow, hiring: Hiring, qtbot: QtBot
) -> None:
    for candidate in hiring.candidates:
        for person in hiring.panel:
            hiring.submit(candidate, person)
    window.go(Place.COMPARE, hiring.opening.id)
    grid = child(window, Grid, "grid")
    settle()
    last = grid.grid_model.rows[-1]
    grid.setCurrentIndex(grid.grid_model.index(len(hiring.candidates) - 1, 1))

    press(qtbot, window, "debrief")

    debrief = work(window).pages.shown()
    assert isinstance(debrief, DebriefPage)
    assert debrief.debrief is not None
    assert debrief.debrief.candidate.id == last.candidate_id
