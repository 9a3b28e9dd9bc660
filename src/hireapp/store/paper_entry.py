"""Use cases on paper scorecards: what is typed from them is kept at once, then entered whole."""

from __future__ import annotations

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain import scorecards as rules
from hireapp.domain.audit import Event
from hireapp.domain.changes import KitChanged, ScorecardChanged
from hireapp.domain.ids import CandidateId, OpeningId, PersonId, ScorecardId, SeatId
from hireapp.domain.kits import Kit
from hireapp.domain.paper_entry import PaperLine, PaperRow
from hireapp.domain.paper_scans import check_clear
from hireapp.domain.people import Seat
from hireapp.domain.roles import Deed
from hireapp.domain.roles import check_may as check_role
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.text import NOTE_LIMIT, clean_note, limited
from hireapp.domain.visibility import may_enter_paper
from hireapp.errors import NotVisible, Refused
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.drafts import forget_typed, kit_of, opening_of_card
from hireapp.store.kits import freeze_row, row_for_candidate
from hireapp.store.paper_rows import PaperRows
from hireapp.store.rows import (
    candidate_of,
    missing,
    person_of,
    rating_columns,
)
from hireapp.store.scorecard_reads import to_scorecard
from hireapp.store.scorecards import record_submission
from hireapp.store.standing import Panorama, look_over
from hireapp.store.tables import (
    AnswerRow,
    PaperDraftRow,
    PaperEntryRow,
    ScorecardRow,
)


def grid(database: Database, opening_id: OpeningId, viewer: PersonId) -> tuple[PaperRow, ...]:
    """A row for each candidate and seat that the viewer may enter, by candidate and seat.

    It has states, and of contents only what the viewer typed and has not entered. Candidates for
    whom the viewer owes a scorecard are left out but for the viewer's own seat.

    Raises:
        Refused: when the viewer is no coordinator.
    """
    with database.read() as session:
        check_role(person_of(session, viewer).role, Deed.ENTER_PAPER)
        reader = PaperRows(session, opening_id, viewer)
        panorama = reader.panorama
        return reader.rows(lambda candidate_id, seat: _may_enter(panorama, candidate_id, seat))


def to_confirm(database: Database, opening_id: OpeningId, viewer: PersonId) -> tuple[PaperRow, ...]:
    """The viewer's own scorecards that somebody else entered and nobody has looked at again."""
    with database.read() as session:
        reader = PaperRows(session, opening_id, viewer)
        own = reader.rows(lambda _, seat: seat.person.id == viewer)
        waiting = session.scalars(
            select(PaperEntryRow.scorecard_id).where(
                PaperEntryRow.scorecard_id.in_(
                    [one.scorecard_id for one in own if one.scorecard_id]
                ),
                PaperEntryRow.checked_by.is_(None),
                PaperEntryRow.entered_by != viewer,
            )
        ).all()
        return tuple(one for one in own if one.scorecard_id in waiting)


def keep_typed(
    database: Database,
    candidate_id: CandidateId,
    seat_id: SeatId,
    line: PaperLine,
    *,
    viewer: PersonId,
) -> None:
    """Keep what the viewer has typed so far, for them alone; nothing is told of it.

    Raises:
        Refused: when the viewer may not enter this paper, or a note is too long.
    """
    for evidence in line.evidence.values():
        limited(evidence, what=tr("the evidence"), limit=NOTE_LIMIT)
    with database.write() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
        panorama = look_over(session, opening_id, viewer)
        seat = next((one for one in panorama.seats if one.id == seat_id), None) or missing()
        check_may_enter(panorama, candidate_id, seat)
        forget_typed(session, candidate_id, seat_id, viewer)
        if line != PaperLine():
            row = PaperDraftRow(person_id=viewer, candidate_id=candidate_id, seat_id=seat_id)
            row.line = msgspec.json.encode(line).decode()
            row.changed_at = database.now()
            session.add(row)


