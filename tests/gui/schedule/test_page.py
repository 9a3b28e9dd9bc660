from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hireapp.domain.ids import OpeningId
from hireapp.domain.people import Role
from hireapp.domain.schedule import Meeting
from hireapp.exchange.calendar_file import Names
from hireapp.gui.navigation import Place
from hireapp.gui.schedule.dialog import PlanDialog
from hireapp.gui.schedule.page import SchedulePage
from hireapp.store import agenda, candidates, panels, people
from hireapp.store.database import Database
from tests.conftest import MONDAY, Hiring
from tests.gui.conftest import (
    CTRL,
    HOSTILE,
    Desk,
    Key,
    OpenWindow,
    assert_tab_reaches_all,
    child,
    nameless,
    opened_dialog,
    press,
    settle,
    texts,
)


@pytest.fixture
def page(desk: Desk, hiring: Hiring) -> SchedulePage:
    """Dana is met at eleven, Priya has no time yet; the keyboard is in the table."""
    hiring.meet(0, 2, "Room 4")
    made = desk.show(SchedulePage, hiring.coordinator)
    made.table.setFocus()
    return made


def rows(page: SchedulePage) -> list[tuple[str, str]]:
    model = page.model
    return [
        (model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())
    ]


def planned(page: SchedulePage) -> tuple[Meeting, ...]:
    return agenda.meetings(page.context.database, page.context.viewer.id)


def asked(page: SchedulePage, qtbot: QtBot) -> PlanDialog:
    return opened_dialog(qtbot, page, PlanDialog)


def at(hour: int) -> QDateTime:
    return QDateTime(QDate(2026, 11, 23), QTime(hour, 0))


def test_planned_ones_come_first_then_who_has_no_time(page: SchedulePage) -> None:
    assert rows(page) == [("11:00 – 11:45", "Dana Whitfield"), ("not planned yet", "Priya Nair")]
    assert page.header.subtitle.text() == "1 interview to come · 1 candidate without a time"


def test_planning_is_offered_to_those_who_may(
    page: SchedulePage, desk: Desk, hiring: Hiring
) -> None:
    assert page.plan_button.isVisible()

    desk.context.look_as(hiring.panel[0])

    assert page.plan_button.isHidden()
    assert page.off_button.isHidden()


def test_an_interview_is_planned_by_keyboard_and_taken_back(
    page: SchedulePage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table, Key.Key_Down)
    qtbot.keyClick(page.table, Key.Key_Return)
    dialog = asked(page, qtbot)
    assert dialog.place.text() == "Room 4"
    assert dialog.when.dateTime() == at(12)
    dialog.when.setDateTime(at(14))
    qtbot.keyClick(dialog.place, Key.Key_Return)

    assert rows(page)[1] == ("14:00 – 14:45", "Priya Nair")
    page.steps.undo()
    assert rows(page)[1] == ("not planned yet", "Priya Nair")
    page.steps.redo()
    assert rows(page)[1] == ("14:00 – 14:45", "Priya Nair")


def test_an_interview_is_moved_to_one_seat_and_back(page: SchedulePage, qtbot: QtBot) -> None:
    before = planned(page)
    page.plan()
    dialog = asked(page, qtbot)
    dialog.who.setCurrentIndex(2)
    dialog.minutes.setValue(30)
    press(qtbot, dialog, "plan-keep")

    (moved,) = planned(page)
    assert (moved.panel_text, moved.interview.minutes) == ("Ben", 30)
    assert rows(page)[-2:] == [
        ("not planned yet", "Dana Whitfield"),
        ("not planned yet", "Priya Nair"),
    ]
    page.steps.undo()
    assert planned(page) == before


def test_a_clash_is_told_before_and_after_and_stops_nobody(
    page: SchedulePage, qtbot: QtBot
) -> None:
    page.table.selectRow(1)
    page.plan()
    dialog = asked(page, qtbot)
    warning = child(dialog, QLabel, "plan-warning")
    assert warning.text() == ""
    dialog.when.setDateTime(at(11))
    assert warning.text() == "Clash: Ana, Ben, Room 4 twice at the same time"
    press(qtbot, dialog, "plan-keep")

    assert page.header.subtitle.text() == "2 interviews to come · 2 interviews clash"
    spoken = page.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Clash: Ana, Ben, Room 4 twice at the same time" in spoken


