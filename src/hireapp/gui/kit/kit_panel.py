"""The middle column: the opener and the kit's questions in order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.kits import KitContent, KitQuestion
from hireapp.gui import theme
from hireapp.gui.cards.list import CardList
from hireapp.gui.cards.model import CARD_FORMAT, Card
from hireapp.gui.kit.bank_panel import HEADING_HEIGHT
from hireapp.gui.kit.hint import Hint
from hireapp.gui.question_view import minutes
from hireapp.gui.widgets import button, label, row
from hireapp.i18n import tr


class OrderedList(CardList):
    """Cards that Alt+Up, Alt+Down and the mouse put in another order, and Delete removes."""

    move_wanted = Signal(str, int)
    remove_wanted = Signal(str)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken, draggable=True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self._gap: int | None = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.current
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if steps is not None and modifiers == Qt.KeyboardModifier.AltModifier:
            if card is not None:
                self.move_wanted.emit(card.key, steps)
        elif card is not None and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_wanted.emit(card.key)
        else:
            super().keyPressEvent(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if _is_card(event):
            # Anywhere will do: the upper half of a card means above it, the lower below.
            self._show_gap(self._gap_at(event))
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_gap(None)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Say by how many places the selected card moves; the page moves it and shows it."""
        card = self.current
        self._show_gap(None)
        self.setState(QAbstractItemView.State.NoState)
        if card is None or card.dashed or not _is_card(event):
            return
        steps = self._gap_at(event) - self.currentIndex().row()
        event.acceptProposedAction()
        # Taking the card out moves the gaps below it up by one.
        self.move_wanted.emit(card.key, steps - 1 if steps > 0 else steps)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is None:
            return
        last = self._gap >= self.cards.rowCount()
        beside = self.visualRect(self.cards.index(self._gap - 1 if last else self._gap))
        y = max(1, beside.bottom() - 2 if last else beside.top() - 3)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(theme.tokens().accent), 3))
        painter.drawLine(beside.left() + 2, y, beside.right() - 2, y)
        painter.end()

    def _show_gap(self, gap: int | None) -> None:
        self._gap = gap
        self.viewport().update()

    def _gap_at(self, event: QDropEvent) -> int:
        """The gap between two cards where something is dropped: 0 is above the first."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return self.cards.rowCount()
        below = point.y() > self.visualRect(index).center().y()
        return index.row() + (1 if below else 0)


class KitPanel(QWidget):
    """Shows a content; tells the page what is wanted of which question."""

    move_wanted = Signal(str, int)
    remove_wanted = Signal(str)
    read_wanted = Signal(str)
    opener_wanted = Signal()

    def __init__(self, *tools: QWidget) -> None:
        super().__init__()
        self._tools = tools
        self.questions = OrderedList("kit-questions", tr("This kit"))
        self.add_opener = button(
            tr("Add the opener"), self.opener_wanted.emit, icon="plus", name="add-opener"
        )
        self.empty = label(
            tr("No question yet. Choose one on the left and press Enter."), "muted", wrap=True
        )
        self._read = button(tr("Read it"), self._want_read, look="link", name="kit-read-chosen")
        self._remove = button(tr("Remove"), self._want_remove, look="link", name="kit-remove")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        heading = label(tr("This kit"), "heading")
        heading.setFixedHeight(HEADING_HEIGHT)
        layout.addLayout(row(heading, None, *tools, spacing=4))
        layout.addWidget(self.add_opener)
        layout.addWidget(self.empty)
        layout.addWidget(self.questions, 1)
        hint = Hint(tr("drag, or Alt ↑ ↓, to reorder"))
        layout.addLayout(row(self._read, self._remove, hint, spacing=4))
        layout.addStretch(0)
        self.questions.move_wanted.connect(self.move_wanted)
        self.questions.remove_wanted.connect(self.remove_wanted)
        self.questions.chosen.connect(self.read_wanted)
        self.questions.opened.connect(self.read_wanted)
        self.questions.current_changed.connect(self._show_buttons)

    def show_content(self, content: KitContent, *, lacks_opener: bool) -> None:
        """Show the opener and the questions, keeping the selection."""
        row_before = self.questions.currentIndex().row()
        self.questions.cards.show_cards(_cards(content))
        if self.questions.current is None and row_before >= 0:
            self.questions.select_row(row_before)
        self.add_opener.setVisible(lacks_opener)
        self.empty.setVisible(not content.questions)
        self.questions.setVisible(bool(content.questions) or content.opener is not None)
        self._show_buttons()

    def in_order(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (*self._tools, self.add_opener, self.questions, self._read, self._remove)

    def _show_buttons(self) -> None:
        some = self.questions.current is not None
        self._read.setEnabled(some)
        self._remove.setEnabled(some)

    def _want_read(self) -> None:
        if self.questions.current is not None:
            self.read_wanted.emit(self.questions.current.key)

    def _want_remove(self) -> None:
        if self.questions.current is not None:
            self.remove_wanted.emit(self.questions.current.key)


def _is_card(event: QDropEvent) -> bool:
    return event.mimeData().hasFormat(CARD_FORMAT)


def _cards(content: KitContent) -> list[Card]:
    cards = [_card(number, one) for number, one in enumerate(content.questions, start=1)]
    if content.opener is None:
        return cards
    opener = Card(
        key=content.opener.id,
        text=content.opener.prompt,
        mark=tr("opener, never scored"),
        note=minutes(content.opener.minutes),
        dashed=True,
    )
    return [opener, *cards]


def _card(number: int, one: KitQuestion) -> Card:
    note = minutes(one.question.minutes)
    if one.weight != 1:
        note += "\n" + tr("weight {weight}").format(weight=f"{one.weight:g}")
    return Card(key=one.id, text=one.question.prompt, number=str(number), note=note)
