from __future__ import annotations

from pathlib import Path

import pytest

from hireapp import paths
from hireapp.domain.bank_audit import faults_in
from tests.domain.test_banks import GOOD


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mine.toml"


@pytest.mark.parametrize("path", paths.question_banks(), ids=lambda path: path.stem)
def test_shipped_banks_have_no_fault(path: Path) -> None:
    assert faults_in(path) == ()


def test_every_fault_is_named_with_table_id_and_key(file: Path) -> None:
    faulty = (
        GOOD.replace('name = "Empathy"', 'name = ""')
        .replace('kind = "behavioural"', 'kind = "leading"')
        .replace("minutes = 2\n", "minutes = 0\ncolour = 1\n")
        .replace("rating = 4", "rating = 9")
    )
    file.write_text(
        faulty + '\n[extra]\nx = 1\n[[question]]\nid = "late"\nattitude = "charm"\n'
        'kind = "situational"\nprompt = ""\nminutes = 99\nanchors = {}\n'
    )

    found = "\n".join(faults_in(file))

    for words in (
        "there is no table extra",
        "attitude empathy, key name: it is empty",
        "question opener: Object contains unknown field `colour`",
        "question empathy-1: Invalid enum value 'leading'",
        "question late, key prompt: it is empty",
        "question late, key minutes: it must be from 1 to 60",
        "question late, key anchors.5",
        "sample_answer empathy-1, key rating: it must be from 1 to 5",
        "question late, key attitude: there is no attitude charm",
        "sample_answer #1, key question: there is no scored question empathy-1",
    ):
        assert words in found


def test_ids_that_appear_twice_are_named(file: Path) -> None:
    question = GOOD[GOOD.rindex("[[question]]") : GOOD.index("[[sample_answer]]")]
    attitude = GOOD[GOOD.index("[[attitude]]") : GOOD.index("[[question]]")]
    file.write_text(GOOD + question + attitude)

    assert faults_in(file) == (
        "attitude empathy appears twice, key id",
        "question empathy-1 appears twice, key id",
    )


@pytest.mark.parametrize("text", ["", "bank = 3", "question = [3, {}]\nbank = []", "= ="])
def test_what_is_no_bank_is_said(file: Path, text: str) -> None:
    file.write_text(text)

    assert faults_in(file)
