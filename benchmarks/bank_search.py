"""How long a key in the search of 5,000 questions takes until its matches are painted.

    python benchmarks/bank_search.py [ROUNDS]

Prints the median and the 99th percentile of key-to-shown in the kit builder's bank panel against
a frame of 16.7 ms, how long the panel needs to show the bank at first, and the same search by a
plain list comprehension over strings in the same run.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from hireapp.domain.banks import Bank
from hireapp.gui import theme
from hireapp.gui.bank_library import Library, Shelf, load_banks, questions_of
from hireapp.gui.kit.bank_panel import BankPanel

QUESTIONS = 5_000
FRAME = 16.7
ROUNDS = 4
TYPED = ("customer", "rule that hurt", "colleague", "time when a", "case 31", "guest", "xyz")
PAUSE = 0.06
"""Seconds between two keys of somebody who types fast."""
PATIENCE = 0.1
"""Seconds after which nothing more is expected to be painted."""
SETTLED = 1.0
"""Seconds until a new list is laid out; the question check goes on between the keys."""


class Painted(QObject):
    """Knows when one of the widgets that it watches was painted last."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.moment = 0.0
        for widget in widgets:
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._note)  # by then it is painted
        return False

    def _note(self) -> None:
        self.moment = time.perf_counter()

    def wait(self, since: float) -> float:
        """Milliseconds from a moment until something was painted after it.

        A key that changes no match paints nothing: then until its work was done.
        """
        QApplication.processEvents()
        done = time.perf_counter()
        while self.moment <= since and time.perf_counter() < done + PATIENCE:
            QApplication.processEvents()
        return (max(self.moment, since) - since or done - since) * 1e3


def large_library() -> Library:
    """The shipped questions again and again, each with another case in its prompt and own id."""
    random = Random(5)
    shipped = load_banks()
    attitudes = {one.id: one for one in shipped.attitudes}
    chosen = [random.choice(shipped.scored).question for _ in range(QUESTIONS)]
    questions = tuple(
        msgspec.structs.replace(one, id=f"case-{n}", prompt=f"{one.prompt} Case {n}.")
        for n, one in enumerate(chosen)
    )
    head = shipped.banks[0].bank
    bank = Bank(bank=head, attitude=tuple(attitudes.values()), question=questions)
    shelf = Shelf("large.toml", bank)
    return Library((shelf,), tuple(questions_of(shelf)))


def settle(seconds: float) -> None:
    """Let the window do what it has put off."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()


def type_all(panel: BankPanel, painted: Painted, rounds: int) -> list[float]:
    """Milliseconds from each key to its matches on the screen."""
    taken = []
    for text in TYPED * rounds:
        for key in [*text, *[""] * len(text)]:
            started = time.perf_counter()
            if key:
                QTest.keyClicks(panel.search, key)
            else:
                QTest.keyClick(panel.search, Qt.Key.Key_Backspace)
            taken.append(painted.wait(started))
            settle(PAUSE)
    return taken


def search_plainly(texts: list[str], rounds: int) -> list[float]:
    """Milliseconds of the same searches by a list comprehension, which shows nothing."""
    taken = []
    for text in TYPED * rounds:
        for length in [*range(1, len(text) + 1), *range(len(text))]:
            started = time.perf_counter()
            found = [one for one in texts if text[:length] in one]
            taken.append((time.perf_counter() - started) * 1e3)
            del found
    return taken


def show(panel: BankPanel, library: Library) -> float:
    """Milliseconds until the panel shows its first questions."""
    painted = Painted(panel.questions.viewport())
    panel.resize(360, 700)
    started = time.perf_counter()
    panel.show_library(library, frozenset())
    panel.show()
    return painted.wait(started)


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    application = QApplication([])
    theme.load_fonts()
    theme.apply(application, dark=False)
    started = time.perf_counter()
    load_banks()
    loaded = (time.perf_counter() - started) * 1e3
    library = large_library()
    panel = BankPanel()
    first = show(panel, library)
    settle(SETTLED)
    painted = Painted(panel.questions.viewport(), panel.nothing)
    taken = type_all(panel, painted, rounds)
    plain = search_plainly([one.words for one in library.scored], rounds)
    print(f"shipped banks read           {loaded:8.1f} ms")
    print(f"{QUESTIONS} questions first shown   {first:8.1f} ms")
    print(f"keys typed                   {len(taken):8}")
    for name, values in (("key to shown", taken), ("list comprehension", plain)):
        cuts = statistics.quantiles(values, n=100)
        print(f"{name:20} p50     {cuts[49]:8.2f} ms  {cuts[49] / FRAME:6.2f} of a frame")
        print(f"{name:20} p99     {cuts[98]:8.2f} ms  {cuts[98] / FRAME:6.2f} of a frame")


if __name__ == "__main__":
    main()