def enter(
    database: Database,
    candidate_id: CandidateId,
    seat_id: SeatId,
    line: PaperLine,
    *,
    viewer: PersonId,
) -> ScorecardId:
    """Keep a filled paper scorecard as submitted, marked as entered from paper by the viewer.

    Raises:
        Refused: when something is not filled in, the interviewer has begun on screen, or the
            viewer may not.
    """
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    scorecard_id = ScorecardId(database.new_id())
    with database.write(ScorecardChanged(scorecard_id), KitChanged(opening_id)) as session:
        panorama = look_over(session, opening_id, viewer)
        seat = next((one for one in panorama.seats if one.id == seat_id), None) or missing()
        check_may_enter(panorama, candidate_id, seat)
        check_clear(line)
        if any(card.seat_id == seat_id for card in panorama.cards.get(candidate_id, [])):
            raise Refused(
                tr("{name} has a scorecard of this candidate already.").format(
                    name=seat.person.name
                ),
                tr("It is not overwritten. The interviewer can finish it on screen."),
            )
        row = _new_card(session, database, scorecard_id, candidate_id, seat_id)
        _write(session, row, line, kit_of(session, row))
        now = database.now()
        session.add(PaperEntryRow(scorecard_id=row.id, entered_by=viewer, entered_at=now))
        session.flush()
        _submit(session, database, row, line)
        record_submission(session, database, row, seat.person.id)
        forget_typed(session, candidate_id, seat_id, viewer)
        record(
            session,
            database,
            Event.PAPER_ENTERED,
            by=viewer,
            opening=opening_id,
            candidate=candidate_id,
            subject=row.id,
        )
    return scorecard_id


def _may_enter(panorama: Panorama, candidate_id: str, seat: Seat) -> bool:
    own = seat.person.id == panorama.viewer.id and not panorama.is_kept(candidate_id)
    return own or may_enter_paper(panorama.standing(CandidateId(candidate_id)))


def check_may_enter(panorama: Panorama, candidate_id: CandidateId, seat: Seat) -> None:
    """Check that the viewer may read a paper.

    Raises:
        Refused: when the viewer is no coordinator.
        NotVisible: when they owe their own scorecard, or somebody is kept from the candidate.
    """
    check_role(panorama.viewer.role, Deed.ENTER_PAPER)
    if not _may_enter(panorama, candidate_id, seat) or seat not in panorama.seats_for(candidate_id):
        raise NotVisible(
            tr("You may not read this paper yet."),
            tr("Your own scorecard of this candidate comes first, or you are kept from them."),
        )


def _new_card(
    session: Session,
    database: Database,
    scorecard_id: ScorecardId,
    candidate_id: CandidateId,
    seat_id: SeatId,
) -> ScorecardRow:
    opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    kit = row_for_candidate(session, opening_id, candidate_id)
    if kit is None:
        raise Refused(tr("There is no interview kit yet."), tr("Choose its questions first."))
    if kit.frozen_at is None:
        freeze_row(session, database, kit)
    now = database.now()
    row = ScorecardRow(
        id=scorecard_id,
        candidate_id=candidate_id,
        seat_id=seat_id,
        kit_id=kit.id,
        state=ScorecardState.DRAFT,
        reaction_reason="",
        started_at=now,
        changed_at=now,
    )
    session.add(row)
    session.flush()
    return row


def _write(session: Session, row: ScorecardRow, line: PaperLine, kit: Kit) -> None:
    for question_id in kit.content.question_ids:
        rating = line.ratings.get(question_id)
        evidence = clean_note(line.evidence.get(question_id, ""))
        answer = AnswerRow(
            scorecard_id=row.id,
            question_id=question_id,
            evidence=limited(evidence, what=tr("the evidence"), limit=NOTE_LIMIT),
        )
        answer.score, answer.no_score = rating_columns(rating)
        session.add(answer)
    row.reaction = line.reaction


def _submit(session: Session, database: Database, row: ScorecardRow, line: PaperLine) -> None:
    kit, opening = kit_of(session, row), opening_of_card(session, row)
    rules.check_can_submit(
        to_scorecard(session, row),
        expected=kit.content.question_ids,
        recommendation=line.recommendation,
        opener_asked=opening.facts.uses_opener and kit.content.opener is not None,
    )
    row.recommendation = line.recommendation
    row.state = ScorecardState.SUBMITTED
    row.submitted_at = database.now()
