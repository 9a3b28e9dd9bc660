"""What interviews over all openings tell, as one viewer may know it: what is sealed is not loaded.

The load of an interviewer and how many have heard a question are counts of states and dates, which
are no contents; everything else comes from the ratings that are revealed to the viewer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain.ids import CandidateId, PersonId, QuestionId, SeatId
from hireapp.domain.insights import (
    Basis,
    HeardQuestion,
    InsightMaterial,
    Load,
    Mark,
    RatedBlock,
    question_key,
)
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import Format
from hireapp.domain.people import Interview, Person
from hireapp.domain.visibility import may_see_leniency
from hireapp.store.database import Database
from hireapp.store.rows import person_of, to_interview, to_kit, to_opening, to_rating
from hireapp.store.standing import CardState, Panorama, look_over
from hireapp.store.tables import (
    AnswerRow,
    CandidateRow,
    InterviewRow,
    KitRow,
    OpeningRow,
    ScorecardRow,
)

_AT_ONCE = 500
"""How many scorecards one query asks for."""


def material(database: Database, viewer: PersonId) -> InsightMaterial:
    """What the figures are made of.

    Raises:
        NotFound: when the viewer is gone.
    """
    with database.read() as session:
        return _Gathering(session, person_of(session, viewer), database.now()).everything()


def question_words(database: Database, viewer: PersonId) -> Mapping[str, str]:
    """What to say of each question asked often enough, such as "tells candidates apart well".

    The keys are `domain.insights.question_key(prompt)`, since only the same words are the same
    question. No model is fitted; the first call imports NumPy, so ask in the background.
    """
    from hireapp.analysis.insights import question_insights  # NumPy is not needed to start

    found = question_insights(material(database, viewer))
    return {one.heard.key: one.separation.sentence for one in found if one.separation}


@dataclass(slots=True)
class _Heard:
    """Who has heard a question, or may have."""

    prompt: str
    attitude: str
    openings: set[str] = field(default_factory=set)
    candidates: set[str] = field(default_factory=set)


class _Gathering:
    """Goes through all openings once."""

    def __init__(self, session: Session, viewer: Person, now: datetime) -> None:
        self._session = session
        self._viewer = viewer
        self._now = now
        self._people: dict[PersonId, Person] = {}
        self._loads: dict[PersonId, Load] = defaultdict(Load)
        self._heard: dict[str, _Heard] = {}
        self._blocks: list[RatedBlock] = []
        self._basis = Basis()

    def everything(self) -> InsightMaterial:
        for row in self._session.scalars(select(OpeningRow).order_by(OpeningRow.sequence)).all():
            self._look_at(row)
        return InsightMaterial(
            people=tuple((one, self._loads[one.id]) for one in self._people.values()),
            blocks=tuple(self._blocks),
            questions=tuple(
                HeardQuestion(key, one.prompt, one.attitude, len(one.openings), len(one.candidates))
                for key, one in self._heard.items()
            ),
            basis=self._basis,
        )

    def _look_at(self, row: OpeningRow) -> None:
        opening = to_opening(row)
        panorama = look_over(self._session, opening.id, self._viewer.id)
        self._count_load(panorama, row.id)
        kits = {
            kit.id: to_kit(kit).content
            for kit in self._session.scalars(select(KitRow).where(KitRow.opening_id == row.id))
        }
        self._count_heard(panorama, opening.facts.format, kits, row.id)
        visible = [
            card for one in panorama.cards for card in panorama.visible_cards(CandidateId(one))
        ]
        self._add_basis(panorama, visible)
        marks = self._marks(panorama, visible)
        for kit_id, content in kits.items():
            keys = {one.id: question_key(one.question.prompt) for one in content.questions}
            known = tuple(one for one in marks[kit_id] if one.question_id in keys)
            if known:
                self._blocks.append(RatedBlock(row.id, tuple(keys.items()), known))

    def _add_basis(self, panorama: Panorama, visible: list[CardState]) -> None:
        seen, before = {card.id for card in visible}, self._basis
        shown = sum(any(card.id in seen for card in cards) for cards in panorama.cards.values())
        self._basis = replace(
            before,
            openings=before.openings + bool(shown),
            candidates=before.candidates + shown,
            scorecards=before.scorecards + len(visible),
            sealed=before.sealed + len(panorama.cards) - shown,
        )

    def _count_load(self, panorama: Panorama, opening_id: str) -> None:
        meetings = self._meetings(opening_id)
        submitted_at = self._submitted_at(opening_id)
        for seat in panorama.seats:
            own = seat.person.id == self._viewer.id
            if not seat.counts or not may_see_leniency(self._viewer.role, own=own):
                continue
            person_id, cards = seat.person.id, _cards_of(panorama, seat.id)
            self._people[person_id] = seat.person
            for candidate_id in {*meetings, *cards}:
                if person_id in panorama.kept.get(candidate_id, frozenset()):
                    continue
                of_seat = meetings.get(candidate_id, {})
                meeting, card = of_seat.get(seat.id) or of_seat.get(None), cards.get(candidate_id)
                came = submitted_at.get(card.id) if card else None
                load = self._loads[person_id]
                self._loads[person_id] = self._with(load, meeting, card, came)

    def _with(
        self,
        load: Load,
        meeting: Interview | None,
        card: CardState | None,
        came: datetime | None,
    ) -> Load:
        due = meeting.scorecards_due_at if meeting else None
        over = due is not None and self._now > due
        took_place = card is not None or (meeting is not None and meeting.starts_at <= self._now)
        return Load(
            interviews=load.interviews + took_place,
            upcoming=load.upcoming + (meeting is not None and not took_place),
            submitted=load.submitted + (came is not None),
            overdue=load.overdue + (over and came is None),
            came_late=load.came_late + (due is not None and came is not None and came > due),
        )

    def _meetings(self, opening_id: str) -> dict[str, dict[SeatId | None, Interview]]:
        """Each candidate's first meeting with each seat, or with the panel (None)."""
        rows = self._session.scalars(
            select(InterviewRow)
            .join(CandidateRow, CandidateRow.id == InterviewRow.candidate_id)
            .where(CandidateRow.opening_id == opening_id)
            .order_by(InterviewRow.starts_at)
        )
        found: dict[str, dict[SeatId | None, Interview]] = defaultdict(dict)
        for meeting in map(to_interview, rows):
            found[meeting.candidate_id].setdefault(meeting.seat_id, meeting)
        return found

    def _submitted_at(self, opening_id: str) -> dict[str, datetime]:
        rows = self._session.execute(
            select(ScorecardRow.id, ScorecardRow.submitted_at)
            .join(CandidateRow, CandidateRow.id == ScorecardRow.candidate_id)
            .where(CandidateRow.opening_id == opening_id)
        )
        return {card: moment for card, moment in rows if moment is not None}

    def _count_heard(
        self,
        panorama: Panorama,
        format: Format,
        kits: Mapping[str, KitContent],
        opening_id: str,
    ) -> None:
        """Who met somebody whose kit has the question, whatever became of the interview."""
        for candidate_id, cards in panorama.cards.items():
            for card in cards:
                content = kits[card.kit_id].for_seat(SeatId(card.seat_id), format)
                for one in content.questions:
                    prompt = one.question.prompt
                    heard = self._heard.setdefault(
                        question_key(prompt), _Heard(prompt, one.attitude.name)
                    )
                    heard.openings.add(opening_id)
                    heard.candidates.add(candidate_id)

    def _marks(self, panorama: Panorama, visible: list[CardState]) -> dict[str, list[Mark]]:
        """The ratings of visible scorecards by version of the kit; their evidence stays unread."""
        person = {seat.id: seat.person.id for seat in panorama.seats}
        of_card: dict[str, CardState] = {card.id: card for card in visible}
        candidate = {card.id: one for one, cards in panorama.cards.items() for card in cards}
        found: dict[str, list[Mark]] = defaultdict(list)
        for card_id, question_id, score, no_score in self._answers(list(of_card)):
            rating = to_rating(score, no_score)
            if rating is not None:
                card = of_card[card_id]
                found[card.kit_id].append(
                    Mark(
                        CandidateId(candidate[card.id]),
                        person[SeatId(card.seat_id)],
                        QuestionId(question_id),
                        rating,
                    )
                )
        return found

    def _answers(self, card_ids: list[str]) -> Iterator[tuple[str, str, int | None, str | None]]:
        columns = (
            AnswerRow.scorecard_id,
            AnswerRow.question_id,
            AnswerRow.score,
            AnswerRow.no_score,
        )
        for start in range(0, len(card_ids), _AT_ONCE):
            part = card_ids[start : start + _AT_ONCE]
            rows = self._session.execute(
                select(*columns)
                .where(AnswerRow.scorecard_id.in_(part))
                .order_by(AnswerRow.scorecard_id, AnswerRow.question_id)
            )
            yield from rows


def _cards_of(panorama: Panorama, seat_id: SeatId) -> dict[str, CardState]:
    return {
        candidate_id: card
        for candidate_id, cards in panorama.cards.items()
        for card in cards
        if card.seat_id == seat_id
    }
