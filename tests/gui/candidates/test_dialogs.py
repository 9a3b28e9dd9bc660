from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMenu, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from hireapp.domain.people import Interview
from hireapp.gui.candidates.arrangement_dialog import ArrangementDialog
from hireapp.gui.candidates.dialogs import NamesDialog, RenameDialog, TimeDialog
from hireapp.gui.candidates.model import Column
from hireapp.gui.candidates.page import CandidatesPage
from hireapp.store import arrangements, candidates
from tests.conftest import MONDAY, Hiring
from tests.gui.candidates.conftest import chosen, names
from tests.gui.conftest import (
    Desk,
    MishapTold,
    answer,
    assert_in_visual_order,
    assert_tab_reaches_all,
    broken,
    child,
    press,
    type_in,
)

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def meeting(hiring: Hiring, number: int) -> Interview | None:
    everybody = candidates.progress(hiring.database, hiring.opening.id, hiring.coordinator.id)
    return everybody[number].interview


def problem(dialog: QDialog) -> str:
    label = child(dialog, QLabel, "dialog-problem")
    return label.text() if label.isVisible() else ""


def menu_entry(page: CandidatesPage, text: str) -> None:
    """Choose from the menu of the selected row."""
    page.table.customContextMenuRequested.emit(
        page.table.visualRect(page.table.currentIndex()).center()
    )
    (menu,) = page.findChildren(QMenu)
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()
    menu.close()


@pytest.fixture
def in_copenhagen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the machine's zone cannot be changed here")
    monkeypatch.setenv("TZ", "Europe/Copenhagen")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_pasted_list_adds_everybody_on_it(page: CandidatesPage, desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Zoë Ek\n\n  Jonas   Weber \r\nMaya Okafor\n")

    def act(dialog: NamesDialog) -> None:
        qtbot.keyClick(dialog.names, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        press(qtbot, dialog, "names-add")

    answer(NamesDialog, act)
    press(qtbot, page, "add-candidate")

    assert names(page) == [
        "Dana Whitfield",
        "Jonas Weber",
        "Maya Okafor",
        "Priya Nair",
        "Zoë Ek",
    ]
    assert chosen(page) == "Maya Okafor"
    assert desk.refusals == []


def test_key_opens_the_dialog_and_the_names_have_the_keyboard(
    page: CandidatesPage, qtbot: QtBot
) -> None:
    def act(dialog: NamesDialog) -> None:
        qtbot.waitUntil(dialog.names.hasFocus)
        qtbot.keyClicks(dialog.names, "Zora")
        qtbot.keyClick(dialog.names, Qt.Key.Key_Tab)
        press(qtbot, dialog, "names-add")

    page.table.setFocus()
    answer(NamesDialog, act)
    qtbot.keyClick(page.table, Qt.Key.Key_N, CTRL_SHIFT)

    assert "Zora" in names(page)


def test_refused_name_stays_in_the_box_with_those_after_it(
    page: CandidatesPage, qtbot: QtBot
) -> None:
    left: list[str] = []

    def act(dialog: NamesDialog) -> None:
        dialog.names.setPlainText(f"Jonas Weber\n{'x' * 301}\nMaya Okafor")
        press(qtbot, dialog, "names-add")
        assert dialog.isVisible()
        left.append(problem(dialog))
        left.append(dialog.names.toPlainText())

    answer(NamesDialog, act)
    press(qtbot, page, "add-candidate")

    assert left[0].startswith("That is too long for the candidate's name.")
    assert left[1] == f"{'x' * 301}\nMaya Okafor"
    assert names(page) == ["Dana Whitfield", "Jonas Weber", "Priya Nair"]


def test_cancelled_list_adds_nobody(page: CandidatesPage, qtbot: QtBot) -> None:
    def act(dialog: NamesDialog) -> None:
        qtbot.keyClicks(dialog.names, "Jonas")
        qtbot.keyClick(dialog.names, Qt.Key.Key_Escape)

    answer(NamesDialog, act)
    press(qtbot, page, "add-candidate")

    assert names(page) == ["Dana Whitfield", "Priya Nair"]


def test_mistake_while_adding_reaches_the_dialog_and_keeps_the_names(
    page: CandidatesPage,
    hiring: Hiring,
    mishap_told: MishapTold,
    qtbot: QtBot,
) -> None:
    kept: list[str] = []
    hiring.database.new_id = broken

    def act(dialog: NamesDialog) -> None:
        qtbot.keyClicks(dialog.names, "Jonas Weber")
        press(qtbot, dialog, "names-add")
        kept.append(dialog.names.toPlainText())

    answer(NamesDialog, act)
    press(qtbot, page, "add-candidate")

    assert mishap_told()
    assert kept == ["Jonas Weber"]


def test_f2_corrects_the_name(page: CandidatesPage, qtbot: QtBot) -> None:
    def act(dialog: RenameDialog) -> None:
        field = type_in(qtbot, dialog, "candidate-name", "Dana Whitfeld")
        qtbot.keyClick(field, Qt.Key.Key_Return)

    page.table.setFocus()
    answer(RenameDialog, act)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)

    assert names(page) == ["Dana Whitfeld", "Priya Nair"]
    assert chosen(page) == "Dana Whitfeld"


def test_refused_correction_stays_in_the_dialog(page: CandidatesPage, qtbot: QtBot) -> None:
    said: list[str] = []

    def act(dialog: RenameDialog) -> None:
        type_in(qtbot, dialog, "candidate-name", " ")
        press(qtbot, dialog, "rename-keep")
        said.append(problem(dialog))

    page.table.setFocus()
    answer(RenameDialog, act)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)

    assert said == ["Please fill in the candidate's name."]
    assert names(page) == ["Dana Whitfield", "Priya Nair"]


