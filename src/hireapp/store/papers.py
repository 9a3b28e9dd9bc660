"""The use case of printing: everything about an opening that its forms show, at one moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain.decisions import Decision, Outcome
from hireapp.domain.dumb_rules import DumbRule
from hireapp.domain.ids import CandidateId, OpeningId, PersonId, SeatId
from hireapp.domain.kits import Kit
from hireapp.domain.openings import months_later
from hireapp.domain.papers import CandidatePapers, Papers
from hireapp.domain.people import Interview
from hireapp.domain.scorecards import Scorecard
from hireapp.domain.text import sort_key
from hireapp.domain.visibility import (
    Standing,
    is_entitled,
    may_see_decision,
    may_see_scorecard,
)
from hireapp.store import audit, comparisons, dumb_rules
from hireapp.store.database import Database
from hireapp.store.debriefs import debrief_of
from hireapp.store.decisions import decision_of
from hireapp.store.kits import row_for_candidate, row_for_somebody_new
from hireapp.store.ledger_reads import arrangement_of
from hireapp.store.privacy import hold_of
from hireapp.store.rows import opening_of, to_candidate, to_interview, to_kit, to_opening
from hireapp.store.scorecard_reads import to_scorecard
from hireapp.store.standing import Panorama, look_over
from hireapp.store.tables import CandidateRow, DecisionRow, FactNoteRow, InterviewRow, ScorecardRow


def collect(
    database: Database,
    opening_id: OpeningId,
    viewer: PersonId,
    *,
    zone: tzinfo | None = None,
    only: Collection[CandidateId] | None = None,
) -> Papers:
    """All that the forms of an opening are made of, as the viewer may see it.

    `only` keeps to these candidates; times are in `zone` (None is this machine's).
    """
    sheet = comparisons.sheet(database, opening_id, viewer, zone=zone)
    head = audit.head(database).shown
    named = _named(dumb_rules.register(database, viewer))
    with database.read() as session:
        panorama = look_over(session, opening_id, viewer)
        opening = to_opening(opening_of(session, opening_id))
        rows = session.scalars(select(CandidateRow).where(CandidateRow.opening_id == opening_id))
        known = [row for row in rows if not panorama.is_kept(row.id)]
        wanted = [row for row in known if only is None or row.id in only]
        reader = _Reader(session, panorama, opening.facts.retention_months, zone, named)
        kit = row_for_somebody_new(session, opening_id)
        return Papers(
            opening=opening,
            kit=to_kit(kit) if kit else None,
            viewer=panorama.viewer,
            as_of=database.now().astimezone(zone),
            panel=tuple(seat for seat in panorama.seats if seat.counts),
            candidates=tuple(
                reader.candidate(row) for row in sorted(wanted, key=lambda row: sort_key(row.name))
            ),
            comparison=sheet,
            audit_head=head,
        )


def _named(rules: Iterable[DumbRule]) -> dict[CandidateId, list[DumbRule]]:
    """The rules by the candidate who named them; those without one are left out."""
    found: dict[CandidateId, list[DumbRule]] = {}
    for one in sorted(rules, key=lambda one: sort_key(one.rule)):
        if one.source is not None:
            found.setdefault(one.source.candidate_id, []).append(one)
    return found


class _Reader:
    """Reads candidates within one transaction; what they share is read once."""

    def __init__(
        self,
        session: Session,
        panorama: Panorama,
        months: int,
        zone: tzinfo | None,
        named: Mapping[CandidateId, Sequence[DumbRule]],
    ) -> None:
        self._session = session
        self._panorama = panorama
        self._months = months
        self._zone = zone
        self._named = named
        self._kits: dict[str, Kit] = {}

    def candidate(self, row: CandidateRow) -> CandidatePapers:
        """One candidate, with whatever of it the viewer may see."""
        candidate_id = CandidateId(row.id)
        standing = self._panorama.standing(candidate_id)
        decisions = self._decisions(candidate_id) if may_see_decision(standing) else ()
        told = self._panorama.visible_cards(candidate_id)
        cards = self._scorecards(row, standing)
        kit = self._kit(row)
        noted = cards if kit and kit.content.facts else {}
        return CandidatePapers(
            candidate=to_candidate(row),
            kit=kit,
            interviews=self._interviews(candidate_id),
            scorecards=cards,
            fact_notes={seat_id: self._facts(card) for seat_id, card in noted.items()},
            debrief=debrief_of(self._session, self._panorama, row) if told else None,
            decisions=decisions,
            keep_until=self._keep_until(decisions),
            on_hold=hold_of(self._session, candidate_id) is not None,
            arrangement=arrangement_of(self._session, candidate_id)
            if is_entitled(standing)
            else None,
            rules=tuple(self._named.get(candidate_id, ())),
        )

    def _kit(self, row: CandidateRow) -> Kit | None:
        found = row_for_candidate(self._session, OpeningId(row.opening_id), CandidateId(row.id))
        if found is None:
            return None
        if found.id not in self._kits:
            self._kits[found.id] = to_kit(found)
        return self._kits[found.id]

    def _interviews(self, candidate_id: CandidateId) -> tuple[Interview, ...]:
        rows = self._session.scalars(
            select(InterviewRow)
            .where(InterviewRow.candidate_id == candidate_id)
            .order_by(InterviewRow.starts_at)
        )
        found = (to_interview(row) for row in rows)
        return tuple(replace(one, starts_at=one.starts_at.astimezone(self._zone)) for one in found)

    def _scorecards(self, row: CandidateRow, standing: Standing) -> dict[SeatId, Scorecard]:
        viewer = self._panorama.viewer.id
        seats = {seat.id: seat.person.id for seat in self._panorama.seats_for(row.id)}
        return {
            SeatId(card.seat_id): to_scorecard(
                self._session, self._session.get_one(ScorecardRow, card.id)
            )
            for card in self._panorama.cards.get(row.id, [])
            if card.seat_id in seats
            and may_see_scorecard(
                standing, own=seats[SeatId(card.seat_id)] == viewer, state=card.state
            )
        }

    def _facts(self, card: Scorecard) -> dict[str, str]:
        """What was noted of unscored facts on a scorecard that may be seen."""
        found = select(FactNoteRow).where(FactNoteRow.scorecard_id == card.id)
        return {row.fact_id: row.text for row in self._session.scalars(found)}

    def _decisions(self, candidate_id: CandidateId) -> tuple[Decision, ...]:
        rows = self._session.scalars(
            select(DecisionRow)
            .where(DecisionRow.candidate_id == candidate_id)
            .order_by(DecisionRow.sequence)
        )
        return tuple(decision_of(self._session, row) for row in rows)

    def _keep_until(self, decisions: tuple[Decision, ...]) -> date | None:
        if not decisions or decisions[-1].facts.outcome is Outcome.HOLD:
            return None
        return months_later(decisions[-1].decided_at.astimezone(self._zone).date(), self._months)
