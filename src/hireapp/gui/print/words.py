"""The sentences of the Print page."""

from __future__ import annotations

from hireapp.gui.print.drawing import Printout, Unprintable
from hireapp.i18n import tr, trn

_NAMED = 3
"""How many characters without a glyph are named; more are counted."""
_QUOTED = 40
"""How much of a text is quoted, in characters."""


def summary(*, candidates: int, pages: int | None) -> str:
    """How much will be printed; `pages` None while it is not known."""
    parts = [trn("{n} form", "{n} forms", 1), trn("{n} candidate", "{n} candidates", candidates)]
    if pages is not None:
        parts.append(trn("{n} page", "{n} pages", pages))
    return " · ".join(parts)


def glyphs(printout: Printout) -> str:
    """Whether every character can be printed, else which ones and where."""
    missing = printout.unprintable
    if not missing:
        return tr("All characters can be printed")
    named = "; ".join(_named(one) for one in missing[:_NAMED])
    said = trn(
        "{n} character cannot be printed and becomes a box with its number: ",
        "{n} characters cannot be printed and become boxes with their numbers: ",
        len(missing),
    )
    more = len(missing) - _NAMED
    if more > 0:
        return f"{said}{named}; {trn('and {n} more', 'and {n} more', more)}."
    return f"{said}{named}."


def page_of(number: int, pages: int) -> str:
    """Which page is shown, counted from 1."""
    return tr("Page {number} of {pages}").format(number=number, pages=pages)


def _named(one: Unprintable) -> str:
    text = one.text if len(one.text) <= _QUOTED else f"{one.text[:_QUOTED]}…"
    return tr("{code} in the {field} “{text}”").format(code=one.code, field=one.field, text=text)
