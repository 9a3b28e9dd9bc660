"""The question check: what may be wrong with a question, and how to mend it. Advice only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import msgspec

from hireapp.domain.banks import Bank
from hireapp.domain.question_check import anchors, reading, rewording, structure
from hireapp.domain.question_check.flags import (
    ALL_JURISDICTIONS,
    Category,
    Flag,
    Jurisdiction,
)
from hireapp.domain.question_check.patterns import Match, Pattern
from hireapp.domain.question_check.rules import Rules, Topic, WordingRule, rules
from hireapp.domain.question_check.words import Text, read
from hireapp.domain.questions import Question
from hireapp.i18n import tr

PROMPT = "prompt"
_CLOSE = 3
"""Words between two matches that may still be about the same."""
_TEXT_LIMIT = 2_000
"""Characters of a text that are looked at; a bank holds none that are longer."""
_FOR_FOLLOW_UPS = frozenset(set(Category) - {Category.VAGUE, Category.CLICHE})
_HIDDEN_BY = {
    Category.VAGUE: frozenset(set(Category) - {Category.VAGUE}),
    Category.CLICHE: frozenset(
        {Category.UNLAWFUL, Category.LEADING, Category.DOUBLE_BARRELLED, Category.TOO_LONG}
    ),
    Category.LEADING: frozenset({Category.TOO_LONG}),
}
"""A weaker flag says nothing more where a stronger one stands."""


def check_prompt(
    text: str, *, jurisdictions: frozenset[Jurisdiction] = ALL_JURISDICTIONS
) -> tuple[Flag, ...]:
    """Flags on the wording and the topics of one text that is asked, in the order of the text."""
    return _checked_text(text[:_TEXT_LIMIT], jurisdictions)


def check_question(
    question: Question, *, jurisdictions: frozenset[Jurisdiction] = ALL_JURISDICTIONS
) -> tuple[Flag, ...]:
    """Flags on all parts of a question, without those that are kept in shipped questions.

    Cached by value: an equal question is looked at once.
    """
    return _checked_question(msgspec.json.encode(question), jurisdictions)


def check_bank(
    bank: Bank, *, jurisdictions: frozenset[Jurisdiction] = ALL_JURISDICTIONS
) -> dict[str, tuple[Flag, ...]]:
    """The flags of each question that has any, by its id; anchors are compared across the bank."""
    copies = anchors.check_copies(bank.question)
    found = {}
    for question in bank.question:
        flags = check_question(question, jurisdictions=jurisdictions)
        flags += tuple(copies.get(question.id, ()))
        if flags:
            found[question.id] = flags
    return found


@lru_cache(maxsize=8_192)
def _checked_question(data: bytes, where: frozenset[Jurisdiction]) -> tuple[Flag, ...]:
    question = msgspec.json.decode(data, type=Question)
    found: list[Flag] = []
    if not question.attitude.strip():
        found.append(_without_attitude())
    found += _not_kept(question.prompt, PROMPT, _checked_text(question.prompt, where))
    for number, probe in enumerate(question.probes):
        flags = tuple(
            flag for flag in _checked_text(probe.text, where) if flag.category in _FOR_FOLLOW_UPS
        )
        found += _not_kept(probe.text, f"probes.{number}", flags)
    for key in ("listen_for", "warning_signs"):
        for number, signal in enumerate(getattr(question, key)):
            found += _noted(signal, f"{key}.{number}", where)
    for point, anchor in sorted(question.anchors.items()):
        found += _noted(anchor, f"anchors.{point}", where)
    return (*found, *anchors.check(question))


def _without_attitude() -> Flag:
    return Flag(
        category=Category.NO_ATTITUDE,
        key="attitude",
        reason=tr("This question is tied to no attitude, so its rating would count for nothing."),
        advice=tr("Choose the attitude that its answers show."),
    )


def _not_kept(text: str, key: str, flags: tuple[Flag, ...]) -> Iterator[Flag]:
    kept = rules().kept.get(text, {})
    for flag in flags:
        if flag.category not in kept:
            yield replace(flag, key=key)


def _noted(text: str, key: str, where: frozenset[Jurisdiction]) -> Iterator[Flag]:
    """Flags on what to listen for, where it judges the candidate by a risky topic."""
    read_text = own_text(text)
    for topic in rules().topics:
        match = topic.signs.first(read_text)
        flag = match and _topic_flag(topic, read_text.place(match.first, match.last), where)
        if flag:
            yield replace(flag, key=key, suggestion="")


def own_text(text: str) -> Text:
    """A text as the rules see it, without what other people in it say."""
    known = rules()
    return structure.own_words(read(text, known.spelling), known.structure)


@lru_cache(maxsize=16_384)
def _checked_text(source: str, where: frozenset[Jurisdiction]) -> tuple[Flag, ...]:
    known = rules()
    whole = read(source, known.spelling)
    own = structure.own_words(whole, known.structure)
    found = list(_topic_flags(own, where))
    found += _wording_flags(own, whole, known, on_topic=bool(found))
    found += _structure_flags(own, whole, known)
    found += _reading_flags(whole, known)
    present = {flag.category for flag in found}
    shown = [one for one in found if not _HIDDEN_BY.get(one.category, frozenset()) & present]
    shown.sort(key=lambda flag: flag.start)
    return tuple(
        flag
        if flag.suggestion or flag.category is Category.UNLAWFUL
        else replace(flag, suggestion=_better(flag, own, where))
        for flag in shown
    )


def _better(flag: Flag, text: Text, where: frozenset[Jurisdiction]) -> str:
    """The first mechanical rewording that nothing at all is to be said against."""
    if reading.word_count(text) > rules().reading.most_words:
        return ""
    for wording in rewording.candidates(flag.category, text, rules().wording):
        if wording != text.source and not _faults(wording, where):
            return wording
    return ""


def _faults(source: str, where: frozenset[Jurisdiction]) -> bool:
    known = rules()
    text = own_text(source)
    return any(
        (
            *_topic_flags(text, where),
            *_wording_flags(text, text, known, on_topic=False),
            *_structure_flags(text, text, known),
            *_reading_flags(text, known),
        )
    )


def _topic_matches(text: Text) -> Iterator[tuple[Topic, Match]]:
    """The topics and where they are, without those that another one on the same words explains."""
    known = rules()
    asked = structure.asking_sentences(text, known.structure)
    stated = text.everywhere & ~asked if known.bridge.found(text, asked) else 0
    stories = structure.sentences_that_begin(known.story, text)
    found = []
    for topic in known.topics:
        match = (
            _allowed(text, topic.pattern, topic.unless, text.everywhere & ~stories)
            or _allowed(text, topic.near, topic.near_unless, asked & ~stories)
            or (stated and _allowed(text, topic.words, topic.near_unless, stated))
            or _yours(text, _allowed(text, topic.pattern, topic.unless, stories))
        )
        if match:
            found.append((topic, match))
    for topic, match in found:
        if not any(
            topic.id in other.hides and _are_close(match, theirs) for other, theirs in found
        ):
            yield topic, match


def _yours(text: Text, match: Match | None) -> Match | None:
    """The match, if it begins by saying that something is the candidate's."""
    return match if match and text.masks.get("your", 0) >> match.first & 1 else None


