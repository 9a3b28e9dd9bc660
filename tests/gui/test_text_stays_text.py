"""Names that look like markup, go on for ever or need other scripts, on every page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QToolButton,
    QWidget,
)

from hireapp.domain.banks import Bank
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.people import Role
from hireapp.domain.scorecards import Score
from hireapp.errors import Refused
from hireapp.gui import theme
from hireapp.gui.main_window import MainWindow
from hireapp.gui.navigation import OF_AN_OPENING, OF_THE_WORKSPACE, Place
from hireapp.gui.openings.dialog import OpeningDialog
from hireapp.gui.sidebar import NavButton
from hireapp.gui.widgets import ElidedLabel
from hireapp.store import candidates, kits, openings, panels, people
from hireapp.store.database import Database
from tests.conftest import MONDAY, Hiring, SteppingClock
from tests.gui.conftest import HOSTILE, TAGGED, Desk, OpenWindow, settle

LONG_FILE = f"{'long-' * 40}.db"
USUAL = 1024
"""As narrow as a page must fit without being scrolled sideways."""


def invite(database: Database, bank: Bank) -> Hiring:
    """An opening whose every name is hostile; the first candidate is revealed."""
    facts = OpeningFacts(title=TAGGED, purpose=f"<b>make</b> & {'W' * 300}", aptitudes=(TAGGED,))
    made = openings.create(database, facts)
    openings.create(database, OpeningFacts(title=HOSTILE[2], purpose=TAGGED))
    content = KitContent().adding(bank, bank.openers[0]).adding(bank, bank.scored_questions[0])
    kits.edit(database, made.id, content)
    panel = tuple(people.add(database, name, Role.INTERVIEWER) for name in HOSTILE)
    for person in panel[:4]:
        panels.seat(database, made.id, person.id)
    applicants = tuple(candidates.add(database, made.id, name) for name in HOSTILE)
    hiring = Hiring(database, made, content, panel[0], panel, applicants)
    for number, candidate in enumerate(applicants):
        when = MONDAY + timedelta(hours=number - 3)
        candidates.schedule(database, candidate.id, when, place=TAGGED)
    for person in panel[:4]:
        hiring.submit(applicants[0], person, Score.TWO, evidence=f"{TAGGED} said <b>no</b>")
    hiring.submit(applicants[2], panel[2], evidence=HOSTILE[2])
    return hiring


@pytest.fixture(scope="module")
def invited(empty_file: Path, bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> Hiring:
    path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("hostile")))
    database = Database.open(path, clock=SteppingClock())
    made = invite(database, bank)
    database.close()
    return made


@pytest.fixture
def hostile(invited: Hiring, tmp_path: Path) -> Iterator[Hiring]:
    """A copy of the hostile opening for each test."""
    path = Path(shutil.copy(invited.database.path, tmp_path))
    database = Database.open(path, clock=SteppingClock())
    yield replace(invited, database=database)
    database.close()


@pytest.fixture
def window(hostile: Hiring, open_window: OpenWindow) -> MainWindow:
    theme.load_fallback_fonts()
    return open_window(hostile.database, hostile.panel[2], size=(USUAL, 700))


def cells(model: QAbstractItemModel, role: Qt.ItemDataRole) -> Iterator[str]:
    """What a model gives for a role, in its heads too."""
    down, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        yield str(model.headerData(row, down, role))
        for column in range(columns):
            yield str(model.data(model.index(row, column), role))
    for column in range(columns):
        yield str(model.headerData(column, across, role))


def said(owner: QWidget) -> Iterator[str]:
    """Every text that a page shows, as it was given to Qt."""
    for one in owner.findChildren(QWidget):
        if isinstance(one, QLabel | QPushButton | QToolButton | NavButton | QLineEdit):
            yield one.text()
        elif isinstance(one, QPlainTextEdit):
            yield one.toPlainText()
        elif isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from cells(one.model(), Qt.ItemDataRole.DisplayRole)


def assert_text_stays_text(owner: QWidget) -> None:
    # A label with a buddy is the caption of a field: a text of ours with a key in it.
    labels = [one for one in owner.findChildren(QLabel) if one.text() and not one.buddy()]
    guessing = [one.text() for one in labels if one.textFormat() != Qt.TextFormat.PlainText]
    assert not guessing, "labels that guess whether a text is markup"
    assert not owner.findChildren(QTextEdit), "an editor that takes rich text"
    tips = "\n".join(tool_tips(owner))
    assert "<img" not in tips
    assert "<b>" not in tips


def tool_tips(owner: QWidget) -> Iterator[str]:
    for one in owner.findChildren(QWidget):
        yield one.toolTip()
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from cells(one.model(), Qt.ItemDataRole.ToolTipRole)


def assert_nothing_is_widened(window: MainWindow) -> None:
    settle()
    assert window.minimumSizeHint().width() <= window.minimumWidth()
    assert window.width() == USUAL
    for area in window.findChildren(QScrollArea):
        ground = area.widget()
        if area.isVisible() and ground is not None:
            assert ground.width() <= area.viewport().width(), too_wide(ground, area.width())


def too_wide(ground: QWidget, room: int) -> list[str]:
    found = (one for one in ground.findChildren(QWidget) if one.minimumSizeHint().width() > room)
    return [f"{type(one).__name__} {one.objectName()} {next(said(one), '')}" for one in found]


@pytest.mark.parametrize("place", [Place.HOME, *OF_AN_OPENING, *OF_THE_WORKSPACE])
def test_hostile_names_stay_text_and_widen_nothing(
    window: MainWindow, hostile: Hiring, place: Place
) -> None:
    window.go(place, hostile.opening.id)
    settle()

    assert window.workspace is not None
    assert window.workspace.target.place is place
    assert_text_stays_text(window)
    assert_nothing_is_widened(window)


@pytest.mark.parametrize("place", [Place.HOME, Place.CANDIDATES, Place.COMPARE])
def test_hostile_candidates_are_shown_letter_for_letter(
    window: MainWindow, hostile: Hiring, place: Place
) -> None:
    window.go(place, hostile.opening.id)
    settle()

    shown = "\n".join(said(window.page(place)))

    missing = [name for name in HOSTILE if name not in shown]
    assert not missing


def test_hostile_interviewers_are_shown_letter_for_letter(
    window: MainWindow, hostile: Hiring
) -> None:
    window.go(Place.PANEL, hostile.opening.id)
    page = window.page(Place.PANEL)

    names = list(said(page))
    offered = page.findChildren(QComboBox)
    choice = [one.itemText(n) for one in offered for n in range(one.count())]

    assert [name for name in HOSTILE[:4] if name not in names] == []
    assert [name for name in HOSTILE[4:] if f"{name}, interviewer" not in choice] == []


def test_hostile_title_stands_in_window_and_sidebar(window: MainWindow, hostile: Hiring) -> None:
    window.go(Place.HOME)
    entries = [one.text() for one in window.sidebar.findChildren(NavButton)]

    window.go(Place.CANDIDATES, hostile.opening.id)

    assert TAGGED in entries
    assert window.windowTitle() == f"{TAGGED} – Hireapp"


def test_interview_shows_hostile_names_as_text(window: MainWindow, hostile: Hiring) -> None:
    card = hostile.begin(hostile.candidates[1], hostile.panel[2])

    window.show_interview(card)
    settle()

    assert window.interview is not None
    assert HOSTILE[1] in "\n".join(said(window.interview))
    assert_text_stays_text(window)
    assert_nothing_is_widened(window)


def test_question_who_works_shows_hostile_names_as_text(window: MainWindow) -> None:
    assert window.workspace is not None

    window.workspace.ask_who()
    settle()

    shown = [text.replace("&&", "&") for text in said(window.workspace.pages)]
    assert [name for name in HOSTILE if f"{name}, interviewer" not in shown] == []
    assert_text_stays_text(window)
    assert_nothing_is_widened(window)


def test_dialog_of_an_opening_shows_hostile_facts_as_text(hostile: Hiring, desk: Desk) -> None:
    dialog = OpeningDialog("Facts of the opening", hostile.opening.facts, lambda _: hostile.opening)
    desk.put_up(dialog)

    assert dialog.job.text() == TAGGED
    assert dialog.aptitudes.toPlainText() == TAGGED
    assert_text_stays_text(dialog)


def test_banner_shows_hostile_words_as_text_and_widens_nothing(window: MainWindow) -> None:
    for name in HOSTILE:
        window.banner.show_error(Refused(f"{name} is here already.", f"Not {name}."))
        settle()

        assert window.banner.message.text() == f"{name} is here already."
        assert_text_stays_text(window.banner)
        assert_nothing_is_widened(window)


def test_everybody_in_the_menu_is_a_name_and_no_key(window: MainWindow) -> None:
    menu = window.menus.person_button.menu()

    names = [action.text().replace("&&", "&") for action in menu.actions()]

    assert [name for name in HOSTILE if f"{name}, interviewer" not in names] == []


def test_ampersand_in_a_title_is_no_key(hostile: Hiring, window: MainWindow) -> None:
    openings.create(hostile.database, OpeningFacts(title="R&D", purpose="p"))
    window.go(Place.HOME)

    entry = next(one for one in window.sidebar.findChildren(NavButton) if one.text() == "R&D")

    assert entry.shortcut().isEmpty()


def test_ampersand_in_the_viewers_name_is_shown(hostile: Hiring, open_window: OpenWindow) -> None:
    window = open_window(hostile.database, hostile.panel[1])

    assert "&& Søn" in window.menus.person_button.text()


def test_long_file_name_widens_nothing(hostile: Hiring, open_window: OpenWindow) -> None:
    path = Path(shutil.copy(hostile.database.path, hostile.database.path.parent / LONG_FILE))
    database = Database.open(path)

    window = open_window(database, size=(USUAL, 700))

    assert_nothing_is_widened(window)
    database.close()


def test_elided_label_keeps_the_whole_text_in_its_tool_tip(desk: Desk) -> None:
    label = ElidedLabel(HOSTILE[1])
    desk.put_up(label)

    assert label.text() == HOSTILE[1]
    assert label.toolTip() == "<qt>&lt;b&gt;x&lt;/b&gt; &amp; Søn</qt>"
