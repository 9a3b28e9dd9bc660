"""A stored scorecard as a domain value, with what its reader may not see left out."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from hireapp.domain.ids import CandidateId, KitId, QuestionId, ScorecardId, SeatId
from hireapp.domain.scorecards import (
    Amendment,
    Answer,
    PaperMark,
    Reaction,
    Recommendation,
    Scorecard,
    ScorecardState,
)
from hireapp.domain.visibility import may_see_reaction
from hireapp.store.rows import missing, to_answer, to_rating
from hireapp.store.tables import AmendmentRow, AnswerRow, PaperEntryRow, PersonRow, ScorecardRow

_ENTERS, _CHECKS = aliased(PersonRow), aliased(PersonRow)
_MARKS = (
    select(PaperEntryRow.scorecard_id, PaperEntryRow.entered_at, _ENTERS.name, _CHECKS.name)
    .join(_ENTERS, _ENTERS.id == PaperEntryRow.entered_by)
    .outerjoin(_CHECKS, _CHECKS.id == PaperEntryRow.checked_by)
    .where(PaperEntryRow.scorecard_id.in_(bindparam("cards", expanding=True)))
)
"""Made once: it is asked for every scorecard that is printed."""


def to_scorecard(session: Session, row: ScorecardRow) -> Scorecard:
    """One scorecard; the caller has asked the visibility rule whether it may be read at all."""
    state = ScorecardState(row.state)
    open_reaction = may_see_reaction(state=state)
    return Scorecard(
        id=ScorecardId(row.id),
        candidate_id=CandidateId(row.candidate_id),
        seat_id=SeatId(row.seat_id),
        kit_id=KitId(row.kit_id),
        state=state,
        answers=answers_of(session, [row.id]).get(row.id, {}),
        reaction_noted=row.reaction is not None,
        reaction=Reaction(row.reaction) if row.reaction and open_reaction else None,
        reaction_reason=row.reaction_reason if open_reaction else "",
        recommendation=Recommendation(row.recommendation) if row.recommendation else None,
        place=QuestionId(row.place) if row.place else None,
        started_at=row.started_at,
        submitted_at=row.submitted_at,
        amendments=_amendments(session, row.id),
        paper=paper_marks(session, [row.id]).get(row.id),
    )


def paper_marks(session: Session, scorecard_ids: Sequence[str]) -> dict[str, PaperMark]:
    """Who entered those of some scorecards that are from paper, by scorecard."""
    found: dict[str, PaperMark] = {}
    for start in range(0, len(scorecard_ids), 500):
        part = scorecard_ids[start : start + 500]
        for card_id, entered_at, entered_by, checked_by in session.execute(_MARKS, {"cards": part}):
            found[card_id] = PaperMark(entered_by, entered_at, checked_by or "")
    return found


def answers_of(session: Session, scorecard_ids: list[str]) -> dict[str, dict[QuestionId, Answer]]:
    """The answers of scorecards that may be read, by scorecard and question."""
    found: dict[str, dict[QuestionId, Answer]] = {}
    for start in range(0, len(scorecard_ids), 500):
        part = scorecard_ids[start : start + 500]
        for row in session.scalars(select(AnswerRow).where(AnswerRow.scorecard_id.in_(part))):
            found.setdefault(row.scorecard_id, {})[QuestionId(row.question_id)] = to_answer(row)
    return found


def _amendments(session: Session, scorecard_id: str) -> tuple[Amendment, ...]:
    rows = session.scalars(
        select(AmendmentRow)
        .where(AmendmentRow.scorecard_id == scorecard_id)
        .order_by(AmendmentRow.sequence)
    )
    return tuple(
        Amendment(
            sequence=row.sequence,
            question_id=QuestionId(row.question_id),
            before=to_rating(row.before_score, row.before_no_score),
            after=to_rating(row.after_score, row.after_no_score) or missing(),
            reason=row.reason,
            made_at=row.made_at,
        )
        for row in rows
    )
