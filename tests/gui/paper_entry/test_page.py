from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hireapp.domain.people import Person, Role
from hireapp.domain.scorecards import NoScore, Score
from hireapp.gui.paper_entry.model import FIRST
from hireapp.gui.paper_entry.page import PaperEntryPage
from hireapp.store import audit, candidates, panels, paper_entry, people, scorecards
from hireapp.store.database import Database
from tests.conftest import Hiring
from tests.gui.conftest import Desk, OpenWindow, answer, child, press, settle, texts


@pytest.fixture
def page(desk: Desk, hiring: Hiring) -> PaperEntryPage:
    """The grid as Cora sees it: Dana and Priya, each with Ana and Ben, three questions."""
    return desk.show(PaperEntryPage, hiring.coordinator, hiring.opening.id)


def keys(page: PaperEntryPage, qtbot: QtBot, typed: str) -> None:
    qtbot.keyClicks(page.table, typed)


def line(page: PaperEntryPage, row: int) -> list[str]:
    model = page.model
    return [str(model.data(model.index(row, column))) for column in range(model.columnCount())]


def finish(page: PaperEntryPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Return)


def test_row_is_typed_key_by_key_and_kept_with_return(
    page: PaperEntryPage, hiring: Hiring, qtbot: QtBot
) -> None:
    assert line(page, 0)[:2] == ["Dana Whitfield", "Ana"]

    keys(page, qtbot, "4nEw3")
    assert line(page, 0)[FIRST:] == [
        "4", "n", "e", "warm", "yes", "Return enters it",
    ]  # fmt: skip
    finish(page, qtbot)

    assert line(page, 0)[FIRST:] == ["", "", "", "", "", "Entered from paper by Cora."]
    assert page.table.currentIndex().row() == 1
    ana = hiring.panel[0]
    kept = hiring.read(scorecards.begin(hiring.database, hiring.candidates[0].id, ana.id), ana)
    ratings = [kept.answer(one).rating for one in hiring.questions]
    assert ratings == [Score.FOUR, NoScore.NOT_ASKED, NoScore.NO_EVIDENCE]


def test_unfinished_row_is_refused_and_stays(
    page: PaperEntryPage, desk: Desk, qtbot: QtBot
) -> None:
    keys(page, qtbot, "45")
    assert line(page, 0)[-1] == "3 to go"

    finish(page, qtbot)

    assert "not rated yet" in desk.refusals[-1].sentence
    assert line(page, 0)[FIRST : FIRST + 2] == ["4", "5"]


def test_keys_that_mean_nothing_there_change_nothing_and_backspace_clears(
    page: PaperEntryPage, qtbot: QtBot
) -> None:
    keys(page, qtbot, "9x4")
    assert line(page, 0)[FIRST] == "4"
    page.table.setCurrentIndex(page.model.index(0, FIRST))

    qtbot.keyClick(page.table, Qt.Key.Key_Backspace)

    assert line(page, 0)[FIRST] == ""


def test_evidence_is_optional_and_kept(page: PaperEntryPage, hiring: Hiring, qtbot: QtBot) -> None:
    evidence = child(page, QPlainTextEdit, "paper-evidence")
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert evidence.hasFocus()
    qtbot.keyClicks(evidence, "I knelt down.")
    page.table.setFocus()
    keys(page, qtbot, "444w3")
    finish(page, qtbot)

    ana = hiring.panel[0]
    kept = hiring.read(scorecards.begin(hiring.database, hiring.candidates[0].id, ana.id), ana)
    assert kept.answer(hiring.questions[0]).evidence == "I knelt down."


def test_prompt_of_the_cell_is_shown(page: PaperEntryPage, hiring: Hiring, qtbot: QtBot) -> None:
    prompt = child(page, QLabel, "paper-prompt")
    first = hiring.content.questions[0].question.prompt
    assert prompt.text() == f"1. {first}"

    keys(page, qtbot, "444")
    assert prompt.text().startswith("Reaction to the opener")


def test_second_look_agrees_or_shows_the_differences(
    desk: Desk, hiring: Hiring, page: PaperEntryPage, qtbot: QtBot
) -> None:
    hiring.database.actor = ""
    kim = people.add(hiring.database, "Kim", Role.COORDINATOR)
    desk.context.look_as(hiring.coordinator)
    keys(page, qtbot, "444w3")
    finish(page, qtbot)
    desk.context.look_as(kim)
    page.table.go_to(0)
    assert line(page, 0)[FIRST:] == ["", "", "", "", "", "second look wanted?"]
    said: list[str] = []

    def take(box: QMessageBox) -> None:
        said.append(box.text())
        next(one for one in box.findChildren(QPushButton) if "typed" in one.text()).click()

    keys(page, qtbot, "244w3")
    answer(QMessageBox, take)
    finish(page, qtbot)

    assert "first 4, now 2" in said[0]
    assert line(page, 0)[-1] == "Entered from paper by Cora, looked at again by Kim."


def test_dropped_second_look_leaves_the_first_and_is_logged(
    desk: Desk, hiring: Hiring, page: PaperEntryPage, qtbot: QtBot
) -> None:
    hiring.database.actor = ""
    kim = people.add(hiring.database, "Kim", Role.COORDINATOR)
    keys(page, qtbot, "444w3")
    finish(page, qtbot)
    desk.context.look_as(kim)
    page.table.go_to(0)
    keys(page, qtbot, "244w3")
    answer(QMessageBox, QMessageBox.reject)
    finish(page, qtbot)

    newest = audit.newest(hiring.database, kim.id)[0]
    assert newest.entry.label == "second reading of a paper dropped, the first stays"
    assert (newest.person, newest.candidate) == ("Kim", "Dana Whitfield")
    assert line(page, 0)[FIRST:] == ["2", "4", "4", "warm", "yes", "Return enters it"]


