from __future__ import annotations

import pytest

from hireapp.domain.changes import Change, KitChanged, ScorecardChanged
from hireapp.domain.ids import CandidateId, QuestionId, ScorecardId
from hireapp.domain.people import Person
from hireapp.domain.scorecards import (
    Answer,
    NoScore,
    Rating,
    Reaction,
    Recommendation,
    Score,
    Scorecard,
)
from hireapp.errors import NotFound, Refused
from hireapp.store import kits, scorecards
from tests.conftest import Hiring, SteppingClock

# --- Begin -----------------------------------------------------------------------------------


def test_new_scorecard_is_an_empty_draft(hiring: Hiring, ana: Person, clock: SteppingClock) -> None:
    card = scorecards.begin(hiring.database, hiring.candidates[0].id, ana.id)
    begun = clock.moment

    sheet = scorecards.open_sheet(hiring.database, card, ana.id)

    assert sheet.scorecard == Scorecard(
        id=card,
        candidate_id=hiring.candidates[0].id,
        seat_id=sheet.seat.id,
        kit_id=sheet.kit.id,
        state=sheet.scorecard.state,
        started_at=begun,
    )
    assert not sheet.scorecard.is_submitted
    assert sheet.opening == hiring.opening
    assert sheet.candidate == hiring.candidates[0]
    assert sheet.seat.person == ana
    assert sheet.kit.content == hiring.content


def test_beginning_again_resumes(hiring: Hiring, ana: Person, card: ScorecardId) -> None:
    assert hiring.begin(hiring.candidates[0], ana) == card


def test_each_seat_has_its_own_scorecard(hiring: Hiring, card: ScorecardId) -> None:
    assert hiring.begin(hiring.candidates[0], hiring.panel[1]) != card


def test_who_has_no_seat_cannot_begin(hiring: Hiring) -> None:
    with pytest.raises(Refused, match="no seat"):
        hiring.begin(hiring.candidates[0], hiring.coordinator)


def test_interview_needs_a_kit(hiring: Hiring, ana: Person) -> None:
    kits.discard_draft(hiring.database, hiring.opening.id)

    with pytest.raises(Refused, match="no interview kit"):
        hiring.begin(hiring.candidates[0], ana)


def test_unknown_candidate_and_scorecard_are_not_found(hiring: Hiring, ana: Person) -> None:
    gone = ScorecardId("gone")

    with pytest.raises(NotFound):
        scorecards.begin(hiring.database, CandidateId("gone"), ana.id)
    with pytest.raises(NotFound):
        scorecards.open_sheet(hiring.database, gone, ana.id)
    with pytest.raises(NotFound):
        scorecards.rate(hiring.database, gone, hiring.questions[0], Score.ONE, viewer=ana.id)
    with pytest.raises(NotFound):
        scorecards.remember_place(hiring.database, gone, None, viewer=ana.id)
    with pytest.raises(NotFound):
        scorecards.amend(
            hiring.database, gone, hiring.questions[0], Score.ONE, "why", viewer=ana.id
        )


# --- Rate and note ---------------------------------------------------------------------------


@pytest.mark.parametrize("rating", [*Score, *NoScore])
def test_every_rating_is_kept_as_it_is(
    hiring: Hiring, ana: Person, card: ScorecardId, rating: Rating
) -> None:
    question = hiring.questions[0]

    scorecards.rate(hiring.database, card, question, rating, viewer=ana.id)

    assert hiring.read(card, ana).answer(question).rating is rating


def test_rating_gives_the_one_before(hiring: Hiring, ana: Person, card: ScorecardId) -> None:
    steps: list[Rating | None] = [Score.TWO, NoScore.DECLINED, Score.FIVE, None, None]

    before = [
        scorecards.rate(hiring.database, card, hiring.questions[0], step, viewer=ana.id)
        for step in steps
    ]

    assert before == [None, *steps[:-1]]


def test_evidence_stays_when_the_rating_is_taken_back(
    hiring: Hiring, ana: Person, card: ScorecardId
) -> None:
    question = hiring.questions[0]
    scorecards.write_evidence(hiring.database, card, question, "she knelt down", viewer=ana.id)
    scorecards.rate(hiring.database, card, question, Score.FIVE, viewer=ana.id)

    scorecards.rate(hiring.database, card, question, None, viewer=ana.id)

    assert hiring.read(card, ana).answer(question) == Answer(question, None, "she knelt down")


def test_evidence_is_cleaned_and_kept_in_lines(
    hiring: Hiring, ana: Person, card: ScorecardId
) -> None:
    question = hiring.questions[0]
    typed = "“I knelt\r\n  down” \x00<b>\ud800 محمد 👩\u200d🚀\u202e"

    scorecards.write_evidence(hiring.database, card, question, typed, viewer=ana.id)

    kept = hiring.read(card, ana).answer(question).evidence
    assert kept == "“I knelt\n  down” <b> محمد 👩\u200d🚀"


