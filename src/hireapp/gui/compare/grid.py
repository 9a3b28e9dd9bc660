"""The grid of one kit version: scores by attitude, names that stay, rows that can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTableView,
)
from typing_extensions import override

from hireapp.domain.comparison import Row
from hireapp.domain.ids import AttitudeId, CandidateId
from hireapp.domain.people import Person, Role
from hireapp.gui.compare import painting
from hireapp.gui.compare.block_view import BlockView
from hireapp.gui.compare.grid_delegate import GridDelegate
from hireapp.gui.compare.grid_heads import (
    HEAD_HEIGHT,
    ROW_HEIGHT,
    AttitudeHeads,
    NameHeads,
)
from hireapp.gui.compare.grid_model import GridModel
from hireapp.i18n import tr
from hireapp.paper.comparison_words import Order

_LEAST_OVERALL, _MOST_OVERALL = 160, 300
_LEAST_ROWS_SHOWN = 10
_FRAME = 2
_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Grid(QTableView):
    """One block of the comparison.

    `ordering_wanted` carries an Ordering, `columns_wanted` a tuple of AttitudeId, `row_chosen`,
    `candidate_wanted`, `mark_wanted` and `reveal_wanted` a Row, `cell_wanted` a Row and a Column.
    """

    ordering_wanted = Signal(object)
    columns_wanted = Signal(object)
    row_chosen = Signal(object)
    candidate_wanted = Signal(object)
    cell_wanted = Signal(object, object)
    mark_wanted = Signal(object)
    reveal_wanted = Signal(object)
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("grid")
        self.grid_model = GridModel(self)
        self._viewer: Person | None = None
        self._pressed = QModelIndex()
        self._heads = AttitudeHeads(self.grid_model, self)
        self._names = NameHeads(self.grid_model, self)
        self._by_rank = self._corner(tr("Rank"), "by-rank", tr("Order by rank"), Order.OVERALL)
        self._by_name = self._corner(tr("Candidate"), "by-name", tr("Order by name"), Order.NAME)
        self._look()
        self.setModel(self.grid_model)
        self.setHorizontalHeader(self._heads)
        self.setVerticalHeader(self._names)
        self._delegate = GridDelegate(self)
        self.setItemDelegate(self._delegate)
        self._heads.sectionClicked.connect(self._order_by_column)
        self._heads.dragged.connect(self._move_column)
        self._names.mark_wanted.connect(self._mark)
        self._names.sectionDoubleClicked.connect(lambda place: self._open(place, None))
        self.selectionModel().selectionChanged.connect(lambda: self._on_selected())

    def show_view(self, view: BlockView, viewer: Person) -> None:
        """Show a block; the chosen candidate stays chosen."""
        chosen = self.chosen()
        self._viewer = viewer
        self.setAccessibleName(tr("Comparison, kit v{number}").format(number=view.block.kit_number))
        self.grid_model.show_view(view)
        ordering = view.view.ordering
        self._by_name.setText(_marked(tr("Candidate"), on=ordering is Order.NAME))
        self._by_rank.setText(tr("Rank"))
        self._names.fit()
        self._span_withheld()
        self._share_width()
        self.updateGeometry()
        if chosen is not None:
            self._choose_again(chosen)

    def show_marks(self, marked: frozenset[CandidateId]) -> None:
        """Show which candidates are marked for the view side by side."""
        self._names.marked = marked
        self._names.viewport().update()

    def chosen(self) -> Row | None:
        """The selected candidate's row."""
        selected = self.selectionModel().selectedRows()
        return self.grid_model.rows[selected[0].row()] if selected else None

    def may_reveal(self, row: Row) -> bool:
        """Whether this viewer may break a candidate's seal, and something is under it."""
        coordinates = self._viewer is not None and self._viewer.role is Role.COORDINATOR
        return coordinates and not row.revealed and row.submitted > 0

    @override
    def sizeHint(self) -> QSize:
        """A few rows; what is left of the window makes it higher, up to all of them."""
        rows = min(_LEAST_ROWS_SHOWN, len(self.grid_model.rows))
        return QSize(640, self._height_for(rows))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        frame, height = self.frameWidth(), self._heads.height()
        rank = self._names.rank_width - 4  # the heads' own margin makes up for it
        self._by_rank.setGeometry(frame, frame, rank, height)
        self._by_name.setGeometry(frame + rank, frame, self._names.width() - rank, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        widths = tuple(map(self._heads.sectionSize, range(self._heads.count())))
        self._delegate.prepare(self.grid_model.view, widths, self.devicePixelRatioF())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), painting.inks().card)
        painter.end()
        super().paintEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):  # not only the current cell, as Qt would
            self.copy_wanted.emit()
        elif not index.isValid() or not self._handle_key(event, index):
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._pressed = self.indexAt(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton
        if left and index.isValid() and event.modifiers() & _CTRL:
            self._mark(index.row())
            return
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() is Qt.MouseButton.LeftButton
        if left and plain and index.isValid() and index == self._pressed:
            self._open(index.row(), index.column())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        if not index.isValid():
            return
        row = self.grid_model.rows[index.row()]
        menu = self._menu_for(row)
        if menu.isEmpty():
            menu.deleteLater()
            return
        self.selectRow(index.row())
        place = self.visualRect(index).center() if keyboard else event.pos()
        menu.popup(self.viewport().mapToGlobal(place))

    def _handle_key(self, event: QKeyEvent, index: QModelIndex) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        bare = modifiers & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and bare in {Qt.KeyboardModifier.NoModifier, _CTRL}:
            self._open(index.row(), None if bare == _CTRL else index.column())
        elif key == Qt.Key.Key_Space:
            self._mark(index.row())
        elif key in _STEPS and bare == _CTRL_SHIFT:
            self._move_column(index.column(), index.column() + _STEPS[key])
        elif key == Qt.Key.Key_Up and bare == _CTRL_SHIFT:
            self._order_by_column(index.column())
        else:
            return False
        return True

    def _menu_for(self, row: Row) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row.visible:
            menu.addAction(tr("Details…")).triggered.connect(
                lambda: self.candidate_wanted.emit(row)
            )
            mark = menu.addAction(tr("Mark for side by side"))
            mark.setCheckable(True)
            mark.setChecked(row.candidate_id in self._names.marked)
            mark.triggered.connect(lambda: self.mark_wanted.emit(row))
        if self.may_reveal(row):
            reveal = menu.addAction(tr("Reveal before all are in…"))
            reveal.triggered.connect(lambda: self.reveal_wanted.emit(row))
        return menu

    def _corner(self, text: str, name: str, tip: str, ordering: Order) -> QPushButton:
        made = QPushButton(text, self)
        made.setProperty("look", "head")
        made.setObjectName(name)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setToolTip(tip)
        made.clicked.connect(lambda: self.ordering_wanted.emit(ordering))
        return made

    def _look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        # What scrolls is moved, not drawn again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _height_for(self, rows: int) -> int:
        bar = self.horizontalScrollBar()
        scrolls = bar.sizeHint().height() if self._needs_to_scroll() else 0
        return HEAD_HEIGHT + rows * ROW_HEIGHT + scrolls + _FRAME

    def _needs_to_scroll(self) -> bool:
        return self._heads.length() > self.viewport().width()

    def _share_width(self) -> None:
        """Every column gets what it needs; what is left over is shared by the attitudes."""
        overall = self.grid_model.view.overall_column
        if self.grid_model.columnCount() == 0:
            return
        least = [self._heads.least_width(column) for column in range(overall)]
        room = self.viewport().width() - sum(least)
        last = max(_LEAST_OVERALL, min(_MOST_OVERALL, room))
        extra = max(0, room - last)
        for column, width in enumerate(least):
            share = extra // overall + (1 if column < extra % overall else 0)
            self._heads.resizeSection(column, width + share)
        self._heads.resizeSection(overall, last)
        self.setMaximumHeight(self._height_for(len(self.grid_model.rows)))

    def _span_withheld(self) -> None:
        self.clearSpans()
        width = self.grid_model.columnCount()
        for place, row in enumerate(self.grid_model.rows):
            if not row.visible and width > 1:
                self.setSpan(place, 0, 1, width)

    def _choose_again(self, chosen: Row) -> None:
        place = self.grid_model.row_of(chosen.candidate_id)
        if place is not None and self.chosen() is None:
            self.selectRow(place)

    def _order_by_column(self, column: int) -> None:
        self.ordering_wanted.emit(self.grid_model.view.ordering_of(column))

    def _move_column(self, before: int, after: int) -> None:
        """Only attitudes move, and only among themselves."""
        columns = [one.attitude_id for one in self.grid_model.view.columns]
        if not 1 <= before <= len(columns):
            return
        wanted: list[AttitudeId] = [*columns[: before - 1], *columns[before:]]
        wanted.insert(max(1, min(len(columns), after)) - 1, columns[before - 1])
        if wanted != columns:
            self.columns_wanted.emit(tuple(wanted))

    def _mark(self, place: int) -> None:
        row = self.grid_model.rows[place]
        if row.visible:
            self.mark_wanted.emit(row)

    def _open(self, place: int, column: int | None) -> None:
        """The evidence of a cell, or everything about a candidate."""
        row = self.grid_model.rows[place]
        if not row.visible:
            return
        attitude = None if column is None else self.grid_model.view.attitude_at(column)
        if attitude is None:
            self.candidate_wanted.emit(row)
        else:
            self.cell_wanted.emit(row, attitude)

    def _on_selected(self) -> None:
        self._names.viewport().update()
        row = self.chosen()
        if row is not None:
            self.row_chosen.emit(row)


def _marked(title: str, *, on: bool) -> str:
    return f"{title} ▾" if on else title
