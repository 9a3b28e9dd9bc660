"""Saves what is typed soon after the last key; what cannot be saved stays and is tried again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from hireapp.domain.ids import CandidateId, QuestionId
from hireapp.errors import HireError

AFTER_LAST_KEY_MS = 800
RETRY_MS = 2_000


@dataclass(frozen=True, slots=True)
class Field:
    """The notes on a candidate, or why the panel agreed on an answer."""

    candidate_id: CandidateId
    question_id: QuestionId | None = None


class Autosave(QObject):
    """Holds the last text of each field; `failed` tells once when saving begins to fail."""

    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[Field, tuple[str, Callable[[], object]]] = {}
        self._told = False
        self._timer = QTimer(self, singleShot=True, interval=AFTER_LAST_KEY_MS)
        self._timer.timeout.connect(lambda: self.save())

    def later(self, field: Field, text: str, work: Callable[[], object]) -> None:
        """Save a text by `work` soon, instead of what waited for the same field."""
        self._waiting[field] = (text, work)
        self._timer.start(AFTER_LAST_KEY_MS)

    def forget(self, field: Field) -> None:
        """Save nothing for a field, since something newer was."""
        self._waiting.pop(field, None)

    def text(self, field: Field, saved: str) -> str:
        """The text of a field: what waits to be saved, else what is."""
        waiting = self._waiting.get(field)
        return waiting[0] if waiting else saved

    def save(self, *, tell_again: bool = False) -> bool:
        """Save now; whether everything is saved. `tell_again` repeats why it is not."""
        self._timer.stop()
        self._told = self._told and not tell_again
        for field, waiting in list(self._waiting.items()):
            try:
                waiting[1]()
            except HireError as error:
                self._timer.start(RETRY_MS)
                if not self._told:
                    self._told = True
                    self.failed.emit(error)
                return False
            self._waiting.pop(field, None)
        self._told = False
        return True
