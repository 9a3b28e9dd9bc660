"""Every page of the real window at its least size: nothing cut off, nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from hireapp.gui.navigation import OF_AN_OPENING, OF_THE_WORKSPACE, Place
from hireapp.gui.tasks import Tasks
from hireapp.store import example, openings
from hireapp.store.database import Database
from tests.gui.conftest import OpenWindow, name_of, settle, stops
from tests.gui.interview.clipping import faults

pytestmark = pytest.mark.slow


class Strays(QObject):
    """Notes what is shown as a window of its own, which flashes and takes the keyboard away."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Show or not isinstance(watched, QWidget):
            return False
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


def test_every_stop_shows_that_it_has_the_keyboard(
    example_database: Database, open_window: OpenWindow, tasks: Tasks, qtbot: QtBot
) -> None:
    window = open_window(example_database, example.person_shown(example_database))
    opening = openings.all_of_them(example_database)[0]
    unseen: list[str] = []
    for place in (Place.HOME, *OF_AN_OPENING, *OF_THE_WORKSPACE):
        window.go(place, opening.id)
        qtbot.waitUntil(lambda: tasks.is_idle)
        settle()
        in_sight = (one for one in stops(window.page(place)) if not one.visibleRegion().isEmpty())
        kinds = {(type(one), one.property("look")): one for one in in_sight}
        unseen += [f"{place.label}: {name_of(one)}" for one in kinds.values() if not differs(one)]

    assert unseen == []


def differs(stop: QWidget) -> bool:
    """Whether a picture of a stop tells if it has the keyboard."""
    window = stop.window()
    frame = QRect(stop.mapTo(window, QPoint(0, 0)), stop.size()).adjusted(-3, -3, 3, 3)
    pictures = []
    for act in (stop.setFocus, stop.clearFocus):
        act()
        settle()
        pictures.append(window.grab(frame).toImage())
    return pictures[0] != pictures[1]
