from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireapp.domain.comparison import Cell, Entry, SeenScorecard
from hireapp.domain.ids import QuestionId
from hireapp.domain.panel_means import compare, own_mean
from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation, Score
from tests.domain.making import (
    KIT,
    cells,
    entry,
    everybody,
    kit,
    kit_question,
    ratings,
    seen,
    sheet,
    sheet_facts,
)

QUESTIONS = ("q1", "q2", "q3")


# --- Means -----------------------------------------------------------------------------------


def test_mean_is_of_the_interviewers_who_scored() -> None:
    cell = cells(seen("Ana", ratings(q3=4)), seen("Ben", ratings(q3=5)))[1]

    assert cell == Cell(mean=4.5, lowest=4, highest=5)


def test_mean_of_an_attitude_weighs_its_questions() -> None:
    cell = cells(seen("Ana", ratings(q1=1, q2=5)))[0]

    assert cell.mean == pytest.approx((1 * 1 + 3 * 5) / 4)


@pytest.mark.parametrize("missing", [*NoScore, None])
def test_missing_rating_is_never_a_zero(missing: NoScore | None) -> None:
    with_gap = cells(seen("Ana", ratings(q3=4)), seen("Ben", ratings(q3=missing)))[1]

    assert with_gap == Cell(mean=4.0, lowest=4, highest=4)


def test_question_nobody_scored_does_not_weigh() -> None:
    scorecards = seen("Ana", ratings(q1=2, q2=NoScore.NO_EVIDENCE, q3=4))

    row = sheet(entry("Dana", KIT, scorecards)).rows[0]

    assert row.cells[0].mean == 2
    assert row.overall is not None
    assert row.overall.mean == 3
    assert row.overall.coverage == pytest.approx(2 / 5)


def test_cell_without_a_score_says_why_in_a_fixed_order() -> None:
    cell = cells(
        seen("Ana", ratings(q1=NoScore.DECLINED, q2=NoScore.NOT_ASKED)),
        seen("Ben", ratings(q1=NoScore.NOT_ASKED, q2=None)),
    )[0]

    assert cell == Cell(reasons=(NoScore.NOT_ASKED, NoScore.DECLINED))
    assert not cell.differs


def test_range_is_of_the_question_where_they_differ_most() -> None:
    cell = cells(seen("Ana", ratings(q1=1, q2=5)), seen("Ben", ratings(q1=3, q2=5)))[0]

    assert (cell.lowest, cell.highest) == (1, 3)
    assert cell.differs


def test_one_point_apart_is_no_difference() -> None:
    assert not cells(seen("Ana", ratings(q3=4)), seen("Ben", ratings(q3=5)))[1].differs


def test_candidate_nobody_scored_has_no_overall_mean() -> None:
    row = sheet(entry("Dana", KIT, seen("Ana", ratings(q1=NoScore.DECLINED)))).rows[0]

    assert row.overall is None


def test_interviewers_who_rated_different_questions_show_no_range() -> None:
    row = sheet(
        entry("Dana", KIT, seen("Ana", ratings(q1=5, q2=5)), seen("Ben", ratings(q3=2)))
    ).rows[0]

    assert row.overall is not None
    assert row.overall.lowest == row.overall.mean == row.overall.highest


def test_overall_range_is_of_the_interviewers_own_means() -> None:
    row = sheet(
        entry(
            "Dana",
            KIT,
            seen("Ana", ratings(q1=2, q2=2, q3=2)),
            seen("Ben", ratings(q1=4, q2=4, q3=4)),
            seen("Cleo", ratings(q1=NoScore.DECLINED)),
        )
    ).rows[0]

    assert row.overall is not None
    assert (row.overall.lowest, row.overall.mean, row.overall.highest) == (2, 3, 4)


def test_own_mean_may_be_over_some_questions_only() -> None:
    rated = ratings(q1=1, q2=5, q3=3)

    assert own_mean(rated, KIT.content) == pytest.approx((1 + 15 + 3) / 5)
    assert own_mean(rated, KIT.content, [QuestionId("q1"), QuestionId("q3")]) == 2
    assert own_mean(rated, KIT.content, []) is None
    assert own_mean({}, KIT.content) is None


