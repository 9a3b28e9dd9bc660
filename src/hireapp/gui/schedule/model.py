"""The schedule as a table: the planned interviews in order, then who has no time yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from typing_extensions import override

from hireapp.domain.openings import Opening
from hireapp.domain.people import Candidate
from hireapp.domain.schedule import DaySchedule, Meeting
from hireapp.domain.text import has_words
from hireapp.gui.context import Context
from hireapp.gui.dates import clock_time, long_day
from hireapp.gui.rows_model import Cell, RowsModel
from hireapp.i18n import tr
from hireapp.store.agenda import Unplanned


@dataclass(frozen=True, slots=True)
class Row:
    """A planned interview with what clashes, or a candidate without a time."""

    planned: Meeting | None = None
    warning: str = ""
    waiting: Unplanned | None = None

    @property
    def candidate(self) -> Candidate:
        """Whom it is about."""
        found = self.planned or self.waiting
        if found is None:
            raise ValueError("a row shows a meeting or a candidate")
        return found.candidate

    @property
    def opening(self) -> Opening:
        """The job."""
        found = self.planned or self.waiting
        if found is None:
            raise ValueError("a row shows a meeting or a candidate")
        return found.opening

    @property
    def key(self) -> str:
        """The same for the same row after a reload."""
        return self.planned.interview.id if self.planned else self.candidate.id

    @property
    def people(self) -> str:
        """Who meets the candidate, or who has no time yet."""
        if self.planned:
            return self.planned.panel_text
        seats = self.waiting.seats if self.waiting else ()
        return ", ".join(one.person.name for one in seats) or tr("no panel yet")


def rows_of(days: tuple[DaySchedule, ...], waiting: tuple[Unplanned, ...]) -> tuple[Row, ...]:
    """The rows of these days, then those without a time."""
    planned = [
        Row(planned=one, warning=day.warning_of(one)) for day in days for one in day.meetings
    ]
    return (*planned, *(Row(waiting=one) for one in waiting))


class Column(IntEnum):
    """The columns."""

    TIME = 0
    CANDIDATE = 1
    PANEL = 2

    @property
    def heading(self) -> str:
        """The column's name in the user's language."""
        return {
            Column.TIME: tr("When"),
            Column.CANDIDATE: tr("Candidate"),
            Column.PANEL: tr("Who meets them, and where"),
        }[self]


class ScheduleModel(RowsModel[Row, Column]):
    """Shows rows as they are given; what does not match the search is left out."""

    def __init__(self, context: Context) -> None:
        super().__init__(Column)
        self._context = context
        self._text = ""

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The planned interviews that are shown."""
        return tuple(one.planned for one in self._shown if one.planned is not None)

    def search(self, text: str) -> None:
        """Show those with all words of a text."""
        self._text = text
        self._refresh()

    def row_of(self, key: str) -> int:
        """The row with this key, -1 when not shown."""
        keys = [one.key for one in self._shown]
        return keys.index(key) if key in keys else -1

    @override
    def _cell(self, one: Row, column: Column) -> Cell:
        words, note = self._words(one, column)
        tip = f"{words}\n{note}" if note else words
        return Cell(words, note, self._tone(one, column), tip)

    def _words(self, one: Row, column: Column) -> tuple[str, str]:
        if column is Column.CANDIDATE:
            return one.candidate.name, f"{one.opening.title} · {one.opening.facts.format.label}"
        if one.planned is None:
            return (tr("not planned yet"), "") if column is Column.TIME else (one.people, "")
        meeting = one.planned
        if column is Column.PANEL:
            clash = tr("Clash: {what}").format(what=one.warning) if one.warning else ""
            return one.people, clash or meeting.interview.place
        start, end = self._context.local(meeting.starts_at), self._context.local(meeting.ends_at)
        return f"{clock_time(start)} – {clock_time(end)}", long_day(start.date())

    def _tone(self, one: Row, column: Column) -> str:
        if column is Column.PANEL and one.warning:
            return "bad"
        if one.planned is None and column is Column.TIME:
            return "quiet"
        return "strong" if column is Column.TIME else ""

    @override
    def _matches(self, one: Row) -> bool:
        place = one.planned.interview.place if one.planned else ""
        return has_words(self._text, one.candidate.name, one.opening.title, one.people, place)
