"""The cards of the middle column: questions in order, and the unscored blocks around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from typing_extensions import override

from hireapp.domain.kits import KitContent, KitQuestion, Script
from hireapp.domain.people import Seat
from hireapp.domain.question_check.flags import Flag
from hireapp.gui import shortcuts
from hireapp.gui.cards.model import Card
from hireapp.gui.kit.checks import Findings, sentence, wording
from hireapp.gui.kit.editor import asked_by
from hireapp.gui.question_view import minutes
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr, trn

WELCOME = "#welcome"
CLOSING = "#closing"
FACTS = "#facts"
"""Keys of the blocks that are no questions; a question's id has no such sign."""
BLOCKS = (WELCOME, CLOSING, FACTS)
_FLAGS_SHOWN = 2


@dataclass(frozen=True, kw_only=True)
class KitCard(Card):
    """A question of the kit: what is said before it, and what the question check says of it.

    `link` offers another wording; it is empty when none is offered.
    """

    before: str = ""
    flags: tuple[str, ...] = ()
    link: str = ""

    @property
    @override
    def spoken(self) -> str:
        parts = (self.number, self.before, self.text, self.note, *self.flags, self.link)
        return ", ".join(part.replace("\n", ", ") for part in parts if part)


def cards_of(
    content: KitContent, findings: Findings, seats: Sequence[Seat] | None
) -> tuple[Card, ...]:
    """Everything of a kit, as it is said; `seats` are the panel when questions are split."""
    questions = (
        _question(number, one, findings.of(one.id), seats)
        for number, one in enumerate(content.questions, start=1)
    )
    return (*_before(content), *questions, *_after(content))


def _before(content: KitContent) -> Iterator[Card]:
    if content.welcome.text:
        yield _script(WELCOME, tr("Opening script"), content.welcome)
    if content.opener is not None:
        yield Card(
            key=content.opener.id,
            text=content.opener.prompt,
            mark=tr("opener, never scored"),
            note=minutes(content.opener.minutes),
            dashed=True,
        )


def _after(content: KitContent) -> Iterator[Card]:
    if content.closing.text:
        yield _script(CLOSING, tr("Closing script"), content.closing)
    if content.facts:
        count = len(content.facts)
        yield Card(
            key=FACTS,
            text=trn("{n} fact to note", "{n} facts to note", count),
            mark=tr("never scored"),
            dashed=True,
        )


def _script(key: str, title: str, script: Script) -> Card:
    mark = tr("read out, never scored")
    return Card(key=key, text=title, mark=mark, note=minutes(script.minutes), dashed=True)


def _question(
    number: int, one: KitQuestion, flags: tuple[Flag, ...], seats: Sequence[Seat] | None
) -> KitCard:
    notes = [
        minutes(one.question.minutes),
        tr("weight {weight}").format(weight=f"{one.weight:g}"),
    ]
    if seats is not None:
        notes.append(who_asks(one, seats))
    return KitCard(
        key=one.id,
        text=one.question.prompt,
        number=str(number),
        note="\n".join(notes),
        before=one.transition,
        flags=_remarks(flags),
        link=_link(flags),
    )


def who_asks(one: KitQuestion, seats: Sequence[Seat]) -> str:
    """Who asks a question, as short as a card needs it."""
    asking = asked_by(one, seats)
    if not asking:
        return tr("nobody asks")
    if len(asking) == len(seats) > 1:
        return tr("all ask")
    return " ".join(seat.person.initials for seat in asking)


def _remarks(flags: tuple[Flag, ...]) -> tuple[str, ...]:
    shown = tuple(sentence(one) for one in flags[:_FLAGS_SHOWN])
    more = len(flags) - len(shown)
    if not more:
        return shown
    return (*shown, trn("and {n} more remark", "and {n} more remarks", more))


def _link(flags: tuple[Flag, ...]) -> str:
    if not wording(flags):
        return ""
    key = shortcuts.shown(Action.USE_WORDING)
    return tr("Use this wording ({key})").format(key=key)
