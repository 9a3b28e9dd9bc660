from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hireapp.collecting import kits
from hireapp.collecting.keys import KeyPlace, place_of
from hireapp.domain.ids import SeatId
from hireapp.gui.main_window import MainWindow
from hireapp.gui.sealed.key_dialog import KeyDialog
from hireapp.gui.sealed.send_dialog import SendDialog
from hireapp.gui.sealed.withdraw_dialog import WithdrawDialog
from hireapp.gui.working_dialog import WorkingDialog
from hireapp.store import sealing
from tests.conftest import Hiring
from tests.gui.conftest import child, nameless, press, settle, spoken_name, texts, type_in
from tests.gui.sealed.conftest import WORDS, actions, dialog, wait_for
from tests.keyrings import InMemory


def asking(window: MainWindow, qtbot: QtBot, kind: type[WorkingDialog]) -> WorkingDialog:
    made = dialog(window, kind)
    wait_for(qtbot, lambda: not made.is_working)
    return made


@pytest.fixture
def sending(window: MainWindow, mail: Path, qtbot: QtBot) -> SendDialog:
    press(qtbot, window, "panel-send")
    made = asking(window, qtbot, SendDialog)
    assert isinstance(made, SendDialog)
    made.folder.use(mail)
    return made


def shown_passphrases(owner: WorkingDialog) -> list[str]:
    return [one.text() for one in owner.findChildren(QLabel, "passphrase") if one.isVisible()]


def test_one_file_a_seat_with_its_passphrase(sending: SendDialog, mail: Path, qtbot: QtBot) -> None:
    type_in(qtbot, sending, "key-words", WORDS)
    type_in(qtbot, sending, "key-again", WORDS)
    press(qtbot, sending, "working-go")
    wait_for(qtbot, lambda: len(shown_passphrases(sending)) == 2)

    files = sorted(mail.glob("*.hirekit"))
    assert [
        kits.unlock(file, words).person_name
        for file, words in zip(files, shown_passphrases(sending), strict=True)
    ] == ["Ana", "Ben"]
    assert any("not kept and not shown again" in one for one in texts(sending))
    assert not sending.words.text()


def test_key_passphrase_is_typed_twice(sending: SendDialog, mail: Path, qtbot: QtBot) -> None:
    type_in(qtbot, sending, "key-words", WORDS)
    press(qtbot, sending, "working-go")

    assert sending.problem.text() == "The two passphrases differ."
    assert not list(mail.iterdir())


def test_short_key_passphrase_is_refused_and_nothing_is_written(
    hiring: Hiring, sending: SendDialog, mail: Path, qtbot: QtBot
) -> None:
    for name in ("key-words", "key-again"):
        type_in(qtbot, sending, name, "short")
    press(qtbot, sending, "working-go")
    wait_for(qtbot, lambda: not sending.is_working)

    assert "at least" in sending.problem.text()
    assert sending.words.text() == "short"
    assert not list(mail.iterdir())
    assert sealing.newest_key(hiring.database, hiring.opening.id) is None


def test_nobody_chosen_sends_nothing(sending: SendDialog, qtbot: QtBot) -> None:
    for box in sending.boxes.values():
        box.setChecked(False)
    press(qtbot, sending, "working-go")

    assert "at least one" in sending.problem.text()


def test_keyring_asks_for_no_passphrase(
    hiring: Hiring, system_keyring: InMemory, sending: SendDialog, qtbot: QtBot
) -> None:
    assert not sending.words.isVisible()

    press(qtbot, sending, "working-go")
    wait_for(qtbot, lambda: len(shown_passphrases(sending)) == 2)

    key = sealing.newest_key(hiring.database, hiring.opening.id)
    assert place_of(key) is KeyPlace.KEYRING
    assert system_keyring.kept


def test_folder_is_chosen_and_remembered(
    window: MainWindow,
    sending: SendDialog,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "other"))

    press(qtbot, sending, "sealed-folder")

    assert sending.folder.folder == tmp_path / "other"
    assert window.memory.settings.save_folder == str(tmp_path / "other")


def test_whoever_was_sent_a_kit_is_not_ticked_again(
    window: MainWindow, sent: object, qtbot: QtBot
) -> None:
    del sent
    actions(window).send()
    made = asking(window, qtbot, SendDialog)
    assert isinstance(made, SendDialog)

    assert not any(box.isChecked() for box in made.boxes.values())
    assert [box.text() for box in made.boxes.values()] == [
        "Ana, interviewer · sent 1 time already",
        "Ben, interviewer · sent 1 time already",
    ]
    assert not made.words.isVisible()


