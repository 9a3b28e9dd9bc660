"""A user's hands: finds what is on screen by name, clicks it, types, and fills dialogs."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hireapp.app import App
from hireapp.domain.scorecards import Recommendation
from hireapp.gui.candidates.page import CandidatesPage
from hireapp.gui.interview.page import InterviewPage
from hireapp.gui.navigation import Place
from tests.conftest import PATIENCE_MS

W = TypeVar("W", bound=QObject)
MOST_TABS = 80


class Driver:
    """Works the real window of an App."""

    def __init__(self, qtbot: QtBot, app: App) -> None:
        self.qtbot = qtbot
        self.app = app
        self.window = app.window

    def start(self, path: Path) -> None:
        """Start as a user does: the window first, then the data."""
        self.app.start(path)
        self.qtbot.waitUntil(lambda: self.app.context is not None)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def find(self, kind: type[W], name: str, within: QWidget | None = None) -> W:
        """The visible widget of this name; waits for it to appear."""
        ground = within or self.window
        until = time.monotonic() + PATIENCE_MS / 1000
        while time.monotonic() < until:
            for one in ground.findChildren(kind, name):
                if not isinstance(one, QWidget) or one.isVisible():
                    return one
            QApplication.processEvents()
        raise AssertionError(f"there is no {kind.__name__} {name!r} on screen")

    def click(self, name: str, within: QWidget | None = None) -> None:
        button = self.find(QAbstractButton, name, within)
        self.qtbot.waitUntil(button.isEnabled)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def click_opening(self, name: str, fill: Callable[[QDialog], None]) -> None:
        """Click what opens a dialog, and fill that."""
        self.with_dialog(lambda: self.click(name), fill)

    def with_dialog(self, trigger: Callable[[], None], fill: Callable[[QDialog], None]) -> None:
        """Do something that opens a modal dialog, and fill it as soon as it is there."""
        failures: list[BaseException] = []
        filled: list[bool] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or filled:
                return
            filled.append(True)
            try:
                fill(dialog)
            except Exception as error:  # noqa: BLE001  # raised again outside of Qt
                failures.append(error)
                dialog.reject()

        timer = QTimer(interval=20)
        timer.timeout.connect(look)
        timer.start()
        trigger()
        self.qtbot.waitUntil(lambda: bool(filled))
        timer.stop()
        if failures:
            raise failures[0]
        # Without a window manager nobody gives the keyboard back to the window.
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def type_into(self, name: str, text: str, within: QWidget | None = None) -> None:
        edit = self.find(QLineEdit, name, within)
        self.qtbot.mouseClick(edit, Qt.MouseButton.LeftButton)
        edit.selectAll()
        self.keys(edit, text)

    def keys(self, target: QWidget, text: str) -> None:
        """Type text; QTest only knows the keys of ASCII."""
        for character in text:
            if character.isascii():
                self.qtbot.keyClicks(target, character)
            else:
                event = QKeyEvent(
                    QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character
                )
                QApplication.sendEvent(target, event)

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """A key to whatever has the keyboard."""
        target = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(target, key, modifier)
        QApplication.processEvents()

    def press(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the keyboard"
        self.keys(target, text)

    def tab_to(self, name: str, kind: type[QWidget] = QWidget) -> None:
        """Press Tab until the widget of this name has the keyboard."""
        for _ in range(MOST_TABS):
            focused = QApplication.focusWidget()
            if isinstance(focused, kind) and focused.objectName() == name:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name!r}")

    def take_keyboard(self, dialog: str = "") -> QWidget:
        """Wait until the dialog of this name, or the window, has the keyboard.

        Without a window manager nobody gives it to a dialog that opens, or back to the window.
        """
        taking = self.find(QDialog, dialog) if dialog else self.window
        taking.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is taking)
        return taking

    # What a user does, in the words of the product.

    def introduce(self, name: str) -> None:
        self.type_into("who-name", name)
        self.click("who-begin")

    def create_opening(self, title: str, purpose: str) -> None:
        def fill(dialog: QDialog) -> None:
            self.type_into("opening-title", title, dialog)
            self.type_into("opening-purpose", purpose, dialog)
            self.click("opening-keep", dialog)

        self.click_opening("new-opening", fill)

    def add_candidates(self, *names: str) -> None:
        def fill(dialog: QDialog) -> None:
            names_edit = self.find(QPlainTextEdit, "candidate-names", dialog)
            names_edit.setFocus()
            for number, name in enumerate(names):
                if number:
                    self.qtbot.keyClick(names_edit, Qt.Key.Key_Return)
                self.keys(names_edit, name)
            self.click("names-add", dialog)

        self.go(Place.CANDIDATES)
        page = self.window.page(Place.CANDIDATES)
        empty = not isinstance(page, CandidatesPage) or not page.model.everything
        self.click_opening("first-candidates" if empty else "add-candidate", fill)

    def add_interviewer(self, name: str) -> None:
        self.go(Place.PANEL)
        self.type_into("panel-name", name)
        self.click("panel-add-new")

    def seat_known(self, name: str) -> None:
        self.go(Place.PANEL)
        choice = self.find(QComboBox, "panel-person")
        place = next(n for n in range(choice.count()) if choice.itemText(n).startswith(name))
        choice.setCurrentIndex(place)
        self.click("panel-seat")

    def go(self, place: Place) -> None:
        self.click(f"nav-{place.value}")

    def become(self, name: str) -> None:
        """Switch to another person in the list at the top right."""
        menu = self.window.menus.person_button.menu()
        action = next(one for one in menu.actions() if one.text().startswith(name))
        action.trigger()
        QApplication.processEvents()

    def start_interview(self, candidate: str) -> InterviewPage:
        """Choose a candidate by key and open one's own scorecard with Enter."""
        self.go(Place.CANDIDATES)
        table = self.find(QTableView, "candidates")
        table.setFocus()
        self.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _ in range(table.model().rowCount()):
            if table.currentIndex().siblingAtColumn(0).data() == candidate:
                break
            self.key(Qt.Key.Key_Down)
        self.key(Qt.Key.Key_Return)
        QApplication.processEvents()
        assert not self.window.banner.isVisible(), self.window.banner.message.text()
        self.qtbot.waitUntil(
            lambda: self.window.interview is not None and self.window.interview.isVisible()
        )
        interview = self.window.interview
        assert interview is not None
        if interview.at_preparation:
            self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return interview

    def interview(
        self, candidate: str, ratings: list[int], *, notes: str, recommend: Recommendation
    ) -> None:
        """A whole interview by keyboard alone, while the notes keep the keyboard."""
        control = Qt.KeyboardModifier.ControlModifier
        page = self.start_interview(candidate)
        self.press(f"{notes} on the opener.")
        self.key(Qt.Key.Key_2, control)
        self.click("note-reaction", page)
        self.key(Qt.Key.Key_Return, control)
        for number, rating in enumerate(ratings, start=1):
            self.press(f"{notes}, question {number}.")
            self.key(Qt.Key(Qt.Key.Key_0 + rating), control)
            self.key(Qt.Key.Key_Return, control)
        self.finish(page, recommend)

    def finish(self, page: InterviewPage, recommend: Recommendation) -> None:
        panel = page.findChild(QWidget, "finish-panel")
        if panel is None or not panel.isVisible():
            self.click("finish", page)
        self.click(f"recommend-{recommend.value}", page)
        self.click("submit", page)
        self.qtbot.waitUntil(lambda: not page.isVisible())

    def save_pdf(self, target: Path) -> None:
        """Save through the file dialog, which opens in the folder used last, by typing a name."""

        def fill(dialog: QDialog) -> None:
            assert isinstance(dialog, QFileDialog)
            name = self.find(QLineEdit, "fileNameEdit", dialog)
            name.selectAll()
            self.keys(name, target.name)
            self.qtbot.keyClick(name, Qt.Key.Key_Return)

        self.click_opening("save-pdf", fill)
        self.qtbot.waitUntil(target.exists)
