"""Interview kits: the ordered questions of an opening, drafted, then frozen as a version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from hireapp.domain.attitudes import Attitude
from hireapp.domain.banks import Bank
from hireapp.domain.ids import AttitudeId, KitId, OpeningId, QuestionId
from hireapp.domain.questions import Question
from hireapp.errors import Refused
from hireapp.i18n import tr

STARTER_MINUTES_SPARED = 1
"""A starter kit leaves at least this many minutes of the slot free."""


class KitQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question as the kit holds it: a copy, so that a later edit of the bank changes nothing.

    `weight` is relative to the other questions and equal by default.
    """

    question: Question
    attitude: Attitude
    weight: float = 1.0

    @property
    def id(self) -> QuestionId:
        """The question's id."""
        return QuestionId(self.question.id)


class KitContent(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked and in which order; every edit gives a new content."""

    opener: Question | None = None
    questions: tuple[KitQuestion, ...] = ()

    @property
    def minutes(self) -> int:
        """Planned minutes, the opener included."""
        opener = self.opener.minutes if self.opener else 0
        return opener + sum(one.question.minutes for one in self.questions)

    @property
    def question_ids(self) -> tuple[QuestionId, ...]:
        """The scored questions in order."""
        return tuple(one.id for one in self.questions)

    @property
    def attitudes(self) -> tuple[Attitude, ...]:
        """The attitudes measured, each once, in the order of their first question."""
        return tuple({one.attitude.id: one.attitude for one in self.questions}.values())

    def find(self, question_id: QuestionId) -> KitQuestion | None:
        """The question with this id."""
        return next((one for one in self.questions if one.id == question_id), None)

    def questions_on(self, attitude_id: AttitudeId) -> tuple[KitQuestion, ...]:
        """The questions that measure one attitude."""
        return tuple(one for one in self.questions if one.attitude.id == attitude_id)

    def adding(self, bank: Bank, question: Question) -> KitContent:
        """With a question of a bank at the end; an opener takes the opener's place.

        Raises:
            Refused: when the kit has the question already.
        """
        if question.is_opener:
            return msgspec.structs.replace(self, opener=question)
        if question.id in self.question_ids:
            raise Refused(tr("This question is in the kit already."))
        added = KitQuestion(question=question, attitude=bank.attitude_of(question))
        return msgspec.structs.replace(self, questions=(*self.questions, added))

    def removing(self, question_id: QuestionId) -> KitContent:
        """Without a question."""
        kept = tuple(one for one in self.questions if one.id != question_id)
        return msgspec.structs.replace(self, questions=kept)

    def moving(self, question_id: QuestionId, steps: int) -> KitContent:
        """With a question moved up (negative) or down, no further than the ends."""
        order = list(self.questions)
        place = self.question_ids.index(question_id)
        order.insert(max(0, min(len(order) - 1, place + steps)), order.pop(place))
        return msgspec.structs.replace(self, questions=tuple(order))


@dataclass(frozen=True, slots=True)
class Kit:
    """One numbered version of an opening's kit; `frozen_at` None while it is a draft."""

    id: KitId
    opening_id: OpeningId
    number: int
    frozen_at: datetime | None
    content: KitContent

    @property
    def is_draft(self) -> bool:
        """Whether it can still be edited."""
        return self.frozen_at is None


def check_can_freeze(content: KitContent, *, uses_opener: bool) -> None:
    """Refuse to freeze a kit that cannot be asked.

    Raises:
        Refused: when it has no question, or lacks the opener that the opening uses.
    """
    if not content.questions:
        raise Refused(
            tr("The kit has no question yet."), tr("Add at least one question that is rated.")
        )
    if uses_opener and content.opener is None:
        raise Refused(
            tr("Every interview begins with the opener."),
            tr("Add “Do you love humans?”, or switch the opener off for this opening."),
        )


def starter_content(bank: Bank, *, slot_minutes: int, uses_opener: bool) -> KitContent:
    """A kit to start from: the opener, then one question for each attitude while time lasts."""
    opener = bank.openers[0] if uses_opener and bank.openers else None
    content = KitContent(opener=opener)
    for attitude in bank.attitude:
        questions = (one for one in bank.scored_questions if one.attitude == attitude.id)
        question = next(questions, None)
        if question is None:
            continue
        if content.minutes + question.minutes > slot_minutes - STARTER_MINUTES_SPARED:
            break
        content = content.adding(bank, question)
    return content
