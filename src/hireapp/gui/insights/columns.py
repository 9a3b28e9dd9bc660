"""The columns of both tables: what a cell says, what stands below it, and how it sorts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from hireapp.domain import insight_words as words
from hireapp.domain.insights import (
    InterviewerInsight,
    QuestionInsight,
    ScaleUse,
    Separation,
)
from hireapp.domain.text import sort_key
from hireapp.i18n import tr

Insight = TypeVar("Insight")
SortKey = tuple[float, str, str]
"""A number, or a text in alphabetical order."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: a text, a smaller note below, and the bars of a scale.

    Without a `sort` key it comes last in either direction.
    """

    text: str
    note: str = ""
    sort: SortKey | None = None
    scale: ScaleUse | None = None
    quiet: bool = False

    @property
    def whole(self) -> str:
        """Text and note in one line, for a screen reader and the clipboard."""
        return f"{self.text} ({self.note})" if self.note else self.text


@dataclass(frozen=True, slots=True)
class Column(Generic[Insight]):
    """One column; a `width` of 0 takes what is left. `highest_first` is the order of a click."""

    name: str
    heading: str
    width: int
    cell: Callable[[Insight], Cell]
    highest_first: bool = True


def interviewer_columns() -> tuple[Column[InterviewerInsight], ...]:
    """What is shown of an interviewer."""
    return (
        Column(
            "name",
            tr("Interviewer"),
            0,
            lambda one: Cell(one.person, sort=_by_text(one.person)),
            highest_first=False,
        ),
        Column("interviews", tr("Interviews"), 78, lambda one: _count(one.load.interviews)),
        Column("submitted", tr("Scorecards"), 84, _scorecards),
        Column("late", tr("Late"), 76, _late),
        Column("leniency", tr("Against others"), 120, _leniency),
        Column("scale", tr("Scores given"), 106, _scale),
        Column("apart", tr("Agreement"), 84, _apart),
    )


def question_columns() -> tuple[Column[QuestionInsight], ...]:
    """What is shown of a question."""
    return (
        Column(
            "question",
            tr("Question"),
            0,
            lambda one: Cell(
                one.heard.attitude,
                one.heard.prompt,
                _by_text(f"{one.heard.attitude} {one.heard.prompt}"),
            ),
            highest_first=False,
        ),
        Column("asked", tr("Asked"), 86, _asked),
        Column("scale", tr("Scores"), 106, _scale),
        Column("apart", tr("Agreement"), 84, _apart),
        Column("separation", tr("Tells apart"), 120, _separation),
        Column("heard", tr("Heard by"), 102, _heard),
    )


def _by_text(text: str) -> SortKey:
    return (0.0, *sort_key(text))


def _by_number(number: float) -> SortKey:
    return (number, "", "")


def _count(number: int, note: str = "") -> Cell:
    return Cell(str(number), note, _by_number(number))


def _none() -> Cell:
    return Cell("–", quiet=True)


def _too_few() -> Cell:
    return Cell(words.not_enough(), quiet=True)


def _scorecards(one: InterviewerInsight) -> Cell:
    sealed = one.load.submitted - one.scorecards
    note = tr("{n} sealed").format(n=sealed) if sealed > 0 else ""
    return _count(one.load.submitted, note)


def _late(one: InterviewerInsight) -> Cell:
    overdue = one.load.overdue
    return _count(one.load.late, tr("{n} overdue").format(n=overdue) if overdue else "")


def _leniency(one: InterviewerInsight) -> Cell:
    if not one.is_enough:
        return _too_few()
    if one.leniency is None:
        return _none()
    note = words.leniency_note(one.leniency)
    return Cell(words.leniency_text(one.leniency), note, _by_number(one.leniency.mean))


def _scale(one: InterviewerInsight | QuestionInsight) -> Cell:
    if not one.is_enough or not one.scale.total:
        return _none()
    return Cell(one.scale.text, sort=_by_number(one.scale.spread), scale=one.scale)


def _apart(one: InterviewerInsight | QuestionInsight) -> Cell:
    if not one.is_enough or one.apart is None:
        return _none()
    return Cell(words.apart_text(one.apart), words.apart_note(one.apart), _by_number(one.apart))


def _asked(one: QuestionInsight) -> Cell:
    if not one.answers:
        return _none()
    share = one.not_asked / one.answers
    note = tr("{percent} left out").format(percent=f"{share:.0%}") if one.not_asked else ""
    return Cell(words.share_text(one.asked, one.answers), note, _by_number(one.asked))


_ORDER = (Separation.HARDLY, Separation.UNCLEAR, Separation.A_LITTLE, Separation.WELL)


def _separation(one: QuestionInsight) -> Cell:
    if not one.is_enough:
        return _too_few()
    if one.item_rest is None or one.separation is None:
        return _none()
    # The word decides, the correlation only among those with the same word.
    place = _ORDER.index(one.separation) * 2 + one.item_rest.correlation.mean
    return Cell(one.separation.label, sort=_by_number(place))


def _heard(one: QuestionInsight) -> Cell:
    return _count(one.heard.candidates, tr("may be known") if one.may_be_known else "")
