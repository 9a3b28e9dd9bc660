"""A process killed in mid-interview loses no acknowledged rating and no autosaved note."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from threading import Timer

import pytest

from hireapp.domain.banks import Bank
from hireapp.domain.ids import QuestionId, ScorecardId
from hireapp.domain.scorecards import Scorecard
from hireapp.store import scorecards
from hireapp.store.database import Database
from tests.conftest import Hiring, make_hiring
from tests.journeys.driver import Driver

pytestmark = pytest.mark.slow
PATIENCE_SECONDS = 90
ROOT = Path(__file__).resolve().parents[2]


def work_until_killed(hiring: Hiring, card: ScorecardId, lines: int) -> list[list[str | None]]:
    """Run an interviewer's process, kill it after so many commits, give what it acknowledged."""
    command = [sys.executable, "-m", "tests.journeys.interviewer_process"]
    arguments = [str(hiring.database.path), hiring.panel[0].id, card]
    acknowledged = []
    with subprocess.Popen(
        command + arguments,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        assert process.stdout is not None
        patience = Timer(PATIENCE_SECONDS, process.kill)
        patience.start()
        for line in process.stdout:
            acknowledged.append(json.loads(line))
            if len(acknowledged) >= lines:
                break
        patience.cancel()
        process.kill()
        # What was printed before the kill was acknowledged too.
        acknowledged += [json.loads(line) for line in process.stdout if line.endswith("\n")]
    assert len(acknowledged) >= lines, "the interviewer got stuck"
    return acknowledged


def stored(path: Path, hiring: Hiring, card: ScorecardId) -> Scorecard:
    database = Database.open(path)
    try:
        return scorecards.open_sheet(database, card, hiring.panel[0].id).scorecard
    finally:
        database.close()


@pytest.mark.parametrize("seed", range(2))
def test_every_acknowledged_rating_and_note_is_there_after_a_kill(
    database: Database, bank: Bank, seed: int
) -> None:
    hiring = make_hiring(database, bank)
    card = hiring.begin(hiring.candidates[0], hiring.panel[0])
    database.close()

    acknowledged = work_until_killed(hiring, card, lines=Random(seed).randint(8, 16))
    found = stored(database.path, hiring, card)

    last = {question: (rating, evidence) for question, rating, evidence in acknowledged}
    assert any(rating for rating, _ in last.values())
    assert any(evidence for _, evidence in last.values())
    for question, (rating, evidence) in last.items():
        answer = found.answer(QuestionId(str(question)))
        assert answer.evidence.startswith(evidence or "")
        assert (answer.rating is None) == (rating is None)
        if answer.rating is not None and question != acknowledged[-1][0]:
            assert str(answer.rating.value) == rating


def test_a_killed_interview_resumes_where_it_was(
    driver: Driver, database: Database, bank: Bank
) -> None:
    hiring = make_hiring(database, bank)
    card = hiring.begin(hiring.candidates[0], hiring.panel[0])
    database.close()

    work_until_killed(hiring, card, lines=14)
    place = stored(database.path, hiring, card).place
    driver.start(database.path)
    driver.become(hiring.panel[0].name)
    page = driver.start_interview(hiring.candidates[0].name)

    assert place is not None
    assert page.step.id == place
