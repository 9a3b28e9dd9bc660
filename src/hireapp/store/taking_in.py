"""Use cases of the coordinator on sealed scorecards that arrive: each is taken once, or refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from hireapp.domain import taking_in as rules
from hireapp.domain.audit import Event, Head
from hireapp.domain.changes import AuditChanged, OpeningChanged
from hireapp.domain.ids import CandidateId, KitId, OpeningId, PersonId
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import Format
from hireapp.domain.people import Seat
from hireapp.domain.roles import Deed, check_may
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.taking_in import Here, Outcome, Place, SentKit, Verdict
from hireapp.domain.travelling import SignedScorecard, TravellingScorecard
from hireapp.i18n import tr
from hireapp.store import travelling_rows
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.rows import opening_of, person_of, seats_of, to_kit
from hireapp.store.standing import look_over
from hireapp.store.tables import (
    AuditHeadRow,
    CandidateRow,
    ConflictRow,
    KitRow,
    OpeningKeyRow,
    ScorecardRow,
    SeatRow,
    SentKitRow,
    TakenScorecardRow,
)

_Pair = tuple[str, str]
"""A seat and a candidate: there is one scorecard of each."""


def take_in(
    database: Database, arriving: Sequence[SignedScorecard], *, viewer: PersonId
) -> tuple[Verdict, ...]:
    """Take what may be taken, all in one transaction, and say of each what happened, in order.

    Raises:
        Refused: when the viewer may not collect; nothing was taken then.
    """
    with database.read() as session:
        openings = _openings_of(session, arriving)
    with database.write(*map(OpeningChanged, openings)) as session:
        check_may(person_of(session, viewer).role, Deed.COLLECT)
        desk = _Desk(session, database, arriving, viewer)
        verdicts = tuple(desk.judge(one) for one in arriving)
        desk.put_down()
        return verdicts


def note_refused_files(database: Database, count: int, *, viewer: PersonId) -> None:
    """Write to the audit log that files could not be opened or were changed on their way."""
    if count:
        with database.write(AuditChanged()) as session:
            record(session, database, Event.IMPORT_REFUSED, by=viewer, detail=str(count))


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    opening_id: OpeningId


class _Desk:
    """What the database knows about a batch of arriving scorecards, loaded at once."""

    def __init__(
        self,
        session: Session,
        database: Database,
        arriving: Sequence[SignedScorecard],
        viewer: PersonId,
    ) -> None:
        self._session, self._database, self._viewer = session, database, viewer
        cards = [one.card for one in arriving]
        self._signers, self._withdrawn = _signers(session, {one.signer for one in arriving})
        self._seats = _seats(session, {card.seat_id for card in cards})
        self._sent = _sent(session, self._seats)
        self._keys = _key_owners(session, {one.key_id for one in arriving})
        ids = {card.candidate_id for card in cards}
        self._candidates = _candidates(session, ids)
        self._kept_away = _kept_away(session, ids)
        self._in_use = _kits_in_use(session, ids)
        self._rows = _rows(session, ids)
        self._digests, self._newest = _taken(session, self._seats)
        self._ids = _known_ids(session, {card.scorecard_id for card in cards})
        self._kits: dict[tuple[str, str], KitContent | None] = {}
        self._taken: list[dict[str, object]] = []
        # The session forgets rows that nobody holds, and would read the head before each record.
        self._head = session.get(AuditHeadRow, 1)
        self._fresh: dict[_Pair, TravellingScorecard] = {}
        openings = {seat.opening_id for seat in self._seats.values()}
        self._before = {one: look_over(session, one, viewer) for one in openings}

    def judge(self, one: SignedScorecard) -> Verdict:
        """What happens to one scorecard; it is remembered for those after it."""
        card = one.card
        seat = self._seats.get(card.seat_id)
        verdict = self._verdict(one, seat)
        known = self._candidates.get(card.candidate_id)
        recognised = one.signer in self._signers
        named = replace(
            verdict,
            interviewer=seat.person.name if seat and recognised else "",
            candidate=known.name if known and recognised else "",
        )
        self._note(card, verdict)
        return named

    def put_down(self) -> None:
        """Write the new scorecards, and whose candidates are revealed by them."""
        now = self._database.now()
        if self._taken:
            self._session.execute(insert(TakenScorecardRow), self._taken)
        travelling_rows.add_all(self._session, list(self._fresh.values()), now)
        self._session.flush()
        touched = {card.candidate_id: OpeningId(card.opening_id) for card in self._fresh.values()}
        after = {one: look_over(self._session, one, self._viewer) for one in self._before}
        for candidate_id, opening_id in touched.items():
            key = CandidateId(candidate_id)
            was = self._before[opening_id].standing(key).all_in
            if after[opening_id].standing(key).all_in and not was:
                self._record(Event.REVEALED, opening_id, candidate_id)

    def _verdict(self, one: SignedScorecard, seat: Seat | None) -> Verdict:
        card = one.card
        why = rules.refusal(one, self._place(one, seat))
        if why:
            return Verdict(Outcome.REFUSED, why)
        digest = self._digests.get((card.seat_id, card.sequence))
        if digest == one.digest:
            return Verdict(Outcome.ALREADY_HERE)
        if digest is not None:
            return Verdict(Outcome.REFUSED, tr("Its number was used for another scorecard."))
        pair = (card.seat_id, card.candidate_id)
        verdict = rules.compare(card, self._here(card), newest=self._newest.get(pair, 0))
        if verdict.outcome is Outcome.TAKEN and card.scorecard_id in self._ids:
            verdict = Verdict(Outcome.REFUSED, tr("Its number belongs to another scorecard."))
        # What is here already leaves nothing behind, whatever number it was sent with.
        if verdict.outcome in {Outcome.TAKEN, Outcome.AMENDED}:
            self._take(one, verdict.outcome)
        return verdict

    def _take(self, one: SignedScorecard, outcome: Outcome) -> None:
        card, session = one.card, self._session
        pair = (card.seat_id, card.candidate_id)
        now = self._database.now()
        self._taken.append(
            {
                "seat_id": card.seat_id,
                "sequence": card.sequence,
                "candidate_id": card.candidate_id,
                "digest": one.digest,
                "taken_at": now,
            }
        )
        self._ids.add(card.scorecard_id)
        self._digests[card.seat_id, card.sequence] = one.digest
        self._newest[pair] = max(self._newest.get(pair, 0), card.sequence)
        if outcome is Outcome.TAKEN or (outcome is Outcome.AMENDED and pair in self._fresh):
            self._fresh[pair] = card
        elif outcome is Outcome.AMENDED:
            row = self._rows[pair]
            known = self._stored(row, card)
            travelling_rows.amend(session, row, card, len(known.amendments), now)
        self._in_use.setdefault(card.candidate_id, card.kit_id)

    def _note(self, card: TravellingScorecard, verdict: Verdict) -> None:
        event = {
            Outcome.TAKEN: Event.SCORECARD_TAKEN,
            Outcome.AMENDED: Event.SCORECARD_AMENDED,
            Outcome.REFUSED: Event.IMPORT_REFUSED,
        }.get(verdict.outcome)
        if event is Event.IMPORT_REFUSED:
            self._record(event, "", "", subject=card.scorecard_id)
        elif event is not None:
            log = Head(card.log_rows, card.log_head).detail
            ids = (card.opening_id, card.candidate_id)
            self._record(event, *ids, subject=card.scorecard_id, detail=log)

    def _record(
        self, event: Event, opening: str, candidate: str, *, subject: str = "", detail: str = ""
    ) -> None:
        record(
            self._session,
            self._database,
            event,
            by=self._viewer,
            opening=opening,
            candidate=candidate,
            subject=subject,
            detail=detail,
        )

    def _place(self, one: SignedScorecard, seat: Seat | None) -> Place:
        card = one.card
        candidate = self._candidates.get(card.candidate_id)
        in_use = self._in_use.get(card.candidate_id)
        return Place(
            opening_id=self._keys.get(one.key_id),
            signed_for=self._signers.get(one.signer),
            seat=seat,
            sent=self._sent.get(card.seat_id, frozenset()),
            candidate_opening=candidate.opening_id if candidate else None,
            is_kept_away=seat is not None
            and (card.candidate_id, seat.person.id) in self._kept_away,
            content=self._content(card, seat) if seat else None,
            kit_in_use=KitId(in_use) if in_use else None,
            withdrawn=one.signer in self._withdrawn
            and self._digests.get((card.seat_id, card.sequence)) != one.digest,
        )

    def _content(self, card: TravellingScorecard, seat: Seat) -> KitContent | None:
        key = (card.kit_id, card.seat_id)
        if key not in self._kits:
            row = self._session.get(KitRow, card.kit_id)
            usable = row is not None and row.opening_id == seat.opening_id
            self._kits[key] = self._asked(row, seat) if row is not None and usable else None
        return self._kits[key]

    def _asked(self, row: KitRow, seat: Seat) -> KitContent:
        format = Format(opening_of(self._session, seat.opening_id).format)
        return to_kit(row).content.for_seat(seat.id, format)

    def _here(self, card: TravellingScorecard) -> Here | None:
        pair = (card.seat_id, card.candidate_id)
        if pair in self._fresh:
            return Here(ScorecardState.SUBMITTED, self._fresh[pair])
        row = self._rows.get(pair)
        if row is None:
            return None
        if row.state != ScorecardState.SUBMITTED:
            return Here(ScorecardState.DRAFT, None)
        return Here(ScorecardState.SUBMITTED, self._stored(row, card))

    def _stored(self, row: ScorecardRow, card: TravellingScorecard) -> TravellingScorecard:
        """What is here; bound to the same kit and person, which have been checked."""
        self._session.flush()
        return travelling_rows.to_travelling(
            self._session,
            row,
            opening_id=card.opening_id,
            person_id=card.person_id,
            kit_hash=card.kit_hash,
        )


def _openings_of(session: Session, arriving: Iterable[SignedScorecard]) -> tuple[OpeningId, ...]:
    return tuple(dict.fromkeys(_key_owners(session, {one.key_id for one in arriving}).values()))


def _key_owners(session: Session, key_ids: set[str]) -> dict[str, OpeningId]:
    rows = session.scalars(select(OpeningKeyRow).where(OpeningKeyRow.id.in_(key_ids)))
    return {row.id: OpeningId(row.opening_id) for row in rows}


def _signers(session: Session, keys: set[str]) -> tuple[dict[str, str], frozenset[str]]:
    """The seat of every key with which something is signed, and which of them were withdrawn."""
    rows = session.scalars(select(SentKitRow).where(SentKitRow.signing_key.in_(keys))).all()
    withdrawn = frozenset(row.signing_key for row in rows if row.withdrawn_at is not None)
    return {row.signing_key: row.seat_id for row in rows}, withdrawn


def _seats(session: Session, ids: set[str]) -> dict[str, Seat]:
    openings = session.scalars(select(SeatRow.opening_id).distinct().where(SeatRow.id.in_(ids)))
    return {seat.id: seat for one in openings.all() for seat in seats_of(session, OpeningId(one))}


def _sent(session: Session, seats: dict[str, Seat]) -> dict[str, frozenset[SentKit]]:
    found: dict[str, set[SentKit]] = {}
    for row in session.scalars(select(SentKitRow).where(SentKitRow.seat_id.in_(seats))):
        found.setdefault(row.seat_id, set()).add(SentKit(row.seat_id, row.kit_id, row.kit_hash))
    return {seat_id: frozenset(kits) for seat_id, kits in found.items()}


def _candidates(session: Session, ids: set[str]) -> dict[str, _Candidate]:
    rows = session.scalars(select(CandidateRow).where(CandidateRow.id.in_(ids)))
    return {row.id: _Candidate(row.name, OpeningId(row.opening_id)) for row in rows}


def _kept_away(session: Session, ids: set[str]) -> frozenset[_Pair]:
    rows = session.scalars(select(ConflictRow).where(ConflictRow.candidate_id.in_(ids)))
    return frozenset((row.candidate_id, row.person_id) for row in rows)


def _known_ids(session: Session, ids: set[str]) -> set[str]:
    return set(session.scalars(select(ScorecardRow.id).where(ScorecardRow.id.in_(ids))))


def _kits_in_use(session: Session, ids: set[str]) -> dict[str, str]:
    rows = session.execute(
        select(ScorecardRow.candidate_id, func.min(ScorecardRow.kit_id))
        .where(ScorecardRow.candidate_id.in_(ids))
        .group_by(ScorecardRow.candidate_id)
    )
    return dict(rows.all())


def _rows(session: Session, ids: set[str]) -> dict[_Pair, ScorecardRow]:
    rows = session.scalars(select(ScorecardRow).where(ScorecardRow.candidate_id.in_(ids)))
    return {(row.seat_id, row.candidate_id): row for row in rows}


def _taken(
    session: Session, seats: dict[str, Seat]
) -> tuple[dict[tuple[str, int], str], dict[_Pair, int]]:
    """The digest of every number that was used, and the newest number of each scorecard."""
    digests: dict[tuple[str, int], str] = {}
    newest: dict[_Pair, int] = {}
    for row in session.execute(
        select(
            TakenScorecardRow.seat_id,
            TakenScorecardRow.sequence,
            TakenScorecardRow.candidate_id,
            TakenScorecardRow.digest,
        ).where(TakenScorecardRow.seat_id.in_(seats))
    ):
        digests[row.seat_id, row.sequence] = row.digest
        pair = (row.seat_id, row.candidate_id)
        newest[pair] = max(newest.get(pair, 0), row.sequence)
    return digests, newest
