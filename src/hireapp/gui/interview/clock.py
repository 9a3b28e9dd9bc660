"""The time of an interview and of each question: monotonic, still while paused or asleep."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from hireapp.domain.ids import QuestionId, ScorecardId
from hireapp.store.scorecards import InterviewSheet

Ticks = Callable[[], float]
"""Seconds that never go back, from any start."""
LONGEST_LOOK = 90.0
"""The clock is looked at each second; whoever did not look for longer was asleep."""


def ticks_that_go_on() -> Ticks:
    """Seconds that count while the computer sleeps too, where it can tell: then sleep shows."""
    try:
        boottime = time.CLOCK_BOOTTIME
    except AttributeError:  # not Linux
        return time.monotonic
    return lambda: time.clock_gettime(boottime)


class InterviewClock:
    """Counts seconds on each step while it runs; `counted` is what earlier sittings took."""

    def __init__(
        self, *, counted: Mapping[QuestionId, float] | None = None, ticks: Ticks = time.monotonic
    ) -> None:
        self._ticks = ticks
        self._on_steps = dict(counted or {})
        self._step: QuestionId | None = None
        self._since: float | None = None
        self.slept = 0.0
        """Seconds that were not counted, since nobody looked."""

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
        self.look()
        self._since = None

    def turn_to(self, step_id: QuestionId | None) -> None:
        """From now on the time is this step's."""
        self.look()
        self._step = step_id

    def look(self) -> None:
        """Book what ran since the last look; a gap in which nobody looked was sleep."""
        if self._since is None:
            return
        now = self._ticks()
        running, self._since = max(0.0, now - self._since), now
        if running > LONGEST_LOOK:
            self.slept += running
        elif self._step is not None:
            self._on_steps[self._step] = self._on_steps.get(self._step, 0.0) + running

    @property
    def seconds(self) -> float:
        """Counted in all."""
        return sum(self._on_steps.values()) + self._running()

    def seconds_on(self, step_id: QuestionId) -> float:
        """Counted on one step."""
        counted = self._on_steps.get(step_id, 0.0)
        return counted + (self._running() if step_id == self._step else 0.0)

    def times(self) -> dict[QuestionId, float]:
        """Counted on each step until now."""
        self.look()
        return dict(self._on_steps)

    def _running(self) -> float:
        if self._since is None or self._step is None:
            return 0.0
        running = self._ticks() - self._since
        return running if 0 <= running <= LONGEST_LOOK else 0.0


class Timekeeper:
    """The clocks of all interviews of a sitting; the one at hand rests while it is not shown."""

    def __init__(self, *, ticks: Ticks | None = None) -> None:
        self._ticks = ticks or ticks_that_go_on()
        self._clocks: dict[ScorecardId, InterviewClock] = {}
        self._clock = InterviewClock(ticks=self._ticks)
        self._counts = False
        self.is_paused = False

    @property
    def clock(self) -> InterviewClock:
        """The clock of the interview at hand."""
        return self._clock

    def take(self, sheet: InterviewSheet) -> None:
        """Turn to an interview, which goes on where it was left; a sealed one takes no time."""
        self._clock.pause()
        self.is_paused = False
        self._counts = not sheet.scorecard.is_submitted
        card_id = sheet.scorecard.id
        if card_id not in self._clocks:
            counted = sheet.ledger.seconds
            self._clocks[card_id] = InterviewClock(counted=counted, ticks=self._ticks)
        self._clock = self._clocks[card_id]

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
