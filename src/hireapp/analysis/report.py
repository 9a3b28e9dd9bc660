"""A block's figures as plain data for JSON, and as a table in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import combinations

from hireapp.domain.comparison import Block
from hireapp.domain.comparison_statistics import (
    BlockStatistics,
    CandidateStatistics,
    Interval,
)
from hireapp.domain.ids import CandidateId
from hireapp.domain.text import sort_key
from hireapp.i18n import tr

MOST_IN_PAIRS = 300
"""Pairs are listed among this many candidates, the highest."""
MOST_SURPRISING = 10
"""How many surprising ratings the table lists, the most surprising first."""
_DIGITS = 6
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Labels:
    """What candidates, questions and attitudes are called; `attitudes` in the block's order."""

    candidates: Mapping[CandidateId, str]
    questions: Mapping[str, str]
    attitudes: tuple[str, ...]

    @classmethod
    def of(cls, block: Block) -> Labels:
        """Those of a block of a comparison sheet; a sealed candidate is not among them."""
        return cls(
            candidates={row.candidate_id: row.name for row in block.rows if row.visible},
            questions={one.question_id: one.prompt for one in block.questions},
            attitudes=tuple(column.name for column in block.columns),
        )

    @classmethod
    def of_file(
        cls, candidates: Iterable[str], questions: Mapping[str, str], attitudes: Iterable[str]
    ) -> Labels:
        """Those of a file, where names are the ids."""
        names = {CandidateId(one): one for one in candidates}
        return cls(candidates=names, questions=questions, attitudes=tuple(attitudes))


def as_data(block: BlockStatistics, labels: Labels) -> dict[str, object]:
    """Everything the comparison shows, highest adjusted score first, ready for JSON."""
    names = labels.candidates
    unrated = _unrated(block, labels)
    return {
        "candidates": [
            *(_candidate(one, names) for one in block.candidates),
            *(_unrated_candidate(name) for name in unrated),
        ],
        "attitudes": {
            **{names[one.candidate_id]: _attitudes(one, labels) for one in block.candidates},
            **{name: dict.fromkeys(labels.attitudes) for name in unrated},
        },
        "interviewers": [
            {
                "interviewer": one.person,
                "leniency": _rounded(one.leniency.mean) if one.leniency else None,
                "low": _rounded(one.leniency.low) if one.leniency else None,
                "high": _rounded(one.leniency.high) if one.leniency else None,
                "flags": list(one.flags),
            }
            for one in block.interviewers
        ],
        "pairs": list(_pairs(block, names)),
        "components": {key: _rounded(value) for key, value in asdict(block.components).items()},
        "agreement": _agreement(block, labels),
        "connected": block.connected,
        "sensitivity": _sensitivity(block, names),
        "surprising": [
            {
                "candidate": names[one.candidate_id],
                "interviewer": one.person,
                "question": labels.questions[one.question_id],
                "rating": one.rating,
                "expected": _rounded(one.expected),
                "z": _rounded(one.z),
            }
            for one in block.surprising
        ],
    }


def notes(block: BlockStatistics, labels: Labels) -> tuple[str, ...]:
    """What the reader of the figures must know, in sentences."""
    unlinked = block.parts_text(labels.candidates)
    return (*block.cautions, *((unlinked,) if unlinked else ()))


def as_text(block: BlockStatistics, labels: Labels) -> str:
    """The figures in plain words, candidates in alphabetical order."""
    names = labels.candidates
    sections: list[tuple[str, list[str]]] = [
        (
            tr("Scores from {low} to {high}; adjusted for strict and lenient interviewers").format(
                low=f"{block.scale[0]:g}", high=f"{block.scale[1]:g}"
            ),
            list(_table(block, labels)),
        ),
        (
            tr("Too close to call (an order is called at 90%)"),
            [one.text(names) for one in block.too_close],
        ),
        (tr("What would settle it"), [block.settling.text(names)] if block.settling else []),
        (
            tr("Does the first place hold?"),
            list(block.sensitivity.sentences(names)) if block.sensitivity else [],
        ),
        (tr("Interviewers"), [one.text for one in block.interviewers]),
        (tr("Interviewer-specific impressions"), [one.text(names) for one in block.impressions]),
        (
            tr("Surprising ratings"),
            [one.text(names) for one in block.surprising[:MOST_SURPRISING]],
        ),
        (tr("Agreement"), list(_agreement_lines(block))),
        (tr("Please note"), list(notes(block, labels))),
    ]
    return "\n\n".join(_section(title, body) for title, body in sections if body)


