"""Each clause of the visibility rule, broken on purpose, turns a test red.

A copy of the package with one clause changed runs the rule's own tests; those that fail are
printed (`-s`), so that the list of clauses and of the tests that guard them never goes stale.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import hireapp

PACKAGE = Path(hireapp.__file__).parent
TOP = PACKAGE.parents[1]
GUARDS = "test_visibility.py"

MUTATIONS = {
    "all in needs somebody to wait for": ("self.expected > 0 and ", ""),
    "all in means every expected one": (
        "self.submitted >= self.expected",
        "self.submitted >= self.expected - 1",
    ),
    "revealed when all are in": ("(self.all_in and self.round_over) or ", ""),
    "revealed only when all are in": ("(self.all_in and self.round_over)", "self.round_over"),
    "the round must be over": ("(self.all_in and self.round_over)", "self.all_in"),
    "a broken seal reveals": (" or self.seal_broken", ""),
    "nobody kept away knows": ("return not standing.kept_away", "return True"),
    "kept away beats one's own": (
        "    if not may_know(standing):\n        return False\n    if own:",
        "    if own:",
    ),
    "one's own always": (
        "    if own:\n        return True\n    if state",
        "    if state",
    ),
    "a draft is its author's": (
        "    if state is not ScorecardState.SUBMITTED:\n        return False\n",
        "",
    ),
    "another's only as the panel's": ("    return may_see_panel(standing)\n", "    return True\n"),
    "the panel's only for the entitled": (
        "return is_entitled(standing) and standing.rev",
        "return standing.rev",
    ),
    "the panel's only when revealed": (" and standing.revealed and", " and"),
    "never while one owes one's own": (
        "standing.revealed and not standing.owes",
        "standing.revealed",
    ),
    "a decision only for the entitled": (
        "return is_entitled(standing) and not standing.owes",
        "return not standing.owes",
    ),
    "no decision while one owes": (
        "return is_entitled(standing) and not standing.owes",
        "return is_entitled(standing)",
    ),
    "paper is entered by a coordinator": (
        "return standing.role is Role.COORDINATOR and may_know",
        "return may_know",
    ),
    "paper is not entered by who is kept": ("and may_know(standing) and not", "and not"),
    "paper is not entered by who owes": (
        "may_know(standing) and not standing.owes",
        "may_know(standing)",
    ),
    "entitled means not kept away": (
        "    if not may_know(standing):\n        return False\n    return standing.sits",
        "    return standing.sits",
    ),
    "a seat entitles": ("return standing.sits or standing.role", "return standing.role"),
    "a coordinator is entitled": (
        "in {Role.COORDINATOR, Role.HIRING_MANAGER}",
        "in {Role.HIRING_MANAGER}",
    ),
    "a hiring manager is entitled": (
        "in {Role.COORDINATOR, Role.HIRING_MANAGER}",
        "in {Role.COORDINATOR}",
    ),
    "nobody else is entitled": ("in {Role.COORDINATOR, Role.HIRING_MANAGER}", "in set(Role)"),
    "a reaction is folded away": ("return state is ScorecardState.SUBMITTED", "return True"),
    "a reaction comes back": ("return state is ScorecardState.SUBMITTED", "return False"),
    "figures about oneself": ("return own or role is", "return role is"),
    "figures about all for a coordinator": (
        "return own or role is Role.COORDINATOR",
        "return own",
    ),
    "figures about others for nobody else": (
        "return own or role is Role.COORDINATOR",
        "return True",
    ),
    "a coordinator coordinates": ("if role is not Role.COORDINATOR:", "if False:"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package and the tests of the rule in a folder of their own."""
    top = tmp_path_factory.mktemp("mutated")
    ignored = shutil.ignore_patterns("__pycache__", "files")
    shutil.copytree(PACKAGE, top / "src" / "hireapp", ignore=ignored)
    shutil.copy(TOP / "tests" / "domain" / GUARDS, top / GUARDS)
    (top / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return top


def failing(top: Path) -> list[str]:
    """The tests of the rule that fail on this copy."""
    plain = ("--noconftest", "-p", "no:cacheprovider", "-p", "no:pytest-qt", "-p", "no:randomly")
    ran = subprocess.run(
        [sys.executable, "-B", "-m", "pytest", "-q", *plain, GUARDS],
        cwd=top,
        env={**os.environ, "PYTHONPATH": str(top / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert re.search(r"\d+ (passed|failed)", ran.stdout), ran.stdout + ran.stderr
    names = re.findall(r"^FAILED \S+::(test_\w+)", ran.stdout, flags=re.MULTILINE)
    return sorted(set(names))


@pytest.mark.slow
def test_every_clause_broken_on_purpose_turns_a_test_red(copy: Path) -> None:
    rule = copy / "src" / "hireapp" / "domain" / "visibility.py"
    whole = rule.read_text(encoding="utf-8")
    assert failing(copy) == []
    unnoticed = []
    for clause, (before, after) in MUTATIONS.items():
        assert whole.count(before) == 1, f"{clause}: the rule does not say “{before}” once"
        rule.write_text(whole.replace(before, after), encoding="utf-8")
        caught = failing(copy)
        print(f"{clause}: {', '.join(caught) or 'NOTHING'}")  # noqa: T201  # the list that is wanted
        if not caught:
            unnoticed.append(clause)
    assert unnoticed == []
