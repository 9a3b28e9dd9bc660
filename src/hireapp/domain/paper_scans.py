"""What the circles of scanned scorecard pages say, and what becomes of each page.

Nothing is guessed: a cell is read only when exactly one of its circles is clearly filled and every
other is clearly clean. Anything else is unclear, and a person types it from the paper.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from statistics import median

from hireapp.domain.ids import CandidateId, QuestionId, SeatId
from hireapp.domain.packets import PrintedForm
from hireapp.domain.paper_entry import (
    OPENER_CELL,
    RECOMMENDATION_CELL,
    Doubt,
    PaperLine,
    PaperRow,
    PaperState,
    cell_of,
)
from hireapp.domain.papers import FormName
from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation, Score
from hireapp.errors import Refused
from hireapp.i18n import tr, trn

MARKED = 0.65
"""A circle of which at least this share is dark is filled. Filled with a pen it is above 0.9."""
CLEAN = 0.08
"""At most this share is dark where nothing was written: noise makes up to 0.04 of it dark."""
DIGITS_DIFFER = 0.11
"""A score's circle may be so much darker than the page's usual: its printed digit is in it.

The digit alone makes 0.04 to 0.23 of it dark, at 100 to 300 dots an inch, turned and noisy, and
more where a printer is heavy: so each page is measured against itself.
"""
CLEAN_WITH_DIGIT = 0.4
"""But never more than this, which is less than any filled circle."""

_SCORES: Mapping[str, Rating] = {str(int(one)): one for one in Score}
_RATINGS: Mapping[str, Rating] = {**_SCORES, **{one.value: one for one in NoScore}}
RowKey = tuple[CandidateId, SeatId]


class Outcome(StrEnum):
    """What became of a scanned page."""

    READ = "read"
    UNCLEAR = "unclear"
    MISSING = "missing"
    ALREADY_TYPED = "already_typed"
    ALREADY_IN = "already_in"
    OLDER_KIT = "older_kit"
    OTHER_OPENING = "other_opening"
    NOT_YOURS = "not_yours"
    UNKNOWN = "unknown"
    BLANK = "blank"
    NO_FORM = "no_form"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        """The outcome in the user's language."""
        return {
            Outcome.READ: tr("read"),
            Outcome.UNCLEAR: tr("read, not all clear"),
            Outcome.MISSING: tr("page missing"),
            Outcome.ALREADY_TYPED: tr("already typed"),
            Outcome.ALREADY_IN: tr("already here"),
            Outcome.OLDER_KIT: tr("of another kit"),
            Outcome.OTHER_OPENING: tr("of another opening"),
            Outcome.NOT_YOURS: tr("not yours to read"),
            Outcome.UNKNOWN: tr("not known here"),
            Outcome.BLANK: tr("empty page"),
            Outcome.NO_FORM: tr("not a Hireapp form"),
            Outcome.UNREADABLE: tr("cannot be read"),
        }[self]

    @property
    def is_read(self) -> bool:
        """Whether something of the page goes into the grid."""
        return self in {Outcome.READ, Outcome.UNCLEAR}


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """One line of what a reading of scans found; names are empty where none is known."""

    source: str
    outcome: Outcome
    why: str = ""
    candidate: str = ""
    interviewer: str = ""


@dataclass(frozen=True, slots=True)
class ScanReading:
    """What a reading found: each page, and the cells to be filled by candidate and seat."""

    pages: tuple[ScannedPage, ...] = ()
    lines: Mapping[RowKey, PaperLine] = field(default_factory=dict)


def judge(shares: Mapping[str, float], lost: Container[str] = ()) -> PaperLine:
    """What was marked, from how dark each circle of a page is, by the circles' names.

    `lost` are the circles that are not on the picture where they were printed.
    """
    cells: dict[str, dict[str, float]] = {}
    for name, share in shares.items():
        cell, _, choice = name.rpartition(":")
        cells.setdefault(cell, {})[choice] = share
    usual = _digits_usually(cells.values())
    line = PaperLine()
    for cell, choices in cells.items():
        gone = any(f"{cell}:{choice}" in lost for choice in choices)
        line = _with(line, cell, Doubt.LOST if gone else _decide(choices, usual))
    return line


def cells_of(line: PaperLine) -> frozenset[str]:
    """The cells that say something, or that a scan left open."""
    told = {cell_of(one) for one in line.ratings}
    told |= {OPENER_CELL} if line.reaction else set()
    told |= {RECOMMENDATION_CELL} if line.recommendation else set()
    return frozenset(told | line.unclear.keys())


def joined(first: PaperLine, second: PaperLine) -> PaperLine:
    """Two readings as one; where both tell of a cell and differ, it is unclear."""
    line = first
    for cell in sorted(cells_of(second)):
        value = _value(second, cell)
        if cell in cells_of(first) and _value(first, cell) != value:
            value = Doubt.TWICE
        line = _with(_without(line, cell), cell, value)
    return line


def settled(line: PaperLine, cell: str) -> PaperLine:
    """The same once a person has typed a cell."""
    return replace(line, unclear={had: why for had, why in line.unclear.items() if had != cell})


def check_clear(line: PaperLine) -> None:
    """Check that a person has looked at every cell that a scan left open.

    Raises:
        Refused: when one is still open.
    """
    if line.unclear:
        raise Refused(
            trn(
                "{n} cell is marked with “?”: its scan was not clear.",
                "{n} cells are marked with “?”: their scans were not clear.",
                len(line.unclear),
            ),
            tr("Look at the paper and type them."),
        )


