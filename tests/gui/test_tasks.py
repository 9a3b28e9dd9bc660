from __future__ import annotations

import gc
import threading
import time

import pytest
from pytestqt.qtbot import QtBot

from hireapp.gui.tasks import Progress, Tasks


def test_result_comes_on_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    worked_on: list[threading.Thread] = []
    handed_back: list[tuple[int, threading.Thread]] = []

    def work(_: Progress) -> int:
        worked_on.append(threading.current_thread())
        return 42

    tasks.run(work, on_done=lambda answer: handed_back.append((answer, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(handed_back))

    assert handed_back == [(42, threading.main_thread())]
    assert worked_on != [threading.main_thread()]


def test_progress_comes_in_order_and_before_the_result(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[float | str] = []

    def work(progress: Progress) -> str:
        progress(0.25)
        progress(0.75)
        return "done"

    tasks.run(work, on_done=heard.append, on_progress=heard.append)
    qtbot.waitUntil(lambda: "done" in heard)

    assert heard == [0.25, 0.75, "done"]


def test_work_runs_one_at_a_time_in_the_order_asked(tasks: Tasks, qtbot: QtBot) -> None:
    done: list[str] = []
    gate = threading.Event()

    tasks.run(lambda _: gate.wait(5) and "first", on_done=lambda _: done.append("first"))
    tasks.run(lambda _: "second", on_done=done.append)
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 2)

    assert done == ["first", "second"]


def test_cancelled_work_stops_at_its_next_report_and_calls_nobody(
    tasks: Tasks, qtbot: QtBot
) -> None:
    heard: list[object] = []
    begun, go_on = threading.Event(), threading.Event()
    past_the_report: list[str] = []

    def work(progress: Progress) -> str:
        begun.set()
        go_on.wait(5)
        progress(0.5)
        past_the_report.append("yes")
        return "done"

    task = tasks.run(work, on_done=heard.append, on_failed=heard.append, on_progress=heard.append)
    begun.wait(5)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)

    assert heard == []
    assert past_the_report == []


def test_work_cancelled_at_its_end_hands_nothing_back(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[object] = []
    begun, go_on = threading.Event(), threading.Event()

    def work(_: Progress) -> str:
        begun.set()
        go_on.wait(5)
        return "done"

    task = tasks.run(work, on_done=heard.append)
    begun.wait(5)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    qtbot.wait(10)

    assert heard == []


def test_result_that_waits_to_be_heard_is_not_heard_once_cancelled(
    tasks: Tasks, qtbot: QtBot
) -> None:
    heard: list[object] = []
    task = tasks.run(lambda _: "done", on_done=heard.append)
    while not tasks._open[task].future.done():  # not handed back, since no event is handled here
        time.sleep(0.001)

    task.cancel()
    qtbot.waitUntil(lambda: tasks.is_idle)

    assert heard == []


def test_result_that_waits_to_be_heard_is_not_heard_once_forgotten(
    tasks: Tasks, qtbot: QtBot
) -> None:
    heard: list[object] = []
    task = tasks.run(lambda _: "done", on_done=heard.append)
    while not tasks._open[task].future.done():
        time.sleep(0.001)

    tasks.forget()
    qtbot.waitUntil(lambda: tasks.is_idle)

    assert heard == []


def test_forgotten_work_calls_nobody_and_what_waited_is_never_begun(
    tasks: Tasks, qtbot: QtBot
) -> None:
    heard: list[object] = []
    begun, go_on = threading.Event(), threading.Event()

    def first(_: Progress) -> str:
        begun.set()
        go_on.wait(5)
        return "first"

    tasks.run(first, on_done=heard.append)
    tasks.run(lambda _: heard.append("begun"), on_done=heard.append)
    begun.wait(5)
    tasks.forget()
    go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    tasks.run(lambda _: "later", on_done=heard.append)
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == ["later"]


def test_failure_goes_to_on_failed_on_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    failures: list[tuple[str, threading.Thread]] = []

    tasks.run(
        lambda _: 1 // 0,
        on_done=lambda _: None,
        on_failed=lambda error: failures.append((str(error), threading.current_thread())),
    )
    qtbot.waitUntil(lambda: bool(failures))

    assert failures == [("integer division or modulo by zero", threading.main_thread())]


def test_failure_nobody_handles_reaches_the_excepthook(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        tasks.run(lambda _: 1 // 0, on_done=lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_runner_works_on_after_a_failure(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[object] = []

    tasks.run(lambda _: 1 // 0, on_done=heard.append, on_failed=lambda _: heard.append("failed"))
    tasks.run(lambda _: "second", on_done=heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)

    assert heard == ["failed", "second"]


def test_idle_means_done_and_handed_back(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[object] = []
    go_on = threading.Event()

    tasks.run(lambda _: go_on.wait(5), on_done=heard.append)

    while_it_runs = tasks.is_idle
    go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)

    assert not while_it_runs
    assert heard == [True]


def test_finish_waits_for_the_work_under_way_and_starts_no_other() -> None:
    tasks = Tasks()
    done: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def first(_: Progress) -> None:
        begun.set()
        go_on.wait(5)
        done.append("first")

    tasks.run(first, on_done=lambda _: None)
    tasks.run(lambda _: done.append("second"), on_done=lambda _: None)
    begun.wait(5)
    threading.Timer(0.05, go_on.set).start()
    tasks.finish()

    assert done == ["first"]


def test_nothing_is_handed_back_after_the_end(qtbot: QtBot) -> None:
    tasks = Tasks()
    heard: list[str] = []
    begun = threading.Event()

    def work(_: Progress) -> str:
        begun.set()
        return "done"

    tasks.run(work, on_done=heard.append)
    begun.wait(5)
    tasks.finish()
    qtbot.waitUntil(lambda: tasks.is_idle)
    qtbot.wait(10)

    assert heard == []


def test_work_after_the_end_is_dropped() -> None:
    tasks = Tasks()
    tasks.finish()

    task = tasks.run(lambda _: 1, on_done=lambda _: pytest.fail("nobody waits for this"))

    assert task.cancelled
    assert tasks.is_idle


class Widget:
    """Stands for a dialog: notes on which thread it is put away for good."""

    def __init__(self, put_away_on: list[threading.Thread]) -> None:
        self._put_away_on = put_away_on

    def work(self, progress: Progress) -> None:
        for share in range(3):
            progress(share / 3)

    def fail(self, progress: Progress) -> None:
        self.work(progress)
        raise ValueError(self._put_away_on)

    def hear(self, _: object) -> None:
        """What was done, how far it is, or why not."""

    def __del__(self) -> None:
        self._put_away_on.append(threading.current_thread())


def test_whoever_asked_is_put_away_on_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    put_away_on: list[threading.Thread] = []
    for number in range(90):
        one = Widget(put_away_on)
        work = one.fail if number % 3 == 1 else one.work
        task = tasks.run(work, on_done=one.hear, on_failed=one.hear, on_progress=one.hear)
        del one, work
        if number % 3 == 2:
            task.cancel()
        if number % 5 == 0:
            tasks.forget()
        if number % 4 == 0:
            qtbot.waitUntil(lambda: tasks.is_idle)
    qtbot.waitUntil(lambda: tasks.is_idle)
    tasks.finish()
    gc.collect()

    assert len(put_away_on) == 90
    assert set(put_away_on) == {threading.main_thread()}
