from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from hireapp import cli
from tests.conftest import Hiring, dump
from tests.scanning import marks_of, printed, save


def read_scans(hiring: Hiring, *files: Path) -> int:
    database = str(hiring.database.path)
    given = ["read-scans", "Guest Experience Host", *map(str, files), "--as", "Cora"]
    return cli.main(["paper", *given, "--database", database])


def test_scans_are_told_and_nothing_is_written(
    hiring: Hiring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets = printed(hiring)
    form = sheets.form_of(hiring.candidates[1].id)
    filled = [*marks_of(hiring, "451"), f"q:{hiring.questions[1]}:2", "opener:warm"]
    file = save(sheets.scan(form, filled), tmp_path / "scan.pdf")
    Image.new("L", (900, 1200), 255).save(tmp_path / "back.png")
    before = dump(hiring.database.path)

    assert read_scans(hiring, file, tmp_path / "back.png") == 0

    said = capsys.readouterr().out
    prompts = [one.question.prompt for one in hiring.content.questions]
    assert "Priya Nair, paper of Ana:" in said
    assert f"  1. {prompts[0]} 4" in said
    assert f"  2. {prompts[1]} ? The scan shows more than one filled circle." in said
    assert "Reaction to the opener: warm" in said
    assert "Recommendation: ? The scan shows no filled circle." in said
    assert "scan.pdf, 1: Priya Nair, Ana – " in said
    assert "back.png: empty page." in said
    assert said.rstrip().endswith("1 not. Nothing was written.")
    assert dump(hiring.database.path) == before


def test_what_cannot_be_read_gives_a_refusal(
    hiring: Hiring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "scan.png").write_bytes(b"no picture")

    assert read_scans(hiring, tmp_path / "scan.png") == 1
    assert "no PDF, PNG, JPEG or TIFF" in capsys.readouterr().out
    (tmp_path / "empty").mkdir()
    assert read_scans(hiring, tmp_path / "empty") == 1
    assert "There are no scans here." in capsys.readouterr().err
