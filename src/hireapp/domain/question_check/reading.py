"""How long a text takes to say, and how hard it is to understand when heard."""

from __future__ import annotations

import re

from hireapp.domain.question_check.rules import Reading
from hireapp.domain.question_check.words import Text

_VOWELS = re.compile(r"[aeiouy]+")
_ACRONYM = re.compile(r"\b[A-Z]{2,5}s?\b")
_KNOWN_LETTERS = frozenset({"PM", "AM", "TV", "ID", "UK", "US", "EU", "PIN", "CV", "DNA", "OK"})
_FEWEST_WORDS = 6
_LONGEST_SENTENCE = 22
"""Longer sentences count as this long: a plain long case is long, not hard."""
_HARD_SYLLABLES = 4


def word_count(text: Text) -> int:
    """How many words there are to say."""
    return len({token.start for place, token in enumerate(text.tokens) if text.words >> place & 1})


def seconds(text: Text, rules: Reading) -> int:
    """How long it takes to say the text aloud, calmly."""
    return round(word_count(text) * 60 / rules.words_a_minute)


def syllables(word: str) -> int:
    """About how many syllables a word has."""
    if not word.isalpha():
        return 1
    groups = len(_VOWELS.findall(word))
    silent = word.endswith(("e", "es", "ed")) and not word.endswith(
        ("le", "les", "ted", "ded", "ses", "ces", "zes", "ges", "xes", "ches", "shes", "ee")
    )
    return max(1, groups - (1 if silent and groups > 1 else 0))


def grade(text: Text, rules: Reading) -> float:
    """The years of school it takes: long words in sentences that are long up to a limit."""
    words = [token.word for place, token in enumerate(text.tokens) if text.words >> place & 1]
    if len(words) < _FEWEST_WORDS:
        return 0.0
    count = sum(min(2, syllables(w)) if w in rules.plain else syllables(w) for w in words)
    sentences = [(one & text.words).bit_count() for one in text.sentences]
    longest = max(min(length, _LONGEST_SENTENCE) for length in sentences)
    return 0.39 * longest + 11.8 * count / len(words) - 15.59


def hard_words(text: Text, rules: Reading) -> tuple[str, ...]:
    """Stiff words, office language and letters that stand for something."""
    found = []
    for pattern in (rules.stiff, rules.jargon):
        places = text.everywhere
        while match := pattern.first(text, places):
            found.append(text.source[slice(*text.place(match.first, match.last))])
            places &= ~((2 << match.first) - 1)
            places &= ~((1 << match.last) - 1)
    found += [
        one.group()
        for one in _ACRONYM.finditer(text.source)
        if one.group().rstrip("s") not in _KNOWN_LETTERS and not text.source.isupper()
    ]
    return tuple(found)


def is_hard(text: Text, rules: Reading) -> bool:
    """Whether a listener would have to ask what is meant."""
    hard = len(hard_words(text, rules))
    level = grade(text, rules)
    return level >= rules.grade or hard >= 2 or (hard == 1 and level >= rules.grade - 3.5)
