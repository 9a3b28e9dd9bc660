"""How long 1,000 sealed scorecards take to come in, and how much memory, against opening them only.

    python benchmarks/collect_scorecards.py [ROUNDS]

Each is in a file of its own, as from as many mails: 50 candidates, 20 interviewers. Prints medians
and their ratio to the unsealing alone, and the peak of memory at 250 and at 1,000 files.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hireapp import paths
from hireapp.collecting import keys, scorecards
from hireapp.domain import banks
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.people import Role
from hireapp.domain.scorecards import Answer, Reaction, Recommendation, Score
from hireapp.domain.taking_in import Outcome
from hireapp.domain.travelling import TravellingKit, TravellingScorecard
from hireapp.exchange import sealed_keys, sealed_scorecards
from hireapp.store import candidates, kits, openings, panels, people, sealing
from hireapp.store.database import Database

CANDIDATES, SEATS, QUESTIONS = 50, 20, 8
WORDS = "quilt wheel amber canoe"
ROUNDS = 3
EVIDENCE = "She knelt down to the child, asked for its name and walked the whole way with it. " * 6


def office(path: Path) -> tuple[Database, str, tuple[TravellingKit, ...]]:
    """A coordinator's database with everything sent out; gives its private key too."""
    database = Database.create(path)
    cora = people.add(database, "Cora", Role.COORDINATOR)
    opening = openings.create(database, OpeningFacts(title="Host", purpose="make guests happy"))
    bank = banks.load(paths.question_banks()[0])
    content = KitContent().adding(bank, bank.openers[0])
    for question in bank.scored_questions[:QUESTIONS]:
        content = content.adding(bank, question)
    kits.edit(database, opening.id, content)
    for number in range(SEATS):
        person = people.add(database, f"Interviewer {number}", Role.INTERVIEWER)
        panels.seat(database, opening.id, person.id)
    for number in range(CANDIDATES):
        candidates.add(database, opening.id, f"Candidate {number}")
    key = keys.make(database, opening.id, passphrase=WORDS, viewer=cora.id)
    signing = {one.id: sealed_keys.new_signing_key() for one in panels.seats(database, opening.id)}
    sent = sealing.send(database, opening.id, signing, viewer=cora.id)
    return database, keys.private_half(key, WORDS), tuple(one.kit for one in sent)


def scorecard(kit: TravellingKit, candidate: int, sequence: int) -> TravellingScorecard:
    """What an interviewer returns of one candidate."""
    ids = sorted(kit.content.question_ids)
    return TravellingScorecard(
        opening_id=kit.opening_id,
        candidate_id=kit.candidates[candidate].id,
        scorecard_id=f"{int(kit.seat_id[:12], 16):016x}{sequence:016x}",
        seat_id=kit.seat_id,
        person_id=kit.person_id,
        kit_id=kit.kit_id,
        kit_hash=kit.kit_hash,
        sequence=sequence,
        answers=tuple(
            Answer(one, Score(1 + (sequence + n) % 5), EVIDENCE) for n, one in enumerate(ids)
        ),
        reaction=Reaction.WARM,
        reaction_reason="a smile",
        recommendation=Recommendation.YES,
        started_at=kit.frozen_at,
        submitted_at=kit.frozen_at,
        amendments=(),
        fact_notes={},
    )


def mail(folder: Path, sent: tuple[TravellingKit, ...]) -> list[Path]:
    """A file for each scorecard, the interviewers taking turns."""
    folder.mkdir()
    written = []
    for candidate in range(CANDIDATES):
        for seat, kit in enumerate(sent):
            data = sealed_scorecards.seal(
                [scorecard(kit, candidate, candidate + 1)],
                opening_key=kit.opening_key,
                signing_key=kit.signing_key,
            )
            path = folder / f"{candidate:02}-{seat:02}{sealed_scorecards.SUFFIX}"
            path.write_bytes(data)
            written.append(path)
    return written


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long some work takes, and for how long of that a processor works on it."""
    began = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began[0], time.process_time() - began[1]


def peak(work: Callable[[], object]) -> float:
    """The most memory that Python objects took meanwhile, in MB."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def collect(path: Path, found: list[Path], private: dict[str, str], expected: Outcome) -> None:
    """What the command line and the window do, and that it was done."""
    database = Database.open(path)
    viewer = next(one for one in people.everybody(database) if one.name == "Cora")
    told: list[int] = []

    def go_on(done: int, _: int) -> bool:
        told.append(done)
        return True

    done = scorecards.collect(database, found, private, viewer=viewer.id, go_on=go_on)
    database.close()
    if {one.verdict.outcome for one in done.results} != {expected}:
        raise SystemExit("A scorecard was not taken.")
    if told != list(range(len(found))):
        raise SystemExit("Progress is not told for each file.")


def unseal(found: list[Path], private: dict[str, str]) -> None:
    """The least that there is to do."""
    for path in found:
        data = path.read_bytes()
        key = private[sealed_scorecards.key_id_of(data)]
        sealed_scorecards.unseal(data, opening_key=key)


def measure(folder: Path, rounds: int) -> None:
    """Measure in turns, so that a busy machine slows all alike."""
    database, private_half, sent = office(folder / "office.db")
    found = mail(folder / "mail", sent)
    database.close()
    private = {sealed_scorecards.key_id_of(found[0].read_bytes()): private_half}

    def fresh(name: str) -> Path:
        return Path(shutil.copy(folder / "office.db", folder / name))

    times: dict[str, list[tuple[float, float]]] = {}
    for number in range(rounds):
        path = fresh(f"{number}.db")
        works: dict[str, Callable[[], object]] = {
            "unsealing alone": partial(unseal, found, private),
            "taking them in": partial(collect, path, found, private, Outcome.TAKEN),
            "the same again": partial(collect, path, found, private, Outcome.ALREADY_HERE),
        }
        for title, work in works.items():
            times.setdefault(title, []).append(seconds(work))
    some = peak(partial(collect, fresh("some.db"), found[:250], private, Outcome.TAKEN))
    every = peak(partial(collect, fresh("all.db"), found, private, Outcome.TAKEN))
    floor = statistics.median(own for _, own in times["unsealing alone"])
    size = sum(one.stat().st_size for one in found) / 1e6
    print(f"{len(found):,} scorecards in as many files, {size:.1f} MB")
    for title, taken in times.items():
        value, own = (statistics.median(each) for each in zip(*taken, strict=True))
        print(f"{title:20} {value:6.2f} s, of a processor {own:6.2f} s  {own / floor:6.2f}")
    print(f"memory at the peak: {some:.1f} MB for 250 files, {every:.1f} MB for {len(found):,}")


def main() -> None:
    """Measure in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)


if __name__ == "__main__":
    main()
