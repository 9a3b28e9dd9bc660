from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from hireapp.domain.ids import CandidateId, InterviewId, OpeningId, PersonId
from hireapp.domain.openings import Format, Opening, OpeningFacts
from hireapp.domain.people import Candidate, Interview, Person, Role
from hireapp.domain.schedule import Meeting
from hireapp.exchange import calendar_file
from hireapp.exchange.calendar_file import Names

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def meeting(name: str = "Zoë Nováková-Størmer", place: str = "Room 4, \n by; the door") -> Meeting:
    facts = OpeningFacts(title="Front Desk, Lead", purpose="p", format=Format.ONE_ROOM)
    opening = Opening(OpeningId("o"), facts)
    candidate = Candidate(CandidateId("c"), opening.id, name)
    panel = (
        Person(PersonId("1"), "Lee Carter", Role.INTERVIEWER),
        Person(PersonId("2"), "Sam Park", Role.INTERVIEWER),
    )
    starts = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
    interview = Interview(InterviewId("abc123"), candidate.id, starts, 45, place)
    return Meeting(interview, candidate, opening, panel, mine=True)


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def read_back(names: Names, **more: Any) -> Any:
    (event,) = events(calendar_file.encode([meeting(**more)], names, now=NOON))
    return event


def test_another_calendar_reads_when_and_where() -> None:
    event = read_back(Names.NONE)

    assert event.decoded("dtstart") == datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=45)
    assert str(event["location"]) == "Room 4, \n by; the door"
    assert str(event["summary"]) == "Interview, Front Desk, Lead"
    assert event["uid"] == "abc123@interview.hireapp.invalid"
    assert event["class"] == "PRIVATE"
    assert "one room, 45 min" in str(event["description"])


@pytest.mark.parametrize("names", [Names.NONE, Names.INITIALS])
def test_no_name_leaks_unless_it_was_asked_for(names: Names) -> None:
    data = calendar_file.encode([meeting()], names, now=NOON)
    whole = data.decode().replace("\r\n ", "")

    for word in ("Zoë", "Nováková", "Størmer", "Lee", "Carter", "Sam", "Park"):
        assert word not in whole


def test_initials_tell_interviews_apart() -> None:
    assert str(read_back(Names.INITIALS)["summary"]) == "Interview ZN, Front Desk, Lead"


def test_full_names_are_a_choice() -> None:
    event = read_back(Names.FULL)

    assert str(event["summary"]) == "Interview Zoë Nováková-Størmer, Front Desk, Lead"
    assert "With Lee Carter, Sam Park" in str(event["description"])


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ("https://meet.example/room", "https://meet.example/room"),
        ("https://meet.example/a room", None),
        ("", None),
        ("Room 4", None),
    ],
)
def test_a_link_becomes_a_link(place: str, url: str | None) -> None:
    event = read_back(Names.NONE, place=place)

    assert event.get("url") == url
    assert (event.get("location") is None) == (place == "")


def test_hostile_texts_stay_in_their_fields() -> None:
    name = "Eve\r\nBEGIN:VEVENT\r\nSUMMARY:forged\nEND:VEVENT;X=1,2\\n"
    found = events(calendar_file.encode([meeting(name=name)], Names.FULL, now=NOON))

    assert len(found) == 1
    assert str(found[0]["summary"]).startswith("Interview Eve")


def test_a_later_export_replaces_an_earlier_one() -> None:
    (before,) = events(calendar_file.encode([meeting()], Names.NONE, now=NOON))
    (after,) = events(
        calendar_file.encode([meeting()], Names.NONE, now=NOON + timedelta(minutes=5))
    )

    assert before["uid"] == after["uid"]
    assert after.decoded("sequence") > before.decoded("sequence")
    assert after.decoded("sequence") < 2**31


def test_every_choice_has_words_and_no_meeting_gives_a_calendar() -> None:
    assert len({one.label for one in Names}) == len(Names)
    assert events(calendar_file.encode([], Names.NONE, now=NOON)) == []
