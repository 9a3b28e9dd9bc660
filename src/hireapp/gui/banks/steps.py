"""Undo and redo of the bank editor: one command for each step that was taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from hireapp.gui.banks.step import Step
from hireapp.gui.context import Context
from hireapp.gui.steps import StepCommand


class Steps(QUndoStack):
    """Remembers steps; `took` tells the key of the question that an undo or redo is about."""

    took = Signal(str)

    def __init__(self, owner: QWidget, context: Context) -> None:
        super().__init__(owner)
        self._context = context
        self._done: set[Step] = set()

    def remember(self, step: Step) -> None:
        """Remember a step that was taken."""
        self._done.add(step)
        self.push(StepCommand(step.words, lambda forward: self._take(step, forward=forward)))

    def take_back(self, step: Step) -> None:
        """Undo one step, also when others came after it; nothing when it is undone already."""
        if step in self._done and self._take(step, forward=False):
            self.remember(Step(step.words, undo=step.redo, redo=step.undo, shows=step.shows))

    def _take(self, step: Step, *, forward: bool) -> bool:
        taken = self._context.succeeds(step.redo if forward else step.undo)
        if taken:
            (self._done.add if forward else self._done.discard)(step)
            self.took.emit(step.shows)
        return taken
