"""Looks at a kit's questions a few milliseconds at a time, so that the page never waits."""

from __future__ import annotations

from time import perf_counter

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from hireapp.domain.kits import KitContent
from hireapp.domain.question_check.check import check_question
from hireapp.domain.question_check.flags import ALL_JURISDICTIONS, Flag
from hireapp.domain.questions import Question
from hireapp.gui.kit.checks import Findings

_AT_ONCE = 0.008
"""Seconds of one go."""


class Checking(QObject):
    """Knows the flags of every question it has seen; `done` says that all of a kit are known."""

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.places = ALL_JURISDICTIONS
        self._known: dict[bytes, tuple[Flag, ...]] = {}
        self._waiting: list[Question] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)  # begun again after each go: a mistake ends it
        self._timer.timeout.connect(self._look)

    def findings(self, content: KitContent) -> Findings:
        """What is known of a kit; a single question that is new is looked at at once."""
        new = [one.question for one in content.questions if _key(one.question) not in self._known]
        if len(new) == 1:
            self._learn(new.pop())
        self._waiting = new
        if new:
            self._timer.start()
        found = {one.id: self._flags(one.question) for one in content.questions}
        return Findings({key: flags for key, flags in found.items() if flags}, is_whole=not new)

    def _look(self) -> None:
        started = perf_counter()
        while self._waiting and perf_counter() - started < _AT_ONCE:
            self._learn(self._waiting.pop())
        if self._waiting:
            self._timer.start()
        else:
            self.done.emit()

    def _flags(self, question: Question) -> tuple[Flag, ...]:
        known = self._known.get(_key(question), ())
        return tuple(one for one in known if one.applies_in(self.places))

    def _learn(self, question: Question) -> None:
        self._known[_key(question)] = check_question(question)


def _key(question: Question) -> bytes:
    return msgspec.json.encode(question)
