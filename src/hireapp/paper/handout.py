"""The candidate handout: what to expect, whom to meet, what is kept, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from hireapp.domain.papers import FormName, Subject
from hireapp.i18n import tr
from hireapp.paper import handout_words as words
from hireapp.paper import setting, sheet_head
from hireapp.paper.decision_block import labelled
from hireapp.paper.document import Layout, Look, number_of, page_frame
from hireapp.paper.flow import Block, Piece, flow, space
from hireapp.paper.fonts import Weight
from hireapp.paper.setting import LABEL
from hireapp.paper.sheet_head import Heads
from hireapp.paper.span import Span
from hireapp.paper.text import Style

_PURPOSE = Style(13.0, 17.5, Weight.SEMIBOLD)
_TEXT = Style(9.6, 14.4)
_GAP = 15.0


def lay_out(subject: Subject, look: Look) -> Layout:
    """The handout for one candidate, measured and placed."""
    number = number_of(FormName.HANDOUT, *words.identity(subject))
    on = page_frame(subject, look, number)
    title = sheet_head.title(tr("Your interview"), subject)
    heads = Heads(title, subject.papers.opening.title, on)
    pages = flow(_blocks(subject, sheet_head.whole(on)), on, heads)
    return Layout(FormName.HANDOUT, number, on, pages)


def fields_of(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that the handout prints, as (field name, text)."""
    return words.fields(subject)


def _blocks(subject: Subject, on: Span) -> Iterator[Block]:
    purpose = [
        *setting.text(tr("What this job is for"), LABEL, on),
        space(1.0),
        *setting.text(subject.papers.opening.purpose, _PURPOSE, on),
        space(8.0),
        setting.rule(on, keeps=True),
        space(7.0),
    ]
    for name, value in words.facts(subject):
        purpose += labelled(name, value, on)
    yield Block(tuple(purpose))
    for title, paragraphs in words.sections(subject):
        pieces: list[Piece] = []
        for paragraph in paragraphs:
            pieces += [*setting.text(paragraph, _TEXT, on), space(3.5)]
        yield Block((*setting.heading(title, on), *pieces), gap=_GAP)
