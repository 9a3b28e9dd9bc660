"""The tables, in portable types: the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from typing_extensions import override

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name that a migration can refer to."""

ID = String(32)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored as UTC without zone, which every database keeps alike."""

    impl = DateTime
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware to naive UTC; a naive value is a mistake in the program."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Naive UTC to aware."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=NAMING)


class PersonRow(Base):
    """Somebody who uses Hireapp."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(20))


class OpeningRow(Base):
    """One job to fill; `aptitudes` is a JSON list of texts."""

    __tablename__ = "openings"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    sequence: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(Text)
    authority: Mapped[str] = mapped_column(Text)
    authority_limits: Mapped[str] = mapped_column(Text)
    aptitudes: Mapped[str] = mapped_column(Text)
    format: Mapped[str] = mapped_column(String(20))
    slot_minutes: Mapped[int] = mapped_column(Integer)
    retention_months: Mapped[int] = mapped_column(Integer)
    uses_opener: Mapped[bool] = mapped_column(Boolean(create_constraint=False))
    deadline: Mapped[date | None] = mapped_column(Date)
    genuine_from: Mapped[float] = mapped_column(Float, server_default="2.5")
    super_from: Mapped[float] = mapped_column(Float, server_default="3.75")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class KitRow(Base):
    """One version of an opening's kit; `content` is the whole kit as JSON, copied, not linked."""

    __tablename__ = "kits"
    __table_args__ = (UniqueConstraint("opening_id", "number"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    opening_id: Mapped[str] = mapped_column(ForeignKey("openings.id"))
    number: Mapped[int] = mapped_column(Integer)
    frozen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    content: Mapped[str] = mapped_column(Text)


class SeatRow(Base):
    """One interviewer's place on a panel."""

    __tablename__ = "seats"
    __table_args__ = (UniqueConstraint("opening_id", "person_id"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    opening_id: Mapped[str] = mapped_column(ForeignKey("openings.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    sequence: Mapped[int] = mapped_column(Integer)
    counts: Mapped[bool] = mapped_column(Boolean(create_constraint=False))


class CandidateRow(Base):
    """Somebody who applies for an opening."""

    __tablename__ = "candidates"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    opening_id: Mapped[str] = mapped_column(ForeignKey("openings.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class InterviewRow(Base):
    """One meeting; without a seat it is the whole panel's."""

    __tablename__ = "interviews"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"), index=True)
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seats.id"))
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    minutes: Mapped[int] = mapped_column(Integer)
    place: Mapped[str] = mapped_column(Text)


class ScorecardRow(Base):
    """One seat's ratings of one candidate on one kit version; `place` is where it was left."""

    __tablename__ = "scorecards"
    __table_args__ = (UniqueConstraint("candidate_id", "seat_id"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"))
    seat_id: Mapped[str] = mapped_column(ForeignKey("seats.id"), index=True)
    kit_id: Mapped[str] = mapped_column(ForeignKey("kits.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    place: Mapped[str | None] = mapped_column(Text)
    reaction: Mapped[str | None] = mapped_column(String(20))
    reaction_reason: Mapped[str] = mapped_column(Text)
    recommendation: Mapped[str | None] = mapped_column(String(20))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class AnswerRow(Base):
    """What is kept of one answer: a score, or a reason for none, or neither yet."""

    __tablename__ = "answers"
    __table_args__ = (
        CheckConstraint("score IS NULL OR no_score IS NULL", name="score_or_reason"),
        CheckConstraint("score BETWEEN 1 AND 5", name="score_on_scale"),
    )

    scorecard_id: Mapped[str] = mapped_column(
        ForeignKey("scorecards.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    score: Mapped[int | None] = mapped_column(Integer)
    no_score: Mapped[str | None] = mapped_column(String(20))
    evidence: Mapped[str] = mapped_column(Text)


class FactNoteRow(Base):
    """What was noted of one unscored fact of the kit."""

    __tablename__ = "fact_notes"

    scorecard_id: Mapped[str] = mapped_column(
        ForeignKey("scorecards.id", ondelete="CASCADE"), primary_key=True
    )
    fact_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class AmendmentRow(Base):
    """A change after submitting; `before_*` keeps the original."""

    __tablename__ = "amendments"

    scorecard_id: Mapped[str] = mapped_column(ForeignKey("scorecards.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(Integer, primary_key=True)
    question_id: Mapped[str] = mapped_column(String(200))
    before_score: Mapped[int | None] = mapped_column(Integer)
    before_no_score: Mapped[str | None] = mapped_column(String(20))
    after_score: Mapped[int | None] = mapped_column(Integer)
    after_no_score: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class BrokenSealRow(Base):
    """A reveal before every scorecard was in, with the coordinator's reason."""

    __tablename__ = "broken_seals"

    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str] = mapped_column(Text)
    broken_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OwnBankRow(Base):
    """A question bank made here; `head`, `attitudes` and `samples` are JSON."""

    __tablename__ = "own_banks"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    sequence: Mapped[int] = mapped_column(Integer)
    head: Mapped[str] = mapped_column(Text)
    attitudes: Mapped[str] = mapped_column(Text)
    samples: Mapped[str] = mapped_column(Text)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class OwnQuestionRow(Base):
    """One question of an own bank as JSON; `deleted_at` while its deletion can be undone."""

    __tablename__ = "own_questions"

    bank_id: Mapped[str] = mapped_column(
        ForeignKey("own_banks.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    sequence: Mapped[int] = mapped_column(Integer)
    content: Mapped[str] = mapped_column(Text)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ConsensusRow(Base):
    """What the panel agreed on for one answer; `score` NULL says that it did not agree."""

    __tablename__ = "consensus"
    __table_args__ = (CheckConstraint("score BETWEEN 1 AND 5", name="score_on_scale"),)

    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    question_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    score: Mapped[int | None] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(Text)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DebriefRow(Base):
    """The panel's meeting about one candidate; `seconds` is how long it has lasted."""

    __tablename__ = "debriefs"

    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    notes: Mapped[str] = mapped_column(Text)
    seconds: Mapped[int] = mapped_column(Integer)


class EvidenceOpeningRow(Base):
    """That somebody opened a candidate's evidence, and when first."""

    __tablename__ = "evidence_openings"

    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DecisionRow(Base):
    """One decision on a candidate, never changed; a later one has the next sequence.

    `attitudes`, `exceptions` and `signatories` are JSON lists of texts.
    """

    __tablename__ = "decisions"

    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(Integer, primary_key=True)
    outcome: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    attitudes: Mapped[str] = mapped_column(Text)
    alternatives: Mapped[str] = mapped_column(Text)
    exceptions: Mapped[str] = mapped_column(Text)
    signatories: Mapped[str] = mapped_column(Text)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)


Index("ix_openings_sequence", OpeningRow.sequence)
