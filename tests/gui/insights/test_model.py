from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from hireapp.gui.insights.columns import Cell, Column
from hireapp.gui.insights.model import InsightModel

Person = tuple[str, float | None]
PEOPLE: tuple[Person, ...] = (("Ben", 2.0), ("Ana", None), ("Cem", 1.0), ("Dee", 2.0))


def number(one: Person) -> Cell:
    return Cell(str(one[1]), "note") if one[1] is None else Cell(str(one[1]), sort=(one[1], "", ""))


@pytest.fixture
def model() -> InsightModel[Person]:
    columns: tuple[Column[Person], ...] = (
        Column("name", "Name", 0, lambda one: Cell(one[0], sort=(0.0, one[0], ""))),
        Column("number", "Number", 60, number),
    )
    made = InsightModel(columns, lambda one: one[0])
    made.show_rows(PEOPLE)
    return made


def names(model: InsightModel[Any]) -> list[str]:
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_model_keeps_qts_contract(model: InsightModel[Person], qtmodeltester: Any) -> None:
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("descending", "expected"),
    [(False, ["Cem", "Ben", "Dee", "Ana"]), (True, ["Ben", "Dee", "Cem", "Ana"])],
)
def test_what_has_no_figure_comes_last_either_way(
    model: InsightModel[Person], descending: bool, expected: list[str]
) -> None:
    model.order_by(1, descending=descending)

    assert names(model) == expected


def test_order_stays_for_new_rows(model: InsightModel[Person]) -> None:
    model.order_by(0, descending=True)

    model.show_rows((*PEOPLE, ("Eva", 9.0)))

    assert names(model) == ["Eva", "Dee", "Cem", "Ben", "Ana"]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name ▾"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Number"


def test_copied_table_has_heads_notes_and_no_formula(model: InsightModel[Person]) -> None:
    model.show_rows((("=1+1\tx", 1.0), ("Ana", None)))

    assert model.as_text().split("\n") == ["Name\tNumber", "'=1+1 x\t1.0", "Ana\tNone (note)"]
