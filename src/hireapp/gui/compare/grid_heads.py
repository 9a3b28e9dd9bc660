"""The heads of the grid: attitudes above, candidates' names on the left, which stay in sight."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.compare import painting, words
from hireapp.gui.compare.grid_delegate import paint_ground
from hireapp.gui.compare.grid_model import GridModel

HEAD_HEIGHT = 64
ROW_HEIGHT = 45
LEAST_NAMES_WIDTH, MOST_NAMES_WIDTH = 104, 196
_LEAST_COLUMN_WIDTH, _MOST_COLUMN_WIDTH = 64, 112
_AXIS_HEIGHT = 18
_HEAD_PX = 12
_TITLE_LINES = 3
_TITLE_MARGIN = 4


class AttitudeHeads(QHeaderView):
    """Attitude names in up to three lines; a click orders by that column."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid_model = model
        self._font = theme.font(_HEAD_PX, QFont.Weight.DemiBold)
        self._axis_font = theme.font(_HEAD_PX)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)

    def least_width(self, column: int) -> int:
        """What a column needs so that its head fits in three lines and no usual word is cut."""
        metrics = QFontMetricsF(self._font)
        title = str(self._grid_model.headerData(column, Qt.Orientation.Horizontal))
        widest = max((metrics.horizontalAdvance(word) for word in title.split()), default=0.0)
        width = round(min(_MOST_COLUMN_WIDTH, max(_LEAST_COLUMN_WIDTH, widest + 12)))
        while width < _MOST_COLUMN_WIDTH and not self._fits(title, width):
            width += 4
        return width

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD_HEIGHT)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(rect)
        paint_ground(painter, area, selected=False)
        painter.setFont(self._font)
        palette = theme.tokens()
        ordered = self._grid_model.ordered_column == logical_index
        painter.setPen(QColor(palette.ink if ordered else palette.ink_2))
        title = str(self._grid_model.headerData(logical_index, Qt.Orientation.Horizontal))
        if ordered:
            title = f"{title} ▾"
        if logical_index == self._grid_model.overall_column:
            self._paint_overall(painter, area, title)
        else:
            self._draw_title(
                painter, area.adjusted(_TITLE_MARGIN, 4, -_TITLE_MARGIN, -7), title, centred=True
            )
        painter.restore()

    def _paint_overall(self, painter: QPainter, area: QRectF, title: str) -> None:
        self._draw_title(painter, area.adjusted(10, 4, -4, -_AXIS_HEIGHT - 6), title, centred=False)
        painter.setFont(self._axis_font)
        painter.setPen(QColor(theme.tokens().ink_3))
        top = area.bottom() - _AXIS_HEIGHT - 5
        for value in painting.SCALE:
            box = QRectF(painting.scale_x(area, value) - 8, top, 16, _AXIS_HEIGHT)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(value))

    def _fits(self, title: str, width: int) -> bool:
        room = QRectF(0, 0, width - 2 * _TITLE_MARGIN, 1000)
        metrics = QFontMetricsF(self._font)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, f"{title} ▾").height()
        return needed <= _TITLE_LINES * metrics.lineSpacing()

    def _draw_title(self, painter: QPainter, area: QRectF, title: str, *, centred: bool) -> None:
        """At the foot of the area, or from its top where it is longer than the area."""
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        flags = Qt.TextFlag.TextWordWrap | across
        needed = QFontMetricsF(self._font).boundingRect(area, flags, title).height()
        fits = needed <= area.height()
        down = Qt.AlignmentFlag.AlignBottom if fits else Qt.AlignmentFlag.AlignTop
        painting.draw_wrapped(painter, area, title, across | down)


class NameHeads(QHeaderView):
    """The candidates' names, which stay in sight when the grid scrolls sideways."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grid_model = model
        self._font = theme.font(14, QFont.Weight.DemiBold)
        self._small = theme.font(11)
        self._width = LEAST_NAMES_WIDTH
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(ROW_HEIGHT)

    def fit(self) -> None:
        """As wide as the names, within reason."""
        metrics, small = QFontMetricsF(self._font), QFontMetricsF(self._small)
        widest = max(
            (
                max(
                    metrics.horizontalAdvance(row.name[:60]),
                    small.horizontalAdvance(words.remark(row)),
                )
                for row in self._grid_model.rows
            ),
            default=0.0,
        )
        self._width = round(min(MOST_NAMES_WIDTH, max(LEAST_NAMES_WIDTH, widest + 18)))
        self.setFixedWidth(self._width)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        row = self._grid_model.rows[logical_index]
        selection = self.selectionModel()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, palette = QRectF(rect), theme.tokens()
        selected = selection is not None and selection.isRowSelected(logical_index)
        paint_ground(painter, area, selected=selected)
        if selected:
            mark = QRectF(area.left(), area.top() + 7, 3, area.height() - 15)
            painter.fillRect(mark, QColor(palette.ramp[4]))
        room = area.adjusted(8, 0, -6, 0)
        remark = words.remark(row)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._font)
        painter.setPen(QColor(palette.ink))
        name = painting.elided(row.name, self._font, room.width())
        painter.drawText(room.adjusted(0, 0, 0, -15 if remark else 0), left, name)
        if remark:
            painter.setFont(self._small)
            painter.setPen(QColor(palette.ink_3))
            below = painting.elided(remark, self._small, room.width())
            painter.drawText(room.adjusted(0, 21, 0, 0), left, below)
        painter.restore()
