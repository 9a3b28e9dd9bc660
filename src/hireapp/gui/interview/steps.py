"""The steps of an interview: the opener, when it is asked, then every scored question."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hireapp.domain.ids import QuestionId
from hireapp.domain.questions import Question
from hireapp.store.scorecards import InterviewSheet


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to ask; `number` counts the scored questions from 1 and is 0 for the opener.

    `name` is what the rail calls it: the attitude, or the opener's own words.
    """

    question: Question
    name: str
    number: int

    @property
    def id(self) -> QuestionId:
        """The question's id."""
        return QuestionId(self.question.id)

    @property
    def is_opener(self) -> bool:
        """Whether a reaction is noted instead of a rating."""
        return self.number == 0


def steps_of(sheet: InterviewSheet) -> tuple[Step, ...]:
    """The steps in the order in which they are asked."""
    content = sheet.kit.content
    steps = []
    if sheet.opening.facts.uses_opener and content.opener is not None:
        steps.append(Step(content.opener, content.opener.prompt, 0))
    times = Counter(one.attitude.id for one in content.questions)
    seen: Counter[str] = Counter()
    for number, one in enumerate(content.questions, start=1):
        seen[one.attitude.id] += 1
        name = one.attitude.name
        if times[one.attitude.id] > 1:
            name = f"{name} · {seen[one.attitude.id]}"
        steps.append(Step(one.question, name, number))
    return tuple(steps)
