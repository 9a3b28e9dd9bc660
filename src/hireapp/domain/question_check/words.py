"""A text as the rules see it: words in plain spelling, each with the forms it can be found by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

END = "."
QUESTION = "?"
OTHER = "\u00abother\u00bb"
"""Stands for a word that somebody else says, such as a customer in a described case."""

_PIECES = re.compile(
    r"""
    (?P<abbreviation>(?:[A-Za-z]\.){2,})
    |(?P<number>\d+(?:[.:,]\d+)*(?![^\W_]))
    |(?P<word>[^\W_]+(?:['’ʼ][^\W_]+)*)
    |(?P<end>[.?!…]+)
    |(?P<comma>[,;:–—()]|(?<=\s)-(?=\s))
    |(?P<quote>["“”„«»'‘’])
    """,
    re.VERBOSE,
)
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "st"})
_APOSTROPHES = str.maketrans("’ʼ", "''")
_ENDINGS = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}
_LET = {"let": "us"}
_SHORTEST_STEM = 3
_WITH_ES = ("ses", "xes", "zes", "ches", "shes", "oes")


@dataclass(frozen=True)
class Spelling:
    """What is known of words beyond the regular endings; kept as data."""

    irregular: Mapping[str, tuple[str, ...]]
    contractions: Mapping[str, tuple[str, ...]]
    british: Mapping[str, str]
    is_before_s: frozenset[str]
    mistyped: Mapping[str, str]


@dataclass(frozen=True)
class Token:
    """A word or the end of a sentence, with its place in the text and the forms it matches."""

    word: str
    start: int
    end: int
    forms: frozenset[str]
    after_comma: bool = False
    quoted: bool = False


class Text:
    """Tokens with bit masks.

    Bit i of a mask stands for token i, so that whole texts are matched by a few operations on
    large integers, in time linear in the text whatever it holds.
    """

    def __init__(self, source: str, tokens: Sequence[Token]) -> None:
        self.source = source
        self.tokens = tuple(tokens)
        self.size = len(self.tokens)
        self.everywhere = (1 << (self.size + 1)) - 1
        masks: dict[str, int] = {}
        exact: dict[str, int] = {}
        commas = ends = questions = numbers = 0
        for place, token in enumerate(self.tokens):
            bit = 1 << place
            for form in token.forms:
                masks[form] = masks.get(form, 0) | bit
            exact[token.word] = exact.get(token.word, 0) | bit
            commas |= bit if token.after_comma else 0
            ends |= bit if token.word in {END, QUESTION} else 0
            questions |= bit if token.word == QUESTION else 0
            numbers |= bit if token.word[0].isdigit() else 0
        self.masks: Mapping[str, int] = masks
        self.exact: Mapping[str, int] = exact
        self.commas = commas
        self.questions = questions
        self.numbers = numbers
        self.words = (self.everywhere >> 1) & ~ends
        self.ends = ends | (1 << self.size)
        self.possible: dict[int, tuple[Any, ...]] = {}
        """What of each choice can match here at all, remembered by those who match."""
        self.places: dict[int, int] = {}
        """Where the words of each plain choice stand, remembered likewise."""
        self.begins = ((ends << 1) | 1) & self.everywhere

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """For each sentence, the mask of its tokens with the one that ends it."""
        found: list[int] = []
        first = 0
        for place in range(self.size):
            if self.ends >> place & 1 or place == self.size - 1:
                found.append(((1 << (place + 1)) - 1) & ~((1 << first) - 1))
                first = place + 1
        return tuple(found)

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens from `first` up to, not with, `last` stand in the source."""
        if not self.tokens or first >= self.size:
            return len(self.source), len(self.source)
        return self.tokens[first].start, self.tokens[max(first, last - 1)].end

    def without(self, hidden: int) -> Text:
        """The same text with these tokens made into words that no rule knows."""
        if not hidden:
            return self
        nothing = frozenset({OTHER})
        return Text(
            self.source,
            [
                replace(token, word=OTHER, forms=nothing)
                if hidden >> place & 1 and token.word not in {END, QUESTION}
                else token
                for place, token in enumerate(self.tokens)
            ],
        )

    @property
    def quoted(self) -> int:
        """The tokens between quotation marks."""
        return sum(1 << place for place, token in enumerate(self.tokens) if token.quoted)


def read(source: str, spelling: Spelling) -> Text:
    """Take a text apart."""
    return Text(source, list(_tokens(source, spelling)))


def _tokens(source: str, spelling: Spelling) -> Iterator[Token]:
    after_comma = False
    spoken = _Quotation()
    for piece in _PIECES.finditer(source):
        kind, text = str(piece.lastgroup), piece.group()
        if kind == "quote":
            spoken.mark(source, piece.start(), text)
            after_comma = True
        elif kind == "comma":
            after_comma = True
        elif kind == "end":
            if text == "." and _ends_title(source, piece.start()):
                continue
            word = QUESTION if "?" in text else END
            yield Token(word, *piece.span(), frozenset({word}), quoted=spoken.open)
            after_comma = False
        else:
            for word in _split(kind, text, spelling):
                shown = forms(word, spelling)
                yield Token(word, *piece.span(), shown, after_comma, spoken.open)
                after_comma = False
            if kind == "abbreviation" and re.match(r"\s+[A-Z]|\s*$", source[piece.end() :][:9]):
                yield Token(END, piece.end(), piece.end(), frozenset({END}))


class _Quotation:
    """Whether the words that follow are between quotation marks."""

    def __init__(self) -> None:
        self.open = False
        self._closing = ""

    def mark(self, source: str, place: int, text: str) -> None:
        if self.open:
            if text in self._closing and not source[place + 1 : place + 2].isalnum():
                self.open = False
        elif source[place + 1 : place + 2].isalnum() or source[place + 1 : place + 2] in "¿¡…":
            self._closing = "'’‘" if text in "'’‘" else '"“”«»'
            before = source[place - 1 : place] if place else " "
            self.open = not before.isalnum() and _closes(source, place, self._closing)


def _closes(source: str, place: int, closing: str) -> bool:
    """Whether the quotation opened at `place` is closed: a lone mark quotes nothing."""
    return any(source.find(mark, place + 1) > 0 for mark in closing)


def _ends_title(source: str, place: int) -> bool:
    before = source[max(0, place - 4) : place].rsplit(maxsplit=1)
    return bool(before) and before[-1].lower() in _TITLES


def _split(kind: str, text: str, spelling: Spelling) -> tuple[str, ...]:
    word = text.translate(_APOSTROPHES).lower()
    if kind == "abbreviation":
        word = word.replace(".", "")
        return ("usa",) if word == "us" else (word,)
    if kind == "number":
        return (word,)
    known = spelling.contractions.get(word)
    if known:
        return known
    return _split_at_apostrophe(word, spelling) if "'" in word else (word,)


def _split_at_apostrophe(word: str, spelling: Spelling) -> tuple[str, ...]:
    stem, _, ending = word.rpartition("'")
    full = spelling.contractions.get(stem)
    if full and ending == "s":
        return (*full, "'s")
    if ending == "t" and stem.endswith("n"):
        return (stem[:-1], "not")
    if ending == "s":
        if stem in _LET:
            return (stem, _LET[stem])
        return (stem, "is" if stem in spelling.is_before_s else "'s")
    return (stem, _ENDINGS[ending]) if ending in _ENDINGS else (word.replace("'", ""),)


@lru_cache(maxsize=16_384)
def _regular_stems(word: str) -> frozenset[str]:
    found = {word}
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found.add(word[:-1])
        if word.endswith(_WITH_ES):
            found.add(word[:-2])
        if word.endswith("ies"):
            found.add(word[:-3] + "y")
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            found |= {stem, stem + "e"}
            if stem[-1:] == stem[-2:-1]:
                found.add(stem[:-1])
            if ending == "ed" and stem.endswith("i"):
                found.add(stem[:-1] + "y")
    return frozenset(one for one in found if one == word or len(one) >= _SHORTEST_STEM)


def forms(word: str, spelling: Spelling) -> frozenset[str]:
    """The word and the base words it may be a form of: "children" gives "child"."""
    spelled = spelling.mistyped.get(word, word)
    found: set[str] = {word, spelled}
    for one in (spelled, _with_s(spelled)):
        for stem in _regular_stems(one):
            british = spelling.british.get(stem, stem)
            found |= {stem, british, *spelling.irregular.get(british, ())}
    return frozenset(found)


def _with_s(word: str) -> str:
    """Words in -ize as they are written with -ise."""
    return re.sub(r"(?<=[a-z]{3})iz(?=e|ing|ation)", "is", word)


def mistypings(words: Sequence[str]) -> dict[str, str]:
    """Words with one letter left out, doubled, or two of them swapped, each with its right form."""
    found: dict[str, str] = {}
    for word in words:
        for place in range(1, len(word)):
            found[word[:place] + word[place + 1 :]] = word
            found[word[:place] + word[place] + word[place:]] = word
            swapped = word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
            found[swapped] = word
    return {wrong: right for wrong, right in found.items() if wrong not in words}
