"""A part of the page from side to side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A column from its left edge."""

    left: float
    width: float

    @property
    def centre(self) -> float:
        """Its middle."""
        return self.left + self.width / 2

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    def inset(self, by: float) -> Span:
        """Narrower on both sides."""
        return Span(self.left + by, self.width - 2 * by)

    def after(self, by: float) -> Span:
        """What is left of it to the right."""
        return Span(self.left + by, self.width - by)

    def first(self, width: float) -> Span:
        """Its beginning."""
        return Span(self.left, width)

    def columns(self, shares: Sequence[float], gap: float) -> list[Span]:
        """Columns with these shares of its width, `gap` apart."""
        unit = (self.width - gap * (len(shares) - 1)) / sum(shares)
        lefts = [
            self.left + sum(shares[:place]) * unit + place * gap for place in range(len(shares))
        ]
        return [Span(left, share * unit) for left, share in zip(lefts, shares, strict=True)]
