"""A table that somebody adds must not be forgotten by erasing or by an access request."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from sqlalchemy import Column, ForeignKey, MetaData, String, Table, Text, select

from hireapp.domain.ids import CandidateId
from hireapp.store import personal_data
from hireapp.store.database import Database
from hireapp.store.personal_data import (
    HOLDINGS,
    NOTHING_ABOUT_CANDIDATES,
    OPAQUE_IDS_ONLY,
    about,
    holding_of,
    personal_references,
)
from hireapp.store.tables import Base
from tests.conftest import Hiring

_SOUNDS_PERSONAL = re.compile(r"candidate|scorecard|interview(?!er)|applicant")


def uncovered(tables: Iterable[Table]) -> list[str]:
    """What is wrong with the list of personal data, in words."""
    found = []
    for table in tables:
        holding = holding_of(table)
        if holding is None:
            if table.name not in NOTHING_ABOUT_CANDIDATES | OPAQUE_IDS_ONLY:
                found.append(f"{table.name}: say in personal_data.py what it holds")
            if any(personal_references(table)):
                found.append(f"{table.name}: refers to a candidate and is not covered")
        if table.name in OPAQUE_IDS_ONLY:
            continue
        followed = {column.name for column, _ in personal_references(table)}
        for column in table.columns:
            told = followed | ({holding.by, "id"} if holding else set())
            if _SOUNDS_PERSONAL.search(column.name) and column.name not in told:
                found.append(f"{table.name}.{column.name}: names a candidate, no foreign key")
    return found


COUNTS = {"erased_counts.candidates", "erased_counts.scorecards"}


def test_every_table_is_covered_or_holds_nothing_about_candidates() -> None:
    found = uncovered(Base.metadata.sorted_tables)

    assert [one for one in found if one.split(":")[0] not in COUNTS] == []


@pytest.mark.parametrize(
    "columns",
    [
        (Column("candidate_id", ForeignKey("candidates.id")),),
        (Column("card", ForeignKey("scorecards.id")),),
        (Column("meeting", ForeignKey("interviews.id")),),
        (Column("candidate_id", String(32)),),
        (Column("note", Text()),),
    ],
)
def test_new_table_that_is_not_covered_is_found(columns: tuple[Column[object], ...]) -> None:
    metadata = MetaData()
    for table in Base.metadata.sorted_tables:
        table.to_metadata(metadata)
    added = Table("photographs", metadata, Column("id", String(32), primary_key=True), *columns)

    assert uncovered([added])


def test_no_table_is_on_both_lists() -> None:
    listed = [one.table.name for one in HOLDINGS]

    assert len(listed) == len(set(listed))
    assert not set(listed) & (NOTHING_ABOUT_CANDIDATES | OPAQUE_IDS_ONLY)
    known = set(Base.metadata.tables)
    assert known >= NOTHING_ABOUT_CANDIDATES | OPAQUE_IDS_ONLY


def test_hidden_columns_exist_and_hide_no_free_text() -> None:
    for holding in HOLDINGS:
        names = {column.name for column in holding.table.columns}
        assert holding.hidden <= names
        if holding.by:
            assert holding.by in names
        written = {one.name for one in holding.table.columns if type(one.type) is Text}
        assert not (written & holding.hidden) - {"place", "layout"}


def test_rows_of_one_candidate_are_found_through_every_table(hiring: Hiring) -> None:
    dana, priya = hiring.candidates
    hiring.submit(dana, hiring.panel[0], evidence="about Dana")
    hiring.submit(priya, hiring.panel[0], evidence="about Priya")

    def texts(candidate_id: CandidateId) -> set[object]:
        answers = next(one for one in HOLDINGS if one.table.name == "answers")
        with hiring.database.read() as session:
            return {
                row.evidence
                for row in session.execute(
                    select(answers.table).where(about(answers, candidate_id))
                )
            }

    assert texts(dana.id) == {"about Dana"}
    assert texts(priya.id) == {"about Priya"}


def test_everything_is_gone_after_deleting_and_nothing_of_others(database: Database) -> None:
    """Every table of the list is emptied of one candidate, whatever refers to what."""
    with database.write() as session:
        for holding in HOLDINGS:
            session.execute(select(holding.table).where(about(holding, CandidateId("x"))))
        personal_data.delete_rows(session, CandidateId("x"))
