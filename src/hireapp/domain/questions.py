"""What is asked: a question with its probes, signals and anchors, or the opener."""

from __future__ import annotations

from enum import StrEnum

import msgspec

SCALE_POINTS = (1, 2, 3, 4, 5)
"""The points of the rating scale, each with an anchor of its own."""
UNFINISHED = "…"
"""Stands for a part of a stored question that is still to be written."""


class QuestionKind(StrEnum):
    """Where the evidence comes from: the past, a described case, or the heart."""

    BEHAVIOURAL = "behavioural"
    SITUATIONAL = "situational"
    OPENER = "opener"


class Stage(StrEnum):
    """The part of a story that a probe asks about."""

    SITUATION = "situation"
    ACTION = "action"
    RESULT = "result"
    ANY = "any"


class Probe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A neutral follow-up."""

    stage: Stage
    text: str


class Reactions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What each of the interviewer's own reactions to the opener looks like."""

    flat: str
    warm: str
    goose_bumps: str


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question as a bank file holds it.

    `anchors` maps each scale point "1".."5" to the behaviour that earns it; the opener has
    `reactions` instead, since it is never scored.
    """

    id: str
    attitude: str
    kind: QuestionKind
    prompt: str
    minutes: int
    tags: tuple[str, ...] = ()
    probes: tuple[Probe, ...] = ()
    listen_for: tuple[str, ...] = ()
    warning_signs: tuple[str, ...] = ()
    anchors: dict[str, str] = {}
    reactions: Reactions | None = None

    @property
    def is_opener(self) -> bool:
        """Whether this is the opener, which has a reaction and never a rating."""
        return self.kind is QuestionKind.OPENER

    @property
    def is_unfinished(self) -> bool:
        """Whether its prompt or an anchor is still to be written."""
        return UNFINISHED in {self.prompt.strip(), *map(str.strip, self.anchors.values())}

    def anchor(self, point: int) -> str:
        """The behaviour described for a scale point 1..5; empty for an opener."""
        return self.anchors.get(str(point), "")
