from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hireapp.domain.ids import CandidateId, QuestionId, SeatId
from hireapp.domain.packets import PrintedForm
from hireapp.domain.paper_entry import Doubt, PaperLine, PaperState
from hireapp.domain.paper_scans import (
    CLEAN,
    CLEAN_WITH_DIGIT,
    DIGITS_DIFFER,
    MARKED,
    Outcome,
    ScannedPage,
    cells_of,
    check_clear,
    joined,
    judge,
    missing_pages,
    refusal,
    settled,
    summary,
    told,
)
from hireapp.domain.papers import FormName, Mark
from hireapp.domain.scorecards import NoScore, Reaction, Recommendation, Score
from hireapp.errors import Refused
from tests.domain.test_paper_entry import row

FIRST, SECOND = QuestionId("first"), QuestionId("second")
CHOICES = ("1", "2", "3", "4", "5", "not_asked", "no_evidence", "declined")
OPEN = replace(row(PaperState.OPEN), kit_number=2)


def question(name: str = "first", **dark: float) -> dict[str, float]:
    """The circles of a question: a digit darkens some, the rest is white."""
    shares = {f"q:{name}:{choice}": 0.2 if choice.isdigit() else 0.0 for choice in CHOICES}
    return shares | {f"q:{name}:{choice.lstrip('_')}": share for choice, share in dark.items()}


def form(**changes: Any) -> PrintedForm:
    names = [("q:first:4", 1), ("q:second:4", 2), ("opener:warm", 1), ("recommendation:yes", 2)]
    marks = tuple(Mark(page, name, 0, 0, 1) for name, page in names)
    made = PrintedForm(
        number="41B7-0E2C",
        form=FormName.SCORECARD,
        candidate_id=CandidateId("c"),
        seat_id=SeatId("s"),
        kit_number=2,
        size=(595, 842),
        corners=(),
        marks=marks,
    )
    return replace(made, **changes)


def test_one_filled_circle_is_read() -> None:
    assert judge(question(_4=0.97)).ratings == {FIRST: Score.FOUR}
    assert judge(question(declined=0.97)).ratings == {FIRST: NoScore.DECLINED}
    others = judge(
        {
            "opener:flat": 0.0,
            "opener:warm": 1.0,
            "recommendation:yes": 0.0,
            "recommendation:strong_no": 1.0,
        }
    )
    assert others == PaperLine(reaction=Reaction.WARM, recommendation=Recommendation.STRONG_NO)


@pytest.mark.parametrize(
    ("dark", "doubt"),
    [
        ({}, Doubt.EMPTY),
        ({"_4": 0.9, "_5": 0.9}, Doubt.SEVERAL),
        ({"_4": 0.9, "declined": 0.9}, Doubt.SEVERAL),
        ({"_4": 0.5}, Doubt.FAINT),
        ({"_4": 0.9, "_3": 0.4}, Doubt.FAINT),
        ({"_4": 0.9, "declined": 0.2}, Doubt.FAINT),
        ({"_4": MARKED - 0.01}, Doubt.FAINT),
        ({"_4": MARKED, "_3": 0.2 + DIGITS_DIFFER + 0.01}, Doubt.FAINT),
        ({"_4": MARKED, "declined": CLEAN + 0.01}, Doubt.FAINT),
    ],
)
def test_anything_else_is_left_to_a_person(dark: dict[str, float], doubt: Doubt) -> None:
    line = judge(question("first", **dark))

    assert line == PaperLine(unclear={"q:first": doubt})
    assert "Look at the paper" in doubt.sentence


def test_the_limits_themselves_are_clear() -> None:
    line = judge(question(_4=MARKED, _3=0.2 + DIGITS_DIFFER, declined=CLEAN))

    assert line.ratings == {FIRST: Score.FOUR}


def test_heavy_print_is_measured_against_itself_up_to_a_limit() -> None:
    heavy = {f"_{point}": 0.28 for point in range(1, 6)}
    assert judge(question("first", **heavy | {"_4": 0.95})).ratings == {FIRST: Score.FOUR}

    black = {f"_{point}": CLEAN_WITH_DIGIT + 0.01 for point in range(1, 6)}
    line = judge(question("first", **black | {"_4": 0.95}))
    assert line.unclear == {"q:first": Doubt.FAINT}


