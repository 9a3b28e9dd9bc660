"""run.py: what it decides, and whole setups of a tiny project that needs no network."""

import ast
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

SCRIPT = Path(__file__).parents[1] / "run.py"
NOWHERE = {"libnothing-of-the-kind.so.9": "libnothing9"}


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


run = load_script()

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux libraries")
with_apt = pytest.mark.skipif(not shutil.which("apt-get"), reason="needs apt-get")
with_installer = pytest.mark.skipif(
    bool(run.installer_packages()), reason="this Python has neither uv nor pip nor ensurepip"
)

BACKEND = """
import pathlib, time, zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    while pathlib.Path("hold").exists():
        time.sleep(0.05)
    info = "hireapp-1.dist-info/"
    with zipfile.ZipFile(pathlib.Path(folder, "hireapp-1-py3-none-any.whl"), "w") as wheel:
        wheel.writestr("hireapp.pth", str(pathlib.Path("src").resolve()))
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: hireapp\\nVersion: 1\\n")
        kind = "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
        wheel.writestr(info + "WHEEL", kind)
        wheel.writestr(info + "RECORD", "")
    return "hireapp-1-py3-none-any.whl"
"""
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "hireapp"
version = "1"
"""
COMMAND = "import random, sys\nprint(sys.argv[1:], random.__name__)\nsys.exit(7)\n"


# Started as by a user: not with the python of an environment that run.py made.
BASE_PYTHON: str = getattr(sys, "_base_executable", sys.executable)


def make_tiny_project(root: Path) -> None:
    """A project named hireapp that run.py can set up in seconds."""
    package = root / "src" / "hireapp"
    package.mkdir(parents=True)
    shutil.copy(SCRIPT, root)
    (root / "backend.py").write_text(BACKEND)
    (root / "pyproject.toml").write_text(PYPROJECT)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(COMMAND)


def start(root: Path, *arguments: str, cwd: Path | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [BASE_PYTHON, str(root / "run.py"), *arguments],
        cwd=cwd or root,
        env={**os.environ, "HIREAPP_NO_APT": "1", "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    with process:
        out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def ready_project(root: Path) -> tuple[Any, Any]:
    """A folder as a finished setup with the test extra leaves it."""
    project = run.project_in(root)
    python = Path(project.program("python"))
    python.parent.mkdir(parents=True)
    python.touch()
    (root / "pyproject.toml").write_text("[project]")
    run.write_stamp(project, run.wanted_stamp(project, frozenset({"test"})))
    return project, run.wanted_stamp(project, frozenset({"test"}))


def test_refuses_a_python_that_is_too_old_in_one_line() -> None:
    with pytest.raises(SystemExit) as refusal:
        run.refuse_old_python(3, 10)

    assert refusal.value.code == "Hireapp needs Python 3.11 or newer; this is Python 3.10."


def test_accepts_the_oldest_python_it_names() -> None:
    assert run.refuse_old_python(3, 11) is None


def test_can_be_parsed_by_the_old_pythons_it_refuses() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 7))

    assert ast.get_docstring(tree)


def test_imports_the_standard_library_only() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"))
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_a_finished_setup_is_ready(tmp_path: Path) -> None:
    project, wanted = ready_project(tmp_path)

    assert run.is_ready(project, wanted)


def test_an_environment_with_more_extras_serves_a_plain_start(tmp_path: Path) -> None:
    project, _ = ready_project(tmp_path)

    assert run.is_ready(project, run.wanted_stamp(project, frozenset()))


def test_an_environment_without_the_test_extra_does_not_serve_the_tests(tmp_path: Path) -> None:
    project, wanted = ready_project(tmp_path)
    run.write_stamp(project, run.wanted_stamp(project, frozenset()))

    assert not run.is_ready(project, wanted)


def test_changed_requirements_need_a_new_setup(tmp_path: Path) -> None:
    project, _ = ready_project(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[project]\ndependencies = ['more']")

    assert not run.is_ready(project, run.wanted_stamp(project, frozenset({"test"})))


def test_a_moved_folder_needs_a_new_setup(tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    ready_project(tmp_path / "before")
    (tmp_path / "before").rename(tmp_path / "after")
    moved = run.project_in(tmp_path / "after")

    assert not run.is_ready(moved, run.wanted_stamp(moved, frozenset({"test"})))


def test_an_environment_whose_python_is_gone_needs_a_new_setup(tmp_path: Path) -> None:
    project, wanted = ready_project(tmp_path)
    Path(project.program("python")).unlink()

    assert not run.is_ready(project, wanted)


@pytest.mark.parametrize("content", [b"", b"half", b"\xff\xfe\x00"])
def test_a_damaged_stamp_needs_a_new_setup(tmp_path: Path, content: bytes) -> None:
    project, wanted = ready_project(tmp_path)
    project.stamp.write_bytes(content)

    assert not run.is_ready(project, wanted)


@linux_only
def test_only_libraries_that_do_not_load_are_missing() -> None:
    assert run.missing_libraries({"libc.so.6": "libc6", **NOWHERE}) == NOWHERE


@linux_only
@pytest.mark.parametrize(
    ("arguments", "environment", "window"),
    [
        ([], {"DISPLAY": ":0"}, True),
        (["demo"], {"DISPLAY": ":0", "QT_QPA_PLATFORM": ""}, True),
        ([], {}, False),
        (["demo", "--no-window"], {"DISPLAY": ":0"}, False),
        (["print", "Ward"], {"DISPLAY": ":0"}, False),
        ([], {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_window_libraries_are_needed_only_for_a_window(
    arguments: list[str], environment: dict[str, str], window: bool
) -> None:
    needed = run.needed_libraries(arguments, environment)

    assert ("libxcb-cursor.so.0" in needed) is window
    assert "libEGL.so.1" in needed


@pytest.mark.parametrize(
    ("os_release", "name"),
    [
        ("ID=debian\nVERSION_CODENAME=bookworm\n", "libglib2.0-0"),
        ("ID=debian\nVERSION_CODENAME=trixie\n", "libglib2.0-0t64"),
        ("ID=ubuntu\nVERSION_CODENAME=jammy\nUBUNTU_CODENAME=jammy\n", "libglib2.0-0"),
        ("ID=ubuntu\nVERSION_CODENAME=noble\nUBUNTU_CODENAME=noble\n", "libglib2.0-0t64"),
        ('ID=linuxmint\nVERSION_CODENAME="victoria"\nUBUNTU_CODENAME="jammy"\n', "libglib2.0-0"),
    ],
)
def test_packages_have_the_names_of_the_release(os_release: str, name: str) -> None:
    assert run.names_in_release(["libglib2.0-0", "libgl1"], os_release) == [name, "libgl1"]


def test_the_line_to_copy_is_complete() -> None:
    line = run.apt_line(["libgl1", "libegl1"])

    assert line == "sudo apt-get update && sudo apt-get install -y libgl1 libegl1"


@linux_only
@with_apt
def test_with_apt_forbidden_it_refuses_with_a_line_to_copy(tmp_path: Path) -> None:
    project = run.project_in(tmp_path)

    with pytest.raises(run.RefusedError) as refusal:
        run.provide_packages(project, NOWHERE, ["python3.11-venv"], {"HIREAPP_NO_APT": "1"})

    last_line = str(refusal.value).splitlines()[-1]
    assert last_line.endswith("apt-get install -y python3.11-venv libnothing9")


@linux_only
def test_without_apt_it_names_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(run.RefusedError, match=r"libnothing-of-the-kind\.so\.9"):
        run.provide_packages(run.project_in(tmp_path), NOWHERE, [], os.environ)


@linux_only
def test_asks_for_nothing_when_nothing_is_missing(tmp_path: Path) -> None:
    run.provide_packages(run.project_in(tmp_path), {"libc.so.6": "libc6"}, [], {})

    assert list(tmp_path.iterdir()) == []


def test_real_keys_need_programs_that_only_root_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "TEST_PROGRAMS", {"nothing-of-this-name": "nothing9"})

    assert "nothing9" not in run.test_packages({"HIREAPP_NO_APT": "1"})
    monkeypatch.setattr(run, "may_install", lambda _: True)
    assert ("nothing9" in run.test_packages({})) == sys.platform.startswith("linux")


@with_apt
def test_without_the_programs_for_real_keys_the_tests_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise run.RefusedError("no network")

    monkeypatch.setattr(run, "install_packages", refuse)

    run.provide_for_tests(run.project_in(tmp_path), ["xvfb"], {})

    assert "Tests with real keys or a second PDF reader are left out" in capsys.readouterr().err


def test_only_one_setup_at_a_time(tmp_path: Path) -> None:
    project = run.project_in(tmp_path)

    with run.setup_lock(project), (project.notes / "lock").open("a") as other:
        during = run.take_lock(other)
    with (project.notes / "lock").open("a") as other:
        after = run.take_lock(other)

    assert (during, after) == (False, True)


def test_every_check_runs_and_any_failure_counts(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    project = run.project_in(tmp_path)
    good = [sys.executable, "-c", "import os; print(os.environ['QT_QPA_PLATFORM'])"]
    bad = [sys.executable, "-c", "raise SystemExit(3)"]

    failed = run.run_checks(project, {"first": bad, "second": good})
    passed = run.run_checks(project, {"second": good})

    out, err = capfd.readouterr()
    assert (failed, passed) == (1, 0)
    assert out.splitlines() == ["offscreen", "offscreen"]
    assert "Failed: first." in err


def test_the_whole_suite_checks_style_types_layers_and_coverage(tmp_path: Path) -> None:
    commands = run.checks(run.project_in(tmp_path), [])

    words = [word for command in commands.values() for word in command[1:]]
    assert {"ruff", "format", "mypy", "--cov"} <= set(words)
    assert {"--cov-fail-under=90", "--include=*/hireapp/domain/*", "--fail-under=100"} <= set(words)
    assert any("lint-imports" in command[0] for command in commands.values())


def test_with_arguments_only_pytest_runs(tmp_path: Path) -> None:
    commands = run.checks(run.project_in(tmp_path), ["-k", "undo"])

    assert [command[1:] for command in commands.values()] == [["-m", "pytest", "-k", "undo"]]


class Started(NamedTuple):
    """A tiny project that was started twice at once, from elsewhere, before it was set up."""

    root: Path
    elsewhere: Path
    results: list[tuple[int, str, str]]


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Started:
    root = tmp_path_factory.mktemp("tiny") / "path with a space"
    make_tiny_project(root)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "random.py").write_text("raise SystemExit('imported a file of the user')")
    arguments = ("print", "A & B", "--out", "my file.pdf")
    both = [start(root, *arguments, cwd=elsewhere) for _ in range(2)]
    return Started(root, elsewhere, [finish(process) for process in both])


@pytest.mark.slow
@with_installer
def test_hands_over_arguments_and_exit_code(started: Started) -> None:
    handed_over = (7, "['print', 'A & B', '--out', 'my file.pdf'] random\n")

    assert [result[:2] for result in started.results] == [handed_over, handed_over]


@pytest.mark.slow
@with_installer
def test_two_starts_at_once_share_one_setup(started: Started) -> None:
    said = [result[2] for result in started.results]

    assert sum("Setting up Hireapp" in text for text in said) == 1


@pytest.mark.slow
@with_installer
def test_the_next_start_sets_up_nothing(started: Started) -> None:
    result = finish(start(started.root, cwd=started.elsewhere))

    assert result == (7, "[] random\n", "")


@pytest.mark.slow
@with_installer
def test_an_update_keeps_the_environment(started: Started) -> None:
    mark = run.project_in(started.root).venv / "made the first time"
    mark.touch()
    (started.root / "pyproject.toml").write_text(PYPROJECT.replace('"1"', '"1.0"'))

    code, _, err = finish(start(started.root))

    assert code == 7
    assert "up to date" in err
    assert mark.exists()


@pytest.mark.slow
@with_installer
@pytest.mark.skipif(os.name != "posix", reason="kills a process group")
def test_an_interrupted_setup_begins_anew(tmp_path: Path) -> None:
    make_tiny_project(tmp_path)
    project = run.project_in(tmp_path)
    (tmp_path / "hold").touch()
    killed = start(tmp_path)
    give_up = time.monotonic() + 60
    while not Path(project.program("python")).exists() and time.monotonic() < give_up:
        time.sleep(0.05)
    os.killpg(killed.pid, signal.SIGKILL)
    finish(killed)
    stamped = project.stamp.exists()
    (tmp_path / "hold").unlink()

    code, _, err = finish(start(tmp_path))

    assert not stamped
    assert "Setting up Hireapp" in err
    assert code == 7


@pytest.mark.slow
@with_installer
@pytest.mark.skipif(os.name != "posix", reason="makes a symbolic link")
def test_a_failed_setup_says_what_to_do_and_leaves_no_stamp(tmp_path: Path) -> None:
    make_tiny_project(tmp_path)
    project = run.project_in(tmp_path)
    project.venv.symlink_to(tmp_path / "no such disk" / "environment")

    code, out, err = finish(start(tmp_path, "demo"))

    assert (code, out) == (1, "")
    assert "run the same command again" in err
    assert str(project.log) in err
    assert not project.stamp.exists()
