"""What a list of cards shows: plain values in a flat model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from hireapp.gui.widgets import as_tool_tip

CARD_ROLE = Qt.ItemDataRole.UserRole + 1
"""The whole card, for delegates."""
CARD_FORMAT = "application/x-hireapp-card"
"""What a dragged card is called while it is under way; it carries the card's key."""
_NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What one card shows; `key` tells it from the others in its list.

    `number` stands on the left, `caption` above the text, `mark` and `note` on the right; a
    `dashed` card is not one of the sequence and stays where it is.
    """

    key: str
    text: str
    number: str = ""
    caption: str = ""
    mark: str = ""
    note: str = ""
    dashed: bool = False

    @property
    def spoken(self) -> str:
        """Everything on the card, for a screen reader."""
        parts = (self.number, self.caption, self.text, self.mark, self.note)
        return ", ".join(part for part in parts if part)


class CardModel(QAbstractListModel):
    """A list of cards that keeps the selection when it is filtered or reordered."""

    def __init__(self, *, draggable: bool = False) -> None:
        super().__init__()
        self._cards: tuple[Card, ...] = ()
        self._draggable = draggable

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards; one that was there before stays selected."""
        new = tuple(cards)
        if new == self._cards:
            return
        self.layoutAboutToBeChanged.emit()
        old, self._cards = self._cards, new
        rows = {card.key: row for row, card in enumerate(new)}
        before = self.persistentIndexList()
        after = [self.index(rows.get(old[one.row()].key, -1)) for one in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def card(self, index: Index) -> Card | None:
        """The card at an index."""
        return self._cards[index.row()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Where a card is; invalid when it is not shown."""
        rows = (row for row, card in enumerate(self._cards) if card.key == key)
        return self.index(next(rows, -1))

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cards)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.card(index)
        if card is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return card.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tool_tip(card.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken
        return card if role == CARD_ROLE else None

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [CARD_FORMAT]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        dragged = QMimeData()
        keys = (card.key for card in map(self.card, indexes) if card is not None)
        dragged.setData(CARD_FORMAT, "\n".join(keys).encode())
        return dragged

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        card = self.card(index)
        if card is None:
            return Qt.ItemFlag.ItemIsDropEnabled if self._draggable else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._draggable and not card.dashed:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemNeverHasChildren
