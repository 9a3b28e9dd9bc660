"""Scans read in the window: dropped, read, seen, typed where unclear, and found in the database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from hireapp.domain.scorecards import Reaction, Recommendation, Score
from hireapp.gui.navigation import Place
from hireapp.gui.paper_entry.model import FIRST
from hireapp.gui.paper_entry.page import PaperEntryPage
from hireapp.gui.paper_entry.scans_dialog import ScansDialog
from hireapp.store import audit, openings, scorecards
from tests.conftest import Hiring
from tests.gui.conftest import Desk, OpenWindow, child, nameless, opened_dialog, press, settle
from tests.gui.dropping import drop
from tests.scanning import Sheets, marks_of, printed, save


@pytest.fixture
def sheets(hiring: Hiring) -> Sheets:
    return printed(hiring)


@pytest.fixture
def page(desk: Desk, hiring: Hiring, sheets: Sheets) -> PaperEntryPage:
    """The grid as Cora sees it: Dana and Priya, each with Ana and Ben, three questions."""
    del sheets
    return desk.show(PaperEntryPage, hiring.coordinator, hiring.opening.id)


@pytest.fixture
def unclear_scan(hiring: Hiring, sheets: Sheets, tmp_path: Path) -> Path:
    """Ana's paper on Priya: two circles of the second question are filled, none at the end."""
    form = sheets.form_of(hiring.candidates[1].id)
    filled = [*marks_of(hiring, "451"), f"q:{hiring.questions[1]}:2", "opener:warm"]
    return save(sheets.scan(form, filled, turn=-1.5), tmp_path / "priya.pdf")


def read(page: PaperEntryPage, qtbot: QtBot, *files: Path) -> ScansDialog:
    """Drop files on the page and have them read."""
    assert drop(page, *files)
    dialog = opened_dialog(qtbot, page, ScansDialog)
    press(qtbot, dialog, "working-go")
    qtbot.waitUntil(lambda: not dialog.is_working)
    return dialog


def told(dialog: ScansDialog) -> list[list[str]]:
    model = child(dialog, QTableView, "scans-pages").model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def cells(page: PaperEntryPage, row: int) -> list[str]:
    model = page.model
    return [str(model.index(row, column).data()) for column in range(FIRST, model.columnCount())]


def at(page: PaperEntryPage) -> tuple[int, int]:
    index = page.table.currentIndex()
    return index.row(), index.column()


def test_scan_is_read_unclear_cells_are_typed_and_the_row_is_kept(
    page: PaperEntryPage, desk: Desk, hiring: Hiring, unclear_scan: Path, qtbot: QtBot
) -> None:
    dialog = read(page, qtbot, unclear_scan)

    lines = told(dialog)
    assert {one[1] for one in lines} == {"Priya Nair"}
    assert any(one[0] == "?  read, not all clear" for one in lines)
    assert nameless(dialog) == []
    press(qtbot, dialog, "working-go")  # close
    qtbot.waitUntil(lambda: page.focusWidget() is page.table)
    assert cells(page, 2) == ["4", "?", "1", "warm", "?", "2 to go, 2 “?”"]
    assert at(page) == (2, FIRST + 1)
    prompt = child(page, QLabel, "paper-prompt").text()
    assert prompt.endswith(
        "The scan shows more than one filled circle. Look at the paper and type it."
    )

    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert "2 cells are marked with “?”" in desk.refusals[-1].sentence
    qtbot.keyClicks(page.table, "2")
    page.table.go_to(2)
    assert at(page) == (2, page.model.recommendation)
    qtbot.keyClicks(page.table, "4")
    assert cells(page, 2)[-1] == "Return enters it"
    qtbot.keyClick(page.table, Qt.Key.Key_Return)

    ana = hiring.panel[0]
    kept = hiring.read(scorecards.begin(hiring.database, hiring.candidates[1].id, ana.id), ana)
    assert [kept.answer(one).rating for one in hiring.questions] == [
        Score.FOUR,
        Score.TWO,
        Score.ONE,
    ]
    assert (kept.reaction, kept.recommendation) == (Reaction.WARM, Recommendation.STRONG_YES)
    newest = audit.newest(hiring.database, hiring.coordinator.id)[0]
    assert newest.candidate == "Priya Nair"
    assert cells(page, 2)[-1] == "Entered from paper by Cora."


def test_unclear_cells_are_there_in_the_next_window_and_undo_takes_all_back(
    page: PaperEntryPage, desk: Desk, hiring: Hiring, unclear_scan: Path, qtbot: QtBot
) -> None:
    read(page, qtbot, unclear_scan).close()
    assert "1 row is filled from scans" in desk.notices[-1][0]

    again = desk.show(PaperEntryPage, hiring.coordinator, hiring.opening.id)
    assert cells(again, 2)[:3] == ["4", "?", "1"]

    desk.undo()
    again.reload()
    assert cells(again, 2)[:3] == ["", "", ""]


