"""The grid of one kit version: scores by attitude, names that stay, rows that can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
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

from hireapp.domain.comparison import Block, Row
from hireapp.domain.people import Person, Role
from hireapp.gui.compare.grid_delegate import GridDelegate
from hireapp.gui.compare.grid_heads import HEAD_HEIGHT, ROW_HEIGHT, AttitudeHeads, NameHeads
from hireapp.gui.compare.grid_model import GridModel
from hireapp.gui.compare.ordering import Ordering
from hireapp.i18n import tr
from hireapp.paper.comparison_words import Order

_LEAST_OVERALL, _MOST_OVERALL = 186, 236
_LEAST_ROWS_SHOWN = 5
_FRAME = 2


class Grid(QTableView):
    """One block of the comparison.

    `ordering_wanted` carries an Ordering, `reveal_wanted` the Row whose seal somebody wants to
    break, `row_chosen` the Row that was selected.
    """

    ordering_wanted = Signal(object)
    reveal_wanted = Signal(object)
    row_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("grid")
        self.grid_model = GridModel(self)
        self._viewer: Person | None = None
        self._heads = AttitudeHeads(self.grid_model, self)
        self._names = NameHeads(self.grid_model, self)
        self._by_name = QPushButton(tr("Candidate"), self)
        self._look()
        self.setModel(self.grid_model)
        self.setHorizontalHeader(self._heads)
        self.setVerticalHeader(self._names)
        self.setItemDelegate(GridDelegate(self))
        self._heads.sectionClicked.connect(self._on_head_clicked)
        self._by_name.clicked.connect(lambda: self.ordering_wanted.emit(Order.NAME))
        self.selectionModel().selectionChanged.connect(lambda: self._on_selected())

    def show_block(self, block: Block, ordering: Ordering, viewer: Person) -> None:
        """Show a block; the chosen candidate stays chosen."""
        chosen = self.chosen()
        self._viewer = viewer
        self.setAccessibleName(tr("Comparison, kit v{number}").format(number=block.kit_number))
        self.grid_model.show_block(block, ordering)
        by_name = ordering is Order.NAME
        self._by_name.setText(f"{tr('Candidate')} ▾" if by_name else tr("Candidate"))
        self._names.fit()
        self._span_withheld()
        self._share_width()
        self.updateGeometry()
        if chosen is not None:
            self._choose_again(chosen)

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
        frame = self.frameWidth()
        self._by_name.setGeometry(frame, frame, self._names.width(), self._heads.height())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        if not index.isValid():
            return
        row = self.grid_model.rows[index.row()]
        if not self.may_reveal(row):
            return
        self.selectRow(index.row())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(tr("Reveal before all are in…"))
        action.triggered.connect(lambda: self.reveal_wanted.emit(row))
        place = self.visualRect(index).center() if keyboard else event.pos()
        menu.popup(self.viewport().mapToGlobal(place))

    def _look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
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
        self._by_name.setProperty("look", "head")
        self._by_name.setObjectName("by-name")
        self._by_name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._by_name.setToolTip(tr("Order by name"))

    def _height_for(self, rows: int) -> int:
        bar = self.horizontalScrollBar()
        scrolls = bar.sizeHint().height() if self._needs_to_scroll() else 0
        return HEAD_HEIGHT + rows * ROW_HEIGHT + scrolls + _FRAME

    def _needs_to_scroll(self) -> bool:
        return self._heads.length() > self.viewport().width()

    def _share_width(self) -> None:
        """Every column gets what it needs; what is left over is shared."""
        overall = self.grid_model.overall_column
        if self.grid_model.columnCount() == 0:
            return
        least = [self._heads.least_width(column) for column in range(overall)]
        room = self.viewport().width() - sum(least)
        last = max(_LEAST_OVERALL, min(_MOST_OVERALL, room))
        extra = max(0, room - last)
        for column, width in enumerate(least):
            share = extra // overall + (1 if column < extra % overall else 0)
            self._heads.resizeSection(column, width + share)
        self._heads.resizeSection(overall, last if overall else max(last, room))
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

    def _on_head_clicked(self, column: int) -> None:
        self.ordering_wanted.emit(self.grid_model.ordering_of(column))

    def _on_selected(self) -> None:
        self._names.viewport().update()
        row = self.chosen()
        if row is not None:
            self.row_chosen.emit(row)
