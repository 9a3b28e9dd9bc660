"""The colours of the paper: the light values of the design tokens."""

from __future__ import annotations

from functools import cache

PAPER = "#FFFFFF"
BLACK = "#000000"
"""For what machines read."""
SUNK = "#F3F1EB"
LINE = "#DEDAD0"
LINE_STRONG = "#B9B3A5"
INK = "#1F2A37"
INK_2 = "#4A5565"
INK_3 = "#5B6472"
ACCENT = "#B4432A"
SCORE_RAMP = ("#EEF3F2", "#CFE2DE", "#93C3BA", "#2F7F74", "#0F4F47")
"""Scores 1 to 5: one hue, ever darker, so that it survives a greyscale print."""

LEAST_CONTRAST = 4.5
"""What small text needs against its ground to be read by everybody (WCAG 2, level AA)."""


def score_colour(mean: float) -> str:
    """The ground of a cell: that of the nearest score, halves rounded up."""
    nearest = int(mean + 0.5)
    return SCORE_RAMP[max(1, min(len(SCORE_RAMP), nearest)) - 1]


@cache
def ink_on(ground: str) -> str:
    """The ink that reads best on a ground."""
    return max((INK, PAPER), key=lambda ink: contrast(ink, ground))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
