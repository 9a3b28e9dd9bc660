from __future__ import annotations

from dataclasses import replace

import pytest

from hireapp.domain.changes import Change, OpeningChanged
from hireapp.domain.ids import OpeningId, PersonId, SeatId
from hireapp.domain.people import Role
from hireapp.errors import NotFound, Refused
from hireapp.store import candidates, openings, panels, people
from tests.conftest import Hiring


def test_seats_come_in_the_order_they_were_given(hiring: Hiring) -> None:
    zoe = people.add(hiring.database, "Aaron", Role.HIRING_MANAGER)

    seat = panels.seat(hiring.database, hiring.opening.id, zoe.id)

    seats = panels.seats(hiring.database, hiring.opening.id)
    assert [one.person.name for one in seats] == ["Ana", "Ben", "Aaron"]
    assert seats[-1] == seat


@pytest.mark.parametrize("role", Role)
def test_only_an_observers_seat_does_not_count(hiring: Hiring, role: Role) -> None:
    person = people.add(hiring.database, "Olga", role)

    seat = panels.seat(hiring.database, hiring.opening.id, person.id)

    assert seat.counts is (role is not Role.OBSERVER)


def test_nobody_sits_twice(hiring: Hiring) -> None:
    with pytest.raises(Refused, match="Ana is on the panel already"):
        panels.seat(hiring.database, hiring.opening.id, hiring.panel[0].id)

    assert len(panels.seats(hiring.database, hiring.opening.id)) == 2


def test_seat_is_taken_away(hiring: Hiring) -> None:
    first, second = panels.seats(hiring.database, hiring.opening.id)

    panels.unseat(hiring.database, hiring.opening.id, first.id)

    assert panels.seats(hiring.database, hiring.opening.id) == (second,)


def test_seat_with_a_scorecard_stays(hiring: Hiring) -> None:
    first, _ = panels.seats(hiring.database, hiring.opening.id)
    hiring.begin(hiring.candidates[0], first.person)

    with pytest.raises(Refused, match="begun a scorecard"):
        panels.unseat(hiring.database, hiring.opening.id, first.id)

    assert first in panels.seats(hiring.database, hiring.opening.id)


def test_seat_of_another_opening_is_left_alone(hiring: Hiring) -> None:
    other = openings.create(hiring.database, replace(hiring.opening.facts, title="Other"))
    seat = panels.seat(hiring.database, other.id, hiring.panel[0].id)

    with pytest.raises(NotFound):
        panels.unseat(hiring.database, hiring.opening.id, seat.id)

    assert panels.seats(hiring.database, other.id) == (seat,)


def test_what_is_gone_is_not_found(hiring: Hiring) -> None:
    ana = hiring.panel[0].id

    with pytest.raises(NotFound):
        panels.seat(hiring.database, OpeningId("gone"), ana)
    with pytest.raises(NotFound):
        panels.seat(hiring.database, hiring.opening.id, PersonId("gone"))
    with pytest.raises(NotFound):
        panels.unseat(hiring.database, hiring.opening.id, SeatId("gone"))


def test_changes_of_the_panel_are_announced(hiring: Hiring) -> None:
    heard: list[Change] = []
    hiring.database.announce = heard.append

    seat = panels.seat(hiring.database, hiring.opening.id, hiring.coordinator.id)
    panels.unseat(hiring.database, hiring.opening.id, seat.id)

    assert heard == [OpeningChanged(hiring.opening.id)] * 2


def test_trainee_seat_never_counts(hiring: Hiring) -> None:
    ana, ben = panels.seats(hiring.database, hiring.opening.id)
    panels.count(hiring.database, hiring.opening.id, ben.id, counts=False)

    hiring.submit(hiring.candidates[0], hiring.panel[0])

    row = candidates.progress(hiring.database, hiring.opening.id, ana.person.id)[0]
    assert (row.submitted, row.expected, row.revealed) == (1, 1, True)
    panels.count(hiring.database, hiring.opening.id, ben.id, counts=True)
    assert panels.seats(hiring.database, hiring.opening.id)[1].counts


def test_observer_is_never_made_to_count(hiring: Hiring) -> None:
    olga = people.add(hiring.database, "Olga", Role.OBSERVER)
    seat = panels.seat(hiring.database, hiring.opening.id, olga.id)

    with pytest.raises(Refused, match="never counts"):
        panels.count(hiring.database, hiring.opening.id, seat.id, counts=True)


def test_whether_a_seat_counts_is_settled_before_its_first_scorecard(hiring: Hiring) -> None:
    ana, _ = panels.seats(hiring.database, hiring.opening.id)
    hiring.submit(hiring.candidates[0], hiring.panel[0])

    with pytest.raises(Refused, match="submitted"):
        panels.count(hiring.database, hiring.opening.id, ana.id, counts=False)
    with pytest.raises(NotFound):
        panels.count(hiring.database, hiring.opening.id, SeatId("gone"), counts=False)
