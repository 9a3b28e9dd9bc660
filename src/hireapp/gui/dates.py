"""Dates and times as people read them, in the language of the app."""

from __future__ import annotations

from datetime import date, datetime

from hireapp.i18n import tr


def month(number: int) -> str:
    """A month's short name."""
    names = tr("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    return names[number - 1]


def long_day(day: date) -> str:
    """Such as "Saturday, 21 November"."""
    days = tr("Monday Tuesday Wednesday Thursday Friday Saturday Sunday").split()
    months = tr(
        "January February March April May June July August September October November December"
    ).split()
    return tr("{weekday}, {day} {month}").format(
        weekday=days[day.weekday()], day=day.day, month=months[day.month - 1]
    )


def short_day(day: date) -> str:
    """Such as "19 Nov 2026"."""
    return tr("{day} {month} {year}").format(day=day.day, month=month(day.month), year=day.year)


def day_and_time(moment: datetime) -> str:
    """Such as "19 Nov 10:00"."""
    return tr("{day} {month} {time}").format(
        day=moment.day, month=month(moment.month), time=clock_time(moment)
    )


def clock_time(moment: datetime) -> str:
    """Such as "14:00"."""
    return f"{moment:%H:%M}"
