from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from hireapp.domain.ids import PersonId
from hireapp.domain.insights import LEAST_CANDIDATES, Insights, Load
from hireapp.domain.people import Person, Role
from hireapp.domain.scorecards import Score
from hireapp.gui.insights.page import InsightsPage
from hireapp.gui.insights.pane import Pane
from hireapp.gui.navigation import Place
from hireapp.store import candidates, people, scorecards
from hireapp.store.database import Database
from tests.conftest import Hiring
from tests.gui.conftest import (
    HOSTILE,
    Desk,
    Mishap,
    assert_in_visual_order,
    assert_tab_reaches_all,
    child,
    press,
    settle,
    texts,
)

Show = Callable[[Person], InsightsPage]


@pytest.fixture
def show(desk: Desk) -> Iterator[Show]:
    """The page as somebody, once its figures are there."""

    def shown(viewer: Person) -> InsightsPage:
        page = desk.show(InsightsPage, viewer)
        wait(desk, page)
        return page

    yield shown
    QApplication.clipboard().clear()


def wait(desk: Desk, page: InsightsPage) -> Insights:
    desk.qtbot.waitUntil(lambda: desk.context.tasks.is_idle)
    assert page.found is not None
    return page.found


def reveal(hiring: Hiring, number: int = LEAST_CANDIDATES) -> None:
    """So many candidates whom Ana rates a point or two above Ben."""
    ana, ben = hiring.panel
    for place in range(number):
        candidate = candidates.add(hiring.database, hiring.opening.id, f"Candidate {place}")
        hiring.submit(candidate, ana, Score(3 + place % 3))
        hiring.submit(candidate, ben, Score(1 + place % 3))


def column(pane: Pane, place: int) -> list[str]:
    model = pane.model
    return [str(model.data(model.index(row, place))) for row in range(model.rowCount())]


@pytest.fixture
def revealed(hiring: Hiring) -> Hiring:
    reveal(hiring)
    return hiring


def test_coordinator_sees_every_line(show: Show, revealed: Hiring) -> None:
    page = show(revealed.coordinator)

    assert column(page.interviewers, 0) == ["Ana", "Ben"]
    assert [one[-5:] for one in column(page.interviewers, 4)] == ["above", "below"]
    assert page.status() == "10 revealed scorecards of 5 candidates in 1 opening"
    assert "you see all as a coordinator" in " ".join(texts(page))


def test_interviewer_sees_their_own_line_only(show: Show, revealed: Hiring) -> None:
    page = show(revealed.panel[1])

    assert column(page.interviewers, 0) == ["Ben"]
    assert "Only you and the coordinator see your line." in " ".join(texts(page))
    assert "Ana" not in " ".join(texts(page))


def test_nothing_of_a_sealed_candidate_shows(show: Show, hiring: Hiring) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0], Score.FIVE)

    page = show(hiring.coordinator)

    assert "Nothing to tell from yet" in texts(page)
    assert not child(page, QPushButton, "copy-table").isVisible()


def test_empty_page_leads_home(show: Show, desk: Desk, database: Database) -> None:
    page = show(people.add(database, "Cora", Role.COORDINATOR))

    with desk.qtbot.waitSignal(page.go_wanted) as went:
        press(desk.qtbot, page, "next-step")

    assert went.args == [Place.HOME, None]


def test_too_few_scorecards_say_so(show: Show, hiring: Hiring) -> None:
    reveal(hiring, 1)

    page = show(hiring.coordinator)

    assert column(page.interviewers, 4) == ["not enough data"] * 2
    assert "not enough data" in texts(page)


def test_keys_choose_the_row_that_is_explained(show: Show, revealed: Hiring, desk: Desk) -> None:
    page = show(revealed.coordinator)
    table = page.interviewers.table
    table.setFocus()

    desk.qtbot.keyClick(table, Qt.Key.Key_Down)

    assert "Ben" in texts(page.interviewers.details)
    assert "Strict or lenient" in texts(page.interviewers.details)


def test_questions_are_a_key_away(show: Show, revealed: Hiring, desk: Desk) -> None:
    page = show(revealed.coordinator)
    button = child(page, QPushButton, "show-questions")

    desk.qtbot.keyClick(button, Qt.Key.Key_Space)

    assert page.pane is page.questions
    assert button.isChecked()
    assert not child(page, QPushButton, "show-interviewers").isChecked()
    assert column(page.questions, 1) == ["10 of 10"] * 3
    prompts = {one.question.prompt for one in revealed.content.questions}
    assert prompts & set(texts(page.questions.details))


