"""Remembers what was made of an object: what is the same for every candidate is laid out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

S = TypeVar("S")
T = TypeVar("T")
P = ParamSpec("P")

_MOST = 400


def by_identity(make: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """The same function, whose result is kept for its very first argument and equal others.

    For objects that never change and are costly or impossible to hash, such as a kit's question.
    """
    kept: dict[object, tuple[S, T]] = {}

    @wraps(make)
    def remembered(source: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (id(source), args, tuple(kwargs.items()))
        found = kept.get(key)
        if found is None or found[0] is not source:
            if len(kept) >= _MOST:
                kept.clear()
            found = kept[key] = (source, make(source, *args, **kwargs))
        return found[1]

    return remembered
