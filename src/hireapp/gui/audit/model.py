"""The audit log's rows as a table, the newest first; older ones are read when scrolled to."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QModelIndex
from typing_extensions import override

from hireapp.domain.audit import ShownEntry
from hireapp.gui.context import Context
from hireapp.gui.dates import month
from hireapp.gui.rows_model import Cell, Index, RowsModel
from hireapp.i18n import tr
from hireapp.store import audit

AT_ONCE = 200


class Column(IntEnum):
    """What a row tells, from the left."""

    NUMBER = 0
    WHEN = 1
    WHO = 2
    WHAT = 3
    CONCERNS = 4
    OPENING = 5

    @property
    def heading(self) -> str:
        """The column's name in the user's language."""
        return {
            Column.NUMBER: tr("Row"),
            Column.WHEN: tr("When"),
            Column.WHO: tr("Who"),
            Column.WHAT: tr("What"),
            Column.CONCERNS: tr("Concerns"),
            Column.OPENING: tr("Opening"),
        }[self]


class AuditModel(RowsModel[ShownEntry, Column]):
    """What the viewer may read of the log."""

    def __init__(self, context: Context) -> None:
        super().__init__(Column)
        self._context = context
        self._more = False

    def reload(self) -> None:
        """Read the newest rows again."""
        self.show_rows(self._read(before=None))

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    @override
    def fetchMore(self, parent: Index) -> None:
        older = self._read(before=self._shown[-1].entry.sequence)
        first = len(self._shown)
        self.beginInsertRows(QModelIndex(), first, first + len(older) - 1)
        self._all += older
        self._shown += older
        self.endInsertRows()

    @override
    def _cell(self, one: ShownEntry, column: Column) -> Cell:
        text = self._text(one, column)
        return Cell(text, tip=text)

    @override
    def _spoken(self, cell: Cell, column: Column) -> str:
        return cell.text

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

    def _read(self, before: int | None) -> tuple[ShownEntry, ...]:
        viewer = self._context.viewer.id
        found = audit.newest(self._context.database, viewer, count=AT_ONCE + 1, before=before)
        self._more = len(found) > AT_ONCE
        return found[:AT_ONCE]
