"""Use cases on comparing: the sheet for a viewer, and breaking a seal."""

from __future__ import annotations

from datetime import tzinfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain.audit import Event
from hireapp.domain.changes import OpeningChanged
from hireapp.domain.comparison import ComparisonSheet, Entry, SeenScorecard, SheetFacts
from hireapp.domain.ids import CandidateId, OpeningId, PersonId
from hireapp.domain.ledger import Ledger
from hireapp.domain.panel_means import compare
from hireapp.domain.people import Person
from hireapp.domain.scorecards import Reaction, Recommendation
from hireapp.domain.text import LINE_LIMIT, required_line
from hireapp.domain.visibility import (
    check_coordinates,
    is_entitled,
    may_see_leniency,
)
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.kits import row_for_candidate
from hireapp.store.ledger_reads import arrangement_of, ledgers_of
from hireapp.store.rows import (
    candidate_of,
    opening_of,
    person_of,
    to_candidate,
    to_kit,
    to_opening,
)
from hireapp.store.scorecard_reads import answers_of
from hireapp.store.standing import CardState, Panorama, check_not_kept, look_over
from hireapp.store.tables import (
    AmendmentRow,
    BrokenSealRow,
    CandidateRow,
    InterviewRow,
    ScorecardRow,
)


def sheet(
    database: Database, opening_id: OpeningId, viewer: PersonId, *, zone: tzinfo | None = None
) -> ComparisonSheet:
    """The comparison as this viewer may see it: what is sealed is never loaded.

    `zone` says on which day an interview was; None is this machine's.
    """
    with database.read() as session:
        opening = to_opening(opening_of(session, opening_id))
        panorama = look_over(session, opening_id, viewer)
        rows = session.scalars(select(CandidateRow).where(CandidateRow.opening_id == opening_id))
        candidates = [row for row in rows if not panorama.is_kept(row.id)]
        visible = {row.id: panorama.visible_cards(CandidateId(row.id)) for row in candidates}
        seen = _load(session, panorama, [card for cards in visible.values() for card in cards])
        ledgers = ledgers_of(session, list(seen))
        entries = [
            _entry(session, panorama, row, visible[row.id], seen, ledgers) for row in candidates
        ]
        days = session.scalars(
            select(InterviewRow.starts_at)
            .join(CandidateRow, CandidateRow.id == InterviewRow.candidate_id)
            .where(CandidateRow.opening_id == opening_id)
        )
        facts = SheetFacts(
            opening=opening,
            panel=tuple(seat.person for seat in panorama.seats if seat.counts),
            interview_days=tuple(sorted(day.astimezone(zone).date() for day in days)),
            as_of=database.now().astimezone(zone),
        )
    role = panorama.viewer.role
    return compare(
        facts,
        entries,
        may_see_lean=lambda person_id: may_see_leniency(role, own=person_id == viewer),
    )


def break_seal(
    database: Database, candidate_id: CandidateId, reason: str, *, viewer: PersonId
) -> None:
    """Reveal a candidate's scorecards before all are in; the reason is kept and shown.

    Raises:
        Refused: when the viewer is no coordinator, or gives no reason.
    """
    clean = required_line(reason, what=tr("the reason for breaking the seal"), limit=LINE_LIMIT)
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    with database.write(OpeningChanged(opening_id)) as session:
        check_coordinates(person_of(session, viewer).role)
        check_not_kept(session, candidate_id, viewer)
        if session.get(BrokenSealRow, candidate_id):
            raise Refused(tr("This seal is broken already."))
        session.add(
            BrokenSealRow(
                candidate_id=candidate_id,
                person_id=viewer,
                reason=clean,
                broken_at=database.now(),
            )
        )
        record(
            session,
            database,
            Event.SEAL_BROKEN,
            by=viewer,
            opening=opening_id,
            candidate=candidate_id,
        )


def _load(session: Session, panorama: Panorama, cards: list[CardState]) -> dict[str, SeenScorecard]:
    people: dict[str, Person] = {seat.id: seat.person for seat in panorama.seats}
    ids = [card.id for card in cards]
    answers = answers_of(session, list(ids))
    amended = dict(
        session.execute(
            select(AmendmentRow.scorecard_id, func.count())
            .where(AmendmentRow.scorecard_id.in_(ids))
            .group_by(AmendmentRow.scorecard_id)
        ).all()
    )
    rows = session.scalars(select(ScorecardRow).where(ScorecardRow.id.in_(ids)))
    return {
        row.id: SeenScorecard(
            person=people[row.seat_id],
            ratings={
                question: answer.rating
                for question, answer in answers.get(row.id, {}).items()
                if answer.rating is not None
            },
            reaction=Reaction(row.reaction) if row.reaction else None,
            recommendation=Recommendation(row.recommendation) if row.recommendation else None,
            amendments=amended.get(row.id, 0),
        )
        for row in rows
    }


def _seal_reason(session: Session, candidate_id: CandidateId) -> str:
    """Who broke a candidate's seal and why; empty while nobody did."""
    row = session.get(BrokenSealRow, candidate_id)
    if row is None:
        return ""
    name = person_of(session, PersonId(row.person_id)).name
    return tr("{name}: {reason}").format(name=name, reason=row.reason)


def _entry(
    session: Session,
    panorama: Panorama,
    row: CandidateRow,
    visible: list[CardState],
    seen: dict[str, SeenScorecard],
    ledgers: dict[str, Ledger],
) -> Entry:
    candidate_id = CandidateId(row.id)
    standing = panorama.standing(candidate_id)
    kit = row_for_candidate(session, OpeningId(row.opening_id), candidate_id)
    return Entry(
        candidate=to_candidate(row),
        kit=to_kit(kit) if kit else None,
        submitted=standing.submitted,
        expected=standing.expected,
        visible=bool(visible),
        revealed=standing.revealed,
        scorecards=tuple(seen[card.id] for card in visible),
        seal_broken=standing.seal_broken,
        seal_reason=_seal_reason(session, candidate_id) if is_entitled(standing) else "",
        for_viewer=is_entitled(standing),
        ledgers=tuple(ledgers[card.id] for card in visible),
        arrangement=arrangement_of(session, candidate_id) if visible else None,
    )
