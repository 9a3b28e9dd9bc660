from __future__ import annotations

import hashlib
import random
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from hireapp.domain.backups import Backup, Occasion, Soundness
from hireapp.domain.people import Role
from hireapp.domain.scorecards import Score
from hireapp.errors import StorageError
from hireapp.store import backup, backup_shelf, openings, people, restoring, sqlite
from hireapp.store.database import SCHEMA_NUMBER, Database
from tests.conftest import MONDAY, Hiring

Rows = dict[str, list[tuple[object, ...]]]


def rows(path: Path) -> Rows:
    """Every row of every table, straight from the file."""
    with closing(sqlite.connect(path, mode="ro", immutable=True)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for (name,) in tables
        }


def make(path: Path, occasion: Occasion = Occasion.REGULAR) -> Backup:
    made = backup_shelf.make(path, occasion)
    assert made is not None
    return made


def flip_a_bit(path: Path, *, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at // 8] ^= 1 << at % 8
    path.write_bytes(data)


@pytest.fixture
def path(hiring: Hiring) -> Path:
    """A closed database with something in it."""
    hiring.submit(hiring.candidates[0], hiring.panel[0], Score.FOUR, "“I knelt down to her.”")
    hiring.fill(hiring.candidates[1], hiring.panel[1])
    hiring.database.close()
    return hiring.database.path


# --- Making ----------------------------------------------------------------------------------


def test_copy_has_its_checksum_beside_it(path: Path) -> None:
    made = make(path, Occasion.BY_HAND)

    assert made.soundness is Soundness.GOOD
    words = backup.checksum_file(made.path).read_text().split()
    assert words == [hashlib.sha256(made.path.read_bytes()).hexdigest(), made.path.name]
    (listed,) = backup_shelf.checked(path)
    assert listed == made
    assert listed.occasion is Occasion.BY_HAND


def test_nothing_is_copied_twice(path: Path) -> None:
    make(path)

    assert backup_shelf.make(path, Occasion.BEFORE_IMPORT) is None

    assert len(backup_shelf.on_shelf(path)) == 1
    assert len(list(backup.folder_of(path).iterdir())) == 2


def test_two_in_one_second_are_two(database: Database) -> None:
    first = backup.copy_aside(database.path, label="regular", now=MONDAY)
    second = backup.copy_aside(database.path, label="regular", now=MONDAY)

    assert first != second
    assert len(backup_shelf.on_shelf(database.path)) == 2


def test_copy_is_made_when_due_and_only_then(database: Database) -> None:
    assert backup_shelf.make_if_due(database.path)
    made = backup_shelf.on_shelf(database.path)[0].made_at
    assert not backup_shelf.make_if_due(database.path, now=made + timedelta(minutes=31))

    people.add(database, "Ana", Role.INTERVIEWER)

    assert not backup_shelf.make_if_due(database.path, now=made + timedelta(minutes=29))
    assert backup_shelf.make_if_due(database.path, now=made + timedelta(minutes=31))


def test_copies_past_their_time_go_with_their_checksums(database: Database) -> None:
    for days in range(40):
        backup.copy_aside(database.path, label="regular", now=MONDAY + timedelta(days=days))
    folder = backup.folder_of(database.path)
    (folder / "hiring-20260101-000000-regular.db.part").write_bytes(b"half")
    (folder / "hiring-20260101-000000-regular.db.sha256").write_text("of nothing")
    (folder / "notes.txt").write_text("mine")

    backup_shelf.thin_out(database.path, now=MONDAY + timedelta(days=39, hours=1))

    left = sorted(one.name for one in folder.iterdir())
    copies = [one for one in left if one.endswith(".db")]
    assert 12 <= len(copies) < 25
    assert left == sorted([*copies, *(f"{one}.sha256" for one in copies), "notes.txt"])


def test_copies_of_another_database_are_not_listed(path: Path, empty_file: Path) -> None:
    other = path.with_name("hiring-2.db")
    other.write_bytes(empty_file.read_bytes())
    make(path)
    make(other)

    assert [one.path.stem[:9] for one in backup_shelf.on_shelf(path)] == ["hiring-20"]
    assert len(backup_shelf.on_shelf(other)) == 1


# --- Looking ---------------------------------------------------------------------------------


def test_contents_are_told_before_restoring(path: Path) -> None:
    found = backup_shelf.contents(make(path).path)

    (opening,) = found.openings
    assert (opening.title, opening.candidates, opening.scorecards) == (
        "Guest Experience Host",
        2,
        2,
    )
    assert found.people == 3
    assert found.last_change is not None
    assert found.last_change.date() == MONDAY.date()


def test_looking_into_a_copy_leaves_nothing_beside_it(path: Path) -> None:
    made = make(path)

    backup_shelf.contents(made.path)
    backup_shelf.checked(path)

    assert len(list(made.path.parent.iterdir())) == 2


def test_any_flipped_bit_is_noticed(path: Path) -> None:
    made = make(path)
    whole = made.path.read_bytes()
    random_bits = random.Random(5)

    for _ in range(60):
        flip_a_bit(made.path, at=random_bits.randrange(len(whole) * 8))
        (listed,) = backup_shelf.checked(path)
        assert listed.soundness is Soundness.DAMAGED
        assert not listed.usable
        made.path.write_bytes(whole)


def test_copy_without_a_checksum_is_called_that(path: Path) -> None:
    made = make(path)
    backup.checksum_file(made.path).unlink()

    (listed,) = backup_shelf.checked(path)

    assert listed.soundness is Soundness.UNVOUCHED
    assert listed.usable


# --- Restoring -------------------------------------------------------------------------------


def test_restored_file_is_the_copy_row_by_row(path: Path) -> None:
    before = rows(path)
    assert min(len(before[one]) for one in ("candidates", "scorecards", "answers")) > 0
    made = make(path)
    database = Database.open(path)
    people.add(database, "Somebody new", Role.INTERVIEWER)
    database.close()

    kept = restoring.restore(path, made.path)

    assert rows(path) == before
    assert kept is not None
    assert rows(kept) != before
    names = {one.name for one in path.parent.iterdir()}
    assert names == {"backups", path.name}
    reopened = Database.open(path)
    assert [one.name for one in people.everybody(reopened)] == ["Ana", "Ben", "Cora"]
    reopened.close()


def test_damaged_copy_is_not_restored(path: Path) -> None:
    made = make(path)
    before = path.read_bytes()
    flip_a_bit(made.path, at=100_000)

    with pytest.raises(StorageError, match="is damaged"):
        restoring.restore(path, made.path)

    assert path.read_bytes() == before


def test_copy_from_a_newer_version_is_not_restored(path: Path) -> None:
    made = make(path)
    backup.checksum_file(made.path).unlink()
    with closing(sqlite.connect(made.path)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_NUMBER + 1}")
        connection.execute("PRAGMA journal_mode=DELETE")

    with pytest.raises(StorageError, match="newer version"):
        restoring.restore(path, made.path)


def test_file_that_is_open_elsewhere_is_not_replaced(path: Path) -> None:
    made = make(path)
    other = Database.open(path)
    openings.all_of_them(other)

    with pytest.raises(StorageError, match="Another program"):
        restoring.restore(path, made.path)

    assert [one.name for one in people.everybody(other)] == ["Ana", "Ben", "Cora"]
    other.close()


def test_damaged_file_is_replaced_and_kept_as_it_was(path: Path) -> None:
    made = make(path)
    before = rows(path)
    path.write_bytes(b"\xa5" * 20_000)

    kept = restoring.restore(path, made.path)

    assert rows(path) == before
    assert kept is not None
    assert kept.read_bytes() == b"\xa5" * 20_000


def test_missing_file_is_restored(path: Path) -> None:
    made = make(path)
    before = rows(path)
    path.unlink()

    assert restoring.restore(path, made.path) is None
    assert rows(path) == before
