"""The audit log: written with what it tells of, never changed, and found out when it was."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from hireapp.domain.audit import BEGINNING, Event
from hireapp.domain.decisions import DecisionFacts, Outcome
from hireapp.domain.people import Role
from hireapp.domain.scorecards import Score
from hireapp.errors import Refused
from hireapp.store import (
    audit,
    candidates,
    comparisons,
    debriefs,
    decisions,
    panels,
    people,
    practice,
    scorecards,
    sqlite,
)
from hireapp.store.database import Database
from hireapp.store.tables import ConflictRow
from tests.conftest import MONDAY, Hiring


def events(hiring: Hiring) -> list[str]:
    shown = audit.newest(hiring.database, hiring.coordinator.id)
    return [one.entry.event for one in reversed(shown)]


def play(hiring: Hiring) -> None:
    """Submissions, an amendment, a reveal, a broken seal and a decision."""
    ana, ben = hiring.panel
    dana, priya = hiring.candidates
    card = hiring.submit(dana, ana, evidence="“I knelt down.”")
    scorecards.amend(
        hiring.database, card, hiring.questions[0], Score.TWO, "misheard", viewer=ana.id
    )
    hiring.submit(dana, ben)
    hiring.submit(priya, ana)
    cora = hiring.coordinator.id
    comparisons.break_seal(hiring.database, priya.id, "Ben is ill", viewer=cora)
    debriefs.open_evidence(hiring.database, dana.id, viewer=cora)
    facts = DecisionFacts(outcome=Outcome.HOLD, reason="We wait for the others to be met.")
    decisions.decide(hiring.database, dana.id, facts, exceptions=(), viewer=cora)


def tamper(path: Path, *statements: str) -> None:
    with closing(sqlite.driver().connect(str(path))) as connection:
        for trigger in ("audit_log_no_update", "audit_log_no_delete"):
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_scorecards_seals_and_decisions_are_recorded(hiring: Hiring) -> None:
    begun = len(events(hiring))

    play(hiring)

    assert events(hiring)[begun:] == [
        "scorecard_submitted",
        "scorecard_amended",
        "scorecard_submitted",
        "revealed",
        "scorecard_submitted",
        "seal_broken",
        "decided",
    ]
    assert audit.verify(hiring.database).sound


def test_people_seats_and_removed_candidates_are_recorded(hiring: Hiring) -> None:
    begun = len(events(hiring))
    zoe = people.add(hiring.database, "Zoe", Role.OBSERVER)
    seat = panels.seat(hiring.database, hiring.opening.id, zoe.id)
    panels.unseat(hiring.database, hiring.opening.id, seat.id)
    candidates.remove(hiring.database, hiring.candidates[0].id)

    assert events(hiring)[begun:] == ["person_added", "seated", "unseated", "candidate_removed"]


def test_log_keeps_ids_and_neither_names_nor_texts(hiring: Hiring) -> None:
    play(hiring)

    with hiring.database.read() as session:
        rows = repr(session.execute(text("SELECT * FROM audit_log")).all())
    for word in ("Ana", "Ben", "Dana", "Priya", "Cora", "ill", "misheard", "knelt", "wait"):
        assert word not in rows


def test_row_is_kept_with_its_use_case_or_not_at_all(hiring: Hiring) -> None:
    ana = hiring.panel[0]
    before = audit.head(hiring.database)
    card = hiring.begin(hiring.candidates[0], ana)

    with pytest.raises(Refused):
        scorecards.submit(hiring.database, card, None, viewer=ana.id)

    assert audit.head(hiring.database) == before


def test_new_database_has_an_empty_sound_log(database: Database) -> None:
    assert audit.head(database).hash == BEGINNING
    assert audit.verify(database).sound


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_log SET person_id = 'x'", "DELETE FROM audit_log"]
)
def test_rows_can_neither_be_changed_nor_deleted(hiring: Hiring, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), hiring.database.write() as session:
        session.execute(text(statement))

    assert audit.verify(hiring.database).sound


def test_practice_has_the_same_log(hiring: Hiring) -> None:
    tried = practice.begin(hiring.database, hiring.opening.id, hiring.panel[0].id)

    with pytest.raises(DBAPIError, match="append-only"), tried.database.write() as session:
        session.execute(text("DELETE FROM audit_log"))
    tried.database.close()


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE audit_log SET person_id = 'somebody' WHERE sequence = 4", 4),
        ("UPDATE audit_log SET at = '2026-01-01 00:00:00.000000' WHERE sequence = 4", 4),
        ("DELETE FROM audit_log WHERE sequence = 4", 4),
        ("DELETE FROM audit_log WHERE sequence = 1", 1),
        ("UPDATE audit_log SET sequence = 100 WHERE sequence = 4", 4),
        ("DELETE FROM audit_log WHERE sequence > 7", 8),
        ("DELETE FROM audit_log", 1),
        ("UPDATE audit_head SET sequence = 8", None),
    ],
)
def test_tampering_is_found(hiring: Hiring, statement: str, broken_at: int | None) -> None:
    play(hiring)

    tamper(hiring.database.path, statement)

    verdict = audit.verify(hiring.database)
    assert not verdict.sound
    assert broken_at is None or verdict.broken_at == broken_at


def test_rows_swapped_with_their_hashes_are_found(hiring: Hiring) -> None:
    play(hiring)

    tamper(
        hiring.database.path,
        "UPDATE audit_log SET sequence = 1000 WHERE sequence = 5",
        "UPDATE audit_log SET sequence = 5 WHERE sequence = 6",
        "UPDATE audit_log SET sequence = 6 WHERE sequence = 1000",
    )

    assert audit.verify(hiring.database).broken_at == 5


def test_tail_cut_with_its_head_is_found_by_a_printed_head(hiring: Hiring) -> None:
    play(hiring)
    printed = audit.head(hiring.database).shown

    tamper(
        hiring.database.path,
        "DELETE FROM audit_log WHERE sequence > 7",
        "UPDATE audit_head SET sequence = 7, "
        "hash = (SELECT hash FROM audit_log WHERE sequence = 7)",
    )

    assert audit.verify(hiring.database).sound
    assert not audit.verify(hiring.database, printed=printed).sound


def test_what_happens_outside_the_database_is_noted_for_whoever_works(hiring: Hiring) -> None:
    hiring.database.actor = hiring.coordinator.id

    audit.note(hiring.database, Event.PRINTED, opening=hiring.opening.id, detail="comparison_sheet")

    (newest,) = audit.newest(hiring.database, hiring.coordinator.id, count=1)
    assert (newest.person, newest.opening) == ("Cora", hiring.opening.title)
    assert newest.detail == "comparison_sheet"


def test_coordinator_reads_all_with_names(hiring: Hiring) -> None:
    play(hiring)

    shown = audit.newest(hiring.database, hiring.coordinator.id)

    assert [one.entry.sequence for one in shown] == list(range(len(shown), 0, -1))
    amended = next(one for one in shown if one.entry.event == Event.SCORECARD_AMENDED)
    assert (amended.person, amended.candidate, amended.subject) == (
        "Ana",
        "Dana Whitfield",
        "scorecard of Ana",
    )
    assert [one.detail for one in shown if one.entry.event == Event.DECIDED] == ["hold"]
    assert shown[-1].person == "Hireapp itself"
    older = audit.newest(hiring.database, hiring.coordinator.id, before=4)
    assert [one.entry.sequence for one in older] == [3, 2, 1]


def test_interviewer_reads_what_concerns_them(hiring: Hiring) -> None:
    play(hiring)
    ben = hiring.panel[1]

    shown = audit.newest(hiring.database, ben.id)

    assert {(one.entry.event, one.person) for one in shown} == {
        ("person_added", "Hireapp itself"),
        ("seated", "Hireapp itself"),
        ("scorecard_submitted", "Ben"),
        ("revealed", "Ben"),
        ("seal_broken", "Cora"),
    }


def test_nobody_reads_of_a_candidate_from_whom_they_are_kept(hiring: Hiring) -> None:
    play(hiring)
    cora = hiring.coordinator.id
    with hiring.database.write() as session:
        session.add(
            ConflictRow(
                candidate_id=hiring.candidates[0].id,
                person_id=cora,
                kind="conflict",
                marked_at=MONDAY,
            )
        )

    shown = repr(audit.newest(hiring.database, cora))

    assert "Dana Whitfield" not in shown
    assert "a candidate from whom you are kept" in shown
    assert "Priya Nair" in shown
