"""The decision record: the candidates considered, the reasons, and who signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hireapp.domain.decision_records import Considered, DecisionRecord, decision_record
from hireapp.domain.papers import FormName, Subject
from hireapp.i18n import tr, trn
from hireapp.paper import dates, decision_block, grid, setting, sheet_head
from hireapp.paper.document import Layout, Look, number_of, page_frame
from hireapp.paper.flow import Block, flow
from hireapp.paper.fonts import Weight
from hireapp.paper.grid import Cell
from hireapp.paper.pen import Align
from hireapp.paper.setting import BODY, MUTED, SMALL
from hireapp.paper.sheet_head import Heads
from hireapp.paper.span import Span
from hireapp.paper.text import embedded

_GAP = 14.0


def lay_out(subject: Subject, look: Look) -> Layout:
    """An opening's record, measured and placed."""
    record = decision_record(subject.papers)
    number = number_of(FormName.DECISION_RECORD, record)
    on = page_frame(subject, look, number)
    title = tr("Decision record · {opening}").format(opening=embedded(record.opening.title))
    heads = Heads(title, _facts(subject, record), on)
    pages = flow(_blocks(subject, record, sheet_head.whole(on)), on, heads)
    return Layout(FormName.DECISION_RECORD, number, on, pages)


def lack(subject: Subject) -> str:
    """Why there is no record to print; empty when there is one."""
    decided = decision_record(subject.papers).decided
    return "" if decided else tr("Nobody has decided yet.")


def fields_of(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that the record prints, as (field name, text)."""
    record = decision_record(subject.papers)
    found = [
        (tr("title of the opening"), record.opening.title),
        (tr("purpose"), record.opening.purpose),
    ]
    for one in record.candidates:
        found.append((tr("name of a candidate"), one.name))
        found += [(tr("attitude"), name) for name in _attitudes(subject, one)]
        for decision in one.decisions:
            found += decision_block.fields(decision)
    return [pair for pair in dict.fromkeys(found) if pair[1]]


def _attitudes(subject: Subject, one: Considered) -> list[str]:
    about = replace(subject, candidate=one.papers)
    return [
        name
        for decision in one.decisions
        for name in decision_block.attitudes(about, decision.facts.attitudes)
    ]


def _facts(subject: Subject, record: DecisionRecord) -> str:
    count = len(record.candidates)
    said = [
        trn("{n} candidate considered", "{n} candidates considered", count),
        trn("{n} decided", "{n} decided", len(record.decided)),
        tr("as of {moment}").format(moment=dates.moment(subject.papers.as_of)),
    ]
    return " · ".join(said)


def _blocks(subject: Subject, record: DecisionRecord, on: Span) -> Iterator[Block]:
    purpose = setting.led(tr("Our purpose:"), record.opening.purpose, BODY, on)
    yield Block(tuple(purpose))
    yield _considered(record, on)
    for one in record.decided:
        yield from _decided(subject, one, on)


def _considered(record: DecisionRecord, on: Span) -> Block:
    columns = on.columns([1.8, 0.4, 0.8, 1.0, 1.1, 1.1], 8)
    titles = (
        tr("Candidate"),
        tr("Kit"),
        tr("Scorecards"),
        tr("Decision"),
        tr("Decided"),
        tr("Keep until"),
    )
    heads = grid.head(titles, columns, [Align.LEFT] * len(titles))
    pieces = list(heads)
    for one in record.candidates:
        pieces += grid.row(_cells(one), columns, least=17.0)
    return Block(tuple(pieces), again=tuple(heads), gap=_GAP, loose=True)


def _cells(one: Considered) -> list[Cell]:
    decision = one.decision
    outcome = decision.facts.outcome.label if decision else tr("not decided")
    strong = replace(SMALL, weight=Weight.SEMIBOLD)
    return [
        Cell(embedded(one.name), SMALL),
        Cell(f"v{one.papers.kit.number}" if one.papers.kit else "–"),
        Cell(tr("{done} of {all}").format(done=one.submitted, all=one.expected)),
        Cell(outcome, strong if decision else SMALL),
        Cell(dates.day(decision.decided_at) if decision else "–"),
        Cell(dates.day(one.keep_until) if one.keep_until else tr("open")),
    ]


def _decided(subject: Subject, one: Considered, on: Span) -> Iterator[Block]:
    heading = setting.heading(embedded(one.name), on)
    yield Block(tuple(heading), gap=_GAP, keeps=True)
    about = replace(subject, candidate=one.papers)
    for decision in reversed(one.decisions):
        latest = decision is one.decision
        yield decision_block.block(about, decision, on, is_latest=latest, signs=latest)
    if len(one.decisions) > 1:
        text = tr("Earlier decisions are kept as they were made.")
        yield Block(tuple(setting.text(text, MUTED, on)), gap=4.0)
