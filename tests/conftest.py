"""What every test may use: a home of its own, a real database, the shipped bank, a hiring."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partialmethod
from itertools import count
from pathlib import Path

import keyring
import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test touches the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from PySide6.QtWidgets import QApplication

from hireapp import paths
from hireapp.domain import banks
from hireapp.domain.banks import Bank
from hireapp.domain.ids import IdSource, QuestionId, ScorecardId
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import Opening, OpeningFacts
from hireapp.domain.people import Candidate, Person, Role
from hireapp.domain.scorecards import Rating, Reaction, Recommendation, Score, Scorecard
from hireapp.exchange import passphrase_lock
from hireapp.store import (
    candidates,
    example,
    kits,
    ledger,
    openings,
    panels,
    people,
    scorecards,
    sqlite,
)
from hireapp.store.database import Clock, Database
from tests.keyrings import InMemory

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
EXAMPLE_NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
"""What the clock says when a test works on the example."""
PATIENCE_MS = 60_000
"""How long a test waits for what must come. Machines are shared: short waits fail for nothing."""


# Property tests try the same examples every time, and are not hurried by a busy machine.
settings.register_profile(
    "hireapp", max_examples=60, deadline=None, database=None, derandomize=True
)
settings.load_profile("hireapp")


class SteppingClock:
    """A clock that moves one second at each look, and when told to."""

    def __init__(self, moment: datetime = MONDAY) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def advance(self, by: timedelta) -> None:
        self.moment += by


@dataclass(frozen=True)
class Hiring:
    """An opening with everything that interviews need: kit, panel and candidates."""

    database: Database
    opening: Opening
    content: KitContent
    coordinator: Person
    panel: tuple[Person, ...]
    candidates: tuple[Candidate, ...]

    @property
    def questions(self) -> tuple[QuestionId, ...]:
        return self.content.question_ids

    def meet(self, number: int, hours: float, place: str = "") -> None:
        """Plan the interview of a candidate, in hours from Monday at nine."""
        when = MONDAY + timedelta(hours=hours)
        candidates.schedule(self.database, self.candidates[number].id, when, place=place)

    def begin(self, candidate: Candidate, person: Person) -> ScorecardId:
        """A scorecard of somebody who has read what there is to read before the interview."""
        card = scorecards.begin(self.database, candidate.id, person.id)
        if not self.read(card, person).is_submitted:
            ledger.prepare(self.database, card, screen_seen=False, viewer=person.id)
        return card

    def read(self, card: ScorecardId, person: Person) -> Scorecard:
        """A scorecard as this person may see it."""
        return scorecards.open_sheet(self.database, card, person.id).scorecard

    def fill(
        self,
        candidate: Candidate,
        person: Person,
        rating: Rating = Score.FOUR,
        evidence: str = "",
    ) -> ScorecardId:
        """A scorecard that is ready to be submitted: every question rated the same."""
        card = self.begin(candidate, person)
        for question in self.questions:
            scorecards.rate(self.database, card, question, rating, viewer=person.id)
            if evidence:
                scorecards.write_evidence(self.database, card, question, evidence, viewer=person.id)
        scorecards.note_reaction(self.database, card, Reaction.WARM, evidence, viewer=person.id)
        return card

    def submit(
        self,
        candidate: Candidate,
        person: Person,
        rating: Rating = Score.FOUR,
        evidence: str = "",
        recommendation: Recommendation = Recommendation.YES,
    ) -> ScorecardId:
        card = self.fill(candidate, person, rating, evidence)
        scorecards.submit(self.database, card, recommendation, viewer=person.id)
        return card


def counting_ids(start: int = 1) -> IdSource:
    numbers = count(start)
    return lambda: f"{next(numbers):032x}"


def make_hiring(
    database: Database,
    bank: Bank,
    *,
    questions: int = 3,
    panel: tuple[str, ...] = ("Ana", "Ben"),
    names: tuple[str, ...] = ("Dana Whitfield", "Priya Nair"),
) -> Hiring:
    facts = OpeningFacts(
        title="Guest Experience Host", purpose="make every guest leave happier than they came"
    )
    opening = openings.create(database, facts)
    content = KitContent().adding(bank, bank.openers[0])
    for question in bank.scored_questions[:questions]:
        content = content.adding(bank, question)
    kits.edit(database, opening.id, content)
    coordinator = people.add(database, "Cora", Role.COORDINATOR)
    interviewers = tuple(people.add(database, name, Role.INTERVIEWER) for name in panel)
    for person in interviewers:
        panels.seat(database, opening.id, person.id)
    applicants = tuple(candidates.add(database, opening.id, name) for name in names)
    return Hiring(database, opening, content, coordinator, interviewers, applicants)


@contextmanager
def opened_copy(
    source: Path, place: Path, clock: Clock | None = None, *, start: int = 1
) -> Iterator[Database]:
    """A copy of a database file, whose clock and ids (from `start`) are the same every time."""
    path = Path(shutil.copy(source, place))
    made = Database.open(path, clock=clock or SteppingClock(), ids=counting_ids(start))
    with closing(made):
        yield made


def dump(path: Path) -> dict[str, list[object]]:
    """Every row that a database file holds."""
    connection = sqlite.driver().connect(str(path))
    try:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}
    finally:
        connection.close()


class PatientBot(QtBot):
    """Waits as long as a busy machine may need; what comes sooner is not held up."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE_MS)
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE_MS)
    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE_MS)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, with patience."""
    del qapp
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture(autouse=True, scope="session")
def _passphrases_cost_little() -> Iterator[None]:
    """The least that a reader takes; one test pays what a user pays."""
    usual = passphrase_lock.MEMORY_KIB, passphrase_lock.PASSES
    passphrase_lock.MEMORY_KIB, passphrase_lock.PASSES = 8 * 1024, 1
    yield
    passphrase_lock.MEMORY_KIB, passphrase_lock.PASSES = usual


@pytest.fixture
def system_keyring() -> Iterator[InMemory]:
    """A desktop with a keyring."""
    before = keyring.get_keyring()
    made = InMemory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    """A folder for the files that people send each other."""
    folder = tmp_path / "mail"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database file, made once since migrations take a while; copy it, leave it alone."""
    path = tmp_path_factory.mktemp("empty") / "hiring.db"
    Database.create(path).close()
    return path


