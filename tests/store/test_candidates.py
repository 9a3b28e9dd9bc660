from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from hireapp.domain.changes import Change, OpeningChanged
from hireapp.domain.ids import CandidateId, InterviewId, OpeningId, PersonId
from hireapp.domain.people import Role
from hireapp.domain.progress import CandidateProgress, SeatState, Stage
from hireapp.errors import NotFound, Refused
from hireapp.store import candidates, comparisons, panels, people
from tests.conftest import MONDAY, Hiring, SteppingClock

TODAY = MONDAY.replace(hour=14)


def progress(hiring: Hiring) -> dict[str, CandidateProgress]:
    rows = candidates.progress(hiring.database, hiring.opening.id, hiring.coordinator.id, zone=UTC)
    return {row.candidate.name: row for row in rows}


def states(row: CandidateProgress) -> list[SeatState]:
    return [seat.state for seat in row.seats]


@pytest.mark.parametrize(
    "name",
    ["<img src=/etc/passwd>", "O'Brien; DROP TABLE people", "x" * 300, "محمد", "👩\u200d🚀"],
)
def test_name_is_kept_as_text(hiring: Hiring, name: str) -> None:
    candidates.add(hiring.database, hiring.opening.id, name)

    assert name in progress(hiring)


def test_two_candidates_may_share_a_name(hiring: Hiring) -> None:
    again = candidates.add(hiring.database, hiring.opening.id, "Dana Whitfield")

    assert again.id != hiring.candidates[0].id


def test_candidates_come_alphabetically(hiring: Hiring) -> None:
    candidates.add(hiring.database, hiring.opening.id, "émile")
    candidates.add(hiring.database, hiring.opening.id, "adam")

    assert list(progress(hiring)) == ["adam", "Dana Whitfield", "émile", "Priya Nair"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 301])
def test_bad_name_is_refused_and_nothing_changes(hiring: Hiring, name: str) -> None:
    before = progress(hiring).keys()

    with pytest.raises(Refused, match="the candidate's name"):
        candidates.add(hiring.database, hiring.opening.id, name)
    with pytest.raises(Refused, match="the candidate's name"):
        candidates.rename(hiring.database, hiring.candidates[0].id, name)

    assert progress(hiring).keys() == before


def test_name_is_corrected(hiring: Hiring) -> None:
    renamed = candidates.rename(hiring.database, hiring.candidates[0].id, "Dana Whitfeld")

    assert renamed.id == hiring.candidates[0].id
    assert list(progress(hiring)) == ["Dana Whitfeld", "Priya Nair"]


def test_candidate_nobody_met_is_removed_with_the_interview(hiring: Hiring) -> None:
    dana, priya = hiring.candidates
    candidates.schedule(hiring.database, dana.id, TODAY)

    candidates.remove(hiring.database, dana.id)

    assert list(progress(hiring)) == [priya.name]


def test_candidate_with_a_broken_seal_is_removed_when_nobody_met_them(hiring: Hiring) -> None:
    dana, priya = hiring.candidates
    comparisons.break_seal(hiring.database, dana.id, "too early", viewer=hiring.coordinator.id)

    candidates.remove(hiring.database, dana.id)

    assert list(progress(hiring)) == [priya.name]


