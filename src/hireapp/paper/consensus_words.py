"""The sentences and figures of the consensus form."""

from __future__ import annotations

from collections.abc import Sequence

from hireapp.domain.consensus_form import AgreedRow, ConsensusForm, FirstRating
from hireapp.domain.papers import Subject
from hireapp.domain.people import Person
from hireapp.domain.scorecards import Score
from hireapp.domain.text import span_text
from hireapp.i18n import tr
from hireapp.paper import dates
from hireapp.paper.text import Style, embedded, width

AMENDED = "*"
"""Behind a first rating that its author amended later."""


def facts(subject: Subject, form: ConsensusForm) -> str:
    """Opening, when the candidate was met, kit and panel."""
    papers = subject.papers
    said = [embedded(papers.opening.title)]
    if form.interviews:
        zone = papers.as_of.tzinfo
        first, last = (form.interviews[at].astimezone(zone).date() for at in (0, -1))
        said.append(tr("interviewed {days}").format(days=dates.days(first, last)))
    if subject.kit:
        said.append(tr("kit v{number}").format(number=subject.kit.number))
    panel = ", ".join(embedded(one.name) for one in form.panel)
    return " · ".join([*said, tr("panel: {names}").format(names=panel)])


def steps(form: ConsensusForm) -> list[str]:
    """How to fill the form."""
    first = tr("Copy your ratings from your scorecard; leave them as they were.")
    if form.is_open:
        first = tr("Check your ratings against your scorecard; they are as first submitted.")
    return [
        first,
        tr("Each member gives reasons, the quietest first, before anybody argues."),
        tr("Whoever changes their mind initials the change and says what they heard."),
        tr("Then agree, or write that you do not: both are results."),
    ]


def short_names(panel: Sequence[Person], rooms: Sequence[float], style: Style) -> list[str]:
    """First names where they fit and nobody shares them, else initials, else numbers."""
    firsts = [one.name.partition(" ")[0] for one in panel]
    fits = all(width(first, style) <= room - 4 for first, room in zip(firsts, rooms, strict=True))
    if fits and len(set(firsts)) == len(firsts):
        return [embedded(first) for first in firsts]
    initials = [embedded(one.initials) for one in panel]
    if len(set(initials)) == len(initials):
        return initials
    return [str(place) for place in range(1, len(panel) + 1)]


def legend(panel: Sequence[Person], names: Sequence[str]) -> str:
    """Who is meant by initials or numbers; empty where first names say it."""
    pairs = list(zip(names, panel, strict=True))
    if all(name == embedded(one.name.partition(" ")[0]) for name, one in pairs):
        return ""
    return " · ".join(f"{name} {embedded(one.name)}" for name, one in pairs)


def attitude(row: AgreedRow, place: int) -> str:
    """What is rated, with the question's number on the scorecard."""
    return f"{place} · {embedded(row.attitude)}"


def is_amended(form: ConsensusForm) -> bool:
    """Whether a rating of the form was changed after submitting."""
    return any(one.is_amended for row in form.rows for one in row.ratings)


def amended() -> str:
    """What the sign behind a rating means."""
    return tr("{sign} amended after submitting; this is the first rating.").format(sign=AMENDED)


def rating(one: FirstRating) -> str:
    """A first rating; empty where nothing may be seen."""
    if one.rating is None:
        return ""
    said = str(int(one.rating)) if isinstance(one.rating, Score) else one.rating.label
    return f"{said}{AMENDED}" if one.is_amended else said


def bounds(row: AgreedRow) -> str:
    """The lowest and the highest score."""
    return span_text(*row.bounds) if row.bounds else ""


def agreed(row: AgreedRow) -> str:
    """The agreed score; empty where it is still to be written."""
    if row.consensus is None:
        return ""
    return str(int(row.consensus.score)) if row.consensus.score else tr("not agreed")


def reason(row: AgreedRow) -> str:
    """Why it was agreed; empty where it is still to be written."""
    if row.consensus is None:
        return ""
    initials = row.consensus.noted_by.initials
    return f"{embedded(initials)}: {row.consensus.reason}" if row.consensus.reason else initials


def recommendations(form: ConsensusForm) -> str:
    """What each interviewer recommended on their own."""
    said = [
        f"{embedded(person.name)}: {one.label}"
        for person, one in zip(form.panel, form.recommendations, strict=True)
        if one
    ]
    return tr("Each on their own: {list}.").format(list=" · ".join(said)) if said else ""


def identity(subject: Subject, form: ConsensusForm) -> tuple[object, ...]:
    """Everything that makes this print another one than the next."""
    candidate = subject.candidate and subject.candidate.candidate
    return (subject.papers.opening, candidate, form)


def fields(subject: Subject, form: ConsensusForm) -> list[tuple[str, str]]:
    """What people typed that the form prints, as (field name, text)."""
    found = [(tr("title of the opening"), subject.papers.opening.title)]
    if subject.candidate:
        found.append((tr("name of a candidate"), subject.candidate.candidate.name))
    found += [(tr("name of an interviewer"), one.name) for one in form.panel]
    found += [(tr("attitude"), row.attitude) for row in form.rows]
    found += [(tr("why you agreed"), row.consensus.reason) for row in form.rows if row.consensus]
    found.append((tr("the notes"), form.notes))
    return list(dict.fromkeys(found))
