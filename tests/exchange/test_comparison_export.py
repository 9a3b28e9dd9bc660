from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from hireapp.analysis.comparison_statistics import with_statistics
from hireapp.domain.comparison import ComparisonSheet
from hireapp.domain.scorecards import Score
from hireapp.exchange import comparison_export
from hireapp.exchange.comparison_export import Value
from hireapp.store import candidates, comparisons
from tests.conftest import Hiring

HOSTILE = '=HYPERLINK("http://x","y")'


@pytest.fixture
def sheet(hiring: Hiring) -> ComparisonSheet:
    """Two candidates in, one of them with the name of a formula, and a sealed one."""
    for person, scores in zip(hiring.panel, ((Score.FIVE, Score.TWO), (4, 3)), strict=True):
        for candidate, score in zip(hiring.candidates, scores, strict=True):
            hiring.submit(candidate, person, Score(score))
    hostile = candidates.add(hiring.database, hiring.opening.id, HOSTILE)
    hiring.submit(hostile, hiring.panel[0], Score.ONE, evidence="MARKER")
    made = comparisons.sheet(hiring.database, hiring.opening.id, hiring.coordinator.id)
    return with_statistics(made)


def rows_of(sheet: ComparisonSheet) -> list[dict[str, Value]]:
    heads, *rows = comparison_export.table(sheet)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def test_table_gives_the_figures_of_the_sheet(sheet: ComparisonSheet) -> None:
    numbers = {one.candidate_id: one for one in sheet.statistics[0].candidates}

    found = {row["candidate"]: row for row in rows_of(sheet)}

    for row in sheet.rows:
        if row.visible:
            one = numbers[row.candidate_id]
            assert found[row.name]["adjusted"] == pytest.approx(one.adjusted.mean, abs=1e-4)
            assert found[row.name]["adjusted low"] == pytest.approx(one.adjusted.low, abs=1e-4)
            assert found[row.name]["raw mean"] == pytest.approx(one.mean, abs=1e-4)
            assert found[row.name]["rank from"] == one.rank_low
            assert found[row.name]["service level heard"] == one.levels.text


def test_sealed_candidate_has_counts_only(sheet: ComparisonSheet) -> None:
    sealed = next(row for row in rows_of(sheet) if row["candidate"] == HOSTILE)

    given = {key: value for key, value in sealed.items() if value is not None}

    assert given == {
        "kit version": 1,
        "candidate": HOSTILE,
        "state": "sealed, 1 of 2 in",
        "scorecards in": 1,
        "scorecards expected": 2,
    }


def test_codebook_explains_every_column_once(sheet: ComparisonSheet) -> None:
    heads = next(iter(comparison_export.table(sheet)))

    _, *explained = comparison_export.codebook(sheet)

    assert [line[0] for line in explained] == heads
    assert len(set(heads)) == len(heads)
    assert all(all(line) for line in explained)


def test_csv_guards_texts_and_leaves_numbers(sheet: ComparisonSheet) -> None:
    data = comparison_export.encode_csv([*comparison_export.table(sheet), [-0.5, "-0.5", "a\tb"]])

    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"))))

    assert [row[1] for row in rows if HOSTILE in row[1]] == [f"'{HOSTILE}"]
    assert rows[-1] == ["-0.5", "'-0.5", "a\tb"]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\0"])
def test_what_begins_like_a_formula_is_guarded(first: str) -> None:
    assert comparison_export.guarded(f"{first}1+1") == f"'{first}1+1"


def test_workbook_holds_no_formula(sheet: ComparisonSheet) -> None:
    book = load_workbook(BytesIO(comparison_export.encode_workbook(sheet)))

    cells = [cell for page in book for row in page.iter_rows() for cell in row]

    assert book.sheetnames == ["Candidates", "Pairs", "Interviewers", "Codebook", "About"]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert HOSTILE in {cell.value for cell in cells}
    assert not any("MARKER" in str(cell.value) for cell in cells)


@pytest.mark.usefixtures("sheet")
def test_interviewer_gets_their_own_figures_only(hiring: Hiring) -> None:
    seen = comparisons.sheet(hiring.database, hiring.opening.id, hiring.panel[0].id)

    book = load_workbook(BytesIO(comparison_export.encode_workbook(with_statistics(seen))))

    names = [row[1].value for row in book["Interviewers"].iter_rows(min_row=2)]
    assert names == ["Ana"]


def test_sheet_without_statistics_still_gives_raw_means(sheet: ComparisonSheet) -> None:
    rows = rows_of(replace(sheet, statistics=()))

    assert [row["raw mean"] for row in rows if row["state"] == "shown"] == [4.5, 2.5]
    assert {row["adjusted"] for row in rows} == {None}
