"""What several commands are given: a database, an opening, somebody who asks."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hireapp import paths
from hireapp.errors import NotFound, Refused
from hireapp.i18n import tr

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from hireapp.domain.openings import Opening
    from hireapp.domain.people import Person
    from hireapp.store.database import Database

    Commands = _SubParsersAction[argparse.ArgumentParser]

EXIT_REFUSED = 1


def add_database(parser: argparse.ArgumentParser) -> None:
    """Let the command take another database."""
    parser.add_argument(
        "--database",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="FILE",
        help=tr("another database than your own"),
    )


def add_person(parser: argparse.ArgumentParser, words: str = "") -> None:
    """Let the command be told who asks; `words` say what that decides."""
    parser.add_argument(
        "--as", dest="person", default="", metavar="PERSON", help=words or tr("who asks")
    )


def database_path(options: argparse.Namespace) -> Path:
    """The database that is meant."""
    given: Path | None = getattr(options, "database", None)
    return given or paths.default_database()


@contextmanager
def opened(options: argparse.Namespace, *, create: bool = False) -> Iterator[Database]:
    """The database that is meant, or a new one there, closed at the end."""
    from hireapp.store.database import Database  # heavy

    path = database_path(options)
    database = Database.create(path) if create else Database.open(path)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def at_work(options: argparse.Namespace) -> Iterator[tuple[Database, Person]]:
    """The database that is meant, and who asks."""
    with opened(options) as database:
        yield database, asked_by(database, database_path(options), options.person)


def opening_called(database: Database, title: str) -> Opening:
    """The opening with this title or id."""
    from hireapp.store import openings  # heavy

    return openings.find(database, title)


def person_with(database: Database, person_id: str) -> Person:
    """The person with this id."""
    from hireapp.domain.ids import PersonId
    from hireapp.store import people  # heavy

    return people.get(database, PersonId(person_id))


def asked_by(database: Database, path: Path, name: str) -> Person:
    """Who asks: the person named, else whoever worked in the window last."""
    from hireapp import settings
    from hireapp.store import people  # heavy

    known = people.everybody(database)
    if not name:
        last = settings.load().person.get(str(path), "")
        for person in known:
            if person.id == last:
                return person
        raise Refused(tr("Who asks? Say it with --as PERSON."), _names(known))
    for person in known:
        if name in {person.id, person.name} or name.casefold() == person.name.casefold():
            return person
    raise NotFound(tr("Nobody here is called “{name}”.").format(name=name), _names(known))


def _names(known: tuple[Person, ...]) -> str:
    return tr("There is: {names}").format(names=", ".join(one.name for one in known) or "–")
