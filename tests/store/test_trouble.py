"""What the environment does to a database: locked, full, read-only. Told in words, nothing lost."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from hireapp.domain.changes import Change
from hireapp.domain.people import Role
from hireapp.domain.scorecards import Score
from hireapp.errors import StorageError
from hireapp.store import people, scorecards, sqlite
from hireapp.store.database import Database
from tests.conftest import Hiring


def names(database: Database) -> list[str]:
    return [one.name for one in people.everybody(database)]


# --- Locked ----------------------------------------------------------------------------------


@contextmanager
def held_by_another(path: Path, statement: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    with closing(sqlite.driver().connect(str(path), isolation_level=None)) as other:
        other.execute(statement)
        yield
        other.execute("ROLLBACK")


def test_locked_database_is_told_at_once_and_works_when_free(hiring: Hiring) -> None:
    person = hiring.panel[0]
    card = hiring.begin(hiring.candidates[0], person)
    heard: list[Change] = []
    hiring.database.announce = heard.append
    question = hiring.questions[0]

    with held_by_another(hiring.database.path):
        began = time.perf_counter()
        with pytest.raises(StorageError, match="Another program") as refusal:
            scorecards.rate(hiring.database, card, question, Score.FIVE, viewer=person.id)
        took = time.perf_counter() - began
        readable = scorecards.open_sheet(hiring.database, card, person.id).scorecard

    assert took < 1
    assert "Nothing was lost" in refusal.value.hint
    assert readable.answers == {}
    assert heard == []
    scorecards.rate(hiring.database, card, question, Score.FIVE, viewer=person.id)
    stored = scorecards.open_sheet(hiring.database, card, person.id).scorecard
    assert stored.answer(question).rating is Score.FIVE


def test_writer_has_the_file_to_itself_from_the_first_moment(database: Database) -> None:
    """Otherwise it could read, be overtaken, and fail in a way that no waiting helps."""
    module = sqlite.driver()
    other = module.connect(str(database.path), isolation_level=None, timeout=0)
    with closing(other), database.write() as session:
        session.execute(text("SELECT 1"))

        with pytest.raises(module.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")


def test_file_that_vanished_is_told_and_never_made_anew(database: Database) -> None:
    database.close()
    database.path.unlink()

    with pytest.raises(StorageError, match="does not answer"):
        people.everybody(database)

    assert not database.path.exists()


def test_database_held_by_another_process_is_told(database: Database) -> None:
    script = (
        "import sys; from hireapp.store import sqlite\n"
        "other = sqlite.driver().connect(sys.argv[1], isolation_level=None)\n"
        "other.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(database.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"

        with pytest.raises(StorageError, match="Another program"):
            people.add(database, "Ana", Role.INTERVIEWER)

        other.communicate()
    people.add(database, "Ben", Role.INTERVIEWER)
    assert names(database) == ["Ben"]


def test_database_that_is_locked_entirely_does_not_open(database: Database) -> None:
    database.close()
    with closing(sqlite.driver().connect(str(database.path), isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(StorageError, match="Another program"):
            Database.open(database.path)

    reopened = Database.open(database.path)
    assert names(reopened) == []
    reopened.close()


# --- Full ------------------------------------------------------------------------------------


def test_full_database_is_told_and_keeps_what_was_there(database: Database) -> None:
    people.add(database, "Ana", Role.INTERVIEWER)
    heard: list[Change] = []
    database.announce = heard.append
    with database.read() as session:
        driver = session.connection()
        pages = driver.exec_driver_sql("PRAGMA page_count").scalar_one()
        driver.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    def write_until_full() -> None:
        for number in range(1_000):
            people.add(database, f"{number} {'x' * 200}", Role.INTERVIEWER)

    with pytest.raises(StorageError, match="disk is full"):
        write_until_full()

    announced = len(heard)
    with database.read() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count=100000")
    people.add(database, "Zoe", Role.INTERVIEWER)
    assert len(names(database)) == announced + 2
    database.check_health()


def in_child(work: Callable[[], list[str]]) -> list[str]:
    """What `work` says, run in a forked child whose limits and user are its own."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        try:
            os.write(sending, "\n".join(work()).encode())
        finally:
            os._exit(0)
    os.close(sending)
    with open(receiving, encoding="utf-8") as stream:  # noqa: PTH123
        said = stream.read().split("\n")
    os.waitpid(child, 0)
    return said


