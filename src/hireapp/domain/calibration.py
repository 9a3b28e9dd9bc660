"""Practice before the first interview: rating sample answers, and how one's ratings lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from statistics import fmean, pstdev

import msgspec

from hireapp.domain.bank_rows import SampleAnswer
from hireapp.domain.banks import Bank
from hireapp.domain.kits import KitContent
from hireapp.domain.questions import Question
from hireapp.i18n import tr, trn

MOST_SAMPLES = 12
_WHOLE_EACH = {1: 3, 2: 3, 3: 3, 4: 2, 5: 2, 6: 2}
"""Sample answers for each attitude by how many attitudes the kit has; one for each beyond that."""
_CLEAR_LEAN = 0.4
"""From this mean difference on, in points of the scale, ratings are called lenient or strict."""
_NARROW, _WIDE = 0.7, 1.4
"""Below and above these ratios of standard deviations the scale is used little or much."""


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """A sample answer as the panel rates it: a copy, with a *suggested* rating."""

    question_id: str
    attitude: str
    prompt: str
    anchors: dict[str, str]
    text: str
    suggested: int
    why: str


@dataclass(frozen=True, slots=True)
class Lean:
    """How ratings lie against the suggested ones; `n` sample answers."""

    n: int
    leniency: float
    spread: float
    suggested_spread: float
    exact: int
    near: int

    @property
    def leniency_text(self) -> str:
        """The leniency in words."""
        if self.leniency >= _CLEAR_LEAN:
            return tr("more lenient than the suggested ratings")
        if self.leniency <= -_CLEAR_LEAN:
            return tr("stricter than the suggested ratings")
        return tr("close to the suggested ratings")

    @property
    def spread_text(self) -> str:
        """The spread in words."""
        if not self.suggested_spread:
            return tr("nothing to compare with")
        ratio = self.spread / self.suggested_spread
        if ratio < _NARROW:
            return tr("little of the scale is used")
        return tr("more of the scale is used") if ratio > _WIDE else tr("as much of the scale")

    @property
    def agreement_text(self) -> str:
        """How many ratings are the suggested ones."""
        return tr("{exact} of {n} the same, {near} within one point").format(
            exact=self.exact, n=self.n, near=self.near
        )

    @property
    def caution(self) -> str:
        """What the figures cannot say."""
        return trn(
            "From {n} answer: a hint for yourself, no verdict. The suggested ratings are "
            "suggestions; nobody has validated them.",
            "From {n} answers: a hint for yourself, no verdict. The suggested ratings are "
            "suggestions; nobody has validated them.",
            self.n,
        )


def lean(samples: Sequence[Sample], scores: Mapping[int, int]) -> Lean | None:
    """How scores (by place of the sample) lie; None when there are none."""
    pairs = [(scores[at], one.suggested) for at, one in enumerate(samples) if at in scores]
    if not pairs:
        return None
    differences = [own - suggested for own, suggested in pairs]
    return Lean(
        n=len(pairs),
        leniency=fmean(differences),
        spread=pstdev([own for own, _ in pairs]),
        suggested_spread=pstdev([suggested for _, suggested in pairs]),
        exact=differences.count(0),
        near=sum(1 for one in differences if abs(one) <= 1),
    )


def choose(content: KitContent, banks: Iterable[Bank]) -> tuple[Sample, ...]:
    """A short, fair set: one to three sample answers for each attitude of the kit.

    The kit's own questions go first, then those whose suggested rating is rarest so far, so that
    the whole scale comes up; the same kit and banks give the same set.
    """
    known = tuple(banks)
    each = _WHOLE_EACH.get(len(content.attitudes), 1)
    used: Counter[int] = Counter()
    asked = set(content.question_ids)
    rows: list[list[Sample]] = []
    for attitude in content.attitudes:
        found = _samples(known, attitude.id, attitude.name)
        row: list[Sample] = []
        while found and len(row) < each:
            best = min(
                found,
                key=lambda one: (
                    used[one.suggested],
                    one.question_id not in asked,
                    one.question_id,
                    one.text,
                ),
            )
            found = [one for one in found if one.text != best.text]
            used[best.suggested] += 1
            row.append(best)
        rows.append(row)
    rounds = (one for turn in zip_longest(*rows) for one in turn if one is not None)
    return tuple(rounds)[:MOST_SAMPLES]


def _samples(banks: tuple[Bank, ...], attitude: str, name: str) -> list[Sample]:
    found: dict[str, Sample] = {}
    for bank in banks:
        questions = {one.id: one for one in bank.question if one.attitude == attitude}
        for answer in bank.sample_answer:
            question = questions.get(answer.question)
            if question is not None and not question.is_opener:
                found.setdefault(answer.text, _sample(question, answer, name))
    return list(found.values())


def _sample(question: Question, answer: SampleAnswer, attitude: str) -> Sample:
    return Sample(
        question_id=question.id,
        attitude=attitude,
        prompt=question.prompt,
        anchors=dict(question.anchors),
        text=answer.text,
        suggested=answer.rating,
        why=answer.why,
    )
