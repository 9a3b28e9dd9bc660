"""Undo and redo of the bank editor: one command for each step that was taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.banks.step import Step
from hireapp.gui.context import Context


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
        self.push(_StepCommand(step, self._take))

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


class _StepCommand(QUndoCommand):
    """A step that was taken already: its first redo does nothing."""

    def __init__(self, step: Step, take: Callable[..., bool]) -> None:
        super().__init__(step.words)
        self._step = step
        self._take = take
        self._taken = True

    @override
    def redo(self) -> None:
        if self._taken:
            self._taken = False
        elif not self._take(self._step, forward=True):
            self.setObsolete(True)

    @override
    def undo(self) -> None:
        if not self._take(self._step, forward=False):
            self.setObsolete(True)


class ActionTool(QToolButton):
    """An action as a small button, its icon in the colours of light or dark."""

    def __init__(self, action: QAction, icon: str, name: str) -> None:
        super().__init__()
        self._icon = icon
        action.setIcon(theme.icon(icon))
        self.setObjectName(name)
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.defaultAction().setIcon(theme.icon(self._icon))