def _section(title: str, body: list[str]) -> str:
    return "\n".join((title, *(_GAP + line for line in body)))


def _rounded(value: float) -> float:
    return round(value, _DIGITS)


def _unrated(block: BlockStatistics, labels: Labels) -> list[str]:
    known = block.chances.place
    names = (name for key, name in labels.candidates.items() if key not in known)
    return sorted(names, key=sort_key)


def _candidate(one: CandidateStatistics, names: Mapping[CandidateId, str]) -> dict[str, object]:
    return {
        "candidate": names[one.candidate_id],
        "n": one.n,
        "mean": _rounded(one.mean),
        **_interval(one.adjusted),
        "p_best": _rounded(one.p_best),
        "rank_low": one.rank_low,
        "rank_high": one.rank_high,
        "level": {
            "text": one.levels.text,
            **{level.value: _rounded(chance) for level, chance in one.levels.by_level.items()},
        },
    }


def _unrated_candidate(name: str) -> dict[str, object]:
    figures = ("mean", "adjusted", "low", "high", "p_best", "rank_low", "rank_high", "level")
    return {"candidate": name, "n": 0, **dict.fromkeys(figures)}


def _interval(interval: Interval) -> dict[str, float]:
    return {
        "adjusted": _rounded(interval.mean),
        "low": _rounded(interval.low),
        "high": _rounded(interval.high),
    }


def _attitudes(one: CandidateStatistics, labels: Labels) -> dict[str, object]:
    return {
        name: None if found is None else _interval(found)
        for name, found in zip(labels.attitudes, one.attitudes, strict=True)
    }


def _pairs(block: BlockStatistics, names: Mapping[CandidateId, str]) -> Iterator[dict[str, object]]:
    top = [one.candidate_id for one in block.candidates[:MOST_IN_PAIRS]]
    for first, second in combinations(top, 2):
        chance = block.chances.better(first, second)
        yield {"a": names[first], "b": names[second], "p": _rounded(chance)}


def _agreement(block: BlockStatistics, labels: Labels) -> dict[str, object]:
    found = block.agreement
    return {
        "alpha": None if found.alpha is None else _rounded(found.alpha),
        "text": found.text,
        "reliability": None if found.reliability is None else _rounded(found.reliability),
        "icc": found.correlations
        and {key: _rounded(value) for key, value in asdict(found.correlations).items()},
        "cells": [
            {
                "candidate": labels.candidates[one.candidate_id],
                "question": labels.questions[one.question_id],
                "raters": one.raters,
                "lowest": one.lowest,
                "highest": one.highest,
                "r_wg": _rounded(one.r_wg),
                "average_deviation": _rounded(one.average_deviation),
                "differs": one.differs,
            }
            for one in found.cells
        ],
    }


def _sensitivity(
    block: BlockStatistics, names: Mapping[CandidateId, str]
) -> dict[str, object] | None:
    found = block.sensitivity
    if found is None:
        return None
    return {
        "first": names[found.first],
        "survives": found.survives,
        "trials": [
            {
                "change": one.kind.value,
                "without": one.without or None,
                "first": names[one.first] if one.first else None,
            }
            for one in found.trials
        ],
    }


def _table(block: BlockStatistics, labels: Labels) -> Iterator[str]:
    """Aligned columns, candidates without a rating included."""
    rows = [_cells(one, labels.candidates) for one in block.candidates]
    rows += [(name, "–", "–", "–", "–", "0", tr("no ratings")) for name in _unrated(block, labels)]
    header = (
        tr("Candidate"),
        tr("Rank"),
        tr("Adjusted"),
        tr("90% interval"),
        tr("Raw mean"),
        tr("Ratings"),
        tr("Service level heard"),
    )
    rows = [header, *sorted(rows, key=lambda row: sort_key(row[0]))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield _GAP.join(cells).rstrip()


def _cells(one: CandidateStatistics, names: Mapping[CandidateId, str]) -> tuple[str, ...]:
    return (
        names[one.candidate_id],
        one.rank,
        f"{one.adjusted.mean:.2f}",
        f"{one.adjusted.low:.2f}–{one.adjusted.high:.2f}",
        f"{one.mean:.2f}",
        str(one.n),
        one.levels.text,
    )


def _agreement_lines(block: BlockStatistics) -> Iterator[str]:
    found = block.agreement
    yield found.text
    if found.reliability is not None:
        yield tr("reliability of the scores {value} (1 is perfect)").format(
            value=f"{found.reliability:.2f}"
        )
