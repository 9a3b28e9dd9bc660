"""A killed process loses nothing that was acknowledged."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hireapp.domain.ids import QuestionId, ScorecardId
from hireapp.domain.scorecards import Rating, Score
from hireapp.errors import StorageError
from hireapp.store import scorecards
from hireapp.store.database import Database
from tests.conftest import Hiring

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
]


def killed(work: Callable[[int], None], *, after_lines: int, pause: float) -> list[str]:
    """The lines that a forked child wrote before it was killed, at some moment in its work."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        try:
            work(sending)
        finally:
            os._exit(1)
    os.close(sending)
    said = b""
    while said.count(b"\n") < after_lines:
        said += os.read(receiving, 65_536) or pytest.fail("the child gave up")
    time.sleep(pause)
    os.kill(child, signal.SIGKILL)
    while more := os.read(receiving, 65_536):
        said += more
    os.close(receiving)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    return said.decode().split("\n")[:-1]


def step(questions: tuple[QuestionId, ...], number: int) -> tuple[QuestionId, Score]:
    return questions[number % len(questions)], Score(number // len(questions) % 5 + 1)


def after(questions: tuple[QuestionId, ...], steps: int) -> dict[QuestionId, Rating | None]:
    return dict(step(questions, number) for number in range(steps))


@pytest.mark.parametrize("seed", range(20))
def test_every_acknowledged_rating_survives_a_kill(hiring: Hiring, seed: int) -> None:
    chance = random.Random(seed)
    person = hiring.panel[0]
    card: ScorecardId = hiring.begin(hiring.candidates[0], person)
    path: Path = hiring.database.path
    hiring.database.close()

    def rate_on_and_on(sending: int) -> None:
        database = Database.open(path)
        number = 0
        while True:
            question, score = step(hiring.questions, number)
            scorecards.rate(database, card, question, score, viewer=person.id)
            os.write(sending, f"{number}\n".encode())
            number += 1

    acknowledged = killed(
        rate_on_and_on, after_lines=chance.randint(0, 30), pause=chance.uniform(0, 0.02)
    )

    reopened = Database.open(path)
    stored = {
        name: answer.rating
        for name, answer in scorecards.open_sheet(
            reopened, card, person.id
        ).scorecard.answers.items()
    }
    reopened.check_health()
    reopened.close()
    steps = len(acknowledged)
    assert acknowledged == [str(number) for number in range(steps)]
    assert stored in (after(hiring.questions, steps), after(hiring.questions, steps + 1))


@pytest.mark.parametrize("seed", range(10))
def test_database_killed_in_the_making_is_whole_or_not_there(tmp_path: Path, seed: int) -> None:
    Database.create(tmp_path / "warm-up.db").close()  # everything is imported before the fork
    path = tmp_path / "hiring.db"

    def create(sending: int) -> None:
        os.write(sending, b"now\n")
        Database.create(path)
        time.sleep(60)

    killed(create, after_lines=1, pause=random.Random(seed).uniform(0, 0.25))

    if path.exists():
        Database.open(path).close()
    else:
        with pytest.raises(StorageError):
            Database.open(path)
        Database.create(path).close()
