"""An opening's interviews day by day, for the schedule on the door."""

from __future__ import annotations

from collections.abc import Iterator

from hireapp.domain.papers import CandidatePapers, Papers
from hireapp.domain.people import Interview, Person
from hireapp.domain.schedule import DaySchedule, Meeting, by_day


def opening_days(papers: Papers) -> tuple[DaySchedule, ...]:
    """The days that have an interview, in order; clashes are those within the opening."""
    return by_day(_meetings(papers), papers.as_of.tzinfo)


def kit_number_of(papers: Papers, meeting: Meeting) -> int | None:
    """The version of the kit that a candidate is asked, None without one."""
    found = papers.candidate(meeting.candidate.id)
    return found.kit.number if found and found.kit else None


def _meetings(papers: Papers) -> Iterator[Meeting]:
    for one in papers.candidates:
        for interview in one.interviews:
            yield _meeting(papers, one, interview)


def _meeting(papers: Papers, one: CandidatePapers, interview: Interview) -> Meeting:
    seats = [seat for seat in papers.panel if interview.seat_id in {None, seat.id}]
    panel: tuple[Person, ...] = tuple(seat.person for seat in seats)
    mine = any(person.id == papers.viewer.id for person in panel)
    return Meeting(interview, one.candidate, papers.opening, panel, mine)
