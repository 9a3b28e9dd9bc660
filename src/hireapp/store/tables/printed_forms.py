"""Where the circles of printed forms are, so that a filled page can be read back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hireapp.store.tables.base import Base, UtcDateTime


class PrintedFormRow(Base):
    """One copy of a form with circles; `layout` is JSON: paper, corner marks and circles."""

    __tablename__ = "printed_forms"
    __table_args__ = (Index("ix_printed_forms_number", "number"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[str] = mapped_column(String(9))
    form: Mapped[str] = mapped_column(String(40))
    opening_id: Mapped[str] = mapped_column(ForeignKey("openings.id", ondelete="CASCADE"))
    candidate_id: Mapped[str | None] = mapped_column(
        ForeignKey("candidates.id", ondelete="CASCADE")
    )
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seats.id", ondelete="CASCADE"))
    kit_number: Mapped[int] = mapped_column(Integer)
    layout: Mapped[str] = mapped_column(Text)
    printed_at: Mapped[datetime] = mapped_column(UtcDateTime)
