from __future__ import annotations

from datetime import UTC, timedelta, timezone

from hireapp.domain.people import Role
from hireapp.store import agenda, candidates, panels, people
from tests.conftest import MONDAY, Hiring, SteppingClock


def test_interviews_of_today_come_earliest_first(hiring: Hiring) -> None:
    dana, priya = hiring.candidates
    candidates.schedule(hiring.database, dana.id, MONDAY.replace(hour=15))
    candidates.schedule(hiring.database, priya.id, MONDAY.replace(hour=11))
    late = candidates.add(hiring.database, hiring.opening.id, "Tomorrow")
    candidates.schedule(hiring.database, late.id, MONDAY + timedelta(days=1))

    items = agenda.today(hiring.database, hiring.panel[0].id, zone=UTC)

    assert [one.candidate for one in items] == [priya, dana]
    assert items[0].opening == hiring.opening
    assert items[0].panel == ("Ana", "Ben")


def test_interviews_are_mine_when_i_sit_on_the_panel(hiring: Hiring) -> None:
    candidates.schedule(hiring.database, hiring.candidates[0].id, MONDAY)

    (seated,) = agenda.today(hiring.database, hiring.panel[0].id, zone=UTC)
    (other,) = agenda.today(hiring.database, hiring.coordinator.id, zone=UTC)

    assert seated.mine
    assert not other.mine


def test_today_depends_on_the_time_zone(hiring: Hiring) -> None:
    candidates.schedule(hiring.database, hiring.candidates[0].id, MONDAY.replace(hour=23))

    east = agenda.today(hiring.database, hiring.panel[0].id, zone=timezone(timedelta(hours=2)))

    assert east == ()


def test_scorecards_are_owed_once_the_interview_began(hiring: Hiring, clock: SteppingClock) -> None:
    dana, _ = hiring.candidates
    candidates.schedule(hiring.database, dana.id, MONDAY + timedelta(hours=1))
    before = agenda.due(hiring.database, hiring.coordinator.id)
    clock.advance(timedelta(hours=2))

    after = agenda.due(hiring.database, hiring.coordinator.id)

    assert before == ()
    assert [(one.person, one.candidate, one.late) for one in after] == [
        ("Ana", dana, False),
        ("Ben", dana, False),
    ]
    assert after[0].opening_title == "Guest Experience Host"
    assert after[0].due_at == MONDAY + timedelta(hours=25, minutes=45)


def test_submitted_and_observing_owe_nothing(hiring: Hiring, clock: SteppingClock) -> None:
    dana, _ = hiring.candidates
    olga = people.add(hiring.database, "Olga", Role.OBSERVER)
    panels.seat(hiring.database, hiring.opening.id, olga.id)
    candidates.schedule(hiring.database, dana.id, MONDAY)
    hiring.submit(dana, hiring.panel[0])
    clock.advance(timedelta(hours=30))

    owed = agenda.due(hiring.database, hiring.coordinator.id)

    assert [(one.person, one.late) for one in owed] == [("Ben", True)]


def test_longest_owed_comes_first(hiring: Hiring, clock: SteppingClock) -> None:
    dana, priya = hiring.candidates
    candidates.schedule(hiring.database, dana.id, MONDAY + timedelta(hours=2), minutes=30)
    candidates.schedule(hiring.database, priya.id, MONDAY + timedelta(hours=1), minutes=30)
    clock.advance(timedelta(hours=3))

    owed = agenda.due(hiring.database, hiring.coordinator.id)

    assert [one.candidate for one in owed] == [priya, priya, dana, dana]
