"""The files that the example is made from: openings, candidates, ratings and notes."""

from __future__ import annotations

import tomllib
from datetime import time
from typing import TypeVar

import msgspec

from hireapp.domain.ledger import MarkKind
from hireapp.domain.people import Role
from hireapp.domain.scorecards import NoScore, Reaction, Recommendation, Score
from hireapp.paths import resource

Key = str
"""How the files name an interviewer, such as "dana"."""


class ExamplePerson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who works with the example; `submits_after` an interview is in minutes."""

    name: str
    role: Role
    submits_after: int


class Cast(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who takes part, and the folders of the openings in order."""

    openings: tuple[str, ...]
    people: dict[Key, ExamplePerson]


class ExampleOpening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One opening; `kits` lists the question ids of each version, `candidates` their files."""

    title: str
    purpose: str
    authority: str
    authority_limits: str
    aptitudes: tuple[str, ...]
    slot_minutes: int
    deadline_in_days: int
    prepared_days_before: int
    panel: tuple[Key, ...]
    candidates: tuple[str, ...]
    kits: tuple[tuple[str, ...], ...]


class ExampleInterview(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When and where; `at` is the time of day there, `minutes` None the opening's slot."""

    days_before: int
    at: time
    place: str
    minutes: int | None = None


class Mark(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One interviewer on one answer."""

    rating: Score | NoScore
    note: str = ""


class Tick(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A probe or a sign that was ticked, counted from 1 as on the screen."""

    kind: MarkKind
    number: int


class Feeling(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One interviewer's reaction to the opener, and why."""

    reaction: Reaction
    why: str


class ExampleCandidate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One candidate; `answers` and `ticks` by question, then by interviewer.

    Who has a reaction has begun a scorecard; who has a recommendation has submitted it.
    """

    name: str
    interview: ExampleInterview
    reactions: dict[Key, Feeling] = {}
    recommendations: dict[Key, Recommendation] = {}
    answers: dict[str, dict[Key, Mark]] = {}
    ticks: dict[str, dict[Key, tuple[Tick, ...]]] = {}


_File = TypeVar("_File", Cast, ExampleOpening, ExampleCandidate)


def cast() -> Cast:
    """Who takes part."""
    return _read(Cast, "example.toml")


def opening(folder: str) -> ExampleOpening:
    """One opening's file."""
    return _read(ExampleOpening, folder, "opening.toml")


def candidate(folder: str, stem: str) -> ExampleCandidate:
    """One candidate's file."""
    return _read(ExampleCandidate, folder, f"{stem}.toml")


def _read(kind: type[_File], *parts: str) -> _File:
    text = resource("example", *parts).read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), kind)
