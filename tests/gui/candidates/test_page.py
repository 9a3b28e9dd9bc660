from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from hireapp.domain.banks import Bank
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.people import Role
from hireapp.gui.candidates.model import Column
from hireapp.gui.candidates.page import CandidatesPage
from hireapp.store import candidates, openings, people
from hireapp.store.database import Database
from tests.conftest import MONDAY, Hiring, SteppingClock, make_hiring
from tests.gui.candidates.conftest import chosen, names
from tests.gui.conftest import (
    CTRL,
    HOSTILE,
    Desk,
    MishapTold,
    assert_in_visual_order,
    assert_tab_reaches_all,
    broken,
    nameless,
    press,
    settle,
    texts,
    type_in,
)


def pill(page: CandidatesPage, name: str) -> QPushButton:
    return next(one for one in page.pills if one.text().startswith(name))


def cards(page: CandidatesPage) -> list[str]:
    return texts(page.cards)


def test_opening_without_candidates_says_what_to_do(desk: Desk, database: Database) -> None:
    opening = openings.create(database, OpeningFacts(title="Host", purpose="welcome"))
    person = people.add(database, "Cora", Role.COORDINATOR)

    page = desk.show(CandidatesPage, person, opening.id)

    assert "No candidates yet" in texts(page)
    assert page.first_focus() is page._first
    assert not page.start.isEnabled()


def test_head_tells_title_and_purpose(page: CandidatesPage) -> None:
    assert page.header.title.text() == "Guest Experience Host"
    assert page.header.subtitle.text() == "Purpose: make every guest leave happier than they came"
    assert page.status() == "0 of 4 scorecards in"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_starts_the_interview_of_the_selected_candidate(
    page: CandidatesPage, hiring: Hiring, qtbot: QtBot, key: Qt.Key
) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)

    with qtbot.waitSignal(page.interview_wanted) as asked:
        qtbot.keyClick(page.table, key)

    assert asked.args == [hiring.begin(hiring.candidates[1], hiring.panel[0])]


def test_double_click_starts_the_interview(
    page: CandidatesPage, hiring: Hiring, qtbot: QtBot
) -> None:
    row = page.table.visualRect(page.model.index(1, Column.NAME)).center()
    viewport = page.table.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=row)

    with qtbot.waitSignal(page.interview_wanted) as asked:
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=row)

    assert asked.args == [hiring.begin(hiring.candidates[1], hiring.panel[0])]


def test_return_in_the_search_box_starts_nothing(page: CandidatesPage, qtbot: QtBot) -> None:
    page.search_box.setFocus()

    with qtbot.assertNotEmitted(page.interview_wanted):
        qtbot.keyClick(page.search_box, Qt.Key.Key_Return)


def test_button_says_whether_one_starts_continues_or_reads(
    page: CandidatesPage, hiring: Hiring
) -> None:
    said = [page.start.text()]

    hiring.begin(hiring.candidates[0], hiring.panel[0])
    page.choose(hiring.candidates[0].id)
    page.make_stale()
    said.append(page.start.text())
    hiring.submit(hiring.candidates[0], hiring.panel[0])
    page.make_stale()
    page.choose(hiring.candidates[0].id)
    said.append(page.start.text())

    assert said == ["Start interview", "Continue interview", "Your scorecard"]


