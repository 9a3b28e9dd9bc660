"""Question banks made here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hireapp.store.tables.base import ID, Base, UtcDateTime


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
