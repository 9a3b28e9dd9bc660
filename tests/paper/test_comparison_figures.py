"""The figures of the rating model on the printed comparison sheet."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hireapp.analysis.comparison_statistics import with_statistics
from hireapp.cli import main
from hireapp.domain.comparison import ComparisonSheet
from hireapp.domain.comparison_statistics import BlockStatistics
from hireapp.domain.scorecards import Score
from hireapp.paper.comparison_sheet import Order, render, sheet_number

from .builders import ATTITUDES, SheetMaker, example, many, two_kits, unlinked
from .reading import whole_text

TITLE = "Guest Experience Host"


def text_of(maker: SheetMaker) -> str:
    return whole_text(render(with_statistics(maker.sheet()), order=Order.NAME))


def test_paper_says_the_same_figures_as_the_command_line(
    example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--as", "Dana Whitfield", "--database", str(example_file)]
    out = tmp_path / "sheet.pdf"

    main(["print", TITLE, "--form", "comparison-sheet", "--out", str(out), *asked])
    capsys.readouterr()
    main(["compare", TITLE, "--json", *asked])

    text = whole_text(out.read_bytes())
    (block,) = json.loads(capsys.readouterr().out)["blocks"]
    assert len(block["candidates"]) == 7
    for one in block["candidates"]:
        ranks = sorted({one["rank_low"], one["rank_high"]})
        rank = "–".join(map(str, ranks))
        _, row = text.split(f"{rank} {one['candidate']} {one['level']['text']} ", 1)
        overall = f"{one['adjusted']:.2f} {one['low']:.2f}–{one['high']:.2f} {one['mean']:.2f} "
        assert overall in row[:140]
    assert block["agreement"]["text"] in text


def test_floors_missed_are_marked_and_told_in_words() -> None:
    text = text_of(unlinked())

    assert "1.50†" in text
    assert text.count("†") == 3  # the cell, its explanation, the heading
    assert "Olga · Genuine conversation: 1.50, floor 3" in text


def test_candidates_whom_nobody_links_are_not_compared() -> None:
    text = text_of(unlinked())

    assert "No interviewer links these groups, so do not compare across them: Maya | Olga." in text


def test_one_candidate_is_compared_with_nobody() -> None:
    text = text_of(many(1))

    assert "There is only one candidate, so there is nobody to compare." in text
    assert "fewer than two candidates have scores" in text


def test_findings_name_the_kit_where_there_are_several() -> None:
    text = text_of(two_kits())

    assert "Kit v3: Maya and Tomás: 71% that Maya is better." in text
    assert "Kit v4: Interviewers: agreement" in text


def test_paper_tells_nothing_of_how_one_interviewer_rates() -> None:
    text = text_of(many(4))

    assert "Without one of the interviewers, " in text
    assert not [one for one in ("Dana", "Lee", "Sam", "Priyanka") if f"Without {one}" in text]


def test_who_was_met_by_other_interviewers_is_an_exception() -> None:
    maker = SheetMaker(panel=("Ana Lee", "Ben Orr"), attitudes=ATTITUDES[:2])
    maker.rated("Maya Okafor", [[Score.FOUR] * 2, [Score.THREE] * 2])
    maker.rated("Olga Petrova", [[Score.TWO] * 2], first_rater=1)
    maker.entries[1] = replace(maker.entries[1], expected=1, seal_broken=False)

    assert "Olga: not rated by Ana Lee." in text_of(maker)


def _renamed(sheet: ComparisonSheet) -> ComparisonSheet:
    block = sheet.blocks[0]
    first, *rest = block.rows
    return replace(sheet, blocks=(replace(block, rows=(replace(first, name="Zoe"), *rest)),))


def _with(sheet: ComparisonSheet, change: Callable[[BlockStatistics], BlockStatistics]) -> str:
    changed = replace(sheet, statistics=(change(sheet.statistics[0]),))
    return sheet_number(changed, Order.NAME)


def test_number_changes_with_everything_that_is_shown() -> None:
    sheet = with_statistics(example().sheet())

    numbers = [
        sheet_number(sheet, Order.NAME),
        sheet_number(sheet, Order.OVERALL),
        sheet_number(replace(sheet, statistics=()), Order.NAME),
        sheet_number(_renamed(sheet), Order.NAME),
        _with(sheet, lambda one: replace(one, cautions=("Take care.",))),
        _with(sheet, lambda one: replace(one, too_close=())),
        _with(sheet, lambda one: replace(one, candidates=one.candidates[::-1], settling=None)),
        _with(sheet, _first_a_little_higher),
    ]

    assert len(set(numbers)) == len(numbers)
    again = with_statistics(example().sheet())
    assert sheet_number(again, Order.NAME) == numbers[0]


def _first_a_little_higher(found: BlockStatistics) -> BlockStatistics:
    first, *rest = found.candidates
    higher = replace(first, adjusted=replace(first.adjusted, high=first.adjusted.high + 0.01))
    return replace(found, candidates=(higher, *rest))
