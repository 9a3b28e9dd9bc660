"""Use cases on people: who works with Hireapp, their roles and PINs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain import pins, roles
from hireapp.domain.audit import Event
from hireapp.domain.changes import PeopleChanged
from hireapp.domain.ids import PersonId
from hireapp.domain.people import Person, Role
from hireapp.domain.roles import Deed
from hireapp.domain.text import required_line, sort_key
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.permissions import check_may, has_coordinator, role_of_actor
from hireapp.store.rows import missing, person_of, to_person
from hireapp.store.tables import PersonRow


def join(database: Database, name: str, role: Role) -> Person:
    """Add somebody who says who they are, before or while another works.

    Raises:
        Refused: when the name is empty, too long, or taken; or when somebody would make
            themselves a coordinator beside those there are.
    """
    clean = required_line(name, what=tr("the name"))
    with database.write(PeopleChanged()) as session:
        adder = role_of_actor(session, database)
        roles.check_may_join(role, adder=adder, has_coordinator=has_coordinator(session))
        return _add(session, database, clean, role)


def add(database: Database, name: str, role: Role) -> Person:
    """Add somebody else.

    Raises:
        Refused: when the name is empty, too long, or taken; or when whoever works may not.
    """
    clean = required_line(name, what=tr("the name"))
    with database.write(PeopleChanged()) as session:
        check_may(session, database, Deed.SHAPE_OPENINGS)
        adder = role_of_actor(session, database) or Role.COORDINATOR
        roles.check_may_join(role, adder=adder, has_coordinator=has_coordinator(session))
        return _add(session, database, clean, role)


def rename(database: Database, person_id: PersonId, name: str) -> Person:
    """Correct a name; everybody may correct their own.

    Raises:
        Refused: when the name is empty, too long or taken, or another's and not yours to change.
    """
    clean = required_line(name, what=tr("the name"))
    with database.write(PeopleChanged()) as session:
        if person_id != database.actor:
            check_may(session, database, Deed.MANAGE_PEOPLE)
        row = _row(session, person_id)
        if clean != row.name:
            _check_free(session, clean)
            row.name = clean
            record(session, database, Event.PERSON_RENAMED, subject=person_id)
        return to_person(row)


def change_role(database: Database, person_id: PersonId, role: Role) -> Person:
    """Give somebody another role; seats that they have count as they did.

    Raises:
        Refused: when whoever works may not, or no coordinator would be left.
    """
    with _changing(database, person_id) as (session, row):
        if role is not Role(row.role):
            if row.role == Role.COORDINATOR:
                _check_not_last(session, person_id)
            row.role = role
            record(session, database, Event.ROLE_CHANGED, subject=person_id, detail=role.value)
        return to_person(row)


def retire(database: Database, person_id: PersonId) -> None:
    """Let somebody work no more; their name stays wherever it is used.

    Raises:
        Refused: when whoever works may not, it is themselves, or no coordinator would be left.
    """
    with _changing(database, person_id) as (session, row):
        if person_id == database.actor:
            raise Refused(
                tr("You cannot retire yourself."), tr("Ask another coordinator to do it.")
            )
        if row.retired_at is None:
            if row.role == Role.COORDINATOR:
                _check_not_last(session, person_id)
            row.retired_at = database.now()
            record(session, database, Event.PERSON_RETIRED, subject=person_id)


def bring_back(database: Database, person_id: PersonId) -> None:
    """Let somebody work again who retired."""
    with _changing(database, person_id) as (session, row):
        if row.retired_at is not None:
            row.retired_at = None
            record(session, database, Event.PERSON_BACK, subject=person_id)


def set_pin(database: Database, person_id: PersonId, pin: str, *, old: str = "") -> None:
    """Ask for a PIN whenever somebody switches to this person: screen privacy, not encryption.

    Raises:
        Refused: when it is too short or too long, another's, or the old one does not fit.
    """
    kept = pins.hashed(pins.checked(pin))
    with database.write(PeopleChanged()) as session:
        row = _row(session, person_id)
        if database.actor not in {"", person_id}:
            raise Refused(tr("Everybody sets their own PIN."))
        _check_pin(row, old)
        row.pin = kept
        record(session, database, Event.PIN_SET, subject=person_id)


def remove_pin(database: Database, person_id: PersonId, *, old: str = "") -> None:
    """Take a PIN away: one's own with it, a forgotten one as another coordinator.

    Raises:
        Refused: when it is one's own and does not fit, or another's and whoever works may not.
    """
    with database.write(PeopleChanged()) as session:
        row = _row(session, person_id)
        if database.actor == person_id:
            _check_pin(row, old)
        else:
            check_may(session, database, Deed.MANAGE_PEOPLE)
        if row.pin is not None:
            row.pin = None
            record(session, database, Event.PIN_REMOVED, subject=person_id)


def pin_fits(database: Database, person_id: PersonId, pin: str) -> bool:
    """Whether this is the person's PIN; anything fits somebody who has none."""
    with database.read() as session:
        kept = _row(session, person_id).pin
    return kept is None or pins.fits(pin, kept)


def everybody(database: Database, *, retired: bool = False) -> tuple[Person, ...]:
    """All people who work, alphabetically; with those who retired when asked for."""
    with database.read() as session:
        people = [to_person(row) for row in session.scalars(select(PersonRow))]
    wanted = [one for one in people if retired or not one.retired]
    return tuple(sorted(wanted, key=lambda person: sort_key(person.name)))


def get(database: Database, person_id: PersonId) -> Person:
    """One person.

    Raises:
        NotFound: when nobody has this id.
    """
    with database.read() as session:
        return person_of(session, person_id)


def may(database: Database, person_id: PersonId, deed: Deed) -> bool:
    """Whether somebody may do something, so that a page need not offer what would be refused."""
    with database.read() as session:
        role = person_of(session, person_id).role
        return roles.may(role, deed, has_coordinator=has_coordinator(session))


@contextmanager
def _changing(database: Database, person_id: PersonId) -> Iterator[tuple[Session, PersonRow]]:
    """A transaction on one person, for those who may change people."""
    with database.write(PeopleChanged()) as session:
        check_may(session, database, Deed.MANAGE_PEOPLE)
        yield session, _row(session, person_id)


def _add(session: Session, database: Database, name: str, role: Role) -> Person:
    _check_free(session, name)
    row = PersonRow(id=database.new_id(), name=name, role=role)
    session.add(row)
    record(session, database, Event.PERSON_ADDED, subject=row.id, detail=Role(role).value)
    return to_person(row)


def _row(session: Session, person_id: PersonId) -> PersonRow:
    return session.get(PersonRow, person_id) or missing()


def _check_free(session: Session, name: str) -> None:
    if session.scalar(select(PersonRow.id).where(PersonRow.name == name)):
        raise Refused(
            tr("{name} is here already.").format(name=name),
            tr("Choose them from the list, or add a second name."),
        )


def _check_not_last(session: Session, person_id: PersonId) -> None:
    if not has_coordinator(session, besides=person_id):
        raise Refused(
            tr("This is the only coordinator."),
            tr("Make somebody else a coordinator first, so that nobody is locked out."),
        )


def _check_pin(row: PersonRow, old: str) -> None:
    if row.pin is not None and not pins.fits(old, row.pin):
        raise Refused(tr("That is not your PIN."), tr("Nothing was changed."))
