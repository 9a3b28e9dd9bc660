"""A decision dialog on a real database, and ways to fill it in by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from hireapp.domain.decisions import Decision
from hireapp.domain.people import Person
from hireapp.domain.scorecards import Score
from hireapp.gui.decision.dialog import DecisionDialog
from hireapp.store import comparisons, debriefs, decisions
from hireapp.store.database import Database
from tests.conftest import Hiring, SteppingClock, opened_copy
from tests.gui.conftest import Desk, child, settle

REASON = "She spoke of every guest as a person, twice without being asked."
OpenDialog = Callable[[Person], DecisionDialog]


@pytest.fixture(scope="session")
def ready_file(hiring_file: Hiring, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `ready` copies, made once."""
    folder = tmp_path_factory.mktemp("ready")
    with opened_copy(hiring_file.database.path, folder, start=1_000) as database:
        hiring = replace(hiring_file, database=database)
        dana, priya = hiring.candidates
        for person in hiring.panel:
            hiring.submit(dana, person, Score.FIVE, "knelt down")
        hiring.submit(priya, hiring.panel[0], Score.TWO)
        comparisons.break_seal(
            hiring.database, priya.id, "Ben is ill", viewer=hiring.coordinator.id
        )
        debriefs.open_evidence(hiring.database, dana.id, viewer=hiring.coordinator.id)
    return database.path


@pytest.fixture
def database(ready_file: Path, tmp_path: Path, clock: SteppingClock) -> Iterator[Database]:
    """A copy of the hiring that is ready to be decided."""
    with opened_copy(ready_file, tmp_path, clock, start=2_000) as made:
        yield made


@pytest.fixture
def ready(hiring: Hiring) -> Hiring:
    """Dana is revealed and the coordinator has read the evidence.

    Priya's seal was broken with one scorecard in.
    """
    return hiring


@pytest.fixture
def open_dialog(desk: Desk, ready: Hiring, qtbot: QtBot) -> Iterator[Callable[..., DecisionDialog]]:
    """Opens the dialog as somebody, on Dana unless told."""
    opened: list[DecisionDialog] = []

    def made(viewer: Person, place: int = 0) -> DecisionDialog:
        desk.context.look_as(viewer)
        candidate = ready.candidates[place]
        dialog = DecisionDialog.ask(desk.context, ready.opening.id, candidate.id)
        assert dialog is not None
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        settle()
        opened.append(dialog)
        return dialog

    yield made
    for dialog in filter(isValid, opened):
        dialog.done(0)
    settle()


def tick(qtbot: QtBot, dialog: DecisionDialog, *names: str) -> None:
    """Choose boxes by the keyboard."""
    for name in names:
        box = child(dialog, QAbstractButton, name)
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)


def write(qtbot: QtBot, dialog: DecisionDialog, name: str, text: str) -> None:
    """Type into a field."""
    field = child(dialog, QPlainTextEdit, name)
    field.setFocus()
    qtbot.keyClicks(field, text)


def fill(qtbot: QtBot, dialog: DecisionDialog, outcome: str) -> None:
    """Everything that a decision without exceptions asks for."""
    tick(qtbot, dialog, f"outcome-{outcome}", "attitude-0", "signatory-0", "signatory-2")
    write(qtbot, dialog, "decision-reason", REASON)
    write(qtbot, dialog, "decision-alternatives", "Priya: we heard less.")


def ticked(dialog: DecisionDialog) -> list[str]:
    """Every box or button of choice that is on."""
    return [one.objectName() for one in dialog.findChildren(QAbstractButton) if one.isChecked()]


def history(hiring: Hiring, place: int = 0) -> tuple[Decision, ...]:
    """The decisions on a candidate."""
    candidate = hiring.candidates[place]
    return decisions.history(hiring.database, candidate.id, hiring.coordinator.id)
