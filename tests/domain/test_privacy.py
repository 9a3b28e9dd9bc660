from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hireapp.domain.decisions import Outcome
from hireapp.domain.ids import CandidateId, OpeningId, PersonId
from hireapp.domain.people import Candidate, Person, Role
from hireapp.domain.privacy import (
    Hold,
    Keeping,
    Retention,
    check_typed,
    checked_reason,
    months_later,
)
from hireapp.errors import Refused

DANA = Candidate(CandidateId("d"), OpeningId("o"), "Dana Whitfield")
DAY = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_end_on_a_day_that_exists(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_hold_beats_what_is_due() -> None:
    due = Retention(DANA, "Host", 12, DAY, Outcome.DECLINE, DAY)
    person = Person(PersonId("p"), "Cora", Role.COORDINATOR)
    held = Retention(DANA, "Host", 12, DAY, Outcome.DECLINE, DAY, Hold("A claim.", person, DAY))
    late = date(2027, 2, 1)

    assert due.keeping(late) is Keeping.DUE
    assert due.keeping(date(2027, 1, 31)) is Keeping.KEPT
    assert held.keeping(late) is Keeping.HELD


def test_without_a_decision_what_happened_last_counts() -> None:
    open_case = Retention(DANA, "Host", 12, DAY)

    assert open_case.keeping(date(2026, 6, 1)) is Keeping.UNDECIDED
    assert open_case.keeping(date(2027, 2, 1)) is Keeping.DUE


def test_name_must_be_typed() -> None:
    check_typed("  Dana  Whitfield ", DANA)
    for wrong in ("", "dana whitfield", "Dana"):
        with pytest.raises(Refused, match="not the candidate's name"):
            check_typed(wrong, DANA)


def test_reason_is_needed() -> None:
    assert checked_reason(" a claim ") == "a claim"
    with pytest.raises(Refused):
        checked_reason(" ")


def test_every_state_has_words() -> None:
    assert all(one.label for one in Keeping)