# --- What holds for any scorecards -----------------------------------------------------------

any_rating = st.one_of(st.none(), st.sampled_from(Score), st.sampled_from(NoScore))
any_ratings = st.fixed_dictionaries(dict.fromkeys(QUESTIONS, any_rating)).map(
    lambda drawn: {QuestionId(name): one for name, one in drawn.items() if one is not None}
)
any_scorecard = st.builds(
    seen,
    st.just("?"),
    any_ratings,
    reaction=st.one_of(st.none(), st.sampled_from(Reaction)),
    recommendation=st.one_of(st.none(), st.sampled_from(Recommendation)),
)


def with_people(scorecards: list[SeenScorecard]) -> tuple[SeenScorecard, ...]:
    names = ("Ana", "Ben", "Cleo", "Dev")
    return tuple(
        replace(one, person=seen(name, {}).person)
        for name, one in zip(names, scorecards, strict=False)
    )


any_panel = st.lists(any_scorecard, min_size=1, max_size=4).map(with_people)
any_entries = st.lists(any_panel, min_size=1, max_size=4).map(
    lambda panels: [
        entry(name, KIT, *panel)
        for name, panel in zip(("Dana", "Eli", "Fay", "Gus"), panels, strict=False)
    ]
)


def unscored(entries: Iterable[Entry]) -> list[Entry]:
    """The same, each reason for no score taken away."""
    return [
        replace(
            one,
            scorecards=tuple(
                replace(
                    card,
                    ratings={k: v for k, v in card.ratings.items() if isinstance(v, Score)},
                )
                for card in one.scorecards
            ),
        )
        for one in entries
    ]


@given(any_entries, st.randoms(use_true_random=False))
def test_order_of_candidates_and_interviewers_does_not_matter(
    entries: list[Entry], random: Random
) -> None:
    shuffled = [
        replace(one, scorecards=tuple(random.sample(one.scorecards, len(one.scorecards))))
        for one in random.sample(entries, len(entries))
    ]

    before, after = sheet(*entries), sheet(*shuffled)

    assert after == before


@given(any_entries)
def test_every_mean_is_on_the_scale_and_within_its_range(entries: list[Entry]) -> None:
    for row in sheet(*entries).rows:
        for cell in row.cells:
            assert cell.mean is None or 1 - 1e-9 <= cell.mean <= 5 + 1e-9
            assert (cell.mean is None) == (cell.lowest is None) == (cell.highest is None)
        if row.overall:
            assert 1 - 1e-9 <= row.overall.mean <= 5 + 1e-9
            assert 1 - 1e-9 <= row.overall.lowest <= row.overall.highest <= 5 + 1e-9
            assert 0 < row.overall.coverage <= 1


@given(any_entries)
def test_reasons_for_no_score_move_no_number(entries: list[Entry]) -> None:
    for row, bare in zip(sheet(*entries).rows, sheet(*unscored(entries)).rows, strict=True):
        assert row.overall == bare.overall
        assert [cell.mean for cell in row.cells] == [cell.mean for cell in bare.cells]


@given(any_entries)
def test_leans_of_a_panel_balance_out(entries: list[Entry]) -> None:
    leans = sheet(*entries).leans

    assert sum(one.difference * one.ratings for one in leans) == pytest.approx(0, abs=1e-9)


# --- Rows and blocks -------------------------------------------------------------------------


def test_sealed_candidate_has_counts_only() -> None:
    sealed = replace(
        entry("Dana", KIT, seen("Ana", ratings(q1=5))),
        visible=False,
        revealed=False,
        submitted=3,
        expected=4,
    )

    row = sheet(sealed).rows[0]

    assert (row.submitted, row.expected, row.visible) == (3, 4, False)
    assert (row.cells, row.overall, row.amendments) == ((), None, 0)
    assert not row.reactions
    assert not row.recommendations