def test_an_interview_does_not_clash_with_itself(page: SchedulePage, qtbot: QtBot) -> None:
    page.plan()

    assert child(asked(page, qtbot), QLabel, "plan-warning").text() == ""


def test_delete_takes_off_with_a_way_back(desk: Desk, page: SchedulePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Key.Key_Delete)
    assert planned(page) == ()

    desk.undo()

    assert [one.interview.place for one in planned(page)] == ["Room 4"]


def test_what_is_over_is_one_pill_away(desk: Desk, hiring: Hiring, qtbot: QtBot) -> None:
    hiring.meet(0, -48)
    hiring.meet(1, 3)
    page = desk.show(SchedulePage, hiring.coordinator)
    assert [name for _, name in rows(page)] == ["Priya Nair"]

    press(qtbot, page, "pill-1")

    assert [name for _, name in rows(page)] == ["Dana Whitfield", "Priya Nair"]


def test_search_narrows_it_down(page: SchedulePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Key.Key_F, CTRL)
    qtbot.keyClicks(page.search, "room dana")

    assert [name for _, name in rows(page)] == ["Dana Whitfield"]


def test_nobody_to_meet_leads_home(desk: Desk, database: Database, qtbot: QtBot) -> None:
    page = desk.show(SchedulePage, people.add(database, "Cora", Role.COORDINATOR))

    with qtbot.waitSignal(page.go_wanted) as told:
        press(qtbot, page, "next-step")

    assert told.args == [Place.HOME, None]


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (Names.NONE, "Interview, Guest Experience Host"),
        (Names.FULL, "Interview Dana Whitfield, Guest Experience Host"),
    ],
)
def test_a_calendar_file_is_written_with_the_names_that_were_chosen(
    desk: Desk, page: SchedulePage, qtbot: QtBot, tmp_path: Path, names: Names, title: str
) -> None:
    page.export(names)
    (dialog,) = page.findChildren(QFileDialog)
    target = tmp_path / "out.ics"
    dialog.fileSelected.emit(str(target))
    qtbot.waitUntil(lambda: bool(desk.notices))
    dialog.reject()

    (event,) = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert str(event["summary"]) == title
    assert event.decoded("dtstart").date() == date(2026, 11, 23)


def test_the_model_keeps_its_promises(page: SchedulePage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)
    page.search.setText("nobody like this")
    qtmodeltester.check(page.model)


def test_tab_reaches_every_control_and_each_has_a_name(page: SchedulePage, qtbot: QtBot) -> None:
    assert_tab_reaches_all(qtbot, page)


def test_the_dialog_names_its_fields(page: SchedulePage, qtbot: QtBot) -> None:
    page.plan()
    dialog = asked(page, qtbot)

    assert nameless(dialog) == []
    dialog.reject()


def test_hostile_names_and_many_candidates_widen_nothing(
    open_window: OpenWindow, hiring: Hiring
) -> None:
    opening: OpeningId = hiring.opening.id
    for number, text in enumerate(HOSTILE * 8):
        one = candidates.add(hiring.database, opening, text[:300])
        when = MONDAY + timedelta(hours=number)
        candidates.schedule(hiring.database, one.id, when, place=text[:300])
    panels.seat(hiring.database, opening, hiring.coordinator.id)
    window = open_window(hiring.database, hiring.coordinator)
    window.go(Place.SCHEDULE)
    settle()

    page = window.page(Place.SCHEDULE)
    assert isinstance(page, SchedulePage)
    assert (window.width(), page.width()) == (1024, 820)
    assert page.table.horizontalScrollBar().maximum() == 0
    page.plan()
    settle()
    dialog = page.findChildren(PlanDialog)[-1]
    assert dialog.width() <= 600
    dialog.reject()


def test_home_leads_here(open_window: OpenWindow, hiring: Hiring, qtbot: QtBot) -> None:
    window = open_window(hiring.database, hiring.coordinator)
    window.go(Place.HOME)

    press(qtbot, window.page(Place.HOME), "plan")

    assert window.page(Place.SCHEDULE).isVisible()
    assert "Schedule" in texts(window.page(Place.SCHEDULE))
