"""Starts the whole app on a user's own data, and reads what its window says."""

from __future__ import annotations

import logging
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hireapp import paths
from hireapp.app import App
from hireapp.gui.who.page import WhoPage
from tests.conftest import Hiring
from tests.gui.conftest import settle

StartApp = Callable[..., App]
SECRET = "Dana Whitfield was rude"


@pytest.fixture(autouse=True)
def hooks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test does to the hooks and the log is undone."""
    log = logging.getLogger("hireapp")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(log, "handlers", [])
    monkeypatch.setattr(log, "propagate", log.propagate)
    yield
    for handler in log.handlers:
        handler.close()


@pytest.fixture
def start_app(qapp: QApplication, qtbot: QtBot) -> Iterator[StartApp]:
    """Starts the app as `hireapp` does and waits until its data is there or refused."""
    started: list[App] = []

    def start(path: Path | None = None, *, person: str = "", create: bool = True) -> App:
        app = App(qapp)
        started.append(app)
        qtbot.addWidget(app.window)
        app.start(path or paths.default_database(), person=person, create=create)
        qtbot.waitUntil(lambda: app.tasks.is_idle)
        return app

    yield start
    for app in started:
        app.window.close()


@pytest.fixture
def own(hiring: Hiring) -> Path:
    """The user's own database, with a hiring in it."""
    hiring.database.close()
    paths.data_folder().mkdir(parents=True)
    return Path(shutil.copy(hiring.database.path, paths.default_database()))


@pytest.fixture
def example(example_file: Path) -> Path:
    """The example where the app keeps it."""
    paths.data_folder().mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(example_file, paths.data_folder() / "example.db"))


def shown(app: App) -> QWidget | None:
    """What stands beside the navigation."""
    return app.window.workspace.pages.currentWidget() if app.window.workspace else None


def says(owner: QWidget) -> str:
    settle()
    labels = owner.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisibleTo(owner))


def button(owner: QWidget, text: str) -> QPushButton:
    found = [one for one in owner.findChildren(QPushButton) if one.text() == text]
    return next(one for one in found if one.isVisibleTo(owner))


def click(qtbot: QtBot, owner: QWidget, text: str) -> None:
    qtbot.mouseClick(button(owner, text), Qt.MouseButton.LeftButton)


def introduce(qtbot: QtBot, app: App, name: str) -> None:
    asking = shown(app)
    assert isinstance(asking, WhoPage)
    qtbot.keyClicks(asking.name, name)
    qtbot.keyClick(asking.name, Qt.Key.Key_Return)
