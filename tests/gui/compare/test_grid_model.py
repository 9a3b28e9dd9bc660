from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from hireapp.domain.comparison import Block, Cell, Column, Overall, Row
from hireapp.domain.ids import AttitudeId, CandidateId, QuestionId
from hireapp.domain.scorecards import NoScore
from hireapp.gui.compare.block_view import BlockView, Chip
from hireapp.gui.compare.grid_model import SHOWN_ROLE, GridModel
from hireapp.gui.compare.ordering import Ordering, View, on_paper
from hireapp.paper.comparison_words import Order

EMPATHY, RADAR = AttitudeId("empathy"), AttitudeId("radar")
COLUMNS = (
    Column(EMPATHY, "Empathy", (QuestionId("e1"),)),
    Column(RADAR, "Customer radar", (QuestionId("r1"),)),
)


def row(name: str, empathy: Cell, radar: Cell, overall: Overall | None) -> Row:
    return Row(CandidateId(name), name, 2, 2, True, True, cells=(empathy, radar), overall=overall)


def sealed(name: str) -> Row:
    return Row(CandidateId(name), name, 1, 2, visible=False, revealed=False)


ANA = row("Ana", Cell(2.5, 2, 3), Cell(4.25, 3, 5), Overall(3.375, 3.0, 3.75, 1.0))
BEA = row("Bea", Cell(4.0, 4, 4), Cell(reasons=(NoScore.NOT_ASKED,)), Overall(4.0, 4.0, 4.0, 0.5))
CEM = sealed("Cem")
BLOCK = Block(1, COLUMNS, (ANA, BEA, CEM))


def shown(ordering: Ordering = Order.NAME, block: Block = BLOCK) -> GridModel:
    model = GridModel()
    model.show_view(BlockView(block, view=View(ordering=ordering)))
    return model


def texts(model: GridModel, place: int, role: int = Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [model.data(model.index(place, column), role) for column in range(model.columnCount())]


def test_model_keeps_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    model = shown()

    qtmodeltester.check(model, force_py=True)


def test_means_have_two_decimals_and_gaps_their_reason() -> None:
    model = shown()

    assert texts(model, 0) == ["", "2.50", "4.25", "raw 3.38"]
    assert texts(model, 1) == ["", "4.00", "not asked", "raw 4.00"]


def test_sealed_row_has_one_text_and_nothing_else() -> None:
    model = shown()

    assert texts(model, 2) == ["sealed, 1 of 2 in", "", "", ""]
    assert texts(model, 2, SHOWN_ROLE)[1:] == [None, None, None]


def test_cell_is_described_for_those_who_listen() -> None:
    model = shown()

    spoken = texts(model, 0, Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == [
        "Ana: rank and service level are not worked out",
        "Ana, Empathy: panel mean 2.50, from 2 to 3",
        "Ana, Customer radar: panel mean 4.25, interviewers differ from 3 to 5",
        "Ana, overall: raw mean 3.38",
    ]


def test_gap_and_partial_coverage_are_described() -> None:
    model = shown()

    spoken = texts(model, 1, Qt.ItemDataRole.AccessibleTextRole)

    assert spoken[2] == "Bea, Customer radar: no score, not asked"
    assert str(spoken[3]).endswith("; 50% of the kit was scored")


def test_every_cell_of_a_sealed_row_is_described_by_its_seal() -> None:
    model = shown()

    spoken = texts(model, 2, Qt.ItemDataRole.AccessibleTextRole)

    assert set(spoken) == {"Cem: sealed, 1 of 2 in"}


def test_attitude_order_puts_highest_first_and_gaps_and_seals_last() -> None:
    model = shown(EMPATHY)

    assert [one.name for one in model.rows] == ["Bea", "Ana", "Cem"]
    assert model.view.ordered_column == 1


def test_attitude_of_another_kit_leaves_the_block_alphabetical() -> None:
    model = shown(AttitudeId("elsewhere"))

    assert [one.name for one in model.rows] == ["Ana", "Bea", "Cem"]
    assert model.view.ordered_column is None


def test_new_order_takes_a_selection_along() -> None:
    model = shown(Order.NAME)
    kept = QPersistentModelIndex(model.index(1, 1))

    model.show_view(BlockView(BLOCK, view=View(ordering=Order.OVERALL)))

    assert model.rows[kept.row()].name == "Bea"
    assert kept.column() == 1


def test_another_candidate_resets_the_model() -> None:
    model = shown()
    kept = QPersistentModelIndex(model.index(0, 0))

    model.show_view(BlockView(Block(1, COLUMNS, (ANA, BEA))))

    assert not kept.isValid()
    assert model.rowCount() == 2


def test_hidden_from_an_interviewer_who_still_owes_a_scorecard() -> None:
    revealed = Row(CandidateId("Dan"), "Dan", 2, 3, visible=False, revealed=True, seal_broken=True)

    model = shown(block=Block(1, COLUMNS, (revealed,)))

    assert texts(model, 0) == ["hidden until your own scorecard is in", "", "", ""]


def test_outsider_is_told_that_scores_are_for_the_panel() -> None:
    revealed = Row(CandidateId("Dan"), "Dan", 2, 2, visible=False, revealed=True, for_viewer=False)

    model = shown(block=Block(1, COLUMNS, (revealed,)))

    assert texts(model, 0)[0] == "for the panel only"


def test_seal_broken_before_anybody_submitted_promises_nothing() -> None:
    empty = Row(CandidateId("Dan"), "Dan", 0, 2, visible=False, revealed=True, seal_broken=True)

    model = shown(block=Block(1, COLUMNS, (empty,)))

    assert texts(model, 0)[0] == "seal broken, no scorecard in yet"


def test_names_in_tool_tips_are_text() -> None:
    hostile = row("<img src=/etc/passwd>", Cell(3.0, 3, 3), Cell(3.0, 3, 3), None)

    model = shown(block=Block(1, COLUMNS, (hostile,)))

    tip = str(model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole))
    assert tip == "<qt>&lt;img src=/etc/passwd&gt;</qt>"
    assert model.headerData(0, Qt.Orientation.Vertical) == "<img src=/etc/passwd>"


def test_paper_is_ordered_by_name_when_the_screen_is_by_attitude() -> None:
    assert on_paper(RADAR) is Order.NAME
    assert on_paper(Order.OVERALL) is Order.OVERALL


def test_missed_floor_is_marked_and_said() -> None:
    model = shown(block=replace(BLOCK, floors={EMPATHY: 3}))

    drawn = texts(model, 0, SHOWN_ROLE)
    spoken = texts(model, 0, Qt.ItemDataRole.AccessibleTextRole)

    assert drawn[1] == Chip(2.5, "2.50", below_floor=True)
    assert str(spoken[1]).endswith("; below the floor of 3")
    assert "floor" not in str(spoken[2])
