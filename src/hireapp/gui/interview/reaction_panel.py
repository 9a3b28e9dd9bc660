"""The reaction to the opener: noted, then folded away, never scored."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from hireapp.domain.questions import Reactions
from hireapp.domain.scorecards import Reaction
from hireapp.domain.text import LINE_LIMIT
from hireapp.gui import widgets
from hireapp.gui.interview.choice_card import ChoiceCard
from hireapp.gui.interview.hint_row import chip_text
from hireapp.gui.shortcuts import RATES
from hireapp.i18n import tr

ORDER = (Reaction.FLAT, Reaction.WARM, Reaction.GOOSE_BUMPS)


class ReactionPanel(QWidget):
    """Three cards and a sentence why, or the line that says it is noted."""

    chosen = Signal(object)
    """A Reaction."""
    reason_typed = Signal(str)
    noted = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards = tuple(ChoiceCard(chip_text(one)) for one in RATES[: len(ORDER)])
        self.reason = QLineEdit()
        self.reason.setMaxLength(LINE_LIMIT)
        self.reason.setObjectName("reaction-reason")
        self.reason.setAccessibleName(tr("Why, in one sentence"))
        self.note_button = widgets.button(tr("Note it"), self.noted.emit, name="note-reaction")
        self.again_button = widgets.button(
            tr("Note it again"), self.again.emit, name="note-again", look="hint"
        )
        for one in (self.note_button, self.again_button):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for card, reaction in zip(self.cards, ORDER, strict=True):
            card.clicked.connect(lambda _checked, reaction=reaction: self.chosen.emit(reaction))
        self.reason.textEdited.connect(self.reason_typed)
        self.reason.returnPressed.connect(self.noted)
        self._why_not_scored = widgets.label(
            tr(
                "Your own reaction, never a score: it counts for nothing and sorts nobody. "
                "Once noted it is folded away."
            ),
            "muted",
            wrap=True,
        )
        self._open = self._open_side()
        self._folded = self._folded_side()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._open)
        layout.addWidget(self._folded)
        self._fold(folded=False)

    @property
    def is_folded(self) -> bool:
        """Whether only "noted" is shown."""
        return self._open.isHidden()

    def describe(self, reactions: Reactions | None) -> None:
        """Say what each reaction looks like."""
        looks = (reactions.flat, reactions.warm, reactions.goose_bumps) if reactions else ("",) * 3
        for card, reaction, text in zip(self.cards, ORDER, looks, strict=True):
            title = reaction.label[:1].upper() + reaction.label[1:]
            card.say(title, text, title)

    def show_open(
        self, reaction: Reaction | None, reason: str, *, editable: bool, discreet: bool = False
    ) -> None:
        """Show the cards; a sentence can be written once one is chosen."""
        self._fold(folded=False)
        for card, one in zip(self.cards, ORDER, strict=True):
            card.choose(chosen=one is reaction)
            card.setEnabled(editable)
            card.setVisible(not discreet)
        if self.reason.text() != reason:
            self.reason.setText(reason)
        self.reason.setEnabled(editable and reaction is not None)
        self.reason.setPlaceholderText(
            tr("Why, in one sentence") if reaction else tr("Why? Choose a reaction first")
        )
        self.reason.setVisible(not discreet)
        self.note_button.setVisible(editable and not discreet)
        self.note_button.setEnabled(reaction is not None)

    def show_folded(self) -> None:
        """Show that a reaction is noted, and nothing else about it."""
        self.reason.clear()
        for card in self.cards:
            card.choose(chosen=False)
        self._fold(folded=True)

    def _fold(self, *, folded: bool) -> None:
        self._open.setVisible(not folded)
        self._folded.setVisible(folded)

    def _open_side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        cards = QHBoxLayout()
        cards.setSpacing(8)
        for card in self.cards:
            cards.addWidget(card, 1)
        layout.addLayout(cards)
        layout.addWidget(self._why_not_scored)
        why = widgets.row(spacing=8)
        why.addWidget(self.reason, 1)
        why.addWidget(self.note_button)
        layout.addLayout(why)
        return side

    def _folded_side(self) -> QWidget:
        side = widgets.card("dashed", margins=(14, 10, 10, 10))
        words = widgets.label(tr("Noted. You see it again after you submit."), wrap=True)
        words.setObjectName("reaction-folded")
        line = widgets.row(spacing=8)
        line.addWidget(words, 1)
        line.addWidget(self.again_button)
        widgets.column(side).addLayout(line)
        return side
