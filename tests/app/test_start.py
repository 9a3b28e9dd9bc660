from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hireapp import app as app_module
from hireapp import paths
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.people import Role
from hireapp.gui.candidates.page import CandidatesPage
from hireapp.gui.home.page import HomePage
from hireapp.gui.main_window import MainWindow
from hireapp.gui.navigation import Place
from hireapp.gui.who.page import WhoPage
from hireapp.store import openings, people
from hireapp.store.database import Database
from tests.app.conftest import StartApp, button, click, introduce, says, shown
from tests.conftest import Hiring


def test_newcomer_gets_a_database_and_is_asked_who_they_are(
    start_app: StartApp, qtbot: QtBot
) -> None:
    app = start_app()

    assert paths.default_database().exists()
    assert isinstance(shown(app), WhoPage)
    introduce(qtbot, app, "Dana")
    assert isinstance(shown(app), HomePage)
    assert "Your first opening" in says(app.window)


def test_second_start_knows_who_works_and_which_opening_was_shown(
    start_app: StartApp, own: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    first = start_app()
    click(qtbot, first.window, "Ana, interviewer")
    first.window.go(Place.CANDIDATES, hiring.opening.id)
    first.window.close()

    second = start_app()

    assert second.context is not None
    assert second.context.viewer.name == "Ana"
    assert isinstance(shown(second), CandidatesPage)
    assert second.window.windowTitle() == "Guest Experience Host – Hireapp"
    assert "Local file: hiring.db" in says(second.window)
    assert own.exists()


def test_person_named_at_the_start_works_at_once(
    start_app: StartApp, own: Path, hiring: Hiring
) -> None:
    app = start_app(own, person=hiring.panel[1].id)

    assert app.context is not None
    assert app.context.viewer == hiring.panel[1]


def test_person_who_is_no_longer_there_is_not_taken_for_somebody(
    start_app: StartApp, own: Path
) -> None:
    app = start_app(own, person="f" * 32)

    assert isinstance(shown(app), WhoPage)


def test_opening_that_is_no_longer_there_leads_home(
    start_app: StartApp, own: Path, hiring: Hiring
) -> None:
    app = start_app(own, person=hiring.panel[0].id)
    app.window.close()
    app.memory.remember(opening={str(own): "f" * 32})

    again = start_app(own)

    assert isinstance(shown(again), HomePage)


DAMAGED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "is damaged or cut short"),
    "one byte": (lambda whole: whole[:1], "is damaged or cut short"),
    "cut short": (lambda whole: whole[:20_000], "is damaged or cut short"),
    "other content": (lambda _: b"a letter to somebody" * 50, "is damaged or cut short"),
    "newer": (
        lambda whole: whole[:60] + (999).to_bytes(4, "big") + whole[64:],
        "was made by a newer version of Hireapp",
    ),
    "another program's": (
        lambda whole: whole[:68] + b"XXXX" + whole[72:],
        "is not a Hireapp database",
    ),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_database_that_cannot_be_opened_is_explained_and_left_alone(
    start_app: StartApp, own: Path, kind: str
) -> None:
    damage, reason = DAMAGED[kind]
    content = damage(own.read_bytes())
    own.write_bytes(content)

    app = start_app()

    assert reason in says(app.window)
    assert "It was left as it is." in says(app.window)
    assert own.read_bytes() == content
    ways_on = ("Open another file…", "Your own data", "Quit")
    assert all(button(app.window, text).isEnabled() for text in ways_on)


def test_from_the_explanation_one_gets_to_ones_own_data(
    start_app: StartApp, own: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"")
    app = start_app(broken, create=False)

    click(qtbot, app.window, "Your own data")

    assert isinstance(shown(app), WhoPage)
    assert app.context is not None
    assert app.context.database.path == own


def test_from_the_explanation_one_can_quit(
    start_app: StartApp, tmp_path: Path, qtbot: QtBot
) -> None:
    app = start_app(tmp_path / "missing.db", create=False)

    click(qtbot, app.window, "Quit")

    assert not app.window.isVisible()


def test_named_file_that_is_missing_is_not_made(start_app: StartApp, tmp_path: Path) -> None:
    app = start_app(tmp_path / "typo" / "missing.db", create=False)

    assert "missing.db cannot be opened" in says(app.window)
    assert not (tmp_path / "typo").exists()


def test_place_where_no_database_can_be_made_is_explained(
    start_app: StartApp, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")

    app = start_app(in_the_way / "hiring.db")

    assert "No database can be made in" in says(app.window)
    assert in_the_way.read_text() == "not a folder"


def test_size_of_the_window_is_remembered(start_app: StartApp, own: Path) -> None:
    first = start_app(own)
    first.window.resize(940, 717)
    first.window.close()

    second = start_app(own)

    assert (second.window.width(), second.window.height()) == (940, 717)


def test_spoilt_geometry_gives_the_usual_size(start_app: StartApp, own: Path) -> None:
    settings = paths.settings_file()
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"geometry": "not base 64 at all!"}')

    app = start_app(own)

    assert (app.window.width(), app.window.height()) == (1280, 800)


@pytest.mark.parametrize(
    ("platform", "display", "expected"),
    [
        ("offscreen", ":0", False),
        ("minimal:option", ":0", False),
        ("xcb", "", True),
        ("", ":0", True),
        ("", "", False),
    ],
)
def test_display_is_found_by_what_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, platform: str, display: str, *, expected: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    assert app_module.has_display() is expected


def test_everything_loaded_beside_the_window_exists(start_app: StartApp) -> None:
    start_app()

    assert all(name in sys.modules for name in app_module._HEAVY)


def test_window_without_data_answers_its_menus(start_app: StartApp) -> None:
    window: MainWindow = start_app(paths.data_folder() / "none.db", create=False).window

    window.menus.file.actions()[0].trigger()
    window.go(Place.HOME)

    assert window.workspace is None


def test_opening_made_elsewhere_meanwhile_is_shown_after_a_restart(
    start_app: StartApp, own: Path, hiring: Hiring
) -> None:
    first = start_app(own, person=hiring.panel[0].id)
    first.window.close()
    database = Database.open(own)
    openings.create(database, OpeningFacts(title="Night Host", purpose="p"))
    people.add(database, "Otto", Role.OBSERVER)
    database.close()

    app = start_app(own)

    assert "Night Host" in says(app.window)
    menu = app.window.menus.person_button.menu()
    assert "Otto, observer" in [action.text() for action in menu.actions()]
