"""Who may see whose scorecards, and when: the one rule that every read obeys."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.domain.people import Role
from hireapp.domain.scorecards import ScorecardState
from hireapp.errors import Refused
from hireapp.i18n import tr


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a viewer stands towards one candidate's scorecards.

    `sits` tells whether the viewer has a seat on the opening's panel; `owes` whether that seat's
    own scorecard is expected and not in; `submitted` and `expected` count the panel's seats.
    `kept_away` tells of a conflict of interest, or that the candidate is the viewer;
    `round_over` is False while an opening that reveals at the end of its round waits for others.
    """

    role: Role
    sits: bool
    owes: bool
    submitted: int
    expected: int
    seal_broken: bool = False
    kept_away: bool = False
    round_over: bool = True

    @property
    def all_in(self) -> bool:
        """Whether every expected scorecard is in."""
        return self.expected > 0 and self.submitted >= self.expected

    @property
    def revealed(self) -> bool:
        """Whether the panel may see each other's scorecards."""
        return (self.all_in and self.round_over) or self.seal_broken


def may_know(standing: Standing) -> bool:
    """Whether the viewer may know of the candidate at all: nobody who is kept from them."""
    return not standing.kept_away


def may_see_scorecard(standing: Standing, *, own: bool, state: ScorecardState) -> bool:
    """The rule: one's own always; another's once submitted and revealed, never while owing one.

    A draft is its author's alone, whatever was revealed. Beyond the panel only a coordinator and
    a hiring manager see what was revealed. Who is kept from the candidate sees nothing.
    """
    if not may_know(standing):
        return False
    if own:
        return True
    if state is not ScorecardState.SUBMITTED:
        return False
    return may_see_panel(standing)


def may_see_panel(standing: Standing) -> bool:
    """Whether the viewer may see the submitted scorecards of a candidate side by side."""
    return is_entitled(standing) and standing.revealed and not standing.owes


def may_see_decision(standing: Standing) -> bool:
    """Whether the viewer may see what was decided, whose reasons tell what the panel rated."""
    return is_entitled(standing) and not standing.owes


def may_enter_paper(standing: Standing) -> bool:
    """Whether the viewer may type in others' paper scorecards of the candidate, reading them.

    A coordinator who owes a scorecard writes that one first, as everybody does.
    """
    return standing.role is Role.COORDINATOR and may_know(standing) and not standing.owes


def is_entitled(standing: Standing) -> bool:
    """Whether what was revealed is for the viewer: the panel, coordinators, hiring managers."""
    if not may_know(standing):
        return False
    return standing.sits or standing.role in {Role.COORDINATOR, Role.HIRING_MANAGER}


def may_see_reaction(*, state: ScorecardState) -> bool:
    """A reaction to the opener is folded away, from its author too, until the scorecard is in."""
    return state is ScorecardState.SUBMITTED


def may_see_leniency(role: Role, *, own: bool) -> bool:
    """Figures about an interviewer are for that person and the coordinator only."""
    return own or role is Role.COORDINATOR


def check_coordinates(role: Role) -> None:
    """Refuse what only a coordinator may do.

    Raises:
        Refused: for every other role.
    """
    if role is not Role.COORDINATOR:
        raise Refused(
            tr("Only a coordinator can do this."),
            tr("Switch to a coordinator at the top right."),
        )
