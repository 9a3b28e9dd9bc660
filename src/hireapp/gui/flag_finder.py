"""Looks for flags on questions while nothing else is to be done, a few milliseconds at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from hireapp.domain.question_check.check import check_question
from hireapp.domain.question_check.flags import Flag
from hireapp.gui.bank_library import BankQuestion

_AT_ONCE = 0.004
"""Seconds of one go: what is typed meanwhile is still shown within a frame."""
_BETWEEN_NEWS = 0.5
"""Seconds between two `found`, so that lists are not laid out anew all the time."""


class FlagFinder(QObject):
    """Knows the flags of the questions looked at so far; `found` says that there are more."""

    found = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[BankQuestion] = deque()
        self._flags: dict[str, tuple[Flag, ...]] = {}
        self._has_news = False
        self._told = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)  # begun again after each go: a mistake ends it
        self._timer.timeout.connect(self._look)

    def look_at(self, questions: Iterable[BankQuestion]) -> None:
        """Look at these from now on, and forget all others."""
        self._waiting = deque(questions)
        self._flags = {}
        self._timer.start()

    def of(self, key: str) -> tuple[Flag, ...]:
        """The flags of a question; empty while it has not been looked at."""
        return self._flags.get(key, ())

    @property
    def is_done(self) -> bool:
        """Whether every question was looked at."""
        return not self._waiting

    def _look(self) -> None:
        started = perf_counter()
        while self._waiting and perf_counter() - started < _AT_ONCE:
            one = self._waiting.popleft()
            flags = check_question(one.question)
            if flags:
                self._flags[one.key] = flags
                self._has_news = True
        if self._waiting:
            self._timer.start()
        if self._has_news and (not self._waiting or started - self._told > _BETWEEN_NEWS):
            self._has_news, self._told = False, started
            self.found.emit()
