from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from hireapp.domain.progress import Stage
from hireapp.gui.candidates.model import CandidatesModel, Column
from hireapp.store import candidates
from tests.conftest import MONDAY, Hiring
from tests.gui.conftest import Desk


@pytest.fixture
def model(desk: Desk, hiring: Hiring) -> CandidatesModel:
    """Dana, met by Ana; Priya, not met; Tom, met by both; read as Ana sees them."""
    tom = candidates.add(hiring.database, hiring.opening.id, "Tom Baker")
    candidates.schedule(
        hiring.database, hiring.candidates[1].id, MONDAY + timedelta(days=1, hours=1)
    )
    hiring.submit(hiring.candidates[0], hiring.panel[0])
    for person in hiring.panel:
        hiring.submit(tom, person)
    made = CandidatesModel(desk.context)
    made.show_entries(candidates.progress(hiring.database, hiring.opening.id, hiring.panel[0].id))
    return made


def names(model: CandidatesModel) -> list[str]:
    return [str(model.data(model.index(row, Column.NAME))) for row in range(model.rowCount())]


def cell(model: CandidatesModel, row: int, column: Column) -> str:
    return str(model.data(model.index(row, column)))


def test_model_keeps_qts_rules(model: CandidatesModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_candidates_stand_alphabetically(model: CandidatesModel) -> None:
    assert names(model) == ["Dana Whitfield", "Priya Nair", "Tom Baker"]


@pytest.mark.parametrize(
    ("row", "stage", "scorecards"),
    [
        (0, "Waiting for 1 scorecard", "sealed, 1 of 2 in"),
        (1, "To interview", "none yet"),
        (2, "Ready to debrief", "2 of 2, revealed"),
    ],
)
def test_stage_and_scorecards_are_told_in_words(
    model: CandidatesModel, row: int, stage: str, scorecards: str
) -> None:
    assert cell(model, row, Column.STAGE) == stage
    assert cell(model, row, Column.SCORECARDS) == scorecards


def test_interview_and_last_change_are_local_times(model: CandidatesModel) -> None:
    assert cell(model, 0, Column.INTERVIEW) == "–"
    assert cell(model, 1, Column.INTERVIEW) == "24 Nov 10:00"
    assert cell(model, 1, Column.LAST_CHANGE) == "23 Nov 09:00"


def test_panel_is_told_in_words_for_those_who_cannot_see_badges(model: CandidatesModel) -> None:
    assert cell(model, 0, Column.PANEL) == "Ana submitted, Ben not started"
    spoken = model.data(model.index(0, Column.PANEL), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Panel: Ana submitted, Ben not started"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("priya", ["Priya Nair"]),
        (" TOM ", ["Tom Baker"]),
        ("a", ["Dana Whitfield", "Priya Nair", "Tom Baker"]),
        ("zz", []),
    ],
)
def test_search_ignores_case_and_blanks(
    model: CandidatesModel, text: str, found: list[str]
) -> None:
    model.search(text, frozenset())

    assert names(model) == found


def test_search_and_stage_go_together(model: CandidatesModel) -> None:
    model.search("a", frozenset({Stage.WAITING}))

    assert names(model) == ["Dana Whitfield"]
    assert model.row_of(model.everything[2].candidate.id) == -1
    assert model.at(1) is None


def test_search_stays_when_entries_change(model: CandidatesModel) -> None:
    model.search("tom", frozenset())

    model.show_entries(model.everything)

    assert names(model) == ["Tom Baker"]


def test_cells_have_no_children(model: CandidatesModel) -> None:
    parent = model.index(0, 0)

    assert model.rowCount(parent) == 0
    assert model.columnCount(parent) == 0
    assert model.data(QModelIndex()) is None
