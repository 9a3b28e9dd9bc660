from __future__ import annotations

from dataclasses import replace

import pytest

from hireapp.domain.openings import Opening
from hireapp.domain.progress import (
    CandidateProgress,
    OpeningProgress,
    SeatProgress,
    SeatState,
    Stage,
    counts_text,
)
from tests.domain.making import candidate, seat, sheet_facts

NOT_STARTED, IN_PROGRESS, LATE, SUBMITTED = SeatState


def progress(
    *states: SeatState, observer: SeatState | None = None, today: bool = False
) -> CandidateProgress:
    seats = [SeatProgress(seat(f"Person {n}"), state) for n, state in enumerate(states)]
    if observer:
        seats.append(SeatProgress(seat("Olga", counts=False), observer, expected=False))
    return CandidateProgress(
        candidate=candidate(),
        interview=None,
        seats=tuple(seats),
        revealed=False,
        seal_broken=False,
        last_change=None,
        today=today,
    )


@pytest.mark.parametrize(
    ("states", "stage"),
    [
        ((), Stage.TO_INTERVIEW),
        ((NOT_STARTED, NOT_STARTED), Stage.TO_INTERVIEW),
        ((IN_PROGRESS, NOT_STARTED), Stage.WAITING),
        ((LATE, NOT_STARTED), Stage.WAITING),
        ((SUBMITTED, NOT_STARTED), Stage.WAITING),
        ((SUBMITTED, SUBMITTED), Stage.READY),
    ],
)
def test_stage_follows_the_scorecards(states: tuple[SeatState, ...], stage: Stage) -> None:
    assert progress(*states).stage is stage


def test_interview_of_today_is_told() -> None:
    assert progress(NOT_STARTED, today=True).stage is Stage.INTERVIEW_TODAY
    assert progress(SUBMITTED, today=True).stage is Stage.READY


def test_observers_are_not_waited_for() -> None:
    assert progress(SUBMITTED, observer=NOT_STARTED).stage is Stage.READY
    assert progress(NOT_STARTED, observer=SUBMITTED).submitted == 0
    assert progress(NOT_STARTED, observer=SUBMITTED).expected == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (progress(SUBMITTED), "Ready to debrief"),
        (progress(NOT_STARTED, today=True), "Interview today"),
        (progress(NOT_STARTED), "To interview"),
        (progress(SUBMITTED, LATE), "Waiting for 1 scorecard"),
        (progress(SUBMITTED, LATE, IN_PROGRESS), "Waiting for 2 scorecards"),
    ],
)
def test_stage_is_said_in_words(row: CandidateProgress, words: str) -> None:
    assert row.stage_text == words


def test_scorecards_are_counted_in_words() -> None:
    some = progress(SUBMITTED, SUBMITTED, LATE)

    assert progress().scorecards_text == "no panel yet"
    assert progress(IN_PROGRESS).scorecards_text == "none yet"
    assert some.scorecards_text == "sealed, 2 of 3 in"
    assert replace(some, revealed=True).scorecards_text == "2 of 3, revealed"


def test_counts_say_whether_they_are_sealed() -> None:
    assert counts_text(3, 4, revealed=False) == "sealed, 3 of 4 in"
    assert counts_text(4, 4, revealed=True) == "4 of 4, revealed"


def test_each_seat_state_has_words() -> None:
    assert len({state.label for state in SeatState}) == len(SeatState)


NEW = OpeningProgress(
    opening=Opening(sheet_facts().opening.id, sheet_facts().opening.facts),
    candidates=0,
    submitted=0,
    expected=0,
    has_kit=False,
    has_panel=False,
)


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (NEW, "Needs a kit"),
        (replace(NEW, has_kit=True), "Needs a panel"),
        (replace(NEW, has_kit=True, has_panel=True), "Needs candidates"),
        (replace(NEW, has_kit=True, has_panel=True, candidates=1), "Ready to interview"),
        (replace(NEW, submitted=1, expected=4), "Interviewing"),
        (replace(NEW, submitted=4, expected=4), "Ready to debrief"),
    ],
)
def test_opening_says_what_it_waits_for(card: OpeningProgress, words: str) -> None:
    assert card.state_text == words


def test_opening_without_scorecards_is_not_complete() -> None:
    assert not NEW.is_complete
