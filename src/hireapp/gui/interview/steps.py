"""The steps of an interview: what is read out, the opener, every scored question, facts to note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hireapp.domain.ids import QuestionId
from hireapp.domain.kits import Fact, KitContent
from hireapp.domain.questions import Question
from hireapp.i18n import tr
from hireapp.store.scorecards import InterviewSheet

WELCOME = QuestionId("\u00b7welcome")
NO_QUESTION = QuestionId("\u00b7no-question")
CLOSING = QuestionId("\u00b7closing")
"""Places that a scorecard remembers like a question's; the dot keeps them apart from its ids."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to ask; `number` counts the scored questions from 1 and is 0 for the opener.

    `name` is what the rail calls it: the attitude, or the opener's own words. `transition` is
    said before the question.
    """

    question: Question
    name: str
    number: int
    transition: str = ""

    @property
    def id(self) -> QuestionId:
        """The question's id."""
        return QuestionId(self.question.id)

    @property
    def minutes(self) -> int:
        """Planned minutes."""
        return self.question.minutes

    @property
    def is_opener(self) -> bool:
        """Whether a reaction is noted instead of a rating."""
        return self.number == 0


@dataclass(frozen=True, slots=True)
class ScriptStep:
    """Words to say and facts to note, never scored; `minutes` 0 when none are planned."""

    id: QuestionId
    name: str
    words: str = ""
    minutes: int = 0
    facts: tuple[Fact, ...] = ()
    is_opener: bool = False


AnyStep = Step | ScriptStep


def steps_of(sheet: InterviewSheet) -> tuple[AnyStep, ...]:
    """The steps in the order in which they are taken."""
    content = sheet.kit.content
    steps: list[AnyStep] = []
    if content.welcome.text:
        steps.append(
            ScriptStep(WELCOME, tr("Welcome"), content.welcome.text, content.welcome.minutes)
        )
    if sheet.opening.facts.uses_opener and content.opener is not None:
        steps.append(Step(content.opener, content.opener.prompt, 0))
    steps.extend(_questions(content))
    if not content.questions:
        steps.append(ScriptStep(NO_QUESTION, tr("No question")))
    if content.closing.text or content.facts:
        steps.append(_closing(content))
    return tuple(steps)


def _questions(content: KitContent) -> Iterator[Step]:
    times = Counter(one.attitude.id for one in content.questions)
    seen: Counter[str] = Counter()
    for number, one in enumerate(content.questions, start=1):
        seen[one.attitude.id] += 1
        name = one.attitude.name
        if times[one.attitude.id] > 1:
            name = f"{name} · {seen[one.attitude.id]}"
        yield Step(one.question, name, number, one.transition)


def _closing(content: KitContent) -> ScriptStep:
    name = tr("Closing")
    if content.facts:
        name = tr("Facts and closing") if content.closing.text else tr("Facts")
    return ScriptStep(CLOSING, name, content.closing.text, content.closing.minutes, content.facts)
