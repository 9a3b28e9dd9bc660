"""One of the two tables: a click on a head orders it, rows have one height."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter
from typing_extensions import override

from hireapp.domain.insights import ScaleUse
from hireapp.gui import theme
from hireapp.gui.insights.columns import Insight
from hireapp.gui.insights.model import InsightModel
from hireapp.gui.rows_model import DRAWN_ROLE, Index
from hireapp.gui.rows_table import RowsDelegate, RowsTable

_BAR, _GAP, _BARS_HEIGHT = 8, 3, 24


class InsightDelegate(RowsDelegate):
    """Draws the bars of a scale before its text."""

    @override
    def _paint_words(self, painter: QPainter, room: QRectF, index: Index) -> None:
        scale = index.data(DRAWN_ROLE)
        if isinstance(scale, ScaleUse):
            paint_bars(painter, room, scale)
            room = room.adjusted(5 * (_BAR + _GAP) + 6, 0, 0, 0)
        super()._paint_words(painter, room, index)


class InsightTable(RowsTable):
    """Shows an InsightModel; one row is chosen at a time. `order_wanted` carries a column."""

    order_wanted = Signal(int)

    def __init__(self, model: InsightModel[Insight], name: str, spoken: str) -> None:
        widths = {place: one.width for place, one in enumerate(model.columns) if one.width}
        super().__init__(model, name, spoken, widths)
        self.setItemDelegate(InsightDelegate(self))
        self.horizontalHeader().sectionClicked.connect(self.order_wanted)


def paint_bars(painter: QPainter, room: QRectF, scale: ScaleUse) -> None:
    """How often each point was given, as five bars on one ground line."""
    palette, most = theme.tokens(), max(scale.counts)
    bottom = room.center().y() + _BARS_HEIGHT / 2
    for place, count in enumerate(scale.counts):
        left = room.left() + place * (_BAR + _GAP)
        height = max(2.0 if count else 1.0, _BARS_HEIGHT * count / most)
        colour = QColor(palette.ramp[3] if count else palette.line_strong)
        painter.fillRect(QRectF(left, bottom - height, _BAR, height), colour)
