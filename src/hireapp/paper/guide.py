"""The interviewer guide: what lies on the table, from the preparation to the closing words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hireapp.domain.kits import Kit, KitQuestion
from hireapp.domain.papers import FormName, Subject
from hireapp.domain.questions import Question, Stage
from hireapp.domain.scorecards import Reaction
from hireapp.i18n import tr
from hireapp.paper import guide_words as words
from hireapp.paper import rating_block, setting, sheet_head
from hireapp.paper.document import Layout, Look, number_of, page_frame
from hireapp.paper.flow import Block, Outline, Piece, beside, flow, keeping, side_by_side, space
from hireapp.paper.fonts import Weight
from hireapp.paper.kept import by_identity
from hireapp.paper.palette import INK_2
from hireapp.paper.scorecard_words import identity, label
from hireapp.paper.setting import BODY, MUTED, SMALL, SMALL_STRONG
from hireapp.paper.sheet_head import Heads
from hireapp.paper.span import Span
from hireapp.paper.text import Style

_PURPOSE = Style(13.0, 17.5, Weight.SEMIBOLD)
_MOST_LARGE_LINES = 4
_SAY = Style(9.4, 13.4)
_MARGIN = replace(MUTED, leading=_SAY.leading)
_GAP = 9.0
_SECTION_GAP = 16.0
_PADDING = 7.5
_LINES = ((2, 3, 2), (2, 2, 2), (1, 2, 1))
"""Lines to write on for situation, action and result: as many as cost no further page."""


def lay_out(subject: Subject, look: Look) -> Layout:
    """The guide of one seat for one candidate, measured and placed."""
    kit = subject.kit
    if kit is None:
        raise ValueError("a guide needs a kit")
    number = number_of(FormName.GUIDE, *identity(subject, None), words.adjustments(subject))
    on = page_frame(subject, look, number)
    title = sheet_head.title(tr("Interviewer guide"), subject)
    heads = Heads(title, sheet_head.facts_line(subject), on, cover_facts="")
    ways = (flow(_blocks(subject, kit, lines, sheet_head.whole(on)), on, heads) for lines in _LINES)
    return Layout(FormName.GUIDE, number, on, min(ways, key=len))


def lack(subject: Subject) -> str:
    """Why there is no guide to print; empty when there is one."""
    return "" if subject.kit else tr("There is no interview kit yet.")


def fields_of(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that a guide prints, as (field name, text)."""
    return words.fields(subject)


def _blocks(subject: Subject, kit: Kit, lines: Sequence[int], on: Span) -> Iterator[Block]:
    yield _cover(subject, on)
    yield Block(tuple(_preparation(subject, kit, on)), gap=_SECTION_GAP)
    yield _section(tr("Opening"), [_steps(words.opening(subject, kit), on)], on)
    opener = kit.content.opener
    if opener and subject.papers.opening.facts.uses_opener:
        yield _boxed(_opener(opener, on.inset(_PADDING + 1.5)), on, dashed=True)
    for place, asked in enumerate(kit.content.questions, start=1):
        by = words.asked_by(subject, asked)
        yield _question(asked, label(kit, asked, place), by, tuple(lines), on)
    if kit.content.facts:
        yield _boxed(rating_block.facts(kit, on.inset(_PADDING + 1.5)), on)
    yield _section(tr("Closing"), [_steps(words.closing(kit), on), _candidate_asks(on)], on)
    yield _section(tr("Before you rate: seven errors"), [_errors(on)], on)


def _cover(subject: Subject, on: Span) -> Block:
    purpose = setting.text(subject.papers.opening.purpose, _PURPOSE, on)
    if len(purpose) > _MOST_LARGE_LINES:
        purpose = setting.text(subject.papers.opening.purpose, _SAY, on)
    pieces = [
        *setting.text(tr("Our purpose"), setting.LABEL, on),
        space(1.0),
        *purpose,
        space(8.0),
        setting.rule(on, keeps=True),
        space(7.0),
    ]
    names, values = Span(on.left, 84), on.after(96)
    for name, value in words.cover(subject):
        left = setting.text(name, MUTED, names)
        right = setting.text(value, BODY, values) if value else [_to_fill(values)]
        pieces += side_by_side(left, right)
    return Block(tuple(pieces))


def _to_fill(on: Span) -> Piece:
    return setting.rule(on.first(min(on.width, 220.0)), height=BODY.leading)


def _preparation(subject: Subject, kit: Kit, on: Span) -> list[Piece]:
    left, right = on.columns([1.35, 1.0], 24)
    checks = [
        *setting.heading(tr("Before the interview"), left),
        *setting.boxes(words.preparation(subject), BODY, left),
    ]
    minutes = [*setting.heading(tr("Minutes"), right)]
    for name, length in words.minutes(subject, kit):
        minutes += setting.ends(name, length, (BODY, BODY), right)
    total = tr("{n} of {slot}").format(n=kit.content.minutes, slot=words.slot_minutes(subject))
    strong = setting.STRONG
    minutes += [space(3.0), setting.rule(right), space(3.0)]
    minutes += setting.ends(tr("In all"), total, (strong, strong), right)
    return side_by_side(checks, minutes)


