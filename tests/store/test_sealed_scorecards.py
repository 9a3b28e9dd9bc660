from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC

import pytest

from hireapp.domain.changes import Change, ScorecardChanged
from hireapp.domain.ids import PersonId, QuestionId, ScorecardId
from hireapp.domain.people import Person
from hireapp.domain.scorecards import (
    NoScore,
    Rating,
    Reaction,
    Recommendation,
    Score,
)
from hireapp.errors import HireError, NotVisible, Refused
from hireapp.store import openings, scorecards
from tests.conftest import Hiring, SteppingClock

# --- Submit ----------------------------------------------------------------------------------


def test_submitting_seals(hiring: Hiring, ana: Person, clock: SteppingClock) -> None:
    card = hiring.fill(hiring.candidates[0], ana)
    filled_at = clock.moment

    scorecards.submit(hiring.database, card, Recommendation.STRONG_YES, viewer=ana.id)

    stored = hiring.read(card, ana)
    assert stored.is_submitted
    assert stored.submitted_at is not None
    assert filled_at < stored.submitted_at <= clock.moment
    assert stored.recommendation is Recommendation.STRONG_YES


def test_unrated_question_keeps_it_a_draft(hiring: Hiring, ana: Person) -> None:
    card = hiring.fill(hiring.candidates[0], ana)
    scorecards.rate(hiring.database, card, hiring.questions[1], None, viewer=ana.id)

    with pytest.raises(Refused, match="1 question is not rated"):
        scorecards.submit(hiring.database, card, Recommendation.YES, viewer=ana.id)

    assert not hiring.read(card, ana).is_submitted


def test_recommendation_is_needed(hiring: Hiring, ana: Person) -> None:
    card = hiring.fill(hiring.candidates[0], ana)

    with pytest.raises(Refused, match="recommendation"):
        scorecards.submit(hiring.database, card, None, viewer=ana.id)

    assert not hiring.read(card, ana).is_submitted


def rated_without_reaction(hiring: Hiring, ana: Person) -> ScorecardId:
    card = hiring.begin(hiring.candidates[0], ana)
    for question in hiring.questions:
        scorecards.rate(hiring.database, card, question, Score.THREE, viewer=ana.id)
    return card


def test_reaction_is_needed_where_the_opener_is_asked(hiring: Hiring, ana: Person) -> None:
    card = rated_without_reaction(hiring, ana)

    with pytest.raises(Refused, match="reaction"):
        scorecards.submit(hiring.database, card, Recommendation.YES, viewer=ana.id)

    assert not hiring.read(card, ana).is_submitted


def test_reaction_is_not_needed_where_the_opener_is_off(hiring: Hiring, ana: Person) -> None:
    openings.edit(
        hiring.database, hiring.opening.id, replace(hiring.opening.facts, uses_opener=False)
    )
    card = rated_without_reaction(hiring, ana)

    scorecards.submit(hiring.database, card, Recommendation.YES, viewer=ana.id)

    assert hiring.read(card, ana).is_submitted


def test_nothing_in_a_sealed_scorecard_can_be_edited(hiring: Hiring, ana: Person) -> None:
    card = hiring.submit(hiring.candidates[0], ana, Score.FOUR, "first words")
    before = hiring.read(card, ana)
    database, question = hiring.database, hiring.questions[0]

    attempts: list[Callable[[], object]] = [
        lambda: scorecards.rate(database, card, question, Score.ONE, viewer=ana.id),
        lambda: scorecards.write_evidence(database, card, question, "other", viewer=ana.id),
        lambda: scorecards.note_reaction(database, card, Reaction.FLAT, "other", viewer=ana.id),
        lambda: scorecards.submit(database, card, Recommendation.NO, viewer=ana.id),
    ]
    for attempt in attempts:
        with pytest.raises(Refused, match="sealed"):
            attempt()

    assert hiring.read(card, ana) == before


# --- Amend -----------------------------------------------------------------------------------


