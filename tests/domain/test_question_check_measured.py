"""How well the check agrees with questions that people labelled before it was written."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from hireapp.domain.question_check.check import check_prompt

LEAST_PRECISION = 0.95
LEAST_RECALL = 0.90
SETS = (
    "labelled_questions.toml",
    "labelled_questions_unseen.toml",
    "labelled_questions_third.toml",
    "labelled_questions_fourth.toml",
    "labelled_questions_fifth.toml",
    "labelled_questions_sixth.toml",
    "labelled_questions_seventh.toml",
    "labelled_questions_eighth.toml",
    "labelled_questions_ninth.toml",
    "labelled_questions_tenth.toml",
    "labelled_questions_eleventh.toml",
    "labelled_questions_twelfth.toml",
    "labelled_questions_thirteenth.toml",
)
FORGIVEN = 2
"""Errors that a category of few questions may hold although a share of it is more."""


def labelled(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))[
        "question"
    ]
    return found


def counts(questions: list[dict[str, Any]]) -> dict[str, Counter[str]]:
    """Hits, misses and false alarms for each category, and for all of them."""
    found: dict[str, Counter[str]] = {"all": Counter()}
    for question in questions:
        wanted = set(question["labels"])
        given = {flag.category.value for flag in check_prompt(question["text"])}
        for name in wanted | given:
            kind = "missed" if name not in given else "hit" if name in wanted else "false"
            found.setdefault(name, Counter())[kind] += 1
            found["all"][kind] += 1
    return found


@pytest.mark.parametrize("name", SETS)
def test_flags_agree_with_labels(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = counts(labelled(name))

    figures = {}
    for category, count in sorted(found.items()):
        precision = count["hit"] / max(1, count["hit"] + count["false"])
        recall = count["hit"] / max(1, count["hit"] + count["missed"])
        figures[category] = (precision, recall)
    with capsys.disabled():
        sys.stdout.write(f"\n{name}\n")
        for category, (precision, recall) in figures.items():
            sys.stdout.write(f"  {category:18} precision {precision:.3f}  recall {recall:.3f}\n")
    too_low = {
        category: figure
        for category, figure in figures.items()
        if (figure[0] < LEAST_PRECISION and found[category]["false"] > FORGIVEN)
        or (figure[1] < LEAST_RECALL and found[category]["missed"] > FORGIVEN)
    }
    assert too_low == {}
    assert figures["all"][0] >= LEAST_PRECISION
    assert figures["all"][1] >= LEAST_RECALL


@pytest.mark.parametrize("name", SETS)
def test_risky_topics_are_named_where_they_are_risky(name: str) -> None:
    risky = [question for question in labelled(name) if question.get("topics")]

    right = 0
    for question in risky:
        flags = [flag for flag in check_prompt(question["text"]) if flag.topic]
        places = {place.value for flag in flags for place in flag.jurisdictions}
        topics = {flag.topic for flag in flags}
        right += topics == set(question["topics"]) and places == set(question["jurisdictions"])

    assert right / len(risky) >= LEAST_RECALL
