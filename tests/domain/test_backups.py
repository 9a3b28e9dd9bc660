from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hireapp.domain.backups import (
    Contents,
    Occasion,
    OpeningCount,
    Soundness,
    is_due,
    kept,
)

NOW = datetime(2026, 11, 28, 15, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_first_copy_is_due_at_once() -> None:
    assert is_due(None, NOW, NOW)


def test_copy_is_due_half_an_hour_after_the_last_when_something_changed() -> None:
    newest = NOW - timedelta(minutes=30)

    assert is_due(newest, newest + timedelta(minutes=1), NOW)
    assert not is_due(newest, newest - timedelta(minutes=1), NOW)
    assert not is_due(newest + timedelta(minutes=2), NOW, NOW)


def test_everything_of_the_last_day_is_kept() -> None:
    hourly = [NOW - timedelta(minutes=30 * n) for n in range(48)]

    assert kept(hourly, NOW) == frozenset(hourly)


def test_twelve_days_ten_weeks_and_nine_months_are_kept() -> None:
    # Two a day for two years: what is older than a day is thinned to the last of its period.
    made = [NOW - timedelta(hours=12 * n) for n in range(2 * 2 * 365)]

    keep = sorted(kept(made, NOW), reverse=True)

    old = [one for one in keep if NOW - one >= DAY]
    assert len({one.date() for one in keep}) == len(old) + 1
    days = [NOW.date() - n * DAY for n in range(12)]
    assert [one.date() for one in keep if one.date() >= days[-1]] == [days[0], *days]
    weeks = {one.isocalendar()[:2] for one in keep}
    assert len(weeks) >= 10
    months = {(one.year, one.month) for one in keep}
    assert len(months) == 9
    # The last copy of each, and nothing beyond: at most 12 + 10 + 9, and a second one today.
    assert len(keep) <= 12 + 10 + 9 + 1
    assert min(keep).date().isoformat() == "2026-03-31"


def test_days_without_a_copy_do_not_count() -> None:
    monthly = [NOW - 30 * DAY * n for n in range(9)]

    assert kept(monthly, NOW) == frozenset(monthly)


@given(st.lists(st.integers(0, 60 * 24 * 800)))
def test_thinning_is_settled_and_keeps_the_newest(minutes: list[int]) -> None:
    made = [NOW - timedelta(minutes=one) for one in minutes]

    keep = kept(made, NOW)

    assert keep <= set(made)
    assert kept(keep, NOW) == keep
    if made:
        assert max(made) in keep


def test_contents_are_told_in_words() -> None:
    opening = OpeningCount("Host", 2, 1)

    assert opening.words == "Host: 2 candidates, 1 scorecard"
    assert Contents((opening, opening), 3, None).words == "2 openings, 4 candidates, 2 scorecards"


def test_every_occasion_and_finding_has_words() -> None:
    assert all(one.label for one in Occasion)
    assert all(one.label for one in Soundness)
