"""The interview day schedule: time, candidate, room or link, interviewers, kit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo

from hireapp.domain.opening_days import kit_number_of, opening_days
from hireapp.domain.papers import FormName, Papers, Subject
from hireapp.domain.schedule import DaySchedule, Meeting
from hireapp.i18n import tr, trn
from hireapp.paper import dates, grid, setting, sheet_head
from hireapp.paper.document import Layout, Look, number_of, page_frame
from hireapp.paper.flow import Block, Piece, flow, space
from hireapp.paper.fonts import Weight
from hireapp.paper.grid import Cell
from hireapp.paper.palette import ACCENT
from hireapp.paper.pen import Align
from hireapp.paper.setting import BODY
from hireapp.paper.sheet_head import Heads
from hireapp.paper.span import Span
from hireapp.paper.text import Style, embedded

_GAP = 18.0
_ROW = 22.0
_TIME = Style(9.4, 12.6, Weight.SEMIBOLD)
_NAME = replace(BODY, weight=Weight.SEMIBOLD)
_WARNING = Style(7.6, 10.0, Weight.SEMIBOLD, ACCENT)


def lay_out(subject: Subject, look: Look) -> Layout:
    """An opening's interviews, measured and placed."""
    papers = subject.papers
    days = opening_days(papers)
    number = number_of(FormName.DAY_SCHEDULE, days)
    on = page_frame(subject, look, number)
    title = tr("Interview days · {opening}").format(opening=embedded(papers.opening.title))
    heads = Heads(title, _facts(papers, days), on)
    pages = flow(_blocks(papers, days, sheet_head.whole(on)), on, heads)
    return Layout(FormName.DAY_SCHEDULE, number, on, pages)


def lack(subject: Subject) -> str:
    """Why there is no schedule to print; empty when there is one."""
    planned = opening_days(subject.papers)
    return "" if planned else tr("No interview is planned yet.")


def fields_of(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that the schedule prints, as (field name, text)."""
    papers = subject.papers
    found = [(tr("title of the opening"), papers.opening.title)]
    for day in opening_days(papers):
        for one in day.meetings:
            found.append((tr("name of a candidate"), one.candidate.name))
            found.append((tr("place"), one.interview.place))
            found += [(tr("name of an interviewer"), person.name) for person in one.panel]
    return [pair for pair in dict.fromkeys(found) if pair[1]]


def _facts(papers: Papers, days: tuple[DaySchedule, ...]) -> str:
    count = sum(len(day.meetings) for day in days)
    said = [trn("{n} interview", "{n} interviews", count), papers.opening.facts.format.label]
    if days:
        said.insert(1, dates.days(days[0].day, days[-1].day))
    return " · ".join(said)


def _blocks(papers: Papers, days: tuple[DaySchedule, ...], on: Span) -> Iterator[Block]:
    columns = on.columns([1.05, 1.7, 1.6, 2.3, 0.45], 9)
    titles = (tr("Time"), tr("Candidate"), tr("Room or link"), tr("Interviewers"), tr("Kit"))
    heads = grid.head(titles, columns, [Align.LEFT] * len(titles))
    for place, day in enumerate(days):
        title = dates.weekday_and_day(day.day)
        pieces = [*setting.text(title, setting.HEADING, on), space(3.0), *heads]
        for meeting in day.meetings:
            pieces += _row(papers, day, meeting, columns)
        name = f"{title} {tr('(continued)')}"
        again = [*setting.text(name, setting.HEADING, on), space(3.0), *heads]
        yield Block(
            (replace(pieces[0], keeps=True), *pieces[1:]),
            again=tuple(again),
            gap=_GAP if place else 4.0,
            loose=True,
        )


def _row(papers: Papers, day: DaySchedule, meeting: Meeting, columns: list[Span]) -> list[Piece]:
    number = kit_number_of(papers, meeting)
    cells = [
        Cell(_times(meeting, papers.as_of.tzinfo), _TIME),
        Cell(embedded(meeting.candidate.name), _NAME),
        Cell(meeting.interview.place or "–", BODY),
        Cell(", ".join(embedded(one.name) for one in meeting.panel) or "–", BODY),
        Cell(f"v{number}" if number else "–", BODY),
    ]
    warning = day.warning_of(meeting)
    if not warning:
        return grid.row(cells, columns, least=_ROW)
    across = Span(columns[1].left, columns[-1].right - columns[1].left)
    told = setting.text(f"! {warning}", _WARNING, across)
    above = [replace(one, keeps=True) for one in told]
    return [space(3.0), *above, *grid.row(cells, columns, least=_ROW)]


def _times(meeting: Meeting, zone: tzinfo | None) -> str:
    start, end = (one.astimezone(zone) for one in (meeting.starts_at, meeting.ends_at))
    return f"{start:%H:%M}–{end:%H:%M}"
