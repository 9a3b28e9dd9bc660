"""The candidate dossier: ratings by interviewer, what each heard, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from hireapp.domain.debrief import DebriefItem, Voice
from hireapp.domain.dossiers import Dossier, dossier, why_no_dossier
from hireapp.domain.papers import FormName, Subject
from hireapp.domain.scorecards import Score
from hireapp.i18n import tr
from hireapp.paper import consensus_words, decision_block, grid, rule_words, setting, sheet_head
from hireapp.paper import dossier_words as words
from hireapp.paper.document import Layout, Look, number_of, page_frame
from hireapp.paper.flow import Block, Piece, beside, flow, keeping, space
from hireapp.paper.fonts import Weight
from hireapp.paper.grid import Cell
from hireapp.paper.palette import ink_on, score_colour
from hireapp.paper.pen import Align, Pen
from hireapp.paper.setting import BODY, HEADING, LABEL, MUTED, PROMPT, SMALL, STRONG
from hireapp.paper.sheet_head import Heads
from hireapp.paper.span import Span
from hireapp.paper.text import Style

_GAP = 14.0
_NAMES = 96.0
_SCORE = Style(8.3, 10.4, Weight.SEMIBOLD)
_NAME = Style(8.3, 10.4)
_MARGIN = Style(SMALL.size, BODY.leading, Weight.SEMIBOLD)
_ROW = 19.0


def lay_out(subject: Subject, look: Look) -> Layout:
    """One candidate's dossier, measured and placed."""
    found = dossier(subject)
    if found is None:
        raise ValueError("a dossier needs scorecards that may be seen")
    number = number_of(FormName.DOSSIER, *words.identity(subject, found), look.with_evidence)
    on = page_frame(subject, look, number)
    title = sheet_head.title(tr("Candidate dossier"), subject)
    heads = Heads(title, words.facts(subject, found), on)
    pages = flow(_blocks(subject, found, look, sheet_head.whole(on)), on, heads)
    return Layout(FormName.DOSSIER, number, on, pages)


def lack(subject: Subject) -> str:
    """Why there is no dossier to print; empty when there is one."""
    return why_no_dossier(subject)


