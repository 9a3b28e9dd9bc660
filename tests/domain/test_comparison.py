from __future__ import annotations

from dataclasses import replace

from hireapp.domain.comparison import Block, Cell, Overall, Row
from hireapp.domain.ids import CandidateId
from tests.domain.making import KIT, entry, ratings, seen, sheet


def row(name: str, *means: float | None) -> Row:
    scored = [mean for mean in means if mean is not None]
    overall = sum(scored) / len(scored) if scored else None
    return Row(
        candidate_id=CandidateId(name),
        name=name,
        submitted=4,
        expected=4,
        visible=bool(means),
        revealed=bool(means),
        cells=tuple(Cell(mean=mean) for mean in means),
        overall=None if overall is None else Overall(overall, overall, overall, 1.0),
    )


BLOCK = Block(
    1,
    (),
    (
        row("Zoe", 5, 1),
        row("Sealed"),
        row("émile", 2, None),
        row("Eve", None, None),
        row("adam", 2, 4),
        row("Blind"),
    ),
)


def names(rows: tuple[Row, ...]) -> list[str]:
    return [row.name for row in rows]


def test_rows_are_alphabetical() -> None:
    assert names(BLOCK.by_name()) == ["adam", "Blind", "émile", "Eve", "Sealed", "Zoe"]


def test_highest_overall_mean_is_first_and_unscored_rows_last() -> None:
    assert names(BLOCK.by_overall()) == ["adam", "Zoe", "émile", "Blind", "Eve", "Sealed"]


def test_highest_mean_on_an_attitude_is_first_and_unscored_rows_last() -> None:
    assert names(BLOCK.by_column(0)) == ["Zoe", "adam", "émile", "Blind", "Eve", "Sealed"]
    assert names(BLOCK.by_column(1)) == ["adam", "Zoe", "Blind", "émile", "Eve", "Sealed"]


def test_cell_differs_from_two_points_on() -> None:
    assert Cell(mean=3, lowest=2, highest=4).differs
    assert not Cell(mean=3.5, lowest=3, highest=4).differs
    assert not Cell().differs


def test_everybody_met_everybody_when_no_visible_candidate_lacks_a_scorecard() -> None:
    complete = entry("Dana", KIT, seen("Ana", ratings(q1=4)))
    partial = replace(complete, expected=2)
    sealed = replace(partial, visible=False)

    assert sheet(complete, sealed).everybody_met_everybody
    assert not sheet(complete, partial).everybody_met_everybody


def test_a_withheld_row_says_why_in_the_words_that_fit() -> None:
    sealed = replace(row("Sealed"), submitted=3)
    empty = replace(row("Empty"), submitted=0, revealed=True, seal_broken=True)
    outside = replace(row("Outside"), revealed=True, for_viewer=False)
    owing = replace(row("Owing"), revealed=True)

    said = [one.withheld_text for one in (row("Seen", 4), sealed, empty, outside, owing)]

    assert said == [
        "",
        "sealed, 3 of 4 in",
        "seal broken, no scorecard in yet",
        "for the panel only",
        "hidden until your own scorecard is in",
    ]
