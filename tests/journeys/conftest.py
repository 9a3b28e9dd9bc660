"""A running app on an empty home, driven by a user's hands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hireapp.app import App
from hireapp.gui.memory import Memory
from tests.journeys.driver import Driver


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication) -> Iterator[Driver]:
    app = App(qapp, Memory())
    qtbot.addWidget(app.window)
    yield Driver(qtbot, app)
    app.window.close()
    app.tasks.finish()
