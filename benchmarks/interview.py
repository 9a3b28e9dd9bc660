"""The live interview: key press to commit, event-loop gaps, memory over many interviews.

    python benchmarks/interview.py [RATINGS] [INTERVIEWS]

1. Rating latency: from the digit's key press (Ctrl is held already) to the committed row, against
   the same two statements in raw sqlite3 (same driver, same PRAGMAs, a copy of the same file), in
   turns in one run. Wanted: at most 3 times at p50.
2. A scripted interview of 60 minutes, 8 questions and 6,000 characters, time running faster: the
   longest moment in which the event loop could do nothing else. Wanted: at most 50 ms.
3. Memory: interviews opened and closed, once the window has loaded what it loads once. Wanted: less
   than 10 MB more over 500.
"""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from hireapp import paths
from hireapp.domain import banks
from hireapp.domain.changes import ScorecardChanged
from hireapp.domain.ids import ScorecardId
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.people import Role
from hireapp.gui import theme
from hireapp.gui.context import Context
from hireapp.gui.interview.page import InterviewPage
from hireapp.gui.main_window import MainWindow
from hireapp.gui.memory import Memory
from hireapp.gui.tasks import Tasks
from hireapp.settings import Settings
from hireapp.store import (
    candidates,
    kits,
    ledger,
    openings,
    panels,
    people,
    scorecards,
    sqlite,
)
from hireapp.store.database import Database

RATINGS, INTERVIEWS = 400, 500
QUESTIONS, CHARACTERS = 8, 6_000
MINUTES = 60
WARM_UP = 30
REST_SECONDS = 4.0
CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "He said the rule was written for people who forget, not for people who grieve. "


class FirstSeen(QObject):
    """Notes when Qt hands a digit to the window, before anything is asked what to do with it."""

    DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_5 + 1)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.at = 0.0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only look."""
        del watched
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in self.DIGITS:
            self.at = time.perf_counter()
        return False


class Room:
    """A hiring with one interviewer and two candidates in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "interview.db"
        self.database = Database.create(self.path)
        bank = banks.load(paths.question_banks()[0])
        facts = OpeningFacts(title="Host", purpose="make every guest leave happier")
        opening = openings.create(self.database, facts)
        content = KitContent().adding(bank, bank.openers[0])
        for question in bank.scored_questions[:QUESTIONS]:
            content = content.adding(bank, question)
        kits.edit(self.database, opening.id, content)
        self.person = people.add(self.database, "Ana", Role.INTERVIEWER)
        panels.seat(self.database, opening.id, self.person.id)
        self.cards = [
            self._begin(candidates.add(self.database, opening.id, name).id)
            for name in ("Dana", "Priya")
        ]
        self.questions = content.question_ids

    def _begin(self, candidate_id: Any) -> ScorecardId:
        card = scorecards.begin(self.database, candidate_id, self.person.id)
        ledger.prepare(self.database, card, screen_seen=False, viewer=self.person.id)
        return card


def main() -> None:
    """Measure all three."""
    ratings = int(sys.argv[1]) if len(sys.argv) > 1 else RATINGS
    interviews = int(sys.argv[2]) if len(sys.argv) > 2 else INTERVIEWS
    application = QApplication([])
    theme.load_fonts()
    theme.apply(application, dark=False)
    with tempfile.TemporaryDirectory() as folder:
        room = Room(Path(folder))
        tasks = Tasks()
        context = Context(room.database, tasks, zone=UTC)
        context.look_as(room.person)
        page = InterviewPage(context)
        page.resize(1280, 800)
        page.open_scorecard(room.cards[0])
        page.show()
        page.activateWindow()
        application.processEvents()
        measure_latency(room, context, page, ratings)
        measure_gaps(application, page)
        page.close()
        measure_memory(application, room, tasks, interviews)
        tasks.finish()
        room.database.close()


def measure_latency(room: Room, context: Context, page: InterviewPage, count: int) -> None:
    """Key press to commit against raw statements, in turns."""
    committed = 0.0

    def note(change: object) -> None:
        nonlocal committed
        if isinstance(change, ScorecardChanged):
            committed = time.perf_counter()

    announce = room.database.announce

    def listen(change: Any) -> None:
        note(change)  # the commit is over, the screen not yet told
        announce(change)

    room.database.announce = listen
    raw = raw_writer(room)
    page.go_to(1)
    seen = FirstSeen(page)
    page.view.evidence.installEventFilter(seen)
    ours, theirs, until_shown = [], [], []
    for number in range(WARM_UP + count):
        QTest.keyClick(page.view.evidence, Qt.Key(Qt.Key.Key_1 + number % 5), CTRL)
        done = time.perf_counter()
        lasted = raw(number % 5 + 1)
        if number >= WARM_UP:
            ours.append(committed - seen.at)
            until_shown.append(done - seen.at)
            theirs.append(lasted)
    room.database.announce = announce
    page.view.evidence.removeEventFilter(seen)
    print(f"{count} ratings                       p50        p99")
    show("key press to committed", ours)
    show("key press to shown", until_shown)
    show("raw sqlite3, same PRAGMAs", theirs)
    for name, at in (("p50", 0.5), ("p99", 0.99)):
        print(f"ratio at {name}: {quantile(ours, at) / quantile(theirs, at):.2f}")
    del context