def test_time_place_and_length_of_an_interview_are_kept(
    page: CandidatesPage, hiring: Hiring, qtbot: QtBot
) -> None:
    def act(dialog: TimeDialog) -> None:
        dialog.when.setDate(QDate(2026, 11, 25))
        dialog.when.setFocus()
        dialog.when.setSelectedSection(dialog.when.Section.HourSection)
        qtbot.keyClicks(dialog.when, "14")
        qtbot.keyClick(child(dialog, QSpinBox, "interview-minutes"), Qt.Key.Key_Up)
        type_in(qtbot, dialog, "interview-place", "Room 2")
        press(qtbot, dialog, "time-keep")

    answer(TimeDialog, act)
    menu_entry(page, "Time of the interview")

    kept = meeting(hiring, 0)
    assert kept is not None
    assert kept.starts_at == datetime(2026, 11, 25, 14, 0, tzinfo=UTC)
    assert (kept.minutes, kept.place) == (50, "Room 2")
    assert page.model.data(page.model.index(0, Column.INTERVIEW)) == "25 Nov 14:00"


def test_known_time_is_offered_again(page: CandidatesPage, hiring: Hiring) -> None:
    when = MONDAY + timedelta(days=2, minutes=30)
    candidates.schedule(hiring.database, hiring.candidates[0].id, when, minutes=60, place="Attic")
    page.choose(hiring.candidates[0].id)
    offered: list[object] = []

    def act(dialog: TimeDialog) -> None:
        offered.append(dialog.when.moment)
        offered.append(dialog.minutes.value())
        offered.append(child(dialog, QLineEdit, "interview-place").text())

    answer(TimeDialog, act)
    menu_entry(page, "Time of the interview")

    assert offered == [when, 60, "Attic"]


def test_too_long_a_place_is_refused_in_the_dialog(page: CandidatesPage, qtbot: QtBot) -> None:
    said: list[str] = []

    def act(dialog: TimeDialog) -> None:
        child(dialog, QLineEdit, "interview-place").setText("x" * 301)
        press(qtbot, dialog, "time-keep")
        said.append(problem(dialog))

    answer(TimeDialog, act)
    menu_entry(page, "Time of the interview")

    assert said[0].startswith("That is too long for the place.")


@pytest.mark.usefixtures("in_copenhagen")
def test_time_after_the_change_to_summer_time_is_the_one_on_the_clock(qtbot: QtBot) -> None:
    in_winter = datetime(2026, 2, 2, 9, 0, tzinfo=UTC).astimezone()
    dialog = TimeDialog(None, print, starts_at=in_winter, minutes=45, zone=None)
    qtbot.addWidget(dialog)

    dialog.when.setDate(QDate(2026, 6, 1))

    summer = datetime(2026, 6, 1, 10, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
    assert dialog.when.moment == summer


@pytest.mark.parametrize("kind", ["names", "rename", "time"])
def test_dialog_is_reached_by_tab_and_says_its_names(desk: Desk, qtbot: QtBot, kind: str) -> None:
    make: dict[str, Callable[[], QDialog]] = {
        "names": lambda: NamesDialog(print),
        "rename": lambda: RenameDialog("Dana", print),
        "time": lambda: TimeDialog(None, print, starts_at=MONDAY, minutes=45, zone=UTC),
    }
    dialog = make[kind]()
    desk.put_up(dialog)

    visited = assert_tab_reaches_all(qtbot, dialog)

    assert_in_visual_order(dialog, visited)
    assert not any(isinstance(one, QPlainTextEdit) for one in visited[1:])


def test_adjustments_and_the_cv_are_kept_by_key(desk: Desk, hiring: Hiring, qtbot: QtBot) -> None:
    page = desk.show(CandidatesPage, hiring.coordinator, hiring.opening.id)
    dana = hiring.candidates[0].id

    def act(dialog: ArrangementDialog) -> None:
        dialog.minutes.setValue(15)
        type_in(qtbot, dialog, "adjustments", "large print")
        type_in(qtbot, dialog, "background-kept", "Chef, 3 years")
        press(qtbot, dialog, "arrangement-keep")

    page.table.setFocus()
    page.table.selectRow(0)
    answer(ArrangementDialog, act)
    qtbot.keyClick(page.table, Qt.Key.Key_F4)

    found = arrangements.get(hiring.database, dana, hiring.coordinator.id)
    assert (found.extra_minutes, found.adjustments) == (15, "large print")
    assert arrangements.background(hiring.database, dana, hiring.coordinator.id) == "Chef, 3 years"
    page._remove()
    desk.undo()
    again = candidates.progress(hiring.database, hiring.opening.id, hiring.coordinator.id)[0]
    back = arrangements.get(hiring.database, again.candidate.id, hiring.coordinator.id)
    assert (back.extra_minutes, back.has_background) == (15, True)


def test_only_a_coordinator_is_asked_about_adjustments(
    desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    page = desk.show(CandidatesPage, hiring.panel[0], hiring.opening.id)
    page.table.setFocus()
    page.table.selectRow(0)

    qtbot.keyClick(page.table, Qt.Key.Key_F4)

    assert [one.message for one in desk.refusals] == ["Only a coordinator can do this."]
