from __future__ import annotations

import json
from pathlib import Path

import pytest

from hireapp import paths
from hireapp.cli import main

PACK = """
[bank]
id = "pack"
title = "Pack"
language = "en"
version = 1
description = "One question on a shipped attitude."

[[question]]
id = "pack-1"
attitude = "empathy"
kind = "behavioural"
prompt = "{prompt}"
minutes = 5

[question.anchors]
1 = "Laughed at the customer and walked away"
2 = "Waited until the customer left"
3 = "Listened and repeated what was said"
4 = "Sat down with the customer and asked about the day"
5 = "Called the next morning to hear how it went"
"""


def write(folder: Path, prompt: str, name: str = "pack.toml") -> str:
    path = folder / name
    path.write_text(PACK.format(prompt=prompt), "utf-8")
    return str(path)


def test_shipped_banks_are_clean_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    files = paths.question_banks()

    code = main(["bank", "check", *map(str, files)])

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert len(lines) == len(files)
    assert lines[0].startswith("service_attitudes.toml: 12 attitudes, ")
    assert all(line.endswith(" sample answers, 0 flags") for line in lines)


def test_flag_is_told_with_file_question_and_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["bank", "check", write(tmp_path, "Do you have children?")])

    out = capsys.readouterr().out
    assert code == 1
    assert "pack.toml: 1 attitude, 1 question, 5 anchors, 0 sample answers, 1 flag" in out
    assert "pack.toml: question pack-1, key prompt: risky topic: " in out


def test_faulty_file_is_named_and_the_others_are_still_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = write(tmp_path, "Tell me about a customer who got lost.", "good.toml")
    bad = tmp_path / "bad.toml"
    bad.write_text(PACK.format(prompt="A day?").replace("minutes = 5", "minutes = 90"), "utf-8")

    code = main(["bank", "check", str(bad), good, str(tmp_path / "missing.toml")])

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert lines[0] == "bad.toml: 1 fault"
    assert "question pack-1, key minutes" in lines[1]
    assert lines[2].startswith("good.toml: 1 attitude, 1 question")
    assert lines[3] == "missing.toml: 1 fault"
    assert "missing.toml cannot be read" in lines[4]


def test_only_the_named_law_counts(tmp_path: Path) -> None:
    file = write(tmp_path, "What is your current salary?")

    assert main(["bank", "check", file, "--jurisdiction", "uk"]) == 0
    assert main(["bank", "check", file, "--jurisdiction", "uk", "--jurisdiction", "eu"]) == 1


def test_json_holds_numbers_and_flags(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["bank", "check", "--json", write(tmp_path, "Are you married?")])

    (report,) = json.loads(capsys.readouterr().out)
    assert code == 1
    assert (report["file"], report["questions"], report["anchors"]) == ("pack.toml", 1, 5)
    (flag,) = report["flags"]
    assert (flag["question"], flag["topic"]) == ("pack-1", "family")
    assert flag["jurisdictions"] == ["eu", "uk", "us"]


def test_check_without_files_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["bank", "check"])

    assert ended.value.code == 2
