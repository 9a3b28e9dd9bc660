"""The left column of the question banks: own and shipped banks, each with its attitudes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
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

from hireapp.domain.ids import BankId
from hireapp.gui import theme
from hireapp.gui.bank_library import Library, Shelf
from hireapp.gui.widgets import as_tool_tip
from hireapp.i18n import tr, trn

_ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW_HEIGHT = 32
_INDENT = 14
_NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class EntryKind(StrEnum):
    """What an entry stands for."""

    HEADING = "heading"
    OFFER = "offer"
    BANK = "bank"
    ATTITUDE = "attitude"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: a heading, the offer of an own bank, a bank, an attitude, or a broken file."""

    kind: EntryKind
    title: str
    file: str = ""
    count: int = 0
    bank_id: str = ""
    attitude_id: str | None = None
    own: BankId | None = None

    @property
    def is_broken(self) -> bool:
        """Whether this is a file that cannot be used."""
        return self.kind is EntryKind.BROKEN

    @property
    def place(self) -> tuple[object, ...]:
        """What stays the same when names and counts change."""
        return (self.kind, self.file if self.is_broken else self.bank_id, self.own) + (
            (self.attitude_id,) if self.attitude_id else ()
        )

    @property
    def note(self) -> str:
        """What stands on the right."""
        if self.kind in {EntryKind.HEADING, EntryKind.OFFER}:
            return ""
        return tr("cannot be used") if self.is_broken else str(self.count)

    @property
    def spoken(self) -> str:
        """The entry for a screen reader."""
        if self.is_broken:
            return f"{self.title}, {self.note}"
        if not self.note:
            return self.title
        questions = trn("{n} question", "{n} questions", self.count)
        return f"{self.title}, {questions}"


def entries(library: Library) -> tuple[Entry, ...]:
    """The own banks, or the offer to begin one, then the shipped ones and what is broken."""
    own = [shelf for shelf in library.shelves if shelf.own is not None]
    shipped = [shelf for shelf in library.shelves if shelf.own is None]
    found = [Entry(kind=EntryKind.HEADING, title=tr("Ours"))]
    for shelf in own:
        found += _of_shelf(shelf)
    if not own:
        found.append(Entry(kind=EntryKind.OFFER, title=tr("Questions of our own…")))
    found.append(Entry(kind=EntryKind.HEADING, title=tr("Shipped, read only")))
    for shelf in shipped:
        found += _of_shelf(shelf)
    return tuple(found)


def _of_shelf(shelf: Shelf) -> Iterator[Entry]:
    bank = shelf.bank
    if bank is None:
        yield Entry(kind=EntryKind.BROKEN, title=shelf.file, file=shelf.file)
        return
    head = bank.bank
    counts = Counter(question.attitude for question in bank.question)
    yield Entry(
        kind=EntryKind.BANK,
        title=head.title,
        count=len(bank.question),
        bank_id=head.id,
        own=shelf.own,
    )
    for one in bank.attitude:
        yield Entry(
            kind=EntryKind.ATTITUDE,
            title=one.name,
            count=counts[one.id],
            bank_id=head.id,
            attitude_id=one.id,
            own=shelf.own,
        )


class ContentsModel(QAbstractListModel):
    """The entries, one a row; headings cannot be selected."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()

    def show_entries(self, found: Sequence[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._entries = tuple(found)
        self.endResetModel()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._entries

    def entry(self, index: Index) -> Entry | None:
        """The entry at an index."""
        return self._entries[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index)
        if entry is None or entry.kind is EntryKind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemNeverHasChildren

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
    """Tells which entry is selected; keeps it while names and counts change."""

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

    def show_library(self, library: Library) -> None:
        """Show these banks; the entry selected before stays so, else the first bank is."""
        found = entries(library)
        if found == self.contents.entries:
            return
        before = self.current
        scrolled = self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self.contents.show_entries(found)
        self.selectionModel().blockSignals(False)
        rows = (row for row, one in enumerate(found) if before and one.place == before.place)
        row = next(rows, -1)
        self.blockSignals(row >= 0)  # nothing else is picked
        self.setCurrentIndex(self.contents.index(row if row >= 0 else _first_worth_reading(found)))
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)

    def select_bank(self, own: BankId, *, keep: bool = False) -> None:
        """Select an own bank; `keep` tells nobody, so that what is edited stays."""
        for row, one in enumerate(self.contents.entries):
            if one.own == own and one.kind is EntryKind.BANK:
                self.blockSignals(keep)
                self.setCurrentIndex(self.contents.index(row))
                self.blockSignals(False)

    def select_shipped(self) -> None:
        """Select the first shipped bank."""
        found = enumerate(self.contents.entries)
        rows = (row for row, one in found if one.own is None and one.kind is EntryKind.BANK)
        row = next(rows, -1)
        if row >= 0:
            self.setCurrentIndex(self.contents.index(row))

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self.contents.entry(current)
        if entry is not None:
            self.picked.emit(entry)


def _first_worth_reading(found: Sequence[Entry]) -> int:
    """The row of the first bank, else of the first file that says why it cannot be used."""
    kinds = [one.kind for one in found]
    wanted = (EntryKind.BANK, EntryKind.BROKEN, EntryKind.OFFER)
    return next((kinds.index(kind) for kind in wanted if kind in kinds), 0)


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
        if entry.kind is EntryKind.HEADING:
            _paint_heading(painter, area, entry)
        else:
            _paint_entry(painter, area, entry)
        painter.restore()


def _paint_ground(painter: QPainter, area: QRect, *, focused: bool) -> None:
    tokens = theme.tokens()
    painter.setBrush(QColor(tokens.card))
    painter.setPen(QPen(QColor(tokens.focus if focused else tokens.line), 2 if focused else 1))
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 6, 6)


def _paint_heading(painter: QPainter, area: QRect, entry: Entry) -> None:
    painter.setFont(theme.font(11))
    painter.setPen(QColor(theme.tokens().ink_3))
    low = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
    painter.drawText(area.adjusted(10, 0, -10, -5), low, entry.title.upper())


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
    bold = entry.kind in {EntryKind.BANK, EntryKind.BROKEN}
    painter.setFont(theme.font(13, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
    painter.setPen(QColor(tokens.ink))
    mode = Qt.TextElideMode.ElideRight
    title = painter.fontMetrics().elidedText(entry.title, mode, inner.width())
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, title)
