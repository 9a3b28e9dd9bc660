"""The heads of upright forms: a title on the first page, a quiet line on those that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hireapp.domain.papers import Subject
from hireapp.i18n import tr
from hireapp.paper import dates, setting
from hireapp.paper.document import CODE_ROOM, Frame
from hireapp.paper.flow import Piece, space
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import INK_2
from hireapp.paper.span import Span
from hireapp.paper.text import Style, embedded, wrap

_LONG_TITLE = Style(10.6, 14.0, Weight.SEMIBOLD)
_RUNNING = Style(8.3, 11.4, Weight.SEMIBOLD, INK_2)
_MOST_LINES = 2
_MOST_FACT_LINES = 8


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands at the top of each page of a form: `title`, and facts below it.

    `cover_facts` stand on the first page instead, where they are given.
    """

    title: str
    facts: str
    on: Frame
    cover_facts: str | None = None

    def __call__(self, page: int) -> Sequence[Piece]:
        """The pieces at the top of a page, by its number from 0."""
        span = head_span(self.on)
        if page:
            return self._padded([*self._running(span), setting.rule(span, height=4)], 10)
        style = setting.TITLE
        if len(wrap(self.title, style, span.width)) > _MOST_LINES:
            style = _LONG_TITLE
        pieces = setting.text(self.title, style, span)
        facts = self.facts if self.cover_facts is None else self.cover_facts
        if facts:
            lines = wrap(facts, setting.MUTED, span.width)
            if len(lines) > _MOST_FACT_LINES:  # a panel of many long names
                lines = (*lines[: _MOST_FACT_LINES - 1], f"{lines[_MOST_FACT_LINES - 1]}…")
            pieces += [space(1.5), *setting.text("\n".join(lines), setting.MUTED, span)]
        return [*pieces, space(9.0)]

    def _running(self, span: Span) -> list[Piece]:
        title = shortened(self.title, _RUNNING, span.width)
        facts = shortened(self.facts, setting.SMALL, span.width)
        return [*setting.text(title, _RUNNING, span), *setting.text(facts, setting.SMALL, span)]

    def _padded(self, pieces: list[Piece], below: float) -> list[Piece]:
        taken = sum(one.height for one in pieces)
        least = CODE_ROOM - below if self.on.coded else 0.0
        return [space(max(0.0, least - taken)), *pieces, space(below)]


def whole(on: Frame) -> Span:
    """The page from margin to margin."""
    return Span(on.left, on.inner_width)


def head_span(on: Frame) -> Span:
    """The same where the code takes some of it."""
    return Span(on.left, on.inner_width - (CODE_ROOM if on.coded else 0.0))


def shortened(text: str, style: Style, room: float) -> str:
    """The text's first line, with an ellipsis where it goes on."""
    first, *more = wrap(text, style, room)
    if not more:
        return first
    return wrap(text, style, room - 1.2 * style.size)[0] + "…"


def facts_line(subject: Subject) -> str:
    """Opening, interviewer, when and how long, as far as they are known."""
    facts = [embedded(subject.papers.opening.title)]
    if subject.seat:
        name = embedded(subject.seat.person.name)
        facts.append(tr("interviewer {name}").format(name=name))
    meeting = subject.interview
    if meeting:
        when = meeting.starts_at.astimezone(subject.papers.as_of.tzinfo)
        facts.append(tr("{moment}, {n} min").format(moment=dates.moment(when), n=meeting.minutes))
    return " · ".join(facts)


def title(form: str, subject: Subject) -> str:
    """The form's name, and the candidate's where there is one."""
    if subject.candidate is None:
        return form
    return f"{form} · {embedded(subject.candidate.candidate.name)}"
