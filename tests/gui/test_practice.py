"""Try it: the live interview on a practice candidate, of which nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from hireapp.domain.kits import KitContent
from hireapp.domain.openings import Format
from hireapp.domain.scorecards import Reaction, Score
from hireapp.gui.interview.practice import PracticePage
from hireapp.gui.main_window import MainWindow
from hireapp.gui.navigation import Place
from hireapp.store import candidates, kits, openings, panels
from tests.conftest import Hiring, dump
from tests.gui.conftest import CTRL, OpenWindow, child, press, settle, texts


@pytest.fixture
def window(hiring: Hiring, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """Ana looks at the kit, which is a draft."""
    made = open_window(hiring.database, hiring.panel[0])
    hiring.database.actor = ""  # what happens behind the window is nobody's doing
    made.go(Place.KIT, hiring.opening.id)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def try_it(window: MainWindow, hiring: Hiring) -> PracticePage:
    """What the kit page asks for."""
    window.page(Place.KIT).try_wanted.emit(hiring.opening.id)
    settle()
    assert window.practice.page is not None
    return window.practice.page


def carry_through(page: PracticePage, hiring: Hiring) -> None:
    page.react(Reaction.WARM)
    for place in range(1, len(hiring.questions) + 1):
        page.go_to(place)
        page.rate(Score.FOUR)
        page.view.evidence.insertPlainText("she called back")
    page.show_finish()


def files(folder: Path) -> set[Path]:
    return {one for one in folder.rglob("*") if one.is_file()}


def test_button_of_the_kit_opens_a_practice_that_says_that_nothing_is_kept(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, window.page(Place.KIT), "try-kit")
    page = window.practice.page
    assert page is not None

    said = texts(page)

    assert "Practice: nothing is kept" in said
    assert "Practice candidate" in said
    assert "Autosaved to this computer" not in said
    assert window.is_interviewing
    assert not window.menuBar().isVisible()


def test_practice_to_the_end_returns_to_the_kit_and_leaves_no_data(
    window: MainWindow, hiring: Hiring, qtbot: QtBot, tmp_path: Path
) -> None:
    before = (dump(hiring.database.path), files(tmp_path))

    page = try_it(window, hiring)
    carry_through(page, hiring)
    meanwhile = files(tmp_path)
    qtbot.keyClick(page.finish, Qt.Key.Key_2)
    press(qtbot, page, "submit")
    settle()

    draft = kits.latest(hiring.database, hiring.opening.id)
    assert draft is not None
    assert draft.is_draft
    assert meanwhile == before[1]
    assert (dump(hiring.database.path), files(tmp_path)) == before
    assert window.practice.page is None
    assert not window.is_interviewing
    assert window.page(Place.KIT).isVisible()
    assert "The practice is over. Nothing of it was kept." in texts(window.banner)


def test_key_leaves_the_practice_for_the_kit(
    window: MainWindow, hiring: Hiring, qtbot: QtBot
) -> None:
    page = try_it(window, hiring)
    page.rate(Score.FOUR)
    focused = QApplication.focusWidget()
    assert focused is not None

    qtbot.keyClick(focused, Qt.Key.Key_W, CTRL)
    settle()

    assert window.practice.page is None
    assert window.page(Place.KIT).isVisible()
    assert window.menuBar().isVisible()


def test_closing_the_window_in_the_midst_leaves_no_data(
    window: MainWindow, hiring: Hiring, tmp_path: Path
) -> None:
    before = (dump(hiring.database.path), files(tmp_path / "home"))
    carry_through(try_it(window, hiring), hiring)

    closed = window.close()

    assert closed
    assert window.practice.page is None
    assert (dump(hiring.database.path), files(tmp_path / "home")) == before


def test_other_pages_never_see_the_practice(window: MainWindow, hiring: Hiring) -> None:
    heard: list[object] = []
    assert window.workspace is not None
    window.workspace.context.changed.connect(heard.append)

    carry_through(try_it(window, hiring), hiring)

    assert heard == []
    assert candidates.count(hiring.database, hiring.opening.id) == len(hiring.candidates)


def test_kit_can_be_tried_again(window: MainWindow, hiring: Hiring) -> None:
    first = try_it(window, hiring)
    first.react(Reaction.WARM)
    first.close_interview()
    settle()

    again = try_it(window, hiring)

    assert again.editor is not None
    assert not again.editor.reaction_noted


def test_empty_kit_is_refused_in_the_banner(window: MainWindow, hiring: Hiring) -> None:
    kits.edit(hiring.database, hiring.opening.id, KitContent())

    window.page(Place.KIT).try_wanted.emit(hiring.opening.id)

    assert window.practice.page is None
    assert "There is nothing to try yet." in texts(window.banner)


def test_own_interview_goes_on_after_a_practice(window: MainWindow, hiring: Hiring) -> None:
    card = hiring.begin(hiring.candidates[0], hiring.panel[0])
    try_it(window, hiring).close_interview()
    settle()

    window.show_interview(card)

    assert window.interview is not None
    assert window.is_interviewing
    assert "Practice: nothing is kept" not in texts(window.interview)


def test_seats_share_of_a_split_kit_is_tried_and_another_chosen(
    hiring: Hiring, open_window: OpenWindow, qtbot: QtBot
) -> None:
    database, opening = hiring.database, hiring.opening
    openings.edit(database, opening.id, replace(opening.facts, format=Format.SERIES_SPLIT))
    ana, ben = panels.seats(database, opening.id)
    first, *others = hiring.questions
    content = hiring.content.changing(first, seats=(ana.id,))
    for one in others:
        content = content.changing(one, seats=(ben.id,))
    kits.edit(database, opening.id, content)
    window = open_window(database, hiring.panel[0])
    window.go(Place.KIT, opening.id)

    page = try_it(window, hiring)
    mine = [step.id for step in page.editor.questions] if page.editor else []
    chosen = child(page, QComboBox, "practice-share")
    offered = [chosen.itemText(place) for place in range(chosen.count())]
    chosen.setFocus()
    qtbot.keyClick(chosen, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.practice.page not in {None, page})
    settle()

    other = window.practice.page
    assert mine == [first]
    assert offered == ["All questions", "Ana: 1 question", "Ben: 2 questions"]
    assert other is not None
    assert other.editor is not None
    assert [step.id for step in other.editor.questions] == others
    assert window.layers.currentWidget() is other
