"""A live interview on the screen, and somebody at the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hireapp.domain.ids import QuestionId, ScorecardId
from hireapp.domain.scorecards import Rating, Scorecard
from hireapp.gui.interview.evidence import EvidenceEdit
from hireapp.gui.interview.key_menu import KeyMenu
from hireapp.gui.interview.page import InterviewPage
from hireapp.gui.interview.steps import Step
from hireapp.store import scorecards, sqlite
from tests.conftest import Hiring
from tests.gui.conftest import Desk

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
CTRL_ALT = CTRL | Qt.KeyboardModifier.AltModifier


@dataclass
class Room:
    """Ana interviews the first candidate; the opener is on screen."""

    desk: Desk
    hiring: Hiring
    page: InterviewPage
    card: ScorecardId

    @property
    def qtbot(self) -> QtBot:
        return self.desk.qtbot

    @property
    def notes(self) -> EvidenceEdit:
        return self.page.view.evidence

    @property
    def questions(self) -> tuple[QuestionId, ...]:
        return self.hiring.questions

    @property
    def step(self) -> Step:
        """The question on screen."""
        step = self.page.step
        assert isinstance(step, Step)
        return step

    @property
    def stored(self) -> Scorecard:
        """What the database has."""
        return stored(self.hiring, self.card)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        """Press a key wherever the keyboard is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key, modifier)

    def write(self, text: str) -> None:
        """Type into whatever has the keyboard, which must be the notes."""
        assert QApplication.focusWidget() is self.notes
        self.qtbot.keyClicks(self.notes, text)

    def ask(self, number: int) -> None:
        """Go to a question, counted from 1."""
        self.page.go_to(number)

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def menu(self) -> KeyMenu:
        """The menu that is open over the page."""
        found = QApplication.activePopupWidget()
        assert isinstance(found, KeyMenu)
        return found

    def wait_for_rating(self, question: QuestionId, rating: Rating | None) -> None:
        self.qtbot.waitUntil(lambda: self.stored.answer(question).rating == rating)

    def wait_for_evidence(self, question: QuestionId, text: str) -> None:
        self.qtbot.waitUntil(lambda: self.stored.answer(question).evidence == text)


def stored(hiring: Hiring, card: ScorecardId) -> Scorecard:
    """Ana's scorecard as the database has it."""
    return scorecards.open_sheet(hiring.database, card, hiring.panel[0].id).scorecard


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program writes to the database and takes its time."""
    other = sqlite.driver().connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


ShowCard = Callable[[Hiring, ScorecardId], Room]


@pytest.fixture
def show_card(desk: Desk) -> ShowCard:
    """Shows a scorecard of the panel's first interviewer."""

    def shown(hiring: Hiring, card: ScorecardId) -> Room:
        desk.context.look_as(hiring.panel[0])
        page = InterviewPage(desk.context)
        page.open_scorecard(card)
        desk.put_up(page)
        page.resize(1024, 674)
        with desk.qtbot.waitActive(page):
            page.activateWindow()
        return Room(desk, hiring, page, card)

    return shown


@pytest.fixture
def room(show_card: ShowCard, hiring: Hiring) -> Room:
    return show_card(hiring, hiring.begin(hiring.candidates[0], hiring.panel[0]))


@pytest.fixture
def sealed(show_card: ShowCard, hiring: Hiring) -> Room:
    """Submitted: every question rated 4 with evidence, a warm reaction, recommendation yes."""
    card = hiring.submit(hiring.candidates[0], hiring.panel[0], evidence="she called back")
    return show_card(hiring, card)
