"""Ratings that can be taken back: written first, then pushed on the undo stack."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from hireapp.domain.ids import QuestionId
from hireapp.domain.scorecards import Rating

Rate = Callable[[QuestionId, Rating | None], bool]
"""Writes a rating and shows it; False when it was refused."""


class RatingCommand(QUndoCommand):
    """One rating that is written already: the redo that comes with the push does nothing."""

    def __init__(
        self, rate: Rate, question_id: QuestionId, before: Rating | None, after: Rating | None
    ) -> None:
        super().__init__()
        self._rate = rate
        self._question_id = question_id
        self._before = before
        self._after = after
        self._is_written = True

    @override
    def redo(self) -> None:
        if self._is_written:
            self._is_written = False
        else:
            self._write(self._after)

    @override
    def undo(self) -> None:
        self._write(self._before)

    def _write(self, rating: Rating | None) -> None:
        if not self._rate(self._question_id, rating):
            self.setObsolete(True)


class RatingHistory(QUndoStack):
    """The ratings of one sitting; `rate` writes the first time, `again` to undo and redo."""

    def __init__(self, rate: Rate, again: Rate, parent: QObject) -> None:
        super().__init__(parent)
        self._rate = rate
        self._again = again

    def rate(self, question_id: QuestionId, before: Rating | None, after: Rating | None) -> None:
        """Write a rating, and remember the one before."""
        if self._rate(question_id, after):
            self.push(RatingCommand(self._again, question_id, before, after))

    def rate_all(self, question_ids: tuple[QuestionId, ...], rating: Rating) -> None:
        """Rate questions that have no rating alike; one undo takes it all back."""
        self.beginMacro("")
        for question_id in question_ids:
            self.rate(question_id, None, rating)
        self.endMacro()
