"""Set Hireapp up in a folder of its own, then start it: `python3 run.py`.

Needs nothing but Python 3.11 or newer. Whatever follows `run.py` is passed to the `hireapp`
command; only `run.py test` is different: it runs every check and the whole test suite.

Everything is installed into `.venv` beside this file; a stamp in there makes the second start
quick. Old Pythons read this file too, until it refuses them: it keeps to syntax they can parse.
"""

import contextlib
import ctypes
import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

OLDEST_PYTHON = (3, 11)


def refuse_old_python(major: int, minor: int) -> None:
    """End the program with one line if this Python is too old."""
    if (major, minor) < OLDEST_PYTHON:
        sys.exit(f"Hireapp needs Python 3.11 or newer; this is Python {major}.{minor}.")


refuse_old_python(*sys.version_info[:2])

# What PySide6 loads, and the Debian package that holds it.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What a few tests press real keys or read PDFs with, and the Debian package that holds it.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "setxkbmap": "x11-xkb-utils",
    "xdotool": "xdotool",
    "pdftotext": "poppler-utils",
}
# Later releases of Debian and Ubuntu call some packages otherwise.
OLD_NAME_RELEASES = {"bookworm", "bullseye", "focal", "jammy", "lunar", "mantic"}
NEW_NAMES = {"libglib2.0-0": "libglib2.0-0t64"}

WITHOUT_WINDOW = {"compare", "print", "screenshots", "doctor", "test"}
WITHOUT_WINDOW |= {"-h", "--help", "--version", "--no-window"}


class RefusedError(Exception):
    """Hireapp can't be set up; the text tells the user what to do."""


class Project(NamedTuple):
    """The folder of this file, and the places inside it."""

    root: Path
    venv: Path
    stamp: Path  # what the environment was set up for; absent while that is under way
    notes: Path  # what must outlive the environment: a lock, and the two below
    log: Path
    unfinished: Path  # present from the start of a setup until it has succeeded

    def program(self, name: str) -> str:
        """A program inside the environment."""
        inside = f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}"
        return str(self.venv / inside)


def project_in(root: Path) -> Project:
    """The places in a folder."""
    venv, notes = root / ".venv", root / ".venv-setup"
    inside = notes, notes / "log.txt", notes / "unfinished"
    return Project(root, venv, venv / "hireapp.stamp", *inside)


class Stamp(NamedTuple):
    """What an environment was set up for."""

    place: str
    requirements: str
    extras: frozenset[str]


def say(text: str) -> None:
    """Tell the user; standard output belongs to the command that follows."""
    print(text, file=sys.stderr, flush=True)


def wanted_stamp(project: Project, extras: frozenset[str]) -> Stamp:
    """The stamp of an environment that fits this folder, this Python and these requirements."""
    place = f"{project.root} {sys.base_prefix} {sys.version_info[:2]}"
    requirements = (project.root / "pyproject.toml").read_bytes()
    return Stamp(place, hashlib.sha256(requirements).hexdigest(), extras)


def read_stamp(project: Project) -> "Stamp | None":
    """The stamp of the environment as it is, if its setup was ever finished."""
    try:
        lines = project.stamp.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return Stamp(lines[0], lines[1], frozenset(lines[2:])) if len(lines) >= 2 else None


def write_stamp(project: Project, stamp: Stamp) -> None:
    """Record a finished setup, whole or not at all."""
    fresh = project.stamp.with_suffix(".new")
    fresh.write_text("\n".join([stamp.place, stamp.requirements, *sorted(stamp.extras)]), "utf-8")
    fresh.replace(project.stamp)


def is_ready(project: Project, wanted: Stamp) -> bool:
    """Whether the environment already serves; it may hold more extras than are wanted."""
    found = read_stamp(project)
    if found is None or not Path(project.program("python")).exists():
        return False
    return found[:2] == wanted[:2] and wanted.extras <= found.extras


