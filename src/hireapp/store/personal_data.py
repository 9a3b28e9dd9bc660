"""What the tables hold about a candidate: one list that erasing and access requests both follow.

Every table is on it, or among those that hold nothing about candidates; a test walks the
metadata and fails when a new one is on neither, or refers to candidates and is not covered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import cast

from sqlalchemy import Column, ColumnElement, Table, Text, false, or_, select, update
from sqlalchemy.orm import Session

from hireapp.domain import redaction
from hireapp.domain.ids import CandidateId
from hireapp.i18n import tr
from hireapp.store.tables import (
    AmendmentRow,
    AnswerRow,
    ArrangementRow,
    BackgroundOpeningRow,
    Base,
    BrokenSealRow,
    CandidateRow,
    ConflictRow,
    ConsensusRow,
    DebriefRow,
    DecisionRow,
    DumbRuleRow,
    EvidenceOpeningRow,
    FactNoteRow,
    HoldRow,
    InterviewRow,
    MarkRow,
    OffKitQuestionRow,
    PaperDraftRow,
    PaperEntryRow,
    PersonRow,
    PreparationRow,
    PrintedFormRow,
    ScorecardRow,
    StepTimeRow,
)


class Treatment(Enum):
    """What erasing does with the rows that are about a candidate."""

    DELETE = auto()
    DETACH = auto()
    """The row stays, with names taken out and the reference to the candidate emptied."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One table that holds something about candidates.

    `hidden` are columns that an access request leaves out: ids, orders, places on the screen.
    `by` names the column with the candidate's id where no foreign key says so.
    """

    row: type[Base]
    hidden: frozenset[str]
    treatment: Treatment = Treatment.DELETE
    by: str = ""

    @property
    def table(self) -> Table:
        """The table."""
        return cast("Table", self.row.__table__)

    @property
    def shown(self) -> tuple[Column[object], ...]:
        """What an access request shows, in the table's order."""
        return tuple(one for one in self.table.columns if one.name not in self.hidden)


HOLDINGS = (
    Holding(CandidateRow, frozenset({"id", "opening_id"})),
    Holding(InterviewRow, frozenset({"id", "candidate_id"})),
    Holding(ArrangementRow, frozenset({"candidate_id"})),
    Holding(ScorecardRow, frozenset({"id", "candidate_id", "place"})),
    Holding(AnswerRow, frozenset()),
    Holding(FactNoteRow, frozenset()),
    Holding(AmendmentRow, frozenset({"sequence"})),
    Holding(MarkRow, frozenset()),
    Holding(OffKitQuestionRow, frozenset({"sequence", "after_id"})),
    Holding(StepTimeRow, frozenset({"asked"})),
    Holding(PreparationRow, frozenset()),
    Holding(BackgroundOpeningRow, frozenset({"sequence"})),
    Holding(PaperEntryRow, frozenset()),
    Holding(PaperDraftRow, frozenset({"candidate_id"})),
    Holding(ConflictRow, frozenset({"candidate_id"})),
    Holding(BrokenSealRow, frozenset({"candidate_id"})),
    Holding(EvidenceOpeningRow, frozenset({"candidate_id"})),
    Holding(ConsensusRow, frozenset({"candidate_id"})),
    Holding(DebriefRow, frozenset({"candidate_id"})),
    Holding(DecisionRow, frozenset({"candidate_id", "sequence"})),
    Holding(PrintedFormRow, frozenset({"id", "opening_id", "candidate_id", "layout"})),
    Holding(HoldRow, frozenset({"id", "candidate_id"})),
    # A rule of ours that hurts customers is ours to mend, whoever told of it.
    Holding(DumbRuleRow, frozenset({"id", "candidate_id", "deleted_at"}), Treatment.DETACH),
)
"""In the order in which an access request tells of them."""

NOTHING_ABOUT_CANDIDATES = frozenset(
    {
        *("people", "openings", "kits", "seats", "own_banks", "own_questions", "erased_counts"),
        *("calibrations", "calibration_sheets", "calibration_ratings"),
        *("opening_keys", "sent_kits", "held_kits", "held_kit_hashes"),
    }
)
OPAQUE_IDS_ONLY = frozenset({"erasures", "audit_log", "audit_head", "taken_scorecards"})
"""These keep the opaque id of somebody who was erased, and nothing that it could lead to."""

NEVER_SCRUBBED = frozenset({"people", "kits"})
"""People who work here keep their names; what was asked stays as it was frozen."""


def holding_of(table: Table) -> Holding | None:
    """The entry of a table."""
    return next((one for one in HOLDINGS if one.table is table), None)


def about(holding: Holding, candidate_id: CandidateId) -> ColumnElement[bool]:
    """Which rows of a table are about a candidate, by its foreign keys."""
    return _about(holding, lambda column: column == candidate_id)


