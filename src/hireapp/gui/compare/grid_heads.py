"""The heads of the grid: columns above; ranks and names on the left, which stay in sight."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from hireapp.domain.ids import CandidateId
from hireapp.gui import theme
from hireapp.gui.compare import painting, words
from hireapp.gui.compare.block_view import LEVEL_COLUMN
from hireapp.gui.compare.grid_delegate import paint_ground
from hireapp.gui.compare.grid_model import GridModel

HEAD_HEIGHT = 64
ROW_HEIGHT = 45
_LEAST_RANK_WIDTH = 42
LEAST_NAMES_WIDTH, MOST_NAMES_WIDTH = 96, 180
_LEVEL_WIDTH = 102
_LEAST_COLUMN_WIDTH, _MOST_COLUMN_WIDTH = 52, 112
_AXIS_HEIGHT = 18
_HEAD_PX = 11
_TITLE_LINES = 3
_TITLE_MARGIN = 2
_MARK_WIDTH = 16
_KEPT_NAMES = 500
_NAME_SAMPLE = 300
"""So many names tell how wide the column is to be."""
_CTRL = Qt.KeyboardModifier.ControlModifier
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class AttitudeHeads(QHeaderView):
    """Titles in up to three lines; a click orders by that column, a drag moves an attitude."""

    dragged = Signal(int, int)
    """From which column to which one."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid_model = model
        self._font = theme.font(_HEAD_PX, QFont.Weight.DemiBold)
        self._axis_font = theme.font(12)
        self._putting_back = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.sectionMoved.connect(self._on_moved)

    def least_width(self, column: int) -> int:
        """What a column needs so that its head fits in three lines and no usual word is cut."""
        if column == LEVEL_COLUMN:
            return _LEVEL_WIDTH
        metrics = QFontMetricsF(self._font)
        title = self._title(column)
        widest = max((metrics.horizontalAdvance(word) for word in title.split()), default=0.0)
        width = round(min(_MOST_COLUMN_WIDTH, max(_LEAST_COLUMN_WIDTH, widest + 6)))
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
        view, own = self._grid_model.view, painting.inks()
        ordered = view.ordered_column == logical_index
        painter.setPen(own.ink if ordered else own.ink_2)
        title = f"{self._title(logical_index)} ▾" if ordered else self._title(logical_index)
        room = area.adjusted(_TITLE_MARGIN, 4, -_TITLE_MARGIN, -7)
        if logical_index == view.overall_column:
            self._paint_overall(painter, area, title)
        elif logical_index == LEVEL_COLUMN:
            self._draw_title(painter, room.adjusted(6, 0, 0, 0), title, centred=False)
        else:
            self._draw_title(painter, room, title, centred=True)
        painter.restore()

    def _title(self, column: int) -> str:
        return self._grid_model.view.title(column)

    def _paint_overall(self, painter: QPainter, area: QRectF, title: str) -> None:
        self._draw_title(painter, area.adjusted(10, 4, -4, -_AXIS_HEIGHT - 6), title, centred=False)
        painter.setFont(self._axis_font)
        painter.setPen(painting.inks().ink_3)
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

    def _on_moved(self, _: int, before: int, after: int) -> None:
        """The model moves its columns itself, so that copies, spans and keys follow."""
        if self._putting_back:
            return

        def put_back() -> None:
            self._putting_back = True
            self.moveSection(after, before)
            self._putting_back = False
            self.dragged.emit(before, after)

        QTimer.singleShot(0, self, put_back)


class NameHeads(QHeaderView):
    """Ranks and names, which stay in sight when the grid scrolls sideways."""

    mark_wanted = Signal(int)
    """Ctrl+click: the row to mark, or not to mark any more."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grid_model = model
        self._font = theme.font(14, QFont.Weight.DemiBold)
        self._rank = theme.font(13, QFont.Weight.DemiBold)
        self._small = theme.font(11)
        self.rank_width = _LEAST_RANK_WIDTH
        self._width = self.rank_width + LEAST_NAMES_WIDTH
        self._drawn: dict[tuple[object, ...], QPixmap] = {}
        self.marked: frozenset[CandidateId] = frozenset()
        # What scrolls is moved, not drawn again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
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
                for row in self._grid_model.rows[:_NAME_SAMPLE]
            ),
            default=0.0,
        )
        names = min(MOST_NAMES_WIDTH, max(LEAST_NAMES_WIDTH, widest + 10 + _MARK_WIDTH))
        ranks = map(self._grid_model.view.rank, self._grid_model.rows)
        longest = QFontMetricsF(self._rank).horizontalAdvance(max(ranks, key=len, default=""))
        self.rank_width = max(_LEAST_RANK_WIDTH, round(longest) + 14)
        self._width = self.rank_width + round(names)
        self.setFixedWidth(self._width)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & _CTRL and event.button() is Qt.MouseButton.LeftButton:
            self.mark_wanted.emit(self.logicalIndexAt(event.position().toPoint()))
            return
        super().mousePressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), painting.inks().card)
        painter.end()
        super().paintEvent(event)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        row = self._grid_model.rows[logical_index]
        selection = self.selectionModel()
        selected = selection is not None and selection.isRowSelected(logical_index)
        ratio = self.devicePixelRatioF()
        label = _Label(
            self._grid_model.view.rank(row),
            row.name,
            words.remark(row),
            row.candidate_id in self.marked,
            selected,
        )
        key = (label, rect.width(), rect.height(), ratio, theme.is_dark())
        drawn = self._drawn.get(key)
        if drawn is None:
            if len(self._drawn) >= _KEPT_NAMES:
                self._drawn.clear()
            drawn = self._drawn[key] = self._draw(label, rect.size(), ratio)
        painter.drawPixmap(rect.topLeft(), drawn)

    def _draw(self, label: _Label, size: QSize, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        area, own = QRectF(0, 0, size.width(), size.height()), painting.inks()
        paint_ground(painter, area, selected=label.selected)
        if label.selected:
            painter.fillRect(QRectF(0, 7, 3, area.height() - 15), own.mark)
        painter.setPen(own.ink)
        painter.setFont(self._rank)
        painter.drawText(QRectF(8, 0, self.rank_width, area.height()), _LEFT, label.rank)
        room = area.adjusted(self.rank_width + 4, 0, -4, 0)
        if label.marked:
            room.setRight(room.right() - _MARK_WIDTH)
            mark = QRectF(room.right(), 0, _MARK_WIDTH, area.height())
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, "✓")
        self._draw_name(painter, room, label.name, label.remark)
        painter.end()
        return pixmap

    def _draw_name(self, painter: QPainter, room: QRectF, name: str, remark: str) -> None:
        painter.setFont(self._font)
        shown = painting.elided(name, self._font, room.width())
        painter.drawText(room.adjusted(0, 0, 0, -15 if remark else 0), _LEFT, shown)
        if remark:
            painter.setFont(self._small)
            painter.setPen(painting.inks().ink_3)
            below = painting.elided(remark, self._small, room.width())
            painter.drawText(room.adjusted(0, 21, 0, 0), _LEFT, below)


@dataclass(frozen=True, slots=True)
class _Label:
    """What the head of a row shows."""

    rank: str
    name: str
    remark: str
    marked: bool
    selected: bool
