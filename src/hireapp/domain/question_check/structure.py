"""How many matters a text asks about, and whether it names a situation."""

from __future__ import annotations

from hireapp.domain.question_check.patterns import Match
from hireapp.domain.question_check.rules import Structure
from hireapp.domain.question_check.words import Text

_CONCRETE_WORDS = 18
"""Words that a case needs at least, beside a clock, a rule or a limit."""
_NEW_WORDS = 1
_Part = tuple[int, int]


def own_words(text: Text, rules: Structure) -> Text:
    """The text without what other people in it say or ask."""
    hidden = text.quoted if text.quoted.bit_count() * 2 < text.size else 0
    for sentence in text.sentences:
        match = rules.reported.first(text, sentence & text.everywhere)
        if match:
            hidden |= sentence & ~((1 << match.last) - 1)
    return text.without(hidden)


def is_concrete(text: Text, rules: Structure) -> bool:
    """Whether a case is told: long enough, and with a clock, a rule or a limit."""
    return text.words.bit_count() >= _CONCRETE_WORDS and rules.concrete.found(text)


def second_matter(text: Text, rules: Structure) -> Match | None:
    """The part that asks about another matter than the part before it."""
    told = rules.two_stories.first(text)
    if told:
        return told
    parts = _asking_parts(text, rules)
    for before, (first, last) in zip(parts, parts[1:], strict=False):
        if _is_other_matter(text, rules, before, (first, last)):
            return Match(first, last)
    return None


def _asking_parts(text: Text, rules: Structure) -> list[_Part]:
    """The parts of the text that ask, each from its first token up to the next one's."""
    starts = []
    for sentence in text.sentences:
        begin = sentence & -sentence
        if rules.imperative.found(text, begin) or sentence & text.questions:
            starts.append(begin.bit_length() - 1)
        inner = sentence
        while match := rules.joined.first(text, inner):
            if match.first > (starts[-1] if starts else -1) and starts:
                starts.append(match.first)
            inner &= ~((2 << match.first) - 1)
    return list(zip(starts, [*starts[1:], text.size], strict=False))


def _is_other_matter(text: Text, rules: Structure, before: _Part, part: _Part) -> bool:
    span = ((1 << part[1]) - 1) & ~((1 << part[0]) - 1)
    if rules.back_reference.found(text, span):
        return False
    known = {form for token in text.tokens[: part[0]] for form in token.forms}
    new = [
        token
        for token in text.tokens[part[0] : part[1]]
        if token.word[0].isalnum()
        and not token.forms & rules.common_words
        and not token.forms & known
    ]
    return len(new) >= _NEW_WORDS
