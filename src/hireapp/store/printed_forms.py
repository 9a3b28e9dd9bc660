"""Use cases on printed forms: keep where their circles are, and find a form that comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hireapp.domain.audit import Event
from hireapp.domain.changes import AuditChanged
from hireapp.domain.ids import CandidateId, OpeningId, PersonId, SeatId
from hireapp.domain.packets import PrintedForm
from hireapp.domain.papers import FormName, Mark
from hireapp.store.audit import record as note
from hireapp.store.database import Database
from hireapp.store.tables import PrintedFormRow


class _Layout(msgspec.Struct, frozen=True):
    """What the column `layout` holds."""

    size: tuple[float, float]
    corners: tuple[tuple[float, float], ...]
    marks: tuple[Mark, ...]


def record(
    database: Database, opening_id: OpeningId, forms: Iterable[PrintedForm], *, viewer: PersonId
) -> None:
    """Keep that forms were saved or printed: in the audit log, by ids alone, and their circles."""
    printed = tuple(forms)
    with database.write(AuditChanged()) as session:
        for one in printed:
            if one.marks:
                _keep(session, database, opening_id, one)
        counted = Counter((one.candidate_id or "", one.form.value) for one in printed)
        for (candidate_id, form), count in counted.items():
            note(
                session,
                database,
                Event.PRINTED,
                by=viewer,
                opening=opening_id,
                candidate=candidate_id,
                detail=form if count == 1 else f"{form}:{count}",
            )


def find(database: Database, number: str) -> tuple[PrintedForm, ...]:
    """The forms of this number, newest first; almost always one, since numbers are random."""
    with database.read() as session:
        rows = session.scalars(
            select(PrintedFormRow)
            .where(PrintedFormRow.number == number)
            .order_by(PrintedFormRow.printed_at.desc())
        )
        return tuple(_to_form(row) for row in rows)


def _keep(session: Session, database: Database, opening_id: OpeningId, one: PrintedForm) -> None:
    session.execute(  # printed again: the same number means the same places
        delete(PrintedFormRow).where(
            PrintedFormRow.number == one.number,
            PrintedFormRow.candidate_id.is_not_distinct_from(one.candidate_id),
            PrintedFormRow.seat_id.is_not_distinct_from(one.seat_id),
        )
    )
    layout = _Layout(one.size, one.corners, one.marks)
    session.add(
        PrintedFormRow(
            id=database.new_id(),
            number=one.number,
            form=one.form.value,
            opening_id=opening_id,
            candidate_id=one.candidate_id,
            seat_id=one.seat_id,
            kit_number=one.kit_number,
            layout=msgspec.json.encode(layout).decode(),
            printed_at=database.now(),
        )
    )


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
