"""What tests of the window share: the look, one worker thread, pages and windows on screen."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC
from itertools import pairwise
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hireapp.app import install_excepthook
from hireapp.domain.ids import OpeningId
from hireapp.domain.people import Person
from hireapp.errors import HireError
from hireapp.gui import theme
from hireapp.gui.bug_dialog import BugDialog
from hireapp.gui.context import Context
from hireapp.gui.main_window import MainWindow
from hireapp.gui.memory import Memory
from hireapp.gui.page import Page
from hireapp.gui.tasks import Tasks
from hireapp.settings import Settings
from hireapp.store.database import Database

AnyPage = TypeVar("AnyPage", bound=Page)

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

TAGGED = "<img src=/etc/passwd>"
HOSTILE = (
    TAGGED,
    "<b>x</b> & Søn",
    "Wolfeschlegelsteinhausenbergerdorff" * 8 + " Longest Name",
    "محمد بن سلمان الحسيني",
    "王小明",
    "Zoë 🙂 O'Brien; DROP TABLE",
)
"""Names that are text and must stay text, and none may widen the window."""


class Mishap(RuntimeError):
    """A mistake of the program, made on purpose."""


def broken() -> str:
    """An id source with a mistake in it."""
    raise Mishap("made on purpose, about Dana Whitfield")


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    if theme.FONT_FAMILY not in qapp.font().family() or theme.is_dark():
        theme.load_fonts()
        theme.apply(qapp, dark=False)


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.finish()


@dataclass
class Desk:
    """Shows pages on one database, each in a window of its own, and keeps what they tell."""

    context: Context
    qtbot: QtBot
    refusals: list[HireError] = field(default_factory=list)
    notices: list[tuple[str, Callable[[], object] | None]] = field(default_factory=list)

    def show(
        self,
        kind: Callable[[Context], AnyPage],
        viewer: Person,
        opening_id: OpeningId | None = None,
    ) -> AnyPage:
        """A page on the screen as this person, at the size it has in a small window."""
        self.context.look_as(viewer)
        page = kind(self.context)
        if opening_id is not None:
            page.show_opening(opening_id)
        self.put_up(page)
        return page

    def enter(
        self,
        kind: Callable[[Context], AnyPage],
        viewer: Person,
        opening_id: OpeningId | None = None,
    ) -> AnyPage:
        """A page as this person, with the keyboard where the window puts it."""
        page = self.show(kind, viewer, opening_id)
        first = page.first_focus()
        assert first is not None
        first.setFocus()
        return page

    def put_up(self, widget: QWidget) -> None:
        """Show any widget at the size that a page has beside the sidebar of a small window."""
        self.qtbot.addWidget(widget)
        widget.resize(820, 640)
        with self.qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()

    def undo(self) -> None:
        """Do what the button of the last notice does."""
        way_back = self.notices[-1][1]
        assert way_back is not None
        way_back()


@pytest.fixture
def desk(database: Database, tasks: Tasks, qtbot: QtBot) -> Desk:
    made = Desk(Context(database, tasks, zone=UTC), qtbot)
    made.context.failed.connect(made.refusals.append)
    made.context.said.connect(lambda text, undo: made.notices.append((text, undo)))
    return made


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(tasks: Tasks, qtbot: QtBot) -> OpenWindow:
    """Opens the real window on a database, as somebody or as nobody yet; remembers nothing."""

    def opened(
        database: Database,
        viewer: Person | None = None,
        *,
        size: tuple[int, int] = (1024, 700),
    ) -> MainWindow:
        known = {str(database.path): viewer.id} if viewer else {}
        window = MainWindow(Memory(Settings(person=dict(known)), save=False))
        qtbot.addWidget(window)
        window.resize(*size)
        window.take(Context(database, tasks, zone=UTC))
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return opened


MishapTold = Callable[[], bool]


@pytest.fixture
def mishap_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MishapTold]:
    """Sends exceptions where the app sends them; whether a dialog tells of a `Mishap`."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    window = MainWindow(Memory(Settings(), save=False))
    qtbot.addWidget(window)
    install_excepthook(window)
    yield lambda: any(
        Mishap.__name__ in one.details.toPlainText() for one in window.findChildren(BugDialog)
    )
    for dialog in window.findChildren(BugDialog):
        dialog.close()


