"""Kits out, interviews in three processes with three databases, sealed scorecards back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from random import Random

import pytest

from hireapp.collecting import keys, kits, scorecards
from hireapp.domain.banks import Bank
from hireapp.domain.comparison import ComparisonSheet
from hireapp.domain.taking_in import Outcome
from hireapp.store import comparisons, panels, sealing
from hireapp.store.database import Database
from tests.collecting import interviewer
from tests.conftest import MONDAY, Hiring, SteppingClock, counting_ids, make_hiring

pytestmark = pytest.mark.slow

PANEL = ("Ana", "Ben", "Çem")
NAMES = ("Dana Whitfield", "Priya Nair", "李 Wei", "Zoë O’Neil")
RATED = re.compile(r"score=\d")
WORDS = "quilt wheel amber canoe"


@dataclass(frozen=True)
class Collection:
    """What came back, and what it is compared with."""

    office: Path
    hiring: Hiring
    files: tuple[Path, ...]
    together: ComparisonSheet


def sheet_of(database: Database, hiring: Hiring) -> ComparisonSheet:
    """What the coordinator sees, apart from when they look."""
    sheet = comparisons.sheet(database, hiring.opening.id, hiring.coordinator.id)
    return replace(sheet, as_of=MONDAY)


@pytest.fixture(scope="module")
def collection(
    empty_file: Path, tmp_path_factory: pytest.TempPathFactory, bank: Bank
) -> Collection:
    folder = tmp_path_factory.mktemp("machines")
    office = Path(shutil.copy(empty_file, folder / "office.db"))
    database = Database.open(office, clock=SteppingClock(), ids=counting_ids())
    hiring = make_hiring(database, bank, questions=5, panel=PANEL, names=NAMES)
    cora = hiring.coordinator.id
    keys.make(database, hiring.opening.id, passphrase=WORDS, viewer=cora)
    seats = [one.id for one in panels.seats(database, hiring.opening.id)]
    sent = kits.send(database, hiring.opening.id, seats, folder, viewer=cora)
    together = all_on_one(office, folder / "together.db", hiring)

    running = []
    for seed, one in enumerate(sent, start=1):
        own = shutil.copy(empty_file, folder / f"{seed}.db")
        mail = folder / f"from-{seed}"
        mail.mkdir()
        arguments = (own, one.path, one.passphrase, mail, str(seed))
        command = [sys.executable, "-m", "tests.collecting.interviewer", *map(str, arguments)]
        running.append(subprocess.Popen(command, env=os.environ))
    assert [one.wait() for one in running] == [0, 0, 0]
    database.close()
    return Collection(office, hiring, tuple(sorted(folder.glob("from-*/*"))), together)


def all_on_one(office: Path, path: Path, hiring: Hiring) -> ComparisonSheet:
    """The same interviews in one database."""
    from hireapp.store import backup

    backup.copy_to(office, path)
    database = Database.open(path)
    for seed, person in enumerate(hiring.panel, start=1):
        cards = interviewer.interview(database, hiring.opening.id, person.id, seed)
        interviewer.amend(database, cards, person.id, seed)
    sheet = sheet_of(database, replace(hiring, database=database))
    database.close()
    return sheet


@pytest.fixture
def office(collection: Collection, tmp_path: Path) -> Iterator[Database]:
    made = Database.open(Path(shutil.copy(collection.office, tmp_path)), clock=SteppingClock())
    yield made
    made.close()


def take(office: Database, collection: Collection, *files: Path) -> list[Outcome]:
    key = sealing.newest_key(office, collection.hiring.opening.id)
    assert key is not None
    private = {key.id: keys.private_half(key, WORDS)}
    done = scorecards.collect(office, files, private, viewer=collection.hiring.coordinator.id)
    return [one.verdict.outcome for one in done.results]


def test_two_files_come_back_from_each(collection: Collection) -> None:
    assert len(collection.files) == 6


@pytest.mark.parametrize("seed", range(4))
def test_any_order_and_twice_gives_the_comparison_of_one_machine(
    collection: Collection, office: Database, seed: int
) -> None:
    order = [*collection.files, *collection.files]
    Random(seed).shuffle(order)

    outcomes = take(office, collection, *order)

    assert Outcome.REFUSED not in outcomes
    assert outcomes.count(Outcome.TAKEN) == len(PANEL) * len(NAMES)
    sheet = sheet_of(office, replace(collection.hiring, database=office))
    assert sheet == collection.together
    assert RATED.search(repr(sheet.blocks))


def test_one_file_at_a_time_gives_the_same(collection: Collection, office: Database) -> None:
    outcomes = list(
        chain.from_iterable(take(office, collection, one) for one in reversed(collection.files))
    )

    assert Outcome.REFUSED not in outcomes
    sheet = sheet_of(office, replace(collection.hiring, database=office))
    assert sheet == collection.together


def test_sealed_until_the_last_file_is_in(collection: Collection, office: Database) -> None:
    take(office, collection, *collection.files[:4])

    sheet = sheet_of(office, replace(collection.hiring, database=office))

    assert not RATED.search(repr(sheet))
    assert "世界" not in repr(sheet)
