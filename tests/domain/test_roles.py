from __future__ import annotations

import pytest

from hireapp.domain.people import Role
from hireapp.domain.roles import MAY, Deed, check_may, check_may_join, may
from hireapp.errors import Refused

C, H, INTERVIEWER, OBSERVER = Role
ALLOWED = {
    Deed.SHAPE_OPENINGS: {C, H},
    Deed.MANAGE_CANDIDATES: {C, H},
    Deed.DECIDE: {C, H},
    Deed.BREAK_SEALS: {C},
    Deed.MANAGE_PEOPLE: {C},
    Deed.MARK_CONFLICTS: {C},
    Deed.ENTER_PAPER: {C},
    Deed.COLLECT: {C},
    Deed.GUARD_PRIVACY: {C},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", Deed)
def test_each_role_may_do_what_is_written_here(role: Role, deed: Deed) -> None:
    assert may(role, deed) is (role in ALLOWED[deed])
    if role in ALLOWED[deed]:
        check_may(role, deed)
    else:
        with pytest.raises(Refused, match=deed.label) as refusal:
            check_may(role, deed)
        assert "coordinator" in refusal.value.hint


def test_every_role_is_listed() -> None:
    assert set(MAY) == set(Role)


@pytest.mark.parametrize("role", Role)
def test_without_a_coordinator_a_small_team_is_not_locked_out(role: Role) -> None:
    for deed in (Deed.SHAPE_OPENINGS, Deed.MANAGE_CANDIDATES, Deed.MANAGE_PEOPLE):
        assert may(role, deed, has_coordinator=False)
    assert may(role, Deed.BREAK_SEALS, has_coordinator=False) is (role is C)


@pytest.mark.parametrize("adder", [None, H, INTERVIEWER, OBSERVER])
def test_nobody_but_a_coordinator_makes_a_coordinator(adder: Role | None) -> None:
    with pytest.raises(Refused, match="makes somebody a coordinator"):
        check_may_join(C, adder=adder, has_coordinator=True)
    check_may_join(C, adder=adder, has_coordinator=False)
    check_may_join(C, adder=C, has_coordinator=True)
    for role in (H, INTERVIEWER, OBSERVER):
        check_may_join(role, adder=adder, has_coordinator=True)
