"""Identifiers that machines which never met can make without a clash."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NewType

OpeningId = NewType("OpeningId", str)
KitId = NewType("KitId", str)
PersonId = NewType("PersonId", str)
SeatId = NewType("SeatId", str)
CandidateId = NewType("CandidateId", str)
InterviewId = NewType("InterviewId", str)
ScorecardId = NewType("ScorecardId", str)
RuleId = NewType("RuleId", str)
"""An entry of the dumb-rules register."""
QuestionId = NewType("QuestionId", str)
"""A question's id within its bank, such as "empathy-1": a kit holds each at most once."""
AttitudeId = NewType("AttitudeId", str)
BankId = NewType("BankId", str)
"""An own bank in the database; the id within a bank file is another."""

IdSource = Callable[[], str]
"""Gives a new id at each call: 32 hexadecimal digits."""


def new_id() -> str:
    """A random id (122 random bits): opaque, so that it tells nothing about whom it names."""
    from uuid import uuid4  # nothing that only reads needs it

    return uuid4().hex


def readable_id(text: str) -> str:
    """An id made from words, at most 60 characters long: "Café talk!" gives "cafe-talk".

    Empty when the text has no letter and no digit.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", bare.casefold()).strip("-")[:60].rstrip("-")
