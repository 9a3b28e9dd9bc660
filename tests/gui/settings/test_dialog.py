from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hireapp.domain.scorecards import Score
from hireapp.gui import shortcuts, theme
from hireapp.gui.help_dialog import KeysDialog
from hireapp.gui.main_window import MainWindow
from hireapp.gui.navigation import Place
from hireapp.gui.settings.dialog import SettingsDialog
from hireapp.gui.settings.keys_model import KeysModel
from hireapp.gui.shortcuts import Action
from hireapp.settings import ThemeChoice
from hireapp.store import scorecards
from tests.conftest import Hiring
from tests.gui.conftest import (
    CTRL,
    Key,
    OpenWindow,
    assert_tab_reaches_all,
    child,
    opened_dialog,
    press,
    settle,
    texts,
)


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    yield
    shortcuts.use({})
    theme.apply(qapp, dark=False)


@pytest.fixture
def window(open_window: OpenWindow, hiring: Hiring) -> MainWindow:
    made = open_window(hiring.database, hiring.panel[0])
    made.go(Place.HOME)
    return made


def asked(window: MainWindow, qtbot: QtBot) -> SettingsDialog:
    """The dialog, opened by its key."""
    qtbot.keyClick(window, Key.Key_Comma, CTRL)
    return opened_dialog(qtbot, window, SettingsDialog)


def back_at(window: MainWindow, qtbot: QtBot) -> None:
    """The dialog is gone and the window has the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())


def choose(dialog: SettingsDialog, qtbot: QtBot, text: str) -> None:
    """Find an action and put the keyboard where its key is pressed."""
    dialog.search.clear()
    dialog.search.setFocus()
    qtbot.keyClicks(dialog.search, text)
    dialog.key.setFocus()


def test_a_key_is_changed_by_keyboard_and_used_everywhere(
    window: MainWindow, hiring: Hiring, qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot)
    choose(dialog, qtbot, "rate 4")
    qtbot.keyClick(dialog.key, Key.Key_F7)
    press(qtbot, dialog, "use-key")
    press(qtbot, dialog, "settings-keep")

    assert window.memory.settings.keys == {"rate_4": "F7"}
    card = hiring.begin(hiring.candidates[0], hiring.panel[0])
    window.show_interview(card)
    page = window.interview
    assert page is not None
    page.go_to(1)
    settle()
    back_at(window, qtbot)
    assert page.view.cards[3]._key == "F7"
    qtbot.keyClick(page.view.evidence, Key.Key_F7)
    stored = scorecards.open_sheet(hiring.database, card, hiring.panel[0].id).scorecard
    assert stored.answer(hiring.questions[0]).rating is Score.FOUR
    assert "F7" in texts(KeysDialog(page))


def test_menus_and_pages_have_the_new_keys_at_once(
    window: MainWindow, hiring: Hiring, qtbot: QtBot
) -> None:
    window.go(Place.SCHEDULE, hiring.opening.id)
    dialog = asked(window, qtbot)
    choose(dialog, qtbot, "insights")
    qtbot.keyClick(dialog.key, Key.Key_F6)
    press(qtbot, dialog, "use-key")
    choose(dialog, qtbot, "find")
    qtbot.keyClick(dialog.key, Key.Key_F3)
    press(qtbot, dialog, "use-key")
    press(qtbot, dialog, "settings-keep")
    assert window.page(Place.SCHEDULE).isVisible()
    page = window.page(Place.SCHEDULE)
    back_at(window, qtbot)

    qtbot.keyClick(page.first_focus() or page, Key.Key_F3)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "find-interview"
    qtbot.keyClick(window, Key.Key_F6)
    assert window.page(Place.INSIGHTS).isVisible()


def test_a_key_that_is_taken_is_named_and_refused(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot)
    choose(dialog, qtbot, "mark as a quote")
    qtbot.keyClick(dialog.key, Key.Key_J, CTRL)
    problem = child(dialog, QLabel, "key-problem")
    assert problem.text().startswith("Ctrl+J is taken: “Jump to a question”")
    press(qtbot, dialog, "use-key")

    assert dialog.model.changed == {}
    dialog.reject()


@pytest.mark.parametrize("key", [Key.Key_A, Key.Key_Return])
def test_a_key_that_types_is_refused(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    dialog = asked(window, qtbot)
    choose(dialog, qtbot, "mark as a quote")
    dialog.key.setKeySequence(QKeySequence(key))
    press(qtbot, dialog, "use-key")

    assert "alone" in child(dialog, QLabel, "key-problem").text()
    assert dialog.model.changed == {}
    dialog.reject()


def test_usual_keys_come_back(window: MainWindow, qtbot: QtBot) -> None:
    shortcuts.use({"jump": "Ctrl+L", "quote": "Ctrl+J"})
    dialog = asked(window, qtbot)
    choose(dialog, qtbot, "jump")
    press(qtbot, dialog, "usual-key")
    assert "is taken: “Mark as a quote”" in child(dialog, QLabel, "key-problem").text()

    press(qtbot, dialog, "all-usual-keys")
    press(qtbot, dialog, "settings-keep")

    assert window.memory.settings.keys == {}
    assert shortcuts.sequence(Action.JUMP) == QKeySequence("Ctrl+J")


def test_cancel_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    before = window.memory.settings
    dialog = asked(window, qtbot)
    choose(dialog, qtbot, "jump")
    qtbot.keyClick(dialog.key, Key.Key_F7)
    press(qtbot, dialog, "use-key")
    press(qtbot, dialog, "settings-cancel")

    assert window.memory.settings == before
    assert shortcuts.sequence(Action.JUMP) == QKeySequence("Ctrl+J")


def test_colours_and_places_are_remembered(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot)
    dialog.theme.setCurrentIndex(2)
    first, *rest = dialog.places.values()
    for box in rest:
        box.setChecked(False)
    press(qtbot, dialog, "settings-keep")

    assert theme.is_dark()
    assert window.memory.settings.theme is ThemeChoice.DARK
    assert window.memory.settings.jurisdictions == [next(iter(dialog.places)).value]
    assert first.isChecked()


def test_the_model_keeps_its_promises(qtmodeltester: ModelTester) -> None:
    model = KeysModel()
    qtmodeltester.check(model)
    model.search("rate")
    model.put(Action.RATE_1, QKeySequence("F7"))
    qtmodeltester.check(model)


def test_every_control_has_a_name_and_nothing_is_cut_off(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot)
    settle()

    assert_tab_reaches_all(qtbot, dialog)
    assert dialog.height() <= 700
    assert dialog.table.horizontalScrollBar().maximum() == 0
    dialog.reject()
