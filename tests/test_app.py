from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hireapp import app as app_module
from hireapp import paths
from hireapp.app import App, install_excepthook, start_log
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.people import Role
from hireapp.errors import Refused
from hireapp.gui.bug_dialog import BugDialog
from hireapp.gui.candidates.page import CandidatesPage
from hireapp.gui.home.page import HomePage
from hireapp.gui.main_window import MainWindow
from hireapp.gui.navigation import Place
from hireapp.gui.who.page import WhoPage
from hireapp.store import openings, people, scorecards
from hireapp.store.database import Database
from tests.conftest import Hiring
from tests.gui.conftest import settle

StartApp = Callable[..., App]
SECRET = "Dana Whitfield was rude"


@pytest.fixture(autouse=True)
def hooks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test does to the hooks and the log is undone."""
    log = logging.getLogger("hireapp")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(log, "handlers", [])
    monkeypatch.setattr(log, "propagate", log.propagate)
    yield
    for handler in log.handlers:
        handler.close()


@pytest.fixture
def start_app(qapp: QApplication, qtbot: QtBot) -> Iterator[StartApp]:
    """Starts the app as `hireapp` does and waits until its data is there or refused."""
    started: list[App] = []

    def start(path: Path | None = None, *, person: str = "", create: bool = True) -> App:
        app = App(qapp)
        started.append(app)
        qtbot.addWidget(app.window)
        app.start(path or paths.default_database(), person=person, create=create)
        qtbot.waitUntil(lambda: app.tasks.is_idle)
        return app

    yield start
    for app in started:
        app.window.close()


@pytest.fixture
def own(hiring: Hiring) -> Path:
    """The user's own database, with a hiring in it."""
    hiring.database.close()
    paths.data_folder().mkdir(parents=True)
    return Path(shutil.copy(hiring.database.path, paths.default_database()))


@pytest.fixture
def example(example_file: Path) -> Path:
    """The example where the app keeps it."""
    paths.data_folder().mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(example_file, paths.data_folder() / "example.db"))


def shown(app: App) -> QWidget | None:
    """What stands beside the navigation."""
    return app.window.workspace.pages.currentWidget() if app.window.workspace else None


def says(owner: QWidget) -> str:
    settle()
    labels = owner.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisibleTo(owner))


def button(owner: QWidget, text: str) -> QPushButton:
    found = [one for one in owner.findChildren(QPushButton) if one.text() == text]
    return next(one for one in found if one.isVisibleTo(owner))


def click(qtbot: QtBot, owner: QWidget, text: str) -> None:
    qtbot.mouseClick(button(owner, text), Qt.MouseButton.LeftButton)


def introduce(qtbot: QtBot, app: App, name: str) -> None:
    asking = shown(app)
    assert isinstance(asking, WhoPage)
    qtbot.keyClicks(asking.name, name)
    qtbot.keyClick(asking.name, Qt.Key.Key_Return)


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


def test_another_file_that_cannot_be_opened_leaves_what_is_open(
    start_app: StartApp, own: Path, hiring: Hiring, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"")
    app = start_app(own, person=hiring.panel[0].id)

    app.window.open_wanted.emit(broken)
    app.window.go(Place.CANDIDATES, hiring.opening.id)
    qtbot.wait(1)

    assert "broken.db is damaged" in app.window.banner.message.text()
    assert isinstance(shown(app), CandidatesPage)
    assert app.context is not None
    assert app.context.database.path == own


