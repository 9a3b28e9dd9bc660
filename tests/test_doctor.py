from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from hireapp import __version__, doctor, paths
from hireapp.cli import main
from hireapp.doctor import Line
from hireapp.store.database import SCHEMA_NUMBER
from tests.conftest import Hiring


def about(lines: list[Line], subject: str) -> Line:
    return next(line for line in lines if line.subject == subject)


def test_everything_is_well_on_a_fresh_machine() -> None:
    lines = doctor.report(paths.default_database())

    assert [line.text() for line in lines if not line.good] == []
    assert about(lines, "Hireapp").words == __version__
    assert "not there yet; the first start makes it" in about(lines, "Database").words
    assert about(lines, "Fonts").words == "all scripts can be shown and printed"
    assert re.search(r": \d+ questions$", about(lines, "Question bank").words)
    assert about(lines, "Log").words == str(paths.log_file())


def test_looking_makes_nothing() -> None:
    doctor.report(paths.default_database())

    assert not paths.data_folder().exists()


def test_versions_of_what_the_app_stands_on_are_told() -> None:
    subjects = [line.subject for line in doctor.report(paths.default_database())]

    assert {"Python", "PySide6-Essentials", "reportlab", "SQLAlchemy", "Alembic"} <= set(subjects)
    assert any(subject.startswith("SQLite") for subject in subjects)


def test_database_in_use_is_counted(hiring: Hiring) -> None:
    lines = doctor.report(hiring.database.path)

    assert f"well, version {SCHEMA_NUMBER}, 1 opening" in about(lines, "Database").words


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0 and no more"])
def test_damaged_database_is_a_problem_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hiring.db"
    path.write_bytes(content)

    found = about(doctor.report(path), "Database")

    assert not found.good
    assert found.text().startswith("PROBLEM")
    assert "damaged" in found.words
    assert path.read_bytes() == content


def test_command_prints_a_line_for_each_finding_and_gives_0(
    empty_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(shutil.copy(empty_file, tmp_path))

    code = main(["doctor", "--database", str(path)])

    printed = capsys.readouterr().out.splitlines()
    assert code == 0
    assert len(printed) == len(doctor.report(path))
    assert all(line.startswith("ok ") for line in printed)
    assert any("none: only the command line works here" in line for line in printed)


def test_command_gives_1_when_something_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hiring.db"
    path.write_bytes(b"")

    code = main(["doctor", "--database", str(path)])

    assert code == 1
    assert "PROBLEM  Database" in capsys.readouterr().out
