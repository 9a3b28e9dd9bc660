from __future__ import annotations

from collections.abc import Callable
from datetime import UTC

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hireapp.gui.kit.versions_dialog import VersionsDialog
from hireapp.store import kits
from hireapp.store.database import Database
from tests.conftest import Hiring
from tests.gui.conftest import press

Open = Callable[[], VersionsDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, hiring: Hiring, database: Database) -> Open:
    owner = QWidget()
    qtbot.addWidget(owner)

    def opened() -> VersionsDialog:
        dialog = VersionsDialog(
            owner,
            kits.versions(database, hiring.opening.id),
            local=lambda moment: moment.astimezone(UTC),
        )
        with qtbot.waitActive(dialog):
            dialog.open()
        return dialog

    return opened


@pytest.fixture
def three(hiring: Hiring, database: Database, open_dialog: Open) -> VersionsDialog:
    """Version 1 rated by two, version 2 with other words, a draft with a question less."""
    kits.freeze(database, hiring.opening.id)
    for person in hiring.panel:
        hiring.begin(hiring.candidates[0], person)
    first = hiring.content.questions[0]
    reworded = msgspec.structs.replace(first.question, prompt="Why so?")
    second = hiring.content.changing(first.id, question=reworded)
    kits.edit(database, hiring.opening.id, second)
    kits.freeze(database, hiring.opening.id)
    kits.edit(database, hiring.opening.id, second.removing(hiring.questions[1]))
    return open_dialog()


def test_newest_is_compared_with_the_one_before(three: VersionsDialog, hiring: Hiring) -> None:
    shown = three.view.texts()

    assert shown[0] == "From version 2 to version 3"
    assert "Removed: a question" in shown
    assert hiring.content.questions[1].question.prompt in shown


def test_earlier_version_is_chosen_by_keys_with_texts_before_and_after(
    qtbot: QtBot, three: VersionsDialog, hiring: Hiring
) -> None:
    qtbot.keyClick(three.versions, Qt.Key.Key_Down)

    shown = three.view.texts()
    assert shown[0] == "From version 1 to version 2"
    before = shown.index("Before")
    prompt = hiring.content.questions[0].question.prompt
    assert shown[before : before + 4] == ["Before", prompt, "After", "Why so?"]


def test_any_two_versions_can_be_compared_the_older_first(
    qtbot: QtBot, three: VersionsDialog
) -> None:
    qtbot.keyClick(three.versions, Qt.Key.Key_End)

    three.other.setFocus()
    qtbot.keyClicks(three.other, "Version 3")

    assert three.view.texts()[0] == "From version 1 to version 3"


def test_cards_say_which_version_is_in_use_and_how_many_scorecards_keep_to_it(
    three: VersionsDialog,
) -> None:
    spoken = [card.spoken for card in three.versions.cards.cards]

    assert spoken == [
        "Version 3, draft, no scorecard yet",
        "Version 2, in use since 23 Nov 2026, no scorecard yet",
        "Version 1, frozen 23 Nov 2026, 2 scorecards on 1 candidate",
    ]


def test_going_back_tells_which_kit_is_wanted(
    qtbot: QtBot, three: VersionsDialog, hiring: Hiring
) -> None:
    assert not three.back_button.isEnabled()
    qtbot.keyClick(three.versions, Qt.Key.Key_End)

    with qtbot.waitSignal(three.go_back_wanted) as wanted:
        press(qtbot, three, "version-back")

    assert wanted.args is not None
    assert wanted.args[0].content == hiring.content
    assert not three.isVisible()


def test_only_version_has_nothing_to_be_compared_with(open_dialog: Open) -> None:
    dialog = open_dialog()

    assert dialog.view.texts()[0] == "This is the only version"
    assert not dialog.other.isEnabled()
    assert not dialog.back_button.isEnabled()
