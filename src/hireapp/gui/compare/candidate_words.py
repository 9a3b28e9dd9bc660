"""Everything that the comparison knows about one candidate, as pairs of a title and a text."""

from __future__ import annotations

from collections.abc import Iterator

from hireapp.domain.chance_words import Names, chance_text
from hireapp.domain.comparison import ComparisonSheet, Row
from hireapp.domain.comparison_statistics import BlockStatistics, CandidateStatistics
from hireapp.domain.ids import CandidateId
from hireapp.gui.compare import card_words, words
from hireapp.gui.compare.block_view import BlockView
from hireapp.i18n import tr, trn
from hireapp.paper.comparison_words import STRONGEST_FIRST

Facts = Iterator[tuple[str, str]]
_NEIGHBOURS = 6


def facts(sheet: ComparisonSheet, view: BlockView, row: Row, progress: str) -> Facts:
    """What the details say, from the figures to the impressions."""
    numbers = view.figures_of(row)
    if row.overall is not None:
        yield tr("Raw mean"), _raw(row, numbers)
    if numbers is not None and view.statistics is not None:
        names = words.short_names(sheet)
        yield from _adjusted(view.statistics, numbers, names)
    elif progress:
        yield tr("Adjusted"), progress
    yield from _coverage(row)
    yield from _floors(view, row)
    yield from _recommendations(row)
    yield from _reactions(sheet, row)
    if view.statistics is not None:
        yield from _interviewers(sheet, view.statistics, row)


def _raw(row: Row, numbers: CandidateStatistics | None) -> str:
    if row.overall is None:
        return tr("no score")
    mean = f"{row.overall.mean:.2f}"
    low, high = f"{row.overall.lowest:.2f}", f"{row.overall.highest:.2f}"
    said = tr("{mean}; interviewers' own means from {low} to {high}").format(
        mean=mean, low=low, high=high
    )
    if numbers is None:
        return said
    return tr("{said}; {ratings}").format(
        said=said, ratings=trn("{n} rating", "{n} ratings", numbers.n)
    )


def _adjusted(statistics: BlockStatistics, numbers: CandidateStatistics, names: Names) -> Facts:
    interval = words.interval_text(numbers.adjusted)
    mean = f"{numbers.adjusted.mean:.2f}"
    yield (
        tr("Adjusted"),
        tr("{mean}, 90% interval {interval}: allows for strict and lenient interviewers").format(
            mean=mean, interval=interval
        ),
    )
    yield (
        tr("Rank"),
        tr("{rank} of {all}; an order is called at 90%").format(
            rank=numbers.rank, all=len(statistics.candidates)
        ),
    )
    if len(statistics.candidates) > 1:
        yield tr("Best of these candidates"), chance_text(numbers.p_best)
    near = _neighbours(statistics, numbers)
    pairs = [
        one
        for one in card_words.pairs(statistics, near, names)
        if names[numbers.candidate_id] in one
    ]
    if pairs:
        yield tr("Beside the others"), "\n".join(pairs)
    yield tr("Service level heard"), numbers.levels.text


def _neighbours(statistics: BlockStatistics, numbers: CandidateStatistics) -> list[CandidateId]:
    ids = [one.candidate_id for one in statistics.candidates]
    place = ids.index(numbers.candidate_id)
    start = max(0, place - _NEIGHBOURS // 2)
    return [*ids[start : start + _NEIGHBOURS + 1]]


def _coverage(row: Row) -> Facts:
    scorecards = tr("{done} of {all} scorecards in").format(done=row.submitted, all=row.expected)
    if row.seal_broken:
        scorecards = tr("{said}, the seal was broken").format(said=scorecards)
    if row.overall is not None:
        scorecards = tr("{said}; {share} of the kit scored by anybody").format(
            said=scorecards, share=words.share_text(row.overall.coverage)
        )
    yield tr("Coverage"), scorecards
    if row.seal_reason:
        yield tr("Why it was broken"), row.seal_reason
    if row.amendments:
        yield (
            tr("Amended"),
            trn("{n} rating after submitting", "{n} ratings after submitting", row.amendments),
        )


def _floors(view: BlockView, row: Row) -> Facts:
    block = view.block
    missed = [
        tr("{attitude} {mean}, floor {floor}").format(
            attitude=column.name,
            mean=f"{row.cells[place].mean:.2f}",
            floor=block.floors[column.attitude_id],
        )
        for place, column in enumerate(block.columns)
        if block.below_floor(row, place)
    ]
    if missed:
        yield tr("Below the floor"), "; ".join(missed)


def _recommendations(row: Row) -> Facts:
    said = [f"{n} {which.label}" for which, n in row.recommendations.items()]
    if said:
        yield tr("Recommendations"), ", ".join(said)


def _reactions(sheet: ComparisonSheet, row: Row) -> Facts:
    said = [
        f"{row.reactions[which]} {which.label}"
        for which in STRONGEST_FIRST
        if row.reactions.get(which)
    ]
    if sheet.uses_opener and said:
        yield (
            tr("Reactions to the opener"),
            tr("{reactions}; a feeling, never part of a score").format(reactions=", ".join(said)),
        )


def _interviewers(sheet: ComparisonSheet, statistics: BlockStatistics, row: Row) -> Facts:
    names = words.short_names(sheet)
    impressions = [
        one.text(names) for one in statistics.impressions if one.candidate_id == row.candidate_id
    ]
    if impressions:
        note = tr("A difference from the other interviewers, not proof of a halo.")
        yield tr("Impressions"), "\n".join([*impressions, note])
    surprising = [
        one.text(names) for one in statistics.surprising if one.candidate_id == row.candidate_id
    ]
    if surprising:
        yield tr("Surprising ratings"), "\n".join(surprising)
