"""The example that people look around in: made by the ordinary use cases, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from random import Random

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session
from typing_extensions import override

from hireapp import paths
from hireapp.domain import banks
from hireapp.domain.banks import Bank
from hireapp.domain.changes import Change
from hireapp.domain.ids import CandidateId, IdSource, OpeningId, PersonId, QuestionId
from hireapp.domain.kits import KitContent
from hireapp.domain.ledger import Mark
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.people import Person
from hireapp.domain.scorecards import NoScore
from hireapp.errors import NotFound, StorageError
from hireapp.i18n import tr
from hireapp.store import (
    candidates,
    example_files,
    example_rules,
    kits,
    ledger,
    openings,
    panels,
    people,
    scorecards,
)
from hireapp.store.database import Database
from hireapp.store.engines import make_engines
from hireapp.store.example_files import (
    ExampleCandidate,
    ExampleInterview,
    ExampleOpening,
    ExamplePerson,
    Key,
)
from hireapp.store.tables import AnswerRow, ScorecardRow

PERSON_SHOWN = "Dana Whitfield"
"""Whom to open the example as: a coordinator who sits on both panels."""

_BANK = "service_attitudes"
_SEED = 2026
_DESK_OPENS = time(9, 0)
_COMMITTEE: Key = "dana"


def build(path: Path, *, today: date, zone: tzinfo | None = None) -> None:
    """Make the example's database and close it; the same `today` gives the same rows.

    `zone` says what the interviews' times of day mean; None is this machine's. The file appears
    whole or not at all.

    Raises:
        StorageError: when the file exists or the place cannot be written.
    """
    if path.exists():
        raise StorageError(
            tr("{file} exists already.").format(file=path.name), tr("It was left as it is.")
        )
    building = path.with_name(f"{path.name}.building")
    try:
        _clear(building)
        try:
            _fill(building, today, zone)
            building.rename(path)
        finally:
            _clear(building)
    except OSError as error:
        raise StorageError(
            tr("The example cannot be made in {folder}.").format(folder=path.parent),
            error.strerror or "",
        ) from error


def person_shown(database: Database) -> Person:
    """The person whom to open the example as.

    Raises:
        NotFound: when this database is not the example.
    """
    for person in people.everybody(database):
        if person.name == PERSON_SHOWN:
            return person
    raise NotFound(tr("{name} is not in this database.").format(name=PERSON_SHOWN))


def _clear(building: Path) -> None:
    """Remove what a kill left of an earlier attempt."""
    for ending in ("", "-wal", "-shm"):
        building.with_name(building.name + ending).unlink(missing_ok=True)


def _fill(building: Path, today: date, zone: tzinfo | None) -> None:
    from hireapp.store import upgrade  # Alembic costs half a second

    upgrade.create(building)
    calendar = _Calendar(today, zone)
    database = _AtOnce(make_engines(building), building, clock=calendar, ids=_repeatable_ids())
    try:
        with database.one_transaction():
            _Stage(database, calendar).play()
    finally:
        database.close()


def _repeatable_ids() -> IdSource:
    numbers = Random(_SEED)
    return lambda: f"{numbers.getrandbits(128):032x}"


class _AtOnce(Database):
    """A database whose use cases share one transaction, since hundreds of commits take seconds."""

    _shared: Session

    @contextmanager
    def one_transaction(self) -> Iterator[None]:
        """Within this, every read and write is part of one transaction."""
        loaded: list[object] = []  # a session forgets and loads again what nobody holds
        with super().write() as self._shared:
            for moment in ("loaded_as_persistent", "pending_to_persistent"):
                event.listen(self._shared, moment, lambda _, row: loaded.append(row))
            yield

    @override
    @contextmanager
    def read(self) -> Iterator[Session]:
        yield self._shared

    @override
    @contextmanager
    def write(self, *changes: Change) -> Iterator[Session]:
        yield self._shared
        self._shared.flush()

    @override
    @contextmanager
    def write_at_once(self, *changes: Change) -> Iterator[Connection]:
        self._shared.flush()
        yield self._shared.connection()
        for row in self._shared.identity_map.values():
            if isinstance(row, ScorecardRow | AnswerRow):  # written past the session
                self._shared.expire(row)


class _Calendar:
    """A clock that stands where it was put."""

    def __init__(self, today: date, zone: tzinfo | None) -> None:
        self._today = today
        self._zone = zone
        self.now = self.moment(0, _DESK_OPENS)

    def __call__(self) -> datetime:
        return self.now

    def moment(self, days_before: int, at: time) -> datetime:
        """A time of day so many days before today."""
        day = self.day(-days_before)
        return datetime.combine(day, at, tzinfo=self._zone).astimezone(UTC)

    def day(self, days_after: int) -> date:
        """The day so many days after today."""
        return self._today + timedelta(days=days_after)


@dataclass(frozen=True, slots=True)
class _Meeting:
    """One interview to come, and everything that the panel will make of it."""

    candidate_id: CandidateId
    starts_at: datetime
    minutes: int
    file: ExampleCandidate

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class _Stage:
    """Plays the example's weeks through in a new database."""

    def __init__(self, database: Database, calendar: _Calendar) -> None:
        self._database = database
        self._calendar = calendar
        self._bank = _bank()
        self._cast: dict[Key, tuple[PersonId, ExamplePerson]] = {}
        self._candidates: dict[str, CandidateId] = {}

    def play(self) -> None:
        """Add the people, then play every opening."""
        cast = example_files.cast()
        for key, person in cast.people.items():
            added = people.add(self._database, person.name, person.role)
            self._cast[key] = (added.id, person)
        for folder in cast.openings:
            self._play_opening(folder)
        example_rules.note_all(
            self._database,
            {key: person_id for key, (person_id, _) in self._cast.items()},
            self._candidates,
            committee=self._cast[_COMMITTEE][0],
            day=self._calendar.day,
            turn_back=self._turn_back,
        )

    def _turn_back(self, days_before: int) -> None:
        self._calendar.now = self._calendar.moment(days_before, _DESK_OPENS)

    def _play_opening(self, folder: str) -> None:
        file = example_files.opening(folder)
        self._calendar.now = self._calendar.moment(file.prepared_days_before, _DESK_OPENS)
        opening_id = self._prepare(file)
        meetings = [self._invite(opening_id, folder, stem, file) for stem in file.candidates]
        for meeting in meetings:
            for key in meeting.file.reactions:
                self._keep_scorecard(meeting, key)

    def _prepare(self, file: ExampleOpening) -> OpeningId:
        facts = OpeningFacts(
            title=file.title,
            purpose=file.purpose,
            authority=file.authority,
            authority_limits=file.authority_limits,
            aptitudes=file.aptitudes,
            slot_minutes=file.slot_minutes,
            deadline=self._calendar.day(file.deadline_in_days),
        )
        opening_id = openings.create(self._database, facts).id
        for key in file.panel:
            panels.seat(self._database, opening_id, self._cast[key][0])
        for version in file.kits:
            kits.edit(self._database, opening_id, _kit_content(self._bank, version))
            kits.freeze(self._database, opening_id)
        return opening_id

    def _invite(
        self, opening_id: OpeningId, folder: str, stem: str, opening: ExampleOpening
    ) -> _Meeting:
        file = example_files.candidate(folder, stem)
        candidate = candidates.add(self._database, opening_id, file.name)
        self._candidates[f"{folder}/{stem}"] = candidate.id
        interview: ExampleInterview = file.interview
        meeting = _Meeting(
            candidate_id=candidate.id,
            starts_at=self._calendar.moment(interview.days_before, interview.at),
            minutes=interview.minutes or opening.slot_minutes,
            file=file,
        )
        candidates.schedule(
            self._database,
            candidate.id,
            meeting.starts_at,
            minutes=meeting.minutes,
            place=interview.place,
        )
        return meeting

    def _keep_scorecard(self, meeting: _Meeting, key: Key) -> None:
        viewer, person = self._cast[key]
        feeling = meeting.file.reactions[key]
        database, calendar = self._database, self._calendar
        calendar.now = meeting.starts_at
        card = scorecards.begin(database, meeting.candidate_id, viewer)
        ledger.prepare(database, card, screen_seen=False, viewer=viewer)
        scorecards.note_reaction(database, card, feeling.reaction, feeling.why, viewer=viewer)
        calendar.now = meeting.ends_at
        times: dict[QuestionId, float] = {}
        for question_id, marks in meeting.file.answers.items():
            question = QuestionId(question_id)
            if key not in marks:
                ledger.keep_time(database, card, times, list(times), place=question, viewer=viewer)
                return
            mark = marks[key]
            if mark.rating is not NoScore.NOT_ASKED:
                times[question] = _SECONDS_A_QUESTION
            scorecards.rate(database, card, question, mark.rating, viewer=viewer)
            if mark.note:
                scorecards.write_evidence(database, card, question, mark.note, viewer=viewer)
            for tick in meeting.file.ticks.get(question_id, {}).get(key, ()):
                sign = Mark(question, tick.kind, tick.number - 1)
                ledger.mark(database, card, sign, ticked=True, viewer=viewer)
        ledger.keep_time(database, card, times, list(times), viewer=viewer)
        calendar.now += timedelta(minutes=person.submits_after)
        recommendation = meeting.file.recommendations[key]
        scorecards.submit(database, card, recommendation, viewer=viewer)


_SECONDS_A_QUESTION = 312.0
"""Alike for everybody, so that nobody was treated differently."""


def _bank() -> Bank:
    return next(banks.load(path) for path in paths.question_banks() if path.stem == _BANK)


def _kit_content(bank: Bank, question_ids: tuple[str, ...]) -> KitContent:
    known = {question.id: question for question in bank.question}
    content = KitContent(opener=bank.openers[0])
    for question_id in question_ids:
        content = content.adding(bank, known[question_id])
    return content
