"""One answer of one's own scorecard, read and written in three statements.

An interviewer who rates while listening must never feel it, so this goes past the ORM, which
would read the scorecard, its seat, its kit and the answer one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, Table, and_, bindparam, insert, select, update

from hireapp.domain.ids import PersonId, QuestionId, ScorecardId, SeatId
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import Format
from hireapp.domain.scorecards import Rating, ScorecardState
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.database import Database
from hireapp.store.drafts import not_own
from hireapp.store.rows import content_of, missing, rating_columns, to_rating
from hireapp.store.standing import kept_away
from hireapp.store.tables import (
    AnswerRow,
    ConflictRow,
    KitRow,
    OpeningRow,
    ScorecardRow,
    SeatRow,
)

_answers = cast("Table", AnswerRow.__table__)
_cards = cast("Table", ScorecardRow.__table__)
_IS_THE_ANSWER = and_(
    _answers.c.scorecard_id == bindparam("card"), _answers.c.question_id == bindparam("question")
)
_READ = (
    select(
        ScorecardRow.state,
        ScorecardRow.candidate_id,
        ScorecardRow.kit_id,
        ScorecardRow.seat_id,
        SeatRow.person_id,
        OpeningRow.format,
        ConflictRow.person_id.label("kept"),
        AnswerRow.question_id,
        AnswerRow.score,
        AnswerRow.no_score,
    )
    .join(SeatRow, SeatRow.id == ScorecardRow.seat_id)
    .join(OpeningRow, OpeningRow.id == SeatRow.opening_id)
    .outerjoin(
        ConflictRow,
        and_(
            ConflictRow.candidate_id == ScorecardRow.candidate_id,
            ConflictRow.person_id == SeatRow.person_id,
        ),
    )
    .outerjoin(
        AnswerRow,
        and_(
            AnswerRow.scorecard_id == ScorecardRow.id,
            AnswerRow.question_id == bindparam("question"),
        ),
    )
    .where(ScorecardRow.id == bindparam("card"))
)
_KIT = select(KitRow.content).where(KitRow.id == bindparam("kit"))
_RATE = (
    update(_answers)
    .where(_IS_THE_ANSWER)
    .values(score=bindparam("new_score"), no_score=bindparam("new_reason"))
)
_NOTE = update(_answers).where(_IS_THE_ANSWER).values(evidence=bindparam("new_evidence"))
_ADD = insert(_answers)
_TOUCH = update(_cards).where(_cards.c.id == bindparam("card")).values(changed_at=bindparam("now"))


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """An answer as it is; `is_kept` when it has a row, `is_scored` unless it is the opener's."""

    scorecard_id: ScorecardId
    question_id: QuestionId
    candidate_id: str
    state: ScorecardState
    rating: Rating | None
    is_kept: bool
    is_scored: bool


def read_answer(
    connection: Connection,
    database: Database,
    scorecard_id: ScorecardId,
    question_id: QuestionId,
    viewer: PersonId,
) -> OwnAnswer:
    """An answer of the viewer's own scorecard.

    Raises:
        NotFound: when there is no such scorecard.
        NotVisible: when it is another seat's, or a conflict of interest was marked since.
        Refused: when the question is not in its kit.
    """
    key = {"card": scorecard_id, "question": question_id}
    row = connection.execute(_READ, key).first() or missing()
    if row.person_id != viewer:
        raise not_own()
    if row.kept is not None:
        raise kept_away()
    content = _asked(connection, database, row.kit_id, SeatId(row.seat_id), Format(row.format))
    is_scored = content.find(question_id) is not None
    if not is_scored and (content.opener is None or content.opener.id != question_id):
        raise Refused(tr("This question is not in the kit."))
    return OwnAnswer(
        scorecard_id=scorecard_id,
        question_id=question_id,
        candidate_id=row.candidate_id,
        state=ScorecardState(row.state),
        rating=to_rating(row.score, row.no_score),
        is_kept=row.question_id is not None,
        is_scored=is_scored,
    )


def keep_rating(
    connection: Connection, database: Database, answer: OwnAnswer, rating: Rating | None
) -> None:
    """Give an answer another rating, and mark its scorecard as changed now."""
    score, reason = rating_columns(rating)
    if answer.is_kept:
        values = {"new_score": score, "new_reason": reason}
        connection.execute(_RATE, _key(answer) | values)
    else:
        _add(connection, answer, score=score, no_score=reason, evidence="")
    _touch(connection, database, answer)


def keep_evidence(
    connection: Connection, database: Database, answer: OwnAnswer, evidence: str
) -> None:
    """Give an answer other evidence, and mark its scorecard as changed now."""
    if answer.is_kept:
        connection.execute(_NOTE, _key(answer) | {"new_evidence": evidence})
    else:
        _add(connection, answer, score=None, no_score=None, evidence=evidence)
    _touch(connection, database, answer)


def _key(answer: OwnAnswer) -> dict[str, object]:
    return {"card": answer.scorecard_id, "question": answer.question_id}


def _add(connection: Connection, answer: OwnAnswer, **values: object) -> None:
    key = {"scorecard_id": answer.scorecard_id, "question_id": answer.question_id}
    connection.execute(_ADD, key | values)


def _touch(connection: Connection, database: Database, answer: OwnAnswer) -> None:
    values = {"card": answer.scorecard_id, "now": database.now()}
    connection.execute(_TOUCH, values)


def _asked(
    connection: Connection, database: Database, kit_id: str, seat_id: SeatId, format: Format
) -> KitContent:
    """What a seat asks of a kit; a kit with a scorecard is frozen, so it is read once."""
    content = database.frozen_kits.get(kit_id)
    if content is None:
        content = content_of(connection.execute(_KIT, {"kit": kit_id}).scalar_one())
        database.frozen_kits[kit_id] = content
    return content.for_seat(seat_id, format)
