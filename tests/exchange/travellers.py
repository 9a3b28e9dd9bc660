"""Kits and scorecards that travel, made without a database."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from hireapp import paths
from hireapp.domain import banks
from hireapp.domain.ids import KitId, OpeningId, QuestionId
from hireapp.domain.kits import Kit, KitContent
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.scorecards import Amendment, Answer, Reaction, Recommendation, Score
from hireapp.domain.travelling import (
    TravellingCandidate,
    TravellingInterview,
    TravellingKit,
    TravellingScorecard,
    kit_hash,
)
from hireapp.exchange import sealed_keys
from tests.conftest import MONDAY


def an_id(number: int) -> str:
    return f"{number:032x}"


def content() -> KitContent:
    bank = banks.load(paths.question_banks()[0])
    made = KitContent().adding(bank, bank.openers[0])
    for question in bank.scored_questions[:3]:
        made = made.adding(bank, question)
    return made


def a_kit() -> TravellingKit:
    kit = Kit(KitId(an_id(2)), OpeningId(an_id(1)), 1, MONDAY, content())
    return TravellingKit(
        opening_id=an_id(1),
        facts=OpeningFacts(title="Host", purpose="make guests happy"),
        kit_id=kit.id,
        kit_number=1,
        kit_hash=kit_hash(kit),
        frozen_at=MONDAY,
        content=kit.content,
        seat_id=an_id(3),
        counts=True,
        panel=2,
        person_id=an_id(4),
        person_name="Ana",
        issue=1,
        candidates=(
            TravellingCandidate(
                id=an_id(5),
                name="Dana Whitfield",
                interview=TravellingInterview(
                    id=an_id(6), starts_at=MONDAY, minutes=45, place="Room 4"
                ),
            ),
            TravellingCandidate(id=an_id(7), name="Priya Nair"),
        ),
        opening_key=sealed_keys.new_opening_key().public,
        signing_key=sealed_keys.new_signing_key().private,
    )


def a_card(*, evidence: str = "She knelt down.", score: Score = Score.FOUR) -> TravellingScorecard:
    made = content()
    answers = [Answer(one, score, evidence) for one in made.question_ids]
    return TravellingScorecard(
        opening_id=an_id(1),
        candidate_id=an_id(5),
        scorecard_id=an_id(8),
        seat_id=an_id(3),
        person_id=an_id(4),
        kit_id=an_id(2),
        kit_hash="0" * 64,
        sequence=1,
        answers=tuple(sorted(answers, key=lambda one: one.question_id)),
        reaction=Reaction.WARM,
        reaction_reason="She smiled.",
        recommendation=Recommendation.YES,
        started_at=MONDAY,
        submitted_at=MONDAY + timedelta(hours=1),
        amendments=(),
        fact_notes={"fact-1": "one month"},
    )


def amended(card: TravellingScorecard, *, to: Score = Score.TWO) -> TravellingScorecard:
    first = card.answers[0]
    assert first.rating is not None
    amendment = Amendment(
        len(card.amendments) + 1,
        QuestionId(first.question_id),
        first.rating,
        to,
        "misheard",
        card.submitted_at + timedelta(hours=1 + len(card.amendments)),
    )
    answers = (Answer(first.question_id, to, first.evidence), *card.answers[1:])
    return msgspec.structs.replace(
        card,
        answers=answers,
        amendments=(*card.amendments, amendment),
        sequence=card.sequence + 1,
    )
