from __future__ import annotations

import pytest

from hireapp.domain.changes import Change, PeopleChanged
from hireapp.domain.ids import PersonId
from hireapp.domain.people import Role
from hireapp.errors import NotFound, Refused
from hireapp.store import people
from hireapp.store.database import Database


def test_people_come_alphabetically(database: Database) -> None:
    for name in ("Zoe", "émile", "adam"):
        people.add(database, name, Role.INTERVIEWER)

    assert [one.name for one in people.everybody(database)] == ["adam", "émile", "Zoe"]


@pytest.mark.parametrize("role", Role)
def test_person_keeps_name_and_role(database: Database, role: Role) -> None:
    added = people.add(database, "  Ana   Ruiz ", role)

    assert people.get(database, added.id) == added
    assert (added.name, added.role) == ("Ana Ruiz", role)


def test_name_is_taken_once(database: Database) -> None:
    people.add(database, "Ana", Role.INTERVIEWER)
    heard: list[Change] = []
    database.announce = heard.append

    with pytest.raises(Refused, match="Ana is here already"):
        people.add(database, " Ana ", Role.COORDINATOR)

    assert [one.role for one in people.everybody(database)] == [Role.INTERVIEWER]
    assert heard == []


def test_empty_name_is_refused(database: Database) -> None:
    with pytest.raises(Refused, match="the name"):
        people.add(database, " ", Role.INTERVIEWER)


def test_nobody_is_found_by_an_unknown_id(database: Database) -> None:
    with pytest.raises(NotFound):
        people.get(database, PersonId("gone"))


def test_adding_is_announced(database: Database) -> None:
    heard: list[Change] = []
    database.announce = heard.append

    people.add(database, "Ana", Role.INTERVIEWER)

    assert heard == [PeopleChanged()]
