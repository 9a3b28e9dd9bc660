from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hireapp.collecting import keys, kits
from hireapp.collecting.kits import SentFile
from hireapp.domain.taking_in import Outcome, Result, Verdict
from hireapp.gui import commands
from hireapp.gui.collecting_help import CollectingHelp
from hireapp.gui.main_window import MainWindow
from hireapp.gui.navigation import Place
from hireapp.gui.sealed.collect_dialog import CollectDialog
from hireapp.gui.sealed.open_dialogs import OpenKitDialog, TakeKeyDialog
from hireapp.gui.sealed.results import ResultModel
from hireapp.gui.sealed.return_dialog import ReturnDialog
from hireapp.store import candidates, held_kits, people, sealing
from hireapp.store.database import Database
from tests.collecting import interviewer
from tests.conftest import Hiring
from tests.gui.conftest import OpenWindow, child, nameless, press, settle, texts, type_in
from tests.gui.dropping import drop
from tests.gui.sealed.conftest import WORDS, actions, dialog, wait_for


def rows(owner: CollectDialog) -> list[list[str]]:
    model = owner.table.results
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def collect(made: CollectDialog, qtbot: QtBot) -> None:
    press(qtbot, made, "working-go")
    wait_for(qtbot, lambda: not made.is_working)


# --- The coordinator ---------------------------------------------------------------------------


def test_files_dropped_on_the_window_are_collected(
    hiring: Hiring, window: MainWindow, returned: Path, qtbot: QtBot
) -> None:
    assert drop(window, returned)
    made = dialog(window, CollectDialog)
    assert made.count.text() == "1 file to take in"

    collect(made, qtbot)
    assert "locked with a passphrase" in made.problem.text()
    type_in(qtbot, made, "collect-words", WORDS)
    collect(made, qtbot)

    assert child(made, QLabel, "collect-summary").text() == "2 taken."
    assert [one[:3] for one in rows(made)] == [
        ["✓  taken", "Ana", "Dana Whitfield"],
        ["✓  taken", "Ana", "Priya Nair"],
    ]
    entries = candidates.progress(hiring.database, hiring.opening.id, hiring.coordinator.id)
    assert [one.submitted for one in entries] == [1, 1]


def test_folder_is_chosen_and_each_refusal_listed(
    hiring: Hiring,
    window: MainWindow,
    returned: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    del hiring
    (returned.parent / "changed.hirecards").write_bytes(returned.read_bytes()[:-1] + b"x")
    (returned.parent / "zzz.hirecards").write_bytes(b"junk")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(returned.parent))
    press(qtbot, window, "panel-collect")
    made = dialog(window, CollectDialog)
    assert not made.go_button.isEnabled()

    press(qtbot, made, "collect-folder")
    collect(made, qtbot)
    type_in(qtbot, made, "collect-words", WORDS)
    collect(made, qtbot)

    assert child(made, QLabel, "collect-summary").text() == "2 taken, 2 refused."
    assert [one[4] for one in rows(made)] == [
        "changed.hirecards",
        returned.name,
        returned.name,
        "zzz.hirecards",
    ]
    assert all(one[3] for one in rows(made) if "refused" in one[0])


def test_files_dropped_on_the_dialog_are_added_once(
    window: MainWindow, returned: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions(window).collect()
    made = dialog(window, CollectDialog)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(returned)], ""))

    drop(made, returned)
    press(qtbot, made, "collect-files")

    assert made.count.text() == "1 file to take in"
    assert nameless(made) == []


def test_escape_stops_and_the_rest_waits(window: MainWindow, returned: Path, qtbot: QtBot) -> None:
    for number in range(200):
        (returned.parent / f"more-{number:03}.hirecards").write_bytes(b"junk")
    actions(window).collect([returned.parent])
    made = dialog(window, CollectDialog)
    made.words.setText(WORDS)

    press(qtbot, made, "working-go")
    qtbot.keyClick(made, Qt.Key.Key_Escape)  # the key's passphrase takes longer than this
    wait_for(qtbot, lambda: not made.is_working)

    assert "wait for another time" in child(made, QLabel, "collect-summary").text()
    assert made.isVisible()


