"""When the notes are written: soon after the last key, and again and again while it fails."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from hireapp.errors import HireError
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.i18n import tr

AFTER_LAST_KEY_MS = 800
LONGEST_WAIT_MS = 4_000
"""Somebody who types without a pause is saved this often."""
RETRY_MS = 2_000
_A_MINUTE = 60


class Autosave(QObject):
    """Saves one editor; `failed` carries the reason once for each time that saving begins to fail.

    `settled` comes after every attempt.
    """

    failed = Signal(object)
    settled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._editor: InterviewEditor | None = None
        self._told: HireError | None = None
        self._soon = self._timer(AFTER_LAST_KEY_MS)
        self._at_latest = self._timer(LONGEST_WAIT_MS)
        self._retry = self._timer(RETRY_MS)

    def watch(self, editor: InterviewEditor | None) -> None:
        """Save this editor from now on."""
        self._editor = editor
        self._told = None
        for timer in (self._soon, self._at_latest, self._retry):
            timer.stop()

    def typed(self) -> None:
        """Something changed that may wait for the end of the word."""
        self._soon.start()
        if not self._at_latest.isActive():
            self._at_latest.start()

    def save(self) -> None:
        """Save now."""
        if self._editor is not None:
            self._editor.save()
            self.settle()

    def save_what_counts(self) -> None:
        """Save now what would be a loss; where one is and since when may follow a little later."""
        if self._editor is not None:
            self._editor.save(all_of_it=False)
            self.settle()
            self.typed()

    def settle(self) -> None:
        """Take note of how the last attempt ended."""
        if self._editor is None:
            return
        self._soon.stop()
        self._at_latest.stop()
        trouble = self._editor.trouble
        if trouble is None:
            self._retry.stop()
        else:
            self._retry.start()
        if trouble is not None and self._told is None:
            self.failed.emit(trouble)
        self._told = trouble
        self.settled.emit()

    def words(self) -> str:
        """How things stand, for the line beside the notes."""
        if self._editor is None:
            return ""
        if self._editor.trouble is not None:
            return tr("Not saved: {reason}").format(reason=self._editor.trouble.message)
        if self._editor.unsaved:
            return tr("Saving…")
        return _ago(self._editor.seconds_since_saved)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self.save)
        return timer


def _ago(seconds: float | None) -> str:
    if seconds is None:
        return tr("Everything is saved")
    if seconds < 1:
        return tr("Saved")
    if seconds < _A_MINUTE:
        return tr("Saved {n} s ago").format(n=int(seconds))
    return tr("Saved {n} min ago").format(n=int(seconds // _A_MINUTE))
