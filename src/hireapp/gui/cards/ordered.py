"""A column of cards in an order that people change, and that takes cards from another list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.cards.list import CardList
from hireapp.gui.cards.model import BANK_CARD_FORMAT, CARD_FORMAT

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderedCards(CardList):
    """Alt+Up, Alt+Down and the mouse move a card, Delete removes it, a bank's card can be dropped.

    `move_wanted` tells a card's key and by how many places it goes; `moved` and
    `dropped_from_bank` tell the key and the row where it is to stand, counted among the cards that
    can be moved (dashed ones are not). Nothing changes before the owner shows the new order.
    """

    move_wanted = Signal(str, int)
    moved = Signal(str, int)
    dropped_from_bank = Signal(str, int)
    remove_wanted = Signal(str)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken, draggable=True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self._gap: int | None = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.current
        steps = _STEPS.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if steps is not None and modifiers == Qt.KeyboardModifier.AltModifier:
            if card is not None and not card.dashed:
                self.move_wanted.emit(card.key, steps)
        elif card is not None and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_wanted.emit(card.key)
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        if _format(event):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if _format(event):
            # Anywhere will do: the upper half of a card means above it, the lower below.
            self._show_gap(self._gap_at(event))
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_gap(None)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._show_gap(None)
        self.setState(QAbstractItemView.State.NoState)
        form = _format(event)
        if not form:
            return
        # A view clears what it moved to another place; here the owner shows the new order.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        key = event.mimeData().data(form).toStdString()
        gap = self._gap_at(event)
        if form == BANK_CARD_FORMAT:
            self.dropped_from_bank.emit(key, self._place(gap))
        else:
            self._move(key, gap)

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
        painter.drawLine(2, y, self.viewport().width() - 3, y)
        painter.end()

    def _move(self, key: str, gap: int) -> None:
        index = self.cards.index_of(key)
        card = self.cards.card(index)
        if card is not None and not card.dashed:
            # Taking the card out moves the gaps below it up by one.
            place = self._place(gap) - (1 if gap > index.row() else 0)
            if place != self._place(index.row()):
                self.moved.emit(key, place)

    def _place(self, row: int) -> int:
        """How many cards that can be moved stand above a row."""
        return sum(not card.dashed for card in self.cards.cards[:row])

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


def _format(event: QDropEvent) -> str:
    """What a dragged card is called; empty for anything else."""
    data = event.mimeData()
    return next((one for one in (CARD_FORMAT, BANK_CARD_FORMAT) if data.hasFormat(one)), "")
