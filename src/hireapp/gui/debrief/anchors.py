"""The anchors of a question, with who gave each point and which one is agreed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hireapp.domain.debrief import DebriefItem
from hireapp.domain.questions import SCALE_POINTS
from hireapp.gui import widgets
from hireapp.gui.debrief.talk import given_text
from hireapp.i18n import tr

_BREAK = "\u200b"
_LONGEST_WORD = 24
_MOST_TEXT = 150
"""What is longer is cut in the card and whole in its tool tip."""


class AnchorCard(QFrame):
    """One point of the scale: what earns it, and who gave it."""

    def __init__(self, point: int) -> None:
        super().__init__()
        self._point = point
        self.setObjectName(f"anchor-{point}")
        self._figure = widgets.label(str(point), "strong")
        self.given = widgets.ElidedLabel("", "small")
        self.given.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.text = widgets.label("", "small", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.text.setSizePolicy(policy)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._figure)
        head.addWidget(self.given, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 7, 10, 7)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)

    def show_item(self, item: DebriefItem) -> None:
        """Show the anchor of a question."""
        anchor = item.question.anchor(self._point)
        short = widgets.shortened(anchor, _MOST_TEXT)
        self.text.setText(breakable(short))
        self.text.setToolTip(widgets.as_tool_tip(anchor) if short != anchor else "")
        given = given_text(item, self._point)
        self.given.setText(given)
        agreed = item.consensus is not None and item.consensus.score == self._point
        self._figure.setText(tr("{n} ✓").format(n=self._point) if agreed else str(self._point))
        look = "agreed" if agreed else "given" if given else "card"
        widgets.set_look(self, look)
        words = [tr("{n}: {anchor}").format(n=self._point, anchor=anchor)]
        words += [tr("given by {names}").format(names=given)] if given else []
        words += [tr("agreed")] if agreed else []
        self.setAccessibleName(", ".join(words))


class AnchorRow(QWidget):
    """The five anchors side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.cards = tuple(AnchorCard(point) for point in SCALE_POINTS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for card in self.cards:
            layout.addWidget(card, 1)

    def show_item(self, item: DebriefItem) -> None:
        """Show a question's anchors."""
        for card in self.cards:
            card.show_item(item)


def breakable(text: str) -> str:
    """Text whose very long words may be broken anywhere, so that they never widen a card."""
    words = text.split(" ")
    return " ".join(_BREAK.join(one) if len(one) > _LONGEST_WORD else one for one in words)
