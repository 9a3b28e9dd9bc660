from __future__ import annotations

import pytest

from hireapp.domain.changes import Change, PeopleChanged
from hireapp.domain.ids import PersonId
from hireapp.domain.people import Person, Role
from hireapp.errors import NotFound, Refused
from hireapp.store import audit, people
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


# --- Roles, retiring, PINs -------------------------------------------------------------------


def work_as(database: Database, person: Person) -> None:
    database.actor = person.id


@pytest.fixture
def cora(database: Database) -> Person:
    return people.add(database, "Cora", Role.COORDINATOR)


@pytest.fixture
def ana(database: Database, cora: Person) -> Person:
    assert cora.role is Role.COORDINATOR
    return people.add(database, "Ana", Role.INTERVIEWER)


def newest(database: Database, viewer: Person) -> tuple[str, str]:
    (row,) = audit.newest(database, viewer.id, count=1)
    return row.entry.event, row.entry.subject_id


def test_coordinator_renames_changes_role_retires_and_brings_back(
    database: Database, cora: Person, ana: Person
) -> None:
    work_as(database, cora)

    assert people.rename(database, ana.id, " Ana  Ruiz").name == "Ana Ruiz"
    assert newest(database, cora) == ("person_renamed", ana.id)
    assert people.change_role(database, ana.id, Role.OBSERVER).role is Role.OBSERVER
    assert newest(database, cora) == ("role_changed", ana.id)
    people.retire(database, ana.id)
    assert newest(database, cora) == ("person_retired", ana.id)
    assert people.everybody(database) == (people.get(database, cora.id),)
    assert [one.retired for one in people.everybody(database, retired=True)] == [True, False]
    people.bring_back(database, ana.id)
    assert newest(database, cora) == ("person_back", ana.id)
    assert len(people.everybody(database)) == 2


def test_changing_nothing_is_not_recorded(database: Database, ana: Person) -> None:
    before = audit.head(database)

    people.rename(database, ana.id, "Ana")
    people.change_role(database, ana.id, Role.INTERVIEWER)
    people.bring_back(database, ana.id)
    people.remove_pin(database, ana.id)

    assert audit.head(database) == before


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.INTERVIEWER, Role.OBSERVER])
def test_others_change_nobody_but_their_own_name(
    database: Database, cora: Person, role: Role
) -> None:
    me = people.add(database, "Me", role)
    work_as(database, me)

    for attempt in (
        lambda: people.rename(database, cora.id, "Cory"),
        lambda: people.change_role(database, me.id, Role.COORDINATOR),
        lambda: people.retire(database, cora.id),
        lambda: people.bring_back(database, cora.id),
        lambda: people.remove_pin(database, cora.id),
        lambda: people.add(database, "New", Role.COORDINATOR),
        lambda: people.join(database, "New", Role.COORDINATOR),
    ):
        with pytest.raises(Refused):
            attempt()
    assert people.rename(database, me.id, "Me Too").name == "Me Too"


def test_first_coordinator_joins_freely_and_the_next_is_made(database: Database) -> None:
    ana = people.join(database, "Ana", Role.INTERVIEWER)
    cora = people.join(database, "Cora", Role.COORDINATOR)

    with pytest.raises(Refused, match="makes somebody a coordinator"):
        people.join(database, "Carl", Role.COORDINATOR)
    work_as(database, ana)
    with pytest.raises(Refused, match="change openings"):
        people.add(database, "Ben", Role.INTERVIEWER)
    assert people.join(database, "Ben", Role.INTERVIEWER).name == "Ben"
    work_as(database, cora)
    assert people.add(database, "Carl", Role.COORDINATOR).role is Role.COORDINATOR


def test_last_coordinator_stays(database: Database, cora: Person, ana: Person) -> None:
    with pytest.raises(Refused, match="only coordinator"):
        people.change_role(database, cora.id, Role.INTERVIEWER)
    with pytest.raises(Refused, match="only coordinator"):
        people.retire(database, cora.id)
    people.change_role(database, ana.id, Role.COORDINATOR)
    work_as(database, cora)
    with pytest.raises(Refused, match="cannot retire yourself"):
        people.retire(database, cora.id)
    people.retire(database, ana.id)
    with pytest.raises(Refused, match="only coordinator"):
        people.change_role(database, cora.id, Role.INTERVIEWER)


def test_rename_to_a_taken_name_is_refused(database: Database, ana: Person) -> None:
    with pytest.raises(Refused, match="Cora is here already"):
        people.rename(database, ana.id, "Cora")


def test_pin_is_asked_of_its_owner_alone(database: Database, cora: Person, ana: Person) -> None:
    assert people.pin_fits(database, ana.id, "anything")
    work_as(database, cora)
    with pytest.raises(Refused, match="their own PIN"):
        people.set_pin(database, ana.id, "2468")
    work_as(database, ana)

    people.set_pin(database, ana.id, "2468")

    assert people.get(database, ana.id).has_pin
    assert people.pin_fits(database, ana.id, "2468")
    assert not people.pin_fits(database, ana.id, "1357")
    with pytest.raises(Refused, match="not your PIN"):
        people.set_pin(database, ana.id, "1357")
    with pytest.raises(Refused, match="not your PIN"):
        people.remove_pin(database, ana.id, old="1357")
    people.set_pin(database, ana.id, "1357", old="2468")
    people.remove_pin(database, ana.id, old="1357")
    assert not people.get(database, ana.id).has_pin


def test_forgotten_pin_is_taken_away_by_a_coordinator(
    database: Database, cora: Person, ana: Person
) -> None:
    work_as(database, ana)
    people.set_pin(database, ana.id, "2468")
    work_as(database, cora)

    people.remove_pin(database, ana.id)

    assert not people.get(database, ana.id).has_pin
    assert newest(database, cora) == ("pin_removed", ana.id)
