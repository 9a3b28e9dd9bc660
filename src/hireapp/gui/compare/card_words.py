"""What the cards below the grid say, in whatever names the candidates are shown by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hireapp.domain.chance_words import Names
from hireapp.domain.comparison import Block, Column, ComparisonSheet, Row
from hireapp.domain.comparison_statistics import (
    BlockStatistics,
    ClosePair,
    InterviewerStatistics,
)
from hireapp.domain.ids import CandidateId, PersonId, QuestionId
from hireapp.domain.people import Person, Role
from hireapp.domain.scorecards import WIDE_RANGE
from hireapp.domain.text import sort_key
from hireapp.gui.compare import words
from hireapp.i18n import tr
from hireapp.paper import comparison_words

TALK_FIRST = 5
"""How many disagreements are listed, the widest first."""
SURPRISES = 4
"""How many surprising ratings are listed, the most surprising first."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A question on which interviewers are far apart, and the cell that it belongs to."""

    row: Row
    column: Column
    text: str


def too_close(sheet: ComparisonSheet, progress: str) -> list[str]:
    """Pairs whose order cannot be called, and what would settle it."""
    names = words.short_names(sheet)
    said = []
    for block, numbers in _computed(sheet):
        said += _headed(sheet, block, _close_in(numbers, names))
    if said:
        return said
    if progress:
        return [progress]
    return [tr("Nothing to compare yet: fewer than two candidates have scores.")]


def first_place(sheet: ComparisonSheet, progress: str) -> list[str]:
    """Whether the first place survives changes."""
    names = words.short_names(sheet)
    said = []
    for block, numbers in _computed(sheet):
        tried = numbers.sensitivity.sentences(names) if numbers.sensitivity else ()
        said += _headed(sheet, block, tried)
    return said or [progress or tr("Nothing to try yet: it takes two candidates with scores.")]


def interviewers(sheet: ComparisonSheet, viewer: Person, progress: str) -> list[str]:
    """How strict and lenient interviewers are, as far as this viewer may know."""
    coordinates = viewer.role is Role.COORDINATOR
    said = []
    for block, numbers in _computed(sheet):
        said += _headed(sheet, block, _leans(sheet, numbers))
    if not said and progress and sheet.open_raters:
        said.append(progress)
    if not said:
        said.append(
            tr("Nothing to say yet: it takes two interviewers who scored the same question.")
            if coordinates
            else tr("How strict or lenient somebody is, only they and the coordinator see.")
        )
    elif not coordinates:
        said.append(tr("Figures about others are for them and the coordinator."))
    return said


def surprising(sheet: ComparisonSheet) -> list[str]:
    """Ratings far from what all the others let one expect."""
    names = words.short_names(sheet)
    found = [one for _, numbers in _computed(sheet) for one in numbers.surprising]
    found.sort(key=lambda one: -abs(one.z))
    said = [one.text(names) for one in found[:SURPRISES]]
    if len(found) > SURPRISES:
        said.append(tr("And {n} more.").format(n=len(found) - SURPRISES))
    return said


def cautions(sheet: ComparisonSheet) -> list[str]:
    """What to know before relying on the figures."""
    said = []
    for block, numbers in _computed(sheet):
        agreement = tr("{line}.").format(line=_sentence(numbers.agreement.text))
        said += _headed(sheet, block, [agreement, *numbers.cautions])
    if any(row.visible for row in sheet.rows):
        said += comparison_words.exceptions(sheet)
    return said or [tr("Nothing is revealed yet.")]


def apart(sheet: ComparisonSheet, block: Block) -> str:
    """Which candidates no interviewer links; empty where all can be compared."""
    numbers = sheet.statistics_of(block)
    return numbers.parts_text(words.short_names(sheet)) if numbers else ""


def topics(sheet: ComparisonSheet) -> list[Topic]:
    """The widest disagreements, then by candidate and in the order of the kit."""
    found = [one for block in sheet.blocks for one in _topics_in(sheet, block)]
    found.sort(key=lambda pair: (-pair[0], sort_key(pair[1].row.name)))
    return [topic for _, topic in found[:TALK_FIRST]]


