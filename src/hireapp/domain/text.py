"""Text that people typed: cleaned of what cannot be stored or shown, and kept as text."""

from __future__ import annotations

import unicodedata

from hireapp.errors import Refused
from hireapp.i18n import tr

NAME_LIMIT = 300
"""Longest name or title, in characters."""
LINE_LIMIT = 2_000
"""Longest short text (a purpose, a reason), in characters."""
NOTE_LIMIT = 20_000
"""Longest evidence note, in characters; Qt's editor slows down beyond it."""

_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT_FORMATS = frozenset("\u200c\u200d\u200e\u200f")
"""Joiners and direction marks, which Persian, Hindi and emoji need."""


def clean_line(text: str) -> str:
    """One line: composed (NFC), control characters and bidi overrides gone, blanks single."""
    return " ".join(_printable(text.replace("\n", " ").replace("\t", " ")).split())


def clean_note(text: str) -> str:
    """Several lines, each cleaned; line breaks and inner blanks stay as typed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").split("\n")
    return "\n".join(_printable(line.replace("\t", "    ")) for line in lines)


def required_line(text: str, *, what: str, limit: int = NAME_LIMIT) -> str:
    """A cleaned line that must not be empty nor longer than `limit` characters.

    Raises:
        Refused: naming `what` (such as "the candidate's name").
    """
    line = clean_line(text)
    if not line:
        raise Refused(tr("Please fill in {what}.").format(what=what))
    return limited(line, what=what, limit=limit)


def limited(text: str, *, what: str, limit: int) -> str:
    """The text itself.

    Raises:
        Refused: when it is longer than `limit` characters; nothing is cut silently.
    """
    if len(text) > limit:
        raise Refused(
            tr("That is too long for {what}.").format(what=what),
            tr("It has {n} characters; at most {limit} fit.").format(n=len(text), limit=limit),
        )
    return text


def initials(name: str) -> str:
    """Up to two initials for a badge: "Dana Whitfield" gives "DW"."""
    words = [word for word in clean_line(name).split(" ") if word]
    letters = [word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)]
    return "".join(letters).upper()


def sort_key(name: str) -> tuple[str, str]:
    """Alphabetical order that ignores case and accents, the name itself as tie-break."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.casefold(), name


def span_text(low: int, high: int) -> str:
    """The whole numbers from one to another, such as "2–5", or "4" for a single one."""
    return f"{low:d}" if low == high else f"{low:d}–{high:d}"


def has_words(wanted: str, *texts: str) -> bool:
    """Whether each word of `wanted` is somewhere in the texts, in any case."""
    whole = "\n".join(texts).casefold()
    return all(word in whole for word in wanted.casefold().split())


def _printable(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    # Composed last: what is dropped may have stood between a letter and its accent.
    return unicodedata.normalize("NFC", "".join(filter(_is_kept, text)))


def _is_kept(character: str) -> bool:
    if character in _BIDI_CONTROLS:
        return False
    return character in _KEPT_FORMATS or unicodedata.category(character) not in {"Cc", "Cs", "Cf"}