def opens_window(arguments: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Whether these arguments will show a window on an X display."""
    on_x = (environment.get("QT_QPA_PLATFORM") or "xcb").startswith("xcb")
    return on_x and bool(environment.get("DISPLAY")) and WITHOUT_WINDOW.isdisjoint(arguments)


def needed_libraries(arguments: Sequence[str], environment: Mapping[str, str]) -> dict[str, str]:
    """The shared libraries that must load, each with its Debian package."""
    needed = {**LIBRARIES, **(WINDOW_LIBRARIES if opens_window(arguments, environment) else {})}
    return needed if sys.platform.startswith("linux") else {}


def loads(library: str) -> bool:
    """Whether a shared library can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(libraries: Mapping[str, str]) -> dict[str, str]:
    """Those of the libraries that don't load."""
    return {library: package for library, package in libraries.items() if not loads(library)}


def names_in_release(packages: Sequence[str], os_release: str) -> list[str]:
    """The packages by the names this release gives them; `os_release` is the text of the file."""
    lines = [line.partition("=") for line in os_release.splitlines()]
    names = {value.strip("\"'") for key, _, value in lines if key.endswith("_CODENAME")}
    if names & OLD_NAME_RELEASES:
        return list(packages)
    return [NEW_NAMES.get(package, package) for package in packages]


def has(module: str) -> bool:
    """Whether this Python, the one outside the environment, has a module."""
    return importlib.util.find_spec(module) is not None


def has_new_pip() -> bool:
    """Whether there is a pip that can install into another environment (22.3 or newer)."""
    version = str(importlib.import_module("pip").__version__) if has("pip") else "0"
    return tuple(int(part) for part in version.split(".")[:2] if part.isdigit()) >= (22, 3)


def installer_packages() -> list[str]:
    """The Debian package still needed to install anything at all; none if there is a way."""
    if shutil.which("uv") or (has("venv") and (has_new_pip() or has("ensurepip"))):
        return []
    return ["python{}.{}-venv".format(*sys.version_info[:2])]


def apt_line(packages: Sequence[str], *, with_sudo: bool = True) -> str:
    """One line the user can copy to install Debian packages."""
    sudo = "sudo " if with_sudo else ""
    return f"{sudo}apt-get update && {sudo}apt-get install -y {' '.join(packages)}"


def provide_packages(
    project: Project,
    libraries: Mapping[str, str],
    tools: Sequence[str],
    environment: Mapping[str, str],
) -> None:
    """See to the system's packages: install them as root, or say how to, or do nothing."""
    missing = missing_libraries(libraries)
    packages = [*tools, *missing.values()]
    if not packages:
        return
    if not shutil.which("apt-get"):
        needed = ", ".join(missing) or "pip and venv for this Python"
        raise RefusedError(
            f"It needs {needed}. Please install that with your system's package manager;"
            f" on Debian the packages are: {' '.join(packages)}."
        )
    packages = names_in_release(packages, Path("/etc/os-release").read_text("utf-8"))
    is_root = sys.platform != "win32" and os.geteuid() == 0
    line = apt_line(packages, with_sudo=not is_root or shutil.which("sudo") is not None)
    if not may_install(environment):
        raise RefusedError(f"It needs packages of the system first. Please run:\n{line}")
    install_packages(project, packages, environment)
    missing = missing_libraries(libraries)
    if missing:
        raise RefusedError(f"Still not found: {', '.join(missing)}. Please run:\n{line}")


def test_packages(environment: Mapping[str, str]) -> list[str]:
    """The Debian packages for tests with real keys that are missing and may be installed."""
    if not may_install(environment) or not sys.platform.startswith("linux"):
        return []
    programs = [package for name, package in TEST_PROGRAMS.items() if not shutil.which(name)]
    packages = [*programs, *missing_libraries(WINDOW_LIBRARIES).values()]
    return names_in_release(packages, Path("/etc/os-release").read_text("utf-8"))


def may_install(environment: Mapping[str, str]) -> bool:
    """Whether packages of the system may be installed here without asking."""
    is_root = sys.platform != "win32" and os.geteuid() == 0
    forbidden = environment.get("HIREAPP_NO_APT", "0") not in {"", "0"}
    return is_root and not forbidden and shutil.which("apt-get") is not None


def provide_for_tests(
    project: Project, packages: Sequence[str], environment: Mapping[str, str]
) -> None:
    """Install what tests with real keys need; they are left out where that fails."""
    try:
        install_packages(project, packages, environment)
    except RefusedError:
        line = apt_line(packages, with_sudo=False)
        say(f"Tests with real keys or a second PDF reader are left out. To have them: {line}")


def install_packages(
    project: Project, packages: Sequence[str], environment: Mapping[str, str]
) -> None:
    """Install Debian packages, as root."""
    say(f"Installing with apt-get: {' '.join(packages)}")
    quiet = {**environment, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=120"]
    # An update may fail for a source that has nothing to do with us: the install decides.
    run_logged(project, [*apt, "update"], quiet)
    apt += ["install", "-y", "--no-install-recommends", *packages]
    if not run_logged(project, apt, quiet):
        raise RefusedError(f"apt-get could not install these packages.\n{log_tail(project)}")
    importlib.invalidate_caches()


def run_logged(project: Project, command: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Run a command with all it says in the log; true if it succeeded."""
    with project.log.open("a", encoding="utf-8") as log:
        print("$", *command, file=log, flush=True)
        with subprocess.Popen(
            command,
            cwd=project.root,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            close_fds=False,  # the child goes on holding the lock, should this process be killed
        ) as running:
            return running.wait() == 0


def log_tail(project: Project) -> str:
    """The last lines of the log, and where the rest is."""
    lines = project.log.read_text("utf-8", errors="replace").splitlines()
    return "\n".join(["The installer's last lines were:", *lines[-15:], f"All: {project.log}"])


def take_lock(file: IO[str]) -> bool:
    """Try to lock a file; the system lets go of it when the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


@contextlib.contextmanager
def setup_lock(project: Project) -> Iterator[None]:
    """Let only one setup work on this folder at a time."""
    project.notes.mkdir(exist_ok=True)
    with (project.notes / "lock").open("a", encoding="utf-8") as file:
        if not take_lock(file):
            say("Hireapp is being set up by another command; waiting for it...")
            while not take_lock(file):
                time.sleep(0.2)
        os.set_inheritable(file.fileno(), True)
        project.log.write_text("", "utf-8")
        yield


def ways_to_install(project: Project, extras: frozenset[str]) -> Iterator[list[list[str]]]:
    """Commands that make the environment and fill it, one list for each way, best first."""
    what = ["-e", f".[{','.join(sorted(extras))}]" if extras else "."]
    venv, python = str(project.venv), project.program("python")
    uv = shutil.which("uv")
    if uv:
        into = [uv, "pip", "install", "--python", python, "--compile-bytecode"]
        yield [[uv, "venv", "--python", sys.executable, venv], [*into, *what]]
    make = [sys.executable, "-m", "venv", "--without-pip", venv]
    if has_new_pip():
        yield [make, [sys.executable, "-m", "pip", "--python", python, "install", *what]]
    elif has("ensurepip"):
        pip = [python, "-m", "pip", "install", *what]
        yield [make, [python, "-m", "ensurepip"], pip]


def set_up(project: Project, wanted: Stamp, environment: Mapping[str, str]) -> None:
    """Make the environment, or bring it up to date; stamped only when all went well."""
    found = read_stamp(project)
    usable = Path(project.program("python")).exists() and not project.unfinished.exists()
    keep = usable and (found is None or found.place == wanted.place)
    extras = wanted.extras | (found.extras if found and keep else frozenset())
    project.unfinished.touch()
    project.stamp.unlink(missing_ok=True)
    say("Bringing Hireapp up to date..." if keep else "Setting up Hireapp (about 350 MB, once)...")
    # A --user setting in someone's pip configuration must not lead it out of the environment.
    settings = {**environment, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0"}
    start = time.monotonic()
    for make, *fill in ways_to_install(project, extras):
        if not keep:
            shutil.rmtree(project.venv, ignore_errors=True)
        if all(run_logged(project, step, settings) for step in (fill if keep else [make, *fill])):
            break
    else:
        if keep:
            project.unfinished.unlink()  # it still is what it was: no need to begin anew
        raise RefusedError(
            "Please check the internet connection and the space on the disk, then run the same"
            f" command again.\n{log_tail(project)}"
        )
    write_stamp(project, wanted._replace(extras=extras))
    project.unfinished.unlink()
    say(f"Done in {time.monotonic() - start:.0f} s.")


def prepare(project: Project, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """See that all is there to run these arguments; quick when it is."""
    is_test = arguments[:1] == ["test"]
    wanted = wanted_stamp(project, frozenset({"test"} if is_test else ()))
    libraries = needed_libraries(arguments, environment)
    for_tests = test_packages(environment) if is_test else []
    if is_ready(project, wanted) and not missing_libraries(libraries) and not for_tests:
        return
    with setup_lock(project):
        ready = is_ready(project, wanted)
        tools = [] if ready else installer_packages()
        provide_packages(project, libraries, tools, environment)
        if for_tests:
            provide_for_tests(project, for_tests, environment)
        if not ready:
            set_up(project, wanted, environment)


def hand_over(project: Project, arguments: Sequence[str]) -> int:
    """Become the `hireapp` command."""
    # -P: files that happen to lie in the user's folder must not be imported.
    command = [project.program("python"), "-P", "-m", "hireapp", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def checks(project: Project, pytest_arguments: Sequence[str]) -> dict[str, list[str]]:
    """What `run.py test` runs, by name: everything, or pytest alone with these arguments."""
    python = [project.program("python"), "-m"]
    if pytest_arguments:
        return {"tests": [*python, "pytest", *pytest_arguments]}
    coverage = ["--cov", "--cov-report=term", "--cov-fail-under=90"]
    domain = ["--include=*/hireapp/domain/*", "--fail-under=100"]
    return {
        "lint": [*python, "ruff", "check"],
        "format": [*python, "ruff", "format", "--check"],
        "types": [*python, "mypy"],
        "imports between layers": [project.program("lint-imports")],
        "tests": [*python, "pytest", "-m", "not slow", "-n2", *coverage],
        "coverage of the domain": [*python, "coverage", "report", *domain],
        "slow tests": [*python, "pytest", "-m", "slow", "-n2"],
    }


def run_checks(project: Project, commands: Mapping[str, list[str]]) -> int:
    """Run all the checks, whatever each of them says, then report; non-zero if any failed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    failed = []
    for name, command in commands.items():
        say(f"\n== {name}: {' '.join([Path(command[0]).name, *command[1:]])}")
        if subprocess.run(command, cwd=project.root, env=environment, check=False).returncode:
            failed.append(name)
    say(f"\nFailed: {', '.join(failed)}." if failed else "\nAll passed.")
    return 1 if failed else 0


def main(arguments: Sequence[str]) -> int:
    """Set up if need be, then run the tests or hand over."""
    project = project_in(Path(__file__).resolve().parent)
    try:
        prepare(project, arguments, os.environ)
    except (RefusedError, OSError) as error:
        say(f"Hireapp could not be set up. {error}")
        return 1
    except KeyboardInterrupt:
        say("Stopped. The next start begins the setup anew.")
        return 130
    if arguments[:1] == ["test"]:
        return run_checks(project, checks(project, arguments[1:]))
    return hand_over(project, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
