from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from hireapp.domain.ids import CandidateId, KitId, QuestionId, ScorecardId, SeatId
from hireapp.domain.scorecards import (
    Answer,
    NoScore,
    Rating,
    Reaction,
    Recommendation,
    Score,
    Scorecard,
    ScorecardState,
    check_can_submit,
    check_is_draft,
    checked_amendment,
)
from hireapp.errors import Refused
from tests.domain.making import ratings

Q1, Q2 = QuestionId("q1"), QuestionId("q2")


def card(rated: Mapping[QuestionId, Rating], *, reaction_noted: bool = True) -> Scorecard:
    return Scorecard(
        id=ScorecardId("card"),
        candidate_id=CandidateId("dana"),
        seat_id=SeatId("seat"),
        kit_id=KitId("kit"),
        state=ScorecardState.DRAFT,
        answers={name: Answer(name, rating) for name, rating in rated.items()},
        reaction_noted=reaction_noted,
    )


def check(
    scorecard: Scorecard,
    recommendation: Recommendation | None = Recommendation.YES,
    *,
    opener_asked: bool = True,
) -> None:
    check_can_submit(
        scorecard, expected=(Q1, Q2), recommendation=recommendation, opener_asked=opener_asked
    )


def test_finished_scorecard_can_be_submitted() -> None:
    check(card(ratings(q1=5, q2=1)))


@pytest.mark.parametrize("reason", NoScore)
def test_a_reason_for_no_score_counts_as_rated(reason: NoScore) -> None:
    check(card(ratings(q1=5, q2=reason)))


def test_unrated_questions_are_counted() -> None:
    with pytest.raises(Refused, match="2 questions are not rated"):
        check(card({}))
    with pytest.raises(Refused, match="1 question is not rated"):
        check(card(ratings(q2=3)))


def test_evidence_alone_is_no_rating() -> None:
    noted = replace(card({}), answers={Q1: Answer(Q1, None, "she smiled")})

    assert noted.unrated([Q1, Q2]) == (Q1, Q2)


def test_reaction_is_needed_where_the_opener_is_asked() -> None:
    unmoved = card(ratings(q1=5, q2=1), reaction_noted=False)

    with pytest.raises(Refused, match="reaction"):
        check(unmoved)
    check(unmoved, opener_asked=False)


def test_recommendation_is_needed() -> None:
    with pytest.raises(Refused, match="recommendation"):
        check(card(ratings(q1=5, q2=1)), None)


def test_submitted_scorecard_is_not_submitted_again() -> None:
    sealed = replace(card(ratings(q1=5, q2=1)), state=ScorecardState.SUBMITTED)

    with pytest.raises(Refused, match="sealed"):
        check(sealed)


def test_only_drafts_are_edited() -> None:
    check_is_draft(ScorecardState.DRAFT)

    with pytest.raises(Refused, match="sealed") as refusal:
        check_is_draft(ScorecardState.SUBMITTED)

    assert "amended" in refusal.value.hint


def test_amendment_gives_its_cleaned_reason() -> None:
    reason = checked_amendment(
        ScorecardState.SUBMITTED, before=Score.TWO, after=Score.FOUR, reason="  misheard \n her "
    )

    assert reason == "misheard her"


def test_amendment_may_turn_a_score_into_a_reason_and_back() -> None:
    changes: list[tuple[Rating, Rating]] = [
        (Score.ONE, NoScore.DECLINED),
        (NoScore.DECLINED, Score.ONE),
    ]
    for before, after in changes:
        assert checked_amendment(
            ScorecardState.SUBMITTED, before=before, after=after, reason="misheard"
        )


def test_draft_is_not_amended() -> None:
    with pytest.raises(Refused, match="edited"):
        checked_amendment(ScorecardState.DRAFT, before=Score.TWO, after=Score.FOUR, reason="why")


@pytest.mark.parametrize("same", [Score.TWO, NoScore.NOT_ASKED])
def test_amendment_that_changes_nothing_is_refused(same: Rating) -> None:
    with pytest.raises(Refused, match="changes nothing"):
        checked_amendment(ScorecardState.SUBMITTED, before=same, after=same, reason="why")


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 2_001])
def test_amendment_needs_a_reason_of_fair_length(reason: str) -> None:
    with pytest.raises(Refused, match="reason"):
        checked_amendment(
            ScorecardState.SUBMITTED, before=Score.TWO, after=Score.FOUR, reason=reason
        )


def test_answer_is_empty_where_nothing_was_noted() -> None:
    assert card(ratings(q1=5)).answer(Q2) == Answer(Q2, None, "")
    assert card(ratings(q1=5)).answer(Q1).rating is Score.FIVE


def test_state_tells_whether_it_is_submitted() -> None:
    draft = card({})

    assert not draft.is_submitted
    assert replace(draft, state=ScorecardState.SUBMITTED).is_submitted


def test_no_reason_is_a_number() -> None:
    assert not any(isinstance(reason, int) for reason in NoScore)
    assert [int(score) for score in Score] == [1, 2, 3, 4, 5]


def test_each_choice_has_words_of_its_own() -> None:
    for kind in (list(NoScore), list(Reaction), list(Recommendation)):
        labels = {one.label for one in kind}

        assert len(labels) == len(kind)
        assert "" not in labels
