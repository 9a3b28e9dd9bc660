"""Legal holds, who was erased (an opaque id), and the numbers that stay."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from hireapp.store.tables.base import ID, Base, UtcDateTime


class HoldRow(Base):
    """A legal hold on a candidate's records; `lifted_*` NULL while it is in force."""

    __tablename__ = "holds"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    placed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    lifted_reason: Mapped[str | None] = mapped_column(Text)
    lifted_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    lifted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ErasureRow(Base):
    """That a candidate was erased, so that no backup brings them back.

    `finished_at` is NULL until the file and its backups are clean, too.
    """

    __tablename__ = "erasures"

    candidate_id: Mapped[str] = mapped_column(ID, primary_key=True)
    erased_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ErasedCountRow(Base):
    """How many candidates were erased from an opening, and what had become of them."""

    __tablename__ = "erased_counts"

    opening_id: Mapped[str] = mapped_column(ForeignKey("openings.id"), primary_key=True)
    candidates: Mapped[int] = mapped_column(Integer)
    scorecards: Mapped[int] = mapped_column(Integer)
    hired: Mapped[int] = mapped_column(Integer)
    declined: Mapped[int] = mapped_column(Integer)
