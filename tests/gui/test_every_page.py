"""Every page of the real window at its least size: nothing cut off, nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from hireapp.gui.navigation import OF_AN_OPENING, OF_THE_WORKSPACE, Place
from hireapp.gui.tasks import Tasks
from hireapp.store import example, openings
from hireapp.store.database import Database
from tests.gui.conftest import OpenWindow, name_of, settle
from tests.gui.interview.clipping import faults


class Strays(QObject):
    """Notes what is shown as a window of its own, which flashes and takes the keyboard away."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            if watched.isWindow() and not isinstance(watched, QMainWindow):
                self.found.append(name_of(watched))
        return False


@pytest.fixture
def strays(qapp: QApplication) -> Iterator[Strays]:
    made = Strays()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def test_every_page_fits_the_smallest_window_and_opens_no_other(
    example_database: Database,
    open_window: OpenWindow,
    strays: Strays,
    tasks: Tasks,
    qtbot: QtBot,
) -> None:
    window = open_window(example_database, example.person_shown(example_database))
    window.resize(window.minimumSize())
    cut: list[str] = []
    for opening in openings.all_of_them(example_database):
        for place in (Place.HOME, *OF_AN_OPENING, Place.CALIBRATION, *OF_THE_WORKSPACE):
            window.go(place, opening.id)
            qtbot.waitUntil(lambda: tasks.is_idle)
            settle()
            cut += [f"{place.label}: {fault}" for fault in faults(window)]
    assert window.workspace is not None
    window.workspace.ask_who()
    settle()

    assert cut + faults(window) == []
    assert strays.found == []