def test_lost_kit_is_withdrawn_and_a_new_one_written(
    hiring: Hiring, window: MainWindow, sent: object, mail: Path, qtbot: QtBot
) -> None:
    del sent
    actions(window).send()
    made = asking(window, qtbot, SendDialog)
    assert isinstance(made, SendDialog)
    first = child(made, QPushButton, "withdraw")
    assert spoken_name(first) == "Withdraw the kit file of Ana"
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Space)
    asked = dialog(window, WithdrawDialog)
    assert any("Ana lost the laptop" in one for one in texts(asked))
    assert any("cannot be called back" in one for one in texts(asked))
    asked.reject()
    assert sealing.sent_files(hiring.database, hiring.opening.id)[ana_seat(made)].is_out

    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.keyClick(dialog(window, WithdrawDialog), Qt.Key.Key_Return)
    settle()
    box = made.boxes[ana_seat(made)]
    assert box.text() == "Ana, interviewer · sent 1 time already · withdrawn"
    assert box.isChecked()
    assert not first.isVisible()

    made.folder.use(mail)
    press(qtbot, made, "working-go")
    wait_for(qtbot, lambda: len(shown_passphrases(made)) == 1)
    assert sealing.sent_files(hiring.database, hiring.opening.id)[ana_seat(made)].is_out


def ana_seat(made: SendDialog) -> SeatId:
    return next(iter(made.boxes))


def test_dialog_is_used_by_keyboard_and_told(sending: SendDialog) -> None:
    assert sending.focusWidget() in sending.boxes.values()
    assert nameless(sending) == []


def test_interviewer_has_no_ways_to_collect(hiring: Hiring, window: MainWindow) -> None:
    assert window.workspace is not None
    window.workspace.switch_to(hiring.panel[0])
    settle()

    for name in ("panel-send", "panel-collect", "panel-return"):
        assert not child(window, QPushButton, name).isVisible()
    actions(window).send()
    actions(window).collect()
    actions(window).show_key()
    settle()
    assert not [one for one in window.findChildren(WorkingDialog) if one.isVisible()]


# --- The key -----------------------------------------------------------------------------------


@pytest.fixture
def key_dialog(window: MainWindow, sent: object, mail: Path, qtbot: QtBot) -> KeyDialog:
    del sent
    actions(window).show_key()
    made = asking(window, qtbot, KeyDialog)
    assert isinstance(made, KeyDialog)
    made.folder.use(mail)
    return made


def test_key_is_handed_over_with_a_passphrase_of_its_own(
    key_dialog: KeyDialog, mail: Path, qtbot: QtBot
) -> None:
    type_in(qtbot, key_dialog, "key-words", WORDS)
    press(qtbot, key_dialog, "working-go")
    wait_for(qtbot, lambda: len(shown_passphrases(key_dialog)) == 1)

    assert len(list(mail.glob("*.hirekey"))) == 1
    assert shown_passphrases(key_dialog)[0] != WORDS


def test_wrong_passphrase_hands_nothing_over(
    key_dialog: KeyDialog, mail: Path, qtbot: QtBot
) -> None:
    type_in(qtbot, key_dialog, "key-words", "something else")
    press(qtbot, key_dialog, "working-go")
    wait_for(qtbot, lambda: not key_dialog.is_working)

    assert "does not fit" in key_dialog.problem.text()
    assert not list(mail.glob("*.hirekey"))


def test_forgotten_passphrase_is_explained_and_a_new_key_made(
    hiring: Hiring, key_dialog: KeyDialog, qtbot: QtBot
) -> None:
    first = sealing.newest_key(hiring.database, hiring.opening.id)
    press(qtbot, key_dialog, "key-forgotten")
    assert "nothing is lost" in key_dialog.said.text()

    type_in(qtbot, key_dialog, "key-words", "words to remember")
    press(qtbot, key_dialog, "working-go")
    wait_for(qtbot, lambda: "A new key is in use." in texts(key_dialog))

    assert sealing.newest_key(hiring.database, hiring.opening.id) != first


def test_opening_without_key_says_how_it_gets_one(window: MainWindow, qtbot: QtBot) -> None:
    actions(window).show_key()
    made = asking(window, qtbot, KeyDialog)
    assert isinstance(made, KeyDialog)

    assert "first kit that is sent" in made.said.text()
    assert not made.go_button.isEnabled()
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert not made.isVisible()
