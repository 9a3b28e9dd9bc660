"""Use case of the access request: everything about one candidate, others' names left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Row, select
from sqlalchemy.orm import Session

from hireapp.domain.access import AccessReport, Field, Record, Section, ThirdParties, Value
from hireapp.domain.audit import Event
from hireapp.domain.changes import AuditChanged
from hireapp.domain.ids import (
    AttitudeId,
    CandidateId,
    KitId,
    OpeningId,
    PersonId,
    QuestionId,
    SeatId,
)
from hireapp.domain.kits import Kit
from hireapp.domain.ledger import MarkKind
from hireapp.domain.openings import retention_rule
from hireapp.domain.people import Person
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.visibility import check_coordinates, may_see_scorecard
from hireapp.errors import NotVisible
from hireapp.i18n import tr
from hireapp.store.access_words import CHOICES, headings, labels
from hireapp.store.audit import record, to_entry
from hireapp.store.database import Database
from hireapp.store.personal_data import HOLDINGS, Holding, about
from hireapp.store.rows import candidate_of, kits_of, opening_of, seats_of, to_kit, to_person
from hireapp.store.standing import Panorama, look_over
from hireapp.store.tables import AuditRow, CandidateRow, PaperDraftRow, PersonRow, ScorecardRow

_TITLED_BY = frozenset({"scorecard_id", "question_id", "fact_id", "step_id"})
"""Columns that say whose a record is and what about; they become its title."""
_PEOPLE = frozenset({"person_id", "entered_by", "checked_by", "marked_by", "lifted_by"})


def report(database: Database, candidate_id: CandidateId, viewer: PersonId) -> AccessReport:
    """Everything that is kept about a candidate, ready to be handed over.

    Raises:
        Refused: for anybody but a coordinator.
        NotVisible: while a submitted scorecard is sealed; nothing of it is loaded then.
    """
    with database.read() as session:
        candidate = candidate_of(session, candidate_id)
        panorama = look_over(session, OpeningId(candidate.opening_id), viewer)
        check_coordinates(panorama.viewer.role)
        cards, drafts = _readable(session, panorama, candidate_id)
        reader = _Reader(session, candidate, cards)
        opening = opening_of(session, OpeningId(candidate.opening_id))
        return AccessReport(
            candidate_id=candidate_id,
            candidate=candidate.name,
            opening=opening.title,
            retention=retention_rule(opening.retention_months),
            as_of=database.now(),
            sections=tuple(reader.sections(session)),
            drafts=drafts,
        )


def note_answered(database: Database, candidate_id: CandidateId, *, viewer: PersonId) -> None:
    """Keep in the audit log that somebody was given what is kept about them."""
    with database.read() as session:
        opening_id = candidate_of(session, candidate_id).opening_id
    with database.write(AuditChanged()) as session:
        record(
            session,
            database,
            Event.ACCESS_ANSWERED,
            by=viewer,
            opening=opening_id,
            candidate=candidate_id,
        )


def _readable(
    session: Session, panorama: Panorama, candidate_id: CandidateId
) -> tuple[dict[str, ScorecardRow], int]:
    """The submitted scorecards, by id, and how many drafts there are, which nobody else reads."""
    rows = session.execute(
        select(ScorecardRow.id, ScorecardRow.seat_id, ScorecardRow.state).where(
            ScorecardRow.candidate_id == candidate_id
        )
    ).all()
    submitted = [row.id for row in rows if row.state == ScorecardState.SUBMITTED]
    standing = panorama.standing(candidate_id)
    if submitted and not may_see_scorecard(standing, own=False, state=ScorecardState.SUBMITTED):
        raise NotVisible(
            tr("These scorecards are sealed."),
            tr(
                "Answer the request when all scorecards of this candidate are in, or break the "
                "seal on Compare, with a reason."
            ),
        )
    cards = session.scalars(select(ScorecardRow).where(ScorecardRow.id.in_(submitted)))
    typed = session.scalars(
        select(PaperDraftRow.seat_id).where(PaperDraftRow.candidate_id == candidate_id)
    )
    half_typed = set(typed) - {row.seat_id for row in rows}
    return {card.id: card for card in cards}, len(rows) - len(submitted) + len(half_typed)


class _Reader:
    """Turns rows into words: names into roles, ids into what they stand for."""

    def __init__(
        self, session: Session, candidate: CandidateRow, cards: dict[str, ScorecardRow]
    ) -> None:
        opening_id = OpeningId(candidate.opening_id)
        self._candidate_id = CandidateId(candidate.id)
        self._cards = cards
        self._kits = {row.id: to_kit(row) for row in kits_of(session, opening_id)}
        self._seats: dict[str, str] = {
            seat.id: seat.person.id for seat in seats_of(session, opening_id)
        }
        people = [to_person(row) for row in session.scalars(select(PersonRow))]
        self._called = _called(people, list(self._seats.values()))
        others = select(CandidateRow.name).where(CandidateRow.id != candidate.id)
        self._third = ThirdParties(
            candidate.name,
            {one.name: self._called[one.id] for one in people if one.name != candidate.name},
            tuple(name for name in session.scalars(others) if name != candidate.name),
        )
        self._headings, self._labels = headings(), labels()
        self._readers: dict[str, Callable[[Any, Row[Any]], Value]] = {
            "seat_id": lambda one, _: self._person(self._seats.get(one, "")),
            "kit_id": lambda one, _: self._version(one),
            "attitudes": lambda one, _: self._attitudes(one),
            "exceptions": lambda one, _: "; ".join(map(self._third.without, json.loads(one))),
            "signatories": lambda one, _: ", ".join(map(self._person, json.loads(one))),
            "place": self._place,
        }

    def sections(self, session: Session) -> Iterator[Section]:
        """A section for each table that holds something."""
        for holding in HOLDINGS:
            mine = about(holding, self._candidate_id)
            rows = session.execute(select(*holding.table.columns).where(mine)).all()
            readable = [row for row in rows if self._is_readable(holding, row)]
            records = [self._record(holding, row) for row in sorted(readable, key=self._order)]
            filled = tuple(one for one in records if one.fields)
            if filled:
                name = holding.table.name
                yield Section(name, self._headings[name], filled)
        yield from self._log(session)

    def _log(self, session: Session) -> Iterator[Section]:
        """What the audit log says of the candidate."""
        rows = session.scalars(
            select(AuditRow)
            .where(AuditRow.candidate_id == self._candidate_id)
            .order_by(AuditRow.sequence)
        ).all()
        records = tuple(
            Record(
                _moment(row.at),
                (
                    Field("event", tr("what"), to_entry(row).label),
                    Field("person_id", tr("by"), self._person(row.person_id)),
                ),
            )
            for row in rows
        )
        if records:
            yield Section("audit_log", tr("What was done with your records"), records)

    def _is_readable(self, holding: Holding, row: Row[Any]) -> bool:
        if holding.table.name == "scorecards":
            return row.id in self._cards
        if holding.table.name == "paper_drafts":  # theirs alone who types
            return False
        return "scorecard_id" not in row._fields or row.scorecard_id in self._cards

    def _order(self, row: Row[Any]) -> tuple[object, ...]:
        """By seat, then in the kit's order, then as the table counts."""
        card = self._cards.get(getattr(row, "scorecard_id", ""))
        seats, question = list(self._seats), getattr(row, "question_id", "")
        kit = self._kit_of(row)
        asked = kit.content.question_ids if kit else ()
        return (
            seats.index(SeatId(card.seat_id)) if card else 0,
            asked.index(question) if question in asked else len(asked),
            tuple(str(value) for value in row),
        )

    def _record(self, holding: Holding, row: Row[Any]) -> Record:
        fields = []
        for column in holding.shown:
            value = getattr(row, column.name)
            if column.name not in _TITLED_BY and value not in {None, "", "[]"}:
                words = self._value(column, value, row)
                fields.append(Field(column.name, self._labels[column.name], words))
        return Record(self._title(row), tuple(fields))

    def _title(self, row: Row[Any]) -> str:
        parts = []
        card = self._cards.get(getattr(row, "scorecard_id", ""))
        if card is not None:
            parts.append(self._person(self._seats.get(SeatId(card.seat_id), PersonId(""))))
        for name in ("question_id", "step_id", "fact_id"):
            if name in row._fields:
                parts.append(self._asked(row, getattr(row, name)))
        return ": ".join(filter(None, parts))

    def _value(self, column: Column[object], value: Any, row: Row[Any]) -> Value:
        if column.name in self._readers:
            return self._readers[column.name](value, row)
        if column.name in _PEOPLE:
            return self._person(value)
        if column.name in CHOICES:
            return _chosen(column.name, value)
        if isinstance(value, datetime):
            return _moment(value)
        if isinstance(value, date):
            return value.isoformat()
        return self._third.without(value) if isinstance(value, str) else value

    def _person(self, person_id: str) -> str:
        if not person_id:
            return tr("Hireapp itself")
        return self._called.get(person_id, tr("somebody who no longer works here"))

    def _version(self, kit_id: str) -> str:
        return tr("version {number}").format(number=self._kits[kit_id].number)

    def _kit_of(self, row: Row[Any]) -> Kit | None:
        """The kit that a row speaks of: its scorecard's, else the one most were asked."""
        card = self._cards.get(getattr(row, "scorecard_id", ""))
        known = [card] if card else list(self._cards.values())
        return self._kits.get(KitId(known[0].kit_id)) if known else None

    def _asked(self, row: Row[Any], wanted: str) -> str:
        """The words of a question or of a fact, or its id where the kit no longer has it."""
        kit = self._kit_of(row)
        found = kit.content.find(QuestionId(wanted)) if kit else None
        if found:
            return found.question.prompt
        facts = kit.content.facts if kit else ()
        return next((one.text for one in facts if one.id == wanted), wanted)

    def _attitudes(self, stored: str) -> str:
        names = {one.id: one.name for kit in self._kits.values() for one in kit.content.attitudes}
        return ", ".join(names.get(AttitudeId(one), one) for one in json.loads(stored))

    def _place(self, value: Any, row: Row[Any]) -> Value:
        """A room for an interview, a line of the kit for a tick."""
        if not isinstance(value, int):
            return self._third.without(value)
        kit = self._kit_of(row)
        found = kit.content.find(QuestionId(row.question_id)) if kit else None
        if found is None:
            return value
        lists = {
            MarkKind.PROBE: [one.text for one in found.question.probes],
            MarkKind.LISTEN: found.question.listen_for,
            MarkKind.WARNING: found.question.warning_signs,
        }
        texts = lists[MarkKind(row.kind)]
        return texts[value] if value < len(texts) else value


def _called(people: list[Person], seated: list[str]) -> dict[str, str]:
    """What each person is called instead of their name: their part, numbered."""
    found: dict[str, str] = {
        one: tr("interviewer {n}").format(n=place) for place, one in enumerate(seated, start=1)
    }
    counts: dict[str, int] = {}
    for one in people:
        if one.id not in found:
            counts[one.role] = counts.get(one.role, 0) + 1
            found[one.id] = f"{one.role.label} {counts[one.role]}"
    return found


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _chosen(column: str, value: str) -> str:
    choices = CHOICES[column]
    if value not in list(choices):
        return value
    label: str = getattr(choices(value), "label", value)
    return label