def test_circle_that_is_not_where_it_was_printed_leaves_its_cell_open() -> None:
    line = judge(question(_4=0.97) | question("second", _2=0.97), {"q:first:5"})

    assert line == PaperLine(ratings={SECOND: Score.TWO}, unclear={"q:first": Doubt.LOST})


def test_pages_join_and_readings_that_differ_are_unclear() -> None:
    first = judge(question(_4=1.0) | {"opener:warm": 1.0, "recommendation:yes": 1.0})
    second = judge(question("second", _2=1.0))
    both = joined(first, second)

    assert both.ratings == {FIRST: Score.FOUR, SECOND: Score.TWO}
    assert joined(both, first) == both
    assert cells_of(both) == {"q:first", "q:second", "opener", "recommendation"}

    other = judge(question(_3=1.0) | {"opener:flat": 1.0, "recommendation:no": 1.0})
    differs = joined(both, other)
    assert differs.ratings == {SECOND: Score.TWO}
    assert (differs.reaction, differs.recommendation) == (None, None)
    assert set(differs.unclear.values()) == {Doubt.TWICE}
    assert len(differs.unclear) == 3
    assert joined(differs, other).unclear == differs.unclear


def test_a_typed_cell_is_settled_and_open_ones_hold_the_row() -> None:
    line = judge(question() | question("second"))

    with pytest.raises(Refused, match="2 cells are marked"):
        check_clear(line)
    one_left = settled(line, "q:first")
    with pytest.raises(Refused, match="1 cell is marked"):
        check_clear(one_left)
    check_clear(settled(one_left, "q:second"))


def test_what_is_not_read_says_why() -> None:
    assert refusal(form(), OPEN) is None
    cases = {
        Outcome.UNKNOWN: refusal(form(form=FormName.FILLED_SCORECARD), OPEN),
        Outcome.NOT_YOURS: refusal(form(), None),
        Outcome.ALREADY_IN: refusal(form(), replace(OPEN, state=PaperState.IN)),
        Outcome.OLDER_KIT: refusal(form(kit_number=1), OPEN),
    }
    for outcome, found in cases.items():
        assert found is not None
        assert found[0] is outcome
        assert found[1]
    fewer = refusal(form(), replace(OPEN, questions=(FIRST,)))
    assert fewer is not None
    assert fewer[0] is Outcome.OLDER_KIT
    unasked = refusal(form(), replace(OPEN, opener_asked=False))
    assert unasked is not None


def test_pages_that_are_missing_are_said() -> None:
    first_page = PaperLine(ratings={FIRST: Score.FOUR}, reaction=Reaction.WARM)

    (gone,) = missing_pages(form(), OPEN, first_page)
    assert (gone.source, gone.outcome) == ("page 2 of 2", Outcome.MISSING)
    typed = replace(OPEN, typed=PaperLine(recommendation=Recommendation.YES))
    assert missing_pages(form(), typed, first_page) == []
    unmarked = form(marks=(*form().marks[:1], Mark(3, "recommendation:yes", 0, 0, 1)))
    assert [one.source for one in missing_pages(unmarked, OPEN, first_page)] == ["page 3 of 3"]
    assert missing_pages(form(marks=()), OPEN, first_page) == []


def test_lines_say_how_much_was_read() -> None:
    clear = told("scan.pdf", OPEN, judge(question(_4=1.0)))
    unclear = told("scan.pdf", OPEN, judge(question(_4=1.0) | question("second")))

    assert (clear.outcome, clear.why) == (Outcome.READ, "1 cell read")
    assert (unclear.outcome, unclear.why) == (Outcome.UNCLEAR, "1 cell read, 1 to look at")
    assert (clear.candidate, clear.interviewer) == ("Dana", "Ana")
    gone = ScannedPage("page 2 of 2", Outcome.MISSING)
    blank = ScannedPage("back.png", Outcome.BLANK)
    assert (
        summary([clear, unclear, blank, gone])
        == "2 pages read, 1 of them with “?”, 1 not, 1 missing"
    )
    assert summary([clear]) == "1 page read"
    assert all(one.label for one in Outcome)
