"""The clock and the words about saving, brought up to date each second and when told."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from hireapp.gui.interview.autosave import Autosave
from hireapp.gui.interview.clock import Timekeeper
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.frame import InterviewFrame
from hireapp.gui.interview.steps import AnyStep
from hireapp.i18n import tr

_TICK_MS = 1_000


class StateLines(QObject):
    """Watches one interview; `is_practice` says that nothing of it is kept."""

    def __init__(self, frame: InterviewFrame, autosave: Autosave, *, is_practice: bool) -> None:
        super().__init__(frame)
        self._frame = frame
        self._autosave = autosave
        self._is_practice = is_practice
        self._time = Timekeeper()
        self._editor: InterviewEditor | None = None
        self._step: AnyStep | None = None
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._ticker.timeout.connect(self.show)

    def watch(self, editor: InterviewEditor | None) -> None:
        """Turn to an interview; None for none at all."""
        self._editor = editor
        self._step = None
        if editor is not None:
            self._time.take(editor.sheet)
            self._time.run()

    def turn_to(self, step: AnyStep) -> None:
        """From now on the time is this step's."""
        self._step = step
        self._time.clock.turn_to(step.id)

    def wake(self) -> None:
        """Count and show while the page is on screen."""
        self._ticker.start()
        self._time.run()
        self.show()

    def rest(self) -> None:
        """Count nothing until the page is on screen again."""
        self._ticker.stop()
        self._time.rest()

    def toggle_pause(self) -> None:
        """Stop the clock for the user, or let it go on."""
        self._time.toggle_pause()
        self.show()

    def put_away(self) -> None:
        """The interview is over."""
        self._time.put_away()

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
        saving = words if trouble else tr("Autosaved to this computer")
        self._frame.foot.say(seal, saving, trouble=trouble)

    def _show_time(self) -> None:
        if self._editor is None or self._step is None:
            return
        clock = self._time.clock
        over = clock.seconds > self._editor.sheet.opening.facts.slot_minutes * 60
        running = not self._time.is_paused
        self._frame.top.show_time(clock.seconds, over=over, running=running)
        for view in (self._frame.view, self._frame.script):
            view.time.say(clock.seconds_on(self._step.id), self._step.minutes)
