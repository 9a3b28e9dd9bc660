"""The audit log's rows as a table, the newest first; older ones are read when scrolled to."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from hireapp.domain.audit import ShownEntry
from hireapp.gui.context import Context
from hireapp.gui.dates import month
from hireapp.gui.widgets import as_tool_tip
from hireapp.i18n import tr
from hireapp.store import audit

AT_ONCE = 200
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """What a row tells, from the left."""

    NUMBER = 0
    WHEN = 1
    WHO = 2
    WHAT = 3
    CONCERNS = 4
    OPENING = 5

    @property
    def label(self) -> str:
        """The column's head."""
        return {
            Column.NUMBER: tr("Row"),
            Column.WHEN: tr("When"),
            Column.WHO: tr("Who"),
            Column.WHAT: tr("What"),
            Column.CONCERNS: tr("Concerns"),
            Column.OPENING: tr("Opening"),
        }[self]


class AuditModel(QAbstractTableModel):
    """What the viewer may read of the log."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: list[ShownEntry] = []
        self._more = False

    def reload(self) -> None:
        """Read the newest rows again."""
        self.beginResetModel()
        self._rows = list(self._read(before=None))
        self.endResetModel()

    def entry(self, row: int) -> ShownEntry | None:
        """What a row shows."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    @override
    def fetchMore(self, parent: Index) -> None:
        older = self._read(before=self._rows[-1].entry.sequence)
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(older) - 1)
        self._rows += older
        self.endInsertRows()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.entry(index.row())
        if one is None:
            return None
        text = self._text(one, Column(index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        return as_tool_tip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return Column(section).label
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return left if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _text(self, one: ShownEntry, column: Column) -> str:
        at = self._context.local(one.entry.at)
        texts: dict[Column, Callable[[], str]] = {
            Column.NUMBER: lambda: str(one.entry.sequence),
            Column.WHEN: lambda: f"{at.day} {month(at.month)} {at:%Y %H:%M:%S}",
            Column.WHO: lambda: one.person,
            Column.WHAT: lambda: one.entry.label,
            Column.CONCERNS: lambda: " · ".join(
                filter(None, (one.candidate, one.subject, one.detail))
            ),
            Column.OPENING: lambda: one.opening,
        }
        return texts[column]()

    def _read(self, before: int | None) -> list[ShownEntry]:
        viewer = self._context.viewer.id
        found = audit.newest(self._context.database, viewer, count=AT_ONCE + 1, before=before)
        self._more = len(found) > AT_ONCE
        return list(found[:AT_ONCE])
