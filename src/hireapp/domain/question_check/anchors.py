"""Whether the anchors of a question describe what people do, each something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hireapp.domain.question_check.flags import Category, Flag
from hireapp.domain.question_check.rules import rules
from hireapp.domain.questions import SCALE_POINTS, Question
from hireapp.i18n import tr

_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 0.8
"""Share of words in common from which two anchors are near copies."""
_FEWEST_WORDS = 3


def check(question: Question) -> Iterator[Flag]:
    """Flag anchors that are missing, alike or not behavioural."""
    if question.is_opener:
        return
    seen: list[tuple[int, frozenset[str]]] = []
    for point in SCALE_POINTS:
        key, text = f"anchors.{point}", question.anchor(point)
        words = _words(text)
        if not words:
            yield _flag(key, tr("There is no anchor for {point}.").format(point=point))
            continue
        twin = next((other for other, theirs in seen if _alike(words, theirs)), None)
        seen.append((point, words))
        if not _describes(text):
            yield _flag(key, tr("This anchor judges, but describes nothing that can be heard."))
        elif twin:
            yield _flag(key, tr("This anchor says nearly the same as {n}.").format(n=twin))


def check_copies(questions: Iterable[Question]) -> dict[str, list[Flag]]:
    """By question id: flags for anchors that another question has word for word."""
    seen: dict[frozenset[str], Question] = {}
    found: dict[str, list[Flag]] = {}
    for question in questions:
        for point, text in sorted(question.anchors.items()):
            words = _words(text)
            first = seen.setdefault(words, question)
            if first is not question and words:
                reason = tr("Question {name} has the same anchor.").format(name=first.id)
                found.setdefault(question.id, []).append(_flag(f"anchors.{point}", reason))
    return found


def _flag(key: str, reason: str) -> Flag:
    return Flag(
        category=Category.ANCHORS,
        key=key,
        reason=reason,
        advice=tr("Write what a person says or does who earns this rating on this question."),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) / len(one | other) >= _NEAR


def _describes(text: str) -> bool:
    left = [word.lower() for word in _WORD.findall(text) if word.lower() not in rules().judging]
    return len(left) >= _FEWEST_WORDS
