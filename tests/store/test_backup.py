from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from hireapp.domain.people import Role
from hireapp.errors import StorageError
from hireapp.store import backup, people, sqlite
from hireapp.store.database import Database


def names(path: Path) -> list[str]:
    database = Database.open(path)
    found = [one.name for one in people.everybody(database)]
    database.close()
    return found


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "safe" / "copy.db"


def test_copy_has_what_is_still_in_the_write_ahead_log(database: Database, target: Path) -> None:
    with database.read() as session:
        session.execute(text("PRAGMA wal_autocheckpoint=0"))
    people.add(database, "Ana", Role.INTERVIEWER)

    backup.copy_to(database.path, target)

    assert names(target) == ["Ana"]
    assert [one.name for one in target.parent.iterdir()] == ["copy.db"]


def test_copy_is_one_moment_while_somebody_writes(database: Database, target: Path) -> None:
    people.add(database, "Ana", Role.INTERVIEWER)
    with closing(sqlite.driver().connect(str(database.path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO people (id, name, role) VALUES ('b', 'Ben', 'interviewer')")

        backup.copy_to(database.path, target)

        other.execute("COMMIT")
    assert names(target) == ["Ana"]


def test_copy_replaces_an_earlier_one(database: Database, target: Path) -> None:
    backup.copy_to(database.path, target)
    people.add(database, "Ana", Role.INTERVIEWER)

    backup.copy_to(database.path, target)

    assert names(target) == ["Ana"]


def test_copy_aside_says_when_and_why(database: Database) -> None:
    copy = backup.copy_aside(database.path, label="before-version-2")

    assert copy.parent == database.path.parent / "backups"
    assert copy.name.startswith("hiring-2")
    assert copy.name.endswith("-before-version-2.db")
    assert names(copy) == []


def test_damaged_database_gives_no_copy_and_spares_the_earlier_one(
    database: Database, target: Path
) -> None:
    people.add(database, "Ana", Role.INTERVIEWER)
    database.close()
    backup.copy_to(database.path, target)
    data = bytearray(database.path.read_bytes())
    data[4_096:] = b"\xa5" * (len(data) - 4_096)
    database.path.write_bytes(data)

    with pytest.raises(StorageError, match="damaged"):
        backup.copy_to(database.path, target)

    assert names(target) == ["Ana"]
    assert [one.name for one in target.parent.iterdir()] == ["copy.db"]


def test_place_that_cannot_be_written_is_told(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(StorageError, match="No backup could be written"):
        backup.copy_to(database.path, tmp_path / "file" / "copy.db")
    with pytest.raises(StorageError, match="No backup could be written"):
        backup.copy_to(database.path, tmp_path / ("x" * 300))


def test_missing_database_gives_no_copy(tmp_path: Path, target: Path) -> None:
    with pytest.raises(StorageError, match="No backup could be written"):
        backup.copy_to(tmp_path / "gone.db", target)

    assert not target.exists()
    assert not (tmp_path / "gone.db").exists()


def test_database_is_never_copied_onto_itself(database: Database, tmp_path: Path) -> None:
    people.add(database, "Ana", Role.INTERVIEWER)
    link = tmp_path / "link.db"
    link.hardlink_to(database.path)

    for same in (database.path, link):
        with pytest.raises(StorageError, match="onto itself"):
            backup.copy_to(database.path, same)

    people.add(database, "Ben", Role.INTERVIEWER)
    assert [one.name for one in people.everybody(database)] == ["Ana", "Ben"]
