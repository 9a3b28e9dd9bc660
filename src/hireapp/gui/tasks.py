"""Long work beside the window: one worker thread, results handed back on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

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


@dataclass(eq=False, slots=True)
class _Asked:
    """What the worker was given; `holds` is all that leads to widgets."""

    number: int
    future: Future[Any]
    holds: tuple[object, ...]


class Tasks(QObject):
    """The app's one runner of long work; lives as long as the app."""

    _report = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._finished = False
        self._open: dict[Task, _Asked] = {}
        """Asked for and not yet heard of again."""
        self._heard: list[tuple[int, object]] = []
        """Heard of, and kept while the worker may hold it too: were the worker the last to let go
        of a widget, it would be destroyed on the wrong thread."""
        self._count = 0
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

        def progress(share: float) -> None:
            if task.cancelled:
                raise Cancelled
            if on_progress is not None:
                self._report.emit(lambda: None if task.cancelled else on_progress(share))

        def finished(future: Future[T]) -> None:
            outcome = _outcome(future, on_done, on_failed or _raise)
            self._report.emit(lambda: self._close(task, outcome))

        if self._finished:  # the app is closing: nobody waits for more
            task.cancel()
            return task
        future = self._worker().submit(work, progress)
        self._count += 1
        self._open[task] = _Asked(self._count, future, (work, on_done, on_failed, on_progress))
        future.add_done_callback(finished)
        return task

    @property
    def is_idle(self) -> bool:
        """Whether all work is done and handed back."""
        return not self._open

    def forget(self) -> None:
        """Cancel everything, also what is done and not handed back: whoever asked is put away."""
        for task, asked in list(self._open.items()):
            task.cancel()
            asked.future.cancel()

    def finish(self) -> None:
        """Wait for the work under way, start none that waits, and hand nothing back any more."""
        self._finished = True
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
        self._open.clear()
        self._heard.clear()

    def _worker(self) -> ThreadPoolExecutor:
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor  # after the window is shown

            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="hireapp-task")
        return self._executor

    def _close(self, task: Task, outcome: Callable[[], None] | None) -> None:
        asked = self._open.pop(task, None)
        if asked is not None:
            self._keep_a_while(asked)
        if outcome is not None and not task.cancelled:
            outcome()

    def _keep_a_while(self, asked: _Asked) -> None:
        """Once the worker has done something, it holds nothing that was asked for before."""
        error = None
        if not asked.future.cancelled():
            error = asked.future.exception()  # its traceback leads to whoever asked, too
            self._heard = [one for one in self._heard if one[0] > asked.number]
        self._heard.append((asked.number, (asked.holds, error)))

    @Slot(object)
    def _on_report(self, function: Callable[[], Any]) -> None:
        if not self._finished:  # whoever asked is being put away
            function()


def _outcome(
    future: Future[T], on_done: Callable[[T], None], on_failed: Callable[[Exception], None]
) -> Callable[[], None] | None:
    """What to call on the window's thread; None when the work was given up."""
    error = None if future.cancelled() else future.exception()
    if future.cancelled() or isinstance(error, Cancelled):
        return None
    if isinstance(error, Exception):
        return lambda: on_failed(error)
    return lambda: on_done(future.result())


def _raise(error: Exception) -> None:
    raise error
