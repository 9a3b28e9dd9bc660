"""Use cases on printed forms: keep where their circles are, and find a form that comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from hireapp.domain.audit import Event
from hireapp.domain.changes import AuditChanged
from hireapp.domain.ids import CandidateId, OpeningId, PersonId, SeatId
from hireapp.domain.packets import PrintedForm
from hireapp.domain.papers import FormName, Mark
from hireapp.store.audit import record_each
from hireapp.store.database import Database
from hireapp.store.tables import PrintedFormRow

T = TypeVar("T")
_Key = tuple[str, CandidateId | None, SeatId | None]
_AT_ONCE = 100


class _Layout(msgspec.Struct, frozen=True):
    """What the column `layout` holds."""

    size: tuple[float, float]
    corners: tuple[tuple[float, float], ...]
    marks: tuple[Mark, ...]


def record(
    database: Database, opening_id: OpeningId, forms: Iterable[PrintedForm], *, viewer: PersonId
) -> None:
    """Keep that forms were saved or printed: in the audit log, by ids alone, and their circles.

    A packet of hundreds is written in small parts, so that whoever else writes never waits long.
    """
    printed = tuple(forms)
    counted = Counter((one.candidate_id or "", one.form.value) for one in printed)
    details = [
        (candidate_id, form if count == 1 else f"{form}:{count}")
        for (candidate_id, form), count in counted.items()
    ]
    for part in _parts(details):
        with database.write(AuditChanged()) as session:
            record_each(session, database, Event.PRINTED, part, by=viewer, opening=opening_id)
    marked = {(one.number, one.candidate_id, one.seat_id): one for one in printed if one.marks}
    for keys in _parts(list(marked)):
        rows = [_row(database, opening_id, marked[key]) for key in keys]
        with database.write() as session:
            _forget(session, keys)
            session.execute(insert(PrintedFormRow), rows)


def find(database: Database, number: str) -> tuple[PrintedForm, ...]:
    """The forms of this number, newest first; almost always one, since numbers are random."""
    with database.read() as session:
        rows = session.scalars(
            select(PrintedFormRow)
            .where(PrintedFormRow.number == number)
            .order_by(PrintedFormRow.printed_at.desc())
        )
        return tuple(_to_form(row) for row in rows)


def _parts(things: Sequence[T]) -> Iterator[Sequence[T]]:
    return (things[start : start + _AT_ONCE] for start in range(0, len(things), _AT_ONCE))


def _forget(session: Session, keys: Sequence[_Key]) -> None:
    """Delete what is printed again: the same number means the same places."""
    table = PrintedFormRow
    known = session.execute(
        select(table.id, table.number, table.candidate_id, table.seat_id).where(
            table.number.in_([number for number, _, _ in keys])
        )
    )
    wanted = set(keys)
    again = [row.id for row in known if (row.number, row.candidate_id, row.seat_id) in wanted]
    session.execute(delete(table).where(table.id.in_(again)))


def _row(database: Database, opening_id: OpeningId, one: PrintedForm) -> dict[str, object]:
    layout = _Layout(one.size, one.corners, one.marks)
    return {
        "id": database.new_id(),
        "number": one.number,
        "form": one.form.value,
        "opening_id": opening_id,
        "candidate_id": one.candidate_id,
        "seat_id": one.seat_id,
        "kit_number": one.kit_number,
        "layout": msgspec.json.encode(layout).decode(),
        "printed_at": database.now(),
    }


def _to_form(row: PrintedFormRow) -> PrintedForm:
    layout = msgspec.json.decode(row.layout, type=_Layout)
    return PrintedForm(
        number=row.number,
        form=FormName(row.form),
        candidate_id=CandidateId(row.candidate_id) if row.candidate_id else None,
        seat_id=SeatId(row.seat_id) if row.seat_id else None,
        kit_number=row.kit_number,
        size=layout.size,
        corners=layout.corners,
        marks=layout.marks,
    )
