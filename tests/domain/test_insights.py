from __future__ import annotations

import pytest

from hireapp.domain import insight_words
from hireapp.domain.comparison_statistics import Interval
from hireapp.domain.ids import PersonId
from hireapp.domain.insight_words import (
    Figure,
    interviewer_figures,
    leniency_note,
    leniency_text,
    question_figures,
)
from hireapp.domain.insights import (
    KNOWN_FROM,
    LEAST_CANDIDATES,
    LEAST_RATINGS,
    LEAST_SCORECARDS,
    HeardQuestion,
    InterviewerInsight,
    ItemRest,
    Leniency,
    Load,
    QuestionInsight,
    ScaleUse,
    Separation,
    question_key,
    scale_use,
)
from hireapp.domain.scorecards import NoScore, Score

WELL = ItemRest(Interval(0.8, 0.4, 0.9), 9)


def interviewer(
    scorecards: int = LEAST_SCORECARDS,
    *,
    leniency: Leniency | None = None,
    apart: float | None = 0.6,
    ratio: float | None = 1.0,
    load: Load | None = None,
) -> InterviewerInsight:
    return InterviewerInsight(
        person_id=PersonId("ana"),
        person="Ana",
        load=load or Load(interviews=5, submitted=5),
        openings=1,
        scorecards=scorecards,
        scale=ScaleUse((1, 2, 3, 2, 1)),
        leniency=leniency,
        apart=apart,
        spread_ratio=ratio,
    )


def question(
    scores: tuple[int, ...] = (1, 2, 3, 2, 1),
    *,
    candidates: int = LEAST_CANDIDATES,
    heard: int = LEAST_CANDIDATES,
    not_asked: int = 0,
    no_evidence: int = 0,
    item_rest: ItemRest | None = WELL,
) -> QuestionInsight:
    return QuestionInsight(
        heard=HeardQuestion("q", "Q?", "Empathy", 1, heard),
        scale=ScaleUse(scores),
        no_scores={NoScore.NOT_ASKED: not_asked, NoScore.NO_EVIDENCE: no_evidence},
        scored_candidates=candidates,
        apart=0.7,
        item_rest=item_rest,
    )


def figure(figures: tuple[Figure, ...], title: str) -> Figure:
    return next(one for one in figures if one.title == title)


@pytest.mark.parametrize(
    ("correlation", "word"),
    [
        (Interval(0.8, 0.41, 0.95), Separation.WELL),
        (Interval(0.35, 0.05, 0.6), Separation.A_LITTLE),
        (Interval(0.05, -0.3, 0.38), Separation.HARDLY),
        (Interval(0.62, -0.1, 0.91), Separation.UNCLEAR),
        (Interval(0.1, -0.6, 0.7), Separation.UNCLEAR),
    ],
)
def test_word_for_a_question_says_no_more_than_the_interval(
    correlation: Interval, word: Separation
) -> None:
    assert ItemRest(correlation, 9).word is word


def test_figures_need_the_documented_minimum() -> None:
    too_few = LEAST_RATINGS - 1

    assert not interviewer(LEAST_SCORECARDS - 1).is_enough
    assert interviewer(LEAST_SCORECARDS).is_enough
    assert question((too_few, 0, 0, 0, 0)).separation is None
    assert question(candidates=LEAST_CANDIDATES - 1).separation is None
    assert question().separation is Separation.WELL


def test_too_few_scorecards_are_said_and_nothing_is_compared() -> None:
    figures = interviewer_figures(interviewer(3, leniency=Leniency(1.0)))

    assert [one.title for one in figures] == ["Figures", "Load"]
    assert figures[0].value == "not enough data"
    assert "3 of at least 5" in figures[0].meaning


def test_leniency_is_said_with_its_certainty() -> None:
    clear = Leniency(-0.5, Interval(-0.5, -0.64, -0.39))
    unclear = Leniency(0.1, Interval(0.1, -0.03, 0.2))

    assert (leniency_text(clear), leniency_note(clear)) == ("0.5 below", "clear")
    assert (leniency_text(unclear), leniency_note(unclear)) == ("0.1 above", "may be chance")
    assert leniency_note(Leniency(0.3)) == "plain difference"
    assert leniency_text(Leniency(0.02)) == "like the others"
    said = figure(interviewer_figures(interviewer(leniency=clear)), "Strict or lenient")
    assert said.value == "0.5 below (0.6 below to 0.4 below with 90% certainty)"


def test_interviewer_alone_has_nobody_to_compare_with() -> None:
    figures = interviewer_figures(interviewer(leniency=None, apart=None, ratio=None))

    assert figure(figures, "Strict or lenient").value == "nobody to compare with"
    assert figure(figures, "Agreement").value == "nobody to compare with"


def test_narrow_use_of_the_scale_is_told_apart() -> None:
    narrow = figure(interviewer_figures(interviewer(ratio=0.5)), "Use of the scale")
    usual = figure(interviewer_figures(interviewer(ratio=0.9)), "Use of the scale")

    assert "closer together" in narrow.meaning
    assert "about as much" in usual.meaning


def test_load_names_what_is_late() -> None:
    load = Load(interviews=6, upcoming=2, submitted=5, overdue=1, came_late=1)

    said = figure(interviewer_figures(interviewer(load=load)), "Load").value

    assert load.late == 2
    assert said == (
        "6 interviews, 5 scorecards in, 2 interviews to come, 1 came in late, 1 overdue"
    )


def test_question_left_out_often_is_said() -> None:
    often = figure(question_figures(question(not_asked=3)), "Asked")
    empty = figure(question_figures(question(no_evidence=4)), "Asked")

    assert often.value == "on 9 of 12 scorecards, not asked 3"
    assert "Often left out" in often.meaning
    assert "probe" in empty.meaning


def test_question_that_many_heard_may_be_known() -> None:
    known = figure(question_figures(question(heard=KNOWN_FROM)), "Heard by")
    fresh = figure(question_figures(question(heard=KNOWN_FROM - 1)), "Heard by")

    assert "may know it" in known.meaning
    assert not question(heard=KNOWN_FROM - 1).may_be_known
    assert "From 30 candidates on" in fresh.meaning


def test_scale_use_leaves_reasons_for_no_score_out() -> None:
    used = scale_use([Score.TWO, Score.FIVE, NoScore.DECLINED, Score.FIVE])

    assert used.counts == (0, 1, 0, 0, 2)
    assert (used.total, used.mean, used.text) == (3, 4.0, "2–5")
    assert used.spread == pytest.approx(3**0.5)
    assert scale_use([]).text == "none"


def test_same_words_are_the_same_question() -> None:
    assert question_key("Tell me  about\na rule.") == question_key("tell me about a RULE.")


def test_separation_cannot_be_told_without_other_questions() -> None:
    one = question((3, 3, 3, 3, 3), item_rest=None)

    found = insight_words._separation(one)

    assert found.value == "cannot be told"
