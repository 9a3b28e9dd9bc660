"""Has the rating model worked out beside the window, and drops what nobody waits for any more."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from hireapp.domain.comparison import ComparisonSheet
from hireapp.gui.context import Context
from hireapp.gui.tasks import Progress, Task
from hireapp.i18n import tr


class Fitting(QObject):
    """`finished` says that `completed` now gives more for the sheet asked for last."""

    finished = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._key: tuple[object, ...] = ()
        self._known: ComparisonSheet | None = None
        self.progress = ""
        """What to say while nothing is worked out; empty when it is."""

    def completed(self, sheet: ComparisonSheet) -> ComparisonSheet:
        """The sheet with its statistics if they are known; else they are worked out now."""
        key = (sheet.opening_id, sheet.sheet_id, sheet.open_raters)
        if key != self._key:
            self._key = key
            self._start(sheet)
        return replace(sheet, statistics=self._known.statistics) if self._known else sheet

    def forget(self) -> None:
        """Drop everything."""
        self._stop()
        self._key, self._known, self.progress = (), None, ""

    def _start(self, sheet: ComparisonSheet) -> None:
        self._stop()
        self._known, self.progress = None, ""
        if not any(block.ratings for block in sheet.blocks):
            return
        self.progress = tr("Working out ranks and adjusted scores…")

        def work(_: Progress) -> ComparisonSheet:
            # NumPy is loaded beside the window, after it is shown.
            from hireapp.analysis.comparison_statistics import with_statistics

            return with_statistics(sheet)

        self._task = self._context.tasks.run(work, on_done=self._on_done, on_failed=self._on_failed)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_done(self, sheet: ComparisonSheet) -> None:
        self._task, self._known, self.progress = None, sheet, ""
        self.finished.emit()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self.progress = tr("Ranks and adjusted scores could not be worked out.")
        self.finished.emit()
        self._context.report(error)
