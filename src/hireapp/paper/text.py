"""Plain text on paper: which font each run needs, how wide it is, where its lines break.

Nothing here knows any markup: a name such as `<img src=…>` is nothing but its characters.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, cast

from hireapp.paper.fonts import Weight, code_of, font_of, is_invisible, width_of
from hireapp.paper.palette import INK

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

BOX_TEXT_SCALE = 0.62
"""The size of the code in the box of a missing character, in parts of the text's size."""
BOX_PADDING = 0.18
"""The room left and right of that code, in parts of the text's size."""

_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
_RIGHT_TO_LEFT_EMBEDDING, _END_OF_EMBEDDING = "\u202b", "\u202c"
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u08ff\u200f\u202b\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CJK = (
    r"\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef"
    r"\U00020000-\U0003fffd"
)
_CJK_CLOSING = r"、。，．：；？！）］｝」』】〉》”’"
_TOKEN = re.compile(rf"[ \t]+|[{_CJK}][{_CJK_CLOSING}]*|[^ \t{_CJK}]+")


_ISOLATES = frozenset({"LRI", "RLI", "FSI", "PDI"})
_STAND_INS = range(0x10F000, 0x10FFFE)
"""For private use, drawn from left to right as unassigned characters are."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks; sizes in points."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one font, in the order in which they are drawn.

    `font` None: a character without glyph; the text is the code to put into its box.
    `em` is the width at size 1.
    """

    font: str | None
    text: str
    em: float


def width(text: str, style: Style) -> float:
    """The width of one line in points."""
    return _ems(text, style.weight) * style.size


@cache
def tinted(style: Style, colour: str) -> Style:
    """The style in another colour."""
    return replace(style, colour=colour)


def is_right_to_left(text: str) -> bool:
    """Whether any of it is drawn from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def embedded(name: str) -> str:
    """A name to be put into a sentence, so that its direction disturbs nothing around it."""
    if not is_right_to_left(name):
        return name
    inner = f"{_RIGHT_TO_LEFT_EMBEDDING}{name}{_END_OF_EMBEDDING}"
    return f"{_LEFT_TO_RIGHT_MARK}{inner}{_LEFT_TO_RIGHT_MARK}"


@lru_cache(maxsize=8192)
def runs(text: str, weight: Weight) -> tuple[Run, ...]:
    """One line in visual order, cut where the font changes."""
    text = unicodedata.normalize("NFC", text)
    visual = _visual(text) if is_right_to_left(text) else text
    shown = [
        (" ", weight.main) if character.isspace() else (character, font_of(character, weight))
        for character in visual
        if not is_invisible(character)
    ]
    found: list[Run] = []
    for font, group in groupby(shown, key=lambda pair: pair[1]):
        characters = "".join(character for character, _ in group)
        if font is None:
            found.extend(_box(character) for character in characters)
        else:
            found.append(Run(font, characters, width_of(characters, font, 1)))
    return tuple(found)


@lru_cache(maxsize=8192)
def _ems(text: str, weight: Weight) -> float:
    return sum(run.em for run in runs(text, weight))


@lru_cache(maxsize=2048)
def wrap(text: str, style: Style, room: float) -> tuple[str, ...]:
    """Lines no wider than `room`; a word that is wider is broken between characters."""
    return tuple(
        line for paragraph in text.splitlines() for line in _wrapped(paragraph, style, room)
    ) or ("",)


def longest_word(text: str, style: Style) -> float:
    """The narrowest room in which no word of the text is broken."""
    return max((width(word, style) for word in _TOKEN.findall(text)), default=0.0)


def _wrapped(paragraph: str, style: Style, room: float) -> list[str]:
    lines: list[str] = []
    line, used, gap = "", 0.0, ""
    for token in _TOKEN.findall(paragraph):
        if not token.strip(" \t"):
            gap = token
            continue
        wide = width(token, style)
        lead = width(gap, style) if line else 0.0
        if line and used + lead + wide <= room:
            line, used = line + gap + token, used + lead + wide
        else:
            if line:
                lines.append(line)
            *full, line = _broken(token, style, room) if wide > room else [token]
            lines.extend(full)
            used = width(line, style)
        gap = ""
    mark = _RIGHT_TO_LEFT_MARK if _starts_right_to_left(paragraph) else _LEFT_TO_RIGHT_MARK
    return [_keep_direction(one, mark) for one in (*lines, line)]


def _broken(word: str, style: Style, room: float) -> list[str]:
    clusters = _clusters(word)
    parts: list[str] = []
    while clusters:
        fits, too_many = 1, len(clusters) + 1
        while too_many - fits > 1:
            middle = (fits + too_many) // 2
            if width("".join(clusters[:middle]), style) <= room:
                fits = middle
            else:
                too_many = middle
        parts.append("".join(clusters[:fits]))
        clusters = clusters[fits:]
    return parts


def _clusters(word: str) -> list[str]:
    """Characters with the marks and joiners that follow them."""
    found: list[str] = []
    for character in word:
        if found and (unicodedata.category(character)[0] == "M" or is_invisible(character)):
            found[-1] += character
        else:
            found.append(character)
    return found


def _keep_direction(line: str, mark: str) -> str:
    """The line with its paragraph's direction, which it would lose when it starts otherwise."""
    same = _starts_right_to_left(line) == (mark == _RIGHT_TO_LEFT_MARK)
    return line if same else mark + line


def _starts_right_to_left(text: str) -> bool:
    directions = (unicodedata.bidirectional(character) for character in text)
    strong = next((one for one in directions if one in {"L", "R", "AL"}), "L")
    return strong != "L"


def _visual(line: str) -> str:
    from bidi.algorithm import get_display

    base = "R" if _starts_right_to_left(line) else "L"
    shaped = cast("str", _reshaper().reshape(line))
    known, stand_ins = _with_directions(shaped)
    ordered = cast("str", get_display(known, base_dir=base))
    return ordered.translate(stand_ins)


def _with_directions(text: str) -> tuple[str, dict[int, str]]:
    """The text without isolates, its unassigned characters replaced; and how to put them back.

    The bidi algorithm knows neither and fails on them.
    """
    directions = {character: unicodedata.bidirectional(character) for character in text}
    unknown = [character for character, direction in directions.items() if not direction]
    free = (code for code in _STAND_INS if chr(code) not in directions)
    back = dict(zip(free, unknown, strict=False))
    there: dict[int, str | None] = {ord(lost): chr(code) for code, lost in back.items()}
    there.update({ord(one): None for one in directions if directions[one] in _ISOLATES})
    return text.translate(there), back


@cache
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False})  # vowel signs are part of the text


def _box(character: str) -> Run:
    code = code_of(character)
    inner = width_of(code, Weight.REGULAR.main, BOX_TEXT_SCALE)
    return Run(None, code, inner + 2 * BOX_PADDING)
