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
"""What a card is called while it is dragged within its own list; it carries the card's key."""
BANK_CARD_FORMAT = "application/x-hireapp-bank-card"
"""What a question of a bank is called while it is dragged to a kit."""
AT_FIRST = 16
"""Cards that a view is given at once, a few screens; it fetches more when somebody scrolls there.

Cards are as high as their text: measuring hundreds would be felt at each key of a search, and Qt
paints none before it has measured all that it was given.
"""
_NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What one card shows; `key` tells it from the others in its list.

    `number` stands on the left, `caption` above the text, `mark` and `note` on the right, `detail`
    small below the text and `warning` below that; a `dashed` card is not one of the sequence and
    stays where it is.
    """

    key: str
    text: str
    number: str = ""
    caption: str = ""
    mark: str = ""
    note: str = ""
    detail: str = ""
    warning: str = ""
    dashed: bool = False

    @property
    def spoken(self) -> str:
        """Everything on the card, for a screen reader."""
        first = (self.number, self.caption, self.text, self.mark, self.note)
        return ", ".join(part for part in (*first, self.detail, self.warning) if part)


class CardModel(QAbstractListModel):
    """A list of cards that keeps the selection when it is filtered or reordered.

    `rowCount` is how many the views have asked for, `cards` has all of them.
    `draggable` cards can be put in another order; cards that are `carried` can be dragged to
    another list under that name.
    """

    def __init__(self, *, draggable: bool = False, carried: str = "") -> None:
        super().__init__()
        self._cards: tuple[Card, ...] = ()
        self._given = 0
        self._draggable = draggable
        self._carried = carried

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards; one that was there before stays selected."""
        new = tuple(cards)
        if new == self._cards:
            return
        self.layoutAboutToBeChanged.emit()
        old, self._cards = self._cards, new
        before = self.persistentIndexList()
        wanted = {old[one.row()].key for one in before}
        rows = {card.key: row for row, card in enumerate(new) if card.key in wanted}
        self._given = self._enough(old, max(rows.values(), default=0))
        after = [self.index(rows.get(old[one.row()].key, -1)) for one in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def give(self, row: int) -> None:
        """Have the views know the card in a row, however far down it is, and some after it."""
        if row >= self._given:
            self._extend(row + AT_FIRST)

    @property
    def cards(self) -> tuple[Card, ...]:
        """What is shown, in order, also what no view has asked for yet."""
        return self._cards

    def card(self, index: Index) -> Card | None:
        """The card at an index."""
        return self._cards[index.row()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Where a card is; invalid when it is not shown."""
        rows = (row for row, card in enumerate(self._cards) if card.key == key)
        row = next(rows, -1)
        self.give(row)
        return self.index(row)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._given

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._given < len(self._cards)

    @override
    def fetchMore(self, parent: Index) -> None:
        # Doubled, so that the way to the end of thousands is short.
        if not parent.isValid():
            self._extend(2 * self._given)

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
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction if self._carried else Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [self._carried or CARD_FORMAT]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        dragged = QMimeData()
        keys = (card.key for card in map(self.card, indexes) if card is not None)
        dragged.setData(self._carried or CARD_FORMAT, "\n".join(keys).encode())
        return dragged

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        card = self.card(index)
        if card is None:
            return Qt.ItemFlag.ItemIsDropEnabled if self._draggable else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if (self._draggable or self._carried) and not card.dashed:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def _extend(self, count: int) -> None:
        more = min(len(self._cards), count)
        if more > self._given:
            self.beginInsertRows(_NOWHERE, self._given, more - 1)
            self._given = more
            self.endInsertRows()

    def _enough(self, old: tuple[Card, ...], row: int) -> int:
        """How many cards to give: those that were there stay, and the selected one is there."""
        enough = max(row + 1, AT_FIRST)
        if self._given > enough and [one.key for one in old] == [one.key for one in self._cards]:
            enough = self._given
        return min(len(self._cards), enough)
