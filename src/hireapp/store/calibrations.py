"""Use cases on practice: the panel rates sample answers, each alone until all are done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain import calibration
from hireapp.domain.banks import Bank
from hireapp.domain.calibration import Lean, Sample
from hireapp.domain.changes import CalibrationChanged
from hireapp.domain.ids import OpeningId, PersonId
from hireapp.domain.openings import Opening
from hireapp.domain.people import Role
from hireapp.domain.scorecards import Score
from hireapp.domain.text import sort_key
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.database import Database
from hireapp.store.rows import kits_of, opening_of, person_of, seats_of, to_kit, to_opening
from hireapp.store.tables import (
    CalibrationRatingRow,
    CalibrationRow,
    CalibrationSheetRow,
    OpeningRow,
    ScorecardRow,
    SeatRow,
)


@dataclass(frozen=True, slots=True)
class Practised:
    """One interviewer's figures, for a coordinator once all are done."""

    name: str
    lean: Lean


@dataclass(frozen=True, slots=True)
class Calibration:
    """An opening's practice as one viewer may see it.

    `scores` are the viewer's own, by the place of the sample; `lean` comes once they are
    finished. `panel` (mean score of each sample) and `interviewers` come once everybody on the
    panel is finished: the first for who is finished too and coordinators, the second for
    coordinators alone.
    """

    opening: Opening
    samples: tuple[Sample, ...]
    sits: bool
    scores: Mapping[int, int]
    place: int
    finished_at: datetime | None
    done: int
    expected: int
    lean: Lean | None
    panel: tuple[float, ...] | None
    interviewers: tuple[Practised, ...]

    @property
    def all_done(self) -> bool:
        """Whether everybody whose scorecards count has finished."""
        return self.expected > 0 and self.done >= self.expected


@dataclass(frozen=True, slots=True)
class Invitation:
    """An opening whose sample answers the viewer has not finished, before their first interview."""

    opening: Opening
    rated: int


def begin(
    database: Database, opening_id: OpeningId, banks: Sequence[Bank], *, viewer: PersonId
) -> None:
    """Make ready what the viewer rates; the set is the same for everybody on the panel.

    A set that nobody has rated yet follows the kit.

    Raises:
        Refused: when the viewer has no seat, or no bank has a sample answer on the kit's attitudes.
    """
    with database.write(CalibrationChanged(opening_id)) as session:
        _check_sits(session, opening_id, viewer)
        row = session.get(CalibrationRow, opening_id)
        if row is None or not _is_rated(session, opening_id):
            samples = _chosen(session, opening_id, banks)
            if row is None:
                row = CalibrationRow(opening_id=opening_id, made_at=database.now(), samples="")
                session.add(row)
            row.samples = msgspec.json.encode(samples).decode()
            session.flush()
        if session.get(CalibrationSheetRow, (opening_id, viewer)) is None:
            session.add(CalibrationSheetRow(opening_id=opening_id, person_id=viewer, place=0))


def read(database: Database, opening_id: OpeningId, viewer: PersonId) -> Calibration:
    """The practice as far as the viewer may see it; another's ratings never by name."""
    with database.read() as session:
        opening = to_opening(opening_of(session, opening_id))
        role = person_of(session, viewer).role
        seats = seats_of(session, opening_id)
        samples = _samples(session, opening_id)
        every = _scores(session, opening_id)
        finished = _finished(session, opening_id)
        counted = [seat.person for seat in seats if seat.counts]
        done = [one for one in counted if one.id in finished]
        own = every.get(viewer, {})
        sheet = session.get(CalibrationSheetRow, (opening_id, viewer))
        all_done = bool(counted) and len(done) == len(counted)
        coordinates = role is Role.COORDINATOR
        # A coordinator who rates too sees the others' only once they are finished themselves.
        owes = any(one.id == viewer for one in counted) and viewer not in finished
        open_to_viewer = all_done and not owes and (viewer in finished or coordinates)
        figures = [
            Practised(one.name, found)
            for one in sorted(counted, key=lambda one: sort_key(one.name))
            if (found := calibration.lean(samples, every.get(one.id, {}))) is not None
        ]
        return Calibration(
            opening=opening,
            samples=samples,
            sits=any(seat.person.id == viewer for seat in seats),
            scores=own,
            place=sheet.place if sheet else 0,
            finished_at=finished.get(viewer),
            done=len(done),
            expected=len(counted),
            lean=calibration.lean(samples, own) if viewer in finished else None,
            panel=_means(samples, [every[one.id] for one in counted]) if open_to_viewer else None,
            interviewers=tuple(figures) if open_to_viewer and coordinates else (),
        )