def press(qtbot: QtBot, owner: QWidget, name: str) -> None:
    """Click the button with this object name."""
    found = child(owner, QPushButton, name)
    assert found.isEnabled(), f"{name} is disabled"
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def type_in(qtbot: QtBot, owner: QWidget, name: str, text: str) -> QWidget:
    """Type into the field with this object name, key by key."""
    found = child(owner, QWidget, name)
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    found.setFocus()
    found.selectAll()
    qtbot.keyClicks(found, text)
    return found


AnyDialog = TypeVar("AnyDialog", bound=QDialog)


def answer(kind: type[AnyDialog], act: Callable[[AnyDialog], object]) -> None:
    """Do `act` with the dialog that opens next and stops the code that opened it."""

    def look(patience: int = 500) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isActiveWindow():
            try:
                act(dialog)
            finally:
                dialog.reject()  # nothing happens when it was accepted
        elif patience:
            QTimer.singleShot(20, lambda: look(patience - 1))

    QTimer.singleShot(0, look)


AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def opened_dialog(qtbot: QtBot, owner: QWidget, kind: type[AnyDialog]) -> AnyDialog:
    """The dialog that was just opened, once it has the keyboard."""
    found = owner.findChildren(kind)[-1]
    qtbot.waitUntil(found.isActiveWindow)
    return found


def child(owner: QWidget, kind: type[AnyWidget], name: str) -> AnyWidget:
    """The widget with this object name."""
    found = owner.findChild(kind, name)
    assert isinstance(found, kind), f"there is no {name}"
    return found


def settle() -> None:
    """Let Qt lay out, show and delete what it has put off."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def texts(owner: QWidget) -> list[str]:
    """What the visible labels and buttons of a widget say."""
    settle()
    shown = [one for one in owner.findChildren(QWidget) if one.isVisibleTo(owner)]
    return [one.text() for one in shown if isinstance(one, QLabel | QPushButton) and one.text()]


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a widget: its own name, its text or its label's."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def stops(owner: QWidget) -> list[QWidget]:
    """Every visible widget that the Tab key should reach."""
    return [
        one
        for one in owner.findChildren(QWidget)
        if one.isVisibleTo(owner)
        and one.isEnabledTo(owner)
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]


def tab_round(qtbot: QtBot, owner: QWidget) -> list[QWidget]:
    """Where the Tab key goes, from the first stop until it comes round again."""
    settle()
    with qtbot.waitActive(owner):
        owner.activateWindow()
    first = owner.nextInFocusChain()
    seen: list[QWidget] = []
    while first is not None and first not in stops(owner):
        first = first.nextInFocusChain()
    assert first is not None
    first.setFocus()
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen[:-1] or (focused is first and len(seen) > 1):
            return seen
        if focused not in seen:  # a date lets Tab walk through its parts first
            seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError("Tab never comes round")


def nameless(owner: QWidget) -> list[str]:
    """The stops of the Tab key that a screen reader has no name for."""
    return [name_of(one) for one in stops(owner) if not spoken_name(one)]


def assert_tab_reaches_all(qtbot: QtBot, owner: QWidget) -> list[QWidget]:
    """The Tab key comes to every stop, each with a name to say; where it went."""
    visited = tab_round(qtbot, owner)
    missed = [name_of(one) for one in stops(owner) if one not in visited]
    assert missed == []
    assert set(visited) == set(stops(owner))
    assert nameless(owner) == []
    return visited


def assert_in_visual_order(owner: QWidget, visited: list[QWidget]) -> None:
    """Each stop is on the right of the one before, perhaps in a column of its own, or below."""
    for before, after in pairwise(visited):
        one, other = (
            widget.rect().translated(widget.mapTo(owner, widget.rect().topLeft()))
            for widget in (before, after)
        )
        on_the_right = other.left() > one.left()
        assert on_the_right or other.center().y() > one.center().y(), (
            f"{name_of(before)} is followed by {name_of(after)}"
        )


def name_of(widget: QWidget) -> str:
    """What to call a widget when a test fails."""
    return f"{type(widget).__name__} “{spoken_name(widget) or widget.objectName()}”"
