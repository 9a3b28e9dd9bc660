"""The register as a table: searched, and filtered by state and by who told of a rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from hireapp.domain.dumb_rules import DumbRule, Fate, Origin, RuleState
from hireapp.domain.ids import RuleId
from hireapp.gui.dates import short_day
from hireapp.gui.rows_table import NOTE_ROLE, TONE_ROLE
from hireapp.gui.widgets import as_tool_tip
from hireapp.i18n import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SETTLED = frozenset({RuleState.TRASHED, RuleState.CHANGED, RuleState.KEPT})


class Column(IntEnum):
    """The columns."""

    RULE = 0
    STATE = 1
    LEADER = 2

    @property
    def heading(self) -> str:
        """The column's name in the user's language."""
        return {
            Column.RULE: tr("Rule"),
            Column.STATE: tr("State"),
            Column.LEADER: tr("Answers for it"),
        }[self]


class RulesModel(QAbstractTableModel):
    """Rows in the order of the register; what does not match is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[DumbRule, ...] = ()
        self._shown: list[DumbRule] = []
        self._text = ""
        self._states: frozenset[RuleState] = frozenset()
        self._origin: Origin | None = None
        self._today = date.min

    @property
    def everything(self) -> tuple[DumbRule, ...]:
        """All rules, shown or not."""
        return self._all

    @property
    def shown(self) -> tuple[DumbRule, ...]:
        """The rules that match, in order."""
        return tuple(self._shown)

    def set_rules(self, rules: tuple[DumbRule, ...], today: date) -> None:
        """Show other rules with the same search and filters."""
        self._all, self._today = rules, today
        self._refresh()

    def search(self, text: str, states: frozenset[RuleState], origin: Origin | None) -> None:
        """Show those with all words of `text`, in one of `states` (none: all), from `origin`."""
        self._text, self._states, self._origin = text, states, origin
        self._refresh()

    def rule(self, row: int) -> DumbRule | None:
        """The rule in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rows_of(self, rule_ids: Iterable[RuleId]) -> list[int]:
        """The rows of rules that are shown."""
        wanted = set(rule_ids)
        return [row for row, one in enumerate(self._shown) if one.id in wanted]

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.rule(index.row()) if index.isValid() else None
        if one is None:
            return None
        column = Column(index.column())
        words, note = self._words(one, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == NOTE_ROLE:
            return note
        if role == TONE_ROLE:
            return self._tone(one, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.RULE:
            return as_tool_tip(one.rule)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (f"{column.heading}: {words or '–'}", note) if part)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return Column(section).heading
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, one: DumbRule, column: Column) -> tuple[str, str]:
        verdict, state = one.verdict, one.state(self._today)
        if column is Column.RULE:
            return one.rule, " · ".join(part for part in (one.theme, one.origin.short) if part)
        if column is Column.LEADER:
            return (verdict.leader, "") if verdict else ("", "")
        if verdict is None or state in _SETTLED:
            return state.label, ""
        todo = tr("to trash") if verdict.fate is Fate.TRASH else tr("to change")
        due = tr("by {day}").format(day=short_day(verdict.due)) if verdict.due else ""
        if state is RuleState.OVERDUE:
            return state.label, f"{todo} {due}"
        return todo, due

    def _tone(self, one: DumbRule, column: Column) -> str:
        state = one.state(self._today)
        if column is Column.RULE:
            return "quiet" if state in _SETTLED else "strong"
        if column is Column.STATE and state is RuleState.OVERDUE:
            return "bad"
        return "quiet" if state in _SETTLED else ""

    def _matches(self, one: DumbRule) -> bool:
        if self._states and one.state(self._today) not in self._states:
            return False
        if self._origin is not None and one.origin is not self._origin:
            return False
        return one.has(self._text)

    def _refresh(self) -> None:
        self.beginResetModel()
        self._shown = [one for one in self._all if self._matches(one)]
        self.endResetModel()
