"""What the panel agreed on and decided."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hireapp.store.tables.base import Base, UtcDateTime


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
