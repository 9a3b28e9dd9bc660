"""Where a viewer stands towards each candidate: what the visibility rule needs to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain.ids import CandidateId, OpeningId, PersonId, ScorecardId
from hireapp.domain.openings import Format, Reveal
from hireapp.domain.people import Person, Seat
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.visibility import Standing, may_see_scorecard
from hireapp.errors import NotVisible, Refused
from hireapp.i18n import tr
from hireapp.store.rows import kits_of, opening_of, person_of, seats_of, to_kit
from hireapp.store.tables import (
    BrokenSealRow,
    CandidateRow,
    ConflictRow,
    HeldKitRow,
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
    """An opening's panel and the states of its scorecards, as anybody may count them.

    `idle` are the seats that have no question of a split kit to ask, `kept` the people whom a
    conflict of interest keeps from a candidate, or who are that candidate: both by candidate.
    """

    viewer: Person
    seats: tuple[Seat, ...]
    cards: dict[str, list[CardState]]
    broken: frozenset[str]
    idle: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kept: Mapping[str, frozenset[str]] = field(default_factory=dict)
    round_over: bool = True
    elsewhere: int = 0
    """Seats that count on the coordinator's machine, when this one holds a kit for one seat: their
    scorecards are expected too, and never here, so nothing is revealed here."""

    def is_kept(self, candidate_id: str) -> bool:
        """Whether the viewer is kept from a candidate, of whom no page may tell then."""
        return self.viewer.id in self.kept.get(candidate_id, frozenset())

    def seats_for(self, candidate_id: str) -> tuple[Seat, ...]:
        """The seats that meet a candidate: all but those of people who are kept from them."""
        kept = self.kept.get(candidate_id, frozenset())
        return tuple(seat for seat in self.seats if seat.person.id not in kept)

    def expects(self, seat: Seat, candidate_id: str) -> bool:
        """Whether this seat's scorecard of a candidate is expected."""
        kept = seat.person.id in self.kept.get(candidate_id, frozenset())
        idle = seat.id in self.idle.get(candidate_id, frozenset())
        return seat.counts and not kept and not idle

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
            expected=len(expected) + self.elsewhere,
            seal_broken=candidate_id in self.broken,
            kept_away=self.is_kept(candidate_id),
            round_over=self.round_over,
        )

    def counting_cards(self, candidate_id: str) -> list[CardState]:
        """The submitted scorecards of the seats that count for a candidate, in panel order."""
        counting = {seat.id for seat in self.seats_for(candidate_id) if seat.counts}
        return [
            card
            for card in self.cards.get(candidate_id, [])
            if card.seat_id in counting and card.state is ScorecardState.SUBMITTED
        ]

    def visible_cards(self, candidate_id: CandidateId) -> list[CardState]:
        """Those of the counting scorecards that are revealed to the viewer."""
        standing = self.standing(candidate_id)
        return [
            card
            for card in self.counting_cards(candidate_id)
            if may_see_scorecard(standing, own=False, state=card.state)
        ]


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
    applicants = session.scalars(candidates).all()
    opening = opening_of(session, opening_id)
    panorama = Panorama(
        viewer=person_of(session, viewer),
        seats=seats,
        cards=cards,
        broken=frozenset(broken),
        idle=idle_seats(session, opening, seats),
        kept=kept_from(session, applicants),
        elsewhere=seats_elsewhere(session, opening_id),
    )
    if opening.reveal == Reveal.END_OF_ROUND:
        standings = [panorama.standing(CandidateId(one)) for one in applicants]
        over = all(one.submitted >= one.expected for one in standings)
        panorama = replace(panorama, round_over=over)
    return panorama


def seats_elsewhere(session: Session, opening_id: str) -> int:
    """How many seats that count are on other machines, when the opening came in a kit file."""
    held = session.get(HeldKitRow, opening_id)
    if held is None:
        return 0
    own = session.get_one(SeatRow, held.seat_id)
    return max(0, held.panel - int(own.counts))


def check_not_held(session: Session, opening_id: OpeningId) -> None:
    """Refuse to change the kit of an opening that came in a kit file.

    Raises:
        Refused: saying who changes it.
    """
    if session.get(HeldKitRow, opening_id):
        raise Refused(
            tr("This kit came in a file, and only its coordinator changes it."),
            tr("Ask them for another one; everybody is asked the same."),
        )


def check_not_kept(session: Session, candidate_id: str, person_id: str) -> None:
    """Refuse whatever somebody wants with a candidate from whom they are kept.

    Raises:
        NotVisible: when a conflict of interest is marked, or the candidate is that person.
    """
    if session.get(ConflictRow, (candidate_id, person_id)):
        raise kept_away()


def kept_away() -> NotVisible:
    """The refusal of whatever somebody wants with a candidate from whom they are kept."""
    return NotVisible(
        tr("You are kept from this candidate."),
        tr("A conflict of interest is marked. A coordinator can tell you more."),
    )


def kept_from(session: Session, candidates: Sequence[str]) -> dict[str, frozenset[str]]:
    """The people who are kept from each of these candidates."""
    kept: dict[str, frozenset[str]] = {}
    rows = session.execute(select(ConflictRow.candidate_id, ConflictRow.person_id))
    wanted = frozenset(candidates)
    for candidate_id, person_id in rows:
        if candidate_id in wanted:
            kept[candidate_id] = kept.get(candidate_id, frozenset()) | {person_id}
    return kept


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
