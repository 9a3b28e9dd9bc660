"""How long a debrief lasts: a monotonic clock that is started and paused by hand."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from hireapp.gui import shortcuts, widgets
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr

Ticks = Callable[[], float]
"""Seconds that never go back, from any start."""
SHOWN_EVERY_MS = 1_000
KEPT_EVERY_S = 15


class DebriefClock:
    """Counts seconds while it runs."""

    def __init__(self, *, ticks: Ticks = time.monotonic) -> None:
        self._ticks = ticks
        self._counted = 0.0
        self._since: float | None = None

    @property
    def is_running(self) -> bool:
        """Whether time is counted now."""
        return self._since is not None

    @property
    def seconds(self) -> int:
        """Whole seconds counted in all."""
        running = 0.0 if self._since is None else self._ticks() - self._since
        return int(self._counted + running)

    def take(self, seconds: int) -> None:
        """Stand still at what another debrief has taken so far."""
        self._since = None
        self._counted = float(seconds)

    def run(self) -> None:
        """Count from now on."""
        if self._since is None:
            self._since = self._ticks()

    def pause(self) -> None:
        """Stop counting until `run`."""
        if self._since is not None:
            self._counted += self._ticks() - self._since
            self._since = None


class ClockBar(QWidget):
    """The time and the button that starts or pauses it; `due` asks to keep the seconds."""

    due = Signal()

    def __init__(self, *, ticks: Ticks = time.monotonic) -> None:
        super().__init__()
        self.clock = DebriefClock(ticks=ticks)
        self._kept = 0
        self.time = widgets.label("", "clock")
        self.button = widgets.button("", self.toggle, name="debrief-clock")
        self._timer = QTimer(self, interval=SHOWN_EVERY_MS)
        self._timer.timeout.connect(self._on_tick)
        line = widgets.row(self.time, self.button)
        self.setLayout(line)
        self._show()

    def take(self, seconds: int) -> None:
        """Show another debrief's time, standing still."""
        self.clock.take(seconds)
        self._kept = seconds
        self._timer.stop()
        self._show()

    def toggle(self) -> None:
        """Start, or pause."""
        if self.clock.is_running:
            self.clock.pause()
            self._timer.stop()
            self.due.emit()
        else:
            self.clock.run()
            self._timer.start()
        self._show()

    @property
    def unkept(self) -> int | None:
        """The seconds when they are not kept yet."""
        return self.clock.seconds if self.clock.seconds != self._kept else None

    def note_kept(self, seconds: int) -> None:
        """The seconds are kept."""
        self._kept = seconds

    def _on_tick(self) -> None:
        self._show()
        if self.clock.seconds - self._kept >= KEPT_EVERY_S:
            self.due.emit()

    def _show(self) -> None:
        text = clock_text(self.clock.seconds)
        self.time.setText(text)
        self.time.setAccessibleName(tr("The debrief has taken {time}").format(time=text))
        start = tr("Go on") if self.clock.seconds else tr("Start clock")
        self.button.setText(tr("Pause") if self.clock.is_running else start)
        hint = tr("{what} ({key})").format(
            what=tr("How long this debrief takes"), key=shortcuts.shown(Action.PAUSE)
        )
        self.button.setToolTip(widgets.as_tool_tip(hint))


def clock_text(seconds: int) -> str:
    """Minutes and seconds, such as "12:05"; hours in front when there are any."""
    hours, minutes = divmod(seconds // 60, 60)
    if hours:
        return f"{hours}:{minutes:02}:{seconds % 60:02}"
    return f"{minutes}:{seconds % 60:02}"
