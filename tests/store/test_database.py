from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError, StatementError

from hireapp.domain.changes import Change, OpeningChanged, PeopleChanged
from hireapp.domain.ids import OpeningId
from hireapp.domain.people import Role
from hireapp.errors import Refused, StorageError
from hireapp.store import candidates, people, sqlite
from hireapp.store.database import SCHEMA_NUMBER, Database
from hireapp.store.tables import AnswerRow, CandidateRow, PersonRow
from tests.conftest import MONDAY, Hiring

OPENING = OpeningId("opening")


def row(name: str) -> PersonRow:
    return PersonRow(id=name, name=name, role=Role.INTERVIEWER)


def pragma(database: Database, name: str) -> object:
    with database.read() as session:
        return session.execute(text(f"PRAGMA {name}")).scalar()


# --- Settings --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("foreign_keys", 1),
        ("busy_timeout", sqlite.BUSY_TIMEOUT_MS),
        ("trusted_schema", 0),
        ("application_id", sqlite.APPLICATION_ID),
        ("user_version", SCHEMA_NUMBER),
    ],
)
def test_every_connection_is_set_up(database: Database, name: str, value: object) -> None:
    assert pragma(database, name) == value


def test_journal_keeps_every_commit_through_a_power_cut(database: Database) -> None:
    buggy = sqlite.has_wal_reset_bug(sqlite.driver().sqlite_version_info)

    journal = (pragma(database, "journal_mode"), pragma(database, "synchronous"))

    assert journal == (("delete", 3) if buggy else ("wal", 2))


def test_closing_folds_everything_into_one_file(database: Database) -> None:
    people.add(database, "Ana", Role.INTERVIEWER)

    database.close()

    assert [one.name for one in database.path.parent.iterdir()] == [database.path.name]


# --- Transactions ----------------------------------------------------------------------------


def test_changes_are_announced_once_they_can_be_read(database: Database) -> None:
    seen: list[list[str]] = []
    database.announce = lambda _change: seen.append(
        [one.name for one in people.everybody(database)]
    )

    people.add(database, "Ana", Role.INTERVIEWER)

    assert seen == [["Ana"]]


def test_several_changes_are_announced_in_order(database: Database) -> None:
    heard: list[Change] = []
    database.announce = heard.append

    with database.write(PeopleChanged(), OpeningChanged(OPENING)) as session:
        session.add(row("Ana"))
        assert heard == []

    assert heard == [PeopleChanged(), OpeningChanged(OPENING)]


@pytest.mark.parametrize("mishap", [Refused("no"), ZeroDivisionError("a bug"), KeyboardInterrupt()])
def test_rollback_changes_and_announces_nothing(database: Database, mishap: BaseException) -> None:
    heard: list[Change] = []
    database.announce = heard.append

    def write() -> None:
        with database.write(PeopleChanged()) as session:
            session.add(row("Ana"))
            session.flush()
            raise mishap

    with pytest.raises(type(mishap)):
        write()

    assert people.everybody(database) == ()
    assert heard == []


def test_failed_commit_announces_nothing_and_the_next_write_works(hiring: Hiring) -> None:
    heard: list[Change] = []
    hiring.database.announce = heard.append

    with pytest.raises(DatabaseError), hiring.database.write(PeopleChanged()) as session:
        session.add(row(hiring.panel[0].id))

    assert heard == []
    people.add(hiring.database, "Zoe", Role.INTERVIEWER)
    assert heard == [PeopleChanged()]


def test_transactions_cover_changes_of_the_schema(database: Database) -> None:
    def change_half() -> None:
        with database.write() as session:
            session.execute(text("CREATE TABLE half (id TEXT)"))
            session.execute(text("DROP TABLE amendments"))
            raise Refused("stop")

    with pytest.raises(Refused):
        change_half()

    with database.read() as session:
        names = set(session.scalars(text("SELECT name FROM sqlite_master")))
    assert "half" not in names
    assert "amendments" in names


