"""The list of a kit's cards: questions in order, with the wording that is offered for them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from typing_extensions import override

from hireapp.gui.cards.ordered import OrderedCards
from hireapp.gui.kit.kit_cards import KitCard
from hireapp.gui.kit.kit_delegate import KitDelegate, link_area

_LEAST_HEIGHT = 130


class KitList(OrderedCards):
    """Tells which card's “Use this wording” was clicked."""

    wording_wanted = Signal(str)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self.setItemDelegate(KitDelegate(self))

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

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, _LEAST_HEIGHT)

    def _link_at(self, point: QPoint) -> str:
        """The key of the card whose link is at a point; empty when there is none."""
        index = self.indexAt(point)
        card = self.cards.card(index)
        if isinstance(card, KitCard) and link_area(card, self.visualRect(index)).contains(point):
            return card.key
        return ""
