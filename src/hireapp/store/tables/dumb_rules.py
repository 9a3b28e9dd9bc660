"""The dumb-rules register."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hireapp.store.tables.base import ID, Base, UtcDateTime


class DumbRuleRow(Base):
    """One rule; `candidate_id` is whose interview it was named in, gone once they are erased.

    `fate`, `leader`, `due` and `reason` are what the committee decided; `deleted_at` while a
    deletion can be undone.
    """

    __tablename__ = "dumb_rules"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    rule: Mapped[str] = mapped_column(Text)
    harm: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(String(20))
    theme: Mapped[str] = mapped_column(Text)
    candidate_id: Mapped[str | None] = mapped_column(
        ForeignKey("candidates.id", ondelete="SET NULL"), index=True
    )
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    fate: Mapped[str | None] = mapped_column(String(20))
    leader: Mapped[str] = mapped_column(Text)
    due: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
