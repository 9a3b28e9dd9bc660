"""A Compare page on a real database, and ways to rate and to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hireapp import paths
from hireapp.domain import banks
from hireapp.domain.kits import KitContent
from hireapp.domain.people import Candidate, Person
from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation, Score
from hireapp.errors import HireError
from hireapp.gui.compare.cards import LinkLine
from hireapp.gui.compare.grid import Grid
from hireapp.gui.compare.page import ComparePage
from hireapp.gui.context import Context
from hireapp.gui.tasks import Tasks
from hireapp.store import kits, scorecards
from hireapp.store.database import Database
from tests.conftest import Hiring, make_hiring

THREE = ("Maya Okafor", "Tomás Rivera", "Aisha Bello")
OpenPage = Callable[[Hiring, Person], "Opened"]


@dataclass
class Opened:
    """A page on the screen, with the refusals that it sent to the banner."""

    page: ComparePage
    qtbot: QtBot
    refusals: list[HireError] = field(default_factory=list)

    @property
    def grids(self) -> list[Grid]:
        return [card.grid for card in self.page._blocks]

    @property
    def grid(self) -> Grid:
        return self.grids[0]

    @property
    def topics(self) -> list[str]:
        """What to talk about first."""
        return [one.accessibleName() for one in self.page.findChildren(LinkLine)]

    @property
    def names(self) -> list[str]:
        return [row.name for row in self.grid.grid_model.rows]

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    def settle(self) -> None:
        """Wait until everything is worked out and shown."""
        tasks = self.page.context.tasks
        self.qtbot.waitUntil(lambda: tasks.is_idle)

    def column(self, title: str) -> list[object]:
        """What a column says, from the first candidate down."""
        view = self.grid.grid_model.view
        titles = [view.title(one) for one in range(view.overall_column + 1)]
        return [self.cell(row, titles.index(title)) for row in range(len(view.rows))]

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
def rated(database: Database) -> Hiring:
    """Three candidates, two questions on Loves humans and one on Empathy, all revealed."""
    paths_by_name = {path.stem: path for path in paths.question_banks()}
    bank = banks.load(paths_by_name["service_attitudes"])
    made = make_hiring(database, bank, questions=0, names=THREE)
    content = KitContent().adding(bank, bank.openers[0])
    for attitude, count in (("loves-humans", 2), ("empathy", 1)):
        for question in [one for one in bank.scored_questions if one.attitude == attitude][:count]:
            content = content.adding(bank, question)
    kits.edit(database, made.opening.id, content)
    made = replace(made, content=content)
    maya, tomas, aisha = made.candidates
    ana, ben = made.panel
    rate(made, maya, ana, [Score.FIVE, Score.FOUR, Score.FIVE])
    rate(made, maya, ben, [Score.FOUR, Score.FOUR, Score.TWO])
    rate(made, tomas, ana, [Score.FIVE, Score.FIVE, Score.FOUR])
    rate(made, tomas, ben, [Score.FIVE, Score.FOUR, Score.FOUR])
    rate(made, aisha, ana, [Score.TWO, Score.THREE, NoScore.NOT_ASKED])
    rate(made, aisha, ben, [Score.TWO, Score.TWO, NoScore.NOT_ASKED])
    return made


@pytest.fixture
def open_page(qtbot: QtBot) -> Iterator[OpenPage]:
    """Opens the page as somebody at its usual size, and waits until all is worked out."""
    tasks = Tasks()

    def opened(hiring: Hiring, viewer: Person) -> Opened:
        context = Context(hiring.database, tasks)
        context.look_as(viewer)
        made = Opened(ComparePage(context), qtbot)
        context.failed.connect(made.refusals.append)
        qtbot.addWidget(made.page)
        made.page.show_opening(hiring.opening.id)
        made.page.resize(1076, 748)
        with qtbot.waitExposed(made.page):
            made.page.show()
        made.settle()
        return made

    yield opened
    tasks.finish()
