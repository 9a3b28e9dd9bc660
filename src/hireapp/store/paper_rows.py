"""The rows of the grid of paper scorecards, read at once: hundreds cost a few queries."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain.ids import CandidateId, OpeningId, PersonId
from hireapp.domain.kits import KitContent
from hireapp.domain.paper_entry import PaperLine, PaperRow, PaperState
from hireapp.domain.people import Seat
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.text import sort_key
from hireapp.store.kits import row_for_somebody_new
from hireapp.store.rows import opening_of, to_candidate, to_kit, to_opening
from hireapp.store.scorecard_reads import paper_marks
from hireapp.store.standing import CardState, look_over
from hireapp.store.tables import CandidateRow, KitRow, PaperDraftRow


class PaperRows:
    """One opening as one viewer sees it, within one transaction."""

    def __init__(self, session: Session, opening_id: OpeningId, viewer: PersonId) -> None:
        self.panorama = look_over(session, opening_id, viewer)
        self._session = session
        self._facts = to_opening(opening_of(session, opening_id)).facts
        candidates = session.scalars(
            select(CandidateRow).where(CandidateRow.opening_id == opening_id)
        )
        self._candidates = sorted(candidates, key=lambda one: sort_key(one.name))
        cards = [card.id for some in self.panorama.cards.values() for card in some]
        self._marks = paper_marks(session, cards)
        drafts = session.scalars(select(PaperDraftRow).where(PaperDraftRow.person_id == viewer))
        self._drafts = {(row.candidate_id, row.seat_id): row.line for row in drafts}
        newest = row_for_somebody_new(session, opening_id)
        self._newest = newest.id if newest else None
        self._asked: dict[tuple[str, str], KitContent] = {}
        self._numbers: dict[str, int] = {}

    def rows(self, wanted: Callable[[str, Seat], bool]) -> tuple[PaperRow, ...]:
        """The rows of the wanted candidates and seats, by candidate and seat."""
        return tuple(
            self._row(row, seat, kit_id)
            for row in self._candidates
            if (kit_id := self._kit_of(row)) is not None
            for seat in self.panorama.seats_for(row.id)
            if wanted(row.id, seat)
        )

    def _kit_of(self, row: CandidateRow) -> str | None:
        """The version that a candidate is rated on: the one begun with, else the newest."""
        begun = self.panorama.cards.get(row.id, [])
        return begun[0].kit_id if begun else self._newest

    def _row(self, row: CandidateRow, seat: Seat, kit_id: str) -> PaperRow:
        cards = self.panorama.cards.get(row.id, [])
        card = next((one for one in cards if one.seat_id == seat.id), None)
        content = self._content(kit_id, seat)
        mark = self._marks.get(card.id) if card else None
        line = self._drafts.get((row.id, seat.id))
        return PaperRow(
            candidate=to_candidate(row),
            seat=seat,
            questions=content.question_ids,
            prompts=tuple(one.question.prompt for one in content.questions),
            opener_asked=self._facts.uses_opener and content.opener is not None,
            state=_state(card, from_paper=mark is not None),
            mark=mark,
            scorecard_id=card.id if card and mark else None,
            revealed=self.panorama.standing(CandidateId(row.id)).revealed,
            typed=msgspec.json.decode(line, type=PaperLine) if line else PaperLine(),
            kit_number=self._numbers[kit_id],
        )

    def _content(self, kit_id: str, seat: Seat) -> KitContent:
        key = (kit_id, seat.id)
        if key not in self._asked:
            kit = to_kit(self._session.get_one(KitRow, kit_id))
            self._numbers[kit_id] = kit.number
            self._asked[key] = kit.content.for_seat(seat.id, self._facts.format)
        return self._asked[key]


def _state(card: CardState | None, *, from_paper: bool) -> PaperState:
    if card is None:
        return PaperState.OPEN
    if from_paper:
        return PaperState.FROM_PAPER
    return PaperState.IN if card.state is ScorecardState.SUBMITTED else PaperState.ON_SCREEN
