"""Looks for flags on questions while nothing else is to be done, a few milliseconds at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from hireapp.domain.question_check.check import check_question
from hireapp.domain.question_check.flags import ALL_JURISDICTIONS, Flag
from hireapp.gui.bank_library import BankQuestion

_AT_ONCE = 0.004
"""Seconds of one go: what is clicked meanwhile is still shown within a frame."""
_REST = 400
"""Milliseconds without a go after somebody typed, so that the next key is not kept waiting."""
_BETWEEN_NEWS = 0.5
"""Seconds between two `found`, so that lists are not laid out anew all the time."""


class FlagFinder(QObject):
    """Knows the flags of the questions looked at so far; `found` tells the keys of more."""

    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.places = ALL_JURISDICTIONS
        self._waiting: deque[BankQuestion] = deque()
        self._flags: dict[str, tuple[Flag, ...]] = {}
        self._news: list[str] = []
        self._told = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)  # begun again after each go: a mistake ends it
        self._timer.timeout.connect(self._look)

    def look_at(self, questions: Iterable[BankQuestion]) -> None:
        """Look at these from now on, and forget all others."""
        self._waiting = deque(questions)
        self._flags = {}
        self._news = []
        self._timer.start(0)

    def of(self, key: str) -> tuple[Flag, ...]:
        """The flags of a question in `places`; empty while it has not been looked at."""
        return tuple(one for one in self._flags.get(key, ()) if one.applies_in(self.places))

    def rest(self) -> None:
        """Stop for a moment, since somebody types."""
        if self._waiting:
            self._timer.start(_REST)

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
                self._news.append(one.key)
        if self._waiting:  # as long a pause as the work took, for everything else
            self._timer.start(round(1_000 * (perf_counter() - started)))
        if self._news and (not self._waiting or started - self._told > _BETWEEN_NEWS):
            news, self._news, self._told = self._news, [], started
            self.found.emit(news)
