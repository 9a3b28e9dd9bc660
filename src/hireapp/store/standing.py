"""Where a viewer stands towards each candidate: what the visibility rule needs to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain.ids import CandidateId, OpeningId, PersonId, ScorecardId
from hireapp.domain.openings import Format
from hireapp.domain.people import Person, Seat
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.visibility import Standing
from hireapp.store.rows import kits_of, opening_of, person_of, seats_of, to_kit
from hireapp.store.tables import (
    BrokenSealRow,
    CandidateRow,
    KitRow,
    OpeningRow,
    ScorecardRow,
    SeatRow,
)


@dataclass(frozen=True, slots=True)
class CardState:
    """A scorecard without its contents: whose it is and how far."""

    id: ScorecardId
    seat_id: str
    kit_id: str
    state: ScorecardState


@dataclass(frozen=True, slots=True)
class Panorama:
    """An opening's panel and the states of its scorecards, as anybody may count them."""

    viewer: Person
    seats: tuple[Seat, ...]
    cards: dict[str, list[CardState]]
    broken: frozenset[str]
    idle: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By candidate, the seats that have no question of a split kit to ask."""

    def expects(self, seat: Seat, candidate_id: str) -> bool:
        """Whether this seat's scorecard of a candidate is expected."""
        return seat.counts and seat.id not in self.idle.get(candidate_id, frozenset())

    def standing(self, candidate_id: CandidateId) -> Standing:
        """The viewer's standing towards one candidate."""
        states = {card.seat_id: card.state for card in self.cards.get(candidate_id, [])}
        expected = [seat for seat in self.seats if self.expects(seat, candidate_id)]
        own = next((seat for seat in self.seats if seat.person.id == self.viewer.id), None)
        submitted = [seat for seat in expected if states.get(seat.id) is ScorecardState.SUBMITTED]
        return Standing(
            role=self.viewer.role,
            sits=own is not None,
            owes=own in expected and own not in submitted,
            submitted=len(submitted),
            expected=len(expected),
            seal_broken=candidate_id in self.broken,
        )


def look_over(session: Session, opening_id: OpeningId, viewer: PersonId) -> Panorama:
    """Load the panel and the states of all scorecards of an opening; no contents."""
    candidates = select(CandidateRow.id).where(CandidateRow.opening_id == opening_id)
    cards: dict[str, list[CardState]] = {}
    rows = session.execute(
        select(
            ScorecardRow.candidate_id,
            ScorecardRow.id,
            ScorecardRow.seat_id,
            ScorecardRow.kit_id,
            ScorecardRow.state,
        )
        .join(SeatRow, SeatRow.id == ScorecardRow.seat_id)
        .where(SeatRow.opening_id == opening_id)
        .order_by(SeatRow.sequence)
    )
    for candidate_id, card_id, seat_id, kit_id, state in rows:
        card = CardState(ScorecardId(card_id), seat_id, kit_id, ScorecardState(state))
        cards.setdefault(candidate_id, []).append(card)
    broken = session.scalars(
        select(BrokenSealRow.candidate_id).where(BrokenSealRow.candidate_id.in_(candidates))
    )
    seats = seats_of(session, opening_id)
    return Panorama(
        viewer=person_of(session, viewer),
        seats=seats,
        cards=cards,
        broken=frozenset(broken),
        idle=idle_seats(session, opening_of(session, opening_id), seats),
    )


def idle_seats(
    session: Session, opening: OpeningRow, seats: Sequence[Seat]
) -> dict[str, frozenset[str]]:
    """By candidate, the seats that have nothing to ask of a kit whose questions are split."""
    kits = kits_of(session, OpeningId(opening.id))
    if opening.format != Format.SERIES_SPLIT or not kits:
        return {}
    without = {kit.id: _without_question(kit, seats) for kit in kits}
    usual = next((kit for kit in reversed(kits) if kit.frozen_at), kits[-1])
    candidates = select(CandidateRow.id).where(CandidateRow.opening_id == opening.id)
    begun = dict(
        session.execute(
            select(ScorecardRow.candidate_id, ScorecardRow.kit_id).where(
                ScorecardRow.candidate_id.in_(candidates)
            )
        ).all()
    )
    return {one: without[begun.get(one, usual.id)] for one in session.scalars(candidates)}


def _without_question(kit: KitRow, seats: Sequence[Seat]) -> frozenset[str]:
    content = to_kit(kit).content
    asking = {one.id for one in seats if content.for_seat(one.id, Format.SERIES_SPLIT).questions}
    # While nobody has been given anything, the kit is not dealt out yet.
    return frozenset(one.id for one in seats) - asking if asking else frozenset()
