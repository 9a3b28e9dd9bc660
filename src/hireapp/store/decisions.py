"""Use cases on decisions: decide, and what was decided; earlier decisions are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain import decisions as rules
from hireapp.domain.audit import Event
from hireapp.domain.changes import OpeningChanged
from hireapp.domain.decisions import Decision, DecisionFacts, Outcome
from hireapp.domain.ids import AttitudeId, CandidateId, OpeningId, PersonId
from hireapp.domain.visibility import may_see_decision, may_see_panel
from hireapp.errors import NotVisible
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.rows import candidate_of, person_of
from hireapp.store.standing import look_over
from hireapp.store.tables import CandidateRow, DecisionRow, EvidenceOpeningRow


def decide(
    database: Database,
    candidate_id: CandidateId,
    facts: DecisionFacts,
    *,
    exceptions: Sequence[str],
    viewer: PersonId,
) -> Decision:
    """Decide on a candidate; an earlier decision is kept beside the new one.

    `exceptions` are the exceptions to equal treatment on the comparison sheet at this moment.

    Raises:
        Refused: when the viewer may not decide, or something that a decision asks for is missing.
        NotVisible: before the reveal.
    """
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    with database.write(OpeningChanged(opening_id)) as session:
        rules.check_may_decide(person_of(session, viewer).role)
        if not may_see_panel(look_over(session, opening_id, viewer).standing(candidate_id)):
            raise NotVisible(
                tr("These scorecards are sealed."),
                tr("Decide when all scorecards of this candidate are in."),
            )
        clean = rules.checked(
            facts,
            evidence_opened=session.get(EvidenceOpeningRow, (candidate_id, viewer)) is not None,
            exceptions=exceptions,
            has_alternatives=_has_others(session, opening_id),
        )
        last = session.scalar(
            select(func.max(DecisionRow.sequence)).where(DecisionRow.candidate_id == candidate_id)
        )
        row = DecisionRow(
            candidate_id=candidate_id,
            sequence=(last or 0) + 1,
            outcome=clean.outcome,
            reason=clean.reason,
            attitudes=json.dumps(clean.attitudes),
            alternatives=clean.alternatives,
            exceptions=json.dumps(clean.exceptions),
            signatories=json.dumps(clean.signatories),
            person_id=viewer,
            decided_at=database.now(),
        )
        session.add(row)
        record(
            session,
            database,
            Event.DECIDED,
            by=viewer,
            opening=opening_id,
            candidate=candidate_id,
            detail=clean.outcome.value,
        )
        return decision_of(session, row)


def history(
    database: Database, candidate_id: CandidateId, viewer: PersonId
) -> tuple[Decision, ...]:
    """Every decision on a candidate, oldest first; nothing for somebody whom it is not for."""
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
        if not may_see_decision(look_over(session, opening_id, viewer).standing(candidate_id)):
            return ()
        rows = session.scalars(
            select(DecisionRow)
            .where(DecisionRow.candidate_id == candidate_id)
            .order_by(DecisionRow.sequence)
        )
        return tuple(decision_of(session, row) for row in rows)


def latest(
    database: Database, opening_id: OpeningId, viewer: PersonId
) -> Mapping[CandidateId, Decision]:
    """The decision in force for each candidate of an opening that has one."""
    with database.read() as session:
        panorama = look_over(session, opening_id, viewer)
        rows = session.scalars(
            select(DecisionRow)
            .join(CandidateRow, CandidateRow.id == DecisionRow.candidate_id)
            .where(CandidateRow.opening_id == opening_id)
            .order_by(DecisionRow.sequence)
        )
        return {
            CandidateId(row.candidate_id): decision_of(session, row)
            for row in rows
            if may_see_decision(panorama.standing(CandidateId(row.candidate_id)))
        }


def has_opened_evidence(database: Database, candidate_id: CandidateId, viewer: PersonId) -> bool:
    """Whether the viewer has opened the candidate's evidence."""
    with database.read() as session:
        return session.get(EvidenceOpeningRow, (candidate_id, viewer)) is not None


def _has_others(session: Session, opening_id: OpeningId) -> bool:
    count = session.scalar(
        select(func.count()).select_from(CandidateRow).where(CandidateRow.opening_id == opening_id)
    )
    return (count or 0) > 1


def decision_of(session: Session, row: DecisionRow) -> Decision:
    """A stored decision."""
    signatories = tuple(PersonId(one) for one in json.loads(row.signatories))
    return Decision(
        candidate_id=CandidateId(row.candidate_id),
        sequence=row.sequence,
        facts=DecisionFacts(
            outcome=Outcome(row.outcome),
            reason=row.reason,
            attitudes=tuple(AttitudeId(one) for one in json.loads(row.attitudes)),
            alternatives=row.alternatives,
            exceptions=tuple(json.loads(row.exceptions)),
            signatories=signatories,
        ),
        decided_by=person_of(session, PersonId(row.person_id)),
        signatories=tuple(person_of(session, one) for one in signatories),
        decided_at=row.decided_at,
    )