def pairs(
    numbers: BlockStatistics,
    chosen: Iterable[CandidateId],
    names: Names,
    *,
    neighbours: bool = False,
) -> list[str]:
    """How sure it is who is better, for each two of some candidates who can be compared.

    `neighbours` leaves it at those who stand next to each other.
    """
    part_of = {one: place for place, part in enumerate(numbers.parts) for one in part}
    ranked = [one.candidate_id for one in numbers.candidates if one.candidate_id in set(chosen)]
    said = []
    for place, first in enumerate(ranked):
        for second in ranked[place + 1 : place + 2 if neighbours else None]:
            if part_of[first] != part_of[second]:
                continue
            chance = numbers.chances.better(first, second)
            order = (first, second) if chance >= 0.5 else (second, first)
            said.append(ClosePair(*order, max(chance, 1 - chance)).text(names))
    return said


def _computed(sheet: ComparisonSheet) -> Iterator[tuple[Block, BlockStatistics]]:
    for block in sheet.blocks:
        numbers = sheet.statistics_of(block)
        if numbers is not None:
            yield block, numbers


def _headed(sheet: ComparisonSheet, block: Block, lines: Iterable[str]) -> list[str]:
    said = list(lines)
    if said and len(sheet.blocks) > 1:
        return [tr("Kit v{number}:").format(number=block.kit_number), *said]
    return said


def _close_in(numbers: BlockStatistics, names: Names) -> list[str]:
    if len(numbers.candidates) < 2:
        return []
    said = [one.text(names) for one in numbers.too_close]
    if not said:
        said.append(tr("Nobody near the top: every order there is at least 90% sure."))
    else:
        said.append(tr("We call an order at 90%."))
    if numbers.settling is not None:
        said.append(numbers.settling.text(names))
    return said


def _leans(sheet: ComparisonSheet, numbers: BlockStatistics) -> list[str]:
    """The clearest first, each with its interval."""
    ranked = sorted(numbers.interviewers, key=lambda one: -abs(_leniency(one)))
    people = sheet.raters.values()
    said = [_lean(replace(one, person=words.short(one.person, people))) for one in ranked]
    if any(one.leniency for one in ranked):
        said.append(tr("In brackets: the 90% interval."))
    return said


def _leniency(one: InterviewerStatistics) -> float:
    return one.leniency.mean if one.leniency else 0.0


def _lean(one: InterviewerStatistics) -> str:
    if one.leniency is None:
        return one.text
    first, _, rest = one.text.partition(tr(". "))
    low, high = (_signed(bound) for bound in (one.leniency.low, one.leniency.high))
    bounds = tr("{text} ({low} to {high})").format(text=first.rstrip("."), low=low, high=high)
    unsure = not one.leniency.excludes_zero and round(one.leniency.mean, 1)
    sure = tr(": could be chance.") if unsure else tr(".")
    return " ".join(filter(None, [bounds + sure, rest]))


def _signed(value: float) -> str:
    rounded = round(value, 1) + 0.0  # no negative zero
    return f"{rounded:+.1f}".replace("-", "−") if rounded else "0"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _topics_in(sheet: ComparisonSheet, block: Block) -> Iterator[tuple[int, Topic]]:
    short = words.short_names(sheet)
    given: dict[tuple[CandidateId, QuestionId], list[tuple[int, PersonId]]] = {}
    for one in block.ratings:
        given.setdefault((one.candidate_id, one.question_id), []).append((one.score, one.person_id))
    columns = {question: column for column in block.columns for question in column.question_ids}
    for row in block.by_name():
        for question in block.questions:
            scores = given.get((row.candidate_id, question.question_id), [])
            if not scores:
                continue
            low, high = min(scores)[0], max(scores)[0]
            if high - low >= WIDE_RANGE:
                text = tr("{candidate} · {attitude}: {voices}").format(
                    candidate=short[row.candidate_id],
                    attitude=question.attitude,
                    voices=_voices(sheet, scores),
                )
                yield high - low, Topic(row, columns[question.question_id], text)


def _voices(sheet: ComparisonSheet, scores: list[tuple[int, PersonId]]) -> str:
    """Who stands highest and who lowest, or only the range where several do."""
    low, high = min(scores)[0], max(scores)[0]
    at_high = [person for score, person in scores if score == high]
    at_low = [person for score, person in scores if score == low]
    if len(at_high) > 1 or len(at_low) > 1:
        return tr("{low} to {high}").format(low=low, high=high)
    return tr("{high_person} {high}, {low_person} {low}").format(
        high_person=words.short(sheet.raters[at_high[0]], sheet.raters.values()),
        high=high,
        low_person=words.short(sheet.raters[at_low[0]], sheet.raters.values()),
        low=low,
    )
