"""A thousand kills at random moments: no acknowledged rating is lost, none is half written.

A control that acknowledges before it commits goes through the same harness and must be seen to
lose, or the harness could not see a loss.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from hireapp.domain.ids import PersonId, QuestionId, ScorecardId
from hireapp.domain.scorecards import Score
from hireapp.store import ledger, scorecards, sqlite
from hireapp.store.database import Database
from hireapp.store.engines import make_engines
from tests.conftest import Hiring

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
]

KILLS = 1_000
CONTROL_KILLS = 60
LONGEST_SECONDS = 0.04
"""A write takes some milliseconds: the kill falls before, within and after several of them."""


@dataclass(frozen=True)
class Bench:
    """Where the writers write: everything they need, made before they are forked."""

    path: Path
    card: ScorecardId
    person: PersonId
    questions: tuple[QuestionId, ...]

    def planned(self, number: int) -> tuple[QuestionId, Score, str]:
        """What the write of this number keeps: rating and note of one answer belong together."""
        question = self.questions[number % len(self.questions)]
        return question, Score(number % 5 + 1), f"note {number} " + "x" * (number % 700)


Write = Callable[[Bench, Database, int, Callable[[], object]], None]


def rate_and_note(
    bench: Bench, database: Database, number: int, acknowledge: Callable[[], object]
) -> None:
    """The app's way: each change is committed, and acknowledged only then."""
    question, score, note = bench.planned(number)
    scorecards.rate(database, bench.card, question, score, viewer=bench.person)
    scorecards.write_evidence(database, bench.card, question, note, viewer=bench.person)
    ledger.keep_time(database, bench.card, {question: number}, [question], viewer=bench.person)
    acknowledge()


def acknowledge_too_early(
    bench: Bench, database: Database, number: int, acknowledge: Callable[[], object]
) -> None:
    """The control: says that it is done while the transaction is still open."""
    question, score, note = bench.planned(number)
    with database.write() as session:
        session.execute(
            text("UPDATE answers SET score = :score, evidence = :note WHERE question_id = :id"),
            {"score": int(score), "note": note, "id": question},
        )
        acknowledge()
        time.sleep(0.002)  # what the machine may do before it commits


@pytest.fixture
def bench(hiring: Hiring) -> Bench:
    ana = hiring.panel[0]
    card = hiring.begin(hiring.candidates[0], ana)
    made = Bench(hiring.database.path, card, ana.id, hiring.questions)
    for number in range(len(hiring.questions)):
        rate_and_note(made, hiring.database, number, lambda: None)
    hiring.database.close()
    return made


def killed_while(bench: Bench, write: Write, first: int, after: float) -> int:
    """Fork a writer, kill it `after` seconds of writing; gives the last number acknowledged."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        try:
            _write_on(bench, write, first, lambda number: os.write(sending, b"%d\n" % number))
        finally:
            os._exit(1)
    os.close(sending)
    said = os.read(receiving, 65_536)  # it has opened the file and begun
    until = time.monotonic() + after
    while (left := until - time.monotonic()) > 0:
        if select.select([receiving], [], [], left)[0]:
            said += os.read(receiving, 65_536) or pytest.fail("the writer gave up")
    os.kill(child, signal.SIGKILL)
    while more := os.read(receiving, 65_536):
        said += more
    os.close(receiving)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    return int(said.decode().split("\n")[-2])


def _write_on(bench: Bench, write: Write, first: int, acknowledge: Callable[[int], object]) -> None:
    database = Database(make_engines(bench.path), bench.path)
    acknowledge(first - 1)
    number = first
    while True:
        write(bench, database, number, lambda: acknowledge(number))  # noqa: B023  # called at once
        number += 1


def survivors(bench: Bench) -> dict[QuestionId, tuple[int, str]]:
    """Rating and note of each question as the file has them after the kill, read anew."""
    with closing(sqlite.driver().connect(str(bench.path), isolation_level=None)) as connection:
        rows = connection.execute(
            "SELECT question_id, score, evidence FROM answers WHERE scorecard_id = ?", (bench.card,)
        ).fetchall()
    return {QuestionId(question): (score, note) for question, score, note in rows}


def losses(bench: Bench, write: Write, kills: int, seed: int) -> list[str]:
    """What was lost or half written over so many kills."""
    chance = random.Random(seed)
    found: list[str] = []
    # What each question must have at least: the last number acknowledged for it.
    last = {bench.planned(number)[0]: number for number in range(len(bench.questions))}
    number = len(bench.questions)
    for _ in range(kills):
        acknowledged = killed_while(bench, write, number, chance.uniform(0, LONGEST_SECONDS))
        for done in range(number, acknowledged + 1):
            last[bench.planned(done)[0]] = done
        begun = acknowledged + 1
        kept = survivors(bench)
        for question, floor in last.items():
            allowed = [floor] + ([begun] if bench.planned(begun)[0] == question else [])
            found += _fault(bench, kept[question], allowed, question)
        number = begun + 1
        # What was begun and not acknowledged may be there or not; the next floor is what is there.
        question, _, note = bench.planned(begun)
        if kept[question][1] == note:
            last[question] = begun
        elif kept[question][0] != int(bench.planned(last[question])[1]):
            # Rated, and killed before the note.
            database = Database(make_engines(bench.path), bench.path)
            rate_and_note(bench, database, last[question], lambda: None)
            database.close()
    return found


def _fault(
    bench: Bench, kept: tuple[int, str], allowed: list[int], question: QuestionId
) -> list[str]:
    plans = [bench.planned(one) for one in allowed]
    ratings, notes = {int(plan[1]) for plan in plans}, {plan[2] for plan in plans}
    if kept[0] in ratings and kept[1] in notes:
        return []
    return [f"{question}: has {kept[0]} and {kept[1][:12]!r}, expected one of {allowed}"]


def test_a_thousand_kills_lose_no_acknowledged_rating_and_halve_none(bench: Bench) -> None:
    found = losses(bench, rate_and_note, KILLS, seed=4)

    assert found == []
    database = Database.open(bench.path)
    database.check_health()
    database.close()


def test_control_that_acknowledges_too_early_is_seen_to_lose(bench: Bench, tmp_path: Path) -> None:
    shutil.copy(bench.path, tmp_path / "before.db")

    assert losses(bench, acknowledge_too_early, CONTROL_KILLS, seed=4) != []
