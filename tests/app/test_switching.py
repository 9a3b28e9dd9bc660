from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from hireapp import paths
from hireapp.gui.candidates.page import CandidatesPage
from hireapp.gui.home.page import HomePage
from hireapp.gui.navigation import Place
from hireapp.store import openings, people, scorecards
from hireapp.store.database import Database
from tests.app.conftest import StartApp, shown
from tests.conftest import Hiring


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


def test_closing_saves_the_notes_of_an_interview(
    start_app: StartApp, own: Path, hiring: Hiring, qtbot: QtBot
) -> None:
    viewer = hiring.panel[0].id
    app = start_app(own, person=viewer)
    assert app.context is not None
    card = scorecards.begin(app.context.database, hiring.candidates[0].id, viewer)
    app.window.show_interview(card)
    assert app.window.interview is not None
    app.window.interview.go_next()  # from the preparation to the opener
    app.window.interview.go_next()  # from the opener to the first question
    evidence = app.window.interview.findChild(QPlainTextEdit, "evidence")
    assert isinstance(evidence, QPlainTextEdit)
    qtbot.keyClicks(evidence, "She smiled at the guard")

    app.window.close()

    database = Database.open(own)
    sheet = scorecards.open_sheet(database, card, viewer)
    database.close()
    assert sheet.scorecard.answer(hiring.questions[0]).evidence == "She smiled at the guard"
