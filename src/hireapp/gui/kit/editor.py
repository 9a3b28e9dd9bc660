"""The kit of one opening while it is edited: every edit is kept at once. Free of Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec

from hireapp.domain.attitudes import Attitude
from hireapp.domain.banks import Bank
from hireapp.domain.ids import AttitudeId, OpeningId, QuestionId
from hireapp.domain.kits import Kit, KitContent, starter_content
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.questions import Question
from hireapp.i18n import tr
from hireapp.store import kits, openings
from hireapp.store.database import Database


@dataclass(frozen=True, slots=True)
class Step:
    """One edit, with what was there before it: None for no kit at all."""

    words: str
    before: Kit | None
    after: Kit | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the kit measures one attitude."""

    attitude: Attitude
    questions: int
    minutes: int


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
    """Edits one opening's kit through the store; each edit gives a step that can be undone."""

    def __init__(self, database: Database, opening_id: OpeningId) -> None:
        self._database = database
        self._opening_id = opening_id
        self._writing = False
        self.kit: Kit | None = kits.latest(database, opening_id)
        self.facts: OpeningFacts = openings.get(database, opening_id).facts

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
    def fit(self) -> Fit:
        """Planned minutes against the slot."""
        return Fit(self.content.minutes, self.facts.slot_minutes)

    def reload(self) -> bool:
        """Read again; whether somebody else changed the kit, so that old steps are void."""
        known = self.kit
        self.facts = openings.get(self._database, self._opening_id).facts
        self.kit = kits.latest(self._database, self._opening_id)
        return not self._writing and self.kit != known

    def coverage(self, attitudes: Iterable[Attitude]) -> tuple[Coverage, ...]:
        """Minutes for each of these attitudes and for any other that the kit measures."""
        everything = {one.id: one for one in (*attitudes, *self.content.attitudes)}
        return tuple(self._covered(attitude) for attitude in everything.values())

    def start(self, bank: Bank | None) -> Step:
        """Begin a kit: the starter kit of a bank, or an empty one."""
        if bank is None:
            return self._keep(tr("starting empty"), KitContent())
        content = starter_content(
            bank, slot_minutes=self.facts.slot_minutes, uses_opener=self.facts.uses_opener
        )
        return self._keep(tr("taking the starter kit"), content)

    def add(self, bank: Bank, question: Question) -> Step:
        """Put a question at the end, or the opener in its place.

        Raises:
            Refused: when the kit has the question already.
        """
        return self._keep(tr("adding a question"), self.content.adding(bank, question))

    def remove(self, question_id: QuestionId) -> Step | None:
        """Take out a question or the opener; None when the kit has neither."""
        content = self.content
        if content.opener is not None and content.opener.id == question_id:
            without = msgspec.structs.replace(content, opener=None)
            return self._keep(tr("removing the opener"), without)
        if content.find(question_id) is None:
            return None
        return self._keep(tr("removing a question"), content.removing(question_id))

    def move(self, question_id: QuestionId, steps: int) -> Step | None:
        """Move a question up (negative) or down; None when it cannot go further."""
        content = self.content
        if content.find(question_id) is None:
            return None
        moved = content.moving(question_id, steps)
        return None if moved == content else self._keep(tr("moving a question"), moved)

    def discard(self) -> Step:
        """Drop the draft; the frozen version before it stays in use."""
        before = self.kit
        with self._own_write():
            kits.discard_draft(self._database, self._opening_id)
            self.kit = kits.latest(self._database, self._opening_id)
        return Step(tr("discarding the draft"), before, self.kit)

    def freeze(self) -> Kit:
        """Freeze the draft; steps before it cannot be undone.

        Raises:
            Refused: when there is no draft, or it lacks questions or the opener.
        """
        with self._own_write():
            self.kit = kits.freeze(self._database, self._opening_id)
        return self.kit

    def go_to(self, kit: Kit | None) -> None:
        """Bring back what a step had before or after it."""
        with self._own_write():
            if kit is not None and kit.is_draft:
                kits.edit(self._database, self._opening_id, kit.content)
            else:
                kits.discard_draft(self._database, self._opening_id)
            self.kit = kits.latest(self._database, self._opening_id)

    def _keep(self, words: str, content: KitContent) -> Step:
        before = self.kit
        with self._own_write():
            self.kit = kits.edit(self._database, self._opening_id, content)
        return Step(words, before, self.kit)

    @contextmanager
    def _own_write(self) -> Iterator[None]:
        # A write is announced before it returns, and the page reloads at once.
        self._writing = True
        try:
            yield
        finally:
            self._writing = False

    def _covered(self, attitude: Attitude) -> Coverage:
        questions = self.content.questions_on(AttitudeId(attitude.id))
        minutes = sum(one.question.minutes for one in questions)
        return Coverage(attitude, len(questions), minutes)
