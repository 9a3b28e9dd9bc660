"""Use cases on people: who works with Hireapp."""

from __future__ import annotations

from sqlalchemy import select

from hireapp.domain.audit import Event
from hireapp.domain.changes import PeopleChanged
from hireapp.domain.ids import PersonId
from hireapp.domain.people import Person, Role
from hireapp.domain.text import required_line, sort_key
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.rows import person_of, to_person
from hireapp.store.tables import PersonRow


def add(database: Database, name: str, role: Role) -> Person:
    """Add somebody.

    Raises:
        Refused: when the name is empty, too long, or taken.
    """
    clean = required_line(name, what=tr("the name"))
    with database.write(PeopleChanged()) as session:
        if session.scalar(select(PersonRow.id).where(PersonRow.name == clean)):
            raise Refused(
                tr("{name} is here already.").format(name=clean),
                tr("Choose them from the list, or add a second name."),
            )
        row = PersonRow(id=database.new_id(), name=clean, role=role)
        session.add(row)
        record(session, database, Event.PERSON_ADDED, subject=row.id, detail=Role(role).value)
        return to_person(row)


def everybody(database: Database) -> tuple[Person, ...]:
    """All people, alphabetically."""
    with database.read() as session:
        people = [to_person(row) for row in session.scalars(select(PersonRow))]
    return tuple(sorted(people, key=lambda person: sort_key(person.name)))


def get(database: Database, person_id: PersonId) -> Person:
    """One person.

    Raises:
        NotFound: when nobody has this id.
    """
    with database.read() as session:
        return person_of(session, person_id)
