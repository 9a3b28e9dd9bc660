"""The register as a table: searched, and filtered by state and by who told of a rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import IntEnum

from typing_extensions import override

from hireapp.domain.dumb_rules import DumbRule, Fate, Origin, RuleState
from hireapp.domain.ids import RuleId
from hireapp.gui.dates import short_day
from hireapp.gui.rows_model import Cell, RowsModel
from hireapp.i18n import tr

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


class RulesModel(RowsModel[DumbRule, Column]):
    """Rows in the order of the register; what does not match is left out."""

    def __init__(self) -> None:
        super().__init__(Column)
        self._text = ""
        self._states: frozenset[RuleState] = frozenset()
        self._origin: Origin | None = None
        self._today = date.min

    def show_rules(self, rules: tuple[DumbRule, ...], today: date) -> None:
        """Show other rules with the same search and filters."""
        self._today = today
        self.show_rows(rules)

    def search(self, text: str, states: frozenset[RuleState], origin: Origin | None) -> None:
        """Show those with all words of `text`, in one of `states` (none: all), from `origin`."""
        self._text, self._states, self._origin = text, states, origin
        self._refresh()

    def rows_of(self, rule_ids: Iterable[RuleId]) -> list[int]:
        """The rows of rules that are shown."""
        wanted = set(rule_ids)
        return [row for row, one in enumerate(self._shown) if one.id in wanted]

    @override
    def _cell(self, one: DumbRule, column: Column) -> Cell:
        words, note = self._words(one, column)
        tip = one.rule if column is Column.RULE else ""
        return Cell(words, note, self._tone(one, column), tip)

    @override
    def _spoken(self, cell: Cell, column: Column) -> str:
        return super()._spoken(cell if cell.text else replace(cell, text="–"), column)

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

    @override
    def _matches(self, one: DumbRule) -> bool:
        if self._states and one.state(self._today) not in self._states:
            return False
        if self._origin is not None and one.origin is not self._origin:
            return False
        return one.has(self._text)