def test_second_start_brings_the_first_window_to_the_front(
    start_app: StartApp, own: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    first = start_app(own, person=hiring.panel[0].id)
    first.window.showMinimized()

    second = start_app(own)
    qtbot.waitUntil(lambda: not first.window.isMinimized())

    assert not second.window.isVisible()
    assert second.context is None
    assert first.window.isVisible()


def test_example_open_elsewhere_leaves_this_window_as_it_is(
    start_app: StartApp, own: Path, hiring: Hiring, example: Path, qtbot: QtBot
) -> None:
    other = start_app(example)
    app = start_app(own, person=hiring.panel[0].id)

    app.window.example_wanted.emit()
    qtbot.waitUntil(lambda: app.tasks.is_idle)

    assert app.window.isVisible()
    assert app.context is not None
    assert app.context.database.path == own
    assert app.window.banner.message.text() == "That is open in another window already."
    assert other.window.isVisible()


def test_closed_window_gives_its_database_free(
    start_app: StartApp, own: Path, hiring: Hiring
) -> None:
    first = start_app(own, person=hiring.panel[0].id)
    first.window.close()

    second = start_app(own)

    assert second.context is not None
    assert second.window.isVisible()


def test_example_and_own_data_are_a_menu_entry_apart(
    start_app: StartApp, own: Path, hiring: Hiring, example: Path, qtbot: QtBot
) -> None:
    app = start_app(own, person=hiring.panel[0].id)
    seen = []

    app.window.example_wanted.emit()
    qtbot.waitUntil(lambda: app.tasks.is_idle)
    assert app.context is not None
    seen.append((app.context.database.path, app.context.viewer.name, type(shown(app))))
    app.window.own_data_wanted.emit()
    seen.append((app.context.database.path, app.context.viewer.name, type(shown(app))))

    assert seen == [
        (example, "Dana Whitfield", HomePage),
        (own, "Ana", HomePage),
    ]


def test_switching_while_a_preview_is_drawn_disturbs_nobody(
    start_app: StartApp, own: Path, example: Path, qtbot: QtBot
) -> None:
    app = start_app(example)
    assert app.context is not None
    app.context.look_as(people.everybody(app.context.database)[0])
    app.window.go(Place.PRINT, openings.all_of_them(app.context.database)[0].id)

    app.window.own_data_wanted.emit()
    qtbot.waitUntil(lambda: app.tasks.is_idle)
    qtbot.wait(20)

    assert app.context.database.path == own


def test_something_else_in_the_examples_place_is_refused_and_kept(
    start_app: StartApp, own: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    place = paths.data_folder() / "example.db"
    place.write_bytes(b"my own file")
    app = start_app(own, person=hiring.panel[0].id)

    app.window.example_wanted.emit()
    qtbot.waitUntil(lambda: app.tasks.is_idle)

    assert "is not the example" in app.window.banner.message.text()
    assert place.read_bytes() == b"my own file"


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


def test_closing_saves_the_notes_of_an_interview(
    start_app: StartApp, own: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    viewer = hiring.panel[0].id
    app = start_app(own, person=viewer)
    assert app.context is not None
    card = scorecards.begin(app.context.database, hiring.candidates[0].id, viewer)
    app.window.show_interview(card)
    assert app.window.interview is not None
    app.window.interview.go_next()  # from the opener to the first question
    evidence = app.window.interview.findChild(QPlainTextEdit, "evidence")
    assert isinstance(evidence, QPlainTextEdit)
    qtbot.keyClicks(evidence, "She smiled at the guard")

    app.window.close()

    database = Database.open(own)
    sheet = scorecards.open_sheet(database, card, viewer)
    database.close()
    assert sheet.scorecard.answer(hiring.questions[0]).evidence == "She smiled at the guard"


def test_mistake_in_a_slot_reaches_the_dialog_with_its_place_to_copy(
    start_app: StartApp, own: Path, qtbot: QtBot
) -> None:
    app = start_app(own)
    install_excepthook(app.window)
    QTimer.singleShot(0, lambda: int(SECRET))

    qtbot.waitUntil(lambda: app.window.findChild(BugDialog) is not None)

    dialog = app.window.findChild(BugDialog)
    assert isinstance(dialog, BugDialog)
    click(qtbot, dialog, "Copy details")
    copied = QApplication.clipboard().text()
    assert "ValueError" in copied
    assert Path(__file__).name in copied
    assert app.window.isEnabled()
    click(qtbot, dialog, "Continue")


def test_log_keeps_kind_and_place_and_nothing_that_people_typed(
    start_app: StartApp, own: Path, qtbot: QtBot
) -> None:
    app = start_app(own)
    install_excepthook(app.window)
    start_log()

    QTimer.singleShot(0, lambda: int(SECRET))
    qtbot.waitUntil(lambda: app.window.findChild(BugDialog) is not None)

    written = paths.log_file().read_text(encoding="utf-8")
    assert "unexpected ValueError at test_app.py:" in written
    assert "Dana" not in written
    assert "rude" not in written


def test_refused_database_is_logged_by_its_kind_alone(start_app: StartApp, own: Path) -> None:
    start_log()
    own.write_bytes(b"")

    start_app(own)

    written = paths.log_file().read_text(encoding="utf-8")
    assert "database refused: StorageError" in written
    assert "hiring.db" not in written


def test_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")

    start_log()

    assert logging.getLogger("hireapp").handlers == []


def test_refusal_raised_in_a_slot_goes_to_the_banner(
    start_app: StartApp, own: Path, qtbot: QtBot
) -> None:
    app = start_app(own)
    install_excepthook(app.window)

    def refuse() -> None:
        raise Refused("This seat is taken.", "Choose another.")

    QTimer.singleShot(0, refuse)
    qtbot.waitUntil(app.window.banner.isVisible)

    assert app.window.banner.message.text() == "This seat is taken."
    assert app.window.banner.hint.text() == "Choose another."
    assert app.window.findChild(BugDialog) is None


def test_mistake_in_a_thread_reaches_the_dialog(
    start_app: StartApp, own: Path, qtbot: QtBot
) -> None:
    app = start_app(own)
    install_excepthook(app.window)

    thread = threading.Thread(target=lambda: int(SECRET))
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: app.window.findChild(BugDialog) is not None)


def test_interrupt_from_the_terminal_is_no_bug(
    start_app: StartApp, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = start_app(own)
    install_excepthook(app.window)

    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert app.window.findChild(BugDialog) is None
    assert "KeyboardInterrupt" in capsys.readouterr().err


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


@pytest.mark.slow
def test_exception_in_a_slot_fails_the_test_that_caused_it(tmp_path: Path) -> None:
    test = tmp_path / "test_slot.py"
    test.write_text(
        "from PySide6.QtCore import QTimer\n"
        "def test_slot(qtbot):\n"
        "    QTimer.singleShot(0, lambda: 1 // 0)\n"
        "    qtbot.wait(20)\n"
    )

    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", str(test)],
        cwd=tmp_path,
        env={**os.environ, "PYTEST_ADDOPTS": "", "PYTEST_QT_API": "pyside6"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert run.returncode == 1, run.stdout + run.stderr
    assert "ZeroDivisionError" in run.stdout
    assert "1 failed" in run.stdout


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
