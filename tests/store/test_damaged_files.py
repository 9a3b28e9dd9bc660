"""Files that are not, or no longer, a usable database: refused in words, left as they are."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hireapp.domain.people import Role
from hireapp.errors import StorageError
from hireapp.store import people, sqlite
from hireapp.store.database import SCHEMA_NUMBER, Database


def contents(folder: Path) -> dict[str, str]:
    return {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest()
        for one in folder.iterdir()
        if one.is_file()
    }


def refusal(path: Path) -> StorageError:
    """How opening is refused, while nothing in the folder changes."""
    before = contents(path.parent)
    with pytest.raises(StorageError) as caught:
        Database.open(path)
    assert contents(path.parent) == before
    assert path.name in caught.value.message
    return caught.value


@pytest.fixture
def path(empty_file: Path, tmp_path: Path) -> Path:
    """A good database file with somebody in it, closed."""
    copied = Path(shutil.copy(empty_file, tmp_path))
    database = Database.open(copied)
    people.add(database, "Ana", Role.INTERVIEWER)
    database.close()
    return copied


def change(path: Path, edit: Callable[[bytearray], None]) -> None:
    data = bytearray(path.read_bytes())
    edit(data)
    path.write_bytes(data)


def test_good_file_opens(path: Path) -> None:
    database = Database.open(path)
    names = [one.name for one in people.everybody(database)]
    database.close()

    assert names == ["Ana"]


def test_missing_file_is_never_made(tmp_path: Path) -> None:
    gone = tmp_path / "gone.db"

    assert "cannot be opened" in refusal(gone).message
    assert not gone.exists()


@pytest.mark.parametrize("size", [0, 1, 15, 16, 99, 100, 512, 4_095, 4_096, 8_192, -4_096, -1])
def test_file_that_was_cut_short_is_refused(path: Path, size: int) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:size])

    refused = refusal(path)

    assert "damaged or cut short" in refused.message
    assert "backups" in refused.hint


@pytest.mark.parametrize("text", [b"Dear all,\n", b"x" * 5_000, b"SQLite format 2\x00" * 500])
def test_file_of_another_kind_is_refused(tmp_path: Path, text: bytes) -> None:
    other = tmp_path / "letter.db"
    other.write_bytes(text)

    assert refusal(other)


def test_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.db"
    folder.mkdir()

    assert "cannot be opened" in refusal(folder).message


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "photos.db"
    with closing(sqlite.driver().connect(str(foreign))) as connection:
        connection.execute("CREATE TABLE photos (id)")
        connection.commit()

    assert "photos.db is not a Hireapp database" in refusal(foreign).message


@pytest.mark.parametrize("version", [SCHEMA_NUMBER + 1, SCHEMA_NUMBER + 2, 2**31 - 1])
def test_newer_database_is_refused(path: Path, version: int) -> None:
    with closing(sqlite.driver().connect(str(path))) as connection:
        connection.execute(f"PRAGMA user_version={version}")
        connection.commit()

    refused = refusal(path)

    assert "newer version" in refused.message
    assert "Update Hireapp" in refused.hint


def test_overwritten_pages_are_refused(path: Path) -> None:
    def scribble(data: bytearray) -> None:
        for page in range(1, len(data) // 4_096):
            data[page * 4_096 : page * 4_096 + 200] = b"\xa5" * 200

    change(path, scribble)

    assert "damaged" in refusal(path).message


@pytest.mark.parametrize("place", [16, 19, 20, 21, 22, 23])
def test_scribbled_header_is_refused(path: Path, place: int) -> None:
    def scribble(data: bytearray) -> None:
        data[place] = 0xA5

    change(path, scribble)

    assert refusal(path)


def test_rest_of_a_crash_in_mid_checkpoint_is_no_damage(path: Path, tmp_path: Path) -> None:
    """The first page says how many there are, and is written before the last ones."""
    database = Database.open(path)
    with database.read() as session:
        session.connection().exec_driver_sql("PRAGMA wal_autocheckpoint=0")
    for number in range(300):
        people.add(database, f"Person {number}", Role.INTERVIEWER)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    wal = path.with_name("hiring.db-wal")
    shutil.copy(path, crashed)
    shutil.copy(wal, crashed)
    database.close()
    whole = path.read_bytes()
    change(crashed / "hiring.db", lambda data: data.__setitem__(slice(0, 4_096), whole[:4_096]))
    assert len((crashed / "hiring.db").read_bytes()) < len(whole)

    reopened = Database.open(crashed / "hiring.db")
    names = {one.name for one in people.everybody(reopened)}
    reopened.close()

    assert names == {"Ana", *(f"Person {number}" for number in range(300))}
