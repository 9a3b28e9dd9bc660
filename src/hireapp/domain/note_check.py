"""A look at notes before they are sealed: what must not count, and judgements without a deed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from hireapp import paths
from hireapp.domain.ids import QuestionId
from hireapp.i18n import tr

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_WORD = re.compile(r"[\w'’-]+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_AHEAD = 2
"""So many words further on may tell that a word is about somebody served."""


class NoteFault(StrEnum):
    """What is pointed at."""

    TRAIT = "trait"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class NoteFlag:
    """One word worth a second look, where it stands and what to do about it."""

    question_id: QuestionId
    fault: NoteFault
    word: str
    place: int

    @property
    def advice(self) -> str:
        """What is wrong and what to do."""
        if self.fault is NoteFault.TRAIT:
            return tr("“{word}”: nothing that may count. Keep what they did or said.").format(
                word=self.word
            )
        return tr("“{word}” is a judgement. What did they do or say?").format(word=self.word)


@dataclass(frozen=True, slots=True)
class _Lists:
    traits: re.Pattern[str]
    others: frozenset[str]
    judgements: re.Pattern[str]
    deeds: frozenset[str]


def check_notes(notes: Mapping[QuestionId, str]) -> tuple[NoteFlag, ...]:
    """What to look at again, in the order of the notes; words within quotes are the candidate's."""
    return tuple(flag for one, note in notes.items() for flag in _check(one, note))


def _check(question_id: QuestionId, note: str) -> list[NoteFlag]:
    lists = _lists()
    # Blanks of the same length keep every place where it was.
    unquoted = _QUOTED.sub(lambda found: " " * len(found.group()), note)
    flags = []
    for sentence in _SENTENCE.finditer(unquoted):
        text, start = sentence.group(), sentence.start()
        for found in lists.traits.finditer(text):
            if not _about_others(text[found.end() :], lists):
                word = found.group()
                flags.append(NoteFlag(question_id, NoteFault.TRAIT, word, start + found.start()))
        has_quote = note[start : sentence.end()] != text
        if not has_quote and not _tells_a_deed(text, lists):
            flags += [
                NoteFlag(question_id, NoteFault.JUDGEMENT, found.group(), start + found.start())
                for found in lists.judgements.finditer(text)
            ]
    return _once(flags)


def _once(flags: Iterable[NoteFlag]) -> list[NoteFlag]:
    """The first of each word is enough."""
    kept: dict[tuple[NoteFault, str], NoteFlag] = {}
    for one in flags:
        kept.setdefault((one.fault, one.word.casefold()), one)
    return list(kept.values())


def _about_others(rest: str, lists: _Lists) -> bool:
    following = [word.casefold() for word in _WORD.findall(rest)[:_AHEAD]]
    return any(word in lists.others or word.removesuffix("s") in lists.others for word in following)


def _tells_a_deed(sentence: str, lists: _Lists) -> bool:
    """Whether something was done or said, apart from the judging words themselves."""
    bare = lists.judgements.sub(" ", sentence).casefold()
    words = _WORD.findall(bare)
    return any(word in lists.deeds or (word.endswith("ed") and len(word) > 4) for word in words)


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    text = paths.resource("note_check", "words.toml").read_text("utf-8")
    data = tomllib.loads(text)
    traits = [word for words in data["traits"].values() for word in words]
    return _Lists(
        traits=_any_of(traits),
        others=frozenset(data["others"]["words"]),
        judgements=_any_of(data["judgements"]["words"]),
        deeds=frozenset(data["deeds"]["words"]),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    joined = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{joined})s?(?![\w-])", re.IGNORECASE)
