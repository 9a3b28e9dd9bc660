from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QToolButton, QWidget

from hireapp.domain.banks import Bank
from hireapp.domain.people import Role
from hireapp.domain.questions import Question
from hireapp.exchange import bank_sheet
from hireapp.gui.banks.contents_list import ContentsList
from hireapp.gui.banks.import_dialog import ImportDialog
from hireapp.gui.banks.page import BanksPage
from hireapp.gui.cards.list import CardList
from hireapp.store import own_banks, people
from hireapp.store.database import Database
from hireapp.store.own_banks import OwnBank
from tests.exchange.making import small_bank
from tests.gui.conftest import CTRL, Desk, child, press, settle


@dataclass
class Editor:
    """The page of question banks on the screen, as somebody uses it."""

    desk: Desk
    page: BanksPage

    @property
    def database(self) -> Database:
        return self.desk.context.database

    @property
    def banks(self) -> tuple[OwnBank, ...]:
        return own_banks.all_banks(self.database)

    @property
    def bank(self) -> Bank:
        """The only own bank."""
        (only,) = self.banks
        return only.bank

    @property
    def question(self) -> Question:
        """The first question of the only own bank."""
        return self.bank.question[0]

    @property
    def cards(self) -> CardList:
        return child(self.page, CardList, "bank-questions")

    @property
    def status(self) -> str:
        return child(self.page, QLabel, "save-status").text()

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def field(self, name: str) -> QPlainTextEdit:
        return child(self.page, QPlainTextEdit, name)

    def press(self, name: str) -> None:
        press(self.desk.qtbot, self.page, name)
        settle()

    def click_tool(self, name: str) -> None:
        tool = child(self.page, QToolButton, name)
        self.desk.qtbot.mouseClick(tool, Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str) -> None:
        """Click into a field, replace what it says and wait until it is kept."""
        field = self.field(name)
        self.desk.qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton)
        self.key(Qt.Key.Key_A, CTRL)
        self.desk.qtbot.keyClicks(field, text)
        self.wait_until_kept()

    def wait_until_kept(self) -> None:
        self.desk.qtbot.waitUntil(lambda: self.status.startswith("Saved"))

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.desk.qtbot.keyClick(self.focus, key, modifier)

    def pick(self, title: str) -> None:
        """Click an entry on the left."""
        contents = child(self.page, ContentsList, "bank-contents")
        titles = [one.title for one in contents.contents.entries]
        index = contents.contents.index(titles.index(title))
        contents.scrollTo(index)
        place = contents.visualRect(index).center()
        self.desk.qtbot.mouseClick(contents.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def importing(self, path: Path, into: OwnBank | None = None) -> ImportDialog:
        """The dialog of an import that was begun."""
        self.page._banks.read(path, into.id if into else None)
        dialog = child(self.page, ImportDialog, "import-dialog")
        self.desk.qtbot.waitExposed(dialog)
        return dialog

    def choose(self, menu_of: QWidget, words: str) -> None:
        """Trigger an entry of a menu."""
        found = [one for one in menu_of.findChildren(QAction) if one.text() == words]
        found[0].trigger()


@pytest.fixture
def editor(desk: Desk) -> Editor:
    """The page without own banks."""
    cora = people.add(desk.context.database, "Cora", Role.COORDINATOR)
    page = desk.show(BanksPage, cora)
    page.resize(1076, 748)
    desk.qtbot.waitActive(page)
    settle()
    return Editor(desk, page)


@pytest.fixture
def own(desk: Desk, editor: Editor) -> Editor:
    """The page with one own bank of two questions, the first one selected."""
    own_banks.import_new(desk.context.database, small_bank())
    editor.pick("Small")
    settle()
    return editor


@pytest.fixture
def spreadsheet(tmp_path: Path) -> Callable[[Bank], Path]:
    """Writes a bank as a spreadsheet."""

    def written(bank: Bank) -> Path:
        path = tmp_path / "Questions.xlsx"
        path.write_bytes(bank_sheet.encode(bank))
        return path

    return written
