"""Where a viewer stands towards each candidate: what the visibility rule needs to decide."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain.ids import CandidateId, OpeningId, PersonId, ScorecardId
from hireapp.domain.people import Person, Seat
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.visibility import Standing
from hireapp.store.rows import person_of, seats_of
from hireapp.store.tables import BrokenSealRow, CandidateRow, ScorecardRow, SeatRow


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

    def standing(self, candidate_id: CandidateId) -> Standing:
        """The viewer's standing towards one candidate."""
        states = {card.seat_id: card.state for card in self.cards.get(candidate_id, [])}
        counting = [seat for seat in self.seats if seat.counts]
        own = next((seat for seat in self.seats if seat.person.id == self.viewer.id), None)
        submitted = [seat for seat in counting if states.get(seat.id) is ScorecardState.SUBMITTED]
        return Standing(
            role=self.viewer.role,
            sits=own is not None,
            owes=own is not None and own.counts and own not in submitted,
            submitted=len(submitted),
            expected=len(counting),
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
    return Panorama(
        viewer=person_of(session, viewer),
        seats=seats_of(session, opening_id),
        cards=cards,
        broken=frozenset(broken),
    )
