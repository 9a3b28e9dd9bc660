from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from hireapp.domain.openings import OpeningFacts
from hireapp.domain.people import Role
from hireapp.gui.home.page import HomePage
from hireapp.gui.navigation import Place
from hireapp.store import candidates, kits, openings, panels, people
from hireapp.store.database import Database
from tests.conftest import MONDAY, Hiring, SteppingClock
from tests.gui.conftest import (
    Desk,
    MishapTold,
    assert_in_visual_order,
    assert_tab_reaches_all,
    broken,
    press,
    settle,
    spoken_name,
    stops,
    texts,
)


@pytest.fixture
def newcomer(desk: Desk, database: Database) -> HomePage:
    return desk.show(HomePage, people.add(database, "Dana", Role.COORDINATOR))


def starts(page: HomePage) -> list[QPushButton]:
    settle()
    return [one for one in page.findChildren(QPushButton) if one.text() == "Start interview"]


def test_newcomer_is_led_to_a_first_opening_and_to_the_example(
    newcomer: HomePage, qtbot: QtBot
) -> None:
    assert "Nothing here yet" in newcomer.header.subtitle.text()

    with qtbot.waitSignal(newcomer.new_opening_wanted):
        press(qtbot, newcomer, "first-opening")
    with qtbot.waitSignal(newcomer.example_wanted):
        press(qtbot, newcomer, "explore-example")


def test_new_opening_is_the_pages_primary_action(newcomer: HomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(newcomer.new_opening_wanted):
        press(qtbot, newcomer, "new-opening")

    primary = [one for one in newcomer.findChildren(QPushButton) if one.property("look")]
    assert [one.objectName() for one in primary] == ["new-opening"]


def test_openings_are_offered_to_those_who_may_create_them(
    newcomer: HomePage, desk: Desk, database: Database
) -> None:
    desk.context.look_as(people.add(database, "Ana", Role.INTERVIEWER))
    settle()

    names = {one.objectName() for one in newcomer.findChildren(QPushButton) if one.isVisible()}
    assert names == {"explore-example"}
    assert "A coordinator or a hiring manager creates it." in texts(newcomer)
    assert newcomer.first_focus() in stops(newcomer)


def test_day_stands_at_the_top(newcomer: HomePage) -> None:
    assert newcomer.header.title.text() == "Monday, 23 November"


def test_card_tells_title_purpose_and_how_far_it_is(desk: Desk, hiring: Hiring) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0])

    shown = texts(desk.show(HomePage, hiring.coordinator))

    assert "Guest Experience Host" in shown
    assert "make every guest leave happier than they came" in shown
    assert "2 candidates · 1 of 4 scorecards" in shown
    assert "Interviewing" in shown


def bare_opening(hiring: Hiring) -> None:
    openings.create(hiring.database, OpeningFacts(title="Bare", purpose="p"))


def opening_with_kit(hiring: Hiring) -> None:
    bare_opening(hiring)
    kits.edit(hiring.database, openings.find(hiring.database, "Bare").id, hiring.content)


def opening_with_panel(hiring: Hiring) -> None:
    opening_with_kit(hiring)
    opening = openings.find(hiring.database, "Bare")
    panels.seat(hiring.database, opening.id, hiring.panel[0].id)


def complete_opening(hiring: Hiring) -> None:
    opening_with_panel(hiring)
    opening = openings.find(hiring.database, "Bare")
    applicant = candidates.add(hiring.database, opening.id, "Zora")
    hiring.submit(applicant, hiring.panel[0])


@pytest.mark.parametrize(
    ("make", "state", "leads_to"),
    [
        (bare_opening, "Needs a kit", Place.KIT),
        (opening_with_kit, "Needs a panel", Place.PANEL),
        (opening_with_panel, "Needs candidates", Place.CANDIDATES),
        (complete_opening, "Ready to debrief", Place.COMPARE),
    ],
)
def test_card_says_what_is_missing_and_leads_there(
    desk: Desk,
    hiring: Hiring,
    qtbot: QtBot,
    make: Callable[[Hiring], None],
    state: str,
    leads_to: Place,
) -> None:
    make(hiring)
    opening = openings.find(hiring.database, "Bare")
    page = desk.show(HomePage, hiring.coordinator)

    with qtbot.waitSignal(page.go_wanted) as asked:
        press(qtbot, page, f"open-{opening.id}")

    assert state in texts(page)
    assert asked.args == [leads_to, opening.id]


def test_todays_interviews_stand_in_order_with_panel_and_length(desk: Desk, hiring: Hiring) -> None:
    hiring.meet(0, 5)
    hiring.meet(1, 2)

    shown = texts(desk.show(HomePage, hiring.coordinator))

    first = shown.index("11:00")
    assert shown[first + 1] == "Priya Nair · Guest Experience Host"
    assert shown[first + 2] == "one room · 45 min · with Ana, Ben"
    assert shown.index("14:00") > first


def test_tomorrows_interview_is_not_among_todays(desk: Desk, hiring: Hiring) -> None:
    hiring.meet(0, 24)

    page = desk.show(HomePage, hiring.coordinator)

    assert "No interview today. “Plan…” sets their times." in texts(page)
    assert page.header.subtitle.text() == "0 interviews today · 0 scorecards due"


