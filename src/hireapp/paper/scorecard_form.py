"""The scorecard on paper: to be filled by hand, or as it was filled on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hireapp.domain.kits import Kit, KitQuestion
from hireapp.domain.papers import FormName, Subject
from hireapp.domain.scorecards import Scorecard
from hireapp.i18n import tr
from hireapp.paper import rating_block, scorecard_words, setting, sheet_head
from hireapp.paper.document import Layout, Look, code_of, number_of, page_frame
from hireapp.paper.flow import Block, Outline, Piece, flow, keeping, space
from hireapp.paper.kept import by_identity
from hireapp.paper.setting import BODY, SMALL
from hireapp.paper.sheet_head import Heads
from hireapp.paper.span import Span

_GAP = 8.25
_PADDING = 7.5
_EVIDENCE_LINES = 4


def lay_out(subject: Subject, look: Look) -> Layout:
    """A blank scorecard, measured and placed."""
    return _lay_out(FormName.SCORECARD, subject, look, None)


def lay_out_filled(subject: Subject, look: Look) -> Layout:
    """A scorecard as its interviewer filled it."""
    return _lay_out(FormName.FILLED_SCORECARD, subject, look, subject.scorecard)


def lack(subject: Subject) -> str:
    """Why there is no scorecard to print; empty when there is one."""
    return "" if subject.kit else tr("There is no interview kit yet.")


def lack_filled(subject: Subject) -> str:
    """Why there is no filled scorecard to print; empty when there is one."""
    if subject.scorecard is None:
        return tr("You may not see this scorecard, or it was not begun.")
    return lack(subject)


def fields_of(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that a blank scorecard prints, as (field name, text)."""
    return scorecard_words.fields(subject)


def fields_of_filled(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that a filled scorecard prints, as (field name, text)."""
    return scorecard_words.fields(subject) + scorecard_words.filled_fields(subject)


def _lay_out(name: FormName, subject: Subject, look: Look, card: Scorecard | None) -> Layout:
    kit = subject.kit
    if kit is None:
        raise ValueError("a scorecard needs a kit")
    number = number_of(name, *scorecard_words.identity(subject, card))
    on = page_frame(subject, look, number, coded=True)
    heads = Heads(sheet_head.title(tr("Scorecard"), subject), sheet_head.facts_line(subject), on)
    blocks = list(_blocks(subject, kit, card, look, sheet_head.whole(on)))
    pages = flow(blocks, on, heads)
    return Layout(name, number, on, pages, code=code_of(subject, number))


def _blocks(
    subject: Subject, kit: Kit, card: Scorecard | None, look: Look, on: Span
) -> Iterator[Block]:
    yield Block(tuple(_purpose(subject, card, on)))
    opener = kit.content.opener
    inner = on.inset(_PADDING + 1.5)
    if opener and subject.papers.opening.facts.uses_opener:
        yield _boxed(_opener(kit, card, inner), on, dashed=True)
    for place, asked in enumerate(kit.content.questions, start=1):
        label = scorecard_words.label(kit, asked, place)
        if card is None:
            yield _blank_question(asked, label, on)
        else:
            yield _filled_question(asked, label, card, look, on)
    if kit.content.facts:
        notes = subject.fact_notes if card else None
        yield _boxed(rating_block.facts(kit, inner, notes), on)
    yield _boxed(_recommendation(card, inner), on)


def _purpose(subject: Subject, card: Scorecard | None, on: Span) -> list[Piece]:
    rules_on = Span(on.left, 0.76 * on.width)
    pieces = setting.led(tr("Our purpose:"), subject.papers.opening.purpose, BODY, rules_on)
    if card:
        return [*pieces, *setting.text(scorecard_words.state(subject, card), BODY, rules_on)]
    pieces += setting.text(scorecard_words.rules(), BODY, rules_on)
    if subject.candidate is None or subject.seat is None:
        pieces.append(_names_to_fill(subject, on))
    return pieces


def _names_to_fill(subject: Subject, on: Span) -> Piece:
    wanted = [] if subject.candidate else [tr("Candidate")]
    if subject.seat is None:
        wanted.append(tr("Interviewer"))
    return setting.blanks([*wanted, tr("Date")], on)


def _opener(kit: Kit, card: Scorecard | None, on: Span) -> list[Piece]:
    opener = kit.content.opener
    if opener is None:
        return []
    pieces = rating_block.opener_head(opener, on)
    if card is None:
        pieces += rating_block.evidence("", [("", 1)], on, filled=False)
        return list(keeping([*pieces, space(5.0), rating_block.reactions(on)]))
    if card.reaction:
        if card.reaction_reason:
            pieces += setting.text(card.reaction_reason, BODY, on)
        return [*pieces, space(4.0), rating_block.reactions(on, card.reaction)]
    return [*pieces, *setting.text(scorecard_words.no_reaction(card), setting.MUTED, on)]


@by_identity
def _blank_question(asked: KitQuestion, label: str, on: Span) -> Block:
    inner = on.inset(_PADDING + 1.5)
    lines = rating_block.evidence("", [("", _EVIDENCE_LINES)], inner, filled=False)
    pieces = [*_head(asked, label, inner), *lines, *rating_block.scale(asked, inner)]
    return replace(_question(pieces, label, on), repeats=True)


def _filled_question(
    asked: KitQuestion, label: str, card: Scorecard, look: Look, on: Span
) -> Block:
    inner = on.inset(_PADDING + 1.5)
    answer = card.answer(asked.id)
    pieces = _head(asked, label, inner)
    if look.with_evidence:
        pieces += rating_block.evidence(answer.evidence, [], inner, filled=True)
    pieces += rating_block.scale(asked, inner, answer.rating)
    pieces += _amendments(asked, card, inner)
    return _question(pieces, label, on)


def _head(asked: KitQuestion, label: str, on: Span) -> list[Piece]:
    minutes = rating_block.minutes_text(asked.question.minutes)
    return rating_block.head(label, asked.question.prompt, minutes, on)


def _question(pieces: list[Piece], label: str, on: Span) -> Block:
    inner = on.inset(_PADDING + 1.5)
    again = setting.text(f"{label} {tr('(continued)')}", setting.LABEL, inner)
    return replace(_boxed(pieces, on), again=keeping(again, last=True))


def _amendments(asked: KitQuestion, card: Scorecard, on: Span) -> list[Piece]:
    lines = scorecard_words.amendments(asked, card)
    if not lines:
        return []
    return [space(3.0), *(piece for line in lines for piece in setting.text(line, SMALL, on))]


def _recommendation(card: Scorecard | None, on: Span) -> list[Piece]:
    label = tr("Only now: your recommendation, after all ratings")
    pieces = setting.text(label, setting.LABEL, on)
    chosen = card.recommendation if card else None
    pieces += [space(5.0), rating_block.recommendations(on, chosen)]
    if card is None or not card.is_submitted:
        pieces += [space(8.0), setting.blanks([tr("Signature"), tr("Date")], on)]
    return list(keeping(pieces))


def _boxed(pieces: list[Piece], on: Span, *, dashed: bool = False) -> Block:
    outline = Outline(on.left, on.width, _PADDING, dashed=dashed)
    return Block(tuple(pieces), gap=_GAP, outline=outline)