def test_who_entered_cannot_look_a_second_time(page: PaperEntryPage, qtbot: QtBot) -> None:
    keys(page, qtbot, "444w3")
    finish(page, qtbot)
    page.table.go_to(0)

    keys(page, qtbot, "2")

    assert line(page, 0)[FIRST] == ""


def test_interviewer_finds_what_was_entered_and_confirms_it(
    desk: Desk, hiring: Hiring, page: PaperEntryPage, qtbot: QtBot
) -> None:
    keys(page, qtbot, "444w3")
    finish(page, qtbot)
    ana: Person = hiring.panel[0]

    desk.context.look_as(ana)
    assert "Nothing to enter" in texts(page)
    press(qtbot, page, "paper-confirm")

    assert paper_entry.to_confirm(hiring.database, hiring.opening.id, ana.id) == ()
    assert not any("Your scorecard of" in one for one in texts(page))


def test_what_is_typed_is_there_in_the_next_window(
    page: PaperEntryPage, desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    assert page.leave()
    assert desk.notices == []
    keys(page, qtbot, "4n")
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    qtbot.keyClicks(page.evidence, "I sat down.")

    assert page.leave()
    assert "1 row is not entered yet" in desk.notices[-1][0]
    page.close()

    again = desk.show(PaperEntryPage, hiring.coordinator, hiring.opening.id)
    assert line(again, 0)[FIRST : FIRST + 2] == ["4", "n"]
    again.table.setCurrentIndex(again.model.index(0, FIRST + 2))
    assert again.evidence.toPlainText() == "I sat down."


def test_ratings_are_kept_without_leaving(
    page: PaperEntryPage, hiring: Hiring, qtbot: QtBot
) -> None:
    keys(page, qtbot, "4n")

    rows = paper_entry.grid(hiring.database, hiring.opening.id, hiring.coordinator.id)
    assert list(rows[0].typed.ratings.values()) == [Score.FOUR, NoScore.NOT_ASKED]


def test_half_typed_row_is_its_typists_alone(
    page: PaperEntryPage, desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    hiring.database.actor = ""
    kim = people.add(hiring.database, "Kim", Role.COORDINATOR)
    keys(page, qtbot, "4")

    desk.context.look_as(kim)
    assert line(page, 0)[FIRST] == ""
    desk.context.look_as(hiring.coordinator)
    assert line(page, 0)[FIRST] == "4"


def test_what_the_disk_refuses_stays_and_holds_the_window(
    page: PaperEntryPage, desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    elsewhere = Database.open(hiring.database.path)
    with elsewhere.write() as session:
        session.connection()  # begins to write, which is not done before it is needed
        keys(page, qtbot, "4")
        assert not page.leave()
        page.reload()
        assert line(page, 0)[FIRST] == "4"
    elsewhere.close()
    assert "Another program" in desk.refusals[-1].message

    assert page.leave()
    rows = paper_entry.grid(hiring.database, hiring.opening.id, hiring.coordinator.id)
    assert list(rows[0].typed.ratings.values()) == [Score.FOUR]


def test_last_paper_is_said_to_reveal_and_the_rows_say_in(
    page: PaperEntryPage, desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[1])
    page.reload()
    assert line(page, 1)[-1] == "in, sealed"

    keys(page, qtbot, "444w3")
    finish(page, qtbot)

    assert "All are in now" in desk.notices[-1][0]
    assert line(page, 1)[-1] == "in"


LONG = "Bartholomew Featherstonehaugh-Cholmondeley"


def name_widths(page: PaperEntryPage) -> tuple[int, int]:
    return page.table.columnWidth(0), page.table.columnWidth(1)


def test_names_get_the_room_they_need(page: PaperEntryPage, hiring: Hiring) -> None:
    candidates.add(hiring.database, hiring.opening.id, LONG)
    page.resize(1000, 600)
    page.reload()
    settle()

    needed = page.table.fontMetrics().horizontalAdvance(LONG)
    assert name_widths(page)[0] > needed
    assert name_widths(page)[1] < needed / 2
    state = page.table.columnViewportPosition(page.model.state)
    assert state + page.table.columnWidth(page.model.state) <= page.table.viewport().width()


def test_two_long_names_share_the_room_and_the_whole_name_is_said(
    page: PaperEntryPage, hiring: Hiring
) -> None:
    candidates.add(hiring.database, hiring.opening.id, LONG)
    hiring.database.actor = ""
    other = people.add(hiring.database, LONG + " the Second", Role.INTERVIEWER)
    panels.seat(hiring.database, hiring.opening.id, other.id)
    page.resize(620, 500)
    page.reload()
    settle()

    whole = page.table.viewport().width()
    assert all(0.2 * whole < width < 0.3 * whole for width in name_widths(page))
    row = next(at for at, one in enumerate(page.model.rows) if one.row.candidate.name == LONG)
    cell = page.model.index(row, 0)
    assert LONG in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert cell.data(Qt.ItemDataRole.DisplayRole) == LONG  # what a screen reader hears
    page.table.go_to(row)
    assert child(page, QLabel, "paper-whose").text().startswith(LONG)


def test_grid_keeps_to_qts_rules(page: PaperEntryPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)


def test_scorecard_says_on_screen_that_it_was_entered_from_paper(
    hiring: Hiring, page: PaperEntryPage, open_window: OpenWindow, qtbot: QtBot
) -> None:
    keys(page, qtbot, "444w3")
    finish(page, qtbot)
    ana = hiring.panel[0]
    window = open_window(hiring.database, ana)

    window.show_interview(scorecards.begin(hiring.database, hiring.candidates[0].id, ana.id))

    assert any("Entered from paper by Cora." in one for one in texts(window))
