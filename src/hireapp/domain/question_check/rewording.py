"""Better wordings that can be made mechanically; whoever offers one checks it first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hireapp.domain.question_check.flags import Category
from hireapp.domain.question_check.patterns import Match
from hireapp.domain.question_check.rules import Rewrite, WordingRule
from hireapp.domain.question_check.words import Text

_TIDY = ((re.compile(r"\s+([.?!,;:])"), r"\1"), (re.compile(r",([.?!])"), r"\1"))


def candidates(category: Category, text: Text, known: Iterable[WordingRule]) -> Iterator[str]:
    """Wordings made by the rewrites of the rules of a category, likeliest first."""
    if len(text.sentences) > 1 and category is not Category.LEADING:
        return
    for rule in known:
        if rule.category is category:
            for rewrite in rule.rewrites:
                match = rewrite.find.first(text)
                if match:
                    yield _rewritten(text, rewrite, match)


def _rewritten(text: Text, rewrite: Rewrite, match: Match) -> str:
    source = text.source
    start, end = text.place(match.first, match.last)
    if rewrite.put:
        rest = source[end:].strip().rstrip(".?!")
        return _tidy(f"{source[:start]}{rewrite.put} {rest}.")
    before = source[:start].rstrip(" ,")
    after = source[end:].lstrip(" ,")
    joined = f"{before} {after}" if before else after[:1].upper() + after[1:]
    return _tidy(joined)


def _tidy(wording: str) -> str:
    for pattern, put in _TIDY:
        wording = pattern.sub(put, wording)
    return " ".join(wording.split())
