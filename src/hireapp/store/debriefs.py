"""Use cases on debriefs: what each heard, what was agreed, notes, and that evidence was opened."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain.changes import DebriefChanged
from hireapp.domain.debrief import Consensus, Debrief, DebriefItem, Drift, Voice, drift
from hireapp.domain.ids import CandidateId, OpeningId, PersonId, QuestionId
from hireapp.domain.kits import Kit
from hireapp.domain.ledger import MarkKind, ticked
from hireapp.domain.people import Person, Role
from hireapp.domain.questions import Question
from hireapp.domain.scorecards import Rating, Score
from hireapp.domain.text import LINE_LIMIT, NOTE_LIMIT, clean_line, clean_note, limited
from hireapp.domain.visibility import may_see_leniency, may_see_panel
from hireapp.errors import NotVisible, Refused
from hireapp.i18n import tr
from hireapp.store.database import Database
from hireapp.store.ledger_reads import marks_of
from hireapp.store.rows import candidate_of, missing, person_of, to_candidate, to_kit, to_rating
from hireapp.store.scorecard_reads import answers_of, paper_marks
from hireapp.store.standing import CardState, Panorama, look_over
from hireapp.store.tables import (
    AmendmentRow,
    CandidateRow,
    ConsensusRow,
    DebriefRow,
    EvidenceOpeningRow,
    KitRow,
)


def read(database: Database, candidate_id: CandidateId, viewer: PersonId) -> Debrief:
    """Everything that the panel talks about; only for those who may see it.

    Raises:
        NotVisible: before the reveal, or for somebody whom it is not for; nothing is loaded then.
        Refused: when no scorecard that counts is in.
    """
    with database.read() as session:
        candidate = candidate_of(session, candidate_id)
        panorama = look_over(session, OpeningId(candidate.opening_id), viewer)
        return debrief_of(session, panorama, candidate)


def agree(
    database: Database,
    candidate_id: CandidateId,
    question_id: QuestionId,
    score: Score | None,
    reason: str,
    *,
    viewer: PersonId,
) -> None:
    """Note what the panel agreed on, or with None that it did not; first ratings stay.

    Raises:
        Refused: when the question is not in the candidate's kit, or the viewer only observes.
        NotVisible: before the reveal.
    """
    clean = limited(clean_line(reason), what=tr("why you agreed"), limit=LINE_LIMIT)
    with database.write(DebriefChanged(candidate_id)) as session:
        kit = _kit_todebrief_of(session, candidate_id, viewer)
        if kit.content.find(question_id) is None:
            raise Refused(tr("This question is not in the kit."))
        row = session.get(ConsensusRow, (candidate_id, question_id))
        if row is None:
            row = ConsensusRow(candidate_id=candidate_id, question_id=question_id)
            session.add(row)
        row.score = None if score is None else int(score)
        row.reason = clean
        row.person_id = viewer
        row.noted_at = database.now()


def take_back(
    database: Database, candidate_id: CandidateId, question_id: QuestionId, *, viewer: PersonId
) -> None:
    """Forget what was agreed for one answer.

    Raises:
        NotVisible: before the reveal.
    """
    with database.write(DebriefChanged(candidate_id)) as session:
        _kit_todebrief_of(session, candidate_id, viewer)
        row = session.get(ConsensusRow, (candidate_id, question_id))
        if row is not None:
            session.delete(row)


def note(database: Database, candidate_id: CandidateId, text: str, *, viewer: PersonId) -> None:
    """Keep the debrief's notes.

    Raises:
        Refused: when they are longer than a note may be.
        NotVisible: before the reveal.
    """
    clean = limited(clean_note(text), what=tr("the notes"), limit=NOTE_LIMIT)
    with database.write(DebriefChanged(candidate_id)) as session:
        _kit_todebrief_of(session, candidate_id, viewer)
        _debrief_row(session, candidate_id).notes = clean


def keep_time(
    database: Database, candidate_id: CandidateId, seconds: int, *, viewer: PersonId
) -> None:
    """Keep how long the debrief has lasted; announces nothing, since no page shows it elsewhere."""
    with database.write() as session:
        _kit_todebrief_of(session, candidate_id, viewer)
        _debrief_row(session, candidate_id).seconds = max(0, seconds)


def open_evidence(database: Database, candidate_id: CandidateId, *, viewer: PersonId) -> None:
    """Remember that the viewer opened a candidate's evidence, which a decision asks for.

    Raises:
        NotVisible: before the reveal.
    """
    with database.read() as session:
        if session.get(EvidenceOpeningRow, (candidate_id, viewer)):
            return
    with database.write(DebriefChanged(candidate_id)) as session:
        candidate = candidate_of(session, candidate_id)
        _check_visible(look_over(session, OpeningId(candidate.opening_id), viewer), candidate_id)
        if session.get(EvidenceOpeningRow, (candidate_id, viewer)) is None:
            session.add(
                EvidenceOpeningRow(
                    candidate_id=candidate_id, person_id=viewer, opened_at=database.now()
                )
            )


def drifts(database: Database, opening_id: OpeningId, viewer: PersonId) -> tuple[Drift, ...]:
    """Who moved toward whom in an opening's debriefs: one's own, or everybody's for a coordinator.

    Candidates whom the viewer may not see yet are left out.
    """
    with database.read() as session:
        panorama = look_over(session, opening_id, viewer)
        rows = session.scalars(select(CandidateRow).where(CandidateRow.opening_id == opening_id))
        items = [
            item
            for row in rows
            if panorama.visible_cards(CandidateId(row.id))
            for item in debrief_of(session, panorama, row).items
        ]
    role = panorama.viewer.role
    return tuple(one for one in drift(items) if may_see_leniency(role, own=one.person.id == viewer))


def debrief_of(session: Session, panorama: Panorama, row: CandidateRow) -> Debrief:
    """The debrief on one candidate, within a transaction.

    Raises:
        NotVisible: before the reveal, or for somebody whom it is not for; nothing is loaded then.
        Refused: when no scorecard that counts is in.
    """
    candidate_id = CandidateId(row.id)
    _check_visible(panorama, candidate_id)
    cards = panorama.counting_cards(row.id)
    if not cards:
        raise Refused(
            tr("No scorecard of this candidate is in yet."),
            tr("The debrief begins when the panel has submitted."),
        )
    kit = to_kit(session.get_one(KitRow, cards[0].kit_id))
    voices = _Voices(session, panorama, cards)
    agreed = _agreed(session, candidate_id)
    items = tuple(
        DebriefItem(one.question, one.attitude, voices.on(one.question), agreed.get(one.id))
        for one in kit.content.questions
    )
    kept = session.get(DebriefRow, candidate_id)
    return Debrief(
        candidate=to_candidate(row),
        kit_number=kit.number,
        items=items,
        notes=kept.notes if kept else "",
        seconds=kept.seconds if kept else 0,
    )


class _Voices:
    """What the panel's revealed scorecards hold, loaded at once."""

    def __init__(self, session: Session, panorama: Panorama, cards: list[CardState]) -> None:
        ids: list[str] = [card.id for card in cards]
        people: dict[str, Person] = {seat.id: seat.person for seat in panorama.seats}
        self._people: dict[str, Person] = {card.id: people[card.seat_id] for card in cards}
        self._answers = answers_of(session, ids)
        self._first = _first_ratings(session, cards)
        self._papers = paper_marks(session, ids)
        self._marks = marks_of(session, ids)

    def on(self, question: Question) -> tuple[Voice, ...]:
        """Everybody who was expected to rate this question, in the panel's order."""
        found = (self._one(card_id, question) for card_id in self._people)
        return tuple(one for one in found if one is not None)

    def _one(self, card_id: str, question: Question) -> Voice | None:
        question_id = QuestionId(question.id)
        answer = self._answers.get(card_id, {}).get(question_id)
        if answer is None:
            return None
        marks = self._marks.get(card_id, set())
        return Voice(
            person=self._people[card_id],
            rating=answer.rating,
            evidence=answer.evidence,
            original=self._first.get((card_id, question_id)) or answer.rating,
            paper=self._papers.get(card_id),
            signs=ticked(question, MarkKind.LISTEN, marks),
            warnings=ticked(question, MarkKind.WARNING, marks),
        )


