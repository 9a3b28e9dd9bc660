"""Below the grid: what is too close, what to talk about, how interviewers lean, the legend."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.comparison import ComparisonSheet
from hireapp.domain.people import Person
from hireapp.gui import theme, widgets
from hireapp.gui.compare import painting, words
from hireapp.i18n import tr
from hireapp.paper import comparison_words

_SHARES = (11, 13, 10, 9)
_WIDE = 900
"""From this width on the cards stand in one row."""


class Card(QFrame):
    """A heading with sentences, as plain text."""

    def __init__(self, heading: str, name: str) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName(name)
        self.heading = widgets.label(heading, "heading")
        self.text = widgets.label("", wrap=True)
        self.text.setObjectName(f"{name}-text")
        self.text.setFont(theme.font(13))
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for one in (self.heading, self.text):
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(one is self.text)
            one.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.text, 1)

    def say(self, sentences: Iterable[str]) -> None:
        """One sentence a line."""
        self.text.setText(words.as_paragraphs(sentences))


class Cards(QWidget):
    """The cards side by side, in two rows where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self.too_close = Card(tr("Too close to call"), "too-close")
        self.talk_first = Card(tr("Talk about these first"), "talk-first")
        self.interviewers = Card(tr("Interviewers"), "interviewers")
        self.exceptions = Card(tr("Exceptions"), "exceptions")
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._arrange(4)

    def show_sheet(self, sheet: ComparisonSheet, viewer: Person) -> None:
        """Say what stands out."""
        note = tr("Raw means only, not adjusted for strict and lenient interviewers.")
        self.too_close.say([*comparison_words.too_close(sheet), note])
        self.talk_first.say(words.talk_first(sheet))
        self.interviewers.say(words.leans(sheet, viewer))
        found = comparison_words.exceptions(sheet)
        self.exceptions.say(found or [tr("Nothing is revealed yet.")])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(4 if self.width() >= _WIDE else 2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        cards = (self.too_close, self.talk_first, self.interviewers, self.exceptions)
        for place, card in enumerate(cards):
            self._grid.addWidget(card, place // columns, place % columns)
            share = _SHARES[place] if columns == len(cards) else 1
            self._grid.setColumnStretch(place, share if place < columns else 0)


class _Chip(QWidget):
    """A sample of the ramp, or of a hatched gap."""

    def __init__(self, score: int | None) -> None:
        super().__init__()
        self._score = score
        self.setFixedSize(QSize(34, 20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._score is None:
            painting.fill_hatched(painter, rect)
            return
        painting.fill_chip(painter, rect, palette.score_fill(self._score))
        painter.setFont(theme.font(11, QFont.Weight.DemiBold))
        painter.setPen(QColor(palette.score_ink(self._score)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(self._score))


class Legend(QWidget):
    """What the signs of the grid mean."""

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for score in painting.SCALE:
            layout.addWidget(_Chip(score))
        layout.addWidget(
            _said(tr("panel mean; small figures: interviewers differ by 2 or more")), 5
        )
        layout.addWidget(_Chip(None))
        layout.addWidget(_said(tr("no score, and why; a small %: the share of the kit scored")), 5)


def _said(text: str) -> QWidget:
    made = widgets.label(text, "small", wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
