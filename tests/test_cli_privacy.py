from __future__ import annotations

import io
import json
from pathlib import Path

import pypdfium2
import pytest

from hireapp.cli import main
from hireapp.store import backup, candidates
from hireapp.store.database import Database
from tests.conftest import Hiring

DANA = "Dana Whitfield"


@pytest.fixture
def path(hiring: Hiring) -> str:
    for person in hiring.panel:
        hiring.submit(hiring.candidates[0], person, evidence="knelt down")
    hiring.database.close()
    return str(hiring.database.path)


def run(path: str, *words: str, by: str = "Cora") -> int:
    return main(["privacy", *words, "--as", by, "--database", path])


def test_what_is_due_is_listed(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(path, "due") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert "no decision yet" in lines[0]
    assert run(path, "due", by="Ana") == 1
    assert "coordinator" in capsys.readouterr().err


def test_hold_keeps_a_candidate_until_it_is_lifted(
    path: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(path, "hold", DANA, "--reason", "a claim") == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{DANA}\n"))
    assert run(path, "erase", DANA) == 1
    assert "legal hold" in capsys.readouterr().err

    assert run(path, "lift", DANA, "--reason", "settled") == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{DANA}\n"))
    assert run(path, "erase", DANA) == 0

    assert "Erased. 1 backup was written anew." in capsys.readouterr().out
    data = b"".join(one.read_bytes() for one in Path(path).parent.rglob("*") if one.is_file())
    assert b"knelt down" not in data
    assert DANA.encode() not in data


def test_access_request_is_written_on_paper_and_as_data(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, data = tmp_path / "out.pdf", tmp_path / "out.json"

    assert run(path, "access", DANA, "--out", str(paper)) == 0
    assert run(path, "access", DANA, "--out", str(data)) == 0

    assert "Read it once" in capsys.readouterr().out
    document = pypdfium2.PdfDocument(paper)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "knelt down" in text
    assert len(json.loads(data.read_bytes())["sections"]["answers"]) == 6


def test_nothing_is_erased_when_another_name_is_typed(
    path: str, hiring: Hiring, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for typed in ("", "Dana\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert run(path, "erase", DANA) == 1
        assert "Nothing was erased" in capsys.readouterr().err

    database = Database.open(Path(path))
    assert candidates.count(database, hiring.opening.id) == 2
    database.close()
    assert not backup.folder_of(Path(path)).exists()


def test_two_of_one_name_are_told_apart_by_their_ids(
    path: str, hiring: Hiring, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database.open(Path(path))
    candidates.add(database, hiring.opening.id, DANA)
    database.close()

    assert run(path, "hold", DANA, "--reason", "a claim") == 1
    assert f"{hiring.candidates[0].id} (Guest Experience Host)" in capsys.readouterr().err
    assert run(path, "hold", hiring.candidates[0].id, "--reason", "a claim") == 0
    assert run(path, "hold", "Nobody", "--reason", "a claim") == 1
    assert "There is no candidate" in capsys.readouterr().err
