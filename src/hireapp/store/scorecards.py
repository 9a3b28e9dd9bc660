"""Use cases on scorecards: begin, rate, note, submit, amend, and read what may be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain import scorecards as rules
from hireapp.domain.audit import Event
from hireapp.domain.changes import KitChanged, ScorecardChanged
from hireapp.domain.ids import CandidateId, OpeningId, PersonId, QuestionId, ScorecardId
from hireapp.domain.kits import Kit
from hireapp.domain.ledger import Arrangement, Ledger
from hireapp.domain.openings import Opening
from hireapp.domain.people import Candidate, Seat
from hireapp.domain.scorecards import Rating, Reaction, Recommendation, Scorecard, ScorecardState
from hireapp.domain.text import LINE_LIMIT, NOTE_LIMIT, clean_line, clean_note, limited
from hireapp.domain.visibility import may_see_scorecard
from hireapp.errors import NotVisible, Refused
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.drafts import forget_typed, kit_of, opening_of_card, own_card, own_draft
from hireapp.store.kits import freeze_row, row_for_candidate
from hireapp.store.ledger_reads import arrangement_of, ledgers_of
from hireapp.store.own_answers import OwnAnswer, keep_evidence, keep_rating, read_answer
from hireapp.store.rows import (
    candidate_of,
    missing,
    opening_of,
    rating_columns,
    seats_of,
    to_candidate,
    to_opening,
)
from hireapp.store.scorecard_reads import to_scorecard
from hireapp.store.standing import check_not_kept, look_over
from hireapp.store.tables import AmendmentRow, ScorecardRow


@dataclass(frozen=True, slots=True)
class InterviewSheet:
    """Everything the live interview shows: one interviewer's scorecard and what surrounds it.

    `panel` has every seat; `arrangement` what was agreed with the candidate, the background left
    out; `ledger` how this interview was led so far.
    """

    opening: Opening
    candidate: Candidate
    seat: Seat
    kit: Kit
    scorecard: Scorecard
    now: datetime
    panel: tuple[Seat, ...]
    arrangement: Arrangement
    ledger: Ledger


def begin(database: Database, candidate_id: CandidateId, viewer: PersonId) -> ScorecardId:
    """The viewer's own scorecard of a candidate, begun now or earlier.

    The first one of an opening freezes the draft kit.

    Raises:
        Refused: when the viewer has no seat, or the kit cannot be asked yet.
    """
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
        check_not_kept(session, candidate_id, viewer)
        known = _own(session, candidate_id, _seat_of(session, opening_id, viewer))
        if known:
            return ScorecardId(known.id)
    scorecard_id = ScorecardId(database.new_id())
    with database.write(ScorecardChanged(scorecard_id), KitChanged(opening_id)) as session:
        seat = _seat_of(session, opening_id, viewer)
        kit = row_for_candidate(session, opening_id, candidate_id)
        if kit is None:
            raise Refused(tr("There is no interview kit yet."), tr("Choose its questions first."))
        if kit.frozen_at is None:
            freeze_row(session, database, kit)
        now = database.now()
        session.add(
            ScorecardRow(
                id=scorecard_id,
                candidate_id=candidate_id,
                seat_id=seat.id,
                kit_id=kit.id,
                state=ScorecardState.DRAFT,
                reaction_reason="",
                started_at=now,
                changed_at=now,
            )
        )
    return scorecard_id


def open_sheet(database: Database, scorecard_id: ScorecardId, viewer: PersonId) -> InterviewSheet:
    """A scorecard with its kit, candidate and opening.

    Raises:
        NotVisible: when the viewer may not see it yet; nothing of it is loaded then.
    """
    with database.read() as session:
        row = session.get(ScorecardRow, scorecard_id) or missing()
        candidate = candidate_of(session, CandidateId(row.candidate_id))
        opening_id = OpeningId(candidate.opening_id)
        panorama = look_over(session, opening_id, viewer)
        seat = next(one for one in panorama.seats if one.id == row.seat_id)
        if not may_see_scorecard(
            panorama.standing(CandidateId(candidate.id)),
            own=seat.person.id == viewer,
            state=ScorecardState(row.state),
        ):
            raise NotVisible(
                tr("This scorecard is sealed."),
                tr("The panel sees it when all scorecards of this candidate are in."),
            )
        return InterviewSheet(
            opening=to_opening(opening_of(session, opening_id)),
            candidate=to_candidate(candidate),
            seat=seat,
            kit=kit_of(session, row),
            scorecard=to_scorecard(session, row),
            now=database.now(),
            panel=panorama.seats,
            arrangement=arrangement_of(session, CandidateId(candidate.id)),
            ledger=ledgers_of(session, [scorecard_id])[scorecard_id],
        )


def rate(
    database: Database,
    scorecard_id: ScorecardId,
    question_id: QuestionId,
    rating: Rating | None,
    *,
    viewer: PersonId,
) -> Rating | None:
    """Set a rating, or take it back with None; gives the one before, for undo.

    Raises:
        Refused: when the scorecard is sealed or not the viewer's, or for the opener.
    """
    with database.write_at_once(ScorecardChanged(scorecard_id, question_id)) as connection:
        answer = read_answer(connection, database, scorecard_id, question_id, viewer)
        rules.check_is_draft(answer.state)
        _check_scored(answer)
        keep_rating(connection, database, answer, rating)
    return answer.rating


def write_evidence(
    database: Database,
    scorecard_id: ScorecardId,
    question_id: QuestionId,
    evidence: str,
    *,
    viewer: PersonId,
) -> None:
    """Keep the evidence for one answer.

    Raises:
        Refused: when it is longer than a note may be, or the scorecard is sealed or not the
            viewer's.
    """
    clean = limited(clean_note(evidence), what=tr("the evidence"), limit=NOTE_LIMIT)
    with database.write_at_once(ScorecardChanged(scorecard_id, question_id)) as connection:
        answer = read_answer(connection, database, scorecard_id, question_id, viewer)
        rules.check_is_draft(answer.state)
        keep_evidence(connection, database, answer, clean)


def note_reaction(
    database: Database,
    scorecard_id: ScorecardId,
    reaction: Reaction,
    reason: str,
    *,
    viewer: PersonId,
) -> None:
    """Note the interviewer's own reaction to the opener; it is folded away until submission.

    Raises:
        Refused: when the scorecard is sealed or not the viewer's.
    """
    clean = limited(clean_line(reason), what=tr("the sentence why"), limit=LINE_LIMIT)
    with database.write(ScorecardChanged(scorecard_id)) as session:
        row = own_draft(session, database, scorecard_id, viewer)
        row.reaction, row.reaction_reason = reaction, clean


def remember_place(
    database: Database, scorecard_id: ScorecardId, place: QuestionId | None, *, viewer: PersonId
) -> None:
    """Remember the question that is on screen, so that the interview resumes there."""
    with database.write() as session:
        row = own_card(session, scorecard_id, viewer)
        if row.state == ScorecardState.DRAFT:
            row.place = place


def submit(
    database: Database,
    scorecard_id: ScorecardId,
    recommendation: Recommendation | None,
    *,
    viewer: PersonId,
) -> None:
    """Seal a scorecard; the last expected one of a candidate reveals the panel's scorecards.

    Raises:
        Refused: when a question has neither score nor reason, the reaction is missing, or no
            recommendation was chosen.
    """
    with database.write(ScorecardChanged(scorecard_id)) as session:
        row = own_draft(session, database, scorecard_id, viewer)
        kit = kit_of(session, row)
        opening = opening_of_card(session, row)
        rules.check_can_submit(
            to_scorecard(session, row),
            expected=kit.content.question_ids,
            recommendation=recommendation,
            opener_asked=opening.facts.uses_opener and kit.content.opener is not None,
        )
        row.recommendation = recommendation
        row.state = ScorecardState.SUBMITTED
        row.submitted_at = database.now()
        record_submission(session, database, row, viewer)
        forget_typed(session, CandidateId(row.candidate_id), row.seat_id)


def amend(
    database: Database,
    scorecard_id: ScorecardId,
    question_id: QuestionId,
    rating: Rating,
    reason: str,
    *,
    viewer: PersonId,
) -> None:
    """Change a rating after submitting; the original is kept beside it.

    Raises:
        Refused: when there is no reason, nothing changes, or the scorecard is a draft or not
            the viewer's.
    """
    with database.write(ScorecardChanged(scorecard_id, question_id)) as session:
        connection = session.connection()
        answer = read_answer(connection, database, scorecard_id, question_id, viewer)
        _check_scored(answer)
        clean = rules.checked_amendment(
            answer.state, before=answer.rating, after=rating, reason=reason
        )
        last = session.scalar(
            select(func.max(AmendmentRow.sequence)).where(AmendmentRow.scorecard_id == scorecard_id)
        )
        amendment = AmendmentRow(
            scorecard_id=scorecard_id,
            sequence=(last or 0) + 1,
            question_id=question_id,
            reason=clean,
            made_at=database.now(),
        )
        amendment.before_score, amendment.before_no_score = rating_columns(answer.rating)
        amendment.after_score, amendment.after_no_score = rating_columns(rating)
        session.add(amendment)
        keep_rating(connection, database, answer, rating)
        candidate = candidate_of(session, CandidateId(answer.candidate_id))
        record(
            session,
            database,
            Event.SCORECARD_AMENDED,
            by=viewer,
            opening=candidate.opening_id,
            candidate=candidate.id,
            subject=scorecard_id,
        )


def record_submission(
    session: Session, database: Database, row: ScorecardRow, viewer: PersonId
) -> None:
    """Write to the audit log that a scorecard is in, and that it revealed the candidate's."""
    session.flush()
    candidate = candidate_of(session, CandidateId(row.candidate_id))
    opening_id = OpeningId(candidate.opening_id)
    standing = look_over(session, opening_id, viewer).standing(CandidateId(candidate.id))
    shown = standing.all_in and standing.round_over
    events = [(Event.SCORECARD_SUBMITTED, row.id)] + [(Event.REVEALED, "")] * shown
    for event, subject in events:
        record(
            session,
            database,
            event,
            by=viewer,
            opening=opening_id,
            candidate=candidate.id,
            subject=subject,
        )


def _seat_of(session: Session, opening_id: OpeningId, viewer: PersonId) -> Seat:
    for seat in seats_of(session, opening_id):
        if seat.person.id == viewer:
            return seat
    raise Refused(
        tr("You have no seat on this panel."),
        tr("A coordinator can add you on the Panel page."),
    )


def _own(session: Session, candidate_id: CandidateId, seat: Seat) -> ScorecardRow | None:
    return session.scalar(
        select(ScorecardRow).where(
            ScorecardRow.candidate_id == candidate_id, ScorecardRow.seat_id == seat.id
        )
    )


def _check_scored(answer: OwnAnswer) -> None:
    if not answer.is_scored:
        raise Refused(tr("The opener is never scored."), tr("Note your reaction to it instead."))
