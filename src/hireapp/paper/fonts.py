"""The embedded fonts: which one has a character, and how wide it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from struct import unpack_from
from threading import RLock
from typing import Any, cast

from hireapp import paths
from hireapp.paper.letters import to_unicode

_EMOJI = "NotoEmoji-Regular"
_FIRST_EMOJI = 0x1F300
_SYMBOLS_AND_CJK = ("DejaVuSans", "DroidSansFallback", _EMOJI)
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_ACCENTED = "DejaVuSans"
"""Its loose accents stand over the letter before them, those of Inter beside it."""
_ACCENTS = range(0x300, 0x370)
_TABULAR_DIGITS = {ord("0") + digit: 1359 + digit for digit in range(10)}
"""The glyphs zero.tf to nine.tf of the Inter that is shipped: all digits of one width."""
_registering = RLock()


class Weight(Enum):
    """A weight of type; its value is the chain of fonts that a character is looked up in."""

    REGULAR = (
        "Inter-Regular",
        "NotoSansArabic-Regular",
        "NotoSansHebrew-Regular",
        "NotoSansDevanagari-Regular",
        "NotoSansThai-Regular",
        *_SYMBOLS_AND_CJK,
    )
    SEMIBOLD = (
        "Inter-SemiBold",
        "NotoSansArabic-Bold",
        "NotoSansHebrew-Bold",
        "NotoSansDevanagari-Regular",
        "NotoSansThai-Bold",
        *_SYMBOLS_AND_CJK,
    )

    @property
    def main(self) -> str:
        """The font that almost everything is set in."""
        return self.value[0]


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character that no font has, and the field it stands in.

    `code` is such as "U+1F642", `name` its Unicode name or empty.
    """

    field: str
    character: str
    code: str
    name: str


def missing_glyphs(fields: Iterable[tuple[str, str]]) -> tuple[MissingGlyph, ...]:
    """What cannot be printed in these (field name, text) pairs, each character once a field."""
    found = {
        (field, character): None
        for field, text in fields
        for character in text
        if not character.isspace()
        and not is_invisible(character)
        and font_of(character, Weight.REGULAR) is None
    }
    return tuple(
        MissingGlyph(field, character, code_of(character), unicodedata.name(character, ""))
        for field, character in found
    )


def code_of(character: str) -> str:
    """The character's number as Unicode writes it."""
    return f"U+{ord(character):04X}"


def is_invisible(character: str) -> bool:
    """Whether a character only steers others (joiners, direction marks) and shows nothing."""
    return unicodedata.category(character) == "Cf" or any(
        ord(character) in selectors for selectors in _VARIATION_SELECTORS
    )


@lru_cache(maxsize=20_000)
def font_of(character: str, weight: Weight) -> str | None:
    """The first font of the chain that has the character; None when none has it."""
    if unicodedata.category(character) == "Co":
        return None  # for private use: what a font has there means nothing to anybody else
    chain: tuple[str, ...] = weight.value
    if ord(character) >= _FIRST_EMOJI:
        chain = (_EMOJI, *chain)  # so that emoji match each other
    elif ord(character) in _ACCENTS:
        chain = (_ACCENTED, *chain)
    return next((font for font in chain if ord(character) in _characters_of(font)), None)


@lru_cache(maxsize=8192)
def width_of(text: str, font: str, size: float) -> float:
    """The width in points of text whose characters the font has."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    _characters_of(font)
    return cast("float", stringWidth(text, font, size))


@cache
def _characters_of(font: str) -> Container[int]:
    """The code points a font has; makes it known to ReportLab, at its first use."""
    from reportlab.pdfbase import ttfonts
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    with _registering:
        ttfonts.makeToUnicodeCMap = to_unicode
        loaded = TTFont(font, str(paths.resource("fonts", f"{font}.ttf")))
        if font.startswith("Inter-"):
            _make_digits_tabular(loaded.face)
        registerFont(loaded)
        return cast("Container[int]", loaded.face.charToGlyph)


def _make_digits_tabular(face: Any) -> None:  # ReportLab carries no types
    """Let figures align in columns and stay one run of text, which readers can copy and find."""
    metrics = face.get_table("hmtx")
    for code, glyph in _TABULAR_DIGITS.items():
        (advance,) = unpack_from(">H", metrics, 4 * glyph)
        face.charToGlyph[code] = glyph
        face.charWidths[code] = advance * 1000 / face.unitsPerEm