def _are_close(one: Match, other: Match) -> bool:
    return one.first < other.last + _CLOSE and other.first < one.last + _CLOSE


def _topic_flags(text: Text, where: frozenset[Jurisdiction]) -> Iterator[Flag]:
    for topic, match in _topic_matches(text):
        flag = _topic_flag(topic, text.place(match.first, match.last), where)
        if flag:
            yield flag


def _topic_flag(
    topic: Topic, place: tuple[int, int], where: frozenset[Jurisdiction]
) -> Flag | None:
    known = rules().law
    laws = {one: known[one][topic.id] for one in sorted(where) if topic.id in known[one]}
    if not laws:
        return None
    first = next(iter(laws.values()))
    return Flag(
        category=Category.UNLAWFUL,
        key=PROMPT,
        reason=first.reason,
        start=place[0],
        end=place[1],
        advice=first.advice,
        suggestion=first.instead,
        source="; ".join(dict.fromkeys(law.source for law in laws.values())),
        topic=topic.id,
        jurisdictions=frozenset(laws),
    )


def _allowed(
    text: Text, pattern: Pattern, unless: Pattern, within: int | None = None
) -> Match | None:
    """The first match in a sentence that none of the exceptions is in."""
    places = text.everywhere if within is None else within
    if not places or not pattern.found(text, places):
        return None
    return pattern.first(text, places & ~unless.sentences(text))


def _wording_flags(text: Text, whole: Text, known: Rules, *, on_topic: bool) -> Iterator[Flag]:
    seen: set[Category] = set()
    for rule in known.wording:
        if rule.category in seen or _is_moot(rule, on_topic):
            continue
        match = _allowed(text, rule.pattern, rule.unless)
        if not match or not _applies(rule, text, whole, known):
            continue
        seen.add(rule.category)
        start, end = text.place(match.first, match.last)
        yield Flag(rule.category, PROMPT, rule.reason, start, end, rule.advice)


def _is_moot(rule: WordingRule, on_topic: bool) -> bool:
    return on_topic and rule.category is Category.LEADING and not rule.also_on_topics


def _applies(rule: WordingRule, text: Text, whole: Text, known: Rules) -> bool:
    """Whether the rest of the text leaves the rule standing."""
    if rule.unless_anywhere.found(text) or (rule.only_with and not rule.only_with.found(text)):
        return False
    return not (rule.only_general and structure.is_concrete(whole, known.structure))


def _structure_flags(text: Text, whole: Text, known: Rules) -> Iterator[Flag]:
    match = structure.second_matter(text, whole, known.structure)
    if match:
        start, end = text.place(match.first, match.last)
        yield Flag(
            category=Category.DOUBLE_BARRELLED,
            key=PROMPT,
            reason=tr("It asks about two matters: one of them will not be answered."),
            start=start,
            end=end,
            advice=tr("Ask one of them, and make the other a question of its own."),
        )


def _reading_flags(text: Text, known: Rules) -> Iterator[Flag]:
    words, limit = reading.word_count(text), known.reading.most_words
    if words > limit:
        yield Flag(
            category=Category.TOO_LONG,
            key=PROMPT,
            reason=tr("It has {n} words and takes about {seconds} seconds to say.").format(
                n=words, seconds=reading.seconds(text, known.reading)
            ),
            advice=tr("Say it in {limit} words at most: a listener keeps no more in mind.").format(
                limit=limit
            ),
        )
    if reading.is_hard(text, known.reading):
        shown = ", ".join(reading.hard_words(text, known.reading)[:4])
        yield Flag(
            category=Category.READING_LEVEL,
            key=PROMPT,
            reason=tr("Many candidates would have to ask what it means."),
            advice=tr("Use everyday words instead of: {words}.").format(words=shown)
            if shown
            else tr("Use short everyday words, as you would across a counter."),
        )
