"""Use cases on the equal-treatment ledger: how an interview was led, kept while it is a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain.changes import ScorecardChanged
from hireapp.domain.ids import PersonId, QuestionId, ScorecardId
from hireapp.domain.ledger import Ledger, Mark, OffKitQuestion, tickable
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.text import LINE_LIMIT, required_line
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store import scorecards
from hireapp.store.database import Database
from hireapp.store.drafts import kit_of, own_card, own_draft
from hireapp.store.ledger_reads import ledgers_of, to_off_kit
from hireapp.store.tables import (
    ArrangementRow,
    BackgroundOpeningRow,
    MarkRow,
    OffKitQuestionRow,
    PreparationRow,
    ScorecardRow,
    StepTimeRow,
)


def read(database: Database, scorecard_id: ScorecardId, viewer: PersonId) -> Ledger:
    """How an interview was led; one's own always, another's with the scorecard.

    Raises:
        NotVisible: when the viewer may not see the scorecard yet.
    """
    scorecards.open_sheet(database, scorecard_id, viewer)  # refuses what is sealed
    with database.read() as session:
        return ledgers_of(session, [scorecard_id])[scorecard_id]


def prepare(
    database: Database, scorecard_id: ScorecardId, *, screen_seen: bool, viewer: PersonId
) -> None:
    """Keep that the viewer has prepared, and whether the candidate may see the screen.

    Raises:
        Refused: when the scorecard is sealed or not the viewer's.
    """
    with database.write(ScorecardChanged(scorecard_id)) as session:
        own_draft(session, database, scorecard_id, viewer)
        row = session.get(PreparationRow, scorecard_id)
        if row is None:
            row = PreparationRow(scorecard_id=scorecard_id, prepared_at=database.now())
            session.add(row)
        row.screen_seen = screen_seen


def keep_time(
    database: Database,
    scorecard_id: ScorecardId,
    seconds: Mapping[QuestionId, float],
    order: Sequence[QuestionId],
    *,
    place: QuestionId | None = None,
    viewer: PersonId,
) -> None:
    """Keep how long each step has taken so far, and in which order the steps were asked.

    With a `place`, the interview resumes there. A sealed scorecard keeps the time that it was
    sealed with.
    """
    with database.write() as session:
        card = own_card(session, scorecard_id, viewer)
        if card.state != ScorecardState.DRAFT:
            return
        card.place = place or card.place
        places = {one: place for place, one in enumerate(order, start=1)}
        known = {
            row.step_id: row
            for row in session.scalars(
                select(StepTimeRow).where(StepTimeRow.scorecard_id == scorecard_id)
            )
        }
        for step_id in dict.fromkeys([*seconds, *order]):
            row = known.get(step_id)
            if row is None:
                row = StepTimeRow(scorecard_id=scorecard_id, step_id=step_id)
                session.add(row)
            row.seconds = round(seconds.get(step_id, 0.0), 1)
            row.asked = places.get(step_id)


def mark(
    database: Database, scorecard_id: ScorecardId, one: Mark, *, ticked: bool, viewer: PersonId
) -> None:
    """Tick a probe or a sign beside a question, or take the tick back.

    Raises:
        Refused: when the question has no such probe or sign, or the scorecard is sealed or not
            the viewer's.
    """
    with database.write(ScorecardChanged(scorecard_id)) as session:
        card = own_draft(session, database, scorecard_id, viewer)
        _check_in_kit(session, card, one)
        key = (scorecard_id, one.question_id, one.kind.value, one.place)
        row = session.get(MarkRow, key)
        if row is None and ticked:
            session.add(
                MarkRow(
                    scorecard_id=scorecard_id,
                    question_id=one.question_id,
                    kind=one.kind,
                    place=one.place,
                )
            )
        elif row is not None and not ticked:
            session.delete(row)


def ask_off_kit(
    database: Database,
    scorecard_id: ScorecardId,
    text: str,
    *,
    after: QuestionId | None,
    viewer: PersonId,
) -> OffKitQuestion:
    """Log a question that is not in the kit; it is never scored. `after` was on screen.

    Raises:
        Refused: when it is empty or too long, or the scorecard is sealed or not the viewer's.
    """
    clean = required_line(text, what=tr("the question"), limit=LINE_LIMIT)
    with database.write(ScorecardChanged(scorecard_id)) as session:
        own_draft(session, database, scorecard_id, viewer)
        last = session.scalar(
            select(func.max(OffKitQuestionRow.sequence)).where(
                OffKitQuestionRow.scorecard_id == scorecard_id
            )
        )
        row = OffKitQuestionRow(
            scorecard_id=scorecard_id,
            sequence=(last or 0) + 1,
            text=clean,
            after_id=after,
            asked_at=database.now(),
        )
        session.add(row)
        return to_off_kit(row)


def take_back_off_kit(
    database: Database, scorecard_id: ScorecardId, sequence: int, *, viewer: PersonId
) -> None:
    """Take a question outside the kit back, which was not asked after all.

    Raises:
        Refused: when the scorecard is sealed or not the viewer's.
    """
    with database.write(ScorecardChanged(scorecard_id)) as session:
        own_draft(session, database, scorecard_id, viewer)
        row = session.get(OffKitQuestionRow, (scorecard_id, sequence))
        if row is not None:
            session.delete(row)


def open_background(database: Database, scorecard_id: ScorecardId, *, viewer: PersonId) -> str:
    """The candidate's background; that it was opened during the interview is noted.

    Raises:
        NotVisible: when the scorecard is not the viewer's.
    """
    with database.write(ScorecardChanged(scorecard_id)) as session:
        card = own_card(session, scorecard_id, viewer)
        kept = session.get(ArrangementRow, card.candidate_id)
        if card.state == ScorecardState.DRAFT:
            last = session.scalar(
                select(func.max(BackgroundOpeningRow.sequence)).where(
                    BackgroundOpeningRow.scorecard_id == scorecard_id
                )
            )
            session.add(
                BackgroundOpeningRow(
                    scorecard_id=scorecard_id, sequence=(last or 0) + 1, opened_at=database.now()
                )
            )
        return kept.background if kept else ""


def _check_in_kit(session: Session, card: ScorecardRow, one: Mark) -> None:
    content = kit_of(session, card).content
    found = content.find(one.question_id)
    question = found.question if found else content.opener
    if question is None or question.id != one.question_id:
        raise Refused(tr("This question is not in the kit."))
    if not 0 <= one.place < len(tickable(question, one.kind)):
        raise Refused(tr("This question has no such probe or sign."))
