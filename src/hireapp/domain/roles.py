"""What each role may do: stated once, asked by every use case."""

from __future__ import annotations

from enum import StrEnum

from hireapp.domain.people import Role
from hireapp.errors import Refused
from hireapp.i18n import tr


class Deed(StrEnum):
    """Something that not every role may do."""

    SHAPE_OPENINGS = "shape_openings"
    """Create an opening, change its facts, its kit and its panel."""
    MANAGE_CANDIDATES = "manage_candidates"
    """Add, rename and remove candidates; set when they are met."""
    DECIDE = "decide"
    BREAK_SEALS = "break_seals"
    MANAGE_PEOPLE = "manage_people"
    """Rename, give another role, retire, take a forgotten PIN away."""
    MARK_CONFLICTS = "mark_conflicts"
    ENTER_PAPER = "enter_paper"
    COLLECT = "collect"
    """Keys of openings, kit files out, sealed scorecards in."""
    GUARD_PRIVACY = "guard_privacy"
    """Retention, legal hold, access requests, erasing, encryption, restoring a backup."""

    @property
    def label(self) -> str:
        """The deed in the user's language, as the end of "may …"."""
        return {
            Deed.SHAPE_OPENINGS: tr("change openings, kits and panels"),
            Deed.MANAGE_CANDIDATES: tr("add, change and schedule candidates"),
            Deed.DECIDE: tr("decide on a candidate"),
            Deed.BREAK_SEALS: tr("break a seal"),
            Deed.MANAGE_PEOPLE: tr("change people and their roles"),
            Deed.MARK_CONFLICTS: tr("mark conflicts of interest"),
            Deed.ENTER_PAPER: tr("enter scorecards from paper"),
            Deed.COLLECT: tr("send kits and take in sealed scorecards"),
            Deed.GUARD_PRIVACY: tr("keep, hold, hand out and erase personal data"),
        }[self]


MAY: dict[Role, frozenset[Deed]] = {
    Role.COORDINATOR: frozenset(Deed),
    Role.HIRING_MANAGER: frozenset({Deed.SHAPE_OPENINGS, Deed.MANAGE_CANDIDATES, Deed.DECIDE}),
    Role.INTERVIEWER: frozenset(),
    Role.OBSERVER: frozenset(),
}
"""Beyond this everybody may read what the visibility rule shows them and, with a seat, rate."""

_WITHOUT_COORDINATOR = frozenset({Deed.SHAPE_OPENINGS, Deed.MANAGE_CANDIDATES, Deed.MANAGE_PEOPLE})
"""What anybody may do while nobody is coordinator, so that a small team is not locked out."""


def may(role: Role, deed: Deed, *, has_coordinator: bool = True) -> bool:
    """Whether somebody with this role may do it."""
    return deed in MAY[role] or (not has_coordinator and deed in _WITHOUT_COORDINATOR)


def check_may(role: Role, deed: Deed, *, has_coordinator: bool = True) -> None:
    """Refuse what a role may not do.

    Raises:
        Refused: saying who may.
    """
    if may(role, deed, has_coordinator=has_coordinator):
        return
    who = [one.label for one in Role if deed in MAY[one]]
    raise Refused(
        tr("You may not {deed}: your role is {role}.").format(deed=deed.label, role=role.label),
        tr("This is for: {roles}. Switch at the top right.").format(roles=", ".join(who)),
    )


def check_may_join(role: Role, *, adder: Role | None, has_coordinator: bool) -> None:
    """Refuse that somebody makes themselves, or another, a coordinator.

    `adder` is the role of whoever adds them, None for somebody who only now says who they are.

    Raises:
        Refused: when there is a coordinator and it is not the one who adds.
    """
    if role is Role.COORDINATOR and has_coordinator and adder is not Role.COORDINATOR:
        raise Refused(
            tr("Only a coordinator makes somebody a coordinator."),
            tr("Choose another role; a coordinator can change it on the People page."),
        )