def test_folder_without_scorecards_says_so(window: MainWindow, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    actions(window).collect([empty])
    made = dialog(window, CollectDialog)

    assert "no sealed scorecards" in made.problem.text()
    assert not made.go_button.isEnabled()


def test_other_files_are_not_welcome(window: MainWindow, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("hello")

    assert not drop(window, note)


def test_result_model_keeps_qt_rules() -> None:
    model = ResultModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows([Result("<b>.hirecards", Verdict(one, "<i>why</i>")) for one in Outcome])

    assert model.index(0, 4).data() == "<b>.hirecards"
    assert "&lt;b&gt;" in model.index(0, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert tester.model() is model


def test_key_file_is_taken_over(
    hiring: Hiring, window: MainWindow, sent: dict[str, SentFile], mail: Path, qtbot: QtBot
) -> None:
    del sent
    handed = keys.hand_over(
        hiring.database, hiring.opening.id, mail, passphrase=WORDS, viewer=hiring.coordinator.id
    )
    drop(window, handed.path)
    made = dialog(window, TakeKeyDialog)
    wait_for(qtbot, lambda: not made.is_working)

    type_in(qtbot, made, "handed-words", handed.passphrase)
    type_in(qtbot, made, "own-words", "other words of mine")
    press(qtbot, made, "working-go")
    wait_for(qtbot, lambda: not window.findChildren(TakeKeyDialog))

    key = sealing.newest_key(hiring.database, hiring.opening.id)
    assert key is not None
    assert keys.private_half(key, "other words of mine")


# --- The interviewer ---------------------------------------------------------------------------


def test_kit_is_opened_from_nothing_and_scorecards_returned(
    hiring: Hiring,
    laptop: Database,
    sent: dict[str, SentFile],
    mail: Path,
    open_window: OpenWindow,
    qtbot: QtBot,
) -> None:
    window = open_window(laptop)
    settle()
    drop(window, sent["Ana"].path)
    made = dialog(window, OpenKitDialog)

    type_in(qtbot, made, "kit-words", "wrong words")
    qtbot.keyClick(made.words, Qt.Key.Key_Return)
    wait_for(qtbot, lambda: not made.is_working)
    assert "does not fit" in made.problem.text()
    assert made.words.text() == "wrong words"
    type_in(qtbot, made, "kit-words", sent["Ana"].passphrase)
    qtbot.keyClick(made.words, Qt.Key.Key_Return)
    wait_for(qtbot, lambda: not window.findChildren(OpenKitDialog))

    assert window.workspace is not None
    assert window.workspace.target.place is Place.CANDIDATES
    assert window.workspace.context.viewer.name == "Ana"

    interviewer.interview(laptop, hiring.opening.id, hiring.panel[0].id, 1)
    window.go(Place.PANEL)
    settle()
    assert not child(window, QPushButton, "panel-send").isVisible()
    press(qtbot, window, "panel-return")
    giving = dialog(window, ReturnDialog)
    giving.folder.use(mail / "new")
    press(qtbot, giving, "working-go")
    wait_for(qtbot, lambda: "2 scorecards are sealed." in texts(giving))
    assert len(list((mail / "new").glob("*.hirecards"))) == 1


def test_nothing_submitted_is_said_in_the_dialog(
    laptop: Database, sent: dict[str, SentFile], open_window: OpenWindow, qtbot: QtBot
) -> None:
    opened = held_kits.open_kit(laptop, kits.unlock(sent["Ana"].path, sent["Ana"].passphrase))
    window = open_window(laptop, people.everybody(laptop)[0])
    window.go(Place.PANEL, opened.opening_id)
    settle()
    press(qtbot, window, "panel-return")
    giving = dialog(window, ReturnDialog)

    press(qtbot, giving, "working-go")
    wait_for(qtbot, lambda: not giving.is_working)

    assert "nothing to return" in giving.problem.text()


def test_files_wait_until_somebody_says_who_they_are(
    hiring: Hiring, returned: Path, open_window: OpenWindow
) -> None:
    window = open_window(hiring.database)
    settle()
    actions(window).open_files([returned])
    settle()
    assert not window.findChildren(CollectDialog)

    assert window.workspace is not None
    window.workspace.switch_to(hiring.coordinator)

    assert dialog(window, CollectDialog).count.text() == "1 file to take in"


def test_nothing_covers_a_live_interview(
    hiring: Hiring, window: MainWindow, returned: Path
) -> None:
    assert window.workspace is not None
    window.workspace.switch_to(hiring.panel[0])
    card = hiring.begin(hiring.candidates[0], hiring.panel[0])
    window.show_interview(card)
    settle()

    assert not drop(window, returned)
    actions(window).open_files([returned])
    settle()

    assert not window.findChildren(CollectDialog)


def test_help_tells_every_step_and_what_is_not_promised(window: MainWindow) -> None:
    commands.show_collecting(window)
    settle()
    shown = texts(dialog(window, CollectingHelp))

    assert "1. The coordinator sends the kit" in shown
    assert "What this does not promise" in shown
    assert any("does not protect against the coordinator" in one for one in shown)
