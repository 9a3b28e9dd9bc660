"""The list of a kit's cards: questions in order, with the wording that is offered for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from typing_extensions import override

from hireapp.gui.cards.model import Card
from hireapp.gui.cards.ordered import OrderedCards
from hireapp.gui.kit.kit_cards import KitCard
from hireapp.gui.kit.kit_delegate import KitDelegate, link_area

_LEAST_HEIGHT = 130


class KitList(OrderedCards):
    """Tells which card's “Use this wording” was clicked.

    The selected card stays in sight when it grows, by a remark, or the list gets less room.
    """

    wording_wanted = Signal(str)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self.setItemDelegate(KitDelegate(self))

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards instead, keeping the selection."""
        in_sight = self._has_current_in(self.viewport().rect())
        self.cards.show_cards(cards)
        if in_sight:
            self.scrollTo(self.currentIndex())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._link_at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        key = self._link_at(event.position().toPoint())
        if key and event.button() == Qt.MouseButton.LeftButton:
            self.wording_wanted.emit(key)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # another width breaks the texts elsewhere
        if self._has_current_in(QRect(QPoint(), event.oldSize())):
            self.scrollTo(self.currentIndex())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, _LEAST_HEIGHT)

    def _has_current_in(self, area: QRect) -> bool:
        return self.visualRect(self.currentIndex()).intersects(area)

    def _link_at(self, point: QPoint) -> str:
        """The key of the card whose link is at a point; empty when there is none."""
        index = self.indexAt(point)
        card = self.cards.card(index)
        if isinstance(card, KitCard) and link_area(card, self.visualRect(index)).contains(point):
            return card.key
        return ""
