"""The welcome packet: purpose first, then authority, training, the plan and the purpose meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hireapp.domain.development import DevelopmentPlan
from hireapp.domain.papers import FormName, Subject
from hireapp.domain.welcome_packets import WelcomePacket, welcome_packet, why_no_packet
from hireapp.i18n import tr
from hireapp.paper import rule_words, setting, sheet_head
from hireapp.paper import welcome_words as words
from hireapp.paper.document import Layout, Look, number_of, page_frame
from hireapp.paper.flow import Block, Piece, flow, keeping, space
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import ACCENT, INK_2, LINE_STRONG
from hireapp.paper.setting import LABEL, MUTED, PROMPT
from hireapp.paper.sheet_head import Heads
from hireapp.paper.span import Span
from hireapp.paper.text import Style, embedded

_IMPORTANT = Style(25.0, 31.0, Weight.SEMIBOLD)
_LONG_IMPORTANT = Style(17.0, 22.0, Weight.SEMIBOLD)
_PURPOSE = Style(15.5, 21.0, Weight.SEMIBOLD, ACCENT)
_LETTER = Style(10.4, 16.2)
_TEXT = Style(9.6, 14.4)
_AIM = replace(_TEXT, colour=INK_2)
_GAP = 18.0
_MEASURE = 0.8
"""The share of the width that running text takes: lines of a length that reads well."""


def lay_out(subject: Subject, look: Look) -> Layout:
    """The packet for one person hired, measured and placed."""
    packet = welcome_packet(subject)
    if packet is None or subject.candidate is None:
        raise ValueError("a welcome packet needs somebody hired")
    number = number_of(FormName.WELCOME_PACKET, subject.candidate.candidate.id, packet)
    on = page_frame(subject, look, number)
    title = sheet_head.title(tr("Welcome"), subject)
    heads = Heads(title, packet.facts.title, on)
    pages = flow(_blocks(packet, sheet_head.whole(on)), on, heads)
    return Layout(FormName.WELCOME_PACKET, number, on, pages)


def lack(subject: Subject) -> str:
    """Why there is no packet to print; empty when there is one."""
    return why_no_packet(subject)


def fields_of(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that the packet prints, as (field name, text)."""
    packet = welcome_packet(subject)
    return words.fields(packet) if packet else []


def _blocks(packet: WelcomePacket, on: Span) -> Iterator[Block]:
    yield Block(tuple(_purpose(packet, on.first(_MEASURE * on.width))))
    yield _section(tr("Your authority, and where it ends"), _authority(packet, on), on, fresh=True)
    yield _section(tr("What we will train"), _training(packet, on), on)
    yield from _plans(packet.plans, on)
    yield _section(tr("The purpose meeting"), _meeting(on), on, fresh=True)
    yield _section(tr("The dumb rules you named"), _rules(packet, on), on)


def _purpose(packet: WelcomePacket, on: Span) -> list[Piece]:
    pieces: list[Piece] = [space(60.0)]
    pieces += setting.text(words.important(), _IMPORTANT, on)
    pieces += [space(22.0), *setting.text(tr("Why your job exists"), LABEL, on), space(2.0)]
    pieces += [*setting.text(packet.facts.purpose, _PURPOSE, on), space(20.0)]
    for paragraph in words.letter(packet):
        pieces += [*setting.text(paragraph, _LETTER, on), space(8.0)]
    pieces += [space(26.0), setting.rule(on.first(200.0), colour=LINE_STRONG)]
    return [*pieces, *setting.text(words.signed(), MUTED, on)]


def _authority(packet: WelcomePacket, on: Span) -> list[Piece]:
    pieces: list[Piece] = []
    text = on.first(_MEASURE * on.width)
    for title, said in words.authority(packet):
        pieces += keeping(setting.text(title, LABEL, text), last=True)
        if said:
            pieces += [*setting.text(said, _LETTER, text), space(8.0)]
        else:
            pieces += [*setting.writing_lines(3, on, 19.0), space(10.0)]
    return [*pieces, *setting.text(words.when_in_doubt(), _AIM, text)]


def _training(packet: WelcomePacket, on: Span) -> list[Piece]:
    if not packet.facts.aptitudes:
        return setting.writing_lines(4, on, 19.0)
    lead = setting.text(words.about_training(), _AIM, on)
    items = [embedded(one) for one in packet.facts.aptitudes]
    return [*lead, space(4.0), *setting.boxes(items, _TEXT, on)]


def _plans(plans: Sequence[DevelopmentPlan], on: Span) -> Iterator[Block]:
    heading = setting.heading(tr("Your development plan"), on)
    yield Block(tuple(heading), gap=_GAP, keeps=True)
    if not plans:
        text = tr("You and your lead write it together in your first month.")
        yield Block((*setting.text(text, _AIM, on), *setting.writing_lines(6, on, 19.0)))
    for place, plan in enumerate(plans):
        title = words.plan_title(plan, place, len(plans))
        pieces = keeping(
            [*setting.text(title, PROMPT, on), *setting.text(plan.aim, _AIM, on), space(5.0)],
            last=True,
        )
        steps = setting.boxes(plan.steps, _TEXT, on)
        signs = [space(4.0), setting.blanks(words.plan_blanks(), on)]
        yield Block((*pieces, *keeping(steps, last=True), *signs), gap=10.0 if place else 0.0)


def _meeting(on: Span) -> list[Piece]:
    text = on.first(_MEASURE * on.width)
    pieces = [*setting.text(words.about_the_meeting(), _TEXT, text), space(8.0)]
    for minutes, item in words.agenda():
        pieces += setting.ends(item, minutes, (_TEXT, MUTED), on)
        pieces += [space(2.0), setting.rule(on), space(4.0)]
    pieces += [space(4.0), setting.blanks(words.meeting_blanks(), on)]
    return pieces


def _rules(packet: WelcomePacket, on: Span) -> list[Piece]:
    text = on.first(_MEASURE * on.width)
    pieces = [*setting.text(words.about_rules(packet), _AIM, text), space(5.0)]
    for rule in packet.rules:
        pieces += setting.bullets([rule_words.told(rule)], _TEXT, text)
        became = setting.text(rule_words.outcome(rule, packet.day), MUTED, text.after(9))
        pieces += [*became, space(5.0)]
    return pieces if packet.rules else [*pieces, *setting.writing_lines(4, on, 19.0)]


def _section(title: str, pieces: Sequence[Piece], on: Span, *, fresh: bool = False) -> Block:
    again = setting.heading(f"{title} {tr('(continued)')}", on)
    return Block((*setting.heading(title, on), *pieces), tuple(again), gap=_GAP, fresh=fresh)