def test_click_on_a_head_orders_and_again_turns_round(
    show: Show, revealed: Hiring, desk: Desk
) -> None:
    page = show(revealed.coordinator)
    heads = page.interviewers.table.horizontalHeader()
    place = heads.viewport().rect().center()
    place.setX(heads.sectionViewportPosition(4) + 20)

    desk.qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)
    once = column(page.interviewers, 0)
    desk.qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert (once, column(page.interviewers, 0)) == (["Ana", "Ben"], ["Ben", "Ana"])
    assert child(page, QPushButton, "order").text() == "Order: against others"
    assert "Ana" in texts(page.interviewers.details)  # what was chosen stays chosen


def test_order_menu_orders_by_keys(show: Show, revealed: Hiring) -> None:
    page = show(revealed.coordinator)
    menu = child(page, QPushButton, "order").menu()
    action = next(one for one in menu.actions() if one.text() == "Interviewer")

    action.trigger()

    assert column(page.interviewers, 0) == ["Ben", "Ana"]


def test_copy_puts_the_table_on_the_clipboard(show: Show, revealed: Hiring, desk: Desk) -> None:
    page = show(revealed.coordinator)
    table = page.interviewers.table
    with desk.qtbot.waitActive(page):
        page.activateWindow()
    table.setFocus()

    desk.qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    by_key = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    press(desk.qtbot, page, "copy-table")

    assert by_key.split("\n")[1].startswith("Ana\t5\t5\t0\t")
    assert QGuiApplication.clipboard().text() == by_key
    assert len(desk.notices) == 2


def test_row_that_is_chosen_stays_when_a_scorecard_comes_in(
    show: Show, revealed: Hiring, desk: Desk
) -> None:
    page = show(revealed.coordinator)
    page.interviewers.table.selectRow(1)

    reveal(revealed, 1)
    found = wait(desk, page)

    assert found.basis.scorecards == 12
    assert page.interviewers.table.currentIndex().row() == 1


def test_figures_of_another_viewer_never_stay(show: Show, revealed: Hiring, desk: Desk) -> None:
    page = show(revealed.coordinator)

    desk.context.look_as(revealed.panel[0])
    at_once = " ".join(texts(page))
    wait(desk, page)

    assert "Ben" not in at_once
    assert column(page.interviewers, 0) == ["Ana"]


def test_keyboard_waits_for_the_table(desk: Desk, revealed: Hiring) -> None:
    page = desk.show(InsightsPage, revealed.coordinator)
    with desk.qtbot.waitActive(page):
        page.activateWindow()
    first = page.first_focus()
    assert first is not None
    first.setFocus()

    wait(desk, page)

    assert page.interviewers.table.hasFocus()


def test_work_for_somebody_else_is_dropped(desk: Desk, revealed: Hiring) -> None:
    page = desk.show(InsightsPage, revealed.coordinator)

    desk.context.look_as(revealed.panel[1])
    wait(desk, page)

    assert column(page.interviewers, 0) == ["Ben"]


def test_rating_in_a_draft_is_no_reason_to_work(show: Show, revealed: Hiring, desk: Desk) -> None:
    card = revealed.begin(revealed.candidates[0], revealed.panel[0])
    page = show(revealed.coordinator)

    scorecards.rate(
        revealed.database, card, revealed.questions[0], Score.ONE, viewer=revealed.panel[0].id
    )

    assert desk.context.tasks.is_idle
    assert page.found is not None


def test_mistake_reaches_the_window_and_the_page_stays(
    show: Show, revealed: Hiring, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show(revealed.coordinator)
    page.interviewers.table.selectRow(1)

    def broken(*_given: object) -> None:
        raise Mishap("made on purpose")

    with desk.qtbot.captureExceptions() as caught:
        monkeypatch.setattr(page.context.database, "now", broken)
        page.make_stale()
        desk.qtbot.waitUntil(lambda: desk.context.tasks.is_idle)

    assert [kind for kind, _, _ in caught] == [Mishap]
    assert page.interviewers.table.currentIndex().row() == 1
    assert "Ben" in texts(page.interviewers.details)


def test_many_interviewers_and_long_names_fit(show: Show, revealed: Hiring, desk: Desk) -> None:
    page = show(revealed.coordinator)
    found = wait(desk, page)
    one = found.interviewers[0]
    many = tuple(
        replace(one, person_id=PersonId(f"p{n}"), person=name, load=Load(interviews=n))
        for n, name in enumerate([*HOSTILE, *(f"Person {n}" for n in range(50))])
    )

    page.interviewers.show_rows(many)
    page.interviewers.table.selectRow(page.interviewers.model.row_of("p2"))
    settle()

    assert page.width() == 820
    assert page.interviewers.details.area.horizontalScrollBar().maximum() == 0
    assert page.interviewers.table.horizontalScrollBar().maximum() == 0
    assert not page.grab().isNull()


def test_tab_reaches_everything_in_order(show: Show, revealed: Hiring, desk: Desk) -> None:
    page = show(revealed.coordinator)

    visited = assert_tab_reaches_all(desk.qtbot, page)

    assert_in_visual_order(page, visited)
