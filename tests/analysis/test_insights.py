from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest

from hireapp.analysis import rating_model
from hireapp.analysis.insights import block_leanings, insights, item_rests, question_insights
from hireapp.analysis.ratings import RatingRow, arrange
from hireapp.domain.ids import CandidateId, PersonId, QuestionId
from hireapp.domain.insights import (
    Basis,
    HeardQuestion,
    InsightMaterial,
    Insights,
    InterviewerInsight,
    Load,
    Mark,
    RatedBlock,
    Separation,
)
from hireapp.domain.people import Person, Role
from hireapp.domain.scorecards import NoScore, Score
from tests.analysis.making import panel


def block(rows: Iterable[RatingRow], opening: str = "one") -> RatedBlock:
    marks = tuple(
        Mark(
            CandidateId(one.candidate),
            PersonId(one.interviewer),
            QuestionId(one.question),
            Score(int(one.rating)),
        )
        for one in rows
    )
    questions = sorted({one.question_id for one in marks})
    return RatedBlock(opening, tuple((one, f"words of {one}") for one in questions), marks)


def look(*blocks: RatedBlock) -> Insights:
    people = sorted({one.person_id for each in blocks for one in each.marks})
    keys = sorted({key for each in blocks for _, key in each.questions})
    return insights(
        InsightMaterial(
            people=tuple((Person(one, one.upper(), Role.INTERVIEWER), Load()) for one in people),
            blocks=blocks,
            questions=tuple(HeardQuestion(key, key, "Empathy", 1, 5) for key in keys),
            basis=Basis(),
        )
    )


def one_of(found: Insights, person: str) -> InterviewerInsight:
    return next(each for each in found.interviewers if each.person_id == person)


def shifted(candidate: str, question: str, **scores: int) -> list[RatingRow]:
    return [RatingRow(candidate, who, question, score) for who, score in scores.items()]


def test_leniency_is_the_rating_models() -> None:
    rows = panel(8, 4, 6, 3)
    model = rating_model.fit(arrange(rows)).interviewers

    found = look(block(rows))

    for expected in model:
        leniency = one_of(found, expected.interviewer).leniency
        assert leniency is not None
        assert expected.leniency is not None
        assert leniency.interval is not None
        assert leniency.mean == pytest.approx(expected.leniency.mean, abs=1e-9)
        assert leniency.interval.low == pytest.approx(expected.leniency.low, abs=0.03)
        assert leniency.interval.high == pytest.approx(expected.leniency.high, abs=0.03)


def test_openings_are_averaged_by_the_number_of_scores() -> None:
    large, small = block(panel(9, 3, 6, 3)), block(panel(4, 3, 6, 3, seed=9), "two")

    found = one_of(look(large, small), "j0")

    parts = [block_leanings(one)[PersonId("j0")] for one in (large, small)]
    total = sum(one.scores for one in parts)
    assert found.leniency is not None
    assert found.leniency.mean == pytest.approx(sum(p.scores * p.mean for p in parts) / total)
    assert found.leniency.interval is not None
    sd = (found.leniency.interval.high - found.leniency.mean) / 1.6449
    assert sd == pytest.approx(sum((p.scores * p.sd / total) ** 2 for p in parts) ** 0.5, rel=1e-3)
    assert (found.openings, found.scorecards) == (2, 13)


def test_one_candidate_gives_the_plain_difference() -> None:
    rows = shifted("c", "q1", ana=5, ben=3) + shifted("c", "q2", ana=4, ben=3)

    found = one_of(look(block(rows)), "ana")

    assert found.leniency is not None
    assert (found.leniency.mean, found.leniency.interval) == (1.5, None)
    assert not found.leniency.is_clear
    assert found.apart == 1.5


def test_without_shared_answers_there_is_nothing_to_compare() -> None:
    rows = [
        row
        for c in ("c1", "c2", "c3")
        for row in (RatingRow(c, "ana", "q1", 2.0), RatingRow(c, "ben", "q2", 4.0))
    ]

    found = one_of(look(block(rows)), "ana")

    assert (found.leniency, found.apart, found.spread_ratio) == (None, None, None)


