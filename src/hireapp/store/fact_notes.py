"""Use cases on unscored facts: what one seat noted of each, such as a notice period."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain.changes import ScorecardChanged
from hireapp.domain.ids import PersonId, ScorecardId
from hireapp.domain.text import LINE_LIMIT, clean_line, limited
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store import scorecards
from hireapp.store.database import Database
from hireapp.store.drafts import kit_of, own_draft
from hireapp.store.tables import FactNoteRow, ScorecardRow


def read(database: Database, scorecard_id: ScorecardId, viewer: PersonId) -> Mapping[str, str]:
    """What was noted, by the fact's id; facts without a note are left out.

    Raises:
        NotVisible: when the viewer may not see the scorecard yet.
    """
    scorecards.open_sheet(database, scorecard_id, viewer)  # refuses what is sealed
    with database.read() as session:
        rows = session.scalars(select(FactNoteRow).where(FactNoteRow.scorecard_id == scorecard_id))
        return {row.fact_id: row.text for row in rows}


def write(
    database: Database, scorecard_id: ScorecardId, fact_id: str, text: str, *, viewer: PersonId
) -> None:
    """Keep the note on one fact; an empty text takes it back.

    Raises:
        Refused: when it is too long, the kit has no such fact, or the scorecard is sealed.
        NotVisible: when the scorecard is another seat's.
    """
    clean = limited(clean_line(text), what=tr("the note on a fact"), limit=LINE_LIMIT)
    with database.write(ScorecardChanged(scorecard_id)) as session:
        card = own_draft(session, database, scorecard_id, viewer)
        _check_in_kit(session, card, fact_id)
        row = session.get(FactNoteRow, (scorecard_id, fact_id))
        if row is not None and not clean:
            session.delete(row)
        elif row is not None:
            row.text = clean
        elif clean:
            session.add(FactNoteRow(scorecard_id=scorecard_id, fact_id=fact_id, text=clean))


def _check_in_kit(session: Session, card: ScorecardRow, fact_id: str) -> None:
    if all(fact.id != fact_id for fact in kit_of(session, card).content.facts):
        raise Refused(tr("This fact is not in the kit."))
