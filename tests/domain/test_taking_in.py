from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from hireapp.domain import taking_in as rules
from hireapp.domain.ids import OpeningId, PersonId, SeatId
from hireapp.domain.people import Person, Role, Seat
from hireapp.domain.scorecards import Score, ScorecardState
from hireapp.domain.taking_in import Here, Outcome, Place, Result, SentKit, Verdict
from hireapp.domain.travelling import SignedScorecard, TravellingScorecard
from tests.exchange.travellers import a_card, amended, an_id

FIRST = a_card()
SECOND = amended(FIRST)
THIRD = amended(SECOND, to=Score.FIVE)


def here(card: TravellingScorecard) -> Here:
    return Here(ScorecardState.SUBMITTED, card)


def outcome(card: TravellingScorecard, known: Here | None, *, newest: int = 0) -> Outcome:
    return rules.compare(card, known, newest=newest).outcome


@pytest.mark.parametrize("card", [FIRST, SECOND, THIRD])
def test_what_is_not_here_is_taken(card: TravellingScorecard) -> None:
    assert outcome(card, None) is Outcome.TAKEN


@pytest.mark.parametrize(
    ("card", "known", "expected"),
    [
        (FIRST, FIRST, Outcome.ALREADY_HERE),
        (SECOND, SECOND, Outcome.ALREADY_HERE),
        (SECOND, FIRST, Outcome.AMENDED),
        (THIRD, FIRST, Outcome.AMENDED),
        (FIRST, SECOND, Outcome.OLDER),
        (FIRST, THIRD, Outcome.OLDER),
        (amended(FIRST, to=Score.FIVE), SECOND, Outcome.REFUSED),
        (a_card(evidence="other words"), FIRST, Outcome.REFUSED),
        (a_card(score=Score.ONE), FIRST, Outcome.REFUSED),
        (msgspec.structs.replace(FIRST, scorecard_id=an_id(99)), FIRST, Outcome.REFUSED),
    ],
)
def test_content_decides_what_becomes_of_what_is_here(
    card: TravellingScorecard, known: TravellingScorecard, expected: Outcome
) -> None:
    assert outcome(card, here(known), newest=known.sequence) is expected


def test_amendment_needs_a_newer_number() -> None:
    assert outcome(SECOND, here(FIRST), newest=SECOND.sequence) is Outcome.REFUSED
    assert outcome(SECOND, here(FIRST), newest=SECOND.sequence - 1) is Outcome.AMENDED


def test_draft_is_never_overwritten() -> None:
    assert outcome(FIRST, Here(ScorecardState.DRAFT, None)) is Outcome.REFUSED


def test_summary_counts_each_outcome() -> None:
    verdicts = [
        Verdict(Outcome.TAKEN),
        Verdict(Outcome.TAKEN),
        Verdict(Outcome.AMENDED),
        Verdict(Outcome.ALREADY_HERE),
        Verdict(Outcome.OLDER),
        Verdict(Outcome.REFUSED, "why"),
    ]
    results = tuple(Result("file", one) for one in verdicts)

    assert rules.summary(results) == "2 taken, 1 amended, 2 already here, 1 refused"
    assert rules.summary(()) == "nothing to take"


def test_every_outcome_has_words_of_its_own() -> None:
    assert len({one.label for one in Outcome}) == len(Outcome)


def place_of(card: TravellingScorecard, *, is_kept_away: bool = False) -> Place:
    return Place(
        opening_id=OpeningId(card.opening_id),
        signed_for=card.seat_id,
        seat=None,
        sent=frozenset({SentKit(card.seat_id, card.kit_id, card.kit_hash)}),
        candidate_opening=OpeningId(card.opening_id),
        is_kept_away=is_kept_away,
        content=None,
        kit_in_use=None,
    )


def test_interviewer_who_is_kept_from_the_candidate_is_refused() -> None:
    assert "kept away" in rules._wrong_candidate(FIRST, place_of(FIRST, is_kept_away=True))
    assert rules._wrong_candidate(FIRST, place_of(FIRST)) == ""


def test_candidate_of_another_opening_is_refused() -> None:
    elsewhere = replace(place_of(FIRST), candidate_opening=OpeningId("another"))

    assert "another opening" in rules._wrong_candidate(FIRST, elsewhere)


def test_kit_that_is_gone_is_named() -> None:
    assert "no longer here" in rules._wrong_kit(FIRST, place_of(FIRST))


def test_signature_of_a_withdrawn_kit_file_is_refused_with_the_way_on() -> None:
    opening = OpeningId(FIRST.opening_id)
    ana = Person(PersonId(FIRST.person_id), "Ana", Role.INTERVIEWER)
    place = replace(place_of(FIRST), seat=Seat(SeatId(FIRST.seat_id), opening, ana))
    arriving = SignedScorecard(FIRST, signer="", digest="", key_id="")

    assert rules._wrong_origin(arriving, place) == ""
    why = rules._wrong_origin(arriving, replace(place, withdrawn=True))
    assert "withdrawn" in why
    assert "newer kit file" in why
