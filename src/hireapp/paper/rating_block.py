"""One question on paper: circles above their anchors, evidence, and the reasons for no score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from hireapp.domain.ids import QuestionId
from hireapp.domain.kits import Kit, KitQuestion
from hireapp.domain.questions import SCALE_POINTS, Question
from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation
from hireapp.i18n import tr
from hireapp.paper import setting
from hireapp.paper.flow import Piece, keeping, side_by_side, space
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import INK, INK_3, PAPER
from hireapp.paper.pen import Align, Pen
from hireapp.paper.setting import LABEL, PROMPT, SMALL
from hireapp.paper.span import Span
from hireapp.paper.text import Style, width

LARGE, LITTLE = 7.5, 5.6
"""Radii of the circles: of scores and reactions, and of what is said in their place."""

_DIGIT = Style(7.9, 10.0, Weight.SEMIBOLD)
_ON_DARK = replace(_DIGIT, colour=PAPER)
_MINUTES = Style(8.3, 11.4, colour=INK_3)
_ASIDE = Style(7.9, 10.4)


@dataclass(frozen=True, slots=True)
class Choice:
    """A circle and the words beside it; `name` says what filling it means."""

    name: str
    label: str
    chosen: bool = False


def head(label: str, prompt: str, minutes: str, on: Span, *, before: str = "") -> list[Piece]:
    """What is asked; `before` is said first. Nothing of it stands at the foot of a page."""
    pieces = setting.ends(label, minutes, (LABEL, _MINUTES), on)
    if before:
        pieces += [space(1.5), *setting.text(before, SMALL, on)]
    pieces += [space(2.0), *setting.text(prompt, PROMPT, on)]
    return list(keeping(pieces, last=True))


def minutes_text(minutes: int) -> str:
    """Planned minutes, short."""
    return tr("{n}\u00a0min").format(n=minutes)


def scale(asked: KitQuestion, on: Span, rating: Rating | None = None) -> list[Piece]:
    """The five circles, each above what earns it, and the reasons for no score."""
    columns = on.columns([1.0] * len(SCALE_POINTS), 7)
    points = [
        [
            Piece(
                2 * LARGE + 3.5,
                partial(
                    _draw_point, asked.id, point, rating is not None and rating == point, column
                ),
            ),
            *setting.text(asked.question.anchor(point), SMALL, column),
        ]
        for point, column in zip(SCALE_POINTS, columns, strict=True)
    ]
    words = {
        NoScore.NOT_ASKED: tr("not asked"),
        NoScore.NO_EVIDENCE: tr("asked, no evidence"),
        NoScore.DECLINED: tr("declined to answer"),
    }
    reasons = [
        Choice(f"q:{asked.id}:{one.value}", label, chosen=one is rating)
        for one, label in words.items()
    ]
    row = choices(tr("No score because:"), reasons, on, radius=LITTLE, style=SMALL)
    return [*keeping([space(4.5), *side_by_side(*points), space(4.0)], last=True), row]


def reactions(on: Span, reaction: Reaction | None = None) -> Piece:
    """The interviewer's own reaction to the opener, which is never scored."""
    every = [Choice(f"opener:{one.value}", one.label, chosen=one is reaction) for one in Reaction]
    return choices(tr("My reaction, noted now and then left alone:"), every, on)


def recommendations(on: Span, chosen: Recommendation | None = None) -> Piece:
    """The overall judgement."""
    every = [
        Choice(f"recommendation:{one.value}", one.label, chosen=one is chosen)
        for one in Recommendation
    ]
    return choices("", every, on)


def facts(kit: Kit, on: Span, notes: Mapping[str, str] | None = None) -> list[Piece]:
    """What is noted of everybody and never scored, each with a line, or as it was noted."""
    pieces = list(keeping(setting.text(tr("To note, never scored"), LABEL, on), last=True))
    for fact in kit.content.facts:
        if notes is None:
            pieces += keeping(setting.text(fact.text, setting.BODY, on), last=True)
            pieces += [*setting.writing_lines(1, on), space(2.0)]
        else:
            said = notes.get(fact.id, "–")
            pieces += [*setting.led(f"{fact.text}:", said, setting.BODY, on), space(2.0)]
    return pieces[:-1]


def opener_head(opener: Question, on: Span) -> list[Piece]:
    """The opener, said to be never scored."""
    return head(tr("Opener, never scored"), opener.prompt, minutes_text(opener.minutes), on)


def choices(
    lead: str,
    every: Sequence[Choice],
    on: Span,
    *,
    radius: float = LARGE,
    style: Style = _ASIDE,
) -> Piece:
    """Circles with words beside them, in a row."""
    draw = partial(_draw_choices, lead, tuple(every), on, radius, style)
    return Piece(2 * radius + 3, draw)


def evidence(
    text: str, labels: Sequence[tuple[str, int]], on: Span, *, filled: bool
) -> list[Piece]:
    """What was heard, typed; or lines to write it on, each label with a number of them."""
    if filled:
        heard = text or tr("No evidence was written down.")
        style = setting.BODY if text else setting.MUTED
        return [space(3.0), *setting.text(heard, style, on)]
    pieces: list[Piece] = [replace(space(2.0), keeps=True)]
    for label, count in labels:
        lines = setting.writing_lines(count, on)
        if label:
            lines[0] = replace(lines[0], draw=partial(_draw_labelled, lines[0], label, on))
        pieces += keeping(lines, last=True)
    return list(keeping(pieces))


def _draw_labelled(line: Piece, label: str, on: Span, pen: Pen, top: float) -> None:
    pen.text(on.left, top - line.height + 2.4, label, replace(SMALL, colour=INK_3))
    line.draw(pen, top)


def _draw_point(
    question_id: QuestionId, point: int, chosen: bool, on: Span, pen: Pen, top: float
) -> None:
    x, y = on.left + LARGE, top - LARGE - 0.5
    _circle(pen, x, y, LARGE, f"q:{question_id}:{point}", filled=chosen)
    digit = _ON_DARK if chosen else _DIGIT
    pen.text(x, y - 0.36 * digit.size, str(point), digit, Align.CENTRE)


def _draw_choices(
    lead: str,
    every: tuple[Choice, ...],
    on: Span,
    radius: float,
    style: Style,
    pen: Pen,
    top: float,
) -> None:
    middle = top - radius - 1.5
    baseline = middle - 0.36 * style.size
    x = on.left
    gap = radius * 2.1
    if lead:
        pen.text(x, baseline, lead, style)
        x += width(lead, style) + gap
    for one in every:
        _circle(pen, x + radius, middle, radius, one.name, filled=one.chosen)
        x += 2 * radius + 6
        weight = Weight.SEMIBOLD if one.chosen else style.weight
        pen.text(x, baseline, one.label, replace(style, weight=weight))
        x += width(one.label, style) + gap


def _circle(pen: Pen, x: float, y: float, radius: float, name: str, *, filled: bool) -> None:
    pen.circle(x, y, radius, name)
    if filled:
        pen.dot(x, y, radius - 0.9, INK)
