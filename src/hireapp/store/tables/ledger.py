"""How interviews were led, and what was agreed with candidates beforehand."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, Float, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hireapp.store.tables.base import Base, UtcDateTime


class ArrangementRow(Base):
    """What was agreed with a candidate, and the background that stays closed in the interview."""

    __tablename__ = "arrangements"

    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    extra_minutes: Mapped[int] = mapped_column(Integer)
    adjustments: Mapped[str] = mapped_column(Text)
    background: Mapped[str] = mapped_column(Text)


class PreparationRow(Base):
    """That an interviewer has prepared, and whether the candidate sees the screen."""

    __tablename__ = "preparations"

    scorecard_id: Mapped[str] = mapped_column(
        ForeignKey("scorecards.id", ondelete="CASCADE"), primary_key=True
    )
    screen_seen: Mapped[bool] = mapped_column(Boolean(create_constraint=False))
    prepared_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StepTimeRow(Base):
    """Time spent on one step; `asked` is its place in the order of asking, from 1."""

    __tablename__ = "step_times"

    scorecard_id: Mapped[str] = mapped_column(
        ForeignKey("scorecards.id", ondelete="CASCADE"), primary_key=True
    )
    step_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    seconds: Mapped[float] = mapped_column(Float)
    asked: Mapped[int | None] = mapped_column(Integer)


class MarkRow(Base):
    """One ticked probe or sign of a question."""

    __tablename__ = "marks"

    scorecard_id: Mapped[str] = mapped_column(
        ForeignKey("scorecards.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    place: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)


class OffKitQuestionRow(Base):
    """A question outside the kit."""

    __tablename__ = "off_kit_questions"

    scorecard_id: Mapped[str] = mapped_column(
        ForeignKey("scorecards.id", ondelete="CASCADE"), primary_key=True
    )
    sequence: Mapped[int] = mapped_column(Integer, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    after_id: Mapped[str | None] = mapped_column(String(200))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class BackgroundOpeningRow(Base):
    """That an interviewer opened a candidate's background during the interview."""

    __tablename__ = "background_openings"

    scorecard_id: Mapped[str] = mapped_column(
        ForeignKey("scorecards.id", ondelete="CASCADE"), primary_key=True
    )
    sequence: Mapped[int] = mapped_column(Integer, primary_key=True)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
