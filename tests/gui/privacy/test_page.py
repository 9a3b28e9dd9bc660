"""The Privacy page, worked by keys on a real database."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from hireapp.domain.audit import Event
from hireapp.gui.backups_dialog import BackupsDialog
from hireapp.gui.errand import Errand
from hireapp.gui.navigation import Place
from hireapp.gui.privacy.encryption_dialog import EncryptionDialog
from hireapp.gui.privacy.page import PrivacyPage
from hireapp.gui.safety_help import SafetyHelp, topics
from hireapp.gui.tasks import Tasks
from hireapp.store import audit, backup_shelf, candidates, privacy
from tests.conftest import Hiring
from tests.gui.conftest import HOSTILE, Desk, OpenWindow, assert_tab_reaches_all, child, texts

NOTE = "knelt down"
Open = Callable[[], PrivacyPage]


@pytest.fixture
def open_page(desk: Desk, hiring: Hiring) -> Open:
    """Dana is revealed, Priya sealed; a coordinator looks."""
    ana, ben = hiring.panel
    for person in (ana, ben):
        hiring.submit(hiring.candidates[0], person, evidence=NOTE)
    hiring.submit(hiring.candidates[1], ana, evidence="sealed")
    return lambda: desk.show(PrivacyPage, hiring.coordinator)


def cell(page: PrivacyPage, line: int, place: int) -> str:
    item = page.table.item(line, place)
    assert item is not None
    return item.text()


def press_key(qtbot: QtBot, page: PrivacyPage, name: str) -> QDialog:
    """Press a button of the page with the keyboard; gives the dialog that opens."""
    button = child(page, QPushButton, name)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    return dialog


def enter(qtbot: QtBot, dialog: QDialog, name: str, text: str) -> None:
    field = child(dialog, QLineEdit, name)
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_everybody_is_listed_with_the_day_until_which_they_are_kept(open_page: Open) -> None:
    page = open_page()

    assert [cell(page, 0, place) for place in range(5)] == [
        *("Dana Whitfield", "Guest Experience Host", "–", "23 Nov 2027", "no decision yet")
    ]
    assert page.header.subtitle.text() == "2 candidates · 0 due · 0 legal holds"


def test_hold_is_placed_and_lifted_by_keys(open_page: Open, hiring: Hiring, qtbot: QtBot) -> None:
    page = open_page()
    dialog = press_key(qtbot, page, "hold-button")
    qtbot.keyClick(child(dialog, QLineEdit, "hold-reason"), Qt.Key.Key_Return)
    assert any("fill in the reason" in one for one in texts(dialog))

    enter(qtbot, dialog, "hold-reason", "a claim")
    qtbot.waitUntil(lambda: cell(page, 0, 4) == "legal hold")
    assert not page.erase.isEnabled()
    assert page.hold.text() == "Lift the hold…"

    dialog = press_key(qtbot, page, "hold-button")
    assert any("On hold since 23 Nov 2026 by Cora: a claim" in one for one in texts(dialog))
    enter(qtbot, dialog, "hold-reason", "settled")
    qtbot.waitUntil(lambda: page.erase.isEnabled())
    assert [one.entry.event for one in audit.newest(hiring.database, hiring.coordinator.id)][
        :2
    ] == ["hold_lifted", "hold_placed"]


def test_rule_of_the_opening_is_changed(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    dialog = press_key(qtbot, page, "rule-button")
    months = child(dialog, QSpinBox, "rule-months")
    months.selectAll()
    qtbot.keyClicks(months, "24")
    qtbot.keyClick(months, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: cell(page, 0, 3) == "23 Nov 2028")


def test_candidate_is_erased_after_the_name_was_typed(
    open_page: Open, hiring: Hiring, desk: Desk, qtbot: QtBot
) -> None:
    page = open_page()
    dialog = press_key(qtbot, page, "erase-button")
    enter(qtbot, dialog, "erase-name", "Dana")
    assert any("not the candidate's name" in one for one in texts(dialog))
    assert candidates.count(hiring.database, hiring.opening.id) == 2

    enter(qtbot, dialog, "erase-name", "Dana Whitfield")
    qtbot.waitUntil(lambda: desk.context.tasks.is_idle and bool(desk.notices))

    assert desk.notices[-1][0] == "Erased; 1 backup was written anew."
    assert page.table.rowCount() == 1
    assert page.header.subtitle.text().endswith("1 erased so far")
    assert not hiring.database.erasure_waits()
    for path in hiring.database.path.parent.rglob("*.db*"):
        assert NOTE.encode() not in path.read_bytes()
    assert privacy.erased(hiring.database)[0].candidates == 1


def test_access_request_is_saved_on_paper_and_as_data(
    open_page: Open, desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page()
    target = tmp_path / "answer.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.answer.setFocus()
    qtbot.keyClick(page.answer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.notices))

    assert "answer.pdf and answer.json" in desk.notices[-1][0]
    document = pypdfium2.PdfDocument(target)
    assert NOTE in "".join(one.get_textpage().get_text_range() for one in document)
    document.close()
    assert json.loads(target.with_suffix(".json").read_bytes())["candidate"] == "Dana Whitfield"


def test_sealed_candidate_has_to_wait(
    open_page: Open, desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page()
    target = tmp_path / "answer.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.answer, Qt.Key.Key_Return)

    assert "sealed" in desk.refusals[-1].message
    assert not target.exists()


def test_only_a_coordinator_sees_it(open_page: Open, desk: Desk, hiring: Hiring) -> None:
    del open_page
    page = desk.show(PrivacyPage, hiring.panel[0])

    said = texts(page)
    assert "Records are kept by the coordinator" in said
    assert not any("Dana" in one for one in said)
    assert page.table.rowCount() == 0


def test_nobody_yet_says_what_the_page_is_for(desk: Desk, hiring: Hiring) -> None:
    for one in hiring.candidates:
        candidates.remove(hiring.database, one.id)

    page = desk.show(PrivacyPage, hiring.coordinator)

    assert "Nobody's records are kept" in texts(page)


def test_encryption_asks_for_a_passphrase_and_shows_the_code_once(
    open_page: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = open_page()
    asked: list[Errand] = []
    page.errand_wanted.connect(asked.append)
    dialog = press_key(qtbot, page, "encrypt")
    assert isinstance(dialog, EncryptionDialog)
    qtbot.waitUntil(lambda: desk.context.tasks.is_idle)
    for name in ("passphrase", "passphrase-again"):
        qtbot.keyClicks(child(dialog, QLineEdit, name), "four words that differ")
    again = child(dialog, QLineEdit, "passphrase-again")
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert any("Write the recovery code down first" in one for one in texts(dialog))
    noted = child(dialog, QCheckBox, "code-noted")
    noted.setFocus()
    qtbot.keyClick(noted, Qt.Key.Key_Space)
    qtbot.keyClick(again, Qt.Key.Key_Return)

    assert [one.event for one in asked] == [Event.ENCRYPTED]
    assert asked[0].path == desk.context.database.path


def test_card_tells_of_the_backups(open_page: Open, hiring: Hiring) -> None:
    assert "None yet; the first is made while you work." in texts(open_page())
    made = backup_shelf.on_shelf(hiring.database.path)
    assert made == ()


def test_every_control_is_reached_by_tab_and_has_a_name(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()

    assert_tab_reaches_all(qtbot, page)


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_stays_text(desk: Desk, hiring: Hiring, name: str) -> None:
    candidates.rename(hiring.database, hiring.candidates[0].id, name)
    page = desk.show(PrivacyPage, hiring.coordinator)

    assert name in {cell(page, 0, 0), cell(page, 1, 0)}
    assert page.width() <= 820


def test_recovery_code_is_seen_whole(open_page: Open, desk: Desk, qtbot: QtBot) -> None:
    dialog = press_key(qtbot, open_page(), "encrypt")
    assert isinstance(dialog, EncryptionDialog)
    qtbot.waitUntil(lambda: desk.context.tasks.is_idle)

    assert dialog.code.verticalScrollBar().maximum() == 0
    assert len(dialog.code.toPlainText().split("-")) == 14
    dialog.reject()


def test_help_tells_how_data_are_kept_safe(open_window: OpenWindow, hiring: Hiring) -> None:
    window = open_window(hiring.database, hiring.coordinator)
    entry = next(one for one in window.menus.help.actions() if one.text() == "Keeping data safe")

    entry.trigger()

    dialog = child(window, SafetyHelp, "safety-help")
    assert [heading for heading, _ in topics() if heading not in texts(dialog)] == []
    dialog.close()


def test_page_has_a_key_and_leads_to_the_backups(
    open_window: OpenWindow, hiring: Hiring, tasks: Tasks, qtbot: QtBot
) -> None:
    window = open_window(hiring.database, hiring.coordinator)
    modifiers = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_V, modifiers)
    page = window.page(Place.PRIVACY)
    qtbot.waitUntil(page.isVisible)
    assert page.first_focus() is not None

    button = child(page, QPushButton, "backups-button")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), BackupsDialog))

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupsDialog)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert any("The first one is made a minute after" in one for one in texts(dialog))
    dialog.reject()
