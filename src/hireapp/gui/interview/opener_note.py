"""Noting the reaction to the opener: open while it is chosen, then folded away."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from hireapp.domain.scorecards import Reaction
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.reaction_panel import ReactionPanel


class OpenerNote(QObject):
    """What happens on the reaction panel of one interview.

    `typed` comes when something may wait to be saved, `folded` when the reaction was put away,
    `opened` when it is to be noted again.
    """

    typed = Signal()
    folded = Signal()
    opened = Signal()

    def __init__(self, panel: ReactionPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._editor: InterviewEditor | None = None
        self.is_open = False
        panel.reason_typed.connect(self._on_reason_typed)
        panel.noted.connect(self._on_noted)
        panel.again.connect(self._on_again)

    def turn(self, editor: InterviewEditor) -> None:
        """Fold away what is noted, since another step comes on screen; sealed, it is read."""
        self._editor = editor
        if editor.is_editable:
            editor.fold_reaction()
        self.is_open = not editor.is_editable or not editor.reaction_noted

    def choose(self, reaction: Reaction) -> None:
        """Take a reaction over, while the panel is open."""
        if self._editor is not None and self._editor.is_editable and self.is_open:
            self._editor.note_reaction(reaction, self._editor.reaction_reason)

    def _on_reason_typed(self, reason: str) -> None:
        if self._editor is not None and self._editor.reaction is not None:
            self._editor.note_reaction(self._editor.reaction, reason)
            self.typed.emit()

    def _on_noted(self) -> None:
        if self._editor is not None and self._editor.reaction_noted:
            self._editor.fold_reaction()
            self.is_open = False
            self.folded.emit()

    def _on_again(self) -> None:
        self.is_open = True
        self.opened.emit()
