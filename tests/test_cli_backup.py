from __future__ import annotations

from pathlib import Path

import pytest

from hireapp.cli import main
from hireapp.domain.people import Role
from hireapp.store import people
from hireapp.store.database import Database
from tests.conftest import Hiring


@pytest.fixture
def path(hiring: Hiring) -> str:
    hiring.database.close()
    return str(hiring.database.path)


def test_backup_is_made_listed_shown_and_restored(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "make", "--database", path]) == 0
    name = Path(capsys.readouterr().out.split("Written: ")[1].strip()).name
    database = Database.open(Path(path))
    people.add(database, "Somebody new", Role.INTERVIEWER)
    database.close()

    assert main(["backup", "list", "--database", path]) == 0
    assert capsys.readouterr().out.strip().endswith("asked for  good")
    assert main(["backup", "show", name, "--database", path]) == 0
    assert "Guest Experience Host: 2 candidates, 0 scorecards" in capsys.readouterr().out
    assert main(["backup", "restore", name, "--database", path]) == 0

    restored = Database.open(Path(path))
    assert [one.name for one in people.everybody(restored)] == ["Ana", "Ben", "Cora"]
    restored.close()


def test_second_backup_of_the_same_is_not_made(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", "make", "--database", path])
    assert main(["backup", "make", "--database", path]) == 0

    assert "Nothing has changed" in capsys.readouterr().out


def test_damaged_backup_is_listed_as_that_and_refused(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", "make", "--database", path])
    (copy,) = (Path(path).parent / "backups").glob("*.db")
    data = bytearray(copy.read_bytes())
    data[5_000] ^= 4
    copy.write_bytes(data)

    assert main(["backup", "list", "--database", path]) == 1
    assert "damaged" in capsys.readouterr().out
    assert main(["backup", "restore", copy.name, "--database", path]) == 1
    assert "Choose another backup" in capsys.readouterr().err


def test_unknown_backup_is_told(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "show", "nothing.db", "--database", path]) == 1
    assert "There is no backup “nothing.db”" in capsys.readouterr().err
    assert main(["backup", "list", "--database", path]) == 0
    assert "There is no backup yet" in capsys.readouterr().out
