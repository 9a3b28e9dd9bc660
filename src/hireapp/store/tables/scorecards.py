"""Scorecards, their answers, and what was changed or shown early."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hireapp.store.tables.base import ID, Base, UtcDateTime


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


class PaperEntryRow(Base):
    """That a scorecard was entered from paper, by whom, and who looked at it a second time."""

    __tablename__ = "paper_entries"

    scorecard_id: Mapped[str] = mapped_column(
        ForeignKey("scorecards.id", ondelete="CASCADE"), primary_key=True
    )
    entered_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    checked_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PaperDraftRow(Base):
    """What somebody has typed from a paper and not entered yet, as JSON; theirs alone."""

    __tablename__ = "paper_drafts"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    candidate_id: Mapped[str] = mapped_column(
        ForeignKey("candidates.id", ondelete="CASCADE"), primary_key=True
    )
    seat_id: Mapped[str] = mapped_column(
        ForeignKey("seats.id", ondelete="CASCADE"), primary_key=True
    )
    line: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ConflictRow(Base):
    """A person who is kept from a candidate; `kind` tells a conflict from being that person."""

    __tablename__ = "conflicts"

    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    marked_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    marked_at: Mapped[datetime] = mapped_column(UtcDateTime)
