"""Days and times as the forms write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from hireapp.i18n import tr


def day(value: date | datetime) -> str:
    """A day such as "21 Nov 2026"."""
    return tr("{day} {month} {year}").format(day=value.day, month=_month(value), year=value.year)


def moment(value: datetime) -> str:
    """A day with its time in the zone of `value`."""
    return f"{day(value)}, {value:%H:%M}"


def weekday_and_day(value: date) -> str:
    """A day such as "Saturday, 21 Nov 2026"."""
    names = (
        tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"),
        tr("Friday"), tr("Saturday"), tr("Sunday"),
    )  # fmt: skip
    return f"{names[value.weekday()]}, {day(value)}"


def days(first: date, last: date) -> str:
    """From one day to another, what they share said once."""
    if first == last:
        return day(first)
    start = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start = f"{first.day} {_month(first)}"
    if first.year != last.year:
        start = day(first)
    return tr("{first} to {last}").format(first=start, last=day(last))


def _month(value: date | datetime) -> str:
    names: Iterable[str] = (
        tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun"),
        tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec"),
    )  # fmt: skip
    return tuple(names)[value.month - 1]
