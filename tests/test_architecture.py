"""What keeps the code small and its layers apart, checked; and the check itself is checked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "src").rglob("*.py"))


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def lint_imports(project: Path) -> subprocess.CompletedProcess[str]:
    """import-linter's verdict on a project, found by its own folder and not as installed."""
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources and the contracts, to plant an import in."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(
        ROOT / "src", project / "src", ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
    )
    shutil.copy(ROOT / "pyproject.toml", project)
    return project


def test_no_module_is_too_long() -> None:
    too_long = {str(path.relative_to(ROOT)): lines_of(path) for path in MODULES}

    assert {name: lines for name, lines in too_long.items() if lines > 400} == {}


def test_main_window_stays_small() -> None:
    assert lines_of(ROOT / "src" / "hireapp" / "gui" / "main_window.py") < 200


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if path.read_text(encoding="utf-8").strip()
        and not path.read_text(encoding="utf-8").startswith('"""')
    ]

    assert silent == []


@pytest.mark.slow
def test_layers_are_kept(copied: Path) -> None:
    verdict = lint_imports(copied)

    assert verdict.returncode == 0, verdict.stdout
    assert "0 broken" in verdict.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "planted", "contract", "words"),
    [
        ("domain/kits.py", "import PySide6", "Qt only in gui and app", "PySide6"),
        (
            "domain/kits.py",
            "from hireapp.gui import theme",
            "Layers",
            "hireapp.domain is not allowed to import hireapp.gui",
        ),
        (
            "paper/document.py",
            "from hireapp.store import openings",
            "Layers",
            "hireapp.paper is not allowed to import hireapp.store",
        ),
        (
            "gui/theme.py",
            "from sqlalchemy import select",
            "SQLAlchemy only in store",
            "hireapp.gui is not allowed to import sqlalchemy",
        ),
        (
            "gui/kit/__init__.py",
            "from hireapp.gui import panel",
            "Screens do not know each other",
            "hireapp.gui.kit is not allowed to import hireapp.gui.panel",
        ),
    ],
)
def test_planted_import_across_a_layer_breaks_its_contract(
    copied: Path, module: str, planted: str, contract: str, words: str
) -> None:
    path = copied / "src" / "hireapp" / module
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n\n{planted}\n", encoding="utf-8")

    verdict = lint_imports(copied)

    path.write_text(before, encoding="utf-8")
    assert verdict.returncode == 1
    assert f"{contract} BROKEN" in verdict.stdout
    assert words in verdict.stdout


@pytest.mark.slow
def test_new_module_outside_the_layers_is_noticed(copied: Path) -> None:
    stray = copied / "src" / "hireapp" / "helpers.py"
    stray.write_text('"""No layer of its own."""\n', encoding="utf-8")

    verdict = lint_imports(copied)

    stray.unlink()
    assert verdict.returncode == 1
    assert "helpers" in verdict.stdout
