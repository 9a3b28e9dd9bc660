"""Practice on sample answers before the first interview."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from hireapp.store.tables.base import Base, UtcDateTime


class CalibrationRow(Base):
    """The sample answers that an opening's panel rates, as JSON, copied, not linked."""

    __tablename__ = "calibrations"

    opening_id: Mapped[str] = mapped_column(ForeignKey("openings.id"), primary_key=True)
    samples: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CalibrationSheetRow(Base):
    """One person's practice; `place` is where it was left, `finished_at` seals it."""

    __tablename__ = "calibration_sheets"

    opening_id: Mapped[str] = mapped_column(ForeignKey("calibrations.opening_id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    place: Mapped[int] = mapped_column(Integer)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CalibrationRatingRow(Base):
    """How one person rated one sample answer."""

    __tablename__ = "calibration_ratings"
    __table_args__ = (CheckConstraint("score BETWEEN 1 AND 5", name="score_on_scale"),)

    opening_id: Mapped[str] = mapped_column(ForeignKey("calibrations.opening_id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    sample: Mapped[int] = mapped_column(Integer, primary_key=True)
    score: Mapped[int] = mapped_column(Integer)
