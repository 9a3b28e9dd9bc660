"""The kit of one opening while it is edited: every edit is kept at once. Free of Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

import msgspec

from hireapp.domain.attitudes import Attitude
from hireapp.domain.banks import Bank
from hireapp.domain.ids import AttitudeId, OpeningId, QuestionId, SeatId
from hireapp.domain.kit_coverage import AttitudeCoverage, SplitCoverage, by_attitude, by_seat
from hireapp.domain.kits import (
    Fact,
    Kit,
    KitContent,
    KitQuestion,
    Script,
    check_can_freeze,
    starter_content,
)
from hireapp.domain.openings import Format, OpeningFacts
from hireapp.domain.people import Seat
from hireapp.domain.questions import Question
from hireapp.domain.text import LINE_LIMIT, required_line
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store import kits, openings, panels
from hireapp.store.database import Database


@dataclass(frozen=True, slots=True)
class Step:
    """One edit, with what was there before it: None for no kit at all.

    `formats` has the opening's format before and after, when that is what was changed.
    """

    words: str
    before: Kit | None
    after: Kit | None
    formats: tuple[Format, Format] | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """Planned minutes against the interview's slot."""

    planned: int
    slot: int

    @property
    def over(self) -> int:
        """Minutes too many; 0 when the kit fits."""
        return max(0, self.planned - self.slot)


