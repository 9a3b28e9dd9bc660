"""A Debrief page on a real database, and ways to rate and to read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hireapp.domain.debrief import DebriefItem
from hireapp.domain.people import Candidate, Person
from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation, Score
from hireapp.gui.debrief.page import DebriefPage
from hireapp.store import debriefs, scorecards
from hireapp.store.database import Database
from tests.conftest import Hiring, SteppingClock, opened_copy
from tests.gui.conftest import Desk

ONE, TWO, THREE, FOUR, FIVE = Score


def rate(hiring: Hiring, candidate: Candidate, person: Person, ratings: Sequence[Rating]) -> None:
    """Submit a scorecard with these ratings, in the order of the kit."""
    card = hiring.begin(candidate, person)
    for question, rating in zip(hiring.questions, ratings, strict=True):
        scorecards.rate(hiring.database, card, question, rating, viewer=person.id)
        note = f"{person.name} heard {question}"
        scorecards.write_evidence(hiring.database, card, question, note, viewer=person.id)
    scorecards.note_reaction(hiring.database, card, Reaction.WARM, "", viewer=person.id)
    scorecards.submit(hiring.database, card, Recommendation.YES, viewer=person.id)


@pytest.fixture(scope="session")
def rated_file(hiring_file: Hiring, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `rated` copies, made once."""
    folder = tmp_path_factory.mktemp("rated")
    with opened_copy(hiring_file.database.path, folder, start=1_000) as database:
        hiring = replace(hiring_file, database=database)
        ana, ben = hiring.panel
        rate(hiring, hiring.candidates[0], ana, [FIVE, NoScore.NOT_ASKED, FIVE])
        rate(hiring, hiring.candidates[0], ben, [THREE, FOUR, TWO])
    return database.path


@pytest.fixture
def database(
    request: pytest.FixtureRequest, tmp_path: Path, clock: SteppingClock
) -> Iterator[Database]:
    """A copy of the hiring, with ratings for those who ask for `rated`."""
    if "rated" in request.fixturenames:
        source = request.getfixturevalue("rated_file")
    else:
        source = request.getfixturevalue("hiring_file").database.path
    with opened_copy(source, tmp_path, clock, start=2_000) as made:
        yield made


@pytest.fixture
def rated(hiring: Hiring) -> Hiring:
    """Dana is revealed: they differ by 3 on the third question and by 2 on the first.

    Nobody rated Priya, who stays sealed.
    """
    return hiring


@pytest.fixture
def both(rated: Hiring) -> Hiring:
    """Priya is revealed too."""
    for person in rated.panel:
        rate(rated, rated.candidates[1], person, [FOUR, FOUR, FOUR])
    return rated


@pytest.fixture
def page(desk: Desk, rated: Hiring) -> DebriefPage:
    """The page as the coordinator sees it, with the keyboard where the window puts it."""
    return desk.enter(DebriefPage, rated.coordinator, rated.opening.id)


def press(
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key wherever the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def kept(hiring: Hiring, place: int) -> DebriefItem:
    """What is stored on one question of the first candidate's kit."""
    candidate, viewer = hiring.candidates[0].id, hiring.coordinator.id
    return debriefs.read(hiring.database, candidate, viewer).items[place]