@pytest.mark.parametrize("spare", [0, 4_096, 20_000, 100_000])
def test_disk_that_fills_up_keeps_every_acknowledged_write(database: Database, spare: int) -> None:
    people.add(database, "Ana", Role.INTERVIEWER)
    database.close()
    path = database.path

    def write_until_full() -> list[str]:
        size = path.stat().st_size + spare
        opened = Database.open(path)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        kept = 0
        try:
            for number in range(2_000):
                people.add(opened, f"{number} {'x' * 250}", Role.INTERVIEWER)
                kept += 1
        except StorageError as refusal:
            return [str(kept), refusal.message]
        return [str(kept), "never full"]

    kept, message = in_child(write_until_full)

    assert "disk" in message
    reopened = Database.open(path)
    assert len(names(reopened)) in (int(kept) + 1, int(kept) + 2)
    assert "Ana" in names(reopened)
    people.add(reopened, "Zoe", Role.INTERVIEWER)
    reopened.close()


@pytest.mark.parametrize("size", [0, 1_000, 4_096, 30_000, 100_000, 135_000])
def test_no_half_database_is_made_on_a_full_disk(tmp_path: Path, size: int) -> None:
    path = tmp_path / "hiring.db"
    Database.create(tmp_path / "other.db").close()  # everything is imported before the fork

    def create() -> list[str]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        try:
            Database.create(path).close()
        except StorageError as refusal:
            return ["refused", refusal.message]
        return ["made", ""]

    outcome, message = in_child(create)

    assert (outcome, "disk" in message) == ("refused", True)
    assert [one.name for one in tmp_path.iterdir()] == ["other.db"]
    Database.create(path).close()


# --- Read-only -------------------------------------------------------------------------------


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def become_nobody() -> None:
    if os.geteuid() == 0:  # file permissions mean nothing to root
        os.setgroups([])
        os.setgid(65_534)
        os.setuid(65_534)


def attempt(path: Path) -> list[str]:
    """What somebody without the right to write is told."""
    become_nobody()
    try:
        database = Database.open(path)
        found = names(database)
        people.add(database, "Ben", Role.INTERVIEWER)
    except StorageError as refusal:
        return [refusal.message]
    return found


@pytest.mark.parametrize("folder_mode", [0o777, 0o555])
def test_read_only_database_is_told_and_unchanged(
    database: Database, open_folder: Path, folder_mode: int
) -> None:
    people.add(database, "Ana", Role.INTERVIEWER)
    database.close()
    path = Path(shutil.copy(database.path, open_folder))
    path.chmod(0o444)
    before = path.read_bytes()
    open_folder.chmod(folder_mode)

    (message,) = in_child(lambda: attempt(path))

    open_folder.chmod(0o777)
    assert "read-only" in message
    assert path.read_bytes() == before


def test_file_that_may_not_be_read_is_told(database: Database, open_folder: Path) -> None:
    database.close()
    path = Path(shutil.copy(database.path, open_folder))
    path.chmod(0o000)

    (message,) = in_child(lambda: attempt(path))

    assert "cannot be opened" in message


def test_folder_that_may_not_be_written_gets_no_database(
    database: Database, open_folder: Path
) -> None:
    names(database)
    open_folder.chmod(0o555)

    def create() -> list[str]:
        become_nobody()
        try:
            Database.create(open_folder / "hiring.db")
        except StorageError as refusal:
            return [refusal.message]
        return ["made"]

    (message,) = in_child(create)

    open_folder.chmod(0o777)
    assert "No database can be made" in message
    assert list(open_folder.iterdir()) == []


# --- Mistakes of ours ------------------------------------------------------------------------


def test_mistakes_of_the_program_are_not_blamed_on_the_disk(database: Database) -> None:
    with pytest.raises(OperationalError, match="no such table"), database.read() as session:
        session.execute(text("SELECT * FROM nowhere"))
