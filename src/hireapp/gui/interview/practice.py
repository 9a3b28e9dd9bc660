"""Trying a kit: the live interview on a practice candidate, of which nothing is kept."""

from __future__ import annotations

from typing_extensions import override

from hireapp.domain.ids import OpeningId
from hireapp.gui.context import Context
from hireapp.gui.interview.page import InterviewPage
from hireapp.store import practice
from hireapp.store.practice import Practice


class PracticePage(InterviewPage):
    """The interview with a database of its own, which no other page ever sees."""

    def __init__(self, context: Context, begun: Practice) -> None:
        own = Context(begun.database, context.tasks, zone=context.zone)
        own.look_as(begun.person)
        super().__init__(own, is_practice=True)
        own.setParent(self)
        own.failed.connect(context.failed)
        self._begun = begun
        self.open_scorecard(begun.scorecard_id)

    @override
    def leave(self) -> bool:
        """Always: there is nothing to lose."""
        return True

    def end(self) -> None:
        """Let go of everything that was written."""
        self.autosave.watch(None)
        self.editor = None
        self._begun.database.close()


def try_kit(context: Context, opening_id: OpeningId) -> PracticePage:
    """A practice interview on an opening's newest kit.

    Raises:
        Refused: when the kit has no question.
    """
    return PracticePage(context, practice.begin(context.database, opening_id, context.viewer.id))
