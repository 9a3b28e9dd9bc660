"""The grid on screen: keys go to its cells, names get the room they need."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.cell_frame import CellFrame
from hireapp.gui.paper_entry.model import CANDIDATE, FIRST, INTERVIEWER, PaperModel
from hireapp.i18n import tr

_CELL, _WORD, _STATE = 30, 84, 96
_SHORTEST_NAME = 90
_PADDING = 20
_SHARE = 0.22
"""A name may always have so much of the table; more where the other columns leave it."""


class _Cells(CellFrame):
    """Shortens names in the middle, and gives what a scan left open a ground and bold ink."""

    def __init__(self, model: PaperModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if self._model.doubt(index):
            painter.fillRect(option.rect, QColor(theme.tokens().quote))
        super().paint(painter, option, index)

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column() < FIRST:  # people of one name differ at either end
            option.textElideMode = Qt.TextElideMode.ElideMiddle
        if self._model.doubt(index):
            option.font.setBold(True)


class PaperTable(QTableView):
    """Sends keys to the model's cells and moves on; Return keeps the row."""

    finished = Signal(int)
    evidence_wanted = Signal()

    def __init__(self, model: PaperModel) -> None:
        super().__init__()
        self._model = model
        self.setObjectName("paper-grid")
        self.setAccessibleName(tr("Paper scorecards"))
        self.setModel(model)
        self.setItemDelegate(_Cells(model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(34)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(_CELL)
        model.modelReset.connect(self._fit)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.finished.emit(index.row())
        elif key == Qt.Key.Key_F2:
            self.evidence_wanted.emit()
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._model.take_key(index, "")
        elif event.text().strip() and self._model.take_key(index, event.text()):
            self._move_on(index)
        else:
            super().keyPressEvent(event)

    def go_to(self, row: int) -> None:
        """Put the keys into the first cell of a row, or the first that a scan left open."""
        if 0 <= row < self._model.rowCount():
            column = self._model.first_unclear(row) or self._model.cells(row)[0]
            self.setCurrentIndex(self._model.index(row, column))

    def _move_on(self, index: QModelIndex) -> None:
        after = [one for one in self._model.cells(index.row()) if one > index.column()]
        if after:
            self.setCurrentIndex(self._model.index(index.row(), after[0]))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        heads, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(FIRST, self._model.columnCount()):
            self.setColumnWidth(column, _WORD if column >= self._model.reaction else _CELL)
        if not self._model.columnCount():
            return
        heads.setSectionResizeMode(mode.Interactive)
        others = _CELL * (self._model.reaction - FIRST) + 2 * _WORD + _STATE
        widths = self._name_widths(self.viewport().width(), others)
        for column, width in zip((CANDIDATE, INTERVIEWER), widths, strict=True):
            self.setColumnWidth(column, width)
        if sum(widths) + others <= self.viewport().width():
            heads.setSectionResizeMode(self._model.state, mode.Stretch)
        else:  # it would be squeezed to nothing
            self.setColumnWidth(self._model.state, _STATE)

    def _name_widths(self, whole: int, others: int) -> list[int]:
        """What the two columns of names need, as far as there is room; one lends the other."""
        room = max(round(2 * _SHARE * whole), whole - others)
        wanted = [self._wanted(column) for column in (CANDIDATE, INTERVIEWER)]
        if sum(wanted) <= room:
            return wanted
        narrow = min(min(wanted), room // 2)
        return [min(one, room - narrow) if one > narrow else narrow for one in wanted]

    def _wanted(self, column: int) -> int:
        metrics, model = self.fontMetrics(), self._model
        texts = [str(model.index(row, column).data()) for row in range(model.rowCount())]
        longest = max(map(metrics.horizontalAdvance, texts), default=0)
        return max(_SHORTEST_NAME, longest + _PADDING)
