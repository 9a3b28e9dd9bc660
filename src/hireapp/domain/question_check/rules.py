"""The rules of the question check, read from the data files and compiled once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hireapp import paths
from hireapp.domain.question_check.flags import Category, Jurisdiction
from hireapp.domain.question_check.patterns import Compiler, Pattern
from hireapp.domain.question_check.words import Spelling, mistypings

_FOLDER = "question_check"
_ADDRESS = frozenset({"you", "your"})


@dataclass(frozen=True)
class Rewrite:
    """How a faulty wording becomes a better one: what is found is dropped or put otherwise."""

    find: Pattern
    put: str
    """What stands before the rest of the text; empty to drop what is found."""


@dataclass(frozen=True)
class WordingRule:
    """A faulty kind of wording."""

    category: Category
    reason: str
    advice: str
    pattern: Pattern
    unless: Pattern
    unless_anywhere: Pattern
    only_with: Pattern | None
    also_on_topics: bool
    """Whether it is worth saying beside a risky topic."""
    only_general: bool
    """Whether a concrete case (a clock, a rule, a limit) makes the same wording fine."""
    rewrites: tuple[Rewrite, ...]


@dataclass(frozen=True)
class Topic:
    """A topic that a question had better not touch."""

    id: str
    pattern: Pattern
    unless: Pattern
    near: Pattern
    near_unless: Pattern
    words: Pattern
    """The words of `near` alone, for a statement that the next question ties to the candidate."""
    signs: Pattern
    hides: frozenset[str]
    """Topics that the same words may seem to be about, and are not."""


@dataclass(frozen=True)
class Law:
    """What one jurisdiction says about a topic."""

    reason: str
    advice: str
    instead: str
    source: str


@dataclass(frozen=True)
class Structure:
    """What is needed to see how many matters a text asks about, and how concrete it is."""

    concrete: Pattern
    case: Pattern
    supposing: Pattern
    imperative: Pattern
    asking: Pattern
    joined: Pattern
    two_stories: Pattern
    points_back: Pattern
    back_reference: Pattern
    common_words: frozenset[str]
    reported: Pattern


@dataclass(frozen=True)
class Reading:
    """Limits for saying and understanding."""

    most_words: int
    words_a_minute: int
    grade: float
    stiff: Pattern
    jargon: Pattern
    plain: frozenset[str]


@dataclass(frozen=True)
class Rules:
    """All rules."""

    spelling: Spelling
    wording: tuple[WordingRule, ...]
    topics: tuple[Topic, ...]
    story: Pattern
    """How a request for a story begins that is about something or somebody else."""
    bridge: Pattern
    """How a question ties what was stated before it to the candidate."""
    law: Mapping[Jurisdiction, Mapping[str, Law]]
    structure: Structure
    reading: Reading
    judging: frozenset[str]
    """Words of anchors that judge and describe nothing."""
    kept: Mapping[str, Mapping[Category, str]]
    """Prompts of shipped questions whose flag is deliberate, each with its reason."""


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The shipped rules."""
    words = _table("words.toml")
    wording = _table("wording.toml")
    topics = _table("topics.toml")
    compiler = Compiler(words["classes"] | wording["classes"])
    return Rules(
        spelling=_spelling(words),
        wording=tuple(_wording(compiler, one) for one in wording["rule"]),
        topics=_topics(words["classes"], topics),
        story=compiler.pattern(topics["near"]["story"]),
        bridge=compiler.pattern(topics["near"]["bridge"]),
        law={one: _law(_table(f"{one}.toml")) for one in Jurisdiction},
        structure=_structure(compiler, wording["structure"]),
        reading=_reading(compiler, wording["reading"]),
        judging=frozenset(wording["anchors"]["judging"]),
        kept=_kept(_table("kept.toml")),
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(paths.resource(_FOLDER, name).read_text("utf-8"))


def _spelling(table: Mapping[str, Any]) -> Spelling:
    irregular: dict[str, set[str]] = {}
    for base, inflected in table["irregular"].items():
        for form in inflected.split():
            irregular.setdefault(form, set()).add(base)
    return Spelling(
        irregular={form: tuple(sorted(bases)) for form, bases in irregular.items()},
        contractions={short: tuple(full.split()) for short, full in table["contractions"].items()},
        british=table["british"],
        is_before_s=frozenset(table["is_before_s"]),
        mistyped=mistypings(table["often_mistyped"]),
    )


def _wording(compiler: Compiler, row: Mapping[str, Any]) -> WordingRule:
    return WordingRule(
        category=Category(row["category"]),
        reason=row["reason"],
        advice=row["advice"],
        pattern=compiler.pattern(row["patterns"]),
        unless=compiler.pattern(row.get("unless", ())),
        unless_anywhere=compiler.pattern(row.get("unless_anywhere", ())),
        only_with=compiler.pattern(row["only_with"]) if "only_with" in row else None,
        also_on_topics=row.get("also_on_topics", False),
        only_general=row.get("only_general", False),
        rewrites=tuple(
            Rewrite(compiler.pattern([one["find"]]), one.get("put", ""))
            for one in row.get("rewrite", ())
        ),
    )


def _topics(classes: Mapping[str, Sequence[str]], table: Mapping[str, Any]) -> tuple[Topic, ...]:
    compiler = Compiler({**classes, **table["classes"]})
    frames: Mapping[str, Sequence[str]] = table["frames"]
    found = []
    for name, row in table["topic"].items():
        nodes = [compiler.row(text) for text in row.get("asked", ())]
        for frame, patterns in frames.items():
            nodes += compiler.framed(patterns, row.get(frame, ()))
        nodes += compiler.framed(table["near"]["stand_in"], row["near"])
        unless = [*table["unless"], *row.get("unless", ())]
        found.append(
            Topic(
                id=name,
                pattern=compiler.any_of(nodes),
                unless=compiler.pattern(unless),
                near=compiler.any_of(
                    compiler.framed(table["near"]["patterns"], row["near"])
                    + [compiler.row(one) for one in row["near"] if _ADDRESS & set(one.split())]
                ),
                near_unless=compiler.pattern([*unless, *table["near"]["unless"]]),
                words=compiler.pattern(row["near"]),
                signs=compiler.pattern(row["signs"]),
                hides=frozenset(row.get("hides", ())),
            )
        )
    return tuple(found)


def _law(table: Mapping[str, Any]) -> dict[str, Law]:
    return {
        name: Law(
            reason=row["reason"],
            advice=row["advice"],
            instead=row.get("instead", ""),
            source=row["source"],
        )
        for name, row in table["topic"].items()
    }


def _structure(compiler: Compiler, table: Mapping[str, Any]) -> Structure:
    return Structure(
        concrete=compiler.pattern(table["concrete"]),
        case=compiler.pattern(table["case"]),
        supposing=compiler.pattern(table["supposing"]),
        imperative=compiler.pattern(table["imperative"]),
        asking=compiler.pattern(table["asking"]),
        joined=compiler.pattern(table["joined"]),
        two_stories=compiler.pattern(table["two_stories"]),
        points_back=compiler.pattern(table["points_back"]),
        back_reference=compiler.pattern(table["back_reference"]),
        common_words=frozenset(table["common_words"]),
        reported=compiler.pattern(table["reported"]),
    )


def _reading(compiler: Compiler, table: Mapping[str, Any]) -> Reading:
    return Reading(
        most_words=table["most_words"],
        words_a_minute=table["words_a_minute"],
        grade=table["grade"],
        stiff=compiler.pattern(table["stiff"]),
        jargon=compiler.pattern(table["jargon"]),
        plain=frozenset(table["plain"]),
    )


def _kept(table: Mapping[str, Any]) -> dict[str, dict[Category, str]]:
    found: dict[str, dict[Category, str]] = {}
    for row in table["kept"]:
        found.setdefault(row["text"], {})[Category(row["category"])] = row["reason"]
    return found
