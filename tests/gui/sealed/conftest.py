"""What the tests of sealed files in the window share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from hireapp.collecting import keys, kits
from hireapp.collecting.kits import SentFile
from hireapp.collecting.scorecards import give_back
from hireapp.gui.main_window import MainWindow
from hireapp.gui.navigation import Place
from hireapp.gui.sealed.actions import SealedActions
from hireapp.store import held_kits, panels
from hireapp.store.database import Database
from tests.collecting import interviewer
from tests.conftest import Hiring, opened_copy
from tests.gui.conftest import OpenWindow, settle

WORDS = "quilt wheel amber canoe"
AnyDialog = TypeVar("AnyDialog", bound=QDialog)


@pytest.fixture
def window(hiring: Hiring, open_window: OpenWindow) -> MainWindow:
    """The coordinator's window, on the opening."""
    made = open_window(hiring.database, hiring.coordinator)
    made.go(Place.PANEL, hiring.opening.id)
    settle()
    return made


@pytest.fixture
def sent(hiring: Hiring, mail: Path) -> dict[str, SentFile]:
    """A kit file for each seat, by name; the key is locked with WORDS."""
    database, opening, cora = hiring.database, hiring.opening.id, hiring.coordinator.id
    keys.make(database, opening, passphrase=WORDS, viewer=cora)
    seats = [one.id for one in panels.seats(database, opening)]
    made = kits.send(database, opening, seats, mail, viewer=cora)
    return {one.person.name: one for one in made}


@pytest.fixture
def laptop(empty_file: Path, tmp_path: Path) -> Iterator[Database]:
    """An interviewer's empty database."""
    with opened_copy(empty_file, tmp_path / "laptop.db", start=50_000) as made:
        yield made


@pytest.fixture
def returned(laptop: Database, sent: dict[str, SentFile], mail: Path) -> Path:
    """Ana's scorecards of everybody, sealed."""
    opened = held_kits.open_kit(laptop, kits.unlock(sent["Ana"].path, sent["Ana"].passphrase))
    interviewer.interview(laptop, opened.opening_id, opened.person.id, 1)
    return give_back(laptop, opened.opening_id, mail, viewer=opened.person.id).path


def actions(window: MainWindow) -> SealedActions:
    assert window.workspace is not None
    return window.workspace.sealed


def dialog(window: MainWindow, kind: type[AnyDialog]) -> AnyDialog:
    """The dialog of this kind that is open."""
    settle()
    return next(one for one in window.findChildren(kind) if one.isVisible())


def wait_for(qtbot: QtBot, ready: Callable[[], bool]) -> None:
    qtbot.waitUntil(ready)
    settle()