def fields_of(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that a dossier prints, as (field name, text)."""
    found = dossier(subject)
    return words.fields(subject, found) if found else []


def _blocks(subject: Subject, found: Dossier, look: Look, on: Span) -> Iterator[Block]:
    yield Block(tuple(_summary(found, on)))
    yield _ratings(found, on)
    if found.exceptions:
        yield _listed(tr("Exceptions to equal treatment"), found.exceptions, on)
    if look.with_evidence:
        yield from _evidence(found, on)
    if found.opener:
        yield from _reactions(found, on)
    if found.debrief.notes:
        notes = setting.text(found.debrief.notes, BODY, on)
        yield _section(tr("Notes of the debrief"), notes, on)
    if found.rules:
        yield _rules(subject, found, on)
    yield from _decisions(subject, found, on)


def _summary(found: Dossier, on: Span) -> list[Piece]:
    columns = on.columns([1.0, 1.0, 1.0], 18)
    parts = words.summary(found)
    return [
        beside(
            *(
                [
                    *setting.text(name, LABEL, column),
                    space(1.0),
                    *setting.text(value, PROMPT, column),
                    *setting.text(meaning, SMALL, column),
                ]
                for (name, value, meaning), column in zip(parts, columns, strict=True)
            )
        )
    ]


def _ratings(found: Dossier, on: Span) -> Block:
    columns = _columns(found, on)
    count = len(found.panel)
    aligns = [Align.LEFT, *[Align.CENTRE] * (count + 2)]
    names = words.short_names(found, [span.width for span in columns[1:-2]])
    titles = [tr("Attitude"), *names, tr("Range"), tr("Agreed")]
    heads = grid.head(titles, columns, aligns)
    pieces = list(heads)
    for place, item in enumerate(found.debrief.items, start=1):
        pieces += _rating_row(found, item, place, columns)
    last = _quiet_row(tr("Recommendation"), words.recommendations(found), columns)
    if found.opener:
        name = tr("Reaction to the opener, never scored")
        last += _quiet_row(name, words.reactions(found), columns)
    if any(voice.is_amended for item in found.debrief.items for voice in item.voices):
        last += [space(2.0), *setting.text(words.amended(), SMALL, on)]
    for entered in words.from_paper(found):
        last += [space(2.0), *setting.text(entered, SMALL, on)]
    if legend := consensus_words.legend(found.panel, names):
        last += [space(2.0), *setting.text(legend, SMALL, on)]
    return Block((*pieces, *keeping(last)), again=tuple(heads), gap=_GAP, loose=True)


def _columns(found: Dossier, on: Span) -> list[Span]:
    count = max(len(found.panel), 1)
    name = 0.3 * on.width
    each = min(62.0, (on.width - name - 84) / count)
    spare = on.width - name - 84 - each * len(found.panel)
    widths = [name + spare, *[each] * len(found.panel), 40, 44]
    columns, left = [], on.left
    for wide in widths:
        columns.append(Span(left, wide))
        left += wide
    return columns


def _rating_row(
    found: Dossier, item: DebriefItem, place: int, columns: Sequence[Span]
) -> list[Piece]:
    voices = [found.voice(item, person) for person in found.panel]
    cells = [Cell(words.attitude(item, place), _NAME, middle=True)]
    cells += [
        _score_cell(voice, column) for voice, column in zip(voices, columns[1:-2], strict=True)
    ]
    cells += [
        Cell(item.range_text, _NAME, Align.CENTRE, middle=True),
        Cell(words.agreed(item), _SCORE, Align.CENTRE, middle=True),
    ]
    scores = [voice.rating if voice else None for voice in voices]
    grounds = [
        (column, score_colour(int(score)))
        for column, score in zip(columns[1:-2], scores, strict=True)
        if isinstance(score, Score)
    ]
    return grid.row(cells, columns, least=_ROW, ground=partial(_draw_grounds, grounds))


def _score_cell(voice: Voice | None, column: Span) -> Cell:
    text = words.rating(voice)
    if voice and isinstance(voice.rating, Score):
        ink = ink_on(score_colour(int(voice.rating)))
        return Cell(text, replace(_SCORE, colour=ink), Align.CENTRE, middle=True)
    return Cell(text, grid.fitted(text, SMALL, column.width - 2), Align.CENTRE, middle=True)


def _draw_grounds(grounds: Sequence[tuple[Span, str]], pen: Pen, top: float, height: float) -> None:
    for column, colour in grounds:
        corner = (column.left + 2, top - height + 2)
        pen.box(corner, (column.width - 4, height - 4), radius=2.2, fill=colour)


def _quiet_row(name: str, texts: Sequence[str], columns: Sequence[Span]) -> list[Piece]:
    cells = [Cell(name, SMALL)]
    cells += [
        Cell(text, grid.fitted(text, SMALL, column.width - 2), Align.CENTRE)
        for text, column in zip(texts, columns[1:-2], strict=True)
    ]
    return grid.row([*cells, Cell(""), Cell("")], columns)


def _evidence(found: Dossier, on: Span) -> Iterator[Block]:
    yield Block(tuple(setting.heading(tr("Evidence"), on)), gap=_GAP, keeps=True)
    for place, item in enumerate(found.debrief.items, start=1):
        title = words.attitude(item, place)
        head = [*setting.text(title, LABEL, on), *setting.text(item.question.prompt, STRONG, on)]
        pieces = [*keeping([*head, space(3.0)], last=True)]
        for voice in item.voices:
            pieces += _heard(words.said(voice), words.heard(voice), on)
        if item.consensus:
            pieces += _heard(tr("Agreed"), words.consensus(item), on)
        again = setting.text(f"{title} {tr('(continued)')}", LABEL, on)
        yield Block(tuple(pieces), again=keeping(again, last=True), gap=9.0 if place > 1 else 0.0)


def _heard(name: str, text: str, on: Span) -> list[Piece]:
    """A name in the margin, and what belongs to it beside."""
    left = setting.text(name, _MARGIN, Span(on.left, _NAMES))
    lines = setting.text(text, BODY, on.after(_NAMES + 12))
    if len(lines) <= len(left):
        return [beside(left, lines), space(3.0)]
    taken = len(left)
    first = replace(beside(left, lines[:taken]), keeps=lines[taken - 1].keeps)
    return [first, *lines[taken:], space(3.0)]


def _reactions(found: Dossier, on: Span) -> Iterator[Block]:
    opener = found.opener
    if opener is None:
        return
    pieces = [*keeping([*setting.text(opener.prompt, MUTED, on), space(3.0)], last=True)]
    for judgement in found.judgements:
        pieces += _heard(words.name(judgement.person), words.reaction(judgement), on)
    yield _section(tr("The opener, never scored"), pieces, on)


def _rules(subject: Subject, found: Dossier, on: Span) -> Block:
    today = subject.papers.as_of.date()
    pieces: list[Piece] = []
    for rule in found.rules:
        pieces += setting.bullets([rule_words.told(rule)], BODY, on)
        pieces += [*setting.text(rule_words.outcome(rule, today), MUTED, on.after(9)), space(3.0)]
    return _section(tr("Dumb rules they named"), pieces, on)


def _decisions(subject: Subject, found: Dossier, on: Span) -> Iterator[Block]:
    title = setting.heading(tr("Decision"), on, HEADING)
    if not found.decisions:
        yield _section(tr("Decision"), setting.text(tr("Nobody has decided yet."), MUTED, on), on)
        return
    yield Block(tuple(title), gap=_GAP, keeps=True)
    for one in reversed(found.decisions):
        yield decision_block.block(subject, one, on, is_latest=one is found.decisions[-1])


def _listed(title: str, items: Sequence[str], on: Span) -> Block:
    return _section(title, setting.bullets(items, BODY, on), on)


def _section(title: str, pieces: Sequence[Piece], on: Span) -> Block:
    again = setting.heading(f"{title} {tr('(continued)')}", on)
    return Block((*setting.heading(title, on), *pieces), again=tuple(again), gap=_GAP)
