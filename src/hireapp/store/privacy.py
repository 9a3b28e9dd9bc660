"""Use cases on keeping: what is due, legal holds, the retention rule, what erasures left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain.audit import Event
from hireapp.domain.changes import AuditChanged, OpeningChanged
from hireapp.domain.decisions import Outcome
from hireapp.domain.ids import CandidateId, OpeningId, PersonId
from hireapp.domain.openings import checked
from hireapp.domain.privacy import ErasedCounts, Hold, Keeping, Retention, checked_reason
from hireapp.domain.text import sort_key
from hireapp.domain.visibility import check_coordinates
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.rows import candidate_of, opening_of, person_of, to_candidate, to_opening
from hireapp.store.tables import (
    CandidateRow,
    DecisionRow,
    ErasedCountRow,
    HoldRow,
    OpeningRow,
    ScorecardRow,
)


def retention(database: Database, viewer: PersonId, *, today: date) -> tuple[Retention, ...]:
    """Where every candidate's records stand: what is due first, then by the day it will be.

    Raises:
        Refused: for anybody but a coordinator.
    """
    with database.read() as session:
        check_coordinates(person_of(session, viewer).role)
        touched = _last_changes(session)
        decided = _decisions(session)
        holds = _holds(session)
        rows = session.execute(
            select(CandidateRow, OpeningRow).join(
                OpeningRow, OpeningRow.id == CandidateRow.opening_id
            )
        )
        found = [
            Retention(
                candidate=to_candidate(row),
                opening_title=opening.title,
                months=opening.retention_months,
                last_change=max(row.changed_at, touched.get(row.id, row.changed_at)),
                outcome=decided[row.id][0] if row.id in decided else None,
                decided_at=decided[row.id][1] if row.id in decided else None,
                hold=holds.get(row.id),
            )
            for row, opening in rows
        ]
    order = [Keeping.DUE, Keeping.HELD, Keeping.KEPT, Keeping.UNDECIDED]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                order.index(one.keeping(today)),
                one.keep_until,
                sort_key(one.candidate.name),
            ),
        )
    )


def place_hold(
    database: Database, candidate_id: CandidateId, reason: str, *, viewer: PersonId
) -> None:
    """Keep a candidate's records whatever the rule says.

    Raises:
        Refused: without a reason, for anybody but a coordinator, or when there is a hold already.
    """
    clean = checked_reason(reason)
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    with database.write(OpeningChanged(opening_id), AuditChanged()) as session:
        check_coordinates(person_of(session, viewer).role)
        if hold_of(session, candidate_id):
            raise Refused(tr("There is a legal hold already."))
        row = HoldRow(
            id=database.new_id(),
            candidate_id=candidate_id,
            reason=clean,
            person_id=viewer,
            placed_at=database.now(),
        )
        session.add(row)
        record(
            session,
            database,
            Event.HOLD_PLACED,
            by=viewer,
            opening=opening_id,
            candidate=candidate_id,
        )


def lift_hold(
    database: Database, candidate_id: CandidateId, reason: str, *, viewer: PersonId
) -> None:
    """Let the rule count again.

    Raises:
        Refused: without a reason, for anybody but a coordinator, or when there is no hold.
    """
    clean = checked_reason(reason)
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    with database.write(OpeningChanged(opening_id), AuditChanged()) as session:
        check_coordinates(person_of(session, viewer).role)
        row = hold_of(session, candidate_id)
        if row is None:
            raise Refused(tr("There is no legal hold."))
        row.lifted_reason, row.lifted_by, row.lifted_at = clean, viewer, database.now()
        record(
            session,
            database,
            Event.HOLD_LIFTED,
            by=viewer,
            opening=opening_id,
            candidate=candidate_id,
        )


def change_retention(
    database: Database, opening_id: OpeningId, months: int, *, viewer: PersonId
) -> None:
    """Say how many months after the decision an opening's records are kept.

    Raises:
        Refused: out of range, or for anybody but a coordinator.
    """
    with database.write(OpeningChanged(opening_id), AuditChanged()) as session:
        check_coordinates(person_of(session, viewer).role)
        row = opening_of(session, opening_id)
        facts = replace(to_opening(row).facts, retention_months=months)
        row.retention_months = checked(facts).retention_months
        record(
            session,
            database,
            Event.RETENTION_CHANGED,
            by=viewer,
            opening=opening_id,
            detail=str(months),
        )


def erased(database: Database) -> tuple[ErasedCounts, ...]:
    """What is left of those who were erased: numbers for each opening that has any."""
    with database.read() as session:
        rows = session.scalars(select(ErasedCountRow).order_by(ErasedCountRow.opening_id))
        return tuple(
            ErasedCounts(
                OpeningId(row.opening_id), row.candidates, row.scorecards, row.hired, row.declined
            )
            for row in rows
        )


def hold_of(session: Session, candidate_id: CandidateId) -> HoldRow | None:
    """The hold in force."""
    return session.scalar(
        select(HoldRow).where(HoldRow.candidate_id == candidate_id, HoldRow.lifted_at.is_(None))
    )


def _holds(session: Session) -> dict[str, Hold]:
    rows = session.scalars(select(HoldRow).where(HoldRow.lifted_at.is_(None)))
    return {
        row.candidate_id: Hold(
            row.reason, person_of(session, PersonId(row.person_id)), row.placed_at
        )
        for row in rows
    }


def _decisions(session: Session) -> dict[str, tuple[Outcome, datetime]]:
    """The latest decision on each candidate."""
    rows = session.execute(
        select(DecisionRow.candidate_id, DecisionRow.outcome, DecisionRow.decided_at).order_by(
            DecisionRow.sequence
        )
    )
    return {candidate: (Outcome(outcome), at) for candidate, outcome, at in rows}


def _last_changes(session: Session) -> dict[str, datetime]:
    rows = session.execute(
        select(ScorecardRow.candidate_id, func.max(ScorecardRow.changed_at)).group_by(
            ScorecardRow.candidate_id
        )
    )
    return dict(rows.all())