def rate(
    database: Database, opening_id: OpeningId, sample: int, score: Score, *, viewer: PersonId
) -> None:
    """Rate one sample answer; it can be changed until the viewer has finished.

    Raises:
        Refused: when there is no such sample, or the viewer has finished.
    """
    with database.write(CalibrationChanged(opening_id)) as session:
        _unfinished(session, opening_id, viewer)
        if not 0 <= sample < len(_samples(session, opening_id)):
            raise Refused(tr("There is no such sample answer."))
        row = session.get(CalibrationRatingRow, (opening_id, viewer, sample))
        if row is None:
            row = CalibrationRatingRow(opening_id=opening_id, person_id=viewer, sample=sample)
            session.add(row)
        row.score = int(score)


def remember_place(
    database: Database, opening_id: OpeningId, place: int, *, viewer: PersonId
) -> None:
    """Go on here next time; nothing happens once the viewer has finished."""
    with database.write() as session:
        sheet = session.get(CalibrationSheetRow, (opening_id, viewer))
        if sheet is not None and sheet.finished_at is None:
            sheet.place = max(0, place)


def finish(database: Database, opening_id: OpeningId, *, viewer: PersonId) -> None:
    """Close one's ratings and see how they lie; nothing changes afterwards.

    Raises:
        Refused: when an answer is not rated yet.
    """
    with database.write(CalibrationChanged(opening_id)) as session:
        sheet = _unfinished(session, opening_id, viewer)
        missing = len(_samples(session, opening_id)) - len(
            _scores(session, opening_id).get(viewer, {})
        )
        if missing:
            raise Refused(tr("Please rate every sample answer first."))
        sheet.finished_at = database.now()


def invitations(database: Database, viewer: PersonId) -> tuple[Invitation, ...]:
    """Where the viewer should practise: a seat, a kit, no scorecard begun and nothing finished."""
    with database.read() as session:
        rows = session.execute(
            select(OpeningRow, SeatRow)
            .join(SeatRow, SeatRow.opening_id == OpeningRow.id)
            .where(SeatRow.person_id == viewer)
            .order_by(OpeningRow.sequence)
        ).all()
        found = []
        for opening, seat in rows:
            opening_id = OpeningId(opening.id)
            sheet = session.get(CalibrationSheetRow, (opening.id, viewer))
            if not seat.counts or (sheet and sheet.finished_at) or not kits_of(session, opening_id):
                continue
            begun = select(ScorecardRow.id).where(ScorecardRow.seat_id == seat.id).limit(1)
            if session.scalar(begun) is None:
                rated = len(_scores(session, opening_id).get(viewer, {}))
                found.append(Invitation(to_opening(opening), rated))
        return tuple(found)


def _chosen(session: Session, opening_id: OpeningId, banks: Sequence[Bank]) -> tuple[Sample, ...]:
    kits = kits_of(session, opening_id)
    samples = calibration.choose(to_kit(kits[-1]).content, banks) if kits else ()
    if not samples:
        raise Refused(
            tr("There are no sample answers for this kit yet."),
            tr("Choose the kit's questions first; the shipped banks have sample answers."),
        )
    return samples


def _samples(session: Session, opening_id: OpeningId) -> tuple[Sample, ...]:
    row = session.get(CalibrationRow, opening_id)
    return msgspec.json.decode(row.samples, type=tuple[Sample, ...]) if row else ()


def _scores(session: Session, opening_id: OpeningId) -> dict[PersonId, dict[int, int]]:
    found: dict[PersonId, dict[int, int]] = {}
    rows = session.scalars(
        select(CalibrationRatingRow).where(CalibrationRatingRow.opening_id == opening_id)
    )
    for row in rows:
        found.setdefault(PersonId(row.person_id), {})[row.sample] = row.score
    return found


def _finished(session: Session, opening_id: OpeningId) -> dict[PersonId, datetime]:
    rows = session.scalars(
        select(CalibrationSheetRow).where(CalibrationSheetRow.opening_id == opening_id)
    )
    return {PersonId(row.person_id): row.finished_at for row in rows if row.finished_at}


def _means(samples: Sequence[Sample], scores: list[dict[int, int]]) -> tuple[float, ...]:
    return tuple(fmean(one[at] for one in scores) for at in range(len(samples)))


def _is_rated(session: Session, opening_id: OpeningId) -> bool:
    return bool(_scores(session, opening_id))


def _check_sits(session: Session, opening_id: OpeningId, viewer: PersonId) -> None:
    if viewer not in {seat.person.id for seat in seats_of(session, opening_id)}:
        raise Refused(
            tr("You have no seat on this panel."),
            tr("A coordinator can add you on the Panel page."),
        )


def _unfinished(session: Session, opening_id: OpeningId, viewer: PersonId) -> CalibrationSheetRow:
    sheet = session.get(CalibrationSheetRow, (opening_id, viewer))
    if sheet is None:
        raise Refused(tr("Begin the practice first."))
    if sheet.finished_at is not None:
        raise Refused(tr("Your practice is finished; its ratings stay as they are."))
    return sheet