def test_somebody_without_a_seat_is_refused_in_the_banner(
    desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    page = desk.show(CandidatesPage, hiring.coordinator, hiring.opening.id)

    with qtbot.assertNotEmitted(page.interview_wanted):
        press(qtbot, page, "start-interview")

    assert len(desk.refusals) == 1


def test_whom_one_meets_today_is_selected(desk: Desk, hiring: Hiring, clock: SteppingClock) -> None:
    candidates.schedule(hiring.database, hiring.candidates[1].id, clock.moment + timedelta(hours=2))

    page = desk.show(CandidatesPage, hiring.panel[0], hiring.opening.id)

    assert chosen(page) == "Priya Nair"
    assert page.model.data(page.model.index(1, Column.STAGE)) == "Interview today"


def test_search_finds_while_one_types(page: CandidatesPage, qtbot: QtBot) -> None:
    type_in(qtbot, page, "find-candidate", "nair")
    found = names(page), chosen(page)

    type_in(qtbot, page, "find-candidate", "zzz")

    assert found == (["Priya Nair"], "Priya Nair")
    assert names(page) == []
    assert not page.start.isEnabled()


def test_search_that_finds_nobody_says_so(page: CandidatesPage, qtbot: QtBot) -> None:
    assert not page.table.nothing_found.isVisible()

    qtbot.keyClicks(page.search_box, "zzz")

    assert page.table.nothing_found.isVisible()
    page.search_box.clear()
    assert not page.table.nothing_found.isVisible()


def test_key_leads_to_the_search_box(page: CandidatesPage, qtbot: QtBot) -> None:
    page.table.setFocus()

    qtbot.keyClick(page.table, Qt.Key.Key_F, CTRL)

    qtbot.waitUntil(page.search_box.hasFocus)


@pytest.mark.parametrize(
    ("start", "text", "shown"),
    [
        ("All", "All 2", ["Dana Whitfield", "Priya Nair"]),
        ("Waiting", "Waiting 1", ["Dana Whitfield"]),
        ("Ready", "Ready to debrief 0", []),
        ("To interview", "To interview 1", ["Priya Nair"]),
    ],
)
def test_filters_count_and_show_their_stage(
    page: CandidatesPage, hiring: Hiring, qtbot: QtBot, start: str, text: str, shown: list[str]
) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0])

    qtbot.mouseClick(pill(page, start), Qt.MouseButton.LeftButton)

    assert pill(page, start).text() == text
    assert names(page) == shown
    assert [one for one in page.pills if one.isChecked()] == [pill(page, start)]


def test_another_opening_forgets_search_and_filter(
    page: CandidatesPage, hiring: Hiring, qtbot: QtBot
) -> None:
    other = openings.create(hiring.database, OpeningFacts(title="Other", purpose="p"))
    candidates.add(hiring.database, other.id, "Zora")
    type_in(qtbot, page, "find-candidate", "nair")
    qtbot.mouseClick(pill(page, "Waiting"), Qt.MouseButton.LeftButton)

    page.show_opening(other.id)

    assert page.search_box.text() == ""
    assert names(page) == ["Zora"]


def test_delete_removes_and_undo_brings_back_with_the_interview(
    page: CandidatesPage, hiring: Hiring, desk: Desk, qtbot: QtBot
) -> None:
    when = MONDAY + timedelta(days=1)
    candidates.schedule(hiring.database, hiring.candidates[0].id, when, minutes=30, place="Attic")
    page.choose(hiring.candidates[0].id)
    page.table.setFocus()

    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    after_removal = names(page)
    desk.undo()

    assert after_removal == ["Priya Nair"]
    assert desk.notices[0][0] == "Dana Whitfield was removed."
    assert names(page) == ["Dana Whitfield", "Priya Nair"]
    entry = page.model.at(0)
    assert entry is not None
    assert entry.interview is not None
    kept = entry.interview
    assert (kept.starts_at, kept.minutes, kept.place) == (when, 30, "Attic")


def test_candidate_with_a_scorecard_stays_and_the_banner_says_why(
    page: CandidatesPage, hiring: Hiring, desk: Desk, qtbot: QtBot
) -> None:
    hiring.begin(hiring.candidates[0], hiring.panel[1])
    page.choose(hiring.candidates[0].id)
    page.table.setFocus()

    qtbot.keyClick(page.table, Qt.Key.Key_Delete)

    assert [one.message for one in desk.refusals] == [
        "This candidate has been interviewed, so they stay."
    ]
    assert names(page) == ["Dana Whitfield", "Priya Nair"]


def test_delete_in_the_search_box_removes_nobody(page: CandidatesPage, qtbot: QtBot) -> None:
    page.search_box.setFocus()

    qtbot.keyClick(page.search_box, Qt.Key.Key_Delete)

    assert names(page) == ["Dana Whitfield", "Priya Nair"]


def test_figures_count_scorecards_and_name_the_kit(page: CandidatesPage, hiring: Hiring) -> None:
    before = cards(page)

    hiring.submit(hiring.candidates[0], hiring.panel[0])

    assert any(one.startswith("Opener + 3, ") for one in before)
    assert "draft of version 1" in before
    assert "0 of 4" in before
    assert "1 of 4" in cards(page)
    assert "version 1, frozen" in cards(page)


