"""The time of an interview and of each question: monotonic, and still while paused."""

from __future__ import annotations

import time
from collections.abc import Callable

from hireapp.domain.ids import QuestionId, ScorecardId
from hireapp.store.scorecards import InterviewSheet

Ticks = Callable[[], float]
"""Seconds that never go back, from any start."""
_SITTING_SLOTS = 2
"""An interview that began longer ago than this many slots is not the same sitting any more."""


class InterviewClock:
    """Counts seconds while it runs; `elapsed` is what an earlier sitting took already."""

    def __init__(self, *, elapsed: float = 0.0, ticks: Ticks = time.monotonic) -> None:
        self._ticks = ticks
        self._counted = elapsed
        self._on_questions: dict[QuestionId, float] = {}
        self._question: QuestionId | None = None
        self._since: float | None = None

    @property
    def is_running(self) -> bool:
        """Whether time is counted now."""
        return self._since is not None

    def run(self) -> None:
        """Count from now on."""
        if self._since is None:
            self._since = self._ticks()

    def pause(self) -> None:
        """Stop counting until `run`."""
        self._settle()
        self._since = None

    def turn_to(self, question_id: QuestionId | None) -> None:
        """From now on the time is this question's."""
        self._settle()
        self._question = question_id

    @property
    def seconds(self) -> float:
        """Counted in all."""
        return self._counted + self._running()

    def seconds_on(self, question_id: QuestionId) -> float:
        """Counted on one question."""
        counted = self._on_questions.get(question_id, 0.0)
        return counted + (self._running() if question_id == self._question else 0.0)

    def _running(self) -> float:
        return 0.0 if self._since is None else self._ticks() - self._since

    def _settle(self) -> None:
        """Book what ran since the last look."""
        if self._since is None:
            return
        now = self._ticks()
        running, self._since = now - self._since, now
        self._counted += running
        if self._question is not None:
            booked = self._on_questions.get(self._question, 0.0)
            self._on_questions[self._question] = booked + running


class Timekeeper:
    """The clocks of all interviews of a sitting; the one at hand rests while it is not shown."""

    def __init__(self, *, ticks: Ticks = time.monotonic) -> None:
        self._ticks = ticks
        self._clocks: dict[ScorecardId, InterviewClock] = {}
        self._clock = InterviewClock(ticks=ticks)
        self._counts = False
        self.is_paused = False

    @property
    def clock(self) -> InterviewClock:
        """The clock of the interview at hand."""
        return self._clock

    def take(self, sheet: InterviewSheet) -> None:
        """Turn to an interview; a sealed one takes no time."""
        self._clock.pause()
        self.is_paused = False
        self._counts = not sheet.scorecard.is_submitted
        fresh = InterviewClock(elapsed=_elapsed(sheet), ticks=self._ticks)
        self._clock = self._clocks.setdefault(sheet.scorecard.id, fresh)

    def run(self) -> None:
        """Count, unless the user paused."""
        if self._counts and not self.is_paused:
            self._clock.run()

    def rest(self) -> None:
        """Count nothing until `run`."""
        self._clock.pause()

    def toggle_pause(self) -> None:
        """Pause for the user, or go on."""
        self.is_paused = not self.is_paused
        if self.is_paused:
            self.rest()
        else:
            self.run()

    def put_away(self) -> None:
        """The interview is over."""
        self._counts = False
        self.rest()


def clock_text(seconds: float) -> str:
    """Minutes and seconds, such as "18:42"; hours in front when there are any."""
    whole = max(0, int(seconds))
    hours, minutes = divmod(whole // 60, 60)
    if hours:
        return f"{hours}:{minutes:02}:{whole % 60:02}"
    return f"{minutes}:{whole % 60:02}"


def _elapsed(sheet: InterviewSheet) -> float:
    """Seconds that an interview which is resumed has taken; none when it was another day."""
    started = sheet.scorecard.started_at
    if started is None:
        return 0.0
    seconds = (sheet.now - started).total_seconds()
    longest = _SITTING_SLOTS * sheet.opening.facts.slot_minutes * 60
    return seconds if 0 <= seconds <= longest else 0.0
