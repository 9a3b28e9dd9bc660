"""What the panel agrees on for one question, why, and who moved."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.debrief import DebriefItem
from hireapp.domain.questions import SCALE_POINTS
from hireapp.domain.scorecards import Score
from hireapp.domain.text import LINE_LIMIT
from hireapp.gui import shortcuts, widgets
from hireapp.gui.debrief.talk import moves_text
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr

_SIDE = 34
_WIDE = 720
_WIDE_FOR_UNDO = 530
"""In a narrower panel Undo stands beside the reason."""
"""From this width on it is said beside the buttons who moved."""


class WhyLine(QLineEdit):
    """The reason; `left` comes when the keyboard goes elsewhere."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("why")
        self.setMaxLength(LINE_LIMIT)
        self.setAccessibleName(tr("Why"))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ConsensusPanel(QFrame):
    """`agreed` carries a Score, or None for no consensus; `typed` comes with each key of the why.

    Nothing is chosen beforehand, and a why can be written once something is.
    """

    agreed = Signal(object)
    typed = Signal(str)
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.buttons = {
            Score(point): self._button(str(point), Score(point), f"agree-{point}")
            for point in SCALE_POINTS
        }
        for score, button in self.buttons.items():
            button.setFixedWidth(_SIDE)
            button.setAccessibleName(tr("We agree on {n}").format(n=int(score)))
            button.setToolTip(widgets.as_tool_tip(f"{int(score)}, Ctrl+{int(score)}"))
        self.none = self._button(tr("No consensus"), None, "agree-none")
        self.none.setToolTip(widgets.as_tool_tip("0, Ctrl+0"))
        self.undo = widgets.button(tr("Undo"), self.undo_wanted.emit, look="quiet", name="undo")
        key = shortcuts.shown(Action.UNDO_RATING)
        self.undo.setToolTip(
            widgets.as_tool_tip(tr("Take the last step back ({key})").format(key=key))
        )
        self.moves = widgets.ElidedLabel("", "muted")
        self.moves.setObjectName("moves")
        self.why = WhyLine()
        self.why.textEdited.connect(self.typed)
        words = widgets.label(tr("We agree on"), "heading")
        self._choices = widgets.row(words, *self.buttons.values(), self.none, None, spacing=6)
        self._below = widgets.row()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(10)
        self._column.addLayout(self._choices)
        self._column.addLayout(self._below)
        self._reason = widgets.row(self.why)
        self._column.addLayout(self._reason)
        self._arranged: tuple[bool, bool] | None = None
        self._arrange(_WIDE)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key goes, in order."""
        return (*self.buttons.values(), self.none, self.undo, self.why)

    def show_item(self, item: DebriefItem, *, editable: bool) -> None:
        """Show what is agreed on a question; the why being written stays as it is."""
        consensus = item.consensus
        for score, button in self.buttons.items():
            button.setChecked(consensus is not None and consensus.score == score)
            button.setEnabled(editable)
        self.none.setChecked(consensus is not None and consensus.score is None)
        self.none.setEnabled(editable)
        self.undo.setVisible(editable)
        self._say_moves(item)
        self.why.setEnabled(editable and consensus is not None)
        self.why.setPlaceholderText(
            tr("Why, in a sentence: what was heard that settles it")
            if consensus
            else tr("Choose what you agree on first, then say why")
        )

    def show_why(self, text: str) -> None:
        """Show another why."""
        self.why.setText(text)
        self.why.setCursorPosition(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width())

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as with Undo beside the reason, where it goes when there is less room."""
        hint = super().minimumSizeHint()
        if self._choices.indexOf(self.undo) >= 0:
            undo = self.undo.minimumSizeHint().width() + self._choices.spacing()
            hint.setWidth(hint.width() - undo)
        return hint

    def _say_moves(self, item: DebriefItem) -> None:
        moves = moves_text(item)
        kept = tr("First ratings are kept") if item.moves else ""
        self.moves.setText(moves)
        self.moves.setVisible(bool(moves))
        self.moves.setToolTip(widgets.as_tool_tip(" · ".join(filter(None, (moves, kept)))))

    def _button(self, text: str, score: Score | None, name: str) -> QPushButton:
        made = widgets.button(text, lambda: self.agreed.emit(score), name=name)
        made.setCheckable(True)
        return made

    def _arrange(self, width: int) -> None:
        """Say who moved beside the buttons where there is room, else below them."""
        moves_beside, undo_beside = width >= _WIDE, width >= _WIDE_FOR_UNDO
        wanted = (moves_beside, undo_beside)
        if wanted == self._arranged:
            return
        self._arranged = wanted
        align = Qt.AlignmentFlag.AlignRight if moves_beside else Qt.AlignmentFlag.AlignLeft
        self.moves.setAlignment(align)
        (self._choices if undo_beside else self._reason).addWidget(self.undo)
        (self._choices if moves_beside else self._below).addWidget(self.moves, 100)
