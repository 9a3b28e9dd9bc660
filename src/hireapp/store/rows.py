"""Rows to domain values and back; helpers that every use case shares."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import NoReturn

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain.ids import (
    CandidateId,
    InterviewId,
    KitId,
    OpeningId,
    PersonId,
    QuestionId,
    SeatId,
)
from hireapp.domain.kits import Kit, KitContent
from hireapp.domain.openings import Format, Opening, OpeningFacts, Reveal
from hireapp.domain.people import Candidate, Interview, Person, Role, Seat
from hireapp.domain.scorecards import Answer, NoScore, Rating, Score
from hireapp.errors import NotFound
from hireapp.i18n import tr
from hireapp.store.tables import (
    AnswerRow,
    CandidateRow,
    InterviewRow,
    KitRow,
    OpeningRow,
    PersonRow,
    SeatRow,
)


def missing() -> NoReturn:
    """Say that something is gone."""
    raise NotFound(tr("This is no longer there."), tr("Somebody may have removed it."))


def to_person(row: PersonRow) -> Person:
    """A person."""
    return Person(
        PersonId(row.id),
        row.name,
        Role(row.role),
        has_pin=row.pin is not None,
        retired=row.retired_at is not None,
    )


def to_opening(row: OpeningRow) -> Opening:
    """An opening."""
    facts = OpeningFacts(
        title=row.title,
        purpose=row.purpose,
        authority=row.authority,
        authority_limits=row.authority_limits,
        aptitudes=tuple(json.loads(row.aptitudes)),
        format=Format(row.format),
        slot_minutes=row.slot_minutes,
        retention_months=row.retention_months,
        uses_opener=row.uses_opener,
        deadline=row.deadline,
        reveal=Reveal(row.reveal),
        service_levels=(row.genuine_from, row.super_from),
    )
    return Opening(OpeningId(row.id), facts)


def to_kit(row: KitRow) -> Kit:
    """A kit with its content."""
    content = content_of(row.content)
    return Kit(KitId(row.id), OpeningId(row.opening_id), row.number, row.frozen_at, content)


def content_of(text: str) -> KitContent:
    """A kit's content from its column."""
    return msgspec.json.decode(text, type=KitContent)


def to_kit_for(session: Session, kit: KitRow, seat_id: SeatId) -> Kit:
    """A kit as one seat asks it: all of it, unless the opening splits its questions."""
    whole = to_kit(kit)
    format = Format(opening_of(session, whole.opening_id).format)
    return replace(whole, content=whole.content.for_seat(seat_id, format))


def to_candidate(row: CandidateRow) -> Candidate:
    """A candidate."""
    return Candidate(CandidateId(row.id), OpeningId(row.opening_id), row.name)


def to_interview(row: InterviewRow) -> Interview:
    """An interview."""
    seat_id = SeatId(row.seat_id) if row.seat_id else None
    return Interview(
        InterviewId(row.id),
        CandidateId(row.candidate_id),
        row.starts_at,
        row.minutes,
        row.place,
        seat_id,
    )


def to_rating(score: int | None, no_score: str | None) -> Rating | None:
    """A rating from its two columns."""
    if score is not None:
        return Score(score)
    return NoScore(no_score) if no_score else None


def rating_columns(rating: Rating | None) -> tuple[int | None, str | None]:
    """The two columns of a rating."""
    if isinstance(rating, Score):
        return int(rating), None
    return None, rating.value if rating else None


def to_answer(row: AnswerRow) -> Answer:
    """An answer."""
    return Answer(QuestionId(row.question_id), to_rating(row.score, row.no_score), row.evidence)


def person_of(session: Session, person_id: PersonId) -> Person:
    """The person with this id."""
    return to_person(session.get(PersonRow, person_id) or missing())


def opening_of(session: Session, opening_id: OpeningId) -> OpeningRow:
    """The opening's row."""
    return session.get(OpeningRow, opening_id) or missing()


def candidate_of(session: Session, candidate_id: CandidateId) -> CandidateRow:
    """The candidate's row."""
    return session.get(CandidateRow, candidate_id) or missing()


def seats_of(session: Session, opening_id: OpeningId) -> tuple[Seat, ...]:
    """An opening's panel, in the order in which the seats were added."""
    rows = session.execute(
        select(SeatRow, PersonRow)
        .join(PersonRow, PersonRow.id == SeatRow.person_id)
        .where(SeatRow.opening_id == opening_id)
        .order_by(SeatRow.sequence)
    )
    return tuple(
        Seat(SeatId(seat.id), OpeningId(seat.opening_id), to_person(person), seat.counts)
        for seat, person in rows
    )


def kits_of(session: Session, opening_id: OpeningId) -> tuple[KitRow, ...]:
    """An opening's kit versions, oldest first."""
    rows = session.scalars(
        select(KitRow).where(KitRow.opening_id == opening_id).order_by(KitRow.number)
    )
    return tuple(rows)