def test_amendments_keep_the_original_in_order(
    hiring: Hiring, ana: Person, clock: SteppingClock
) -> None:
    card = hiring.submit(hiring.candidates[0], ana, Score.FOUR)
    question = hiring.questions[0]

    scorecards.amend(hiring.database, card, question, Score.TWO, " misheard ", viewer=ana.id)
    scorecards.amend(
        hiring.database, card, question, NoScore.DECLINED, "asked again", viewer=ana.id
    )

    stored = hiring.read(card, ana)
    assert stored.answer(question).rating is NoScore.DECLINED
    assert [(one.sequence, one.before, one.after, one.reason) for one in stored.amendments] == [
        (1, Score.FOUR, Score.TWO, "misheard"),
        (2, Score.TWO, NoScore.DECLINED, "asked again"),
    ]
    assert stored.amendments[0].made_at <= clock.moment
    assert stored.amendments[0].made_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("rating", "reason", "words"),
    [
        (Score.TWO, "  ", "reason"),
        (Score.FOUR, "why", "changes nothing"),
    ],
)
def test_refused_amendment_changes_nothing(
    hiring: Hiring, ana: Person, rating: Rating, reason: str, words: str
) -> None:
    card = hiring.submit(hiring.candidates[0], ana, Score.FOUR)
    before = hiring.read(card, ana)

    with pytest.raises(Refused, match=words):
        scorecards.amend(hiring.database, card, hiring.questions[0], rating, reason, viewer=ana.id)

    assert hiring.read(card, ana) == before


def test_draft_is_edited_not_amended(hiring: Hiring, ana: Person, card: ScorecardId) -> None:
    with pytest.raises(Refused, match="edited"):
        scorecards.amend(
            hiring.database, card, hiring.questions[0], Score.ONE, "why", viewer=ana.id
        )

    assert hiring.read(card, ana).answers == {}


def test_opener_is_not_amended(hiring: Hiring, ana: Person) -> None:
    card = hiring.submit(hiring.candidates[0], ana)
    assert hiring.content.opener is not None

    with pytest.raises(Refused, match="never scored"):
        scorecards.amend(
            hiring.database,
            card,
            QuestionId(hiring.content.opener.id),
            Score.ONE,
            "why",
            viewer=ana.id,
        )


# --- Whose it is -----------------------------------------------------------------------------

Write = Callable[[Hiring, ScorecardId, PersonId], object]
WRITES: dict[str, Write] = {
    "rate": lambda h, card, who: scorecards.rate(
        h.database, card, h.questions[0], Score.ONE, viewer=who
    ),
    "write_evidence": lambda h, card, who: scorecards.write_evidence(
        h.database, card, h.questions[0], "other", viewer=who
    ),
    "note_reaction": lambda h, card, who: scorecards.note_reaction(
        h.database, card, Reaction.FLAT, "other", viewer=who
    ),
    "remember_place": lambda h, card, who: scorecards.remember_place(
        h.database, card, h.questions[0], viewer=who
    ),
    "submit": lambda h, card, who: scorecards.submit(
        h.database, card, Recommendation.STRONG_NO, viewer=who
    ),
}


@pytest.mark.parametrize("write", WRITES)
def test_nobody_writes_in_anothers_draft(hiring: Hiring, ana: Person, write: str) -> None:
    card = hiring.fill(hiring.candidates[0], ana, Score.FOUR, "first words")
    before = hiring.read(card, ana)

    for other in (hiring.panel[1], hiring.coordinator):
        with pytest.raises(NotVisible, match="another interviewer"):
            WRITES[write](hiring, card, other.id)

    assert hiring.read(card, ana) == before


def test_nobody_amends_anothers_scorecard(hiring: Hiring, ana: Person) -> None:
    dana, _ = hiring.candidates
    card = hiring.submit(dana, ana)
    hiring.submit(dana, hiring.panel[1])
    before = hiring.read(card, ana)

    for other in (hiring.panel[1], hiring.coordinator):
        with pytest.raises(HireError):
            scorecards.amend(
                hiring.database, card, hiring.questions[0], Score.ONE, "why", viewer=other.id
            )

    assert hiring.read(card, ana) == before


def test_submitting_and_amending_are_announced(hiring: Hiring, ana: Person) -> None:
    card = hiring.fill(hiring.candidates[0], ana, Score.FOUR)
    heard: list[Change] = []
    hiring.database.announce = heard.append

    scorecards.submit(hiring.database, card, Recommendation.YES, viewer=ana.id)
    scorecards.amend(
        hiring.database, card, hiring.questions[0], Score.ONE, "misheard", viewer=ana.id
    )

    assert heard == [ScorecardChanged(card), ScorecardChanged(card, hiring.questions[0])]
