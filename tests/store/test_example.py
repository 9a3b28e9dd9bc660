"""The example: always the same, with the figures that it is there to show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from hireapp.domain.comparison import CloseCall, ComparisonSheet, Skip
from hireapp.domain.ids import PersonId, ScorecardId
from hireapp.domain.openings import Opening
from hireapp.domain.people import Role
from hireapp.domain.progress import CandidateProgress, SeatState
from hireapp.domain.scorecards import Reaction, Recommendation
from hireapp.errors import NotFound, StorageError
from hireapp.store import agenda, candidates, comparisons, example, openings, scorecards
from hireapp.store.database import Database
from hireapp.store.tables import AnswerRow, Base, PersonRow, ScorecardRow, SeatRow

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)

# Loves humans, genuine talk, radar, bends rules, OOPS to WOW, owns it, purpose, team.
MEANS = {
    "Maya Okafor": [4.5, 5, 4.75, 4.25, 4.75, 4, 4.5, 4],
    "Tomás Rivera": [4.5, 4.5, 4.25, 4, 4.75, 4.5, 4, 4.25],
    "Priya Nair": [4, 3.25, 4.5, 3.25, 3.25, 4, 3.75, 3],
    "Jonas Weber": [4, 3.5, 3.5, 2.75, 3.5, 3.25, 3.25, 3],
    "Aisha Bello": [2.75, 2.25, 2.75, 4.25, None, 2.25, 2.75, 3.5],
    "Liam Chen": [3, 3, 1.75, 2.75, 2, 2.5, 2.5, 3.25],
    "Olga Petrova": [2, 1.25, 2.5, 2.5, 2.25, 2.25, 2, 2.5],
}
RANGES = {
    "Maya Okafor": {3: (3, 5), 7: (3, 5)},
    "Tomás Rivera": {1: (3, 5), 2: (2, 5), 3: (3, 5), 6: (3, 5), 7: (3, 5)},
    "Priya Nair": {0: (3, 5), 6: (3, 5)},
    "Jonas Weber": {1: (2, 5), 5: (2, 4)},
    "Aisha Bello": {7: (2, 4)},
    "Liam Chen": {0: (2, 4), 1: (1, 4), 4: (1, 3), 5: (1, 3), 6: (1, 4), 7: (2, 4)},
    "Olga Petrova": {0: (1, 3), 2: (2, 4), 4: (1, 3), 6: (1, 3)},
}
# Goose bumps, warm, flat.
REACTIONS = {
    "Maya Okafor": [4, 0, 0],
    "Tomás Rivera": [3, 1, 0],
    "Priya Nair": [1, 3, 0],
    "Jonas Weber": [0, 2, 2],
    "Aisha Bello": [0, 2, 2],
    "Liam Chen": [0, 1, 3],
    "Olga Petrova": [0, 0, 4],
}
# Strong yes, yes, no, strong no.
RECOMMENDATIONS = {
    "Maya Okafor": [3, 1, 0, 0],
    "Tomás Rivera": [2, 2, 0, 0],
    "Priya Nair": [0, 4, 0, 0],
    "Jonas Weber": [0, 2, 2, 0],
    "Aisha Bello": [0, 1, 3, 0],
    "Liam Chen": [0, 0, 3, 1],
    "Olga Petrova": [0, 0, 1, 3],
}


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    database = Database.open(path, clock=lambda: NOON)
    try:
        yield database
    finally:
        database.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("example")


@pytest.fixture(scope="module")
def database(folder: Path) -> Iterator[Database]:
    path = folder / "example.db"
    example.build(path, today=TODAY, zone=UTC)
    with opened(path) as database:
        yield database


@pytest.fixture
def dana(database: Database) -> PersonId:
    return example.person_shown(database).id


@pytest.fixture
def host(database: Database) -> Opening:
    return openings.find(database, "Guest Experience Host")


@pytest.fixture
def lead(database: Database) -> Opening:
    return openings.find(database, "Front Desk Lead")


@pytest.fixture
def sheet(database: Database, host: Opening, dana: PersonId) -> ComparisonSheet:
    return comparisons.sheet(database, host.id, dana, zone=UTC)


@pytest.fixture
def lead_rows(database: Database, lead: Opening, dana: PersonId) -> dict[str, CandidateProgress]:
    rows = candidates.progress(database, lead.id, dana, zone=UTC)
    return {row.candidate.name: row for row in rows}


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.read() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table))]
            for table in Base.metadata.sorted_tables
        }


def test_same_day_gives_same_rows_even_after_a_broken_attempt(
    database: Database, tmp_path: Path
) -> None:
    again = tmp_path / "again.db"
    leftover = tmp_path / "again.db.building"
    leftover.write_bytes(b"half a file")

    example.build(again, today=TODAY, zone=UTC)

    with opened(again) as second:
        assert dump(second) == dump(database)
    assert [path.name for path in tmp_path.iterdir()] == ["again.db"]


def test_existing_file_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(b"mine")

    with pytest.raises(StorageError, match="exists already"):
        example.build(path, today=TODAY)

    assert path.read_bytes() == b"mine"


def test_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    with pytest.raises(StorageError, match="cannot be made"):
        example.build(file / "example.db", today=TODAY)


def test_opens_as_the_coordinator_who_sits_on_the_panel(
    database: Database, sheet: ComparisonSheet
) -> None:
    person = example.person_shown(database)

    assert (person.name, person.role) == ("Dana Whitfield", Role.COORDINATOR)
    assert sheet.panel == ("Dana Whitfield", "Lee Carter", "Sam Park", "Priyanka Nath")


def test_other_database_has_nobody_to_open_it_as(tmp_path: Path) -> None:
    database = Database.create(tmp_path / "other.db")

    with pytest.raises(NotFound, match="Dana Whitfield"):
        example.person_shown(database)

    database.close()


def test_every_host_scorecard_is_in_and_revealed(sheet: ComparisonSheet) -> None:
    assert (sheet.submitted, sheet.expected) == (28, 28)
    assert all(row.visible and row.revealed for row in sheet.rows)
    assert sheet.everybody_met_everybody


def test_host_interviews_were_all_held_on_the_four_days_before(sheet: ComparisonSheet) -> None:
    assert (sheet.first_interview, sheet.last_interview) == (date(2026, 11, 17), date(2026, 11, 20))


def test_host_candidates_are_rated_on_one_kit_in_the_order_asked(sheet: ComparisonSheet) -> None:
    (block,) = sheet.blocks

    assert block.kit_number == 3
    assert [column.question_ids[0] for column in block.columns] == [
        "loves-humans-1",
        "genuine-conversation-1",
        "customer-radar-1",
        "bends-rules-wisely-1",
        "oops-into-wow-1",
        "owns-it-1",
        "purpose-over-function-1",
        "lifts-the-team-1",
    ]


def test_panel_means_are_those_of_the_design(sheet: ComparisonSheet) -> None:
    means = {row.name: [cell.mean for cell in row.cells] for row in sheet.rows}

    assert means == MEANS


def test_ranges_show_where_interviewers_differ_and_nowhere_else(sheet: ComparisonSheet) -> None:
    ranges = {
        row.name: {
            place: (cell.lowest, cell.highest)
            for place, cell in enumerate(row.cells)
            if cell.differs
        }
        for row in sheet.rows
    }

    assert ranges == RANGES


def test_reactions_and_recommendations_are_those_of_the_design(sheet: ComparisonSheet) -> None:
    feelings = (Reaction.GOOSE_BUMPS, Reaction.WARM, Reaction.FLAT)
    verdicts = (
        Recommendation.STRONG_YES,
        Recommendation.YES,
        Recommendation.NO,
        Recommendation.STRONG_NO,
    )

    reactions = {row.name: [row.reactions.get(one, 0) for one in feelings] for row in sheet.rows}
    recommendations = {
        row.name: [row.recommendations.get(one, 0) for one in verdicts] for row in sheet.rows
    }

    assert reactions == REACTIONS
    assert recommendations == RECOMMENDATIONS


def test_lee_is_strict_and_sam_lenient(sheet: ComparisonSheet) -> None:
    leans = {lean.person: round(lean.difference, 1) for lean in sheet.leans}

    assert leans == {
        "Dana Whitfield": 0.1,
        "Lee Carter": -0.6,
        "Priyanka Nath": 0.1,
        "Sam Park": 0.4,
    }


def test_two_pairs_are_too_close_to_call(sheet: ComparisonSheet) -> None:
    assert sheet.close_calls == (
        CloseCall("Maya Okafor", "Tomás Rivera", for_first=3, interviewers=4),
        CloseCall("Priya Nair", "Jonas Weber", for_first=3, interviewers=4),
    )


def test_widest_disagreements_name_who_is_apart(sheet: ComparisonSheet) -> None:
    widest = {
        (one.candidate, one.attitude): (one.high, one.low)
        for one in sheet.disagreements
        if one.high - one.low == 3
    }
    people = {(one.candidate, one.high_person, one.low_person) for one in sheet.disagreements}

    assert widest == {
        ("Tomás Rivera", "Customer radar"): (5, 2),
        ("Jonas Weber", "Genuine conversation"): (5, 2),
        ("Liam Chen", "Genuine conversation"): (4, 1),
        ("Liam Chen", "Purpose over function"): (4, 1),
    }
    assert ("Tomás Rivera", "Dana Whitfield", "Lee Carter") in people
    assert ("Jonas Weber", "Sam Park", "Lee Carter") in people


def test_aisha_was_not_asked_one_question_and_every_note_says_why(
    database: Database, sheet: ComparisonSheet
) -> None:
    with database.read() as session:
        notes = session.scalars(
            select(AnswerRow.evidence).where(AnswerRow.no_score == "not_asked")
        ).all()

    assert sheet.skips == (Skip("Aisha Bello", "Turns OOPS into WOW"),)
    assert len(notes) == 4
    assert all("ire alarm" in note for note in notes)


def test_a_few_notes_are_missing_but_never_for_the_ends_of_the_scale(database: Database) -> None:
    with database.read() as session:
        empty = session.scalars(select(AnswerRow.score).where(AnswerRow.evidence == "")).all()

    assert 4 <= len(empty) <= 12
    assert set(empty) <= {2, 3, 4}


def test_notes_are_short_and_everyone_writes_their_own(database: Database) -> None:
    with database.read() as session:
        notes = session.scalars(select(AnswerRow.evidence).where(AnswerRow.evidence != "")).all()
        reasons = session.scalars(select(ScorecardRow.reaction_reason)).all()

    assert max(map(len, notes)) <= 260
    assert min(map(len, notes)) >= 20
    assert len(set(notes)) == len(notes)
    assert all(reasons)
    assert len(set(reasons)) == len(reasons)


def test_front_desk_lead_is_half_way(database: Database, lead: Opening) -> None:
    progress = next(one for one in openings.progress(database) if one.opening == lead)

    assert (progress.candidates, progress.submitted, progress.expected) == (5, 7, 15)
    assert progress.state_text == "Interviewing"


def test_front_desk_lead_has_two_candidates_revealed(
    lead_rows: dict[str, CandidateProgress],
) -> None:
    revealed = {name for name, row in lead_rows.items() if row.revealed}

    assert revealed == {"Bruno Keller", "Grace Mensah"}


def test_hana_is_sealed_with_one_scorecard_in_and_two_late(
    lead_rows: dict[str, CandidateProgress],
) -> None:
    row = lead_rows["Hana Sato"]

    assert row.scorecards_text == "sealed, 1 of 3 in"
    assert {one.seat.person.name: one.state for one in row.seats} == {
        "Lee Carter": SeatState.LATE,
        "Sam Park": SeatState.LATE,
        "Dana Whitfield": SeatState.SUBMITTED,
    }


def test_late_scorecards_are_due_before_today_begins(database: Database, dana: PersonId) -> None:
    due = agenda.due(database, dana)

    assert {(one.person, one.candidate.name) for one in due} == {
        ("Lee Carter", "Hana Sato"),
        ("Sam Park", "Hana Sato"),
    }
    assert all(one.late and one.due_at.date() < TODAY for one in due)


def test_sams_draft_is_half_rated_and_resumes_at_the_next_question(database: Database) -> None:
    with database.read() as session:
        card_id, sam = session.execute(
            select(ScorecardRow.id, PersonRow.id)
            .join(SeatRow, SeatRow.id == ScorecardRow.seat_id)
            .join(PersonRow, PersonRow.id == SeatRow.person_id)
            .where(ScorecardRow.state == "draft")
        ).one()

    opened_sheet = scorecards.open_sheet(database, ScorecardId(card_id), PersonId(sam))

    asked = opened_sheet.kit.content.question_ids
    assert opened_sheet.candidate.name == "Hana Sato"
    assert opened_sheet.seat.person.name == "Sam Park"
    assert opened_sheet.scorecard.unrated(asked) == asked[4:]
    assert opened_sheet.scorecard.place == asked[4]


def test_two_interviews_are_today(database: Database, dana: PersonId) -> None:
    items = agenda.day(database, dana, zone=UTC).meetings

    assert [(f"{one.interview.starts_at:%H:%M}", one.candidate.name) for one in items] == [
        ("14:00", "Ines Duarte"),
        ("16:00", "Peter Novak"),
    ]
    assert all(one.mine and one.opening.title == "Front Desk Lead" for one in items)
