"""Who asks what: every question against every seat, with what that covers below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QScrollArea, QTableView, QWidget
from typing_extensions import override

from hireapp.domain.ids import QuestionId, SeatId
from hireapp.domain.kit_coverage import by_seat
from hireapp.domain.kits import KitContent
from hireapp.domain.people import Seat
from hireapp.gui.cell_frame import CellFrame
from hireapp.gui.kit.kit_dialog import KitDialog
from hireapp.gui.kit.seat_table import SeatTable
from hireapp.gui.widgets import as_tool_tip, button
from hireapp.i18n import tr

_NOWHERE = QModelIndex()
_MOST_NAMES = 4
"""Seats whose whole names fit above their columns; more are shown by their initials."""
_NAME_WIDTH, _INITIALS_WIDTH, _PROMPT_WIDTH, _ROOM = 116, 48, 240, 760
"""In device-independent pixels."""
Index = QModelIndex | QPersistentModelIndex
Askers = dict[QuestionId, tuple[SeatId, ...] | None]


class AskersModel(QAbstractTableModel):
    """Questions down, seats across; a tick means that this seat asks it."""

    def __init__(self, content: KitContent, seats: Sequence[Seat]) -> None:
        super().__init__()
        self._seats = tuple(seats)
        self.content = content

    def show_content(self, content: KitContent) -> None:
        """Show other ticks for the same questions."""
        self.layoutAboutToBeChanged.emit()
        self.content = content
        self.layoutChanged.emit()

    def askers(self) -> Askers:
        """Who asks each question now."""
        return {one.id: one.seats for one in self.content.questions}

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.content.questions)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._seats) + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.content.questions[index.row()]
        if index.column() == 0:
            return self._prompt(index.row(), role)
        seat = self._seats[index.column() - 1]
        asks = one.is_for(seat.id)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if asks else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = tr("{name} asks it") if asks else tr("{name} does not ask it")
            return words.format(name=seat.person.name)
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() == 0:
            return False
        one = self.content.questions[index.row()]
        changed = self._seats[index.column() - 1].id
        asking = tuple(
            seat.id for seat in self._seats if one.is_for(seat.id) is not (seat.id == changed)
        )
        self.content = self.content.changing(one.id, seats=asking)
        self.dataChanged.emit(index, index)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.column():
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or section > len(self._seats):
            return None
        if section == 0:
            return tr("Question") if role == Qt.ItemDataRole.DisplayRole else None
        person = self._seats[section - 1].person
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name if len(self._seats) <= _MOST_NAMES else person.initials
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return person.name
        return as_tool_tip(person.name) if role == Qt.ItemDataRole.ToolTipRole else None

    def _prompt(self, row: int, role: int) -> Any:
        one = self.content.questions[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("{number}  {attitude}: {prompt}").format(
                number=row + 1, attitude=one.attitude.name, prompt=one.question.prompt
            )
        return as_tool_tip(one.question.prompt) if role == Qt.ItemDataRole.ToolTipRole else None


class _AskersTable(QTableView):
    """The arrow keys go from seat to seat, Space ticks, Tab leaves."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            index = self.currentIndex()
            self.model().setData(index, None, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)


class SeatsDialog(KitDialog):
    """Ticks who asks what; “Keep” makes one step of it."""

    def __init__(
        self,
        parent: QWidget,
        content: KitContent,
        seats: Sequence[Seat],
        keep: Callable[[Askers], object],
    ) -> None:
        about = tr(
            "Each interviewer asks and rates the questions that are ticked. Two on one attitude "
            "see more than one; two on one question take the time twice."
        )
        super().__init__(parent, "seats-dialog", tr("Who asks what"), about)
        self.resize(830, 700)
        self._seats = tuple(seats)
        self._on_keep = keep
        self.model = AskersModel(content, seats)
        self.table = _AskersTable()
        self.table.setObjectName("askers")
        self.table.setAccessibleName(tr("Who asks what"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(CellFrame(self.table))
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        width = _NAME_WIDTH if len(self._seats) <= _MOST_NAMES else _INITIALS_WIDTH
        header.setMinimumSectionSize(_INITIALS_WIDTH)
        header.setDefaultSectionSize(width)
        header.resizeSection(0, max(_PROMPT_WIDTH, _ROOM - width * len(self._seats)))
        self.deal = button(tr("Deal out evenly"), self._deal, name="dialog-deal")
        self.deal.setEnabled(bool(self._seats))
        self.feet.insertWidget(0, self.deal)
        self.below = SeatTable()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.below)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.table, 3)
        self.body.addWidget(scroll, 2)
        self.model.dataChanged.connect(self._show_coverage)
        self.model.layoutChanged.connect(self._show_coverage)
        self._show_coverage()
        self.table.setFocus()
        self.table.setCurrentIndex(self.model.index(0, 1 if self._seats else 0))

    @override
    def keep(self) -> None:
        """Let these seats ask."""
        self._on_keep(self.model.askers())

    def _deal(self) -> None:
        seats = [one.id for one in self._seats]
        self.model.show_content(self.model.content.dealing_evenly(seats))

    def _show_coverage(self) -> None:
        content = self.model.content
        split = by_seat(content, [one.id for one in self._seats])
        self.below.show_split(split, self._seats, content, wide=True)