def test_only_those_on_the_panel_are_offered_to_start(
    desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    hiring.meet(0, 1)
    page = desk.show(HomePage, hiring.coordinator)
    for_the_coordinator = starts(page)

    desk.context.look_as(hiring.panel[0])
    (start,) = starts(page)
    with qtbot.waitSignal(page.interview_wanted) as asked:
        qtbot.mouseClick(start, Qt.MouseButton.LeftButton)

    assert for_the_coordinator == []
    assert asked.args == [hiring.begin(hiring.candidates[0], hiring.panel[0])]


def test_only_the_first_interview_of_the_day_is_the_primary_one(desk: Desk, hiring: Hiring) -> None:
    hiring.meet(0, 1)
    hiring.meet(1, 2)

    page = desk.show(HomePage, hiring.panel[0])

    assert [one.property("look") for one in starts(page)] == ["primary", None]


def test_refused_start_goes_to_the_banner(
    desk: Desk, hiring: Hiring, database: Database, qtbot: QtBot
) -> None:
    opening = openings.create(database, OpeningFacts(title="No kit", purpose="p"))
    panels.seat(database, opening.id, hiring.panel[0].id)
    applicant = candidates.add(database, opening.id, "Zora")
    candidates.schedule(database, applicant.id, MONDAY + timedelta(hours=1))
    page = desk.show(HomePage, hiring.panel[0])

    (start,) = starts(page)
    with qtbot.assertNotEmitted(page.interview_wanted):
        qtbot.mouseClick(start, Qt.MouseButton.LeftButton)

    assert [one.message for one in desk.refusals] == ["There is no interview kit yet."]


def test_due_scorecards_name_who_owes_what_until_when(
    desk: Desk, hiring: Hiring, clock: SteppingClock
) -> None:
    hiring.meet(0, 1)
    clock.advance(timedelta(hours=3))

    shown = texts(desk.show(HomePage, hiring.coordinator))

    assert shown[shown.index("Ana · Dana Whitfield") + 1] == "by 24 Nov 10:45"
    assert "Ben · Dana Whitfield" in shown


@pytest.mark.parametrize(
    ("later", "words"), [(27, "1 h late"), (25 + 24 + 1, "1 d late"), (20, "by 10:45")]
)
def test_due_scorecards_say_how_late_they_are(
    desk: Desk, hiring: Hiring, clock: SteppingClock, later: int, words: str
) -> None:
    hiring.meet(0, 1)
    clock.advance(timedelta(hours=later))

    shown = texts(desk.show(HomePage, hiring.coordinator))

    assert shown[shown.index("Ana · Dana Whitfield") + 1] == words


def test_submitted_scorecard_is_no_longer_due(
    desk: Desk, hiring: Hiring, clock: SteppingClock
) -> None:
    hiring.meet(0, 1)
    clock.advance(timedelta(hours=3))
    page = desk.show(HomePage, hiring.coordinator)

    for person in hiring.panel:
        hiring.submit(hiring.candidates[0], person)

    assert "Nobody owes a scorecard." in texts(page)


def test_mistake_in_a_slot_reaches_the_dialog_and_the_page_stays(
    desk: Desk,
    hiring: Hiring,
    mishap_told: MishapTold,
    qtbot: QtBot,
) -> None:
    for number in range(2):
        hiring.meet(number, number + 1)
    page = desk.show(HomePage, hiring.panel[0])
    before = texts(page)
    hiring.database.new_id = broken

    qtbot.mouseClick(starts(page)[0], Qt.MouseButton.LeftButton)

    assert mishap_told()
    assert texts(page) == before


def test_page_reloads_once_shown_again_when_something_changed(desk: Desk, hiring: Hiring) -> None:
    page = desk.show(HomePage, hiring.coordinator)
    page.hide()
    openings.create(hiring.database, OpeningFacts(title="Night Host", purpose="p"))
    hidden = "Night Host" in [one.text() for one in page.findChildren(QPushButton)]

    page.show()

    assert not hidden
    assert "Night Host" in texts(page)


def test_many_openings_can_be_scrolled(desk: Desk, hiring: Hiring) -> None:
    for number in range(20):
        openings.create(hiring.database, OpeningFacts(title=f"Opening {number}", purpose="p"))

    page = desk.show(HomePage, hiring.coordinator)
    settle()

    (area,) = page.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0


def test_tab_reaches_every_control_in_the_order_one_reads(
    desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    hiring.meet(0, 1)
    hiring.meet(1, 2)
    bare_opening(hiring)
    page = desk.show(HomePage, hiring.panel[0])

    visited = assert_tab_reaches_all(qtbot, page)

    assert_in_visual_order(page, visited)


def test_every_control_has_a_name_of_its_own_to_say(desk: Desk, hiring: Hiring) -> None:
    bare_opening(hiring)
    hiring.meet(0, 1)
    hiring.meet(1, 2)

    page = desk.show(HomePage, hiring.panel[0])
    settle()

    names = [spoken_name(one) for one in stops(page)]
    assert "" not in names
    assert len(names) == len(set(names))
    assert {"Open Bare", "Start interview with Priya Nair"} <= set(names)
