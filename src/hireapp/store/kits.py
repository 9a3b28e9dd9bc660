"""Use cases on kits: draft, edit, freeze, and which version is in use."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hireapp.domain.changes import KitChanged
from hireapp.domain.ids import CandidateId, KitId, OpeningId
from hireapp.domain.kits import Kit, KitContent, check_can_freeze
from hireapp.domain.openings import Format
from hireapp.domain.roles import Deed
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.database import Database
from hireapp.store.permissions import check_may
from hireapp.store.rows import kits_of, missing, opening_of, seats_of, to_kit
from hireapp.store.standing import check_not_held
from hireapp.store.tables import KitRow, ScorecardRow


@dataclass(frozen=True, slots=True)
class KitVersion:
    """A version of a kit, and how many scorecards of how many candidates keep to it."""

    kit: Kit
    scorecards: int
    candidates: int


def latest(database: Database, opening_id: OpeningId) -> Kit | None:
    """The newest version, draft or frozen; None before the first."""
    with database.read() as session:
        rows = kits_of(session, opening_id)
        return to_kit(rows[-1]) if rows else None


def get(database: Database, kit_id: KitId) -> Kit:
    """One version.

    Raises:
        NotFound: when it is gone.
    """
    with database.read() as session:
        return to_kit(session.get(KitRow, kit_id) or missing())


def versions(database: Database, opening_id: OpeningId) -> tuple[KitVersion, ...]:
    """Every version of an opening's kit, oldest first."""
    counted = (
        select(
            ScorecardRow.kit_id,
            func.count(),
            func.count(ScorecardRow.candidate_id.distinct()),
        )
        .join(KitRow, KitRow.id == ScorecardRow.kit_id)
        .where(KitRow.opening_id == opening_id)
        .group_by(ScorecardRow.kit_id)
    )
    with database.read() as session:
        used = {key: (cards, people) for key, cards, people in session.execute(counted)}
        return tuple(
            KitVersion(to_kit(row), *used.get(row.id, (0, 0)))
            for row in kits_of(session, opening_id)
        )


def edit(database: Database, opening_id: OpeningId, content: KitContent) -> Kit:
    """Keep an edited content: in the draft there is, or in a new draft after a frozen version."""
    with database.write(KitChanged(opening_id)) as session:
        check_may(session, database, Deed.SHAPE_OPENINGS)
        opening_of(session, opening_id)
        check_not_held(session, opening_id)
        rows = kits_of(session, opening_id)
        encoded = msgspec.json.encode(content).decode()
        if rows and rows[-1].frozen_at is None:
            row = rows[-1]
            row.content = encoded
        else:
            row = KitRow(
                id=database.new_id(),
                opening_id=opening_id,
                number=len(rows) + 1,
                frozen_at=None,
                content=encoded,
            )
            session.add(row)
        return to_kit(row)


def freeze(database: Database, opening_id: OpeningId) -> Kit:
    """Freeze the draft: from now on interviews use this version.

    Raises:
        Refused: when there is no draft, or it lacks questions or the opener.
    """
    with database.write(KitChanged(opening_id)) as session:
        check_may(session, database, Deed.SHAPE_OPENINGS)
        rows = kits_of(session, opening_id)
        if not rows or rows[-1].frozen_at is not None:
            raise Refused(tr("There is no draft to freeze."))
        freeze_row(session, database, rows[-1])
        return to_kit(rows[-1])


def discard_draft(database: Database, opening_id: OpeningId) -> None:
    """Drop a draft made after a frozen version; the frozen version stays in use."""
    with database.write(KitChanged(opening_id)) as session:
        check_may(session, database, Deed.SHAPE_OPENINGS)
        rows = kits_of(session, opening_id)
        if rows and rows[-1].frozen_at is None:
            session.delete(rows[-1])


def freeze_row(session: Session, database: Database, row: KitRow) -> None:
    """Freeze one draft within a transaction.

    Raises:
        Refused: when it lacks questions or the opener.
    """
    opening = opening_of(session, OpeningId(row.opening_id))
    check_can_freeze(
        to_kit(row).content,
        uses_opener=opening.uses_opener,
        format=Format(opening.format),
        seats=[seat.id for seat in seats_of(session, OpeningId(row.opening_id)) if seat.counts],
    )
    row.frozen_at = database.now()


def row_for_candidate(
    session: Session, opening_id: OpeningId, candidate_id: CandidateId
) -> KitRow | None:
    """The version that a candidate is rated on: the one begun with, else the newest frozen one.

    Without a frozen version it is the draft, which the first interview freezes.
    """
    begun = session.scalar(
        select(KitRow)
        .join(ScorecardRow, ScorecardRow.kit_id == KitRow.id)
        .where(ScorecardRow.candidate_id == candidate_id)
        .limit(1)
    )
    return begun or row_for_somebody_new(session, opening_id)


def row_for_somebody_new(session: Session, opening_id: OpeningId) -> KitRow | None:
    """The newest frozen version, else the draft."""
    rows = kits_of(session, opening_id)
    frozen = [row for row in rows if row.frozen_at]
    usable = frozen or list(rows)
    return usable[-1] if usable else None
