"""The clock and the words about saving, brought up to date each second and when told."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from hireapp.gui.interview.autosave import Autosave
from hireapp.gui.interview.clock import Ticks, Timekeeper, clock_text
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.frame import InterviewFrame
from hireapp.gui.interview.steps import AnyStep
from hireapp.i18n import tr

_TICK_MS = 1_000
_KEEP_TIME_EVERY = 15
"""So many looks apart the time is kept: what a crash may take from the clock."""


class StateLines(QObject):
    """Watches one interview; `is_practice` says that nothing of it is kept."""

    def __init__(
        self,
        frame: InterviewFrame,
        autosave: Autosave,
        *,
        is_practice: bool,
        ticks: Ticks | None = None,
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._autosave = autosave
        self._is_practice = is_practice
        self._time = Timekeeper(ticks=ticks)
        self._editor: InterviewEditor | None = None
        self._step: AnyStep | None = None
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._looks = 0

    def watch(self, editor: InterviewEditor | None) -> None:
        """Turn to an interview; None for none at all."""
        self._editor = editor
        self._step = None
        if editor is not None:
            self._time.take(editor.sheet)
            self._time.run()

    def turn_to(self, step: AnyStep | None) -> None:
        """From now on the time is this step's, or nobody's; what was taken waits to be saved."""
        self.keep_time()
        self._step = step
        self._time.clock.turn_to(step.id if step else None)

    def keep_time(self) -> None:
        """Let the time so far wait to be saved."""
        if self._editor is not None and self._step is not None and not self._is_practice:
            self._editor.keep_time(self._time.clock.times())

    @property
    def stamp(self) -> str:
        """The time of the interview now, for what is noted word for word."""
        return clock_text(self._time.clock.seconds)

    def wake(self) -> None:
        """Count and show while the page is on screen."""
        self._ticker.start()
        self._time.run()
        self.show()

    def rest(self) -> None:
        """Count nothing until the page is on screen again."""
        self._ticker.stop()
        self._time.rest()
        self.keep_time()

    def toggle_pause(self) -> None:
        """Stop the clock for the user, or let it go on."""
        self._time.toggle_pause()
        self.keep_time()
        self.show()

    def put_away(self) -> None:
        """The interview is over."""
        self._time.put_away()

    def _tick(self) -> None:
        self._time.clock.look()
        self._looks += 1
        if self._looks % _KEEP_TIME_EVERY == 0 and not self._time.is_paused:
            self.keep_time()
            self._autosave.save()
        self.show()

    def show(self) -> None:
        """Show how things stand."""
        self._show_time()
        self.show_saved()

    def show_saved(self) -> None:
        """Show how the saving stands."""
        editor = self._editor
        if editor is None:
            return
        words = self._autosave.words()
        trouble = editor.trouble is not None
        beside_notes = words if editor.is_editable and not self._is_practice else ""
        self._frame.view.hints.say_saved(beside_notes, trouble=trouble)
        self._frame.script.hints.say_saved(beside_notes, trouble=trouble)
        if self._is_practice:
            self._frame.foot.say(tr("Practice"), tr("Nothing is kept"), trouble=False)
            return
        seal = tr("Submitted and sealed") if editor.is_submitted else tr("Sealed until submitted")
        paper = editor.sheet.scorecard.paper
        if paper is not None:
            seal = f"{seal} · {paper.sentence}"
        saving = words if trouble else self._quiet_words()
        self._frame.foot.say(seal, saving, trouble=trouble)

    def _quiet_words(self) -> str:
        slept = self._time.clock.slept
        if slept:
            return tr("Autosaved · {time} asleep, not counted").format(time=clock_text(slept))
        return tr("Autosaved to this computer")

    def _show_time(self) -> None:
        if self._editor is None:
            return
        clock = self._time.clock
        over = clock.seconds > self._editor.minutes * 60
        running = not self._time.is_paused
        self._frame.top.show_time(clock.seconds, over=over, running=running)
        if self._step is None:
            return
        for view in (self._frame.view, self._frame.script):
            view.time.say(clock.seconds_on(self._step.id), self._editor.minutes_for(self._step))
