from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from hireapp import encryption
from hireapp.app import App
from hireapp.domain.backups import Occasion
from hireapp.domain.people import Role
from hireapp.gui.backups_dialog import BackupsDialog
from hireapp.gui.unlock_dialog import UnlockDialog
from hireapp.store import audit, backup_shelf, people, sqlite
from hireapp.store.database import Database
from tests.app.conftest import StartApp, click, says, shown
from tests.conftest import Hiring
from tests.gui.conftest import child, texts

WORDS = "four words that differ"


@pytest.fixture(autouse=True)
def _locked_again() -> Iterator[None]:
    yield
    sqlite.forget_keys()


@pytest.fixture
def backed_up(own: Path) -> Path:
    """The user's own database, a backup of it, and somebody added since."""
    backup_shelf.make(own, Occasion.REGULAR)
    database = Database.open(own)
    people.add(database, "Somebody new", Role.OBSERVER)
    database.close()
    return own


def dialog_of(qtbot: QtBot, kind: type[BackupsDialog] | type[UnlockDialog]) -> object:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def backups(app: App, qtbot: QtBot) -> BackupsDialog:
    found = dialog_of(qtbot, BackupsDialog)
    assert isinstance(found, BackupsDialog)
    qtbot.waitUntil(lambda: app.tasks.is_idle)
    return found


def test_backup_is_restored_from_the_window_by_keys(
    start_app: StartApp, backed_up: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    app = start_app(backed_up, person=hiring.coordinator.id)
    entry = next(one for one in app.window.menus.file.actions() if one.text() == "Backups…")
    entry.trigger()
    dialog = backups(app, qtbot)
    said = texts(dialog)
    assert "2 candidates, 0 scorecards" in said
    assert "1 backup, all read and checked just now." in said

    qtbot.keyClick(child(dialog, QTableWidget, "backup-list"), Qt.Key.Key_Tab)
    restore = child(dialog, QPushButton, "backup-restore")
    restore.setFocus()
    qtbot.keyClick(restore, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.context is not None and app.tasks.is_idle)

    assert app.context is not None
    names = [one.name for one in people.everybody(app.context.database)]
    assert names == ["Ana", "Ben", "Cora"]
    assert "is restored" in app.window.banner.message.text()
    logged = audit.newest(app.context.database, hiring.coordinator.id)[0].entry
    assert (logged.event, logged.person_id) == ("backup_restored", hiring.coordinator.id)
    kept = {one.occasion for one in backup_shelf.on_shelf(backed_up)}
    assert Occasion.BEFORE_RESTORE in kept


def test_damaged_backup_is_not_offered_as_good(
    start_app: StartApp, backed_up: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    (copy,) = backup_shelf.on_shelf(backed_up)
    data = bytearray(copy.path.read_bytes())
    data[60_000] ^= 1
    copy.path.write_bytes(data)
    app = start_app(backed_up, person=hiring.coordinator.id)
    assert app.window.workspace is not None
    app.window.workspace.show_backups()

    dialog = backups(app, qtbot)

    assert not child(dialog, QPushButton, "backup-restore").isEnabled()
    assert "1 backup, 1 of them damaged." in texts(dialog)
    dialog.reject()


def test_backup_is_made_by_hand(
    start_app: StartApp, backed_up: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    app = start_app(backed_up, person=hiring.coordinator.id)
    assert app.window.workspace is not None
    app.window.workspace.show_backups()
    dialog = backups(app, qtbot)

    qtbot.mouseClick(child(dialog, QPushButton, "backup-now"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.tasks.is_idle)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)

    item = dialog.table.item(0, 1)
    assert item is not None
    assert item.text() == "asked for"
    dialog.reject()


def test_file_that_cannot_be_opened_is_restored(
    start_app: StartApp, backed_up: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    backed_up.write_bytes(b"\xa5" * 10_000)
    app = start_app(backed_up, person=hiring.coordinator.id)
    assert "damaged" in says(app.window)

    click(qtbot, app.window, "Restore a backup…")
    dialog = backups(app, qtbot)
    qtbot.mouseClick(child(dialog, QPushButton, "backup-restore"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.context is not None and app.tasks.is_idle)

    assert app.context is not None
    assert len(people.everybody(app.context.database)) == 3


def test_backup_is_made_while_somebody_works(
    start_app: StartApp, own: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    app = start_app(own, person=hiring.coordinator.id)
    assert app.window.workspace is not None
    assert backup_shelf.on_shelf(own) == ()

    app.window.workspace.backups.look()
    qtbot.waitUntil(lambda: app.tasks.is_idle)

    assert [one.occasion for one in backup_shelf.on_shelf(own)] == [Occasion.REGULAR]


# --- Encrypted files -------------------------------------------------------------------------


@pytest.mark.skipif(not sqlite.has_codec(), reason="this SQLite cannot encrypt")
def test_encrypted_file_asks_for_its_passphrase(
    start_app: StartApp, own: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    key = encryption.new_key()
    encryption.turn_on(own, key, passphrase=WORDS, use_keyring=False)
    sqlite.forget_keys()
    app = start_app(own, person=hiring.coordinator.id)
    dialog = dialog_of(qtbot, UnlockDialog)
    assert isinstance(dialog, UnlockDialog)
    field = child(dialog, QLineEdit, "secret")

    qtbot.keyClicks(field, "not these words")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert any("Neither a passphrase" in one for one in texts(dialog))
    field.selectAll()
    qtbot.keyClicks(field, WORDS)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: app.context is not None)
    qtbot.waitUntil(lambda: shown(app) is not None)


@pytest.mark.skipif(not sqlite.has_codec(), reason="this SQLite cannot encrypt")
def test_giving_up_says_what_the_file_is(
    start_app: StartApp, own: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    encryption.turn_on(own, encryption.new_key(), passphrase=WORDS, use_keyring=False)
    sqlite.forget_keys()
    app = start_app(own, person=hiring.coordinator.id)
    dialog = dialog_of(qtbot, UnlockDialog)
    assert isinstance(dialog, UnlockDialog)

    qtbot.keyClick(child(dialog, QLineEdit, "secret"), Qt.Key.Key_Escape)

    assert "is encrypted" in says(app.window)
    assert app.context is None
