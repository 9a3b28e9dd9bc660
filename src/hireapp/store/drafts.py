"""One's own scorecard, to be written: helpers that several use cases share."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.orm import Session

from hireapp.domain.ids import CandidateId, OpeningId, PersonId, ScorecardId, SeatId
from hireapp.domain.kits import Kit
from hireapp.domain.openings import Opening
from hireapp.domain.scorecards import ScorecardState, check_is_draft
from hireapp.errors import NotVisible
from hireapp.i18n import tr
from hireapp.store.database import Database
from hireapp.store.rows import missing, opening_of, to_kit_for, to_opening
from hireapp.store.standing import check_not_kept
from hireapp.store.tables import CandidateRow, KitRow, PaperDraftRow, ScorecardRow, SeatRow


def own_card(session: Session, scorecard_id: ScorecardId, viewer: PersonId) -> ScorecardRow:
    """The viewer's own scorecard.

    Raises:
        NotVisible: when it is another seat's, or a conflict of interest was marked since.
    """
    row = session.get(ScorecardRow, scorecard_id) or missing()
    if session.get_one(SeatRow, row.seat_id).person_id != viewer:
        raise not_own()
    check_not_kept(session, row.candidate_id, viewer)
    return row


def not_own() -> NotVisible:
    """The refusal of a scorecard that is another seat's."""
    return NotVisible(tr("This is another interviewer's scorecard."))


def own_draft(
    session: Session, database: Database, scorecard_id: ScorecardId, viewer: PersonId
) -> ScorecardRow:
    """The viewer's own draft, marked as changed now.

    Raises:
        NotVisible: when it is another seat's.
        Refused: when it is sealed.
    """
    row = own_card(session, scorecard_id, viewer)
    check_is_draft(ScorecardState(row.state))
    row.changed_at = database.now()
    return row


def kit_of(session: Session, card: ScorecardRow) -> Kit:
    """The kit as this scorecard's seat asks it."""
    return to_kit_for(session, session.get_one(KitRow, card.kit_id), SeatId(card.seat_id))


def opening_of_card(session: Session, card: ScorecardRow) -> Opening:
    """The opening that a scorecard is for."""
    candidate = session.get_one(CandidateRow, card.candidate_id)
    return to_opening(opening_of(session, OpeningId(candidate.opening_id)))


def forget_typed(
    session: Session, candidate_id: CandidateId, seat_id: str, viewer: str | None = None
) -> None:
    """Delete what the viewer (None: anybody) has typed of a paper and not entered."""
    query = delete(PaperDraftRow).where(
        PaperDraftRow.candidate_id == candidate_id, PaperDraftRow.seat_id == seat_id
    )
    session.execute(query.where(PaperDraftRow.person_id == viewer) if viewer else query)