def refusal(form: PrintedForm, row: PaperRow | None) -> tuple[Outcome, str] | None:
    """Why a page of this form is not read into its row of the grid; None when it may be."""
    if form.form is not FormName.SCORECARD:
        return Outcome.UNKNOWN, tr("Only blank scorecards that were filled by hand are read.")
    if row is None:
        return Outcome.NOT_YOURS, tr(
            "Your own scorecard of this candidate comes first, or you are kept from them, or "
            "candidate or interviewer are no longer here."
        )
    if row.state is not PaperState.OPEN:
        return Outcome.ALREADY_IN, tr("It stays as it is: {state}.").format(
            state=row.state_text.rstrip(".")
        )
    if form.kit_number != row.kit_number or not _asks(form, row):
        return Outcome.OLDER_KIT, tr(
            "It was printed with kit v{printed}; the candidate is rated on v{now}. Type it by hand."
        ).format(printed=form.kit_number, now=row.kit_number)
    return None


def told(source: str, row: PaperRow, found: PaperLine) -> ScannedPage:
    """The line of a page that was read."""
    count = len(found.unclear)
    outcome = Outcome.UNCLEAR if count else Outcome.READ
    clear = len(cells_of(found)) - count
    why = trn("{n} cell read", "{n} cells read", clear)
    if count:
        why += ", " + trn("{n} to look at", "{n} to look at", count)
    return ScannedPage(source, outcome, why, row.candidate.name, row.seat.person.name)


def missing_pages(form: PrintedForm, row: PaperRow, read: PaperLine) -> list[ScannedPage]:
    """A line for each page of a form whose cells nobody has read or typed."""
    known = cells_of(read) | cells_of(row.typed)
    total = max((mark.page for mark in form.marks), default=0)
    return [
        ScannedPage(
            tr("page {page} of {total}").format(page=page, total=total),
            Outcome.MISSING,
            tr("It was not among the scans. Scan it too, or type its cells."),
            row.candidate.name,
            row.seat.person.name,
        )
        for page in range(1, total + 1)
        if (cells := cells_on(form, page)) and not cells & known
    ]


def cells_on(form: PrintedForm, page: int) -> frozenset[str]:
    """The cells whose circles are on a page of a form."""
    return frozenset(mark.name.rpartition(":")[0] for mark in form.marks if mark.page == page)


def summary(pages: Sequence[ScannedPage]) -> str:
    """How many pages were read, and how many want a look, in one line."""
    scanned = [one for one in pages if one.outcome is not Outcome.MISSING]
    read = sum(one.outcome.is_read for one in scanned)
    said = trn("{n} page read", "{n} pages read", read)
    unclear = sum(one.outcome is Outcome.UNCLEAR for one in scanned)
    if unclear:
        said += ", " + trn("{n} of them with “?”", "{n} of them with “?”", unclear)
    others = len(scanned) - read
    if others:
        said += ", " + trn("{n} not", "{n} not", others)
    gone = len(pages) - len(scanned)
    if gone:
        said += ", " + trn("{n} missing", "{n} missing", gone)
    return said


def _decide(choices: Mapping[str, float], usual: float) -> str:
    marked = [name for name, share in choices.items() if share >= MARKED]
    digits = min(usual + DIGITS_DIFFER, CLEAN_WITH_DIGIT)
    limits = {name: digits if name in _SCORES else CLEAN for name in choices}
    if any(limits[name] < share < MARKED for name, share in choices.items()):
        return Doubt.FAINT
    if len(marked) > 1:
        return Doubt.SEVERAL
    return marked[0] if marked else Doubt.EMPTY


def _digits_usually(cells: Iterable[Mapping[str, float]]) -> float:
    """How dark a page's circles with digits usually are where they are not filled."""
    digits = [
        share
        for choices in cells
        for name, share in choices.items()
        if name in _SCORES and share < MARKED
    ]
    return median(digits) if digits else 0.0


def _with(line: PaperLine, cell: str, value: str) -> PaperLine:
    if isinstance(value, Doubt):
        return replace(line, unclear={**line.unclear, cell: value})
    if cell == OPENER_CELL:
        return replace(line, reaction=Reaction(value))
    if cell == RECOMMENDATION_CELL:
        return replace(line, recommendation=Recommendation(value))
    question = QuestionId(cell.removeprefix(cell_of(QuestionId(""))))
    return replace(line, ratings={**line.ratings, question: _RATINGS[value]})


def _without(line: PaperLine, cell: str) -> PaperLine:
    line = settled(line, cell)
    if cell == OPENER_CELL:
        return replace(line, reaction=None)
    if cell == RECOMMENDATION_CELL:
        return replace(line, recommendation=None)
    ratings = {one: it for one, it in line.ratings.items() if cell_of(one) != cell}
    return replace(line, ratings=ratings)


def _value(line: PaperLine, cell: str) -> str:
    """What a line says of a cell that it tells of, as its circle is called."""
    if cell in line.unclear:
        return line.unclear[cell]
    if cell == OPENER_CELL and line.reaction:
        return line.reaction.value
    if cell == RECOMMENDATION_CELL and line.recommendation:
        return line.recommendation.value
    rating = next(it for one, it in line.ratings.items() if cell_of(one) == cell)
    return str(rating.value)


def _asks(form: PrintedForm, row: PaperRow) -> bool:
    """Whether a form has the cells that the row has."""
    printed = {mark.name.rpartition(":")[0] for mark in form.marks}
    return printed == set(_cells_wanted(row))


def _cells_wanted(row: PaperRow) -> Iterable[str]:
    yield from map(cell_of, row.questions)
    yield from [OPENER_CELL] * row.opener_asked
    yield RECOMMENDATION_CELL