class KitEditor:
    """Edits one opening's kit through the store; each edit gives a step that can be undone.

    An edit that changes nothing gives None and is not kept, so that it makes no new draft.
    """

    def __init__(self, database: Database, opening_id: OpeningId) -> None:
        self._database = database
        self._opening_id = opening_id
        self._writing = False
        self.kit: Kit | None = kits.latest(database, opening_id)
        self.facts: OpeningFacts = openings.get(database, opening_id).facts
        self.seats: tuple[Seat, ...] = self._counting_seats()

    @property
    def content(self) -> KitContent:
        """What the newest version asks; empty when there is no kit."""
        return self.kit.content if self.kit else KitContent()

    @property
    def lacks_opener(self) -> bool:
        """Whether the opening begins with the opener and the kit has none."""
        return self.facts.uses_opener and self.content.opener is None

    @property
    def can_discard(self) -> bool:
        """Whether there is a draft that came after a frozen version."""
        return self.kit is not None and self.kit.is_draft and self.kit.number > 1

    @property
    def is_split(self) -> bool:
        """Whether each seat has its own questions."""
        return self.facts.format is Format.SERIES_SPLIT

    @property
    def fit(self) -> Fit:
        """Planned minutes against the slot: of the busiest seat when questions are split."""
        if self.is_split and self.seats:
            planned = max(one.minutes for one in self.split().seats)
            return Fit(planned, self.facts.slot_minutes)
        return Fit(self.content.minutes, self.facts.slot_minutes)

    def reload(self) -> bool:
        """Read again; whether somebody else changed the kit, so that old steps are void."""
        known = self.kit
        self.facts = openings.get(self._database, self._opening_id).facts
        self.seats = self._counting_seats()
        self.kit = kits.latest(self._database, self._opening_id)
        return not self._writing and self.kit != known

    def coverage(self, attitudes: Iterable[Attitude]) -> tuple[AttitudeCoverage, ...]:
        """How much each of these attitudes, and any other in the kit, is measured."""
        return by_attitude(self.content, attitudes)

    def split(self) -> SplitCoverage:
        """How the questions are dealt out to the panel."""
        return by_seat(self.content, [one.id for one in self.seats])

    def start_empty(self, bank: Bank | None) -> Step:
        """Begin a kit with nothing but the opener of a bank, where the opening begins with it."""
        content = KitContent()
        if bank is not None and self.facts.uses_opener:
            content = content.adding(bank, bank.openers[0])
        return self._keep(tr("starting empty"), content)

    def start(self, bank: Bank) -> Step:
        """Begin with the starter kit of a bank."""
        content = starter_content(
            bank, slot_minutes=self.facts.slot_minutes, uses_opener=self.facts.uses_opener
        )
        return self._keep(tr("taking the starter kit"), content)

    def replace(self, words: str, content: KitContent) -> Step | None:
        """Use another content as a whole, such as a ready kit's or an older version's."""
        if self.kit is None:
            return self._keep(words, content)
        return self._change(words, content)

    def add(self, bank: Bank, question: Question, place: int | None = None) -> Step:
        """Put a question at a place (at the end for None), or the opener in its own.

        Raises:
            Refused: when the kit has the question already.
        """
        content = self.content.adding(bank, question)
        if place is not None and not question.is_opener:
            last = len(content.questions) - 1
            content = content.moving(QuestionId(question.id), place - last)
        return self._keep(tr("adding a question"), content)

    def remove(self, question_id: QuestionId) -> Step | None:
        """Take out a question or the opener; None when the kit has neither."""
        content = self.content
        if content.opener is not None and content.opener.id == question_id:
            without = msgspec.structs.replace(content, opener=None)
            return self._keep(tr("removing the opener"), without)
        if content.find(question_id) is None:
            return None
        return self._keep(tr("removing a question"), _settled(content.removing(question_id)))

    def move(self, question_id: QuestionId, steps: int) -> Step | None:
        """Move a question up (negative) or down; None when it cannot go further."""
        if self.content.find(question_id) is None:
            return None
        return self._change(tr("moving a question"), self.content.moving(question_id, steps))

    def put(self, question_id: QuestionId, place: int) -> Step | None:
        """Move a question to a place; None when it stands there."""
        ids = self.content.question_ids
        return (
            self.move(question_id, place - ids.index(question_id)) if question_id in ids else None
        )

    def weigh(self, question_id: QuestionId, weight: float) -> Step | None:
        """Let a question count more or less than the others.

        Raises:
            Refused: when the weight is out of range.
        """
        changed = self.content.changing(question_id, weight=weight)
        return self._change(tr("changing a weight"), _settled(changed))

    def weigh_equally(self) -> Step | None:
        """Let every question count the same, which needs no reason."""
        return self._change(tr("weighing all equally"), self.content.weighing_equally())

    def give_reason(self, text: str) -> Step | None:
        """Write down why the weights are not equal.

        Raises:
            Refused: when it is too long.
        """
        return self._change(tr("the reason for the weights"), self.content.giving_reason(text))

    def take_minutes(self, question_id: QuestionId, minutes: int) -> Step | None:
        """Plan other minutes for a question."""
        return self._ask(question_id, tr("changing the minutes"), minutes=minutes)

    def reword(self, question_id: QuestionId, prompt: str) -> Step | None:
        """Ask a question in other words; the bank keeps its own.

        Raises:
            Refused: when nothing is asked, or the wording is too long.
        """
        line = required_line(prompt, what=tr("the question"), limit=LINE_LIMIT)
        return self._ask(question_id, tr("changing the wording"), prompt=line)

    def say_before(self, question_id: QuestionId, text: str) -> Step | None:
        """Say something before a question.

        Raises:
            Refused: when it is too long.
        """
        changed = self.content.changing(question_id, transition=text)
        return self._change(tr("the words before a question"), changed)

    def say_first(self, script: Script) -> Step | None:
        """Read something out at the beginning; no text means nothing is."""
        return self._change(tr("the opening script"), self.content.saying(welcome=script))

    def say_last(self, script: Script) -> Step | None:
        """Read something out at the end; no text means nothing is."""
        return self._change(tr("the closing script"), self.content.saying(closing=script))

    def note(self, facts: tuple[Fact, ...]) -> Step | None:
        """Note these facts about every candidate, unscored.

        Raises:
            Refused: when there are too many or one is too long.
        """
        return self._change(tr("the facts to note"), self.content.noting(facts))

    def want(self, floors: Mapping[AttitudeId, int]) -> Step | None:
        """Want at least these panel means.

        Raises:
            Refused: when one is off the scale.
        """
        content = msgspec.structs.replace(self.content, floors={})
        for attitude_id, floor in floors.items():
            content = content.wanting(attitude_id, floor)
        return self._change(tr("the minimum floors"), content)

    def ask_by(self, seats: Mapping[QuestionId, tuple[SeatId, ...] | None]) -> Step | None:
        """Let these seats ask each of these questions; None stands for every seat."""
        content = self.content
        for question_id, asking in seats.items():
            content = content.changing(question_id, seats=asking)
        return self._change(tr("who asks"), content)

    def deal_evenly(self) -> Step | None:
        """Give each question to one seat, so that each has about the same minutes.

        Raises:
            Refused: when nobody is on the panel.
        """
        if not self.seats:
            raise Refused(
                tr("Nobody is on the panel yet, so nobody can ask."),
                tr("Add the interviewers on the page “Panel” first."),
            )
        dealt = self.content.dealing_evenly([one.id for one in self.seats])
        return self._change(tr("dealing the questions out"), dealt)

    def choose_format(self, format: Format) -> Step | None:
        """Let the panel meet candidates in another way."""
        before = self.facts.format
        if format is before:
            return None
        self._keep_format(format)
        return Step(tr("changing the format"), self.kit, self.kit, (before, format))

    def discard(self) -> Step:
        """Drop the draft; the frozen version before it stays in use."""
        before = self.kit
        with self._own_write():
            kits.discard_draft(self._database, self._opening_id)
            self.kit = kits.latest(self._database, self._opening_id)
        return Step(tr("discarding the draft"), before, self.kit)

    def check_can_freeze(self) -> None:
        """Refuse what cannot be asked or defended.

        Raises:
            Refused: saying what is missing.
        """
        check_can_freeze(self.content, uses_opener=self.facts.uses_opener, format=self.facts.format)

    def freeze(self) -> Kit:
        """Freeze the draft; steps before it cannot be undone.

        Raises:
            Refused: when there is no draft, or it cannot be asked or defended.
        """
        with self._own_write():
            self.kit = kits.freeze(self._database, self._opening_id)
        return self.kit

    def take(self, step: Step, *, forward: bool) -> None:
        """Do a step again, or bring back what was there before it."""
        if step.formats is not None:
            self._keep_format(step.formats[forward])
        else:
            self.go_to(step.after if forward else step.before)

    def go_to(self, kit: Kit | None) -> None:
        """Bring back what a step had before or after it."""
        with self._own_write():
            if kit is not None and kit.is_draft:
                kits.edit(self._database, self._opening_id, kit.content)
            else:
                kits.discard_draft(self._database, self._opening_id)
            self.kit = kits.latest(self._database, self._opening_id)

    def _ask(self, question_id: QuestionId, words: str, **changes: object) -> Step | None:
        """Change a question's own fields."""
        chosen = self.content.find(question_id)
        if chosen is None:
            return None
        question = msgspec.structs.replace(chosen.question, **changes)
        return self._change(words, self.content.changing(question_id, question=question))

    def _change(self, words: str, content: KitContent) -> Step | None:
        return None if content == self.content else self._keep(words, content)

    def _keep(self, words: str, content: KitContent) -> Step:
        before = self.kit
        with self._own_write():
            self.kit = kits.edit(self._database, self._opening_id, content)
        return Step(words, before, self.kit)

    def _keep_format(self, format: Format) -> None:
        facts = replace(self.facts, format=format)
        self.facts = openings.edit(self._database, self._opening_id, facts).facts

    def _counting_seats(self) -> tuple[Seat, ...]:
        """The panel without observers, who ask nothing."""
        everybody = panels.seats(self._database, self._opening_id)
        return tuple(one for one in everybody if one.counts)

    @contextmanager
    def _own_write(self) -> Iterator[None]:
        # A write is announced before it returns, and the page reloads at once.
        self._writing = True
        try:
            yield
        finally:
            self._writing = False


def asked_by(one: KitQuestion, seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """Those of the panel who ask a question."""
    return tuple(seat for seat in seats if one.is_for(seat.id))


def _settled(content: KitContent) -> KitContent:
    """Weights that are all the same are all 1, and need no reason."""
    return content.weighing_equally() if content.has_equal_weights else content
