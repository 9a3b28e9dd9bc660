"""Steps that were taken and can be undone, and the small buttons for that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QUndoCommand
from PySide6.QtWidgets import QToolButton
from typing_extensions import override

from hireapp.gui import theme


class StepCommand(QUndoCommand):
    """A step that was taken already: its first redo does nothing.

    `take` goes forward (True) or back and tells whether it could; a step that could not be taken
    is forgotten.
    """

    def __init__(self, words: str, take: Callable[[bool], bool]) -> None:
        super().__init__(words)
        self._take = take
        self._taken = True

    @override
    def redo(self) -> None:
        if self._taken:
            self._taken = False
        elif not self._take(True):
            self.setObsolete(True)

    @override
    def undo(self) -> None:
        if not self._take(False):
            self.setObsolete(True)


class ActionTool(QToolButton):
    """An action as a small button, its icon in the colours of light or dark."""

    def __init__(self, action: QAction, icon: str, name: str = "") -> None:
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
