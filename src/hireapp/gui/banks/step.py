"""A step that can be undone. Free of Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done to an own bank, and how it is undone and done again.

    `shows` is the key of the question that it is about, or empty.
    """

    words: str
    undo: Callable[[], object]
    redo: Callable[[], object]
    shows: str = ""
