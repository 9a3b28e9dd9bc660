"""Ways to look at the comparison: modes, hidden names, columns, what lies behind a figure."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hireapp.domain.ids import AttitudeId
from hireapp.domain.paper_entry import PaperLine
from hireapp.domain.scorecards import Reaction, Recommendation, Score
from hireapp.gui.compare.cards import LinkLine
from hireapp.gui.compare.ordering import Mode
from hireapp.paper.comparison_words import Order
from hireapp.store import audit, candidates, decisions, panels, paper_entry
from tests.conftest import Hiring
from tests.gui.compare.conftest import THREE, Opened, OpenPage
from tests.gui.conftest import settle

EMPATHY_COLUMN = 2


def dialog_of(opened: Opened, name: str) -> QDialog:
    found = opened.page.findChild(QDialog, name)
    assert isinstance(found, QDialog), f"no {name}"
    return found


def said_in(dialog: QDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))


def place_of(opened: Opened, row: int, column: int) -> QPoint:
    return opened.grid.visualRect(opened.grid.grid_model.index(row, column)).center()


def stand_on(opened: Opened, row: int, column: int) -> None:
    opened.grid.setCurrentIndex(opened.grid.grid_model.index(row, column))


def test_click_on_a_cell_opens_the_evidence(
    qtbot: QtBot, hiring: Hiring, open_page: OpenPage
) -> None:
    for person in hiring.panel:
        hiring.submit(hiring.candidates[0], person, evidence=f"{person.name} heard it")
    opened = open_page(hiring, hiring.coordinator)

    qtbot.mouseClick(opened.grid.viewport(), Qt.MouseButton.LeftButton, pos=place_of(opened, 0, 1))

    said = said_in(dialog_of(opened, "evidence"))
    assert "Ana heard it" in said
    assert "Ben heard it" in said


def test_ratings_from_paper_say_who_entered_them(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    rated.database.actor = ""
    lily = candidates.add(rated.database, rated.opening.id, "Lily Bloom")
    zoe = candidates.add(rated.database, rated.opening.id, "Zoe Frank")
    seats = panels.seats(rated.database, rated.opening.id)
    paper = PaperLine(
        ratings=dict.fromkeys(rated.questions, Score.FOUR),
        reaction=Reaction.WARM,
        recommendation=Recommendation.YES,
    )
    cora = rated.coordinator
    paper_entry.enter(rated.database, lily.id, seats[0].id, paper, viewer=cora.id)
    rated.submit(lily, rated.panel[1])
    paper_entry.enter(rated.database, zoe.id, seats[0].id, paper, viewer=cora.id)
    opened = open_page(rated, cora)
    row = opened.names.index("Lily Bloom")

    stand_on(opened, row, EMPATHY_COLUMN)
    qtbot.keyClick(opened.grid, Qt.Key.Key_Return)
    evidence = dialog_of(opened, "evidence")
    assert said_in(evidence).count("from paper, entered by Cora") == 1
    evidence.reject()
    settle()
    stand_on(opened, opened.names.index("Zoe Frank"), EMPATHY_COLUMN)
    qtbot.keyClick(opened.grid, Qt.Key.Key_Return)
    assert "from paper" not in "".join(label.text() for label in opened.page.findChildren(QLabel))

    for name in ("Lily Bloom", "Maya Okafor"):
        stand_on(opened, opened.names.index(name), 0)
        qtbot.keyClick(opened.grid, Qt.Key.Key_Space)
    qtbot.mouseClick(opened.button("side-by-side-button"), Qt.MouseButton.LeftButton)
    said = said_in(dialog_of(opened, "side-by-side"))
    assert said.count("from paper, entered by Cora") == 1
    assert f"{rated.panel[0].name}: from paper, entered by Cora." in said


def test_opened_evidence_is_remembered_for_the_decision(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    stand_on(opened, 1, EMPATHY_COLUMN)

    qtbot.keyClick(opened.grid, Qt.Key.Key_Return)

    maya, viewer = rated.candidates[0].id, rated.coordinator.id
    assert dialog_of(opened, "evidence").windowTitle() == "Maya Okafor · Empathy"
    assert decisions.has_opened_evidence(rated.database, maya, viewer)


def test_enter_on_the_service_level_opens_the_candidate(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    stand_on(opened, 1, 0)

    qtbot.keyClick(opened.grid, Qt.Key.Key_Return)

    said = said_in(dialog_of(opened, "candidate"))
    assert "Maya Okafor" in said
    assert "4.00; interviewers' own means" in said
    assert "2 warm; a feeling, never part of a score" in said
    assert "2 yes" in said
    assert "2 of 2 scorecards in; 100% of the kit scored by anybody" in said


def test_candidate_leads_to_the_debrief(qtbot: QtBot, rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)
    stand_on(opened, 1, EMPATHY_COLUMN)
    qtbot.keyClick(opened.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    leave = dialog_of(opened, "candidate").findChild(QPushButton, "to-debrief")
    assert isinstance(leave, QPushButton)

    with qtbot.waitSignal(opened.page.debrief_wanted) as wanted:
        qtbot.mouseClick(leave, Qt.MouseButton.LeftButton)

    assert wanted.args == [opened.grid.grid_model.rows[1].candidate_id]


def test_topic_opens_its_cell(qtbot: QtBot, rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)
    line = opened.page.findChildren(LinkLine)[0]

    qtbot.keyClick(line, Qt.Key.Key_Space)

    assert dialog_of(opened, "evidence").windowTitle() == "Maya Okafor · Empathy"


def test_sealed_candidate_opens_nothing(qtbot: QtBot, rated: Hiring, open_page: OpenPage) -> None:
    sealed = candidates.add(rated.database, rated.opening.id, "Zoe")
    rated.submit(sealed, rated.panel[0], evidence="MARKER")
    opened = open_page(rated, rated.coordinator)
    stand_on(opened, 3, 0)

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(opened.grid, key)

    assert opened.page.findChild(QDialog) is None
    assert opened.page._marks.ids == []


def test_two_marked_candidates_stand_side_by_side(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    stand_on(opened, 1, 1)
    qtbot.keyClick(opened.grid, Qt.Key.Key_Space)
    enabled_with_one = opened.button("side-by-side-button").isEnabled()
    qtbot.mouseClick(
        opened.grid.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        place_of(opened, 2, 1),
    )

    qtbot.mouseClick(opened.button("side-by-side-button"), Qt.MouseButton.LeftButton)

    said = said_in(dialog_of(opened, "side-by-side"))
    assert not enabled_with_one
    assert "Maya Okafor" in said
    assert "Tomás Rivera" in said
    assert "that Tomás is better" in said
    assert "Ben 2" in said


def test_hidden_names_are_nowhere(qtbot: QtBot, rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)

    qtbot.mouseClick(opened.button("hide-names"), Qt.MouseButton.LeftButton)
    settle()
    opened.page._on_copy()

    assert all(name.startswith("Candidate ") for name in opened.names)
    assert len(set(opened.names)) == 3
    stand_on(opened, 0, 0)
    qtbot.keyClick(opened.grid, Qt.Key.Key_Return)
    copied = QGuiApplication.clipboard().text()
    everything = opened.said() + said_in(dialog_of(opened, "candidate")) + copied
    assert not any(part in everything for name in THREE for part in name.split())


def test_code_names_stay_when_somebody_is_added(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    qtbot.mouseClick(opened.button("hide-names"), Qt.MouseButton.LeftButton)
    before = {row.candidate_id: row.name for row in opened.grid.grid_model.rows}

    candidates.add(rated.database, rated.opening.id, "Aaron First")

    after = {row.candidate_id: row.name for row in opened.grid.grid_model.rows}
    assert before.items() <= after.items()
    assert len(after) == 4


def test_mode_menu_shows_adjusted_scores(qtbot: QtBot, rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)
    raw = opened.column("Loves humans")
    menu = opened.button("mode").menu()

    menu.popup(QPoint(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(menu, key)

    assert opened.page.mode is Mode.ADJUSTED
    assert opened.button("mode").text() == "Adjusted"
    assert opened.column("Loves humans") != raw


def test_ctrl_shift_arrow_moves_a_column_and_orders_by_it(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    stand_on(opened, 0, EMPATHY_COLUMN)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    qtbot.keyClick(opened.grid, Qt.Key.Key_Left, both)
    qtbot.keyClick(opened.grid, Qt.Key.Key_Up, both)

    view = opened.grid.grid_model.view
    assert [column.name for column in view.columns] == ["Empathy", "Loves humans"]
    assert opened.grid.currentIndex().column() == 1
    assert opened.page.ordering == AttitudeId("empathy")
    assert opened.names == ["Tomás Rivera", "Maya Okafor", "Aisha Bello"]


def test_dragged_column_stays_where_it_was_dropped(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    heads = opened.grid.horizontalHeader()

    heads.moveSection(2, 1)

    qtbot.waitUntil(lambda: opened.grid.grid_model.view.columns[0].name == "Empathy")
    assert [heads.visualIndex(one) for one in range(heads.count())] == list(range(heads.count()))


def test_order_by_level_puts_the_highest_first(rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)

    opened.grid.horizontalHeader().sectionClicked.emit(0)

    assert opened.names[0] == "Tomás Rivera"
    assert opened.button("order").text() == "Order: service level"


def test_copied_table_is_what_is_shown(qtbot: QtBot, rated: Hiring, open_page: OpenPage) -> None:
    candidates.add(rated.database, rated.opening.id, "=HYPERLINK(1)")
    opened = open_page(rated, rated.coordinator)
    opened.page.activateWindow()
    opened.grid.setFocus()
    opened.page.order_by(Order.OVERALL)

    qtbot.keyClick(opened.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][:4] == ["Kit", "Rank", "Candidate", "Service level heard"]
    assert [line[2] for line in lines[1:]] == [
        "Tomás Rivera",
        "Maya Okafor",
        "Aisha Bello",
        "'=HYPERLINK(1)",
    ]
    assert lines[1][-2] == "4.50"


def test_export_writes_a_table_and_its_codebook(
    rated: Hiring, open_page: OpenPage, tmp_path: Path
) -> None:
    opened = open_page(rated, rated.coordinator)
    opened.button("export").menu().actions()[1].trigger()
    dialog = opened.page.findChild(QFileDialog, "export-file")
    assert isinstance(dialog, QFileDialog)

    dialog.fileSelected.emit(str(tmp_path / "sheet.csv"))
    dialog.close()
    opened.settle()

    assert "Maya Okafor" in (tmp_path / "sheet.csv").read_text(encoding="utf-8-sig")
    codebook = (tmp_path / "sheet-codebook.csv").read_text(encoding="utf-8-sig")
    assert codebook.startswith("column,meaning,scale,source")
    (newest,) = audit.newest(rated.database, rated.coordinator.id, count=1)
    assert (newest.entry.event, newest.detail) == ("exported", "comparison.csv")
