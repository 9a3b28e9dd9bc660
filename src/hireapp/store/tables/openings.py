"""People, openings, kits, panels, candidates and interviews."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from hireapp.store.tables.base import ID, Base, UtcDateTime


class PersonRow(Base):
    """Somebody who uses Hireapp; `pin` is a salted slow hash, `retired_at` since when not."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(20))
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    pin: Mapped[str | None] = mapped_column(Text)


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
    reveal: Mapped[str] = mapped_column(String(20), server_default="each_candidate")
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


Index("ix_openings_sequence", OpeningRow.sequence)
