"""The page before each candidate in a packet: who it is and which forms follow."""

from __future__ import annotations

from functools import partial

from hireapp.domain.packets import Section
from hireapp.domain.papers import Subject
from hireapp.i18n import tr
from hireapp.paper.document import Frame, Layout, Look, number_of, page_frame
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import INK_3, LINE_STRONG
from hireapp.paper.pen import Pen
from hireapp.paper.text import Style, wrap

_NAME = Style(26.0, 32.0, Weight.SEMIBOLD)
_LONG_NAME = Style(15.0, 19.0, Weight.SEMIBOLD)
_JOB = Style(11.0, 16.0, colour=INK_3)
_LIST = Style(10.0, 16.0)
_MOST_LARGE_LINES = 4
_DOWN = 0.3
"""Where the name begins, in parts of the page from the top."""
_MOST_LISTED = 24


def lay_out(section: Section, look: Look) -> Layout:
    """The separator of a section."""
    _, first = section.copies[0]
    subject = Subject(first.papers, first.candidate)
    ids = [one.candidate and one.candidate.candidate.id for _, one in section.copies]
    number = number_of(None, *ids, *(copy.value for copy, _ in section.copies))
    on = page_frame(subject, look, number)
    return Layout(None, number, on, [[partial(_draw, on, section, subject)]])


def _draw(on: Frame, section: Section, subject: Subject, pen: Pen) -> None:
    style = _NAME
    lines = wrap(section.title, style, on.inner_width)
    if len(lines) > _MOST_LARGE_LINES:
        style = _LONG_NAME
        lines = wrap(section.title, style, on.inner_width)
    top = on.top - _DOWN * on.inner_height
    pen.lines(on.left, top, lines, style)
    top -= len(lines) * style.leading + 4
    job = wrap(subject.papers.opening.title, _JOB, on.inner_width)
    pen.lines(on.left, top, job, _JOB)
    top -= len(job) * _JOB.leading + 14
    pen.line((on.left, top), (on.right, top), LINE_STRONG)
    pen.lines(on.left, top - 12, _listed(section), _LIST)


def _listed(section: Section) -> list[str]:
    counted: dict[str, int] = {}
    for name, _ in section.copies:
        counted[name.label] = counted.get(name.label, 0) + 1
    return [
        label if count == 1 else tr("{n} × {form}").format(n=count, form=label)
        for label, count in counted.items()
    ][:_MOST_LISTED]
