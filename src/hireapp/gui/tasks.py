"""Long work beside the window: one worker thread, results handed back on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
Progress = Callable[[float], None]
"""Called by the work with the share done, 0-1."""


class Cancelled(Exception):  # not an error: the user asked for it
    """Raised inside the work at its next progress report after `Task.cancel`."""


@dataclass(eq=False, slots=True)
class Task:
    """A piece of work under way."""

    cancelled: bool = False

    def cancel(self) -> None:
        """Ask the work to stop at its next progress report; neither callback comes then."""
        self.cancelled = True


class Tasks(QObject):
    """The app's one runner of long work; lives as long as the app."""

    _report = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="hireapp-task")
        self._report.connect(self._on_report, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], T],
        *,
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None] | None = None,
        on_progress: Progress | None = None,
    ) -> Task:
        """Run `work` on the worker thread; the callbacks come on the window's thread.

        Without `on_failed` a failure is raised on the window's thread, like one in a slot.
        """
        task = Task()
        report = self._report.emit

        def progress(share: float) -> None:
            if task.cancelled:
                raise Cancelled
            if on_progress is not None:
                report(lambda: on_progress(share))

        def finished(future: Future[T]) -> None:
            if future.cancelled():
                return
            error = future.exception()
            if task.cancelled or isinstance(error, Cancelled):
                return
            if isinstance(error, Exception):
                report(lambda: (on_failed or _raise)(error))
            elif error is None:
                report(lambda: on_done(future.result()))

        self._executor.submit(work, progress).add_done_callback(finished)
        return task

    def finish(self) -> None:
        """Wait for the work under way and start none that waits."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _on_report(self, function: Callable[[], Any]) -> None:
        function()


def _raise(error: Exception) -> None:
    raise error