def _section(title: str, parts: Sequence[list[Piece]], on: Span) -> Block:
    pieces = setting.heading(title, on)
    for part in parts:
        pieces += part
    again = setting.heading(f"{title} {tr('(continued)')}", on)
    return Block(tuple(pieces), again=tuple(again), gap=_SECTION_GAP)


def _steps(steps: Sequence[words.Step], on: Span) -> list[Piece]:
    names, said = Span(on.left, 96), on.after(108)
    pieces: list[Piece] = []
    for step in steps:
        name = setting.text(step.name, _MARGIN, names)
        lines = setting.text(step.say, _SAY, said) if step.say else []
        if step.writes:
            lines += setting.writing_lines(1, said)
        if step.note:
            lines += setting.text(step.note, SMALL, said)
        pieces += [*_level(name, lines), space(4.0)]
    return pieces


def _level(name: list[Piece], lines: list[Piece]) -> list[Piece]:
    """A name beside the first lines of what belongs to it; the rest may go on on another page."""
    if len(name) >= len(lines):
        return [beside(name, lines)]
    first = lines[: len(name)]
    return [replace(beside(name, first), keeps=True), *lines[len(name) :]]


def _opener(opener: Question, on: Span) -> list[Piece]:
    pieces = rating_block.opener_head(opener, on)
    pieces += [space(2.0), *setting.text(words.about_the_opener(opener), SMALL, on)]
    pieces += rating_block.evidence("", [("", 2)], on, filled=False)
    pieces += [space(5.0), rating_block.reactions(on)]
    if opener.reactions:
        looks = (opener.reactions.flat, opener.reactions.warm, opener.reactions.goose_bumps)
        columns = on.columns([1, 1, 1], 10)
        told = [
            setting.led(f"{one.label}:", meaning, SMALL, column)
            for one, meaning, column in zip(Reaction, looks, columns, strict=True)
        ]
        pieces += [space(3.0), *side_by_side(*told)]
    return list(keeping(pieces))


@by_identity
def _question(asked: KitQuestion, title: str, by: str, lines: tuple[int, ...], on: Span) -> Block:
    inner = on.inset(_PADDING + 1.5)
    minutes = rating_block.minutes_text(asked.question.minutes)
    pieces = rating_block.head(title, asked.question.prompt, minutes, inner, before=_before(asked))
    pieces += [
        space(2.5),
        *setting.text(by, SMALL, inner),
        space(4.0),
        *_probes(asked.question, inner),
        space(4.0),
        *_signals(asked.question, inner),
        *rating_block.evidence("", _labelled(lines), inner, filled=False),
        *rating_block.scale(asked, inner),
    ]
    again = setting.text(f"{title} {tr('(continued)')}", setting.LABEL, inner)
    return replace(_boxed(pieces, on), again=keeping(again, last=True), repeats=True)


def _before(asked: KitQuestion) -> str:
    definition = asked.attitude.definition
    if not asked.transition:
        return definition
    return definition + "\n" + tr("Say first: {words}").format(words=asked.transition)


def _labelled(lines: Sequence[int]) -> list[tuple[str, int]]:
    return list(zip(words.story(), lines, strict=True))


def _probes(question: Question, on: Span) -> list[Piece]:
    stages = [stage for stage in Stage if any(one.stage is stage for one in question.probes)]
    if not stages:
        return []
    columns = on.columns([1.0] * len(stages), 10)
    asked = [
        [
            *setting.text(words.stage(stage), SMALL_STRONG, column),
            *setting.bullets(
                [one.text for one in question.probes if one.stage is stage], SMALL, column
            ),
        ]
        for stage, column in zip(stages, columns, strict=True)
    ]
    return side_by_side(*asked)


def _signals(question: Question, on: Span) -> list[Piece]:
    left, right = on.columns([1.0, 1.0], 10)
    lists = (
        (tr("Listen for"), question.listen_for, "+", left),
        (tr("Warning signs"), question.warning_signs, "−", right),
    )
    columns = [
        [
            *setting.text(title, SMALL_STRONG, column),
            *setting.bullets(items, SMALL, column, sign),
        ]
        for title, items, sign, column in lists
        if items
    ]
    return side_by_side(*columns) if columns else []


def _candidate_asks(on: Span) -> list[Piece]:
    return [
        *keeping(setting.text(tr("The candidate’s questions"), MUTED, on), last=True),
        *setting.writing_lines(3, on),
    ]


def _errors(on: Span) -> list[Piece]:
    pieces: list[Piece] = []
    names, said = Span(on.left, 96), on.after(108)
    name_style = replace(BODY, weight=Weight.SEMIBOLD)
    for name, meaning in words.rating_errors():
        pieces.append(
            beside(
                setting.text(name, name_style, names),
                setting.text(meaning, replace(BODY, colour=INK_2), said),
            )
        )
        pieces.append(space(2.0))
    return list(keeping(pieces))


def _boxed(pieces: list[Piece], on: Span, *, dashed: bool = False) -> Block:
    outline = Outline(on.left, on.width, _PADDING, dashed=dashed)
    return Block(tuple(pieces), gap=_GAP, outline=outline)
