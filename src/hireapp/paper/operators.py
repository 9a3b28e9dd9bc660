"""PDF operators as text: shapes from the origin, colours; what is drawn often is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

_BEND = 0.4477
"""Where a quarter circle's control points are, in parts of the radius from the corner."""


@lru_cache(maxsize=512)
def rounded(wide: float, high: float, radius: float) -> str:
    """A rectangle from (0, 0); a grid has hundreds alike."""
    if not radius:
        return f"0 0 {wide:.3f} {high:.3f} re"
    bend = radius * _BEND
    far, top = wide - radius, high - radius
    points = (
        ((radius, 0), "m"),
        ((far, 0), "l"),
        ((wide - bend, 0, wide, bend, wide, radius), "c"),
        ((wide, top), "l"),
        ((wide, high - bend, wide - bend, high, far, high), "c"),
        ((radius, high), "l"),
        ((bend, high, 0, high - bend, 0, top), "c"),
        ((0, radius), "l"),
        ((0, bend, bend, 0, radius, 0), "c h"),
    )
    return " ".join(
        " ".join(f"{number:.3f}" for number in numbers) + f" {operator}"
        for numbers, operator in points
    )


@lru_cache(maxsize=64)
def circle(radius: float) -> str:
    """A circle around (0, 0)."""
    bend = radius * (1 - _BEND)
    r = radius
    points = (
        ((r, 0), "m"),
        ((r, bend, bend, r, 0, r), "c"),
        ((-bend, r, -r, bend, -r, 0), "c"),
        ((-r, -bend, -bend, -r, 0, -r), "c"),
        ((bend, -r, r, -bend, r, 0), "c h"),
    )
    return " ".join(
        " ".join(f"{number:.3f}" for number in numbers) + f" {operator}"
        for numbers, operator in points
    )


@lru_cache(maxsize=64)
def upper_half(radius: float) -> str:
    """The upper half of a circle around (0, 0)."""
    bend, r = radius * (1 - _BEND), radius
    return (
        f"{r:.3f} 0 m {r:.3f} {bend:.3f} {bend:.3f} {r:.3f} 0 {r:.3f} c "
        f"{-bend:.3f} {r:.3f} {-r:.3f} {bend:.3f} {-r:.3f} 0 c"
    )


def squares(rows: Sequence[str]) -> str:
    """Runs of "#" as rectangles of a grid whose rows go down from (0, 0)."""
    return " ".join(
        f"{found.start()} {-place} {found.end() - found.start()} 1 re"
        for place, row in enumerate(rows, start=1)
        for found in re.finditer("#+", row)
    )


@cache
def colour(code: str) -> str:
    """The three numbers of a colour such as "#1F2A37"."""
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))
