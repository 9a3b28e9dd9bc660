"""The schedule: who meets whom, when and where, day by day, and what clashes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import combinations

from hireapp.domain.ids import InterviewId, SeatId
from hireapp.domain.openings import Opening
from hireapp.domain.people import Candidate, Interview, Person
from hireapp.domain.text import sort_key
from hireapp.i18n import tr


def interview_of(interviews: Iterable[Interview], seat_id: SeatId | None) -> Interview | None:
    """When this seat meets the candidate: its own interview, else the whole panel's."""
    known = tuple(interviews)
    own = (one for one in known if one.seat_id is not None and one.seat_id == seat_id)
    return next(own, None) or next((one for one in known if one.seat_id is None), None)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One interview with everybody in it; `panel` are those who meet the candidate.

    `mine` says that the viewer is among them.
    """

    interview: Interview
    candidate: Candidate
    opening: Opening
    panel: tuple[Person, ...]
    mine: bool

    @property
    def starts_at(self) -> datetime:
        """When it begins."""
        return self.interview.starts_at

    @property
    def ends_at(self) -> datetime:
        """When it is planned to end."""
        return self.starts_at + timedelta(minutes=self.interview.minutes)

    @property
    def panel_text(self) -> str:
        """Who meets the candidate."""
        names = ", ".join(one.name for one in self.panel)
        return names or tr("nobody yet")

    def overlaps(self, other: Meeting) -> bool:
        """Whether both are on at the same time; one that follows at once does not overlap."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


class ClashKind(StrEnum):
    """What two interviews at the same time share."""

    CANDIDATE = "candidate"
    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Clash:
    """Two interviews that cannot both take place as planned; `what` is who or which room."""

    kind: ClashKind
    first: InterviewId
    second: InterviewId
    what: str

    def concerns(self, interview_id: InterviewId) -> bool:
        """Whether it is about this interview."""
        return interview_id in {self.first, self.second}


@dataclass(frozen=True, slots=True)
class DaySchedule:
    """One day's interviews, earliest first, with what clashes; the same on screen and paper."""

    day: date
    meetings: tuple[Meeting, ...]
    clashes: tuple[Clash, ...] = ()

    def clashes_of(self, meeting: Meeting) -> tuple[Clash, ...]:
        """What is wrong with one meeting's time or place."""
        return tuple(one for one in self.clashes if one.concerns(meeting.interview.id))

    def warning_of(self, meeting: Meeting) -> str:
        """The same in words, empty when nothing is wrong."""
        return in_words(self.clashes_of(meeting))

    @property
    def minutes(self) -> int:
        """Planned minutes of all interviews."""
        return sum(one.interview.minutes for one in self.meetings)

    def gap_before(self, meeting: Meeting) -> timedelta | None:
        """How long nobody is interviewed before a meeting; None before the first of the day."""
        earlier = [one.ends_at for one in self.meetings if one.starts_at < meeting.starts_at]
        if not earlier:
            return None
        return max(timedelta(0), meeting.starts_at - max(earlier))


def in_order(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Earliest first, at the same time by the candidate's name."""
    return tuple(
        sorted(
            meetings,
            key=lambda one: (one.starts_at, sort_key(one.candidate.name), one.interview.id),
        )
    )


def clashes(meetings: Sequence[Meeting]) -> tuple[Clash, ...]:
    """What clashes among meetings, also over midnight and between openings."""
    found: list[Clash] = []
    for first, second in combinations(in_order(meetings), 2):
        if first.overlaps(second):
            found += _shared(first, second)
    return tuple(found)


def in_words(found: Iterable[Clash]) -> str:
    """Clashes in one phrase, each person and place once; empty for none."""
    names = tuple(dict.fromkeys(one.what for one in found))
    if not names:
        return ""
    return tr("{names} twice at the same time").format(names=", ".join(names))


def day_schedule(meetings: Iterable[Meeting], day: date, zone: tzinfo | None) -> DaySchedule:
    """The schedule of one day; `zone` None is this machine's.

    Give all meetings: one of the evening before may still be on.
    """
    every = tuple(meetings)
    shown = in_order(one for one in every if _day_of(one, zone) == day)
    ids = {one.interview.id for one in shown}
    near = [one for one in every if abs(_day_of(one, zone) - day) <= timedelta(days=1)]
    told = tuple(one for one in clashes(near) if one.first in ids or one.second in ids)
    return DaySchedule(day, shown, told)


def by_day(meetings: Iterable[Meeting], zone: tzinfo | None) -> tuple[DaySchedule, ...]:
    """The schedules of all days that have an interview, in order."""
    every = tuple(meetings)
    days = sorted({_day_of(one, zone) for one in every})
    return tuple(day_schedule(every, day, zone) for day in days)


def is_link(place: str) -> bool:
    """Whether a place is an address on the net, where many may be at once."""
    return place.casefold().startswith(("http://", "https://"))


def _day_of(meeting: Meeting, zone: tzinfo | None) -> date:
    return meeting.starts_at.astimezone(zone).date()


def _shared(first: Meeting, second: Meeting) -> list[Clash]:
    ids = (first.interview.id, second.interview.id)
    found = []
    if first.candidate.id == second.candidate.id:
        found.append(Clash(ClashKind.CANDIDATE, *ids, first.candidate.name))
    others = {one.id for one in second.panel}
    found += [Clash(ClashKind.PERSON, *ids, one.name) for one in first.panel if one.id in others]
    place = first.interview.place
    if place and not is_link(place) and place.casefold() == second.interview.place.casefold():
        found.append(Clash(ClashKind.PLACE, *ids, place))
    return found
