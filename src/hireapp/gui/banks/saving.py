"""When what was typed is written: soon after the last key, and again and again while it fails."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from hireapp.errors import HireError
from hireapp.i18n import tr

AFTER_LAST_KEY_MS = 800
LONGEST_WAIT_MS = 4_000
"""Somebody who types without a pause is saved this often."""
RETRY_MS = 2_000


class Saving(QObject):
    """Calls `work`, which may be refused; `failed` carries the reason when that begins.

    `told` says how things stand, for the line above the form.
    """

    failed = Signal(object)
    told = Signal(str)

    def __init__(self, parent: QObject, work: Callable[[], object]) -> None:
        super().__init__(parent)
        self._work = work
        self._trouble: HireError | None = None
        self._waits = False
        self._soon = self._timer(AFTER_LAST_KEY_MS)
        self._at_latest = self._timer(LONGEST_WAIT_MS)
        self._retry = self._timer(RETRY_MS)

    @property
    def is_waiting(self) -> bool:
        """Whether something waits to be written."""
        return self._waits

    def typed(self) -> None:
        """Something changed that may wait for the end of the word."""
        self._waits = True
        self._soon.start()
        if not self._at_latest.isActive():
            self._at_latest.start()
        if self._trouble is None:
            self.told.emit(tr("Saving…"))

    def save(self) -> bool:
        """Write now what waits; whether all is written."""
        self._soon.stop()
        self._at_latest.stop()
        if not self._waits:
            return True
        try:
            self._work()
        except HireError as error:
            self._fail(error)
            return False
        self.forget()
        self.told.emit(tr("Saved"))
        return True

    def forget(self) -> None:
        """Nothing waits any more."""
        self._waits = False
        self._trouble = None
        for timer in (self._soon, self._at_latest, self._retry):
            timer.stop()

    def _fail(self, error: HireError) -> None:
        first = self._trouble is None
        self._trouble = error
        self._retry.start()
        self.told.emit(tr("Not saved: {reason}").format(reason=error.message))
        if first:
            self.failed.emit(error)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self.save)
        return timer