def _about(
    holding: Holding, is_meant: Callable[[ColumnElement[str]], ColumnElement[bool]]
) -> ColumnElement[bool]:
    found: list[ColumnElement[bool]] = []
    if holding.table is CandidateRow.__table__:
        found.append(is_meant(holding.table.c.id))
    if holding.by:
        found.append(is_meant(holding.table.c[holding.by]))
    for column, parent in personal_references(holding.table):
        inner = holding_of(parent)
        if parent is CandidateRow.__table__:
            found.append(is_meant(cast("ColumnElement[str]", column)))
        elif inner is not None and inner.treatment is Treatment.DELETE:
            (key,) = parent.primary_key.columns
            found.append(column.in_(select(key).where(_about(inner, is_meant))))
    return or_(false(), *found)


def personal_references(table: Table) -> Iterator[tuple[Column[object], Table]]:
    """The foreign keys of a table that lead to a candidate, perhaps through others."""
    for key in table.foreign_keys:
        parent = key.column.table
        if parent is table:
            continue
        if parent is CandidateRow.__table__ or any(personal_references(parent)):
            yield key.parent, parent


def delete_rows(session: Session, candidate_id: CandidateId) -> None:
    """Delete what is about a candidate, what refers to it first."""
    session.flush()
    for table in reversed(Base.metadata.sorted_tables):
        holding = holding_of(table)
        if holding is None:
            continue
        if holding.treatment is Treatment.DETACH:
            _detach(session, holding, candidate_id)
        else:
            session.execute(table.delete().where(about(holding, candidate_id)))
    session.expire_all()


def scrub(session: Session, name: str, *, others: Collection[str], opening_id: str) -> None:
    """Take a name out of what stays: the whole name everywhere, its parts in the same opening.

    Parts that `others` have, too, are left where they are, and all of it when another candidate
    has the same name: nobody can tell who is meant.
    """
    instead = tr("[erased]")
    if not session.scalar(select(CandidateRow.id).where(CandidateRow.name == name).limit(1)):
        for table in Base.metadata.sorted_tables:
            if table.name not in NEVER_SCRUBBED:
                _rewrite(
                    session, table, None, lambda text: redaction.without_name(text, name, instead)
                )
    unsure = redaction.shared_parts(name, others)
    words = [part for part in redaction.parts(name) if part not in unsure]
    neighbours = select(CandidateRow.id).where(CandidateRow.opening_id == opening_id)
    for holding in HOLDINGS:
        if words and holding.table is not CandidateRow.__table__:
            _rewrite(
                session,
                holding.table,
                _about(holding, lambda column: column.in_(neighbours)),
                lambda text: redaction.without_words(text, words, instead),
            )


def mentions(session: Session, name: str) -> tuple[str, ...]:
    """The tables in which a whole name still stands."""
    found = []
    for table in Base.metadata.sorted_tables:
        columns = _texts(table)
        rows = session.execute(select(*columns)) if columns else ()
        if any(redaction.names_it(str(text), name) for row in rows for text in row if text):
            found.append(table.name)
    return tuple(found)


def names_of_others(session: Session, candidate_id: CandidateId) -> tuple[str, ...]:
    """The names of everybody else in the database: people and candidates."""
    others = select(CandidateRow.name).where(CandidateRow.id != candidate_id)
    return (*session.scalars(select(PersonRow.name)), *session.scalars(others))


def _texts(table: Table) -> tuple[Column[object], ...]:
    """The columns in which people write."""
    return tuple(one for one in table.columns if isinstance(one.type, Text))


def _detach(session: Session, holding: Holding, candidate_id: CandidateId) -> None:
    """Empty the reference to a candidate, and take every part of their name out first."""
    name = session.scalar(select(CandidateRow.name).where(CandidateRow.id == candidate_id)) or ""
    words, instead = redaction.parts(name), tr("[erased]")
    mine = about(holding, candidate_id)
    _rewrite(
        session,
        holding.table,
        mine,
        lambda text: redaction.without_words(
            redaction.without_name(text, name, instead), words, instead
        ),
    )
    columns = [column.name for column, _ in personal_references(holding.table)]
    columns += [holding.by] if holding.by else []
    nothing = dict.fromkeys(columns)
    session.execute(update(holding.table).where(mine).values(nothing))


def _rewrite(
    session: Session,
    table: Table,
    where: ColumnElement[bool] | None,
    change: Callable[[str], str],
) -> None:
    """Change what people wrote in a table, or in those rows of it that are meant."""
    columns = _texts(table)
    if not columns:
        return
    keys = tuple(table.primary_key.columns)
    wanted = select(*keys, *columns)
    for row in session.execute(wanted if where is None else wanted.where(where)).all():
        texts = dict(zip((one.name for one in columns), row[len(keys) :], strict=True))
        changed = {name: change(text) for name, text in texts.items() if text}
        fresh = {name: text for name, text in changed.items() if text != texts[name]}
        if fresh:
            same = [one == value for one, value in zip(keys, row[: len(keys)], strict=True)]
            session.execute(update(table).where(*same).values(fresh))
