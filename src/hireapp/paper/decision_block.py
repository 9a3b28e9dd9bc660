"""One decision on paper: what, why, which alternatives, and who stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hireapp.domain.decisions import Decision
from hireapp.domain.ids import AttitudeId
from hireapp.domain.papers import Subject
from hireapp.i18n import tr
from hireapp.paper import dates, setting, signatures
from hireapp.paper.flow import Block, Piece, beside, keeping, space
from hireapp.paper.setting import BODY, MUTED, PROMPT
from hireapp.paper.span import Span
from hireapp.paper.text import embedded

_NAMES = 96.0


def block(
    subject: Subject, decision: Decision, on: Span, *, is_latest: bool, signs: bool = False
) -> Block:
    """A decision with its grounds; `signs` leaves room for signatures by hand."""
    when = decision.decided_at.astimezone(subject.papers.as_of.tzinfo)
    title = decision.facts.outcome.label
    if not is_latest:
        title = tr("{outcome}, later replaced").format(outcome=title)
    by = tr("{moment}, by {name}").format(
        moment=dates.moment(when), name=embedded(decision.decided_by.name)
    )
    head = setting.ends(title, by, (PROMPT, MUTED), on)
    pieces: list[Piece] = [*keeping([*head, space(3.0)], last=True)]
    for name, text in grounds(subject, decision):
        pieces += labelled(name, text, on)
    if signs:
        pieces += [space(5.0), *signatures.head(on)]
        pieces += signatures.rows(decision.signatories or (decision.decided_by,), on)
    again = setting.text(f"{title} {tr('(continued)')}", setting.STRONG, on)
    return Block(tuple(pieces), again=keeping(again, last=True), gap=0.0 if is_latest else 11.0)


def grounds(subject: Subject, decision: Decision) -> list[tuple[str, str]]:
    """What a decision rests on, as (name, text); what is empty is left out."""
    facts = decision.facts
    rows = [
        (tr("Reason"), facts.reason),
        (tr("Attitudes"), ", ".join(attitudes(subject, facts.attitudes))),
        (tr("Alternatives"), facts.alternatives),
        (tr("Exceptions"), "\n".join(facts.exceptions)),
        (tr("Signed by"), ", ".join(embedded(one.name) for one in decision.signatories)),
    ]
    return [(name, text) for name, text in rows if text]


def attitudes(subject: Subject, ids: Sequence[AttitudeId]) -> list[str]:
    """The names of attitudes in the candidate's kit."""
    kit = subject.kit
    names = {one.id: one.name for one in kit.content.attitudes} if kit else {}
    return [embedded(names.get(one, one)) for one in ids]


def labelled(name: str, text: str, on: Span) -> list[Piece]:
    """A name in the margin, its text beside it."""
    left = setting.text(name, MUTED, Span(on.left, _NAMES))
    lines = setting.text(text, BODY, on.after(_NAMES + 12))
    taken = len(left)
    if len(lines) <= taken:
        return [beside(left, lines), space(2.5)]
    first = replace(beside(left, lines[:taken]), keeps=lines[taken - 1].keeps)
    return [first, *lines[taken:], space(2.5)]


def fields(decision: Decision) -> list[tuple[str, str]]:
    """What people typed of a decision, as (field name, text)."""
    return [
        (tr("the reason"), decision.facts.reason),
        (tr("the alternatives"), decision.facts.alternatives),
        *((tr("name of an interviewer"), one.name) for one in decision.signatories),
        (tr("name of an interviewer"), decision.decided_by.name),
    ]