def _first_ratings(
    session: Session, cards: list[CardState]
) -> dict[tuple[str, QuestionId], Rating | None]:
    """The rating before the first amendment, where there is one."""
    rows = session.scalars(
        select(AmendmentRow)
        .where(AmendmentRow.scorecard_id.in_([card.id for card in cards]))
        .order_by(AmendmentRow.sequence.desc())
    )
    return {
        (row.scorecard_id, QuestionId(row.question_id)): to_rating(
            row.before_score, row.before_no_score
        )
        for row in rows
    }


def _agreed(session: Session, candidate_id: CandidateId) -> dict[QuestionId, Consensus]:
    rows = session.scalars(select(ConsensusRow).where(ConsensusRow.candidate_id == candidate_id))
    return {
        QuestionId(row.question_id): Consensus(
            None if row.score is None else Score(row.score),
            row.reason,
            person_of(session, PersonId(row.person_id)),
            row.noted_at,
        )
        for row in rows
    }


def _kit_todebrief_of(session: Session, candidate_id: CandidateId, viewer: PersonId) -> Kit:
    """The kit that a candidate was rated on, after the checks that every edit needs."""
    candidate = candidate_of(session, candidate_id)
    panorama = look_over(session, OpeningId(candidate.opening_id), viewer)
    _check_visible(panorama, candidate_id)
    if panorama.viewer.role is Role.OBSERVER:
        raise Refused(tr("An observer listens to the debrief and notes nothing in it."))
    cards = panorama.counting_cards(candidate_id)
    return to_kit(session.get_one(KitRow, cards[0].kit_id)) if cards else missing()


def _debrief_row(session: Session, candidate_id: CandidateId) -> DebriefRow:
    row = session.get(DebriefRow, candidate_id)
    if row is None:
        row = DebriefRow(candidate_id=candidate_id, notes="", seconds=0)
        session.add(row)
    return row


def _check_visible(panorama: Panorama, candidate_id: CandidateId) -> None:
    if not may_see_panel(panorama.standing(candidate_id)):
        raise NotVisible(
            tr("These scorecards are sealed."),
            tr("The debrief begins when all scorecards of this candidate are in."),
        )
