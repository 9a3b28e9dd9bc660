"""Code names for a first look that no name colours."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from hireapp.domain.comparison import Block, ComparisonSheet, Row
from hireapp.domain.ids import CandidateId
from hireapp.i18n import tr

_LETTERS = 26


@dataclass(slots=True)
class CodeNames:
    """The code names of one opening: who has one keeps it while the app runs.

    Their order comes from a hash of opaque ids, so that it tells nothing of the names.
    """

    _given: dict[CandidateId, str] = field(default_factory=dict)

    def on(self, sheet: ComparisonSheet) -> ComparisonSheet:
        """The sheet with code names in place of the candidates' names."""
        rows = sheet.rows
        for row in sorted(rows, key=lambda one: _scrambled(sheet, one)):
            self._given.setdefault(row.candidate_id, _code(len(self._given)))
        skips = [
            replace(skip, candidate=self._given[row.candidate_id])
            for skip in dict.fromkeys(sheet.skips)
            for row in rows
            if row.name == skip.candidate
        ]
        return replace(
            sheet,
            blocks=tuple(self._coded(block) for block in sheet.blocks),
            skips=tuple(skips),
            disagreements=(),
            close_calls=(),
        )

    def _coded(self, block: Block) -> Block:
        return replace(
            block,
            rows=tuple(replace(row, name=self._given[row.candidate_id]) for row in block.rows),
        )


def _scrambled(sheet: ComparisonSheet, row: Row) -> bytes:
    return hashlib.sha256(f"{sheet.opening_id}/{row.candidate_id}".encode()).digest()


def _code(number: int) -> str:
    """From "Candidate A" to "Candidate Z", then "Candidate AA"."""
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + place) + letters
    return tr("Candidate {code}").format(code=letters)
