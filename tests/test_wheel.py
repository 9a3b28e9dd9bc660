"""The built wheel, installed away from the checkout, has all it needs inside."""

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PROBE = """
import hireapp
from hireapp import paths

print(hireapp.__file__)
for shipped in [paths.resource("icons"), paths.resource("fonts"), *paths.question_banks()]:
    print(shipped)
"""


def ran(command: list[str], cwd: Path, **environment: str) -> str:
    """What a command prints; the test fails with all it said if the command does."""
    finished = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


def installer() -> list[str]:
    """A pip, whichever there is: an environment made by uv or by another pip has none inside."""
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--offline"]
    inside = importlib.util.find_spec("pip") is not None
    outside = Path(sys.base_prefix, "bin", f"python3.{sys.version_info.minor}")
    return [sys.executable if inside else str(outside), "-m", "pip", "install", "--no-index"]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel of this checkout installed, without its dependencies."""
    built = tmp_path_factory.mktemp("built")
    target = tmp_path_factory.mktemp("installed")
    ran([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)], ROOT)
    (wheel,) = built.glob("*.whl")
    ran([*installer(), "--no-deps", "--target", str(target), str(wheel)], built)
    return target


def run_installed(installed: Path, *arguments: str) -> str:
    """Run Python where only the installed wheel and its dependencies can be imported."""
    dependencies = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    # As PYTHONPATH they come without their .pth files, so without the editable checkout.
    search = os.pathsep.join(dict.fromkeys([str(installed), *dependencies]))
    return ran([sys.executable, "-S", *arguments], installed.parent, PYTHONPATH=search)


@pytest.mark.slow
def test_the_installed_wheel_answers_with_its_version(installed: Path) -> None:
    from hireapp import __version__

    answer = run_installed(installed, "-m", "hireapp", "--version")

    assert __version__ in answer


@pytest.mark.slow
def test_resources_and_question_banks_travel_inside_the_wheel(installed: Path) -> None:
    package, *shipped = run_installed(installed, "-c", PROBE).splitlines()

    assert Path(package).is_relative_to(installed)
    assert all(Path(path).is_relative_to(installed) for path in shipped)
    banks = [Path(path).name for path in shipped if path.endswith(".toml")]
    assert sorted(banks) == sorted(path.name for path in (ROOT / "question_banks").glob("*.toml"))
    assert banks


@pytest.mark.slow
def test_every_resource_file_travels_inside_the_wheel(installed: Path) -> None:
    source = ROOT / "resources"

    expected = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    shipped = installed / "hireapp" / "resources"
    found = {path.relative_to(shipped) for path in shipped.rglob("*") if path.is_file()}

    assert found == expected
    assert expected
