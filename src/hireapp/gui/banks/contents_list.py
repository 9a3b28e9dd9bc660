"""The left column of the question banks: each bank with its attitudes and their counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.bank_library import Library
from hireapp.gui.widgets import as_tool_tip
from hireapp.i18n import tr, trn

_ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW_HEIGHT = 32
_INDENT = 14
_NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A bank (no attitude), one of its attitudes, or a file that cannot be used (no bank)."""

    file: str
    title: str
    count: int = 0
    bank_id: str | None = None
    attitude_id: str | None = None

    @property
    def is_broken(self) -> bool:
        """Whether this is a file that cannot be used."""
        return self.bank_id is None

    @property
    def note(self) -> str:
        """What stands on the right."""
        return tr("cannot be used") if self.is_broken else str(self.count)

    @property
    def spoken(self) -> str:
        """The entry for a screen reader."""
        if self.is_broken:
            return f"{self.title}, {self.note}"
        questions = trn("{n} question", "{n} questions", self.count)
        return f"{self.title}, {questions}"


def entries(library: Library) -> tuple[Entry, ...]:
    """Every file of the library, a bank followed by its attitudes."""
    found: list[Entry] = []
    for shelf in library.shelves:
        bank = shelf.bank
        if bank is None:
            found.append(Entry(shelf.file, shelf.file))
            continue
        head = bank.bank
        found.append(Entry(shelf.file, head.title, len(bank.question), head.id))
        for one in bank.attitude:
            count = sum(question.attitude == one.id for question in bank.question)
            found.append(Entry(shelf.file, one.name, count, head.id, one.id))
    return tuple(found)


class ContentsModel(QAbstractListModel):
    """The entries, one a row."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()

    def show_entries(self, found: Sequence[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._entries = tuple(found)
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """The entry at an index."""
        return self._entries[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tool_tip(entry.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        return entry if role == _ENTRY_ROLE else None


class ContentsList(QListView):
    """Tells which entry is selected."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.contents = ContentsModel()
        self.setModel(self.contents)
        self.setItemDelegate(_EntryDelegate(self))
        self.setObjectName("bank-contents")
        self.setAccessibleName(tr("Banks and attitudes"))
        self.setProperty("look", "cards")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def current(self) -> Entry | None:
        """The entry that is selected."""
        return self.contents.entry(self.currentIndex())

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self.contents.entry(current)
        if entry is not None:
            self.picked.emit(entry)


class _EntryDelegate(QStyledItemDelegate):
    """Paints an entry: a bank in bold, its attitudes below, the counts on the right."""

    def __init__(self, owner: ContentsList) -> None:
        super().__init__(owner)
        self._owner = owner

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_INDENT, _ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY_ROLE)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            _paint_ground(painter, area, focused=self._owner.hasFocus())
        _paint_entry(painter, area, entry)
        painter.restore()


def _paint_ground(painter: QPainter, area: QRect, *, focused: bool) -> None:
    tokens = theme.tokens()
    painter.setBrush(QColor(tokens.card))
    painter.setPen(QPen(QColor(tokens.focus if focused else tokens.line), 2 if focused else 1))
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 6, 6)


def _paint_entry(painter: QPainter, area: QRect, entry: Entry) -> None:
    tokens = theme.tokens()
    inner = area.adjusted(10, 0, -10, 0)
    painter.setFont(theme.font(12))
    painter.setPen(QColor(tokens.bad if entry.is_broken else tokens.ink_3))
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(inner, right, entry.note)
    inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(entry.note) - 10)
    if entry.attitude_id is not None:
        inner.setLeft(inner.left() + _INDENT)
    bold = entry.attitude_id is None
    painter.setFont(theme.font(13, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
    painter.setPen(QColor(tokens.ink))
    mode = Qt.TextElideMode.ElideRight
    title = painter.fontMetrics().elidedText(entry.title, mode, inner.width())
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, title)
