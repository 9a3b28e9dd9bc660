from __future__ import annotations

from datetime import UTC, timedelta, timezone

import pytest

from hireapp.domain.ids import SeatId
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.people import Role
from hireapp.domain.progress import SeatState
from hireapp.errors import NotFound
from hireapp.store import agenda, candidates, openings, panels, people
from tests.conftest import MONDAY, Hiring, SteppingClock


def test_interviews_of_today_come_earliest_first(hiring: Hiring) -> None:
    dana, priya = hiring.candidates
    candidates.schedule(hiring.database, dana.id, MONDAY.replace(hour=15))
    candidates.schedule(hiring.database, priya.id, MONDAY.replace(hour=11))
    late = candidates.add(hiring.database, hiring.opening.id, "Tomorrow")
    candidates.schedule(hiring.database, late.id, MONDAY + timedelta(days=1))

    items = agenda.day(hiring.database, hiring.panel[0].id, zone=UTC).meetings

    assert [one.candidate for one in items] == [priya, dana]
    assert items[0].opening == hiring.opening
    assert items[0].panel_text == "Ana, Ben"


def test_interviews_are_mine_when_i_sit_on_the_panel(hiring: Hiring) -> None:
    candidates.schedule(hiring.database, hiring.candidates[0].id, MONDAY)

    (seated,) = agenda.day(hiring.database, hiring.panel[0].id, zone=UTC).meetings
    (other,) = agenda.day(hiring.database, hiring.coordinator.id, zone=UTC).meetings

    assert seated.mine
    assert not other.mine


def test_today_depends_on_the_time_zone(hiring: Hiring) -> None:
    candidates.schedule(hiring.database, hiring.candidates[0].id, MONDAY.replace(hour=23))

    east = agenda.day(hiring.database, hiring.panel[0].id, zone=timezone(timedelta(hours=2)))

    assert east.meetings == ()


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


# --- Series: each seat at its own time ---------------------------------------------------------


def seats_of(hiring: Hiring) -> tuple[SeatId, SeatId]:
    ana, ben = panels.seats(hiring.database, hiring.opening.id)
    return ana.id, ben.id


def test_each_seat_may_meet_a_candidate_at_its_own_time(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    ana, ben = seats_of(hiring)
    candidates.schedule(hiring.database, dana.id, MONDAY, seat_id=ana)
    candidates.schedule(hiring.database, dana.id, MONDAY + timedelta(hours=1), seat_id=ben)

    first, second = agenda.day(hiring.database, hiring.panel[0].id, zone=UTC).meetings

    assert (first.panel_text, first.mine) == ("Ana", True)
    assert (second.panel_text, second.mine) == ("Ben", False)


def test_a_seats_scorecard_is_due_after_its_own_interview(
    hiring: Hiring, clock: SteppingClock
) -> None:
    dana, _ = hiring.candidates
    ana, ben = seats_of(hiring)
    candidates.schedule(hiring.database, dana.id, MONDAY, seat_id=ana)
    candidates.schedule(hiring.database, dana.id, MONDAY + timedelta(days=2), seat_id=ben)
    clock.advance(timedelta(days=1, hours=1))

    owed = agenda.due(hiring.database, hiring.coordinator.id)
    (row, _) = candidates.progress(hiring.database, hiring.opening.id, hiring.coordinator.id)

    assert [(one.person, one.late) for one in owed] == [("Ana", True)]
    assert [one.state for one in row.seats] == [SeatState.LATE, SeatState.NOT_STARTED]
    assert row.interview is not None
    assert row.interview.seat_id == ben


def test_moving_an_interview_keeps_its_id(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    ana, ben = seats_of(hiring)
    first = candidates.schedule(hiring.database, dana.id, MONDAY, seat_id=ana)

    moved = candidates.schedule(
        hiring.database, dana.id, MONDAY, minutes=30, seat_id=ben, replacing=first.id
    )

    (only,) = agenda.meetings(hiring.database, hiring.coordinator.id)
    assert moved.id == only.interview.id == first.id
    assert (only.panel_text, only.interview.minutes) == ("Ben", 30)


def test_a_seat_meets_a_candidate_once(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    ana, ben = seats_of(hiring)
    candidates.schedule(hiring.database, dana.id, MONDAY, seat_id=ana)
    other = candidates.schedule(hiring.database, dana.id, MONDAY, seat_id=ben)

    candidates.schedule(hiring.database, dana.id, MONDAY, seat_id=ana, replacing=other.id)

    (only,) = agenda.meetings(hiring.database, hiring.coordinator.id)
    assert only.interview.id == other.id


def test_what_is_gone_cannot_be_planned(hiring: Hiring) -> None:
    dana, priya = hiring.candidates
    elsewhere = candidates.schedule(hiring.database, priya.id, MONDAY)

    with pytest.raises(NotFound):
        candidates.schedule(hiring.database, dana.id, MONDAY, seat_id=SeatId("gone"))
    with pytest.raises(NotFound):
        candidates.schedule(hiring.database, dana.id, MONDAY, replacing=elsewhere.id)


def test_who_has_no_time_yet_is_told_seat_by_seat(hiring: Hiring) -> None:
    dana, priya = hiring.candidates
    ana, _ = seats_of(hiring)
    candidates.schedule(hiring.database, dana.id, MONDAY, seat_id=ana)
    candidates.schedule(hiring.database, priya.id, MONDAY)

    (waiting,) = agenda.unplanned(hiring.database, hiring.coordinator.id)

    assert waiting.candidate == dana
    assert [one.person.name for one in waiting.seats] == ["Ben"]


def test_whoever_began_a_scorecard_needs_no_time(hiring: Hiring) -> None:
    for person in hiring.panel:
        hiring.begin(hiring.candidates[0], person)

    (waiting,) = agenda.unplanned(hiring.database, hiring.coordinator.id)

    assert waiting.candidate == hiring.candidates[1]
    assert len(waiting.seats) == 2


def test_a_candidate_without_a_panel_waits_too(hiring: Hiring) -> None:
    bare = openings.create(hiring.database, OpeningFacts(title="Bare", purpose="p"))
    zora = candidates.add(hiring.database, bare.id, "Zora")

    waiting = agenda.unplanned(hiring.database, hiring.coordinator.id)

    assert (waiting[0].candidate, waiting[0].seats) == (zora, ())


def test_two_openings_clash_over_one_interviewer(hiring: Hiring) -> None:
    bare = openings.create(hiring.database, OpeningFacts(title="Bare", purpose="p"))
    zora = candidates.add(hiring.database, bare.id, "Zora")
    panels.seat(hiring.database, bare.id, hiring.panel[0].id)
    candidates.schedule(hiring.database, zora.id, MONDAY + timedelta(minutes=30))
    candidates.schedule(hiring.database, hiring.candidates[0].id, MONDAY)

    plan = agenda.day(hiring.database, hiring.coordinator.id, zone=UTC)

    assert plan.warning_of(plan.meetings[0]) == "Ana twice at the same time"