def test_figures_tell_who_is_late_and_who_comes_next(
    page: CandidatesPage, hiring: Hiring, clock: SteppingClock
) -> None:
    candidates.schedule(hiring.database, hiring.candidates[0].id, MONDAY + timedelta(hours=1))
    candidates.schedule(hiring.database, hiring.candidates[1].id, MONDAY + timedelta(days=3))
    clock.advance(timedelta(days=2))

    page.make_stale()

    shown = cards(page)
    assert "2 late: Ana: Dana Whitfield; Ben: Dana Whitfield" in shown
    assert "26 Nov 09:00 · Priya Nair" in shown


def test_fifty_candidates_keep_their_row_height_and_scroll(desk: Desk, hiring: Hiring) -> None:
    for number in range(48):
        candidates.add(hiring.database, hiring.opening.id, f"Candidate {number:02}")

    page = desk.show(CandidatesPage, hiring.panel[0], hiring.opening.id)
    settle()

    table = page.table
    assert page.model.rowCount() == 50
    assert {table.rowHeight(row) for row in range(50)} == {44}
    assert table.verticalScrollBar().maximum() > 0
    assert pill(page, "All").text() == "All 50"


def test_selection_stays_on_the_candidate_when_others_come(
    page: CandidatesPage, hiring: Hiring
) -> None:
    page.choose(hiring.candidates[1].id)

    candidates.add(hiring.database, hiring.opening.id, "Aaron")

    assert chosen(page) == "Priya Nair"


def test_long_and_foreign_names_are_painted_within_their_cells(
    desk: Desk, database: Database, bank: Bank
) -> None:
    hiring = make_hiring(database, bank, names=HOSTILE, panel=HOSTILE[:3])
    page = desk.show(CandidatesPage, hiring.panel[0], hiring.opening.id)

    picture = page.grab()

    assert not picture.isNull()
    assert page.table.horizontalScrollBar().maximum() == 0
    assert page.minimumSizeHint().width() <= 820


def test_late_seat_is_painted_otherwise_than_one_not_begun(
    page: CandidatesPage, hiring: Hiring, clock: SteppingClock
) -> None:
    where = page.table.visualRect(page.model.index(0, Column.PANEL))
    before = page.table.viewport().grab(where).toImage()
    candidates.schedule(hiring.database, hiring.candidates[0].id, MONDAY)

    clock.advance(timedelta(days=3))
    page.make_stale()
    settle()

    assert page.table.viewport().grab(where).toImage() != before


def test_mistake_in_a_slot_reaches_the_dialog_and_the_search_stays(
    page: CandidatesPage,
    hiring: Hiring,
    mishap_told: MishapTold,
    qtbot: QtBot,
) -> None:
    type_in(qtbot, page, "find-candidate", "nair")
    hiring.database.new_id = broken

    press(qtbot, page, "start-interview")

    assert mishap_told()
    assert page.search_box.text() == "nair"
    assert chosen(page) == "Priya Nair"


def test_click_beside_the_rows_opens_no_menu_without_a_candidate(
    desk: Desk, database: Database
) -> None:
    opening = openings.create(database, OpeningFacts(title="Host", purpose="welcome"))
    person = people.add(database, "Cora", Role.COORDINATOR)
    page = desk.show(CandidatesPage, person, opening.id)

    page.table.customContextMenuRequested.emit(QPoint(5, 5))

    assert page.findChildren(QMenu) == []


@pytest.mark.parametrize("empty", [False, True])
def test_tab_reaches_every_control_in_the_order_one_reads(
    desk: Desk, hiring: Hiring, qtbot: QtBot, *, empty: bool
) -> None:
    if empty:
        for one in hiring.candidates:
            candidates.remove(hiring.database, one.id)
    viewer = hiring.coordinator if empty else hiring.panel[0]
    page = desk.show(CandidatesPage, viewer, hiring.opening.id)

    visited = assert_tab_reaches_all(qtbot, page)

    assert_in_visual_order(page, visited)


def test_adding_is_offered_to_those_who_may(desk: Desk, hiring: Hiring) -> None:
    page = desk.show(CandidatesPage, hiring.panel[0], hiring.opening.id)
    assert page.add.isHidden()

    desk.context.look_as(hiring.coordinator)

    assert page.add.isVisible()


def test_every_control_has_a_name_to_say(page: CandidatesPage) -> None:
    assert nameless(page) == []
