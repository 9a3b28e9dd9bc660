"""Erasing leaves numbers: nothing of the name or the notes in any byte of any file."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from hireapp.domain.backups import Occasion, Soundness
from hireapp.domain.decisions import DecisionFacts, Outcome
from hireapp.domain.dumb_rules import RuleFacts
from hireapp.domain.people import Candidate, Role
from hireapp.domain.scorecards import Score
from hireapp.errors import Refused, StorageError
from hireapp.store import (
    audit,
    backup,
    backup_shelf,
    candidates,
    comparisons,
    debriefs,
    decisions,
    dumb_rules,
    erasing,
    exchanging,
    people,
    privacy,
    restoring,
    sqlite,
)
from hireapp.store.database import Database
from hireapp.store.tables import FactNoteRow
from tests.conftest import MONDAY, Hiring
from tests.store.stored_files import FOLDER

NAME = "Zoë Żakowska"
NOTE = "“I knelt down beside her wheelchair.”"
SECRETS = (NAME, "Żakowska", NOTE, "knelt down beside", "a claim about overtime", "calm as a pond")


def spellings(text: str) -> Iterator[bytes]:
    yield text.encode()
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")
    yield json.dumps(text)[1:-1].encode()


def found_in(folder: Path, secrets: tuple[str, ...] = SECRETS) -> list[str]:
    """Every file in which a secret stands, in whatever spelling."""
    return [
        f"{path.name}: {secret}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for secret in secrets
        if any(one in path.read_bytes() for one in spellings(secret))
    ]


@pytest.fixture(autouse=True)
def _temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where SQLite and Python put temporary files, so that it is scanned with the rest."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for variable in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(folder))


@pytest.fixture
def zoe(hiring: Hiring) -> Candidate:
    """A candidate about whom there is something in every table, and in what others wrote."""
    database, me = hiring.database, hiring.coordinator.id
    dana = hiring.candidates[0]
    zoe = candidates.add(database, hiring.opening.id, "Zoe misspelt Żakowska")
    backup.copy_aside(database.path, label="regular", now=MONDAY - timedelta(days=40))
    candidates.rename(database, zoe.id, NAME)
    candidates.schedule(database, zoe.id, MONDAY, place="Room 4, Żakowska")
    for person in hiring.panel:
        card = hiring.submit(zoe, person, Score.FOUR, NOTE)
        hiring.submit(dana, person, Score.TWO, f"Slower than {NAME.upper()}; Zoë was quick.")
        with database.write() as session:
            session.add(FactNoteRow(scorecard_id=card, fact_id="f", text=f"{NAME}: Polish"))
    rule = RuleFacts(
        rule="Wheelchairs use the back door.",
        harm=f"Żakowska waited; {NAME} too",
        candidate_id=zoe.id,
    )
    dumb_rules.note(database, rule, viewer=hiring.panel[0].id)
    debriefs.note(database, zoe.id, f"{NAME}, calm as a pond", viewer=me)
    for candidate in (zoe, dana):
        debriefs.open_evidence(database, candidate.id, viewer=me)
        facts = DecisionFacts(
            outcome=Outcome.HOLD, reason=f"We compare {NAME} with the others first."
        )
        decisions.decide(database, candidate.id, facts, exceptions=(), viewer=me)
    backup.copy_aside(database.path, label="regular", now=MONDAY)
    privacy.place_hold(database, zoe.id, "a claim about overtime", viewer=me)
    privacy.lift_hold(database, zoe.id, "settled", viewer=me)
    return candidates_named(database, NAME)[0]


def candidates_named(database: Database, name: str) -> list[Candidate]:
    with closing(sqlite.connect(database.path)) as connection:
        rows = connection.execute(
            "SELECT id, opening_id, name FROM candidates WHERE name = ?", (name,)
        ).fetchall()
    return [Candidate(*row) for row in rows]


def erase(hiring: Hiring, zoe: Candidate) -> tuple[str, ...]:
    return erasing.erase(hiring.database, zoe.id, typed=zoe.name, viewer=hiring.coordinator.id)


# --- What is left ----------------------------------------------------------------------------


def test_no_byte_of_name_or_notes_is_left(hiring: Hiring, zoe: Candidate, tmp_path: Path) -> None:
    assert len(found_in(tmp_path)) > len(SECRETS)

    assert erase(hiring, zoe) == ()
    done = erasing.finish(hiring.database.path)

    assert found_in(tmp_path) == []
    assert (done.backups, done.removed) == (3, 0)
    hiring.database.close()
    assert found_in(tmp_path) == []


def test_backups_are_good_and_keep_everybody_else(hiring: Hiring, zoe: Candidate) -> None:
    erase(hiring, zoe)
    erasing.finish(hiring.database.path)

    copies = backup_shelf.checked(hiring.database.path)

    assert [one.soundness for one in copies] == [Soundness.GOOD] * 3
    assert [one.occasion for one in copies].count(Occasion.BEFORE_ERASURE) == 1
    for one in copies:
        (opening,) = backup_shelf.contents(one.path).openings
        assert opening.candidates == 2
    names = {one.name for one in backup.folder_of(hiring.database.path).iterdir()}
    assert names == {f"{one.path.name}{end}" for one in copies for end in ("", ".sha256")}


def test_what_others_wrote_stays_without_the_name(hiring: Hiring, zoe: Candidate) -> None:
    erase(hiring, zoe)

    sheet = comparisons.sheet(hiring.database, hiring.opening.id, hiring.coordinator.id)
    assert [row.name for row in sheet.rows] == ["Dana Whitfield", "Priya Nair"]
    dana = hiring.candidates[0].id
    (decision,) = decisions.history(hiring.database, dana, hiring.coordinator.id)
    assert decision.facts.reason == "We compare [erased] with the others first."
    debrief = debriefs.read(hiring.database, dana, hiring.coordinator.id)
    said = {voice.evidence for item in debrief.items for voice in item.voices}
    assert said == {"Slower than [erased]; [erased] was quick."}


def test_rule_that_was_named_stays_without_whoever_named_it(hiring: Hiring, zoe: Candidate) -> None:
    erase(hiring, zoe)

    (rule,) = dumb_rules.register(hiring.database, hiring.coordinator.id)
    assert rule.rule == "Wheelchairs use the back door."
    assert rule.harm == "[erased] waited; [erased] too"
    assert rule.source is None


def test_only_numbers_stay(hiring: Hiring, zoe: Candidate) -> None:
    erase(hiring, zoe)

    (left,) = privacy.erased(hiring.database)
    assert (left.candidates, left.scorecards, left.hired, left.declined) == (1, 2, 0, 0)


def test_it_is_in_the_audit_log_without_a_name(hiring: Hiring, zoe: Candidate) -> None:
    erase(hiring, zoe)
    erasing.finish(hiring.database.path)

    logged = audit.newest(hiring.database, hiring.coordinator.id)[0].entry
    assert (logged.event, logged.candidate_id) == ("erased", zoe.id)
    assert audit.verify(hiring.database).sound


def test_name_of_somebody_who_works_here_is_told(hiring: Hiring, zoe: Candidate) -> None:
    people.add(hiring.database, NAME, Role.OBSERVER)

    assert erase(hiring, zoe) == ("people",)


def test_part_of_a_name_that_others_have_is_left(hiring: Hiring, zoe: Candidate) -> None:
    people.add(hiring.database, "Zoë Kowalski", Role.OBSERVER)

    erase(hiring, zoe)

    dana = debriefs.read(hiring.database, hiring.candidates[0].id, hiring.coordinator.id)
    said = {voice.evidence for item in dana.items for voice in item.voices}
    assert said == {"Slower than [erased]; Zoë was quick."}


def test_another_candidate_of_the_same_name_keeps_it(hiring: Hiring, zoe: Candidate) -> None:
    candidates.add(hiring.database, hiring.opening.id, NAME)

    left = erase(hiring, zoe)

    assert {"candidates", "answers", "decisions"} <= set(left)
    assert len(candidates_named(hiring.database, NAME)) == 1


def test_search_index_forgets_too(hiring: Hiring, zoe: Candidate) -> None:
    with closing(sqlite.connect(hiring.database.path)) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        connection.execute("INSERT INTO words VALUES ('calm as a pond')")
        connection.execute("DELETE FROM words")
    erase(hiring, zoe)

    erasing.scour(hiring.database.path)

    with closing(sqlite.connect(hiring.database.path)) as connection:
        kept = b"".join(row[0] for row in connection.execute("SELECT block FROM words_data"))
    assert b"pond" not in kept


# --- Refusals --------------------------------------------------------------------------------


def test_nothing_is_erased_without_the_name_typed(hiring: Hiring, zoe: Candidate) -> None:
    with pytest.raises(Refused, match="not the candidate's name"):
        erasing.erase(hiring.database, zoe.id, typed="Zoë", viewer=hiring.coordinator.id)
    with pytest.raises(Refused, match="coordinator"):
        erasing.erase(hiring.database, zoe.id, typed=NAME, viewer=hiring.panel[0].id)
    privacy.place_hold(hiring.database, zoe.id, "a claim", viewer=hiring.coordinator.id)
    with pytest.raises(Refused, match="legal hold"):
        erase(hiring, zoe)

    assert candidates.count(hiring.database, hiring.opening.id) == 3
    assert len(backup_shelf.on_shelf(hiring.database.path)) == 2


def test_backup_that_cannot_be_read_is_removed(
    hiring: Hiring, zoe: Candidate, tmp_path: Path
) -> None:
    damaged = backup_shelf.on_shelf(hiring.database.path)[0].path
    damaged.write_bytes(b"\xa5" * 8_192 + NAME.encode())
    erase(hiring, zoe)

    done = erasing.finish(hiring.database.path)

    assert (done.backups, done.removed) == (2, 1)
    assert found_in(tmp_path) == []


def test_older_backup_is_cleaned_and_brought_up_to_date(
    hiring: Hiring, zoe: Candidate, tmp_path: Path
) -> None:
    folder = backup.folder_of(hiring.database.path)
    shutil.copy(FOLDER / "version-1.db", folder / "hiring-20260101-000000-before-version-2.db")
    erase(hiring, zoe)

    assert erasing.finish(hiring.database.path).removed == 0
    assert found_in(tmp_path) == []


def test_file_in_use_is_cleaned_later(hiring: Hiring, zoe: Candidate, tmp_path: Path) -> None:
    erase(hiring, zoe)
    with closing(sqlite.connect(hiring.database.path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM people").fetchall()
        with pytest.raises(StorageError, match="Another program"):
            erasing.finish(hiring.database.path)
        other.execute("COMMIT")
    assert hiring.database.erasure_waits()
    hiring.database.close()

    Database.open(hiring.database.path).close()

    assert found_in(tmp_path) == []


# --- Restoring -------------------------------------------------------------------------------


def test_copy_kept_elsewhere_does_not_bring_anybody_back(
    hiring: Hiring, zoe: Candidate, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stick = tmp_path_factory.mktemp("stick") / "copy.db"
    path = hiring.database.path
    backup.copy_to(path, stick)
    erase(hiring, zoe)
    erasing.finish(path)
    hiring.database.close()

    restoring.restore(path, stick)

    reopened = Database.open(path)
    assert candidates_named(reopened, NAME) == []
    assert candidates.count(reopened, hiring.opening.id) == 2
    assert not reopened.erasure_waits()
    reopened.close()
    assert found_in(tmp_path) == []


# --- Killed in between -----------------------------------------------------------------------

KILL_AT_EACH = 9
"""One of so many touches of a file; with 1 every place is tried, which takes minutes."""
EVENTS = frozenset({"open", "os.rename", "os.remove", "os.link"})


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do the work in a child that is killed at its n-th touch of a file; whether it got there."""
    child = os.fork()
    if child == 0:
        left = [step]

        def look(event: str, arguments: tuple[object, ...]) -> None:
            writes = event != "open" or arguments[1] not in {"r", "rb", None}
            if event in EVENTS and writes and "hiring" in str(arguments[0]):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(look)
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_erasure_killed_anywhere_is_finished_by_the_next_start_or_never_began(
    hiring: Hiring, zoe: Candidate, tmp_path: Path
) -> None:
    path = hiring.database.path
    hiring.database.close()
    exchanging.let_go(path)
    whole = tmp_path.parent / f"{tmp_path.name}-whole"
    shutil.copytree(tmp_path, whole)

    def work() -> None:
        database = Database.open(path)
        erasing.erase(database, zoe.id, typed=NAME, viewer=hiring.coordinator.id)
        erasing.finish(path)
        database.close()

    outcomes = set()
    for step in range(0, 500, KILL_AT_EACH):
        if not killed_at(step, work):
            break
        reopened = Database.open(path)
        began = candidates_named(reopened, NAME) == []
        outcomes.add(began)
        reopened.check_health()
        reopened.close()
        if began:
            assert found_in(tmp_path) == [], f"killed at step {step}"
            states = {one.soundness for one in backup_shelf.checked(path)}
            assert states == {Soundness.GOOD}
        shutil.rmtree(tmp_path)
        shutil.copytree(whole, tmp_path)
    assert step > 10
    assert outcomes == {True, False}
