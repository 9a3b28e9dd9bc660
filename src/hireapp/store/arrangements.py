"""Use cases on what is agreed with a candidate beforehand, and on their background."""

from __future__ import annotations

from sqlalchemy.orm import Session

from hireapp.domain.changes import OpeningChanged
from hireapp.domain.ids import CandidateId, OpeningId, PersonId
from hireapp.domain.ledger import Arrangement
from hireapp.domain.text import LINE_LIMIT, NOTE_LIMIT, clean_line, clean_note, limited
from hireapp.domain.visibility import check_coordinates, is_entitled
from hireapp.errors import NotVisible, Refused
from hireapp.i18n import tr
from hireapp.store.database import Database
from hireapp.store.ledger_reads import arrangement_of
from hireapp.store.rows import candidate_of, person_of
from hireapp.store.standing import look_over
from hireapp.store.tables import ArrangementRow

MOST_EXTRA_MINUTES = 240


def get(database: Database, candidate_id: CandidateId, viewer: PersonId) -> Arrangement:
    """What was agreed with a candidate; without the background.

    Raises:
        NotVisible: when the viewer neither sits on the panel nor decides.
    """
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
        if not is_entitled(look_over(session, opening_id, viewer).standing(candidate_id)):
            raise NotVisible(tr("What was agreed with a candidate is for the panel only."))
        return arrangement_of(session, candidate_id)


def agree(
    database: Database,
    candidate_id: CandidateId,
    *,
    extra_minutes: int,
    adjustments: str,
    background: str | None = None,
    viewer: PersonId,
) -> None:
    """Keep the adjustments agreed with a candidate: extra time, and what else, never why.

    With a `background`, that is kept too.

    Raises:
        Refused: when the viewer is no coordinator, or the time or the text is too long.
    """
    clean = limited(clean_line(adjustments), what=tr("the adjustments"), limit=LINE_LIMIT)
    if not 0 <= extra_minutes <= MOST_EXTRA_MINUTES:
        raise Refused(tr("Extra time is from 0 to {n} minutes.").format(n=MOST_EXTRA_MINUTES))
    opening_id = _opening_of(database, candidate_id)
    with database.write(OpeningChanged(opening_id)) as session:
        check_coordinates(person_of(session, viewer).role)
        row = _row(session, candidate_id)
        row.extra_minutes, row.adjustments = extra_minutes, clean
        if background is not None:
            row.background = _cleaned(background)


def background(database: Database, candidate_id: CandidateId, viewer: PersonId) -> str:
    """The CV and other facts, for the coordinator who keeps them.

    Raises:
        Refused: when the viewer is no coordinator; interviewers open it in the interview.
    """
    with database.read() as session:
        check_coordinates(person_of(session, viewer).role)
        row = session.get(ArrangementRow, candidate_id)
        return row.background if row else ""


def keep_background(
    database: Database, candidate_id: CandidateId, text: str, *, viewer: PersonId
) -> None:
    """Keep the CV and other facts, which stay closed during the interview; empty takes them away.

    Raises:
        Refused: when the viewer is no coordinator, or the text is too long.
    """
    clean = _cleaned(text)
    opening_id = _opening_of(database, candidate_id)
    with database.write(OpeningChanged(opening_id)) as session:
        check_coordinates(person_of(session, viewer).role)
        _row(session, candidate_id).background = clean


def _cleaned(text: str) -> str:
    return limited(clean_note(text).strip(), what=tr("the background"), limit=NOTE_LIMIT)


def _opening_of(database: Database, candidate_id: CandidateId) -> OpeningId:
    with database.read() as session:
        return OpeningId(candidate_of(session, candidate_id).opening_id)


def _row(session: Session, candidate_id: CandidateId) -> ArrangementRow:
    candidate_of(session, candidate_id)
    row = session.get(ArrangementRow, candidate_id)
    if row is None:
        row = ArrangementRow(
            candidate_id=candidate_id, extra_minutes=0, adjustments="", background=""
        )
        session.add(row)
    return row
