"""Database files of every schema so far, which every later version must open.

After adding a migration, keep one of the new schema:

    python -m tests.store.stored_files
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from sqlalchemy import select

from hireapp import paths
from hireapp.domain import banks
from hireapp.domain.decisions import DecisionFacts, Outcome
from hireapp.domain.dumb_rules import RuleFacts
from hireapp.domain.ledger import Mark, MarkKind
from hireapp.domain.packets import PrintedForm
from hireapp.domain.papers import FormName
from hireapp.domain.papers import Mark as PrintedMark
from hireapp.domain.people import Candidate
from hireapp.domain.scorecards import NoScore, Score
from hireapp.store import (
    arrangements,
    candidates,
    comparisons,
    debriefs,
    decisions,
    dumb_rules,
    ledger,
    own_banks,
    panels,
    printed_forms,
    privacy,
    scorecards,
)
from hireapp.store.database import SCHEMA_NUMBER, Database
from hireapp.store.tables import (
    CalibrationRatingRow,
    CalibrationRow,
    CalibrationSheetRow,
    ConflictRow,
    ErasedCountRow,
    ErasureRow,
    FactNoteRow,
    HeldKitHashRow,
    HeldKitRow,
    OpeningKeyRow,
    PaperDraftRow,
    PaperEntryRow,
    ScorecardRow,
    SentKitRow,
    TakenScorecardRow,
)
from tests.conftest import MONDAY, Hiring, SteppingClock, counting_ids, make_hiring

FOLDER = Path(__file__).with_name("files")


def make(path: Path) -> None:
    """A hiring with something in every table."""
    database = Database.create(path, clock=SteppingClock(), ids=counting_ids())
    hiring = make_hiring(database, banks.load(paths.question_banks()[0]))
    ana, ben = hiring.panel
    dana, priya = hiring.candidates
    candidates.schedule(database, dana.id, MONDAY, place="Room 4")
    card = hiring.submit(dana, ana, Score.FOUR, "“I knelt down to her.”")
    scorecards.amend(database, card, hiring.questions[0], Score.TWO, "misheard", viewer=ana.id)
    hiring.fill(dana, ben, NoScore.DECLINED, "did not want to say")
    hiring.submit(priya, ben, Score.THREE)
    comparisons.break_seal(database, priya.id, "Ana is ill", viewer=hiring.coordinator.id)
    own = own_banks.create(database, "Our front desk")
    own_banks.save_question(
        database, own.id, msgspec.structs.replace(hiring.content.questions[0].question, id="")
    )
    with database.write() as session:
        session.add(FactNoteRow(scorecard_id=card, fact_id="fact-1", text="one month’s notice"))
    coordinator = hiring.coordinator.id
    question = hiring.questions[0]
    lead(hiring, priya)
    debriefs.agree(database, priya.id, question, Score.TWO, "she left early", viewer=coordinator)
    debriefs.note(database, priya.id, "A calm talk.", viewer=coordinator)
    debriefs.open_evidence(database, priya.id, viewer=coordinator)
    held = DecisionFacts(outcome=Outcome.HOLD, reason="We wait for Ana's scorecard.")
    decisions.decide(database, priya.id, held, exceptions=(), viewer=coordinator)
    with database.write() as session:
        session.add(
            ConflictRow(
                candidate_id=dana.id,
                person_id=coordinator,
                kind="conflict",
                marked_by=coordinator,
                marked_at=MONDAY,
            )
        )
        session.add(PaperEntryRow(scorecard_id=card, entered_by=coordinator, entered_at=MONDAY))
        session.add(
            PaperDraftRow(
                person_id=coordinator,
                candidate_id=dana.id,
                seat_id=panels.seats(database, hiring.opening.id)[0].id,
                line='{"ratings":{},"evidence":{},"reaction":"warm","recommendation":null}',
                changed_at=MONDAY,
            )
        )
        session.add(ErasureRow(candidate_id="0" * 32, erased_at=MONDAY, finished_at=MONDAY))
        session.add(
            ErasedCountRow(
                opening_id=hiring.opening.id, candidates=1, scorecards=2, hired=0, declined=1
            )
        )
    name_a_rule_and_practise(hiring)
    keep_keys(hiring)
    privacy.place_hold(database, dana.id, "A claim was announced.", viewer=coordinator)
    print_a_scorecard(hiring)
    database.close()


def print_a_scorecard(hiring: Hiring) -> None:
    """What is kept of one printed form."""
    printed = PrintedForm(
        number="41B7-0E2C",
        form=FormName.SCORECARD,
        candidate_id=hiring.candidates[0].id,
        seat_id=None,
        kit_number=1,
        size=(595.28, 841.89),
        corners=((22.1, 819.8), (573.2, 819.8), (573.2, 22.1), (22.1, 22.1)),
        marks=(PrintedMark(1, "q:empathy-1:4", 100.0, 200.0, 7.5),),
    )
    viewer = hiring.coordinator.id
    printed_forms.record(hiring.database, hiring.opening.id, [printed], viewer=viewer)


def keep_keys(hiring: Hiring) -> None:
    """What is kept of sealed files, on the coordinator's machine and on an interviewer's."""
    database, key = hiring.database, "0" * 64
    with database.write() as session:
        card = session.scalars(select(ScorecardRow)).first()
        assert card is not None
        session.add(
            OpeningKeyRow(
                id=hiring.opening.id,
                opening_id=hiring.opening.id,
                sequence=1,
                public=key,
                made_at=MONDAY,
            )
        )
        session.add(
            SentKitRow(
                signing_key=key,
                seat_id=card.seat_id,
                issue=1,
                kit_id=card.kit_id,
                kit_hash=key,
                sent_at=MONDAY,
            )
        )
        session.add(
            TakenScorecardRow(
                seat_id=card.seat_id,
                sequence=1,
                candidate_id=card.candidate_id,
                digest=key,
                taken_at=MONDAY,
            )
        )
        session.add(
            HeldKitRow(
                opening_id=hiring.opening.id,
                seat_id=card.seat_id,
                person_id=hiring.panel[0].id,
                panel=2,
                issue=1,
                opening_key=key,
                signing_key=key,
                sequence=1,
                opened_at=MONDAY,
            )
        )
        session.add(HeldKitHashRow(kit_id=card.kit_id, hash=key))


def lead(hiring: Hiring, candidate: Candidate) -> None:
    """Something in every part of Ana's ledger."""
    database, ana = hiring.database, hiring.panel[0]
    cora, question = hiring.coordinator.id, hiring.questions[0]
    arrangements.agree(
        database, candidate.id, extra_minutes=15, adjustments="large print", viewer=cora
    )
    arrangements.keep_background(database, candidate.id, "Waited tables for 3 years.", viewer=cora)
    card = hiring.begin(candidate, ana)
    ledger.prepare(database, card, screen_seen=True, viewer=ana.id)
    ledger.keep_time(database, card, {question: 301.5}, [question], viewer=ana.id)
    probe = Mark(question, MarkKind.PROBE, 1)
    ledger.mark(database, card, probe, ticked=True, viewer=ana.id)
    ledger.ask_off_kit(database, card, "Do you sing?", after=question, viewer=ana.id)
    ledger.open_background(database, card, viewer=ana.id)


def name_a_rule_and_practise(hiring: Hiring) -> None:
    """A dumb rule that Dana named, and the beginning of Ana's practice on sample answers."""
    ana, dana = hiring.panel[0].id, hiring.candidates[0].id
    named = RuleFacts(rule="No return without the box", candidate_id=dana)
    dumb_rules.note(hiring.database, named, viewer=ana)
    with hiring.database.write() as session:
        keys = {"opening_id": hiring.opening.id}
        session.add(CalibrationRow(**keys, samples="[]", made_at=MONDAY))
        session.flush()
        session.add(CalibrationSheetRow(**keys, person_id=ana, place=0))
        session.add(CalibrationRatingRow(**keys, person_id=ana, sample=0, score=4))


if __name__ == "__main__":
    make(FOLDER / f"version-{SCHEMA_NUMBER}.db")
