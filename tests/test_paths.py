from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from hireapp import paths


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "stick"
    monkeypatch.setenv("HIREAPP_HOME", str(folder))
    return folder


@pytest.fixture
def no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HIREAPP_HOME", raising=False)


def paths_from(package: Path) -> ModuleType:
    """The real module, loaded from a copy of the package's folder elsewhere."""
    package.mkdir(parents=True)
    copied = shutil.copy(paths.__file__, package)
    spec = importlib.util.spec_from_file_location("copied_paths", copied)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("shipped", encoding="utf-8")
    return path


def test_checkout_ships_fonts_and_icons_with_their_licences() -> None:
    shipped = [
        paths.resource("fonts", "Inter-Regular.ttf"),
        paths.resource("fonts", "LICENSES", "Inter-OFL.txt"),
        paths.resource("icons", "house.svg"),
        paths.resource("icons", "LICENSE"),
    ]

    assert all(path.stat().st_size > 0 for path in shipped)


def test_installed_package_finds_what_it_carries(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "site-packages" / "hireapp"
    installed = paths_from(package)
    icon = write(package / "resources" / "icons" / "house.svg")

    found = installed.resource("icons", "house.svg")

    assert found == icon


def test_checkout_finds_resources_at_its_top(tmp_path: Path) -> None:
    checkout = paths_from(tmp_path / "src" / "hireapp")
    icon = write(tmp_path / "resources" / "icons" / "house.svg")

    found = checkout.resource("icons", "house.svg")

    assert found == icon


def test_package_wins_over_the_folder_above_it(tmp_path: Path) -> None:
    package = tmp_path / "src" / "hireapp"
    module = paths_from(package)
    write(tmp_path / "resources" / "style.qss")
    carried = write(package / "resources" / "style.qss")

    found = module.resource("style.qss")

    assert found == carried


def test_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"resources/icons/no-such-icon\.svg"):
        paths.resource("icons", "no-such-icon.svg")


def test_question_banks_are_the_sorted_toml_files(tmp_path: Path) -> None:
    checkout = paths_from(tmp_path / "src" / "hireapp")
    service = write(tmp_path / "question_banks" / "service.toml")
    attitudes = write(tmp_path / "question_banks" / "attitudes.toml")
    write(tmp_path / "question_banks" / "README.md")

    banks = checkout.question_banks()

    assert banks == [attitudes, service]


def test_missing_question_banks_are_named(tmp_path: Path) -> None:
    checkout = paths_from(tmp_path / "src" / "hireapp")

    with pytest.raises(FileNotFoundError, match="question_banks"):
        checkout.question_banks()


def test_home_variable_keeps_everything_in_one_folder(home: Path) -> None:
    everything = [
        paths.data_folder(),
        paths.default_database(),
        paths.settings_file(),
        paths.log_file(),
        paths.documents_folder(),
    ]

    assert all(path.is_relative_to(home) for path in everything)
    assert len(set(everything)) == len(everything)


def test_asking_for_a_place_creates_nothing(home: Path) -> None:
    paths.default_database()
    paths.settings_file()
    paths.log_file()

    assert not home.exists()


def test_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HIREAPP_HOME", "stick")

    assert paths.data_folder() == tmp_path / "stick" / "data"


@pytest.mark.usefixtures("no_home")
def test_without_home_the_system_decides_under_the_apps_name() -> None:
    places = [paths.data_folder(), paths.settings_file(), paths.log_file()]

    assert all("Hireapp" in path.parts for path in places)
    assert all(path.is_absolute() for path in places)


@pytest.mark.usefixtures("no_home")
def test_blank_home_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    unset = paths.data_folder()

    monkeypatch.setenv("HIREAPP_HOME", " ")

    assert paths.data_folder() == unset


@pytest.mark.usefixtures("no_home")
def test_default_database_is_in_the_data_folder() -> None:
    assert paths.default_database() == paths.data_folder() / "hiring.db"


@pytest.mark.usefixtures("no_home")
def test_papers_go_to_the_persons_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = paths.documents_folder()

    monkeypatch.setenv("HIREAPP_HOME", str(documents / "stick"))

    assert documents.is_absolute()
    assert paths.documents_folder() == documents / "stick" / "documents"


def test_importing_paths_loads_no_platformdirs() -> None:
    program = "import sys, hireapp.paths; sys.exit('platformdirs' in sys.modules)"

    finished = subprocess.run([sys.executable, "-c", program], check=False)

    assert finished.returncode == 0
