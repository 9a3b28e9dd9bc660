"""A practice interview: an opening's newest kit in a database of its own that is never on disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import StaticPool

from hireapp.domain.ids import OpeningId, PersonId, ScorecardId, SeatId
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import Format, Opening
from hireapp.domain.people import Person, Seat
from hireapp.errors import HireError, Refused
from hireapp.i18n import tr
from hireapp.store import candidates, kits, openings, panels, people, scorecards, sqlite
from hireapp.store.database import Database
from hireapp.store.engines import Engines, over
from hireapp.store.tables import Base


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice interview; all of it is gone once the database is closed."""

    database: Database
    person: Person
    scorecard_id: ScorecardId


def begin(
    database: Database, opening_id: OpeningId, viewer: PersonId, share: SeatId | None = None
) -> Practice:
    """Copy what an interview needs into memory and begin it there.

    `share` takes only what this seat asks where the questions are split.

    The whole kit is asked, draft or frozen, also one that is not ready to be frozen; the user's
    database is only read.

    Raises:
        Refused: when the kit has no question.
    """
    kit = kits.latest(database, opening_id)
    if kit is None or not kit.content.questions:
        raise Refused(
            tr("There is nothing to try yet."), tr("Add at least one question that is rated.")
        )
    opening = openings.get(database, opening_id)
    content = kit.content
    if share is not None:
        content = content.for_seat(share, opening.facts.format)
    person = people.get(database, viewer)
    memory = Database(_engines(), Path(":memory:"), clock=database.now)
    try:
        return _furnish(memory, opening, content, person)
    except HireError:
        memory.close()
        raise


def shares(database: Database, opening_id: OpeningId) -> tuple[tuple[Seat, int], ...]:
    """The seats of a split panel, each with how many questions it asks; empty where all ask all."""
    kit = kits.latest(database, opening_id)
    if kit is None or openings.get(database, opening_id).facts.format is not Format.SERIES_SPLIT:
        return ()
    seats = panels.seats(database, opening_id)
    asked = [len(kit.content.for_seat(one.id, Format.SERIES_SPLIT).questions) for one in seats]
    return tuple((seat, count) for seat, count in zip(seats, asked, strict=True) if count)


def _furnish(memory: Database, opening: Opening, content: KitContent, viewer: Person) -> Practice:
    uses_opener = opening.facts.uses_opener and content.opener is not None
    facts = replace(opening.facts, uses_opener=uses_opener, format=Format.SERIES_SAME)
    practised = openings.create(memory, facts)
    person = people.add(memory, viewer.name, viewer.role)
    panels.seat(memory, practised.id, person.id)
    # Nothing is compared here, so weights need no reason to be frozen.
    kits.edit(memory, practised.id, content.weighing_equally())
    candidate = candidates.add(memory, practised.id, tr("Practice candidate"))
    return Practice(memory, person, scorecards.begin(memory, candidate.id, person.id))


def _engines() -> Engines:
    """One connection to a database in memory, with the tables of this version."""
    engines = over(
        lambda: sqlite.driver().connect(":memory:", isolation_level=None, check_same_thread=False),
        prepare=("PRAGMA foreign_keys=ON",),
        pool=StaticPool,
    )
    Base.metadata.create_all(engines.writes)
    return engines
