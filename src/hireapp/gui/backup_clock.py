"""Backups while somebody works: looks each minute whether one is due, and makes it beside."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from hireapp.errors import HireError
from hireapp.gui.context import Context
from hireapp.gui.tasks import Progress

_LOOK_EVERY_MS = 60_000
_WAIT_AFTER_FAILURE = 30
"""Looks that are left out after a failure, so that a full disk is told of once in a while."""


class BackupClock(QObject):
    """Makes the backups of one database while it is open."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._leave_out = 0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Make a backup when one is due; also finish what a kill left undone."""
        if self._leave_out:
            self._leave_out -= 1
            return
        path = self._context.database.path

        def work(_: Progress) -> None:
            from hireapp import encryption  # rarely wanted
            from hireapp.store import backup_shelf

            encryption.finish(path)
            backup_shelf.make_if_due(path)

        self._context.tasks.run(work, on_done=lambda _: None, on_failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, HireError):
            self._leave_out = _WAIT_AFTER_FAILURE
        self._context.report(error)
