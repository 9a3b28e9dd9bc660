"""What the rating model found, in the sentences of the comparison sheet.

The paper goes from hand to hand, so no sentence tells how one interviewer rates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from hireapp.domain.chance_words import Names
from hireapp.domain.comparison import Block, ComparisonSheet, Row
from hireapp.domain.comparison_statistics import BlockStatistics
from hireapp.domain.comparison_trials import Sensitivity, TrialKind
from hireapp.i18n import tr, trn
from hireapp.paper.comparison_words import Order, short_names
from hireapp.paper.text import embedded

MOST_CHANGES = 3
"""How many changes that would put somebody else first are named; more are counted."""


def ordered(sheet: ComparisonSheet, block: Block, order: Order) -> tuple[Row, ...]:
    """A block's rows; by rank, those without a score stand last, alphabetically."""
    if order is Order.NAME:
        return block.by_name()
    found = sheet.statistics_of(block)
    if found is None:
        return block.by_overall()
    places = {one.candidate_id: place for place, one in enumerate(found.candidates)}
    last = len(places)
    return tuple(sorted(block.by_name(), key=lambda row: places.get(row.candidate_id, last)))


def too_close(sheet: ComparisonSheet) -> list[str]:
    """The pairs near the top whose order cannot be called."""
    names = short_names(sheet)
    said = [
        _of_kit(sheet, found, pair.text(names))
        for found in sheet.statistics
        for pair in found.too_close
    ]
    if said:
        return [*said, tr("An order is called at 90%.")]
    if sum(1 for row in sheet.rows if row.overall) < 2:
        return [tr("Nothing to compare yet: fewer than two candidates have scores.")]
    none = tr("None: near the top, every order that can be told is at least 90% sure.")
    return [none] if sheet.statistics else []


def settling(sheet: ComparisonSheet) -> list[str]:
    """Which further interview would help most."""
    names = short_names(sheet)
    return [
        _of_kit(sheet, found, found.settling.text(names))
        for found in sheet.statistics
        if found.settling
    ]


def how_sure(sheet: ComparisonSheet) -> list[str]:
    """The panel's agreement, whether the first place holds, and what the reader must know."""
    names = short_names(sheet)
    return [
        _of_kit(sheet, found, line)
        for found in sheet.statistics
        for line in _how_sure(found, names)
    ]


def below_floor(sheet: ComparisonSheet) -> list[str]:
    """The panel means that miss the floor of their attitude."""
    names = short_names(sheet)
    return [
        tr("{candidate} · {attitude}: {mean}, floor {floor}").format(
            candidate=names[row.candidate_id],
            attitude=embedded(column.name),
            mean=f"{row.cells[place].mean:.2f}",
            floor=block.floors[column.attitude_id],
        )
        for block in sheet.blocks
        for row in block.by_name()
        for place, column in enumerate(block.columns)
        if block.below_floor(row, place)
    ]


def _how_sure(found: BlockStatistics, names: Names) -> Iterator[str]:
    if unlinked := found.parts_text(names):
        yield unlinked
    yield tr("Interviewers: {agreement}.").format(agreement=found.agreement.text)
    if found.sensitivity:
        yield from _first_place(found.sensitivity, names)
    yield from found.cautions


def _first_place(found: Sensitivity, names: Names) -> Iterator[str]:
    """Whether the first place holds, without telling which interviewer it hangs on."""
    trials = tuple(
        replace(one, without="") if one.kind is TrialKind.WITHOUT_INTERVIEWER else one
        for one in found.trials
    )
    sentences = replace(found, trials=trials).sentences(names)
    yield from islice(sentences, MOST_CHANGES)
    more = len(sentences) - MOST_CHANGES
    if more > 0:
        yield trn("{n} more change of this kind.", "{n} more changes of this kind.", more)


def _of_kit(sheet: ComparisonSheet, found: BlockStatistics, text: str) -> str:
    """The sentence, with the version of the kit where there are several."""
    if len(sheet.blocks) < 2:
        return text
    return tr("Kit v{number}: {sentence}").format(number=found.kit_number, sentence=text)
