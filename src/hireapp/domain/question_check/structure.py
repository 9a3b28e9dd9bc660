"""How many matters a text asks about, and whether it names a situation."""

from __future__ import annotations

from hireapp.domain.question_check.patterns import Match, Pattern
from hireapp.domain.question_check.rules import Structure
from hireapp.domain.question_check.words import Text

_CONCRETE_WORDS = 14
"""Words that a case needs at least, beside a clock, a rule or a limit."""
_ASKING_WORDS = 4
"""Words from which a sentence asks something although it begins like none that does."""
_TOLD_WORDS = 8
"""Words that a case needs when it is told in sentences of its own."""
_Part = tuple[int, int]


def own_words(text: Text, rules: Structure) -> Text:
    """The text without what other people in it say or ask."""
    hidden = text.quoted if text.quoted.bit_count() * 2 < text.size else 0
    if _told(text, rules) >= _TOLD_WORDS and _ends_as_case(text, rules):
        hidden |= text.everywhere & ~asking_sentences(text, rules)
    for sentence in text.sentences:
        match = rules.reported.first(text, sentence & text.everywhere)
        if match:
            hidden |= sentence & ~((1 << match.last) - 1)
    return text.without(hidden)


def is_concrete(text: Text, rules: Structure) -> bool:
    """Whether a case is told: long enough, with a clock, a rule or a limit, or before it asks."""
    if text.words.bit_count() >= _CONCRETE_WORDS and rules.concrete.found(text):
        return True
    return _told(text, rules) >= _TOLD_WORDS


def _told(text: Text, rules: Structure) -> int:
    """How many words tell of a case, and do not suppose one or state what is liked here."""
    return sum(
        (one & text.words).bit_count()
        for one in text.sentences
        if not one & text.questions
        and not rules.imperative.found(text, one & -one)
        and not rules.supposing.found(text, one & -one)
    )


def _ends_as_case(text: Text, rules: Structure) -> bool:
    """Whether all that is asked is what the candidate would do."""
    asked = [one for one in text.sentences if one & text.questions]
    return bool(asked) and all(rules.case.found(text, one & -one) for one in asked)


def asking_sentences(text: Text, rules: Structure) -> int:
    """The tokens of the sentences that ask something."""
    return sum(
        one
        for one in text.sentences
        if one & text.questions or rules.imperative.found(text, one & -one)
    )


def sentences_that_begin(pattern: Pattern, text: Text) -> int:
    """The tokens of the sentences that begin with the pattern."""
    return sum(one for one in text.sentences if pattern.found(text, one & -one))


def second_matter(text: Text, whole: Text, rules: Structure) -> Match | None:
    """The part that asks about another matter than the part before it."""
    told = rules.two_stories.first(text)
    if told:
        return told
    parts = _asking_parts(text, rules)
    for first, last in parts[1:]:
        if _is_other_matter(text, whole, rules, (first, last)):
            return Match(first, last)
    return None


def _asking_parts(text: Text, rules: Structure) -> list[_Part]:
    """The parts of the text that ask, each from its first token up to the next one's."""
    starts = []
    for sentence in text.sentences:
        begin = sentence & -sentence
        asks = sentence & text.questions
        opens = rules.imperative.found(text, begin) or rules.asking.found(text, begin)
        inner = _joints(text, rules, sentence) if opens or asks else []
        if opens or (asks and (sentence & text.words).bit_count() >= _ASKING_WORDS):
            starts.append(begin.bit_length() - 1)
            starts += [one for one in inner[0 if opens else 1 :] if one not in starts]
    return list(zip(starts, [*starts[1:], text.size], strict=False))


def _joints(text: Text, rules: Structure, sentence: int) -> list[int]:
    """Where questions begin inside a sentence."""
    found = []
    while match := rules.joined.first(text, sentence):
        found.append(match.first)
        sentence &= ~((1 << match.last) - 1)
    return found


def _is_other_matter(text: Text, whole: Text, rules: Structure, part: _Part) -> bool:
    known = {form for token in whole.tokens[: part[0]] for form in token.forms}
    new = [
        place
        for place in range(*part)
        if text.words >> place & 1
        and not text.tokens[place].forms & rules.common_words
        and not text.tokens[place].forms & known
    ]
    if not new:
        return False
    if rules.points_back.found(text, ((1 << part[1]) - 1) & ~((1 << part[0]) - 1)):
        return False
    # Behind a second new word, "it" or "she" rather means something in this part.
    last = new[1] if len(new) > 1 else part[1]
    span = ((1 << (last + 1)) - 1) & ~((1 << part[0]) - 1)
    return not rules.back_reference.found(text, span)
