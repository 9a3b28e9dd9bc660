"""Undo and redo of the kit page: one command for each step that was taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from hireapp.gui.context import Context
from hireapp.gui.kit.editor import KitEditor, Step
from hireapp.gui.steps import StepCommand

Work = Callable[[], Step | None]


class Steps(QUndoStack):
    """Takes steps and remembers how to undo them; None means that nothing changed."""

    def __init__(self, owner: QWidget, context: Context, editor: Callable[[], KitEditor]) -> None:
        super().__init__(owner)
        self._context = context
        self._editor = editor

    def edit(self, work: Work) -> bool:
        """Take a step, a refusal goes to the banner; whether something changed."""
        return self._remember(self._context.attempt(work))

    def keep(self, work: Work) -> bool:
        """Take a step for a dialog, which says a refusal itself; whether something changed."""
        return self._remember(work())

    def _remember(self, step: Step | None) -> bool:
        if step is not None:
            self.push(StepCommand(step.words, lambda forward: self._take(step, forward=forward)))
        return step is not None

    def _take(self, step: Step, *, forward: bool) -> bool:
        return self._context.succeeds(lambda: self._editor().take(step, forward=forward))
