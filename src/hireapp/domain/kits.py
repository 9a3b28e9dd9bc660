"""Interview kits: the ordered questions of an opening, drafted, then frozen as a version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from hireapp.domain.attitudes import Attitude
from hireapp.domain.banks import Bank
from hireapp.domain.ids import AttitudeId, KitId, OpeningId, QuestionId, SeatId
from hireapp.domain.openings import Format
from hireapp.domain.questions import SCALE_POINTS, Question
from hireapp.domain.text import LINE_LIMIT, NOTE_LIMIT, clean_line, clean_note, limited
from hireapp.errors import Refused
from hireapp.i18n import tr, trn

FACT_LIMIT = 20
"""Most unscored facts of a kit."""
WEIGHT_LIMIT = 10.0
"""Largest weight of a question; the smallest is a tenth."""
STARTER_MINUTES_SPARED = 1
"""A starter kit leaves at least this many minutes of the slot free."""


class KitQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question as the kit holds it: a copy, so that a later edit of the bank changes nothing.

    `weight` is relative to the other questions and equal by default; `transition` is said before
    the question; `seats` are those that ask and rate it when the opening splits its questions
    (None: every seat).
    """

    question: Question
    attitude: Attitude
    weight: float = 1.0
    transition: str = ""
    seats: tuple[SeatId, ...] | None = None

    @property
    def id(self) -> QuestionId:
        """The question's id."""
        return QuestionId(self.question.id)

    def is_for(self, seat_id: SeatId) -> bool:
        """Whether this seat asks and rates it."""
        return self.seats is None or seat_id in self.seats


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """Words that are read out and never scored, with the minutes they take."""

    text: str = ""
    minutes: int = 0


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Something to note about every candidate that is never scored, such as a notice period.

    `id` is unique within the kit ("fact-1").
    """

    id: str
    text: str


class KitContent(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked and in which order; every edit gives a new content."""

    opener: Question | None = None
    questions: tuple[KitQuestion, ...] = ()
    welcome: Script = Script()
    closing: Script = Script()
    facts: tuple[Fact, ...] = ()
    floors: dict[AttitudeId, int] = {}
    """The least panel mean wanted of an attitude; falling below is marked, never acted on."""
    weights_reason: str = ""
    """Why the weights are not equal."""

    @property
    def minutes(self) -> int:
        """Planned minutes, the opener and what is read out included."""
        opener = self.opener.minutes if self.opener else 0
        scripts = self.welcome.minutes + self.closing.minutes
        return opener + scripts + sum(one.question.minutes for one in self.questions)

    @property
    def has_equal_weights(self) -> bool:
        """Whether every question counts the same."""
        return len({one.weight for one in self.questions}) <= 1

    def weight_share(self, question_id: QuestionId) -> float:
        """A question's share (0-1) of the whole weight."""
        total = sum(one.weight for one in self.questions)
        return next(one.weight for one in self.questions if one.id == question_id) / total

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
            Refused: when the kit has the question already, or it is still being written.
        """
        if question.is_unfinished:
            raise Refused(
                tr("This question is not finished."),
                tr("Write its wording and all five anchors under “Question banks” first."),
            )
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

    def changing(self, question_id: QuestionId, **changes: object) -> KitContent:
        """With other values (`question`, `weight`, `transition`, `seats`) at one question.

        Raises:
            Refused: when the weight is out of range or the transition too long.
        """
        questions = tuple(
            _checked_question(msgspec.structs.replace(one, **changes))
            if one.id == question_id
            else one
            for one in self.questions
        )
        return msgspec.structs.replace(self, questions=questions)

    def weighing_equally(self) -> KitContent:
        """With the same weight for every question, which needs no reason."""
        questions = tuple(msgspec.structs.replace(one, weight=1.0) for one in self.questions)
        return msgspec.structs.replace(self, questions=questions, weights_reason="")

    def giving_reason(self, text: str) -> KitContent:
        """With a reason for weights that are not equal.

        Raises:
            Refused: when it is too long.
        """
        reason = limited(clean_line(text), what=tr("the reason"), limit=LINE_LIMIT)
        return msgspec.structs.replace(self, weights_reason=reason)

    def saying(self, *, welcome: Script | None = None, closing: Script | None = None) -> KitContent:
        """With other words at the beginning or at the end.

        Raises:
            Refused: when they are too long, or take less than 0 or more than 60 minutes.
        """
        return msgspec.structs.replace(
            self,
            welcome=self.welcome if welcome is None else _checked_script(welcome),
            closing=self.closing if closing is None else _checked_script(closing),
        )

    def noting(self, facts: tuple[Fact, ...]) -> KitContent:
        """With other facts to note.

        Raises:
            Refused: when there are too many or one is too long.
        """
        if len(facts) > FACT_LIMIT:
            raise Refused(tr("At most {limit} facts fit.").format(limit=FACT_LIMIT))
        cleaned = tuple(
            Fact(id=one.id, text=limited(clean_line(one.text), what=tr("a fact"), limit=LINE_LIMIT))
            for one in facts
        )
        return msgspec.structs.replace(self, facts=tuple(one for one in cleaned if one.text))

    def wanting(self, attitude_id: AttitudeId, floor: int | None) -> KitContent:
        """With a floor for an attitude, or without one.

        Raises:
            Refused: when it is off the scale.
        """
        floors = {key: value for key, value in self.floors.items() if key != attitude_id}
        if floor is not None:
            if floor not in SCALE_POINTS:
                raise Refused(tr("A floor is a point of the scale, from 1 to 5."))
            floors[attitude_id] = floor
        return msgspec.structs.replace(self, floors=floors)

    def for_seat(self, seat_id: SeatId, format: Format) -> KitContent:
        """What one seat asks and rates: everything, unless the opening splits its questions."""
        if format is not Format.SERIES_SPLIT:
            return self
        mine = tuple(one for one in self.questions if one.is_for(seat_id))
        return msgspec.structs.replace(self, questions=mine)

    def dealing_evenly(self, seats: Sequence[SeatId]) -> KitContent:
        """With each question given to one seat, so that minutes are shared as evenly as can be.

        An attitude's questions go to different seats where possible, so that no attitude rests on
        one interviewer's word.
        """
        load = dict.fromkeys(seats, 0)
        heard: dict[str, set[SeatId]] = {}
        dealt = []
        for one in self.questions:
            taken = heard.setdefault(one.attitude.id, set())
            seat = min(seats, key=lambda each: (each in taken, load[each], seats.index(each)))
            load[seat] += one.question.minutes
            taken.add(seat)
            dealt.append(msgspec.structs.replace(one, seats=(seat,)))
        return msgspec.structs.replace(self, questions=tuple(dealt))


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


def check_can_freeze(
    content: KitContent,
    *,
    uses_opener: bool,
    format: Format = Format.ONE_ROOM,
    seats: Sequence[SeatId] = (),
) -> None:
    """Refuse to freeze a kit that cannot be asked or defended; `seats` are the panel's.

    Raises:
        Refused: when it has no question, lacks the opener that the opening uses, weighs questions
            differently without a reason, or has a question that no seat asks.
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
    if not content.has_equal_weights and not content.weights_reason:
        raise Refused(
            tr("The questions do not count the same, and no reason is written down."),
            tr("Write the reason, or give all questions the same weight."),
        )
    if format is Format.SERIES_SPLIT:
        nobodys = sum(
            one.seats is not None and not set(one.seats) & set(seats) for one in content.questions
        )
        if nobodys:
            raise Refused(
                trn("{n} question has no interviewer.", "{n} questions have none.", nobodys),
                tr("Deal the questions out to the panel first."),
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


def _checked_question(one: KitQuestion) -> KitQuestion:
    if not 1 / WEIGHT_LIMIT <= one.weight <= WEIGHT_LIMIT:
        raise Refused(tr("A weight is a number from 0.1 to 10."))
    transition = limited(
        clean_line(one.transition), what=tr("the words before a question"), limit=LINE_LIMIT
    )
    return msgspec.structs.replace(one, transition=transition)


def _checked_script(script: Script) -> Script:
    if not 0 <= script.minutes <= 60:
        raise Refused(tr("What is read out takes from 0 to 60 minutes."))
    text = limited(clean_note(script.text), what=tr("what is read out"), limit=NOTE_LIMIT)
    return Script(text=text.strip(), minutes=script.minutes if text.strip() else 0)
