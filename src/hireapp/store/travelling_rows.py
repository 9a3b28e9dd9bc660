"""Scorecards as they travel, from rows and to rows; the same on both machines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from hireapp.domain.ids import QuestionId
from hireapp.domain.scorecards import Amendment, Reaction, Recommendation, ScorecardState
from hireapp.domain.travelling import TravellingLedger, TravellingScorecard, utc
from hireapp.store.ledger_reads import ledgers_of
from hireapp.store.rows import rating_columns
from hireapp.store.scorecard_reads import to_scorecard
from hireapp.store.tables import (
    AmendmentRow,
    AnswerRow,
    BackgroundOpeningRow,
    FactNoteRow,
    MarkRow,
    OffKitQuestionRow,
    PreparationRow,
    ScorecardRow,
    StepTimeRow,
)


def to_travelling(
    session: Session, row: ScorecardRow, *, opening_id: str, person_id: str, kit_hash: str
) -> TravellingScorecard:
    """A submitted scorecard with all that is kept of it; its number is still to be given."""
    card = to_scorecard(session, row)
    facts = session.scalars(select(FactNoteRow).where(FactNoteRow.scorecard_id == row.id))
    return TravellingScorecard(
        opening_id=opening_id,
        candidate_id=row.candidate_id,
        scorecard_id=row.id,
        seat_id=row.seat_id,
        person_id=person_id,
        kit_id=row.kit_id,
        kit_hash=kit_hash,
        sequence=1,
        answers=tuple(sorted(card.answers.values(), key=lambda one: one.question_id)),
        reaction=Reaction(row.reaction) if row.reaction else None,
        reaction_reason=row.reaction_reason,
        recommendation=Recommendation(row.recommendation or Recommendation.CANNOT_JUDGE),
        started_at=utc(row.started_at),
        submitted_at=utc(row.submitted_at or row.changed_at),
        amendments=card.amendments,
        fact_notes={one.fact_id: one.text for one in facts},
        ledger=_ledger(session, row.id),
    )


def add_all(session: Session, cards: Sequence[TravellingScorecard], now: datetime) -> None:
    """Rows for scorecards that are not here yet, all at once since they may be a thousand."""
    rows: dict[Any, list[dict[str, Any]]] = {}
    for card in cards:
        for table, values in _rows_of(card, now):
            rows.setdefault(table, []).append(values)
    for table, several in rows.items():
        session.execute(insert(table), several)


def amend(
    session: Session, row: ScorecardRow, card: TravellingScorecard, known: int, now: datetime
) -> None:
    """Add the amendments after the first `known`, and set the ratings that they lead to."""
    answers = {one.question_id: one for one in card.answers}
    for one in card.amendments[known:]:
        session.add(AmendmentRow(**_amendment_values(card.scorecard_id, one)))
        answer = session.get(AnswerRow, (card.scorecard_id, one.question_id))
        if answer is None:
            answer = AnswerRow(
                scorecard_id=card.scorecard_id, question_id=one.question_id, evidence=""
            )
            session.add(answer)
        answer.score, answer.no_score = rating_columns(answers[one.question_id].rating)
    row.changed_at = now


def _ledger(session: Session, scorecard_id: str) -> TravellingLedger:
    kept = ledgers_of(session, [scorecard_id])[scorecard_id]
    prepared = session.get(PreparationRow, scorecard_id)
    opened = session.scalars(
        select(BackgroundOpeningRow.opened_at)
        .where(BackgroundOpeningRow.scorecard_id == scorecard_id)
        .order_by(BackgroundOpeningRow.sequence)
    )
    return TravellingLedger(
        seconds=dict(kept.seconds),
        order=kept.order,
        marks=tuple(sorted(kept.marks)),
        off_kit=kept.off_kit,
        background_opened=tuple(map(utc, opened)),
        screen_seen=prepared.screen_seen if prepared else None,
        prepared_at=utc(prepared.prepared_at) if prepared else None,
    )


def _rows_of(card: TravellingScorecard, now: datetime) -> Iterable[tuple[Any, dict[str, Any]]]:
    card_id = card.scorecard_id
    yield (
        ScorecardRow,
        {
            "id": card_id,
            "candidate_id": card.candidate_id,
            "seat_id": card.seat_id,
            "kit_id": card.kit_id,
            "state": ScorecardState.SUBMITTED,
            "place": None,
            "reaction": card.reaction,
            "reaction_reason": card.reaction_reason,
            "recommendation": card.recommendation,
            "started_at": card.started_at,
            "changed_at": now,
            "submitted_at": card.submitted_at,
        },
    )
    for answer in card.answers:
        score, no_score = rating_columns(answer.rating)
        yield (
            AnswerRow,
            {
                "scorecard_id": card_id,
                "question_id": answer.question_id,
                "score": score,
                "no_score": no_score,
                "evidence": answer.evidence,
            },
        )
    for one in card.amendments:
        yield AmendmentRow, _amendment_values(card_id, one)
    for fact_id, text in card.fact_notes.items():
        yield FactNoteRow, {"scorecard_id": card_id, "fact_id": fact_id, "text": text}
    yield from _ledger_rows(card_id, card.ledger)


def _ledger_rows(card_id: str, ledger: TravellingLedger) -> Iterable[tuple[Any, dict[str, Any]]]:
    of_card = {"scorecard_id": card_id}
    asked: Mapping[QuestionId, int] = {one: n for n, one in enumerate(ledger.order, start=1)}
    for step_id in dict.fromkeys([*ledger.seconds, *ledger.order]):
        seconds = ledger.seconds.get(step_id, 0.0)
        yield (
            StepTimeRow,
            of_card | {"step_id": step_id, "seconds": seconds, "asked": asked.get(step_id)},
        )
    for mark in ledger.marks:
        yield (
            MarkRow,
            of_card
            | {"question_id": mark.question_id, "kind": mark.kind.value, "place": mark.place},
        )
    for one in ledger.off_kit:
        yield (
            OffKitQuestionRow,
            of_card
            | {
                "sequence": one.sequence,
                "text": one.text,
                "after_id": one.after,
                "asked_at": one.asked_at,
            },
        )
    for number, moment in enumerate(ledger.background_opened, start=1):
        yield BackgroundOpeningRow, of_card | {"sequence": number, "opened_at": moment}
    if ledger.prepared_at is not None:
        yield (
            PreparationRow,
            of_card | {"screen_seen": bool(ledger.screen_seen), "prepared_at": ledger.prepared_at},
        )


def _amendment_values(card_id: str, one: Amendment) -> dict[str, Any]:
    before, after = rating_columns(one.before), rating_columns(one.after)
    return {
        "scorecard_id": card_id,
        "sequence": one.sequence,
        "question_id": one.question_id,
        "before_score": before[0],
        "before_no_score": before[1],
        "after_score": after[0],
        "after_no_score": after[1],
        "reason": one.reason,
        "made_at": one.made_at,
    }