def test_longest_evidence_fits_and_one_more_is_refused(
    hiring: Hiring, ana: Person, card: ScorecardId
) -> None:
    question = hiring.questions[0]
    scorecards.write_evidence(hiring.database, card, question, "x" * 20_000, viewer=ana.id)

    with pytest.raises(Refused, match="evidence"):
        scorecards.write_evidence(hiring.database, card, question, "y" * 20_001, viewer=ana.id)

    assert hiring.read(card, ana).answer(question).evidence == "x" * 20_000


def test_opener_takes_evidence_but_never_a_rating(
    hiring: Hiring, ana: Person, card: ScorecardId
) -> None:
    assert hiring.content.opener is not None
    opener = QuestionId(hiring.content.opener.id)
    scorecards.write_evidence(hiring.database, card, opener, "her eyes lit up", viewer=ana.id)

    for rating in (Score.FIVE, NoScore.DECLINED):
        with pytest.raises(Refused, match="never scored"):
            scorecards.rate(hiring.database, card, opener, rating, viewer=ana.id)

    assert hiring.read(card, ana).answer(opener) == Answer(opener, None, "her eyes lit up")


def test_question_outside_the_kit_is_refused(
    hiring: Hiring, ana: Person, card: ScorecardId
) -> None:
    with pytest.raises(Refused, match="not in the kit"):
        scorecards.rate(hiring.database, card, QuestionId("other"), Score.ONE, viewer=ana.id)
    with pytest.raises(Refused, match="not in the kit"):
        scorecards.write_evidence(hiring.database, card, QuestionId("other"), "x", viewer=ana.id)

    assert hiring.read(card, ana).answers == {}


def test_place_is_remembered(hiring: Hiring, ana: Person, card: ScorecardId) -> None:
    for place in (hiring.questions[1], None, hiring.questions[2]):
        scorecards.remember_place(hiring.database, card, place, viewer=ana.id)

        assert hiring.read(card, ana).place == place


def test_place_in_a_submitted_scorecard_stays(hiring: Hiring, ana: Person) -> None:
    card = hiring.submit(hiring.candidates[0], ana)

    scorecards.remember_place(hiring.database, card, hiring.questions[1], viewer=ana.id)

    assert hiring.read(card, ana).place is None


# --- The reaction to the opener --------------------------------------------------------------


def test_reaction_is_folded_away_from_its_author_until_submission(
    hiring: Hiring, ana: Person
) -> None:
    card = hiring.fill(hiring.candidates[0], ana)
    scorecards.note_reaction(
        hiring.database, card, Reaction.GOOSE_BUMPS, "she spoke of her aunt", viewer=ana.id
    )

    draft = scorecards.open_sheet(hiring.database, card, ana.id)
    scorecards.submit(hiring.database, card, Recommendation.YES, viewer=ana.id)
    submitted = hiring.read(card, ana)

    assert draft.scorecard.reaction_noted
    assert draft.scorecard.reaction is None
    assert "aunt" not in repr(draft)
    assert Reaction.GOOSE_BUMPS.value not in repr(draft.scorecard)
    assert submitted.reaction is Reaction.GOOSE_BUMPS
    assert submitted.reaction_reason == "she spoke of her aunt"


def test_long_reason_for_a_reaction_is_refused(
    hiring: Hiring, ana: Person, card: ScorecardId
) -> None:
    with pytest.raises(Refused, match="the sentence why"):
        scorecards.note_reaction(hiring.database, card, Reaction.WARM, "x" * 2_001, viewer=ana.id)

    assert not hiring.read(card, ana).reaction_noted


# --- Announcements ---------------------------------------------------------------------------


def test_each_write_announces_what_it_made_stale(hiring: Hiring, ana: Person) -> None:
    heard: list[Change] = []
    hiring.database.announce = heard.append
    question = hiring.questions[0]

    card = scorecards.begin(hiring.database, hiring.candidates[0].id, ana.id)
    scorecards.begin(hiring.database, hiring.candidates[0].id, ana.id)
    scorecards.rate(hiring.database, card, question, Score.ONE, viewer=ana.id)
    scorecards.write_evidence(hiring.database, card, question, "x", viewer=ana.id)
    scorecards.remember_place(hiring.database, card, question, viewer=ana.id)
    scorecards.note_reaction(hiring.database, card, Reaction.WARM, "", viewer=ana.id)

    assert heard == [
        ScorecardChanged(card),
        KitChanged(hiring.opening.id),
        ScorecardChanged(card, question),
        ScorecardChanged(card, question),
        ScorecardChanged(card),
    ]
