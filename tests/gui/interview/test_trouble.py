"""What the machine does to a live interview: told in the banner, kept on screen, tried again."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from hireapp.domain.ledger import Mark, MarkKind
from hireapp.domain.scorecards import Score
from hireapp.domain.text import NOTE_LIMIT
from hireapp.gui.interview.autosave import RETRY_MS
from hireapp.store import ledger
from hireapp.store.database import Database
from tests.conftest import SteppingClock
from tests.gui.interview.conftest import CTRL_SHIFT, Room

Key = Qt.Key
Trouble = Callable[[Database], AbstractContextManager[None]]


@contextmanager
def full_disk(database: Database) -> Iterator[None]:
    """No file may grow."""
    size = database.path.stat().st_size
    log = database.path.with_name(f"{database.path.name}-wal")
    smallest = min(size, log.stat().st_size if log.exists() else size)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (smallest, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@contextmanager
def read_only(database: Database) -> Iterator[None]:
    """SQLite refuses to write, in the words that it has for a file without write permission."""

    def switch(state: str) -> None:
        with database.read() as session:
            session.connection().exec_driver_sql(f"PRAGMA query_only={state}")

    switch("ON")
    try:
        yield
    finally:
        switch("OFF")


@contextmanager
def held_by_another_process(database: Database) -> Iterator[None]:
    script = (
        "import sys; from hireapp.store import sqlite\n"
        "other = sqlite.driver().connect(sys.argv[1], isolation_level=None)\n"
        "other.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script, str(database.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        yield
        other.communicate()


TROUBLES = pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (full_disk, "disk"),
        (read_only, "read-only"),
        (held_by_another_process, "Another program"),
    ],
    ids=["full", "read-only", "held"],
)


@TROUBLES
def test_nothing_is_dropped_while_the_database_cannot_be_written(
    room: Room, trouble: Trouble, words: str
) -> None:
    room.ask(1)
    question, note = room.questions[0], "she waited " + "and waited " * 400
    probe = Mark(question, MarkKind.PROBE, 0)
    with trouble(room.hiring.database):
        room.notes.insertPlainText(note)
        room.press(Key.Key_4)
        room.page.acts.tick(probe)
        room.press(Key.Key_Return)
        room.press(Key.Key_Return, CTRL_SHIFT)
        told = [one.message for one in room.desk.refusals]
        on_screen = (room.notes.toPlainText(), room.page.view.cards[3].isChecked())
        line = room.page.view.hints.saved.accessibleName()
        may_leave = room.page.leave()
        before = room.stored

    room.wait_for_rating(question, Score.FOUR)
    room.wait_for_evidence(question, note)

    assert any(words in one for one in told)
    assert len(set(told)) == len(told) == 1  # once, not at every attempt
    assert on_screen == (note, True)
    assert line.startswith("Not saved")
    assert not may_leave
    assert before.answers == {}
    led = ledger.read(room.hiring.database, room.card, room.hiring.panel[0].id)
    assert led.marks == {probe}
    assert not room.page.has_unsaved


def test_what_could_not_be_written_is_tried_again_without_a_key(room: Room) -> None:
    room.ask(1)
    room.page.autosave._retry.setInterval(RETRY_MS // 10)
    with held_by_another_process(room.hiring.database):
        room.press(Key.Key_2)

    room.wait_for_rating(room.questions[0], Score.TWO)


def test_longest_note_is_kept_whole(room: Room) -> None:
    room.ask(1)
    note = ("Ünïcode 🙂 " * NOTE_LIMIT)[:NOTE_LIMIT]

    room.notes.insertPlainText(note)
    room.press(Key.Key_Return)

    assert room.stored.answer(room.questions[0]).evidence == note
    room.press(Key.Key_Return, CTRL_SHIFT)
    assert room.notes.toPlainText() == note


@pytest.mark.parametrize("leap", [timedelta(days=-3_000), timedelta(days=3_000)])
def test_clock_on_the_wall_that_jumps_loses_and_reorders_nothing(
    room: Room, clock: SteppingClock, leap: timedelta
) -> None:
    room.ask(1)
    room.press(Key.Key_4)
    editor = room.page.editor
    assert editor is not None
    editor.leading.ask_off_kit("First?", None)
    clock.advance(leap)
    room.press(Key.Key_2)
    editor.leading.ask_off_kit("Second?", None)
    room.page.close()

    led = ledger.read(room.hiring.database, room.card, room.hiring.panel[0].id)
    assert room.stored.answer(room.questions[0]).rating is Score.TWO
    assert [one.text for one in led.off_kit] == ["First?", "Second?"]
    assert 0 <= led.total_seconds < 3_600
