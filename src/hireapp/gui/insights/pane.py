"""One view of the page: a table on a card, and the details of the row that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from hireapp.gui import widgets
from hireapp.gui.insights.details import Details
from hireapp.gui.insights.model import InsightModel
from hireapp.gui.insights.table import InsightTable

if TYPE_CHECKING:
    from hireapp.domain.insight_words import Figure

_WIDE = 960
"""From this width on the details stand beside the table, else below it."""
_DETAILS_WIDTH, _DETAILS_HEIGHT = 292, 190
_NO_LIMIT = 16_777_215
"""Qt's largest size of a widget."""

Explain = Callable[[Any], tuple[str, str, "tuple[Figure, ...]"]]
"""A row's heading, the line below it and its figures."""


class Pane(QStackedWidget):
    """Shows rows, or the sentence that stands in their place."""

    def __init__(
        self,
        model: InsightModel[Any],
        table: InsightTable,
        explain: Explain,
        nothing: widgets.EmptyState,
    ) -> None:
        super().__init__()
        self.model, self.table, self.details = model, table, Details()
        self._explain = explain
        self._chosen = ""
        frame = widgets.card(margins=(10, 6, 10, 10))
        widgets.column(frame).addWidget(table)
        filled = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, filled)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(14)
        self._sides.addWidget(frame, 1)
        self._sides.addWidget(self.details)
        self.addWidget(filled)
        self.addWidget(nothing)
        table.order_wanted.connect(self.order_by)
        table.selectionModel().currentRowChanged.connect(self._on_chosen)

    def show_rows(self, rows: Sequence[object]) -> None:
        """Show others; the row with the same key stays chosen, else the first is."""
        chosen, focused = self._chosen, self.table.hasFocus()
        self.model.show_rows(rows)
        self.setCurrentIndex(0 if rows else 1)
        if rows:
            self.table.selectRow(max(0, self.model.row_of(chosen)))
            if focused:
                self.table.setFocus()

    def order_by(self, column: int) -> None:
        """Order by a column; by the same one again, the other way round."""
        again = column == self.model.ordered_column
        first = self.model.columns[column].highest_first
        self.model.order_by(column, descending=not self.model.descending if again else first)
        self.table.scrollTo(self.table.currentIndex())

    def forget(self) -> None:
        """Let nothing that somebody else saw stay."""
        self._chosen = ""
        self.show_rows(())
        self.details.show_figures("", "", ())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = event.size().width() >= _WIDE
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.details.setMinimumWidth(_DETAILS_WIDTH if beside else 0)
        self.details.setMaximumWidth(_DETAILS_WIDTH if beside else _NO_LIMIT)
        self.details.setMinimumHeight(0 if beside else _DETAILS_HEIGHT)
        self.details.setMaximumHeight(_NO_LIMIT if beside else _DETAILS_HEIGHT)
        super().resizeEvent(event)

    def _on_chosen(self, current: QModelIndex) -> None:
        row = self.model.at(current.row())
        if row is not None:
            self._chosen = self.model.key(current.row())
            self.details.show_figures(*self._explain(row))
