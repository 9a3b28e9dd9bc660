"""Everything that a decision on one candidate needs to know, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from hireapp.domain.comparison import ComparisonSheet, Row
from hireapp.domain.debrief import Debrief
from hireapp.domain.decisions import Decision, exceptions_to_equal_treatment
from hireapp.domain.ids import AttitudeId, CandidateId, OpeningId
from hireapp.domain.openings import Opening
from hireapp.domain.people import Person, Role
from hireapp.domain.text import sort_key
from hireapp.errors import NotFound
from hireapp.i18n import tr
from hireapp.store import comparisons, debriefs, decisions, openings, panels, people
from hireapp.store.database import Database

DECIDERS = frozenset({Role.COORDINATOR, Role.HIRING_MANAGER})


@dataclass(frozen=True, slots=True)
class Case:
    """One candidate as somebody who decides sees them.

    `attitudes` are those of the candidate's kit with their names, `signatories` those who may
    stand behind the decision, `history` every decision so far, the oldest first.
    """

    opening: Opening
    sheet: ComparisonSheet
    row: Row
    viewer: Person
    attitudes: tuple[tuple[AttitudeId, str], ...]
    exceptions: tuple[str, ...]
    signatories: tuple[Person, ...]
    has_others: bool
    evidence_opened: bool
    history: tuple[Decision, ...]

    @property
    def may_decide(self) -> bool:
        """Whether this viewer decides, on a candidate who is revealed to them."""
        return self.viewer.role in DECIDERS and self.row.visible


def read(
    database: Database,
    opening_id: OpeningId,
    candidate_id: CandidateId,
    viewer: Person,
    zone: tzinfo | None,
) -> Case:
    """Read the case.

    Raises:
        NotFound: when the candidate is not in this opening any more.
    """
    sheet = comparisons.sheet(database, opening_id, viewer.id, zone=zone)
    for block in sheet.blocks:
        row = next((one for one in block.rows if one.candidate_id == candidate_id), None)
        if row is not None:
            return Case(
                opening=openings.get(database, opening_id),
                sheet=sheet,
                row=row,
                viewer=viewer,
                attitudes=tuple((one.attitude_id, one.name) for one in block.columns),
                exceptions=exceptions_to_equal_treatment(sheet, candidate_id),
                signatories=_signatories(database, opening_id, viewer),
                has_others=len(sheet.rows) > 1,
                evidence_opened=decisions.has_opened_evidence(database, candidate_id, viewer.id),
                history=decisions.history(database, candidate_id, viewer.id),
            )
    raise NotFound(tr("This candidate is not here any more."))


def open_evidence(database: Database, candidate_id: CandidateId, viewer: Person) -> Debrief:
    """Read all evidence of a candidate, which is remembered.

    Raises:
        NotVisible: before the reveal.
    """
    debriefs.open_evidence(database, candidate_id, viewer=viewer.id)
    return debriefs.read(database, candidate_id, viewer.id)


def _signatories(database: Database, opening_id: OpeningId, viewer: Person) -> tuple[Person, ...]:
    """The panel, every coordinator and the viewer, by name."""
    panel = [seat.person for seat in panels.seats(database, opening_id) if seat.counts]
    coordinators = [one for one in people.everybody(database) if one.role is Role.COORDINATOR]
    found = {one.id: one for one in (*panel, *coordinators, viewer)}
    return tuple(sorted(found.values(), key=lambda one: sort_key(one.name)))
