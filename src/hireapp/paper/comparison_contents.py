"""What stands below the grid, and the number that tells two prints apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from hireapp.domain.comparison import ComparisonSheet
from hireapp.domain.comparison_statistics import CandidateStatistics
from hireapp.i18n import tr
from hireapp.paper import comparison_findings as findings
from hireapp.paper import comparison_words as words
from hireapp.paper.comparison_notes import Section
from hireapp.paper.comparison_words import Order


@dataclass(frozen=True, slots=True)
class Contents:
    """The sections of the notes; a section without paragraphs is left out."""

    reading: Section
    close: Section
    settling: Section
    talk: Section
    floors: Section
    sure: Section
    exceptions: Section

    @classmethod
    def of(cls, sheet: ComparisonSheet, order: Order) -> Contents:
        """Those of a sheet."""
        floors = tr("Below the kit’s floor {sign}").format(sign=words.BELOW_FLOOR)
        return cls(
            reading=Section(tr("How to read this"), words.how_to_read(sheet, order)),
            close=Section(tr("Too close to call"), findings.too_close(sheet)),
            settling=Section(tr("What would settle it"), findings.settling(sheet)),
            talk=Section(tr("Talk about these first"), words.talk_first(sheet)),
            floors=Section(floors, findings.below_floor(sheet)),
            sure=Section(tr("How sure this is"), findings.how_sure(sheet)),
            exceptions=Section(tr("Exceptions to equal treatment"), words.exceptions(sheet)),
        )

    @property
    def sections(self) -> tuple[Section, ...]:
        """All of them."""
        return (
            *(self.reading, self.close, self.settling, self.talk),
            *(self.floors, self.sure, self.exceptions),
        )


def sheet_number(sheet: ComparisonSheet, order: Order) -> str:
    """A short number that changes when anything on the print changes but its time.

    The same for every paper size, and on every machine: figures count as they are printed.
    """
    shown = "\n".join(_shown(sheet, order))
    digest = hashlib.sha256(shown.encode("utf-8", "backslashreplace")).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"


def _shown(sheet: ComparisonSheet, order: Order) -> Iterator[str]:
    yield sheet.sheet_id  # raw scores, counts, names and facts
    for block in sheet.blocks:
        found = sheet.statistics_of(block)
        for row in findings.ordered(sheet, block, order):
            yield row.name
            if figures := found and found.candidate(row.candidate_id):
                yield _figures(figures)
    for section in Contents.of(sheet, order).sections:
        yield section.heading
        yield from section.paragraphs


def _figures(one: CandidateStatistics) -> str:
    score = one.adjusted
    return f"{one.rank} {one.levels.text} {score.mean:.2f} {score.low:.2f} {score.high:.2f}"
