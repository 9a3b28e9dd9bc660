"""Undo and redo of the kit page: one command for each step that was taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.context import Context
from hireapp.gui.kit.editor import KitEditor, Step

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
            self.push(_StepCommand(step, self._take))
        return step is not None

    def _take(self, step: Step, forward: bool) -> bool:
        return self._context.succeeds(lambda: self._editor().take(step, forward=forward))


class _StepCommand(QUndoCommand):
    """A step that was taken already: its first redo does nothing."""

    def __init__(self, step: Step, take: Callable[[Step, bool], bool]) -> None:
        super().__init__(step.words)
        self._step = step
        self._take = take
        self._taken = True

    @override
    def redo(self) -> None:
        if self._taken:
            self._taken = False
        elif not self._take(self._step, True):
            self.setObsolete(True)

    @override
    def undo(self) -> None:
        if not self._take(self._step, False):
            self.setObsolete(True)


class ActionTool(QToolButton):
    """An action as a small button, its icon in the colours of light or dark."""

    def __init__(self, action: QAction, icon: str) -> None:
        super().__init__()
        self._icon = icon
        action.setIcon(theme.icon(icon))
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.defaultAction().setIcon(theme.icon(self._icon))