def test_undo_reaches_the_opening_that_was_left_and_spares_what_is_in(
    page: PaperEntryPage, desk: Desk, hiring: Hiring, unclear_scan: Path, qtbot: QtBot
) -> None:
    read(page, qtbot, unclear_scan).close()
    other = openings.create(hiring.database, replace(hiring.opening.facts, title="Other"))
    page.show_opening(other.id)

    desk.undo()
    page.show_opening(hiring.opening.id)
    assert cells(page, 2)[:3] == ["", "", ""]

    read(page, qtbot, unclear_scan).close()
    for key in ("4", "4"):
        page.table.go_to(2)
        qtbot.keyClicks(page.table, key)
    page.finish_row(2)
    desk.notices[:] = [one for one in desk.notices if "from scans" in one[0]]
    desk.undo()
    assert cells(page, 2)[-1] == "Entered from paper by Cora."


def test_what_is_typed_is_not_overwritten(
    page: PaperEntryPage, unclear_scan: Path, qtbot: QtBot
) -> None:
    page.table.go_to(2)
    qtbot.keyClicks(page.table, "3")

    dialog = read(page, qtbot, unclear_scan)

    assert "✗  already typed" in {one[0] for one in told(dialog)}
    assert cells(page, 2)[0] == "3"


def test_clearing_a_cell_leaves_it_to_be_typed(
    page: PaperEntryPage, unclear_scan: Path, qtbot: QtBot
) -> None:
    read(page, qtbot, unclear_scan).close()
    page.table.go_to(2)

    qtbot.keyClick(page.table, Qt.Key.Key_Backspace)

    assert cells(page, 2)[1] == "?"
    assert page.model.doubt(QModelIndex()) is None


def test_bad_files_are_listed_and_change_nothing(
    page: PaperEntryPage, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "scan.png").write_bytes(b"no picture at all")
    Image.new("L", (600, 800), 255).save(tmp_path / "back.png")

    dialog = read(page, qtbot, tmp_path)

    assert [one[0] for one in told(dialog)] == ["–  empty page", "✗  cannot be read"]
    assert child(dialog, QLabel, "scans-summary").text() == "0 pages read, 2 not."
    assert all(not any(cells(page, row)[:-1]) for row in range(4))


def test_folder_without_scans_and_other_files_are_not_taken(
    page: PaperEntryPage, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("no scan")

    assert not drop(page, tmp_path)
    assert not drop(page, tmp_path / "note.txt")


def test_reading_can_be_cancelled(page: PaperEntryPage, unclear_scan: Path, qtbot: QtBot) -> None:
    press(qtbot, page, "paper-scans")
    dialog = opened_dialog(qtbot, page, ScansDialog)
    assert not child(dialog, QPushButton, "working-go").isEnabled()
    assert drop(dialog, unclear_scan)
    dialog.go()
    press(qtbot, dialog, "working-cancel")
    qtbot.waitUntil(lambda: page.context.tasks.is_idle)

    assert cells(page, 2)[0] == ""


def test_refusal_of_the_whole_is_said_in_the_dialog(
    page: PaperEntryPage, tmp_path: Path, qtbot: QtBot
) -> None:
    press(qtbot, page, "paper-scans")
    dialog = opened_dialog(qtbot, page, ScansDialog)
    assert drop(dialog, tmp_path)
    press(qtbot, dialog, "working-go")
    qtbot.waitUntil(lambda: not dialog.is_working)

    assert "There are no scans here." in dialog.problem.text()


def test_whoever_enters_no_papers_has_no_button(
    page: PaperEntryPage, desk: Desk, hiring: Hiring, unclear_scan: Path
) -> None:
    desk.context.look_as(hiring.panel[0])

    assert not page.scans_button.isVisible()
    assert not drop(page, unclear_scan)


def test_keys_alone_and_a_drop_on_the_real_window(
    open_window: OpenWindow, hiring: Hiring, unclear_scan: Path, qtbot: QtBot
) -> None:
    window = open_window(hiring.database, hiring.coordinator)
    window.go(Place.PAPER, hiring.opening.id)
    page = window.page(Place.PAPER)
    assert isinstance(page, PaperEntryPage)
    qtbot.waitUntil(page.table.hasFocus)
    qtbot.keyClick(page.table, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(page.findChildren(ScansDialog)))  # the button is seen to go down
    empty = opened_dialog(qtbot, page, ScansDialog)
    assert empty.focusWidget() is empty.files_button
    empty.reject()
    settle()

    assert drop(page, unclear_scan)
    dialog = opened_dialog(qtbot, page, ScansDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told(dialog)) and not dialog.is_working)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    settle()

    assert cells(page, 2)[:3] == ["4", "?", "1"]
    assert page.findChildren(ScansDialog) == []
