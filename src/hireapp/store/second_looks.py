"""Use cases on a second look at what was entered from paper: it agrees, corrects or is dropped."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain.audit import Event
from hireapp.domain.changes import AuditChanged, ScorecardChanged
from hireapp.domain.ids import CandidateId, OpeningId, PersonId, QuestionId, ScorecardId
from hireapp.domain.paper_entry import Difference, PaperLine, differences
from hireapp.domain.scorecards import Reaction, Recommendation
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.drafts import forget_typed, kit_of
from hireapp.store.paper_entry import check_may_enter
from hireapp.store.rows import candidate_of, missing, rating_columns
from hireapp.store.scorecard_reads import answers_of
from hireapp.store.standing import look_over
from hireapp.store.tables import AmendmentRow, AnswerRow, PaperEntryRow, ScorecardRow, SeatRow


def look_again(
    database: Database, scorecard_id: ScorecardId, line: PaperLine, *, viewer: PersonId
) -> tuple[Difference, ...]:
    """Compare a second reading of the paper; when nothing differs the scorecard is checked.

    Differences tell what was entered first, so the audit log keeps that there were some.

    Raises:
        Refused: when the viewer entered it, may not enter paper, or it is not from paper.
    """
    with database.write(ScorecardChanged(scorecard_id)) as session:
        row, entry = _entry(session, scorecard_id, viewer)
        found = _differences(session, row, line)
        if not found:
            _check_off(session, database, row, entry, viewer, corrected=0)
        else:
            _record(session, database, Event.PAPER_DIFFERED, row, viewer, len(found))
        return found


def correct(
    database: Database, scorecard_id: ScorecardId, line: PaperLine, *, viewer: PersonId
) -> None:
    """Put the second reading in place of the first; changed ratings are amendments.

    Raises:
        Refused: as for `look_again`, and when something is not filled in.
    """
    with database.write(ScorecardChanged(scorecard_id)) as session:
        row, entry = _entry(session, scorecard_id, viewer)
        found = _differences(session, row, line)
        for one in found:
            if one.question_id is not None:
                _amend(session, database, row, one.question_id, line)
        row.reaction = line.reaction or row.reaction
        row.recommendation = line.recommendation or row.recommendation
        row.changed_at = database.now()
        _check_off(session, database, row, entry, viewer, corrected=len(found))


def drop(
    database: Database, scorecard_id: ScorecardId, line: PaperLine, *, viewer: PersonId
) -> None:
    """Leave what was entered first as it is, though a second reading differs.

    Raises:
        Refused: as for `look_again`.
    """
    with database.write(AuditChanged()) as session:
        row, _ = _entry(session, scorecard_id, viewer)
        found = _differences(session, row, line)
        _record(session, database, Event.PAPER_LOOK_DROPPED, row, viewer, len(found))


def confirm(database: Database, scorecard_id: ScorecardId, *, viewer: PersonId) -> None:
    """Let the interviewer say that what was entered is what they wrote.

    Raises:
        Refused: when it is not theirs, not from paper, or they entered it themselves.
    """
    with database.write(ScorecardChanged(scorecard_id)) as session:
        row = session.get(ScorecardRow, scorecard_id) or missing()
        entry = session.get(PaperEntryRow, scorecard_id)
        if entry is None or session.get_one(SeatRow, row.seat_id).person_id != viewer:
            raise Refused(tr("This is not a scorecard of yours that was entered from paper."))
        if entry.entered_by == viewer:
            raise Refused(tr("A second look is somebody else's."))
        _check_off(session, database, row, entry, viewer, corrected=0)


def _entry(
    session: Session, scorecard_id: ScorecardId, viewer: PersonId
) -> tuple[ScorecardRow, PaperEntryRow]:
    row = session.get(ScorecardRow, scorecard_id) or missing()
    entry = session.get(PaperEntryRow, scorecard_id)
    if entry is None:
        raise Refused(tr("This scorecard was not entered from paper."))
    candidate_id = CandidateId(row.candidate_id)
    opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    panorama = look_over(session, opening_id, viewer)
    seat = next((one for one in panorama.seats if one.id == row.seat_id), None) or missing()
    check_may_enter(panorama, candidate_id, seat)
    if entry.entered_by == viewer:
        raise Refused(tr("A second look is somebody else's."), tr("Ask another coordinator."))
    return row, entry


def _differences(session: Session, row: ScorecardRow, line: PaperLine) -> tuple[Difference, ...]:
    questions = kit_of(session, row).content.questions
    prompts = [(one.id, one.question.prompt) for one in questions]
    return differences(_line(session, row), line, prompts)


def _line(session: Session, row: ScorecardRow) -> PaperLine:
    answers = answers_of(session, [row.id]).get(row.id, {})
    return PaperLine(
        ratings={one: it.rating for one, it in answers.items() if it.rating is not None},
        reaction=Reaction(row.reaction) if row.reaction else None,
        recommendation=Recommendation(row.recommendation) if row.recommendation else None,
    )


def _amend(
    session: Session,
    database: Database,
    row: ScorecardRow,
    question_id: QuestionId,
    line: PaperLine,
) -> None:
    rating = line.ratings.get(question_id)
    if rating is None:
        raise Refused(tr("A rating is missing in the second reading."))
    answer = session.get_one(AnswerRow, (row.id, question_id))
    last = session.scalar(
        select(func.max(AmendmentRow.sequence)).where(AmendmentRow.scorecard_id == row.id)
    )
    amendment = AmendmentRow(
        scorecard_id=row.id,
        sequence=(last or 0) + 1,
        question_id=question_id,
        before_score=answer.score,
        before_no_score=answer.no_score,
        reason=tr("Read from the paper a second time."),
        made_at=database.now(),
    )
    amendment.after_score, amendment.after_no_score = rating_columns(rating)
    answer.score, answer.no_score = rating_columns(rating)
    session.add(amendment)
    session.flush()


def _check_off(
    session: Session,
    database: Database,
    row: ScorecardRow,
    entry: PaperEntryRow,
    viewer: PersonId,
    *,
    corrected: int,
) -> None:
    entry.checked_by, entry.checked_at = viewer, database.now()
    forget_typed(session, CandidateId(row.candidate_id), row.seat_id)
    _record(session, database, Event.PAPER_CHECKED, row, viewer, corrected, word="corrected")


def _record(
    session: Session,
    database: Database,
    event: Event,
    row: ScorecardRow,
    viewer: PersonId,
    count: int,
    *,
    word: str = "differences",
) -> None:
    candidate = candidate_of(session, CandidateId(row.candidate_id))
    record(
        session,
        database,
        event,
        by=viewer,
        opening=candidate.opening_id,
        candidate=candidate.id,
        subject=row.id,
        detail=f"{word}={count}",
    )
