"""Each clause of the visibility rule has a test that fails when the clause is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hireapp.domain.people import Role
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.visibility import (
    Standing,
    check_coordinates,
    may_enter_paper,
    may_know,
    may_see_decision,
    may_see_leniency,
    may_see_panel,
    may_see_reaction,
    may_see_scorecard,
)
from hireapp.errors import Refused

DRAFT, SUBMITTED = ScorecardState.DRAFT, ScorecardState.SUBMITTED

PANELLIST = Standing(role=Role.INTERVIEWER, sits=True, owes=False, submitted=4, expected=4)
"""An interviewer whose scorecard is in, as are all the others': sees everything submitted."""
OUTSIDER = replace(PANELLIST, sits=False)
OTHERS = [role for role in Role if role is not Role.COORDINATOR]
each_role = pytest.mark.parametrize("role", Role)


def sees(standing: Standing, *, own: bool = False, state: ScorecardState = SUBMITTED) -> bool:
    return may_see_scorecard(standing, own=own, state=state)


def test_panel_sees_submitted_scorecards_once_all_are_in() -> None:
    assert sees(PANELLIST)
    assert may_see_panel(PANELLIST)


@each_role
def test_panel_sees_nothing_while_one_is_missing(role: Role) -> None:
    waiting = replace(PANELLIST, role=role, submitted=3)

    assert not sees(waiting)
    assert not may_see_panel(waiting)


@each_role
@pytest.mark.parametrize("state", ScorecardState)
def test_own_scorecard_is_always_seen(role: Role, state: ScorecardState) -> None:
    worst = Standing(role=role, sits=False, owes=True, submitted=0, expected=4)

    assert sees(worst, own=True, state=state)


@each_role
def test_draft_is_its_authors_alone_even_after_the_reveal(role: Role) -> None:
    assert not sees(replace(PANELLIST, role=role), state=DRAFT)
    assert not sees(replace(PANELLIST, role=role, seal_broken=True), state=DRAFT)


@each_role
def test_who_owes_a_scorecard_sees_none_even_when_the_seal_is_broken(role: Role) -> None:
    owing = replace(PANELLIST, role=role, owes=True, submitted=3, seal_broken=True)

    assert not sees(owing)
    assert not may_see_panel(owing)


@each_role
def test_broken_seal_reveals_what_is_in(role: Role) -> None:
    early = replace(PANELLIST, role=role, submitted=1, seal_broken=True)

    assert sees(early)


@pytest.mark.parametrize(
    ("role", "visible"),
    [
        (Role.COORDINATOR, True),
        (Role.HIRING_MANAGER, True),
        (Role.INTERVIEWER, False),
        (Role.OBSERVER, False),
    ],
)
def test_beyond_the_panel_only_coordinator_and_hiring_manager_see(
    role: Role, visible: bool
) -> None:
    assert sees(replace(OUTSIDER, role=role)) is visible
    assert may_see_panel(replace(OUTSIDER, role=role)) is visible


@each_role
def test_whoever_sits_on_the_panel_sees_what_is_revealed(role: Role) -> None:
    assert sees(replace(PANELLIST, role=role))


@each_role
def test_no_role_sees_through_a_seal(role: Role) -> None:
    assert not sees(replace(OUTSIDER, role=role, submitted=3))


@pytest.mark.parametrize(
    ("submitted", "expected", "all_in"),
    [(0, 0, False), (0, 1, False), (1, 1, True), (3, 4, False), (4, 4, True)],
)
def test_all_in_needs_somebody_to_wait_for(submitted: int, expected: int, all_in: bool) -> None:
    standing = replace(PANELLIST, submitted=submitted, expected=expected)

    assert standing.all_in is all_in
    assert standing.revealed is all_in
    assert replace(standing, seal_broken=True).revealed


@each_role
@pytest.mark.parametrize("state", ScorecardState)
def test_who_is_kept_from_a_candidate_sees_nothing_not_even_their_own(
    role: Role, state: ScorecardState
) -> None:
    kept = replace(PANELLIST, role=role, kept_away=True, seal_broken=True)

    assert not may_know(kept)
    assert may_know(PANELLIST)
    assert not sees(kept, own=True, state=state)
    assert not sees(kept, state=state)
    assert not may_see_panel(kept)
    assert not may_see_decision(kept)


@each_role
def test_round_that_is_not_over_keeps_its_seals_unless_one_is_broken(role: Role) -> None:
    waiting = replace(PANELLIST, role=role, round_over=False)

    assert not sees(waiting)
    assert not may_see_panel(waiting)
    assert sees(replace(waiting, seal_broken=True))
    assert not replace(waiting, round_over=True, submitted=3).revealed


@pytest.mark.parametrize("role", OTHERS)
def test_only_a_coordinator_who_owes_nothing_enters_others_paper(role: Role) -> None:
    coordinator = replace(OUTSIDER, role=Role.COORDINATOR, submitted=0)

    assert may_enter_paper(coordinator)
    assert not may_enter_paper(replace(coordinator, owes=True, sits=True))
    assert not may_enter_paper(replace(coordinator, kept_away=True))
    assert not may_enter_paper(replace(coordinator, role=role))


def test_decision_is_for_those_who_owe_nothing_and_whom_it_is_for() -> None:
    assert may_see_decision(PANELLIST)
    assert may_see_decision(replace(PANELLIST, submitted=3))
    assert not may_see_decision(replace(PANELLIST, owes=True))
    assert not may_see_decision(OUTSIDER)


def test_reaction_is_folded_away_until_submission() -> None:
    assert not may_see_reaction(state=DRAFT)
    assert may_see_reaction(state=SUBMITTED)


@pytest.mark.parametrize("role", OTHERS)
def test_figures_about_an_interviewer_are_for_that_person(role: Role) -> None:
    assert may_see_leniency(role, own=True)
    assert not may_see_leniency(role, own=False)


def test_coordinator_sees_figures_about_everybody() -> None:
    assert may_see_leniency(Role.COORDINATOR, own=False)


@pytest.mark.parametrize("role", OTHERS)
def test_only_a_coordinator_coordinates(role: Role) -> None:
    check_coordinates(Role.COORDINATOR)

    with pytest.raises(Refused, match="Only a coordinator"):
        check_coordinates(role)