def test_equal_ratings_give_no_figure_and_no_crash() -> None:
    rows = [RatingRow(c, j, q, 3.0) for c in "cd" for j in "jk" for q in "qr"]

    found = look(block(rows))

    assert found.interviewers[0].apart == 0
    assert found.interviewers[0].spread_ratio is None
    assert [one.item_rest for one in found.questions] == [None, None]


def test_narrow_scores_beside_wide_ones_stand_out() -> None:
    rows = [
        row
        for place, c in enumerate("abcdef")
        for row in shifted(c, "q", ana=3 + place % 2, ben=1 + place % 5, cem=1 + (place + 1) % 5)
    ]

    found = look(block(rows))

    assert one_of(found, "ana").is_narrow
    assert not one_of(found, "ben").is_narrow


def test_order_and_names_change_no_figure() -> None:
    rows = panel(6, 3, 5, 2)
    renamed = [one._replace(candidate=f"x{9 - int(one.candidate[1:])}") for one in reversed(rows)]

    one, other = look(block(rows)), look(block(renamed))

    for before, after in zip(one.interviewers, other.interviewers, strict=True):
        assert before == after
    for first, second in zip(one.questions, other.questions, strict=True):
        assert first.item_rest is not None
        assert second.item_rest is not None
        assert first.item_rest.correlation.mean == pytest.approx(second.item_rest.correlation.mean)


def test_item_rest_is_the_correlation_with_the_other_questions() -> None:
    rows = [one for one in panel(9, 2, 4, 2, seed=3) if one.question != "q3"]
    complete = {(one.candidate, one.interviewer, one.question): one.rating for one in rows}
    table = np.full((9, 2, 3), np.nan)
    for (c, j, q), rating in complete.items():
        table[int(c[1:]), int(j[1:]), int(q[1:])] = rating
    means = np.nanmean(table, axis=1)

    found = item_rests([block(rows)])["words of q1"]

    expected = np.corrcoef(means[:, 1], means[:, [0, 2]].mean(axis=1))[0, 1]
    assert not np.isnan(means).any()
    assert found.correlation.mean == pytest.approx(expected)
    assert found.correlation.low < expected < found.correlation.high
    assert found.candidates == 9


def test_difference_between_openings_tells_no_candidates_apart() -> None:
    numbers = np.random.default_rng(5)
    high, low = (
        [
            RatingRow(f"c{c}", j, f"q{q}", float(numbers.integers(base, base + 2)))
            for c in range(30)
            for j in "jk"
            for q in range(3)
        ]
        for base in (4, 1)
    )

    found = item_rests([block(high), block(low, "two")])

    assert {one.candidates for one in found.values()} == {60}
    assert all(abs(one.correlation.mean) < 0.3 for one in found.values())


def test_question_on_which_all_are_alike_hardly_tells_apart() -> None:
    rows = [one for one in panel(40, 3, 4, 3) if one.question != "q0"]
    rows += [RatingRow(f"c{c}", f"j{j}", "q0", 4.0) for c in range(40) for j in range(3)]

    found = look(block(rows))

    words = {one.heard.key: one.separation for one in found.questions}
    assert words["words of q0"] is Separation.HARDLY
    assert words["words of q1"] is Separation.WELL


def test_reasons_for_no_score_are_counted_and_are_no_numbers() -> None:
    rated = block(panel(6, 2, 2, 2))
    skipped = Mark(CandidateId("c9"), PersonId("j0"), QuestionId("q0"), NoScore.NOT_ASKED)

    found = look(replace(rated, marks=(*rated.marks, skipped)))

    asked = found.questions[0]
    assert (asked.not_asked, asked.answers) == (1, asked.scale.total + 1)
    assert asked.scored_candidates == 6
    assert one_of(found, "j0").scorecards == one_of(look(rated), "j0").scorecards + 1


def test_questions_alone_are_the_same_as_with_the_rest() -> None:
    rated = block(panel(6, 3, 4, 2))
    heard = tuple(HeardQuestion(key, key, "Empathy", 1, 5) for _, key in rated.questions)

    alone = question_insights(InsightMaterial((), (rated,), heard, Basis()))

    assert alone == look(rated).questions


def test_work_stops_when_progress_says_so() -> None:
    class Enough(Exception):
        pass

    def stop(share: float) -> None:
        raise Enough(share)

    with pytest.raises(Enough):
        insights(InsightMaterial((), (block(panel(3, 2, 2, 2)),), (), Basis()), stop)
