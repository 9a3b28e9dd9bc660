"""What each interviewer rated and heard, side by side; many of them in rows that scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.debrief import DebriefItem, Voice
from hireapp.domain.scorecards import Score
from hireapp.gui import widgets
from hireapp.gui.debrief.talk import first_text, rating_text, standing_apart
from hireapp.i18n import tr

_NARROWEST = 172
_SQUEEZED = 124
"""How narrow cards may be where there is no height for a second row."""
_LOWEST = 156
_SPACING = 10


class Evidence(QPlainTextEdit):
    """Evidence to read, scroll and copy; nothing can be written in it."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.setObjectName("heard")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(0)
        self.setPlaceholderText(tr("Nothing was written."))
        self.setAccessibleName(tr("Evidence of {name}").format(name=name))
        self.setPlainText(text)
        self.setMinimumHeight(56)


class VoiceCard(QFrame):
    """One interviewer: name, rating, how it was at first, evidence."""

    def __init__(self, voice: Voice, *, apart: bool) -> None:
        super().__init__()
        self.setObjectName("voice")
        self.setProperty("look", "apart" if apart else "card")
        name = widgets.ElidedLabel(voice.person.name, "strong")
        scored = isinstance(voice.rating, Score)
        rating = widgets.label(rating_text(voice.rating), "figure" if scored else "heading")
        note = widgets.ElidedLabel(_note(voice, apart=apart), "small")
        note.setObjectName("voice-note")
        self.evidence = Evidence(voice.heard, voice.person.name)
        head = QHBoxLayout()
        head.setContentsMargins(2, 0, 4, 0)
        head.setSpacing(10)
        head.addWidget(rating)
        head.addWidget(note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 8, 8)
        layout.setSpacing(4)
        name.setContentsMargins(2, 0, 4, 0)
        layout.addWidget(name)
        layout.addLayout(head)
        paper = voice.paper.aside if voice.paper else ""
        if paper:
            entered = widgets.ElidedLabel(paper, "small")
            entered.setContentsMargins(2, 0, 4, 0)
            layout.addWidget(entered)
        layout.addWidget(self.evidence, 1)
        said = (voice.person.name, rating_text(voice.rating), note.text(), paper)
        self.setAccessibleName(", ".join(filter(None, said)))


class Voices(QScrollArea):
    """The cards in as many columns as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("voices")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = QWidget()
        self._grid = QGridLayout(self._ground)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        self.setWidget(self._ground)
        self.cards: list[VoiceCard] = []
        self._shown: tuple[object, ...] = ()
        self._columns = 0

    def show_item(self, item: DebriefItem) -> bool:
        """Show a question's voices; False when they are shown already and stay as scrolled."""
        wanted = (item.question.id, item.voices)
        if wanted == self._shown:
            return False
        self._shown = wanted
        widgets.clear(self._grid)
        apart = standing_apart(item)
        self.cards = [VoiceCard(one, apart=one.person.id in apart) for one in item.voices]
        for card in self.cards:
            card.evidence.installEventFilter(self)
        self._columns = 0
        self._arrange()
        self.verticalScrollBar().setValue(0)
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A card that the Tab key reaches is scrolled to as a whole.
        if event.type() == QEvent.Type.FocusIn:
            for card in self.cards:
                if card.evidence is watched:
                    self.ensureWidgetVisible(card, 0, 0)
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        columns = self._fitting()
        if not self.cards or columns == self._columns:
            return
        for place, card in enumerate(self.cards):
            card.setMinimumHeight(_LOWEST)
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns

    def _fitting(self) -> int:
        """How many columns: as few rows as can be, each with about as many cards."""
        count = max(1, len(self.cards))
        low = self.height() < 2 * _LOWEST + _SPACING
        least = (_SQUEEZED if low else _NARROWEST) + _SPACING
        columns = max(1, min(count, (self.width() + _SPACING) // least))
        rows = -(-count // columns)
        return -(-count // rows)


def _note(voice: Voice, *, apart: bool) -> str:
    parts = [first_text(voice), tr("stands apart") if apart else ""]
    return " · ".join(filter(None, parts))
