from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hireapp.errors import StorageError
from hireapp.gui import widgets
from hireapp.gui.bug_dialog import BugDialog
from hireapp.gui.main_window import MainWindow
from hireapp.gui.memory import Memory
from hireapp.gui.navigation import Place
from hireapp.gui.who.page import WhoPage
from hireapp.settings import Settings
from tests.conftest import Hiring
from tests.gui.conftest import (
    Mishap,
    OpenWindow,
    name_of,
    settle,
    stops,
    tab_round,
    texts,
)


def empty(qtbot: QtBot) -> MainWindow:
    """The window as it is before its data is loaded."""
    window = MainWindow(Memory(Settings(), save=False))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_window_without_data_says_that_it_is_being_opened(qtbot: QtBot) -> None:
    window = empty(qtbot)

    assert "Opening your data…" in texts(window)
    assert window.windowTitle() == "Hireapp"


def test_window_without_data_can_be_closed(qtbot: QtBot) -> None:
    window = empty(qtbot)

    with qtbot.waitSignal(window.closing):
        window.close()

    assert not window.isVisible()


def test_problem_with_the_data_is_told_with_ways_on(qtbot: QtBot) -> None:
    window = empty(qtbot)
    taken: list[str] = []
    way_on = widgets.button("Another file", lambda: taken.append("another"))

    window.show_problem(StorageError("It is damaged.", "It was left as it is."), way_on)
    said = texts(window)
    qtbot.mouseClick(way_on, Qt.MouseButton.LeftButton)

    assert {"It is damaged.", "It was left as it is."} <= set(said)
    assert "Opening your data…" not in said
    assert taken == ["another"]


def test_bug_dialog_lets_the_work_go_on(hiring: Hiring, open_window: OpenWindow) -> None:
    window = open_window(hiring.database, hiring.panel[0])

    window.show_bug(Mishap("on purpose"))
    window.go(Place.CANDIDATES, hiring.opening.id)

    (dialog,) = window.findChildren(BugDialog)
    assert dialog.isVisible()
    assert window.page(Place.CANDIDATES).isVisible()
    dialog.close()


def test_another_database_replaces_all_that_was_shown(
    hiring: Hiring, open_window: OpenWindow
) -> None:
    window = open_window(hiring.database, hiring.panel[0])
    window.go(Place.CANDIDATES, hiring.opening.id)
    window.show_interview(hiring.begin(hiring.candidates[0], hiring.panel[0]))
    first = window.workspace
    assert first is not None

    window.close_interview()
    window.take(first.context)
    settle()

    assert window.workspace is not first
    assert window.interview is None
    assert "Dana Whitfield" not in texts(window)


def test_nobody_known_is_asked_first_and_navigation_waits(
    hiring: Hiring, open_window: OpenWindow
) -> None:
    window = open_window(hiring.database)

    assert window.workspace is not None
    assert isinstance(window.workspace.pages.currentWidget(), WhoPage)
    assert not window.sidebar.isEnabled()


def test_tab_reaches_navigation_page_and_corner(
    hiring: Hiring, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(hiring.database, hiring.panel[0])
    window.go(Place.CANDIDATES, hiring.opening.id)

    visited = tab_round(qtbot, window)

    missed = set(stops(window)) - set(visited)
    assert not missed, [name_of(one) for one in missed]


def test_focus_can_be_seen_on_every_control_of_the_candidates_page(
    hiring: Hiring, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(hiring.database, hiring.panel[0])
    window.go(Place.CANDIDATES, hiring.opening.id)
    settle()
    with qtbot.waitActive(window):
        window.activateWindow()

    unseen = []
    for control in stops(window):
        window.setFocus()
        without = control.grab().toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        if control.grab().toImage() == without:
            unseen.append(name_of(control))

    assert unseen == []


def test_system_look_change_keeps_the_page(hiring: Hiring, open_window: OpenWindow) -> None:
    window = open_window(hiring.database, hiring.panel[0])
    window.go(Place.CANDIDATES, hiring.opening.id)

    QApplication.sendEvent(window, QEvent(QEvent.Type.ApplicationPaletteChange))
    settle()

    assert window.page(Place.CANDIDATES).isVisible()
    assert [one for one in window.findChildren(QPushButton) if one.text() == "Start interview"]


def test_window_without_memory_of_a_place_is_1280_by_800(qtbot: QtBot) -> None:
    window = MainWindow(Memory(Settings(), save=False))
    qtbot.addWidget(window)

    assert (window.width(), window.height()) == (1280, 800)
