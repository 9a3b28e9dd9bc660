"""The candidates whose records are kept, one on each line."""

from __future__ import annotations

from datetime import date

from hireapp.domain.ids import CandidateId
from hireapp.domain.privacy import Keeping, Retention
from hireapp.gui.dates import short_day
from hireapp.gui.plain_table import PlainTable
from hireapp.i18n import tr


class RetentionTable(PlainTable):
    """Shows retention entries; one is chosen at a time."""

    def __init__(self) -> None:
        heads = (tr("Candidate"), tr("Opening"), tr("Decision"), tr("Keep until"), tr("State"))
        spoken = tr("Candidates, what is due first")
        super().__init__(heads, stretched=(0, 1), spoken=spoken)
        self.entries: tuple[Retention, ...] = ()
        self.setObjectName("retention")

    def show_entries(self, entries: tuple[Retention, ...], today: date) -> None:
        """Fill the table; whoever was chosen stays chosen."""
        before = self.chosen()
        self.entries = entries
        self.fill([_texts(one, today) for one in entries])
        if entries:
            self.choose(before.candidate.id if before else entries[0].candidate.id)

    def chosen(self) -> Retention | None:
        """The entry that is chosen."""
        line = self.currentRow()
        return self.entries[line] if 0 <= line < len(self.entries) else None

    def choose(self, candidate_id: CandidateId) -> None:
        """Choose a candidate, or the first when they are gone."""
        ids = [one.candidate.id for one in self.entries]
        self.setCurrentCell(ids.index(candidate_id) if candidate_id in ids else 0, 0)


def _texts(one: Retention, today: date) -> tuple[str, ...]:
    decision = "–"
    if one.outcome is not None and one.decided_at is not None:
        decision = f"{one.outcome.label}, {short_day(one.decided_at.date())}"
    keeping = one.keeping(today)
    until = "–" if keeping is Keeping.HELD else short_day(one.keep_until)
    return (one.candidate.name, one.opening_title, decision, until, keeping.label)
