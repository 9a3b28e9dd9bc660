"""Files changed on purpose for two minutes: none is accepted, none does any harm."""

from __future__ import annotations

import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from hireapp.domain.scorecards import Score
from hireapp.domain.taking_in import Outcome, Verdict
from hireapp.domain.travelling import TravellingScorecard
from hireapp.errors import InputError
from hireapp.exchange import sealed_kits
from hireapp.store import taking_in
from hireapp.store.database import Database
from tests.collecting import mutations
from tests.conftest import Hiring
from tests.exchange.travellers import a_kit
from tests.store.machines import Laptop, Office, open_laptop, open_office

SECONDS = 120.0
"""How long the slow test goes on; most of it for files on their way."""
A_FEW = 120
SEED = 20_261_128
"""So that two runs try the same changes."""

KIT_WORDS = "quilt wheel amber canoe"


@dataclass
class Target:
    """A coordinator's machine that has taken Ana's scorecard of Dana, and her genuine file."""

    office: Office
    ana: Laptop
    file: bytes
    card: TravellingScorecard
    candidates: list[str]
    tried: Counter[str]

    def rows(self) -> list[tuple[object, ...]]:
        tables = ("scorecards", "answers", "amendments", "fact_notes", "taken_scorecards")
        with self.office.hiring.database.read() as session:
            run = session.connection().exec_driver_sql
            return [row for one in tables for row in run(f"SELECT * FROM {one} ORDER BY 1, 2")]

    def collect(self, data: bytes, folder: Path) -> tuple[Verdict, ...]:
        """As a coordinator does it, from the file to the results."""
        path = folder / "mutated.hirecards"
        path.write_bytes(data)
        try:
            arriving = self.office.unseal(path.read_bytes())
        except InputError as error:
            return (Verdict(Outcome.REFUSED, error.message),)
        hiring = self.office.hiring
        return taking_in.take_in(hiring.database, arriving, viewer=hiring.coordinator.id)


@pytest.fixture
def target(hiring: Hiring, empty_file: Path, tmp_path: Path) -> Iterator[Target]:
    office = open_office(hiring)
    laptop = Database.open(Path(shutil.copy(empty_file, tmp_path / "ana.db")))
    ana = open_laptop(laptop, office.send()["Ana"])
    ana.submit(hiring.candidates[0])
    ana.submit(hiring.candidates[1])
    file = ana.give_back()
    office.take(file)
    card = office.unseal(file)[0].card
    ids = [str(one.id) for one in hiring.candidates]
    yield Target(office, ana, file, card, ids, Counter())
    laptop.close()


def mutated(target: Target, chance: Random) -> tuple[str, bytes]:
    """One file, changed somehow."""
    opening, signing = target.office.key.public, target.ana.kit.signing_key
    keys = {"opening_key": opening, "signing_key": signing}
    way = chance.random()
    if way < 0.6:
        change = chance.choice(mutations.BYTES)
        return change.__name__, change(chance, target.file)
    if way < 0.75:
        return "odd_json", mutations.odd_json(chance, target.card, **keys)
    if way < 0.82:
        return "foreign_key", mutations.foreign_key(target.card, opening_key=opening)
    if way < 0.87:
        swap = mutations.swapped(target.candidates)
        return "swapped_candidate", mutations.sealed_again(swap(chance, target.card), **keys)
    forge = chance.choice(mutations.CARDS)
    return forge.__name__, mutations.sealed_again(forge(chance, target.card), **keys)


def attack(target: Target, folder: Path, chance: Random) -> None:
    name, data = mutated(target, chance)
    if data == target.file:
        return
    verdicts = target.collect(data, folder)

    target.tried[name] += 1
    unharmed = {Outcome.REFUSED, Outcome.ALREADY_HERE}
    assert {one.outcome for one in verdicts} <= unharmed, (name, verdicts)
    if name != "odd_json":  # which may have changed nothing
        assert {one.outcome for one in verdicts} == {Outcome.REFUSED}, (name, verdicts)


def attack_kit(data: bytes, chance: Random) -> None:
    """A kit file changed on its way opens with its right passphrase no more."""
    change = chance.choice(mutations.BYTES[:6])
    changed = change(chance, data)
    if changed != data:
        with pytest.raises(InputError):
            sealed_kits.unlock(changed, KIT_WORDS)


def test_a_few_mutated_files_are_refused(target: Target, tmp_path: Path) -> None:
    before, chance = target.rows(), Random(1)

    for _ in range(A_FEW):
        attack(target, tmp_path, chance)

    assert target.rows() == before


@pytest.mark.parametrize("forge", mutations.CARDS, ids=lambda one: one.__name__)
def test_each_forgery_is_refused(target: Target, tmp_path: Path, forge: mutations.Card) -> None:
    before = target.rows()
    forged = mutations.sealed_again(
        forge(Random(1), target.card),
        opening_key=target.office.key.public,
        signing_key=target.ana.kit.signing_key,
    )

    verdicts = target.collect(forged, tmp_path)

    assert {one.outcome for one in verdicts} == {Outcome.REFUSED}
    assert target.rows() == before


@pytest.mark.slow
def test_two_minutes_of_mutated_files(
    target: Target, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, chance = target.rows(), Random(SEED)
    kit = sealed_kits.lock(a_kit(), KIT_WORDS)
    began, number = time.monotonic(), 0
    while time.monotonic() - began < SECONDS:
        attack(target, tmp_path, chance)
        number += 1
        if number % 200 == 0:
            attack_kit(kit, chance)

    taken = time.monotonic() - began
    with capsys.disabled():
        ways = ", ".join(f"{name} {n:,}" for name, n in target.tried.most_common())
        rate = f"{number:,} mutated files in {taken:.0f} s, {number / taken:.0f} a second"
        sys.stdout.write(f"\n{rate}: {ways}\n")
    assert target.rows() == before


def test_the_genuine_file_is_still_taken(target: Target, tmp_path: Path) -> None:
    """Else nothing above would prove anything."""
    assert {one.outcome for one in target.collect(target.file, tmp_path)} == {Outcome.ALREADY_HERE}
    target.ana.amend(target.ana.begin(target.office.hiring.candidates[0]), Score.ONE)
    verdicts = target.collect(target.ana.give_back(), tmp_path)
    assert [one.outcome for one in verdicts] == [Outcome.AMENDED, Outcome.ALREADY_HERE]
