"""Use cases on conflicts of interest: who is kept from which candidate."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain.audit import Event
from hireapp.domain.changes import OpeningChanged
from hireapp.domain.ids import CandidateId, OpeningId, PersonId
from hireapp.domain.people import Conflict, ConflictKind, Person, Role
from hireapp.domain.roles import Deed, check_may
from hireapp.domain.text import sort_key
from hireapp.errors import Refused
from hireapp.i18n import tr
from hireapp.store.audit import record
from hireapp.store.database import Database
from hireapp.store.rows import candidate_of, opening_of, person_of, to_candidate, to_person
from hireapp.store.standing import check_not_kept
from hireapp.store.tables import CandidateRow, ConflictRow, PersonRow


def mark(
    database: Database,
    candidate_id: CandidateId,
    person_id: PersonId,
    kind: ConflictKind = ConflictKind.INTEREST,
    *,
    viewer: PersonId,
) -> None:
    """Keep a person from a candidate: not expected to rate them, and shown nothing of them.

    A scorecard that the person has begun stays stored and counts no more. Everybody may mark
    themselves.

    Raises:
        Refused: when it is marked already, or another is marked by no coordinator.
        NotVisible: when the viewer is kept from the candidate too.
    """
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    with database.write(OpeningChanged(opening_id)) as session:
        _check_may(session, candidate_id, person_id, viewer)
        person = person_of(session, person_id)
        if session.get(ConflictRow, (candidate_id, person_id)):
            raise Refused(
                tr("{name} is kept from this candidate already.").format(name=person.name)
            )
        session.add(
            ConflictRow(
                candidate_id=candidate_id,
                person_id=person_id,
                kind=kind,
                marked_by=viewer,
                marked_at=database.now(),
            )
        )
        record(
            session,
            database,
            Event.CONFLICT_MARKED,
            by=viewer,
            opening=opening_id,
            candidate=candidate_id,
            subject=person_id,
            detail=kind.value,
        )


def lift(
    database: Database, candidate_id: CandidateId, person_id: PersonId, *, viewer: PersonId
) -> None:
    """Let a person meet a candidate again; what they had written counts again.

    Raises:
        Refused: when the viewer is no coordinator.
        NotVisible: when it is the viewer who is kept: another coordinator decides on that.
    """
    with database.read() as session:
        opening_id = OpeningId(candidate_of(session, candidate_id).opening_id)
    with database.write(OpeningChanged(opening_id)) as session:
        check_may(person_of(session, viewer).role, Deed.MARK_CONFLICTS)
        check_not_kept(session, candidate_id, viewer)
        row = session.get(ConflictRow, (candidate_id, person_id))
        if row is None:
            return
        session.delete(row)
        record(
            session,
            database,
            Event.CONFLICT_LIFTED,
            by=viewer,
            opening=opening_id,
            candidate=candidate_id,
            subject=person_id,
        )


def of_opening(database: Database, opening_id: OpeningId, viewer: PersonId) -> tuple[Conflict, ...]:
    """The marks on an opening's candidates, by candidate and person, for a coordinator.

    Nobody else is told who has a conflict with whom, and nobody of candidates from whom they are
    kept themselves.
    """
    with database.read() as session:
        opening_of(session, opening_id)
        if person_of(session, viewer).role is not Role.COORDINATOR:
            return ()
        rows = session.execute(
            select(ConflictRow, CandidateRow, PersonRow)
            .join(CandidateRow, CandidateRow.id == ConflictRow.candidate_id)
            .join(PersonRow, PersonRow.id == ConflictRow.person_id)
            .where(CandidateRow.opening_id == opening_id)
        ).all()
        hidden = {mark.candidate_id for mark, _, _ in rows if mark.person_id == viewer}
        found = [
            Conflict(
                to_candidate(candidate),
                to_person(person),
                ConflictKind(mark.kind),
                mark.marked_at,
            )
            for mark, candidate, person in rows
            if mark.candidate_id not in hidden
        ]
    return tuple(sorted(found, key=_by_names))


def _by_names(one: Conflict) -> tuple[tuple[str, str], tuple[str, str]]:
    return sort_key(one.candidate.name), sort_key(one.person.name)


def _check_may(
    session: Session, candidate_id: CandidateId, person_id: PersonId, viewer: PersonId
) -> None:
    check_not_kept(session, candidate_id, viewer)
    marker: Person = person_of(session, viewer)
    if person_id != viewer:
        check_may(marker.role, Deed.MARK_CONFLICTS)
