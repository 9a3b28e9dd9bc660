"""A kit page on the screen, and the keys and clicks of somebody who uses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hireapp.domain.kits import Kit
from hireapp.domain.openings import Opening, OpeningFacts
from hireapp.domain.people import Role
from hireapp.errors import HireError
from hireapp.gui.bank_library import LoadBanks, load_banks
from hireapp.gui.cards.list import CardList
from hireapp.gui.context import Context
from hireapp.gui.kit.kit_list import KitList
from hireapp.gui.kit.page import KitPage
from hireapp.gui.kit.preview import QuestionPreview
from hireapp.gui.tasks import Tasks
from hireapp.store import kits, openings, people
from hireapp.store.database import Database

ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Desk:
    """The page of one opening, with what it told the banner."""

    qtbot: QtBot
    context: Context
    opening: Opening
    page: KitPage
    refusals: list[HireError] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def kit(self) -> Kit | None:
        """What the database has."""
        return kits.latest(self.context.database, self.opening.id)

    @property
    def order(self) -> list[str]:
        kit = self.kit
        assert kit is not None
        return list(kit.content.question_ids)

    @property
    def shown(self) -> list[str]:
        """The keys of the cards in the kit's list, the opener included."""
        return keys_of(self.questions)

    @property
    def questions(self) -> KitList:
        found = self.page.findChild(KitList, "kit-questions")
        assert isinstance(found, KitList)
        return found

    @property
    def bank(self) -> CardList:
        found = self.page.findChild(CardList, "kit-bank")
        assert isinstance(found, CardList)
        return found

    @property
    def preview(self) -> QuestionPreview | None:
        found = self.page.findChild(QuestionPreview)
        return found if isinstance(found, QuestionPreview) and found.isVisible() else None

    @property
    def subtitle(self) -> str:
        return self.page._header.subtitle.text()

    @property
    def texts(self) -> str:
        QApplication.processEvents()
        labels = self.page.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """A key, wherever the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, modifier)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClicks(focus, text)

    def select(self, question_id: str) -> None:
        """Put the focus on a question of the kit."""
        self.questions.setFocus()
        assert self.questions.select(question_id)


def keys_of(cards: CardList) -> list[str]:
    model = cards.cards
    found = [model.card(model.index(row)) for row in range(model.rowCount())]
    return [card.key for card in found if card]


OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(qtbot: QtBot, database: Database, tasks: Tasks) -> OpenDesk:
    """Opens the page on a new opening without a kit."""
    context = Context(database, tasks)
    context.look_as(people.add(database, "Cora", Role.COORDINATOR))

    def opened(banks: LoadBanks = load_banks, *, uses_opener: bool = True, slot: int = 45) -> Desk:
        facts = OpeningFacts(
            title="Host", purpose="happy guests", uses_opener=uses_opener, slot_minutes=slot
        )
        opening = openings.create(database, facts)
        page = KitPage(context, banks=banks)
        desk = Desk(qtbot, context, opening, page)
        context.failed.connect(desk.refusals.append)
        context.said.connect(lambda text, _undo: desk.notices.append(text))
        qtbot.addWidget(page)
        page.show_opening(opening.id)
        page.resize(1076, 748)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return desk

    return opened


@pytest.fixture
def empty_desk(open_desk: OpenDesk) -> Desk:
    """An opening without a kit."""
    return open_desk()


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """An opening with the starter kit, as a draft."""
    made = open_desk()
    made.click("starter-kit")
    return made
