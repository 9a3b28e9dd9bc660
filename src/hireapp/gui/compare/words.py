"""The words of the Compare page that the paper does not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from hireapp.domain.comparison import Cell, Column, ComparisonSheet, Row
from hireapp.domain.comparison_statistics import CandidateStatistics, Interval
from hireapp.domain.ids import CandidateId
from hireapp.i18n import tr, trn
from hireapp.paper.comparison_words import no_score_text
from hireapp.paper.text import embedded

_LONG_WORD = re.compile(r"\S{25,}")
_PART_OF_A_WORD = 12
_BREAK = "\u200b"
_LEFT_TO_RIGHT_MARK = "\u200e"


def subtitle(sheet: ComparisonSheet, progress: str = "") -> str:
    """How complete the comparison is, and how far the interviewers agree."""
    scorecards = tr("{done} of {all} scorecards in").format(
        done=sheet.submitted, all=sheet.expected
    )
    revealed = sum(1 for row in sheet.rows if row.revealed)
    if revealed == len(sheet.rows):
        seals = tr("all revealed")
    elif revealed == 0:
        seals = tr("all sealed")
    else:
        seals = tr("{n} of {all} candidates revealed").format(n=revealed, all=len(sheet.rows))
    kits = [_kit_part(sheet, place) for place in range(len(sheet.blocks))]
    return " · ".join(filter(None, [f"{scorecards}, {seals}", *kits, progress]))


def interval_text(interval: Interval) -> str:
    """A 90% interval in words."""
    return tr("{low} to {high}").format(low=f"{interval.low:.2f}", high=f"{interval.high:.2f}")


def remark(row: Row) -> str:
    """What is unusual about a row whose scores are shown; empty for most."""
    if not row.visible:
        return ""
    said = []
    if row.seal_broken:
        said.append(
            tr("seal broken, {done} of {all} in").format(done=row.submitted, all=row.expected)
        )
    elif row.submitted < row.expected:
        said.append(tr("{done} of {all} in").format(done=row.submitted, all=row.expected))
    if row.overall is not None and round(row.overall.coverage * 100) < 100:
        said.append(tr("{share} scored").format(share=share_text(row.overall.coverage)))
    return " · ".join(said)


def range_text(cell: Cell) -> str:
    """The lowest and the highest score."""
    return tr("{low}–{high}").format(low=cell.lowest, high=cell.highest)


def described_cell(row: Row, column: Column, cell: Cell) -> str:
    """One cell in words: candidate, attitude, mean and range, or why there is no score."""
    where = tr("{candidate}, {attitude}").format(candidate=row.name, attitude=column.name)
    if cell.mean is None:
        return tr("{where}: no score, {reason}").format(where=where, reason=no_score_text(cell))
    said = tr("{where}: panel mean {mean}").format(where=where, mean=f"{cell.mean:.2f}")
    if cell.differs:
        return tr("{said}, interviewers differ from {low} to {high}").format(
            said=said, low=cell.lowest, high=cell.highest
        )
    return tr("{said}, from {low} to {high}").format(said=said, low=cell.lowest, high=cell.highest)


def adjusted_part(interval: Interval | None) -> str:
    """What to add where there is an adjusted score."""
    if interval is None:
        return ""
    return tr("; adjusted {mean}, 90% interval {interval}").format(
        mean=f"{interval.mean:.2f}", interval=interval_text(interval)
    )


def described_level(row: Row, numbers: CandidateStatistics | None) -> str:
    """Rank and service level in words."""
    if numbers is None:
        return tr("{candidate}: rank and service level are not worked out").format(
            candidate=row.name
        )
    return tr("{candidate}: rank {rank}, service level heard: {level}").format(
        candidate=row.name, rank=numbers.rank, level=numbers.levels.text
    )


def described_overall(row: Row, numbers: CandidateStatistics | None) -> str:
    """The overall score in words."""
    overall = row.overall
    if overall is None:
        return tr("{candidate}, overall: no score").format(candidate=row.name)
    said = tr("{candidate}, overall: raw mean {mean}").format(
        candidate=row.name, mean=f"{overall.mean:.2f}"
    )
    said += adjusted_part(numbers.adjusted if numbers else None)
    if round(overall.coverage * 100) < 100:
        said += tr("; {share} of the kit was scored").format(share=share_text(overall.coverage))
    return said


def share_text(coverage: float) -> str:
    """A share in whole percents."""
    return tr("{n}%").format(n=round(coverage * 100))


def short_names(sheet: ComparisonSheet) -> dict[CandidateId, str]:
    """First names where nobody else has the same, for sentences."""
    names = [row.name for row in sheet.rows]
    return {row.candidate_id: short(row.name, names) for row in sheet.rows}


def short(name: str, among: Iterable[str]) -> str:
    """The first name where it is one and nobody else has the same."""
    first, _, rest = name.partition(" ")
    same = Counter(one.partition(" ")[0] for one in among)
    is_plain = first.replace("-", "").replace("’", "").isalpha()
    alone = same[first] == 1 and is_plain and len(rest) > 1  # "Candidate A" is no first name
    return embedded(first if alone else name)


def as_paragraphs(sentences: Iterable[str]) -> str:
    """Sentences for a label, one below the other, each of them written from the left."""
    return "\n".join(f"{_LEFT_TO_RIGHT_MARK}{breakable(one)}" for one in sentences)


def breakable(text: str) -> str:
    """The text with invisible places to break a word that is too long for a line."""
    return _LONG_WORD.sub(lambda found: _BREAK.join(_parts(found.group())), text)


def waiting(n: int) -> str:
    """How many scorecards are missing, for the question whether to break a seal."""
    return trn("{n} scorecard is still missing.", "{n} scorecards are still missing.", n)


def for_menu(text: str) -> str:
    """Text in which & means &, not a key."""
    return text.replace("&", "&&")


def kit_name(number: int) -> str:
    """A version of the kit."""
    return tr("kit v{number}").format(number=number)


def _kit_part(sheet: ComparisonSheet, place: int) -> str:
    block = sheet.blocks[place]
    numbers = sheet.statistics_of(block)
    kit = kit_name(block.kit_number)
    if numbers is None or not numbers.agreement.word:
        return kit
    return f"{kit} · {numbers.agreement.text}"


def _parts(word: str) -> Iterator[str]:
    for start in range(0, len(word), _PART_OF_A_WORD):
        yield word[start : start + _PART_OF_A_WORD]
