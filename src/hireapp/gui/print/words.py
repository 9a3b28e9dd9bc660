"""The sentences of the Print page."""

from __future__ import annotations

from hireapp.domain.packets import pages_text
from hireapp.gui.print.drawing import Printout, Unprintable
from hireapp.i18n import tr, trn

_NAMED = 3
"""How many characters without a glyph are named; more are counted."""
_QUOTED = 40
"""How much of a text is quoted, in characters."""


def summary(printout: Printout) -> str:
    """How much is printed: "2 forms · 7 candidates · 8 pages"."""
    copies = [
        copy for one in printout.plan.booklets for part in one.sections for copy in part.copies
    ]
    forms = len({name for name, _ in copies})
    about = {one.candidate.candidate.id for _, one in copies if one.candidate is not None}
    candidates = len(about) or len(printout.papers.candidates)
    parts = [
        trn("{n} form", "{n} forms", forms),
        trn("{n} candidate", "{n} candidates", candidates),
    ]
    files = len(printout.plan.booklets)
    if files > 1:
        parts.append(trn("{n} file", "{n} files", files))
        parts.append(tr("{pages} in this one").format(pages=pages_text(len(printout.sizes))))
    else:
        parts.append(pages_text(len(printout.sizes)))
    return " · ".join(parts)


def omissions(printout: Printout) -> str:
    """What was chosen and cannot be printed."""
    return "\n".join(one.sentence for one in printout.plan.omissions)


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
