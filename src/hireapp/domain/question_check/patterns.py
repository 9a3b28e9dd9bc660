"""The language of the rules, and how it is matched.

A pattern is a row of words. A plain word stands for all its forms ("child" also finds
"children"); besides there are:

    =word      this form only                 {name}     any entry of a word class
    (a|b c)    one of several                 word?      may be left out, also (…)? and {name}?
    ..         up to three words in between   ..6        up to six words in between
    ~6         up to six words, none of which begins a clause of its own (who, that, when, …)
    *          any one word                   #          a number in digits
    ^          start of a sentence            $          end of a sentence; $? of a question
    ,          a comma is here                $.         end of a sentence that asks nothing
    !word      not followed by this word or class

No pattern reaches beyond a sentence. Matching moves a set of places, kept as bits of an integer,
through the pattern: no backtracking, so no text can make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from hireapp.domain.question_check.words import Text

_GAP = 3
_PARTS = re.compile(
    r"""
    (?P<open>\()|(?P<close>\)\??)|(?P<bar>\|)
    |(?P<gap>(?:\.\.|~)\d*)|(?P<end>\$[?.]?)|(?P<start>\^)|(?P<comma>,\??)
    |(?P<class>!?\{[\w-]+\}\??)
    |(?P<word>!?=?[\w'*\#-]+\??)
    |(?P<blank>\s+)|(?P<wrong>.)
    """,
    re.VERBOSE,
)


_CLAUSE_LINE = (
    "who whom whose that which when where while if because since after before until although "
    "whether as"
)
_CLAUSE = tuple(_CLAUSE_LINE.split())
_COMMON_LINE = (
    "a about an and at be can could customer did do for from have how i in it me my not of on or "
    "our tell that the there this time to we what when where which who why will with would you your"
)
_COMMON = frozenset(_COMMON_LINE.split())
_COMMON_COUNTS = 50


def _frequency(words: frozenset[str]) -> int:
    """About how likely one of these words is in a text."""
    return len(words) + _COMMON_COUNTS * len(words & _COMMON)


class PatternError(ValueError):
    """A pattern in a rule file cannot be read."""


class Node(Protocol):
    """Part of a pattern."""

    def ends(self, text: Text, starts: int) -> int:
        """The places where a match from one of `starts` can end."""

    def needed_words(self) -> frozenset[str] | None:
        """Words of which one at least is in any match; None if that is not known."""


@dataclass(frozen=True)
class Word:
    """A word in all its forms, or in one."""

    word: str
    exact: bool = False

    def ends(self, text: Text, starts: int) -> int:
        """See `Node`."""
        masks = text.exact if self.exact else text.masks
        return (starts & masks.get(self.word, 0)) << 1

    def needed_words(self) -> frozenset[str] | None:
        """See `Node`."""
        return frozenset({self.word})


@dataclass(frozen=True)
class Place:
    """A condition on the place that takes up no word."""

    kind: str

    def ends(self, text: Text, starts: int) -> int:
        """See `Node`."""
        return starts & {
            "^": text.begins,
            "$": text.ends,
            "$?": text.questions,
            "$.": text.ends & ~text.questions,
            ",": text.commas,
        }.get(self.kind, 0)

    def needed_words(self) -> frozenset[str] | None:
        """See `Node`."""
        return None


@dataclass(frozen=True)
class AnyWord:
    """Any one word, or any number in digits."""

    number: bool = False

    def ends(self, text: Text, starts: int) -> int:
        """See `Node`."""
        return (starts & (text.numbers if self.number else text.words)) << 1

    def needed_words(self) -> frozenset[str] | None:
        """See `Node`."""
        return None


@dataclass(frozen=True)
class Gap:
    """Up to so many words."""

    most: int
    within_clause: bool = False

    def ends(self, text: Text, starts: int) -> int:
        """See `Node`."""
        reached, words = starts, text.words
        if self.within_clause:
            for word in _CLAUSE:
                words &= ~text.exact.get(word, 0)
        for _ in range(self.most):
            reached |= (reached & words) << 1
        return reached

    def needed_words(self) -> frozenset[str] | None:
        """See `Node`."""
        return None


@dataclass(frozen=True)
class NotNext:
    """The next word is none of these."""

    words: tuple[Word, ...]

    def ends(self, text: Text, starts: int) -> int:
        """See `Node`."""
        for word in self.words:
            starts &= ~(word.ends(text, text.everywhere) >> 1)
        return starts

    def needed_words(self) -> frozenset[str] | None:
        """See `Node`."""
        return None


@dataclass(frozen=True)
class Optional:
    """Something that may be left out."""

    node: Node

    def ends(self, text: Text, starts: int) -> int:
        """See `Node`."""
        return starts | self.node.ends(text, starts)

    def needed_words(self) -> frozenset[str] | None:
        """See `Node`."""
        return None


@dataclass(frozen=True)
class Row:
    """One part after the other."""

    nodes: tuple[Node, ...]

    def ends(self, text: Text, starts: int) -> int:
        """See `Node`."""
        for node in self.nodes:
            starts = node.ends(text, starts)
            if not starts:
                return 0
        return starts

    def needed_words(self) -> frozenset[str] | None:
        """See `Node`."""
        known = (node.needed_words() for node in self.nodes)
        return min((words for words in known if words is not None), key=_frequency, default=None)


class Choice:
    """One of several; those that need a word that is not in the text are not even tried."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = tuple(nodes)
        self._always: list[Node] = []
        self._by_word: dict[str, list[Node]] = {}
        for node in self.nodes:
            words = node.needed_words()
            if words is None:
                self._always.append(node)
            for word in words or ():
                self._by_word.setdefault(word, []).append(node)
        self._needed = None if self._always else frozenset(self._by_word)
        self._is_plain = all(isinstance(node, Word) and not node.exact for node in self.nodes)

    def ends(self, text: Text, starts: int) -> int:
        """See `Node`."""
        if self._is_plain:
            return (starts & self._places(text)) << 1
        possible = text.possible.get(id(self))
        if possible is None:
            text.possible[id(self)] = possible = self._possible(text)
        reached = 0
        for node in possible:
            reached |= node.ends(text, starts)
        return reached

    def _places(self, text: Text) -> int:
        """Where one of these words stands."""
        places = text.places.get(id(self))
        if places is None:
            places = 0
            for word in text.masks.keys() & self._by_word.keys():
                places |= text.masks[word]
            text.places[id(self)] = places
        return places

    def _possible(self, text: Text) -> tuple[Node, ...]:
        found = {id(node): node for node in self._always}
        for word in text.masks.keys() & self._by_word.keys():
            found.update((id(node), node) for node in self._by_word[word])
        return tuple(found.values())

    def needed_words(self) -> frozenset[str] | None:
        """See `Node`."""
        return self._needed


@dataclass(frozen=True)
class Match:
    """The tokens from `first` up to, not with, `last`."""

    first: int
    last: int


class Pattern:
    """A pattern, or several of which one must be found."""

    def __init__(self, node: Node) -> None:
        self.node = node

    def found(self, text: Text, within: int | None = None) -> bool:
        """Whether it is somewhere in the text, beginning `within` these places."""
        return bool(self.node.ends(text, text.everywhere if within is None else within))

    def first(self, text: Text, within: int | None = None) -> Match | None:
        """The first match, as short as it can be."""
        starts = text.everywhere if within is None else within
        if not self.node.ends(text, starts):
            return None
        low, high = 0, text.size  # the first place from which it matches lies in between
        while low < high:
            middle = (low + high) // 2
            if self.node.ends(text, starts & ((2 << middle) - 1)):
                high = middle
            else:
                low = middle + 1
        ends = self.node.ends(text, starts & (1 << low))
        return Match(low, (ends & -ends).bit_length() - 1)

    def sentences(self, text: Text) -> int:
        """All tokens of the sentences in which it is found."""
        ends = self.node.ends(text, text.everywhere)
        if not ends:
            return 0
        last_words = (ends >> 1) | (ends & 1)
        return sum(one for one in text.sentences if one & last_words)


class Compiler:
    """Reads patterns, given the word classes."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._texts = classes
        self._classes: dict[str, Choice] = {}
        self._under_way: list[str] = []

    def pattern(self, texts: Iterable[str]) -> Pattern:
        """One pattern from several texts, any of which may match."""
        return self.any_of(self.row(text) for text in texts)

    @staticmethod
    def any_of(nodes: Iterable[Node]) -> Pattern:
        """One pattern from several parts, any of which may match."""
        return Pattern(Choice(nodes))

    def framed(self, frames: Iterable[str], slot: Sequence[str]) -> list[Node]:
        """The frames with `{it}` standing for any of the entries of `slot`."""
        self._classes["it"] = Choice(self.row(text) for text in slot)
        nodes = [self.row(frame) for frame in frames]
        del self._classes["it"]
        return nodes

    def row(self, text: str) -> Node:
        """One pattern.

        Raises:
            PatternError: it cannot be read.
        """
        parts = [part for part in _PARTS.finditer(text) if part.lastgroup != "blank"]
        node, rest = self._choice(parts, text)
        if rest:
            raise PatternError(f"unexpected {rest[0].group()!r} in {text!r}")
        return node

    def _choice(self, parts: list[re.Match[str]], text: str) -> tuple[Node, list[re.Match[str]]]:
        rows: list[Node] = []
        nodes: list[Node] = []
        while parts and parts[0].lastgroup != "close":
            part, *parts = parts
            if part.lastgroup == "bar":
                rows.append(nodes[0] if len(nodes) == 1 else Row(tuple(nodes)))
                nodes = []
            elif part.lastgroup == "open":
                inner, parts = self._choice(parts, text)
                if not parts:
                    raise PatternError(f"a bracket is not closed in {text!r}")
                nodes.append(Optional(inner) if parts[0].group().endswith("?") else inner)
                parts = parts[1:]
            else:
                nodes.append(self._single(part, text))
        rows.append(nodes[0] if len(nodes) == 1 else Row(tuple(nodes)))
        return (rows[0] if len(rows) == 1 else Choice(rows)), parts

    def _single(self, part: re.Match[str], text: str) -> Node:
        shown, kind = part.group(), part.lastgroup
        if kind == "gap":
            return Gap(int(shown.lstrip(".~") or _GAP), within_clause=shown.startswith("~"))
        if kind in {"end", "start", "comma"}:
            return Place(shown) if shown != ",?" else Row(())
        if kind == "wrong":
            raise PatternError(f"{shown!r} means nothing in {text!r}")
        negated, core = shown.startswith("!"), shown.strip("!")
        may_lack = core.endswith("?")
        core = core.rstrip("?")
        node = self.word_class(core[1:-1]) if kind == "class" else self._word(core)
        if negated:
            return NotNext(_single_words(node))
        return Optional(node) if may_lack else node

    @staticmethod
    def _word(text: str) -> Node:
        text = text.lower()
        if text in {"*", "#"}:
            return AnyWord(number=text == "#")
        return Word(text.removeprefix("="), exact=text.startswith("="))

    def word_class(self, name: str) -> Choice:
        """The words of a class.

        Raises:
            PatternError: there is no such class, or it is made of itself.
        """
        if name not in self._classes:
            if name not in self._texts or name in self._under_way:
                raise PatternError(f"there is no word class {{{name}}} to use here")
            self._under_way.append(name)
            self._classes[name] = Choice(self.row(text) for text in self._texts[name])
            self._under_way.remove(name)
        return self._classes[name]


def _single_words(node: Node) -> tuple[Word, ...]:
    if isinstance(node, Word):
        return (node,)
    if isinstance(node, Choice):
        return tuple(word for one in node.nodes for word in _single_words(one))
    return ()
