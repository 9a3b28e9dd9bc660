"""A column of cards with the keys that people expect."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from hireapp.gui.cards.delegate import CardDelegate
from hireapp.gui.cards.model import Card, CardModel

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_OPENING = (Qt.Key.Key_Space, Qt.Key.Key_Right)


class CardList(QListView):
    """Enter or a double-click chooses a card, Space or the right arrow opens it to read.

    `name` finds the list in tests, `spoken` is what a screen reader calls it, `draggable` and
    `carried` are as in `CardModel`.
    """

    chosen = Signal(str)
    opened = Signal(str)
    current_changed = Signal(str)

    def __init__(
        self, name: str, spoken: str, *, draggable: bool = False, carried: str = ""
    ) -> None:
        super().__init__()
        self.cards = CardModel(draggable=draggable, carried=carried)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setProperty("look", "cards")
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        if carried:
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def current(self) -> Card | None:
        """The card that is selected."""
        return self.cards.card(self.currentIndex())

    def select(self, key: str) -> bool:
        """Select a card and scroll to it; False when it is not shown."""
        index = self.cards.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def select_row(self, row: int) -> None:
        """Select the card in a row, or the last one when there are fewer."""
        self.cards.give(row)
        last = self.cards.rowCount() - 1
        self.setCurrentIndex(self.cards.index(max(0, min(row, last))))

    def clear_current(self) -> None:
        """Select nothing and begin at the top again."""
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.current
        plain = event.modifiers() in _PLAIN
        if card is not None and plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(card.key)
        elif card is not None and plain and event.key() in _OPENING:
            self.opened.emit(card.key)
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        card = self.cards.card(self.indexAt(event.position().toPoint()))
        if card is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(card.key)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None:
            self.select_row(0)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        card = self.cards.card(current)
        self.current_changed.emit(card.key if card else "")
