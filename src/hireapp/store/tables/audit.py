"""The audit log: rows that are added and never changed, and the head noted beside them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Integer, String, event
from sqlalchemy.orm import Mapped, mapped_column

from hireapp.store.tables.base import Base, UtcDateTime


class AuditRow(Base):
    """One thing that happened; ids without foreign keys, since they outlive what they name."""

    __tablename__ = "audit_log"

    sequence: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    event: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[str] = mapped_column(String(128))
    opening_id: Mapped[str] = mapped_column(String(128))
    candidate_id: Mapped[str] = mapped_column(String(128))
    subject_id: Mapped[str] = mapped_column(String(128))
    detail: Mapped[str] = mapped_column(String(200))
    before: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHeadRow(Base):
    """The last row's number and hash, so that a log cut short is found."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(Integer)
    hash: Mapped[str] = mapped_column(String(64))


TRIGGERS = tuple(
    f"CREATE TRIGGER audit_log_no_{verb.lower()} BEFORE {verb} ON audit_log "
    "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
    for verb in ("UPDATE", "DELETE")
)
"""SQLite's form; the migrations have the same words."""


@event.listens_for(AuditRow.__table__, "after_create")
def _protect(_table: object, connection: Connection, **_: object) -> None:
    if connection.dialect.name == "sqlite":
        for statement in TRIGGERS:
            connection.exec_driver_sql(statement)
