"""Names in free text: taken out when somebody is erased, or when a text is handed to another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache

from hireapp.domain.text import clean_line

SHORTEST_PART = 3
"""A part of a name with fewer letters is as likely another word."""


def parts(name: str) -> tuple[str, ...]:
    """The words of a name that may stand for it alone, each once."""
    words = re.findall(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", clean_line(name))
    return tuple(dict.fromkeys(one for one in words if len(one) >= SHORTEST_PART))


def without_name(text: str, name: str, instead: str) -> str:
    """The text without a whole name, however it is spaced or capitalised, also inside JSON."""
    for pattern in _whole(name):
        text = pattern.sub(_literally(instead), text)
    return text


def without_words(text: str, words: Iterable[str], instead: str) -> str:
    """The text without these words, written exactly so and standing alone."""
    for word in words:
        text = _word(word).sub(_literally(instead), text)
    return text


def names_it(text: str, name: str) -> bool:
    """Whether the whole name stands in the text."""
    return any(pattern.search(text) for pattern in _whole(name))


def shared_parts(name: str, others: Iterable[str]) -> frozenset[str]:
    """The parts of a name that others have, too, so that nobody can tell who is meant."""
    theirs = {part for other in others for part in parts(other)}
    return frozenset(parts(name)) & theirs


@lru_cache(maxsize=256)
def _whole(name: str) -> tuple[re.Pattern[str], ...]:
    """The name as it is written, and as JSON escapes it."""
    clean = clean_line(name)
    spellings = dict.fromkeys((clean, json.dumps(clean)[1:-1]))
    return tuple(
        re.compile(
            r"(?<!\w)" + r"\s+".join(map(re.escape, one.split(" "))) + r"(?!\w)", re.IGNORECASE
        )
        for one in spellings
        if one
    )


@lru_cache(maxsize=1024)
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


def _literally(text: str) -> str:
    return text.replace("\\", r"\\")