def test_reader_sees_one_moment(database: Database) -> None:
    other = Database.open(database.path)
    with other.read() as session:
        before = session.scalars(text("SELECT count(*) FROM people")).one()
        people.add(database, "Ana", Role.INTERVIEWER)
        after = session.scalars(text("SELECT count(*) FROM people")).one()
    later = len(people.everybody(other))
    other.close()

    assert (before, after, later) == (0, 0, 1)


def test_rows_refer_only_to_what_is_there(database: Database) -> None:
    orphan = CandidateRow(id="dana", opening_id="gone", name="Dana", changed_at=MONDAY)

    with pytest.raises(DatabaseError, match="FOREIGN KEY"), database.write() as session:
        session.add(orphan)


@pytest.mark.parametrize(("score", "reason"), [(0, None), (6, None), (3, "declined")])
def test_database_itself_refuses_ratings_off_the_scale(
    hiring: Hiring, score: int, reason: str | None
) -> None:
    card = hiring.begin(hiring.candidates[0], hiring.panel[0])
    wrong = AnswerRow(scorecard_id=card, question_id="q", score=score, no_score=reason, evidence="")

    with (
        pytest.raises(DatabaseError, match="CHECK constraint failed: ck_answers_score"),
        hiring.database.write() as session,
    ):
        session.add(wrong)


def test_moment_without_a_time_zone_is_a_mistake(hiring: Hiring) -> None:
    naive = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001

    with pytest.raises(StatementError, match="needs a time zone"):
        candidates.schedule(hiring.database, hiring.candidates[0].id, naive)


# --- Files -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["hiring ?mode=memory.db", "a#b.db", "100%41.db", "Ünï 王.db", "'\".db"]
)
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / "folder #1 ?" / name

    made = Database.create(path)
    people.add(made, "Ana", Role.INTERVIEWER)
    made.close()
    reopened = Database.open(path)
    found = [one.name for one in people.everybody(reopened)]
    reopened.close()

    assert found == ["Ana"]
    assert [one.name for one in path.parent.iterdir()] == [name]


def test_existing_file_is_never_created_over(database: Database) -> None:
    people.add(database, "Ana", Role.INTERVIEWER)

    with pytest.raises(StorageError, match="exists already"):
        Database.create(database.path)

    assert [one.name for one in people.everybody(database)] == ["Ana"]


def test_existing_folder_is_never_created_over(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="exists already"):
        Database.create(tmp_path)


def test_place_where_nothing_can_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    for place in (tmp_path / "file" / "hiring.db", tmp_path / ("x" * 300) / "hiring.db"):
        with pytest.raises(StorageError, match="No database can be made"):
            Database.create(place)

    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_remains_of_a_killed_creation_are_no_hindrance(tmp_path: Path) -> None:
    for rest in ("", "-wal", "-shm"):
        (tmp_path / f"hiring.db.new{rest}").write_bytes(b"half" * 2_000)

    Database.create(tmp_path / "hiring.db").close()

    assert [one.name for one in tmp_path.iterdir()] == ["hiring.db"]


def test_clock_and_ids_are_those_of_the_machine_unless_given(tmp_path: Path) -> None:
    made = Database.create(tmp_path / "hiring.db")
    made.close()

    assert made.now().tzinfo is not None
    assert made.new_id() != made.new_id()


def test_closing_waits_for_what_another_thread_reads(database: Database) -> None:
    reading, go_on, closed = Event(), Event(), Event()
    found: list[object] = []

    def read() -> None:
        with database.read() as session:
            reading.set()
            go_on.wait(30)
            found.extend(session.scalars(select(PersonRow)))
            found.append(closed.is_set())

    def close() -> None:
        database.close()
        closed.set()

    reader = Thread(target=read)
    reader.start()
    assert reading.wait(30)
    closer = Thread(target=close)
    closer.start()
    closer.join(0.2)
    go_on.set()
    reader.join(30)
    closer.join(30)

    assert found == [False]
    assert closed.is_set()


def test_another_thread_begins_nothing_once_it_is_closed(database: Database) -> None:
    database.close()

    with ThreadPoolExecutor(1) as pool, pytest.raises(StorageError, match="was closed"):
        pool.submit(people.everybody, database).result()
