"""The rows of a bank file that are neither attitudes nor questions."""

from __future__ import annotations

import msgspec

KEY_LIMIT = 100
"""Longest id, in characters."""


class BankHead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The [bank] table."""

    id: str
    title: str
    language: str
    version: int
    description: str


class SampleAnswer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer to practise on, with a suggested (never a validated) rating."""

    question: str
    text: str
    rating: int
    why: str