def test_versions_of_the_kit_are_never_mixed() -> None:
    newer = kit(kit_question("q1", "Empathy"), number=2)

    blocks = sheet(
        entry("Dana", newer, seen("Ana", ratings(q1=5))),
        entry("Eli", KIT, seen("Ana", ratings(q1=1))),
        entry("Fay", newer, seen("Ana", ratings(q1=2))),
    ).blocks

    assert [(block.kit_number, [row.name for row in block.rows]) for block in blocks] == [
        (1, ["Eli"]),
        (2, ["Dana", "Fay"]),
    ]
    assert [len(block.columns) for block in blocks] == [2, 1]


def test_close_calls_stay_within_a_version() -> None:
    newer = kit(kit_question("q1", "Empathy"), number=2)

    compared = sheet(
        entry("Dana", newer, seen("Ana", ratings(q1=3))),
        entry("Eli", KIT, seen("Ana", ratings(q1=3))),
    )

    assert compared.close_calls == ()


def test_candidate_without_a_kit_is_counted_but_has_no_row() -> None:
    compared = sheet(replace(entry("Dana", None), submitted=0, expected=4))

    assert compared.rows == ()
    assert (compared.submitted, compared.expected) == (0, 4)


def test_columns_are_the_attitudes_with_their_questions() -> None:
    columns = sheet(entry("Dana", KIT)).blocks[0].columns

    assert [(one.name, one.question_ids) for one in columns] == [
        ("Empathy", ("q1", "q2")),
        ("Coachable", ("q3",)),
    ]


def test_reactions_and_recommendations_are_counted_never_scored() -> None:
    row = sheet(
        entry(
            "Dana",
            KIT,
            seen(
                "Ana", {}, reaction=Reaction.GOOSE_BUMPS, recommendation=Recommendation.STRONG_YES
            ),
            seen("Ben", {}, reaction=Reaction.GOOSE_BUMPS, recommendation=Recommendation.NO),
            seen("Cleo", {}),
        )
    ).rows[0]

    assert row.reactions == {Reaction.GOOSE_BUMPS: 2}
    assert row.recommendations == {Recommendation.STRONG_YES: 1, Recommendation.NO: 1}
    assert row.overall is None


@given(any_entries, st.sampled_from(Reaction))
def test_reaction_moves_nothing_but_its_own_count(entries: list[Entry], other: Reaction) -> None:
    turned = [
        replace(one, scorecards=tuple(replace(card, reaction=other) for card in one.scorecards))
        for one in entries
    ]

    before, after = sheet(*entries), sheet(*turned)

    assert [replace(row, reactions={}) for row in after.rows] == [
        replace(row, reactions={}) for row in before.rows
    ]
    assert [row.name for row in after.blocks[0].by_overall()] == [
        row.name for row in before.blocks[0].by_overall()
    ]


def test_amendments_are_counted() -> None:
    row = sheet(
        entry("Dana", KIT, seen("Ana", {}, amendments=2), seen("Ben", {}, amendments=1))
    ).rows[0]

    assert row.amendments == 3


# --- Head and foot ---------------------------------------------------------------------------


def test_sheet_says_what_it_is_about() -> None:
    days = (date(2026, 11, 23), date(2026, 11, 20), date(2026, 11, 24))

    compared = compare(sheet_facts(*days), [], may_see_lean=everybody)

    assert (compared.title, compared.purpose) == ("Host", "happier guests")
    assert compared.panel == ("Ana", "Ben")
    assert (compared.first_interview, compared.last_interview) == (days[1], days[2])
    assert "6 months" in compared.retention
    assert compared.blocks == ()


def test_sheet_without_interviews_has_no_days() -> None:
    assert sheet().first_interview is None
    assert sheet().last_interview is None


def test_sheet_id_is_the_same_for_the_same_sheet_only() -> None:
    rated: dict[QuestionId, Rating] = ratings(q1=4)
    first = sheet(entry("Dana", KIT, seen("Ana", rated)))

    assert sheet(entry("Dana", KIT, seen("Ana", rated))).sheet_id == first.sheet_id
    assert sheet(entry("Dana", KIT, seen("Ana", ratings(q1=5)))).sheet_id != first.sheet_id
    assert sheet(entry("Eli", KIT, seen("Ana", rated))).sheet_id != first.sheet_id