@pytest.fixture
def database(
    request: pytest.FixtureRequest, tmp_path: Path, clock: SteppingClock
) -> Iterator[Database]:
    """A database on disk; empty but for `hiring`."""
    if "hiring" in request.fixturenames:
        source = request.getfixturevalue("hiring_file").database.path
    else:
        source = request.getfixturevalue("empty_file")
    with opened_copy(source, tmp_path, clock, start=1_000) as made:
        yield made


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, made once since that takes seconds; copy it, leave it alone."""
    path = tmp_path_factory.mktemp("example") / "example.db"
    example.build(path, today=date(2026, 11, 21), zone=UTC)
    return path


@pytest.fixture
def example_database(example_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A copy of the example, opened at noon of the day it is made for."""
    path = Path(shutil.copy(example_file, tmp_path))
    made = Database.open(path, clock=lambda: EXAMPLE_NOON)
    yield made
    made.close()


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The shipped bank."""
    return banks.load(paths.question_banks()[0])


@pytest.fixture(scope="session")
def hiring_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory, bank: Bank) -> Hiring:
    """A hiring in a file of its own, made once; copy it, leave it alone."""
    with opened_copy(empty_file, tmp_path_factory.mktemp("hiring")) as database:
        return make_hiring(database, bank)


@pytest.fixture
def hiring(hiring_file: Hiring, database: Database) -> Hiring:
    """One opening, three questions, Ana and Ben on the panel, two candidates, nobody met yet."""
    return replace(hiring_file, database=database)
