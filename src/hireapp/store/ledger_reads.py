"""Stored ledgers and arrangements as domain values; the caller has asked the visibility rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain.ids import CandidateId, PersonId, QuestionId, ScorecardId
from hireapp.domain.ledger import Arrangement, Ledger, Mark, MarkKind, OffKitQuestion
from hireapp.store.tables import (
    ArrangementRow,
    BackgroundOpeningRow,
    MarkRow,
    OffKitQuestionRow,
    PreparationRow,
    ScorecardRow,
    SeatRow,
    StepTimeRow,
)

_AT_ONCE = 500


def to_off_kit(row: OffKitQuestionRow) -> OffKitQuestion:
    """A question outside the kit."""
    after = QuestionId(row.after_id) if row.after_id else None
    return OffKitQuestion(row.sequence, row.text, row.asked_at, after)


def arrangement_of(session: Session, candidate_id: CandidateId) -> Arrangement:
    """What was agreed with a candidate; the background itself is not loaded."""
    row = session.execute(
        select(
            ArrangementRow.extra_minutes,
            ArrangementRow.adjustments,
            func.length(ArrangementRow.background) > 0,
        ).where(ArrangementRow.candidate_id == candidate_id)
    ).one_or_none()
    if row is None:
        return Arrangement(candidate_id)
    extra, adjustments, has_background = row
    return Arrangement(candidate_id, extra, adjustments, bool(has_background))


def marks_of(session: Session, scorecard_ids: Sequence[str]) -> dict[str, set[Mark]]:
    """What was ticked on scorecards that may be read, by scorecard."""
    found: dict[str, set[Mark]] = {}
    for row in session.scalars(select(MarkRow).where(MarkRow.scorecard_id.in_(scorecard_ids))):
        mark = Mark(QuestionId(row.question_id), MarkKind(row.kind), row.place)
        found.setdefault(row.scorecard_id, set()).add(mark)
    return found


def ledgers_of(session: Session, scorecard_ids: Sequence[str]) -> dict[str, Ledger]:
    """The ledgers of scorecards that may be read, by scorecard."""
    found: dict[str, Ledger] = {}
    for start in range(0, len(scorecard_ids), _AT_ONCE):
        found |= _part(session, list(scorecard_ids[start : start + _AT_ONCE]))
    return found


@dataclass
class _Kept:
    """What is gathered of one scorecard."""

    seconds: dict[QuestionId, float] = field(default_factory=dict)
    asked: dict[QuestionId, int] = field(default_factory=dict)
    off_kit: list[OffKitQuestion] = field(default_factory=list)
    opened: int = 0


def _part(session: Session, ids: list[str]) -> dict[str, Ledger]:
    kept = {one: _Kept() for one in ids}
    for time in session.scalars(select(StepTimeRow).where(StepTimeRow.scorecard_id.in_(ids))):
        step_id = QuestionId(time.step_id)
        kept[time.scorecard_id].seconds[step_id] = time.seconds
        if time.asked is not None:
            kept[time.scorecard_id].asked[step_id] = time.asked
    marks = marks_of(session, ids)
    for row in session.scalars(
        select(OffKitQuestionRow)
        .where(OffKitQuestionRow.scorecard_id.in_(ids))
        .order_by(OffKitQuestionRow.sequence)
    ):
        kept[row.scorecard_id].off_kit.append(to_off_kit(row))
    for card_id, count in session.execute(
        select(BackgroundOpeningRow.scorecard_id, func.count())
        .where(BackgroundOpeningRow.scorecard_id.in_(ids))
        .group_by(BackgroundOpeningRow.scorecard_id)
    ):
        kept[card_id].opened = count
    prepared = {
        row.scorecard_id: row.screen_seen
        for row in session.scalars(
            select(PreparationRow).where(PreparationRow.scorecard_id.in_(ids))
        )
    }
    cards = session.execute(
        select(ScorecardRow.id, ScorecardRow.candidate_id, SeatRow.person_id)
        .join(SeatRow, SeatRow.id == ScorecardRow.seat_id)
        .where(ScorecardRow.id.in_(ids))
    )
    return {
        card_id: Ledger(
            scorecard_id=ScorecardId(card_id),
            candidate_id=CandidateId(candidate_id),
            person_id=PersonId(person_id),
            seconds=kept[card_id].seconds,
            order=tuple(sorted(kept[card_id].asked, key=kept[card_id].asked.__getitem__)),
            marks=frozenset(marks.get(card_id, ())),
            off_kit=tuple(kept[card_id].off_kit),
            background_opened=kept[card_id].opened,
            screen_seen=prepared.get(card_id, False),
            is_prepared=card_id in prepared,
        )
        for card_id, candidate_id, person_id in cards
    }