def raw_writer(room: Room) -> Callable[[int], float]:
    """The statements of one rating on a copy of the file; gives the seconds that they took."""
    copy = room.path.with_name("raw.db")
    with room.database.read() as session:
        session.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(room.path, copy)
    module = sqlite.driver()
    connection = module.connect(str(copy), isolation_level=None)
    for statement in sqlite.pragmas(module.sqlite_version_info):
        connection.execute(statement)
    question, card = room.questions[0], room.cards[0]
    connection.execute(
        "INSERT OR REPLACE INTO answers (scorecard_id, question_id, score, evidence)"
        " VALUES (?, ?, 1, '')",
        (card, question),
    )

    def write(score: int) -> float:
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "UPDATE answers SET score = ?, no_score = NULL"
            " WHERE scorecard_id = ? AND question_id = ?",
            (score, card, question),
        )
        moment = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
        connection.execute("UPDATE scorecards SET changed_at = ? WHERE id = ?", (moment, card))
        connection.execute("COMMIT")
        return time.perf_counter() - began

    return write


def measure_gaps(application: QApplication, page: InterviewPage) -> None:
    """Type, rate and go on for an hour that passes faster; watch the event loop all along."""
    share = CHARACTERS // QUESTIONS
    keys = [(place, number) for place in range(1, QUESTIONS + 1) for number in range(share)]
    hour = iter(keys)
    gaps: list[tuple[float, float]] = []
    began = time.perf_counter()
    skipped = MINUTES * 60 / len(keys)
    page._lines._time.clock._ticks = lambda: (  # noqa: SLF001  # an hour in less than one
        time.perf_counter() - began + skipped * len(gaps)
    )
    loop = QEventLoop()
    timer = QTimer(interval=0)

    def press() -> None:
        step = next(hour, None)
        if step is None:
            loop.quit()
            return
        place, number = step
        wall, own = time.perf_counter(), time.thread_time()
        if number == 0:
            page.go_to(place)
        if number == share - 1:
            QTest.keyClick(page.view.evidence, Qt.Key(Qt.Key.Key_1 + place % 5), CTRL)
        elif number % 97 == 96:
            QTest.keyClick(page.view.evidence, Qt.Key.Key_E, CTRL)
        else:
            QTest.keyClicks(page.view.evidence, WORDS[number % len(WORDS)])
        if number % 60 == 59:
            page.autosave.save()  # as after a pause
        gaps.append((time.perf_counter() - wall, time.thread_time() - own))

    timer.timeout.connect(press)
    timer.start()
    loop.exec()
    timer.stop()
    walls, owns = zip(*gaps, strict=True)
    print(f"\n{len(gaps)} steps of an hour with {QUESTIONS} questions")
    show("event loop busy", list(walls))
    print(f"longest: {max(walls) * 1e3:.1f} ms, of which own work {max(owns) * 1e3:.1f} ms")
    application.processEvents()


def measure_memory(application: QApplication, room: Room, tasks: Tasks, interviews: int) -> None:
    """Open and close interviews in the real window."""
    memory = Memory(Settings(person={str(room.path): room.person.id}), save=False)
    window = MainWindow(memory)
    window.take(Context(room.database, tasks, zone=UTC))
    window.show()
    rest(application, tasks)
    after = {}
    for number in range(WARM_UP + interviews):
        window.show_interview(room.cards[number % 2])
        settle(application)
        window.close_interview()
        settle(application)
        if number + 1 in {WARM_UP, WARM_UP + interviews}:
            gc.collect()
            after[number + 1] = resident()
    grown = after[WARM_UP + interviews] - after[WARM_UP]
    print(f"\n{interviews} interviews opened and closed: {grown / 1e6:+.1f} MB")
    window.close()
    window.put_away()


def rest(application: QApplication, tasks: Tasks) -> None:
    """Let a window load what it loads once, a while after it is shown: the question banks."""
    until = time.monotonic() + REST_SECONDS
    while time.monotonic() < until or not tasks.is_idle:
        settle(application)
        time.sleep(0.01)


def settle(application: QApplication) -> None:
    """What a running event loop does by itself."""
    application.processEvents()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def resident() -> int:
    """Bytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE")


def show(name: str, values: list[float]) -> None:
    """One line of the table."""
    middle, most = quantile(values, 0.5) * 1e3, quantile(values, 0.99) * 1e3
    print(f"{name:28} {middle:8.2f} ms {most:8.2f} ms")


def quantile(values: list[float], at: float) -> float:
    """The value below which this share lies."""
    return statistics.quantiles(values, n=1_000)[round(at * 1_000) - 1]


if __name__ == "__main__":
    main()