def test_candidate_somebody_met_stays(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    hiring.begin(dana, hiring.panel[0])
    candidates.schedule(hiring.database, dana.id, TODAY)

    with pytest.raises(Refused, match="stay"):
        candidates.remove(hiring.database, dana.id)

    assert progress(hiring)[dana.name].interview is not None


def test_what_is_gone_is_not_found(hiring: Hiring) -> None:
    gone = CandidateId("gone")

    with pytest.raises(NotFound):
        candidates.add(hiring.database, OpeningId("gone"), "Eli")
    with pytest.raises(NotFound):
        candidates.rename(hiring.database, gone, "Eli")
    with pytest.raises(NotFound):
        candidates.remove(hiring.database, gone)
    with pytest.raises(NotFound):
        candidates.schedule(hiring.database, gone, TODAY)
    with pytest.raises(NotFound):
        candidates.progress(hiring.database, hiring.opening.id, PersonId("gone"))


# --- Interviews ------------------------------------------------------------------------------


def test_interview_is_scheduled_in_any_time_zone(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    tokyo = datetime(2026, 11, 23, 23, 0, tzinfo=timezone(timedelta(hours=9)))

    made = candidates.schedule(hiring.database, dana.id, tokyo, minutes=30, place=" Room \n 4 ")

    stored = progress(hiring)[dana.name].interview
    assert stored is not None
    assert stored.starts_at == tokyo == made.starts_at
    assert (stored.id, stored.minutes, stored.place) == (made.id, 30, "Room 4")


def test_new_date_replaces_the_old_one(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    first = candidates.schedule(hiring.database, dana.id, TODAY, place="Room 4")

    second = candidates.schedule(hiring.database, dana.id, TODAY + timedelta(days=1))

    stored = progress(hiring)[dana.name].interview
    assert second.id == first.id
    assert stored is not None
    assert (stored.starts_at, stored.place) == (TODAY + timedelta(days=1), "")


def test_interview_is_taken_off_the_calendar_once_or_twice(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    made = candidates.schedule(hiring.database, dana.id, TODAY)

    candidates.unschedule(hiring.database, made.id)
    candidates.unschedule(hiring.database, made.id)
    candidates.unschedule(hiring.database, InterviewId("gone"))

    assert progress(hiring)[dana.name].interview is None


def test_place_that_is_too_long_is_refused(hiring: Hiring) -> None:
    with pytest.raises(Refused, match="the place"):
        candidates.schedule(hiring.database, hiring.candidates[0].id, TODAY, place="x" * 301)


def test_today_depends_on_the_time_zone(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    late_evening = MONDAY.replace(hour=23, minute=30)
    candidates.schedule(hiring.database, dana.id, late_evening)
    viewer = hiring.coordinator.id
    east = timezone(timedelta(hours=1))

    here = candidates.progress(hiring.database, hiring.opening.id, viewer, zone=UTC)
    there = candidates.progress(hiring.database, hiring.opening.id, viewer, zone=east)

    assert [row.stage for row in here] == [Stage.INTERVIEW_TODAY, Stage.TO_INTERVIEW]
    assert [row.stage for row in there] == [Stage.TO_INTERVIEW, Stage.TO_INTERVIEW]


# --- How far ---------------------------------------------------------------------------------


def test_seats_say_how_far_they_are(hiring: Hiring) -> None:
    ana, ben = hiring.panel
    dana, priya = hiring.candidates
    hiring.submit(dana, ana)
    hiring.begin(dana, ben)

    rows = progress(hiring)

    assert states(rows[dana.name]) == [SeatState.SUBMITTED, SeatState.IN_PROGRESS]
    assert states(rows[priya.name]) == [SeatState.NOT_STARTED, SeatState.NOT_STARTED]
    assert rows[dana.name].scorecards_text == "sealed, 1 of 2 in"


def test_missing_scorecards_are_late_a_day_after_the_interview(
    hiring: Hiring, clock: SteppingClock
) -> None:
    ana, ben = hiring.panel
    dana, _ = hiring.candidates
    olga = people.add(hiring.database, "Olga", Role.OBSERVER)
    panels.seat(hiring.database, hiring.opening.id, olga.id)
    hiring.submit(dana, ana)
    hiring.begin(dana, ben)
    candidates.schedule(hiring.database, dana.id, MONDAY, minutes=45)

    clock.moment = MONDAY + timedelta(hours=24, minutes=44)
    before = states(progress(hiring)[dana.name])
    clock.moment = MONDAY + timedelta(hours=24, minutes=45)
    after = states(progress(hiring)[dana.name])

    assert before == [SeatState.SUBMITTED, SeatState.IN_PROGRESS, SeatState.NOT_STARTED]
    assert after == [SeatState.SUBMITTED, SeatState.LATE, SeatState.NOT_STARTED]


def test_last_change_follows_notes_and_names(hiring: Hiring, clock: SteppingClock) -> None:
    dana, priya = hiring.candidates
    clock.advance(timedelta(hours=1))
    hiring.begin(dana, hiring.panel[0])
    begun = clock.moment
    clock.advance(timedelta(hours=1))
    candidates.rename(hiring.database, priya.id, "Priya N.")
    renamed = clock.moment

    rows = progress(hiring)

    changes = [rows[name].last_change for name in (dana.name, "Priya N.")]
    minutes = [one and one.replace(second=0) for one in changes]  # a second at each look
    assert minutes == [begun.replace(second=0), renamed.replace(second=0)]


def test_changes_are_announced(hiring: Hiring) -> None:
    heard: list[Change] = []
    hiring.database.announce = heard.append

    eli = candidates.add(hiring.database, hiring.opening.id, "Eli")
    candidates.rename(hiring.database, eli.id, "Elias")
    meeting = candidates.schedule(hiring.database, eli.id, TODAY)
    candidates.unschedule(hiring.database, meeting.id)
    candidates.remove(hiring.database, eli.id)

    assert heard == [OpeningChanged(hiring.opening.id)] * 5
