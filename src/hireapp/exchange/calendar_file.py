"""Interviews as a calendar file (.ics) that other calendars read, with or without names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING

from hireapp.domain.schedule import Meeting, is_link
from hireapp.domain.text import initials
from hireapp.i18n import tr

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//Hireapp//Interviews//EN"
_UID_AT = "interview.hireapp.invalid"
"""What follows an interview's own opaque id: a calendar updates the event that it knows."""


class Names(Enum):
    """What a calendar that others may see says of a candidate."""

    NONE = "none"
    INITIALS = "initials"
    FULL = "full"

    @property
    def label(self) -> str:
        """The choice in the user's language."""
        return {
            Names.NONE: tr("Without names: “Interview, Front Desk Lead”"),
            Names.INITIALS: tr("Initials: “Interview DW, Front Desk Lead”"),
            Names.FULL: tr("Full names: for a calendar that only the panel sees"),
        }[self]


def encode(meetings: Iterable[Meeting], names: Names, *, now: datetime) -> bytes:
    """The interviews as an iCalendar file; times in UTC, so that every calendar shows its own.

    Unless `names` says so, no candidate's name and no interviewer's is in it.
    """
    from icalendar import Calendar  # only for an export

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for one in meetings:
        calendar.add_component(_event(one, names, now))
    return bytes(calendar.to_ical())


def title(meeting: Meeting, names: Names) -> str:
    """What the calendar calls an interview."""
    opening = meeting.opening.title
    if names is Names.NONE:
        return tr("Interview, {opening}").format(opening=opening)
    full = meeting.candidate.name
    name = full if names is Names.FULL else initials(full)
    return tr("Interview {name}, {opening}").format(name=name, opening=opening)


def _event(meeting: Meeting, names: Names, now: datetime) -> Event:
    from icalendar import Event as NewEvent

    event = NewEvent()
    place = meeting.interview.place
    event.add("uid", f"{meeting.interview.id}@{_UID_AT}")
    event.add("dtstamp", now.astimezone(UTC))
    # A later export replaces what an earlier one put into a calendar.
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("dtstart", meeting.starts_at.astimezone(UTC))
    event.add("dtend", meeting.ends_at.astimezone(UTC))
    event.add("summary", title(meeting, names))
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED")
    if place:
        event.add("location", place)
    if is_link(place) and place.isascii() and " " not in place:
        event.add("url", place)
    event.add("description", _description(meeting, names))
    return event


def _description(meeting: Meeting, names: Names) -> str:
    lines = [
        tr("{format}, {minutes} min").format(
            format=meeting.opening.facts.format.label, minutes=meeting.interview.minutes
        )
    ]
    if names is Names.FULL:
        lines.append(tr("With {names}").format(names=meeting.panel_text))
    lines.append(tr("Scorecards are due within 24 hours, while it is fresh."))
    return "\n".join(lines)
