"""Code names for a first look that no name colours: the same on every day, screen and sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from hireapp.domain.comparison import Block, ComparisonSheet
from hireapp.domain.ids import CandidateId, OpeningId
from hireapp.i18n import tr

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"  # none that is easily taken for another or for a digit
_DIGITS = "23456789"


def code_names(opening_id: OpeningId, candidates: Iterable[CandidateId]) -> dict[CandidateId, str]:
    """A code such as "Candidate K7M" for each; it comes from opaque ids and tells nothing.

    Who is added later changes nobody's code, but for the rare one that two would share.
    """
    named: dict[CandidateId, str] = {}
    taken: set[str] = set()
    for candidate_id in sorted(candidates):
        code = next(
            code
            for attempt in count()
            if (code := _code(f"{opening_id}/{candidate_id}/{attempt}")) not in taken
        )
        taken.add(code)
        named[candidate_id] = tr("Candidate {code}").format(code=code)
    return named


def with_code_names(sheet: ComparisonSheet) -> ComparisonSheet:
    """The sheet with code names in place of names, also in what it says of pairs and topics."""
    named = code_names(sheet.opening_id, {row.candidate_id for row in sheet.rows})
    told = {row.name: named[row.candidate_id] for row in sheet.rows}
    return replace(
        sheet,
        blocks=tuple(_coded(block, named) for block in sheet.blocks),
        disagreements=tuple(
            replace(one, candidate=told[one.candidate]) for one in sheet.disagreements
        ),
        close_calls=tuple(
            replace(one, first=told[one.first], second=told[one.second])
            for one in sheet.close_calls
        ),
        skips=tuple(replace(one, candidate=told[one.candidate]) for one in sheet.skips),
    )


def _coded(block: Block, named: dict[CandidateId, str]) -> Block:
    return replace(
        block, rows=tuple(replace(row, name=named[row.candidate_id]) for row in block.rows)
    )


def _code(seed: str) -> str:
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8])
    code = ""
    for signs in (_LETTERS, _DIGITS, _LETTERS):
        number, place = divmod(number, len(signs))
        code += signs[place]
    return code
