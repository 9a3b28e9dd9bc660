"""Identifiers that machines which never met can make without a clash."""

from __future__ import annotations

from collections.abc import Callable
from typing import NewType

OpeningId = NewType("OpeningId", str)
KitId = NewType("KitId", str)
PersonId = NewType("PersonId", str)
SeatId = NewType("SeatId", str)
CandidateId = NewType("CandidateId", str)
InterviewId = NewType("InterviewId", str)
ScorecardId = NewType("ScorecardId", str)
QuestionId = NewType("QuestionId", str)
"""A question's id within its bank, such as "empathy-1": a kit holds each at most once."""
AttitudeId = NewType("AttitudeId", str)

IdSource = Callable[[], str]
"""Gives a new id at each call: 32 hexadecimal digits."""


def new_id() -> str:
    """A random id (122 random bits): opaque, so that it tells nothing about whom it names."""
    from uuid import uuid4  # nothing that only reads needs it

    return uuid4().hex
