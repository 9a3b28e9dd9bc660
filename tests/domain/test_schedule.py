from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from hireapp.domain import schedule
from hireapp.domain.ids import CandidateId, InterviewId, OpeningId, PersonId, SeatId
from hireapp.domain.openings import Opening, OpeningFacts
from hireapp.domain.people import Candidate, Interview, Person, Role
from hireapp.domain.schedule import ClashKind, Meeting

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOST = Opening(OpeningId("host"), OpeningFacts(title="Host", purpose="p"))


def meeting(
    at: float,
    candidate: str = "Dana",
    panel: str = "",
    *,
    minutes: int = 60,
    place: str = "",
) -> Meeting:
    """`at` in hours after Monday at nine."""
    people = tuple(Person(PersonId(name), name, Role.INTERVIEWER) for name in panel.split())
    who = Candidate(CandidateId(candidate), HOST.id, candidate)
    interview = Interview(
        InterviewId(f"{candidate}-{at}"), who.id, NINE + timedelta(hours=at), minutes, place
    )
    return Meeting(interview, who, HOST, people, mine=False)


def test_a_day_has_its_meetings_in_order() -> None:
    late, early, tomorrow = meeting(3), meeting(0, "Priya"), meeting(24, "Zora")

    plan = schedule.day_schedule([late, tomorrow, early], date(2026, 11, 23), UTC)

    assert plan.meetings == (early, late)
    assert plan.minutes == 120
    assert plan.clashes == ()
    assert plan.warning_of(late) == ""


def test_days_follow_the_zone() -> None:
    east = timezone(timedelta(hours=10))
    days = schedule.by_day([meeting(0), meeting(7)], east)

    assert [one.day for one in days] == [date(2026, 11, 23), date(2026, 11, 24)]


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        (meeting(0, "A", "Ana"), meeting(1, "B", "Ana"), []),
        (meeting(0, "A", "Ana"), meeting(0.5, "B", "Ben"), []),
        (meeting(0, "A", "Ana Ben"), meeting(0.5, "B", "Ben"), [ClashKind.PERSON]),
        (meeting(0, "A"), meeting(0.5, "A"), [ClashKind.CANDIDATE]),
        (meeting(0, "A", place="Room 4"), meeting(0, "B", place="room 4"), [ClashKind.PLACE]),
        (
            meeting(0, "A", place="https://meet.example/x"),
            meeting(0, "B", place="https://meet.example/x"),
            [],
        ),
        (meeting(0, "A"), meeting(0, "B"), []),
    ],
)
def test_what_two_meetings_at_once_may_not_share(
    first: Meeting, second: Meeting, kinds: list[ClashKind]
) -> None:
    assert [one.kind for one in schedule.clashes([second, first])] == kinds


def test_a_clash_is_told_of_both_in_words() -> None:
    first, second, third = meeting(0, "A", "Ana"), meeting(0.5, "B", "Ana"), meeting(4, "C", "Ana")
    plan = schedule.day_schedule([first, second, third], date(2026, 11, 23), UTC)

    assert plan.warning_of(first) == plan.warning_of(second) == "Ana twice at the same time"
    assert plan.warning_of(third) == ""


def test_a_clash_over_midnight_is_told_on_both_days() -> None:
    evening = meeting(14.5, "A", "Ana", minutes=60)
    night = meeting(15, "B", "Ana")

    today, tomorrow = schedule.by_day([evening, night], UTC)

    assert len(today.clashes) == len(tomorrow.clashes) == 1


def test_each_name_is_said_once() -> None:
    first = meeting(0, "A", "Ana Ben", place="Room 4")
    plan = schedule.day_schedule(
        [first, meeting(0.5, "B", "Ana Ben", place="Room 4"), meeting(0.8, "C", "Ana")],
        date(2026, 11, 23),
        UTC,
    )

    assert plan.warning_of(first) == "Ana, Ben, Room 4 twice at the same time"


def test_gaps_are_between_meetings() -> None:
    first, long, last = meeting(0), meeting(0.5, "B", minutes=120), meeting(3, "C")
    plan = schedule.day_schedule([first, long, last], date(2026, 11, 23), UTC)

    assert plan.gap_before(first) is None
    assert plan.gap_before(long) == timedelta(0)
    assert plan.gap_before(last) == timedelta(minutes=30)


def test_panel_in_words() -> None:
    assert meeting(0, panel="Ana Ben").panel_text == "Ana, Ben"
    assert meeting(0).panel_text == "nobody yet"


def test_a_seats_own_interview_goes_before_the_panels() -> None:
    def made(seat: str | None) -> Interview:
        seat_id = SeatId(seat) if seat else None
        return Interview(InterviewId(str(seat)), CandidateId("c"), NINE, 45, "", seat_id)

    own, shared = made("s"), made(None)
    assert schedule.interview_of([shared, own], SeatId("s")) is own
    assert schedule.interview_of([shared, own], SeatId("t")) is shared
    assert schedule.interview_of([own], SeatId("t")) is None
    assert schedule.interview_of([own], None) is None
