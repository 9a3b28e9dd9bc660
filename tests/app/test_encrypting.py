from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hireapp import encryption
from hireapp.errors import Refused
from hireapp.gui.navigation import Place
from hireapp.gui.privacy.encryption_dialog import EncryptionDialog
from hireapp.gui.privacy.page import PrivacyPage
from hireapp.gui.privacy.passphrase_dialog import PassphraseDialog
from hireapp.store import audit, people, sqlite
from tests.app.conftest import StartApp, shown
from tests.conftest import Hiring
from tests.gui.conftest import child

WORDS = "four words that differ"
OTHER_WORDS = "quilt wheel amber canoe"

pytestmark = pytest.mark.skipif(not sqlite.has_codec(), reason="this SQLite cannot encrypt")


@pytest.fixture(autouse=True)
def _locked_again() -> Iterator[None]:
    yield
    sqlite.forget_keys()


def change_passphrase(page: PrivacyPage, qtbot: QtBot) -> None:
    """By keys, after a first try with the wrong passphrase."""
    change = child(page, QPushButton, "change-passphrase")
    change.setFocus()
    qtbot.keyClick(change, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PassphraseDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PassphraseDialog)
    qtbot.keyClicks(dialog.now, "not these words")
    qtbot.keyClicks(dialog.first, OTHER_WORDS)
    qtbot.keyClick(dialog.first, Qt.Key.Key_Return)
    assert "not the same" in dialog.problem.text()
    qtbot.keyClicks(dialog.second, OTHER_WORDS)
    qtbot.keyClick(dialog.second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Neither a passphrase" in dialog.problem.text())
    qtbot.keyClicks(dialog.now, WORDS)  # what was refused is selected
    qtbot.keyClick(dialog.now, Qt.Key.Key_Return)


def test_file_is_encrypted_and_decrypted_from_the_window(
    start_app: StartApp, own: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    app = start_app(own, person=hiring.coordinator.id)
    app.window.go(Place.PRIVACY)
    page = shown(app)
    assert isinstance(page, PrivacyPage)
    encrypt = child(page, QPushButton, "encrypt")
    encrypt.setFocus()
    qtbot.keyClick(encrypt, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), EncryptionDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EncryptionDialog)
    for name in ("passphrase", "passphrase-again"):
        qtbot.keyClicks(child(dialog, QLineEdit, name), WORDS)
    qtbot.keyClick(child(dialog, QCheckBox, "code-noted"), Qt.Key.Key_Space)
    qtbot.keyClick(child(dialog, QLineEdit, "passphrase-again"), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: sqlite.is_encrypted(own) and app.context is not None)
    qtbot.waitUntil(lambda: app.tasks.is_idle)
    assert app.context is not None
    assert len(people.everybody(app.context.database)) == 3
    assert "are encrypted" in app.window.banner.message.text()
    newest = audit.newest(app.context.database, hiring.coordinator.id)[0].entry
    assert newest.event == "encrypted"

    app.window.go(Place.PRIVACY)
    page = shown(app)
    assert isinstance(page, PrivacyPage)
    change_passphrase(page, qtbot)
    qtbot.waitUntil(lambda: "was changed" in app.window.banner.message.text())
    newest = audit.newest(app.context.database, hiring.coordinator.id)[0].entry
    assert newest.event == "passphrase_changed"
    encryption.unlock(own, OTHER_WORDS)
    with pytest.raises(Refused):
        encryption.unlock(own, WORDS)

    assert page.file.encrypt.text() == "Take it off"
    page.file.encrypt.click()
    qtbot.waitUntil(lambda: not sqlite.is_encrypted(own) and app.context is not None)
    assert app.context is not None
    assert len(people.everybody(app.context.database)) == 3
