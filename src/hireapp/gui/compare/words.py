"""The sentences of the Compare page that the paper does not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from hireapp.domain.comparison import Cell, Column, ComparisonSheet, Lean, Overall, Row
from hireapp.domain.people import Person, Role
from hireapp.i18n import tr, trn
from hireapp.paper import comparison_words
from hireapp.paper.comparison_words import no_score_text
from hireapp.paper.text import embedded

TELLING_LEAN = 0.25
"""An interviewer whose scores differ by less than this from the panel's is close to it."""
_LONG_WORD = re.compile(r"\S{25,}")
_PART_OF_A_WORD = 12
_BREAK = "\u200b"
_LEFT_TO_RIGHT_MARK = "\u200e"


def subtitle(sheet: ComparisonSheet) -> str:
    """How complete the comparison is."""
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
    kits = [tr("kit v{number}").format(number=block.kit_number) for block in sheet.blocks]
    return " · ".join([f"{scorecards}, {seals}", *kits])


def remark(row: Row) -> str:
    """What is unusual about a row whose scores are shown; empty for most."""
    if row.visible and row.seal_broken:
        return tr("seal broken, {done} of {all} in").format(done=row.submitted, all=row.expected)
    if row.visible and row.submitted < row.expected:
        return tr("{done} of {all} in").format(done=row.submitted, all=row.expected)
    return ""


def described_cell(row: Row, column: Column, cell: Cell) -> str:
    """One cell in words: candidate, attitude, mean and range, or why there is no score."""
    where = tr("{candidate}, {attitude}").format(candidate=row.name, attitude=column.name)
    if cell.mean is None:
        return tr("{where}: no score, {reason}").format(where=where, reason=no_score_text(cell))
    said = tr("{where}: {mean}").format(where=where, mean=f"{cell.mean:.2f}")
    if cell.differs:
        return tr("{said}, interviewers differ from {low} to {high}").format(
            said=said, low=cell.lowest, high=cell.highest
        )
    return tr("{said}, from {low} to {high}").format(said=said, low=cell.lowest, high=cell.highest)


def described_overall(row: Row, overall: Overall | None) -> str:
    """The overall mean in words."""
    if overall is None:
        return tr("{candidate}, overall: no score").format(candidate=row.name)
    said = tr("{candidate}, overall: {mean}, interviewers' own means from {low} to {high}").format(
        candidate=row.name,
        mean=f"{overall.mean:.2f}",
        low=f"{overall.lowest:.2f}",
        high=f"{overall.highest:.2f}",
    )
    if round(overall.coverage * 100) == 100:
        return said
    return tr("{said}; {share} of the kit was scored").format(
        said=said, share=share_text(overall.coverage)
    )


def share_text(coverage: float) -> str:
    """A share in whole percents."""
    return tr("{n} %").format(n=round(coverage * 100))


def talk_first(sheet: ComparisonSheet) -> list[str]:
    """The widest disagreements, one sentence each."""
    names = [row.name for row in sheet.rows]
    found = [
        tr("{candidate} · {attitude}: {high_person}\u00a0{high}, {low_person}\u00a0{low}").format(
            candidate=_short(one.candidate, names),
            attitude=one.attitude,
            high_person=_short(one.high_person, sheet.panel),
            high=one.high,
            low_person=_short(one.low_person, sheet.panel),
            low=one.low,
        )
        for one in sheet.disagreements
    ]
    return found or comparison_words.talk_first(sheet)


def leans(sheet: ComparisonSheet, viewer: Person) -> list[str]:
    """How strict and lenient interviewers are, as far as this viewer may know."""
    if not sheet.leans:
        return [
            tr("Nothing to say yet: it takes two interviewers who scored the same question.")
            if viewer.role is Role.COORDINATOR
            else tr("How strict or lenient somebody is, only they and the coordinator see.")
        ]
    said = [_own_lean(one) for one in sheet.leans if one.person_id == viewer.id]
    said += _leans_of_others(sheet, [one for one in sheet.leans if one.person_id != viewer.id])
    if sheet.everybody_met_everybody:
        said.append(tr("Everybody met everybody, so this moves no rank."))
    if viewer.role is not Role.COORDINATOR:
        said.append(tr("Figures about others are for them and the coordinator."))
    return said


def as_paragraphs(sentences: Iterable[str]) -> str:
    """Sentences for a label, one below the other, each of them written from the left."""
    return "\n".join(f"{_LEFT_TO_RIGHT_MARK}{breakable(one)}" for one in sentences)


def breakable(text: str) -> str:
    """The text with invisible places to break a word that is too long for a line."""
    return _LONG_WORD.sub(lambda found: _BREAK.join(_parts(found.group())), text)


def waiting(n: int) -> str:
    """How many scorecards are missing, for the question whether to break a seal."""
    return trn("{n} scorecard is still missing.", "{n} scorecards are still missing.", n)


def _parts(word: str) -> Iterator[str]:
    for start in range(0, len(word), _PART_OF_A_WORD):
        yield word[start : start + _PART_OF_A_WORD]


def _own_lean(lean: Lean) -> str:
    points = f"{abs(lean.difference):.1f}"
    if abs(lean.difference) < TELLING_LEAN:
        return tr("Your scores are close to the panel's mean.")
    if lean.difference < 0:
        return tr("You score {points} below the panel's mean.").format(points=points)
    return tr("You score {points} above the panel's mean.").format(points=points)


def _leans_of_others(sheet: ComparisonSheet, others: list[Lean]) -> list[str]:
    telling = [one for one in others if abs(one.difference) >= TELLING_LEAN]
    if telling:
        first, *rest = sorted(telling, key=lambda one: (one.difference > 0, -abs(one.difference)))
        parts = [_first_lean(sheet, first), *(_next_lean(sheet, one) for one in rest)]
        return [tr("{list}.").format(list=", ".join(parts))]
    return [tr("Nobody is clearly stricter or more lenient than the panel.")] if others else []


def _first_lean(sheet: ComparisonSheet, lean: Lean) -> str:
    text = (
        tr("{name} scores {points} below the panel's mean")
        if lean.difference < 0
        else tr("{name} scores {points} above the panel's mean")
    )
    return text.format(name=_short(lean.person, sheet.panel), points=f"{abs(lean.difference):.1f}")


def _next_lean(sheet: ComparisonSheet, lean: Lean) -> str:
    text = tr("{name} {points} below") if lean.difference < 0 else tr("{name} {points} above")
    return text.format(name=_short(lean.person, sheet.panel), points=f"{abs(lean.difference):.1f}")


def _short(name: str, among: Iterable[str]) -> str:
    """The first name where it is one and nobody else has the same."""
    first = name.partition(" ")[0]
    same = Counter(one.partition(" ")[0] for one in among)
    is_plain = first.replace("-", "").replace("’", "").isalpha()
    return embedded(first if same[first] == 1 and is_plain else name)
