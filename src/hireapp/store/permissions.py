"""Whether whoever works may do what a use case does, by the rules of domain/roles.py."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain import roles
from hireapp.domain.ids import CandidateId, PersonId
from hireapp.domain.people import Role
from hireapp.domain.roles import Deed
from hireapp.store.database import Database
from hireapp.store.rows import person_of
from hireapp.store.standing import check_not_kept
from hireapp.store.tables import PersonRow


def check_may(session: Session, database: Database, deed: Deed) -> None:
    """Refuse what whoever works may not do; the program itself (no actor) may do anything.

    Raises:
        Refused: saying who may.
    """
    role = role_of_actor(session, database)
    if role is not None:
        roles.check_may(role, deed, has_coordinator=has_coordinator(session))


def check_may_manage(session: Session, database: Database, candidate_id: CandidateId) -> None:
    """Refuse to change a candidate to whom the role does not reach, or who is kept from them.

    Raises:
        Refused: saying who may.
        NotVisible: when a conflict of interest is marked.
    """
    check_may(session, database, Deed.MANAGE_CANDIDATES)
    check_not_kept(session, candidate_id, database.actor)


def role_of_actor(session: Session, database: Database) -> Role | None:
    """The role of whoever works; None for the program itself."""
    return person_of(session, PersonId(database.actor)).role if database.actor else None


def has_coordinator(session: Session, *, besides: str = "") -> bool:
    """Whether somebody who still works is coordinator, `besides` one person."""
    query = select(PersonRow.id).where(
        PersonRow.role == Role.COORDINATOR,
        PersonRow.retired_at.is_(None),
        PersonRow.id != besides,
    )
    return session.scalar(query.limit(1)) is not None
