"""What sealed files need: keys of openings and seats, what was taken, kits held for interviews."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hireapp.store.tables.base import ID, Base, UtcDateTime

_KEY = String(64)


class OpeningKeyRow(Base):
    """A key to which an opening's scorecards are sealed; the newest is in use.

    `id` is the key's short name. `locked` is the private half, locked with a passphrase; without
    it the system's keyring has it, or somebody else, or nobody.
    """

    __tablename__ = "opening_keys"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    opening_id: Mapped[str] = mapped_column(ForeignKey("openings.id", ondelete="CASCADE"))
    sequence: Mapped[int] = mapped_column(Integer)
    public: Mapped[str] = mapped_column(_KEY)
    locked: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SentKitRow(Base):
    """A kit file that was written for a seat, with the public half of its signing key.

    Once it is withdrawn nothing signed with it is taken any more.
    """

    __tablename__ = "sent_kits"
    __table_args__ = (UniqueConstraint("seat_id", "issue"),)

    signing_key: Mapped[str] = mapped_column(_KEY, primary_key=True)
    seat_id: Mapped[str] = mapped_column(ForeignKey("seats.id", ondelete="CASCADE"))
    issue: Mapped[int] = mapped_column(Integer)
    kit_id: Mapped[str] = mapped_column(ForeignKey("kits.id", ondelete="CASCADE"))
    kit_hash: Mapped[str] = mapped_column(_KEY)
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class TakenScorecardRow(Base):
    """A sealed scorecard that was taken in, by the number its seat gave it: none counts twice.

    Ids without foreign keys, since it outlives what it names.
    """

    __tablename__ = "taken_scorecards"

    seat_id: Mapped[str] = mapped_column(ID, primary_key=True)
    sequence: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    candidate_id: Mapped[str] = mapped_column(ID, index=True)
    digest: Mapped[str] = mapped_column(_KEY)
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HeldKitRow(Base):
    """A kit file that was opened here, on the interviewer's machine; the newest of its opening.

    `person_id` is who sits there in the coordinator's database, `panel` how many seats count
    there, `sequence` the last number given to a sealed scorecard.
    """

    __tablename__ = "held_kits"

    opening_id: Mapped[str] = mapped_column(
        ForeignKey("openings.id", ondelete="CASCADE"), primary_key=True
    )
    seat_id: Mapped[str] = mapped_column(ForeignKey("seats.id", ondelete="CASCADE"))
    person_id: Mapped[str] = mapped_column(ID)
    panel: Mapped[int] = mapped_column(Integer)
    issue: Mapped[int] = mapped_column(Integer)
    opening_key: Mapped[str] = mapped_column(_KEY)
    signing_key: Mapped[str] = mapped_column(_KEY)
    sequence: Mapped[int] = mapped_column(Integer)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HeldKitHashRow(Base):
    """The hash of a kit version as its coordinator gave it; scorecards are bound to it."""

    __tablename__ = "held_kit_hashes"

    kit_id: Mapped[str] = mapped_column(ForeignKey("kits.id", ondelete="CASCADE"), primary_key=True)
    hash: Mapped[str] = mapped_column(_KEY)
