"""Which candidates are marked for the view side by side."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from hireapp.domain.ids import CandidateId
from hireapp.gui.compare.side_by_side import MOST


@dataclass(slots=True)
class Marks:
    """In the order of marking, all of one version of the kit."""

    ids: list[CandidateId] = field(default_factory=list)
    _kit: int | None = None

    def toggle(self, candidate_id: CandidateId, kit_number: int) -> bool:
        """Mark or unmark; a mark in another version starts anew. False when there are enough."""
        if kit_number != self._kit:
            self.ids.clear()
            self._kit = kit_number
        if candidate_id in self.ids:
            self.ids.remove(candidate_id)
        elif len(self.ids) < MOST:
            self.ids.append(candidate_id)
        else:
            return False
        return True

    def keep(self, known: Collection[CandidateId]) -> None:
        """Forget those who are not there, or not to be seen, any more."""
        self.ids = [one for one in self.ids if one in known]
