"""A Compare page on a real database, and ways to rate and to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hireapp.domain.people import Candidate, Person
from hireapp.domain.scorecards import Rating, Reaction, Recommendation
from hireapp.errors import HireError
from hireapp.gui.compare.grid import Grid
from hireapp.gui.compare.page import ComparePage
from hireapp.gui.context import Context
from hireapp.gui.tasks import Tasks
from hireapp.store import scorecards
from tests.conftest import Hiring

OpenPage = Callable[[Hiring, Person], "Opened"]


@dataclass
class Opened:
    """A page on the screen, with the refusals that it sent to the banner."""

    page: ComparePage
    refusals: list[HireError] = field(default_factory=list)

    @property
    def grids(self) -> list[Grid]:
        return [card.grid for card in self.page._blocks]

    @property
    def grid(self) -> Grid:
        return self.grids[0]

    @property
    def names(self) -> list[str]:
        return [row.name for row in self.grid.grid_model.rows]

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    def card(self, name: str) -> str:
        found = self.page.findChild(QLabel, f"{name}-text")
        assert isinstance(found, QLabel)
        return found.text().replace("\u200e", "").replace("\u200b", "")

    def said(self) -> str:
        """Every text and tool tip of the page's widgets."""
        widgets = self.page.findChildren(QWidget)
        texts = [one.text() for one in widgets if isinstance(one, QLabel | QPushButton)]
        return "\n".join([*texts, *(one.toolTip() for one in widgets)])

    def cell(self, row: int, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        model = self.grid.grid_model
        return model.data(model.index(row, column), role)


def rate(hiring: Hiring, candidate: Candidate, person: Person, ratings: Sequence[Rating]) -> None:
    """Submit a scorecard with these ratings, in the order of the kit."""
    card = hiring.begin(candidate, person)
    for question, rating in zip(hiring.questions, ratings, strict=True):
        scorecards.rate(hiring.database, card, question, rating, viewer=person.id)
    scorecards.note_reaction(hiring.database, card, Reaction.WARM, "", viewer=person.id)
    scorecards.submit(hiring.database, card, Recommendation.YES, viewer=person.id)


@pytest.fixture
def open_page(qtbot: QtBot) -> Iterator[OpenPage]:
    """Opens the page as somebody, at the size it has in a small window."""
    tasks = Tasks()

    def opened(hiring: Hiring, viewer: Person) -> Opened:
        context = Context(hiring.database, tasks)
        context.look_as(viewer)
        made = Opened(ComparePage(context))
        context.failed.connect(made.refusals.append)
        qtbot.addWidget(made.page)
        made.page.show_opening(hiring.opening.id)
        made.page.resize(1076, 748)
        with qtbot.waitExposed(made.page):
            made.page.show()
        return made

    yield opened
    tasks.finish()
