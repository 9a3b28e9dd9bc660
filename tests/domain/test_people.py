from __future__ import annotations

from datetime import timedelta

from hireapp.domain.people import Role
from tests.domain.making import NOON, interview, person


def test_each_role_has_words() -> None:
    assert len({role.label for role in Role}) == len(Role)
    assert Role.HIRING_MANAGER.label == "hiring manager"


def test_person_has_initials() -> None:
    assert person("Dana Whitfield").initials == "DW"


def test_scorecards_are_due_a_day_after_the_interview_ends() -> None:
    meeting = interview(NOON, minutes=45)

    assert meeting.scorecards_due_at == NOON + timedelta(hours=24, minutes=45)
