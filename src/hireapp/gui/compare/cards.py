"""Below the grid: what is too close, what to talk about, how far to trust the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.comparison import ComparisonSheet
from hireapp.domain.people import Person
from hireapp.gui import theme, widgets
from hireapp.gui.compare import card_words, painting, words
from hireapp.gui.compare.card_words import Topic
from hireapp.i18n import tr

_WIDE = 860
"""From this width on three cards stand in one row."""


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
            shrink(one)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.setSpacing(4)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.text)
        self.column.addStretch(1)

    def say(self, sentences: Iterable[str]) -> None:
        """One sentence a line; hidden with nothing to say."""
        text = words.as_paragraphs(sentences)
        if text != self.text.text():
            self.text.setText(text)
        self.setVisible(bool(text))


class LinkLine(QPushButton):
    """One line that leads somewhere; what does not fit is in the tool tip."""

    def __init__(self, text: str, on_click: Callable[[], object]) -> None:
        super().__init__()
        self._full = text
        self.setProperty("look", "link")
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(widgets.as_tool_tip(text))
        self.clicked.connect(lambda: on_click())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.fontMetrics().elidedText(
            self._full, Qt.TextElideMode.ElideRight, self.width() - 10
        )
        self.setText(words.for_menu(room))


class TalkCard(Card):
    """What to talk about first; each line opens its cell."""

    topic_wanted = Signal(object)
    """Carries a Topic."""

    def __init__(self) -> None:
        super().__init__(tr("Talk about these first"), "talk-first")
        self._topics: list[Topic] = []
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.column.insertLayout(2, self.lines)

    def show_topics(self, topics: list[Topic], *, revealed: bool) -> None:
        """Show the topics, or that there are none."""
        self.say(
            []
            if topics
            else [
                tr("Nothing: no question on which interviewers differ by 2 or more.")
                if revealed
                else tr("Nothing is revealed yet.")
            ]
        )
        self.text.setVisible(not topics)
        self.show()
        if topics == self._topics:
            return
        self._topics = topics
        widgets.clear(self.lines)
        for topic in topics:
            line = LinkLine(topic.text, partial(self.topic_wanted.emit, topic))
            line.setToolTip(
                widgets.as_tool_tip(tr("{topic}: see the evidence").format(topic=topic.text))
            )
            self.lines.addWidget(line)


class Cards(QWidget):
    """The cards side by side, three in a row or two where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self.too_close = Card(tr("Too close to call"), "too-close")
        self.talk_first = TalkCard()
        self.interviewers = Card(tr("Interviewers"), "interviewers")
        self.first_place = Card(tr("Does the first place survive?"), "first-place")
        self.surprising = Card(tr("Surprising ratings"), "surprising")
        self.exceptions = Card(tr("Cautions and exceptions"), "exceptions")
        self._all = (
            self.too_close,
            self.talk_first,
            self.interviewers,
            self.first_place,
            self.exceptions,
            self.surprising,
        )
        for card in self._all:
            card.setParent(self)  # shown before it has a place it would be a window of its own
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._arrange(3)

    def show_sheet(self, sheet: ComparisonSheet, viewer: Person, progress: str) -> None:
        """Say what stands out; `progress` where figures are still worked out."""
        revealed = any(row.visible for row in sheet.rows)
        self.too_close.say(card_words.too_close(sheet, progress))
        self.talk_first.show_topics(card_words.topics(sheet), revealed=revealed)
        self.interviewers.say(card_words.interviewers(sheet, viewer, progress))
        self.first_place.say(card_words.first_place(sheet, progress) if revealed else ())
        self.surprising.say(card_words.surprising(sheet))
        self.exceptions.say(card_words.cautions(sheet))
        self._arrange(self._columns, again=True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(3 if self.width() >= _WIDE else 2)

    def _arrange(self, columns: int, *, again: bool = False) -> None:
        if columns == self._columns and not again:
            return
        self._columns = columns
        shown = [card for card in self._all if not card.isHidden()]
        for card in self._all:
            self._grid.removeWidget(card)
        for place, card in enumerate(shown):
            self._grid.addWidget(card, place // columns, place % columns)
        for place in range(3):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)


class _Sample(QWidget):
    """A sample of the ramp, of a hatched gap (None), or of the floor's sign (0)."""

    def __init__(self, score: int | None) -> None:
        super().__init__()
        self._score = score
        self.setFixedSize(QSize(34 if score != 0 else 14, 20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._score is None:
            painting.fill_hatched(painter, rect)
        elif self._score == 0:
            painting.draw_floor_sign(painter, rect.adjusted(0, 2, 0, 0), QColor(palette.ink))
        else:
            painting.fill_chip(painter, rect, palette.score_fill(self._score))
            painter.setFont(theme.font(11, QFont.Weight.DemiBold))
            painter.setPen(palette.score_ink(self._score))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(self._score))
        painter.end()


class Legend(QWidget):
    """What the signs of the grid mean."""

    def __init__(self) -> None:
        super().__init__()
        self._figure = _said("")
        self._floor: tuple[QWidget, ...] = (_Sample(0), _said(tr("below the floor")))
        first = QHBoxLayout()
        for score in painting.SCALE:
            first.addWidget(_Sample(score))
        first.addWidget(self._figure, 6)
        first.addWidget(_Sample(None))
        first.addWidget(_said(tr("no score, and why")), 2)
        first.addWidget(self._floor[0])
        first.addWidget(self._floor[1], 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first.setSpacing(8)
        column.addLayout(first)
        column.addWidget(
            _said(
                tr(
                    "Overall: dot and bar, adjusted score with its 90% interval; hollow mark, raw "
                    "mean. Overlapping bars alone don't mean a tie: the rank says."
                )
            )
        )

    def show_kind(self, *, adjusted: bool, floors: bool) -> None:
        """Say what the figures in the cells are."""
        self._figure.setText(
            tr("adjusted for strict and lenient interviewers; small: they differ by 2 or more")
            if adjusted
            else tr("panel mean; small figures: interviewers differ by 2 or more")
        )
        for one in self._floor:
            one.setVisible(floors)


def shrink(label: QLabel) -> None:
    """Let a label be as narrow as its place, and as high as its lines."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(label.wordWrap())
    label.setSizePolicy(policy)


def _said(text: str) -> QLabel:
    made = widgets.label(text, "small", wrap=True)
    shrink(made)
    return made
