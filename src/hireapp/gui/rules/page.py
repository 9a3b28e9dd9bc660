"""The Dumb rules page: our rules that hurt customers, worked through by a committee."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from hireapp.domain.changes import (
    Change,
    OpeningChanged,
    PeopleChanged,
    RulesChanged,
    ScorecardChanged,
)
from hireapp.domain.dumb_rules import (
    DumbRule,
    Origin,
    RuleCounts,
    RuleState,
    counts,
    may_work_through,
)
from hireapp.domain.ids import RuleId
from hireapp.exchange import comparison_export, rules_export
from hireapp.gui import shortcuts, widgets
from hireapp.gui.context import Context
from hireapp.gui.flow import FlowLayout
from hireapp.gui.page import Page
from hireapp.gui.rows_table import RowsTable
from hireapp.gui.rules.actions import RuleActions
from hireapp.gui.rules.details import RuleDetails
from hireapp.gui.rules.model import Column, RulesModel
from hireapp.gui.saving_files import ask_where
from hireapp.gui.search_field import SearchField
from hireapp.gui.shortcuts import Action, on_key
from hireapp.i18n import tr, trn
from hireapp.paper.output import write
from hireapp.store import dumb_rules

_DETAILS_WIDTH = 270
_WIDTHS: dict[int, int] = {Column.STATE: 168, Column.LEADER: 140}
_UNDER_WAY = frozenset({RuleState.UNDER_WAY, RuleState.OVERDUE})
_PILLS: tuple[frozenset[RuleState], ...] = (
    frozenset(),
    frozenset({RuleState.OPEN}),
    _UNDER_WAY,
    frozenset({RuleState.OVERDUE}),
    frozenset({RuleState.TRASHED}),
    frozenset({RuleState.CHANGED, RuleState.KEPT}),
)


class RulesPage(Page):
    """The register with its search, filters and the rule that is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = RulesModel()
        self.table = RowsTable(
            self.model,
            "rules",
            tr("Dumb rules"),
            _WIDTHS,
            several=True,
            gives_way=((Column.LEADER, 560),),
        )
        self.acts = RuleActions(self)
        self.details = RuleDetails()
        self._note = widgets.button(
            tr("Note a rule"), self.acts.note, look="primary", name="note-rule"
        )
        self._note.setToolTip(widgets.as_tool_tip(shortcuts.shown(Action.DUMB_RULE)))
        self._export = widgets.button(tr("Export"), name="export-rules")
        self._export.setMenu(self._export_menu())
        self.header = widgets.PageHeader(tr("Dumb rules"), self._export, self._note)
        self.search = SearchField("find-rule", tr("Find a rule"))
        self.search.setPlaceholderText(tr("Find a rule"))
        self.search.setMaximumWidth(240)
        self.origin = self._origin_box()
        self.pills = [self._pill(number) for number in range(len(_PILLS))]
        self.pills[0].setChecked(True)
        first = widgets.button(
            tr("Note the first one"), self.acts.note, look="primary", name="first-rule"
        )
        self._first = first
        self._either = QStackedWidget()
        self._either.addWidget(self._filled())
        self._either.addWidget(_nothing_yet(first))
        self.body.addWidget(self.header)
        self.body.addWidget(self._either, 1)
        self._connect()

    # --- What is shown -----------------------------------------------------------------------

    @override
    def first_focus(self) -> QWidget | None:
        return self.table if self.model.everything else self._first

    @override
    def concerns(self, change: Change) -> bool:
        if isinstance(change, ScorecardChanged):
            return change.question_id is None  # a submitted one may reveal
        return isinstance(change, RulesChanged | OpeningChanged | PeopleChanged)

    @override
    def reload(self) -> None:
        rules = dumb_rules.register(self.context.database, self.context.viewer.id)
        chosen = [one.id for one in self.chosen()]
        self.model.show_rules(rules, self.today)
        counted = counts(rules, self.today)
        self._either.setCurrentIndex(0 if rules else 1)
        self._export.setEnabled(bool(rules))
        self.header.say(tr("Dumb rules"), _summary(counted))
        self._show_pills(counted)
        self.choose(chosen)

    @override
    def status(self) -> str:
        return _summary(counts(self.model.everything, self.today)) if self._stale is False else ""

    def chosen(self) -> tuple[DumbRule, ...]:
        """The rules that are chosen in the table."""
        found = (self.model.at(row) for row in self.table.chosen_rows)
        return tuple(one for one in found if one is not None)

    def choose(self, rule_ids: list[RuleId]) -> None:
        """Choose these rules as far as they are shown, else the first one."""
        self._choose(self.model.rows_of(rule_ids))

    # --- Export ------------------------------------------------------------------------------

    def export(self, suffix: str) -> None:
        """Ask for a place and write what the table shows, without names."""
        name = f"{tr('dumb-rules')}{suffix}"
        ask_where(self, tr("Export the register without names"), name, self._write)

    # --- Parts -------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """This day on this machine's clock."""
        return self.context.now().date()

    def _write(self, path: Path) -> None:
        rules, now = self.model.shown, self.context.now()
        names = dumb_rules.names_to_hide(self.context.database)

        def work(_: object) -> None:
            if path.suffix == ".csv":
                rows = rules_export.table(rules, now.date(), names)
                write(path, comparison_export.encode_csv(rows))
            else:
                write(path, rules_export.encode_workbook(rules, now, names))

        def done(_: object) -> None:
            place = tr("Saved as {name} in {folder}")
            self.context.say(place.format(name=path.name, folder=path.parent))

        self.context.tasks.run(work, on_done=done, on_failed=self.context.report)

    def _filled(self) -> QWidget:
        frame = widgets.card(margins=(12, 14, 12, 8))
        inside = widgets.column(frame)
        inside.addLayout(widgets.row(self.search, self.origin, None))
        flow = FlowLayout()
        for pill in self.pills:
            flow.addWidget(pill)
        inside.addLayout(flow)
        inside.addWidget(self.table, 1)
        self.details.setFixedWidth(_DETAILS_WIDTH)
        made = QWidget()
        sides = QHBoxLayout(made)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(14)
        sides.addWidget(frame, 1)
        sides.addWidget(self.details)
        return made

    def _origin_box(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("rule-origin")
        box.setAccessibleName(tr("Who told of the rules"))
        box.addItem(tr("told by anybody"), None)
        for one in Origin:
            box.addItem(tr("told by: {who}").format(who=one.short), one)
        return box

    def _pill(self, number: int) -> QPushButton:
        made = widgets.button("", lambda: self._filter(number), look="pill", name=f"pill-{number}")
        made.setCheckable(True)
        return made

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, suffix in (
            (tr("Excel workbook, without names (.xlsx)"), ".xlsx"),
            (tr("CSV, without names (.csv)"), ".csv"),
        ):
            menu.addAction(words).triggered.connect(partial(self.export, suffix))
        return menu

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._search())
        self.search.left_downwards.connect(self.table.setFocus)
        self.search.taken.connect(self.table.setFocus)
        self.origin.currentIndexChanged.connect(lambda _: self._search())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_details())
        self.table.doubleClicked.connect(lambda _: self.acts.decide())
        self.context.viewer_changed.connect(self.acts.steps.clear)
        details = self.details
        for wanted, work in (
            (details.decide_wanted, self.acts.decide),
            (details.group_wanted, self.acts.group),
            (details.done_wanted, self.acts.mark_done),
            (details.edit_wanted, self.acts.edit),
            (details.remove_wanted, self.acts.remove),
        ):
            wanted.connect(work)
        on_key(self, Action.FIND, self.search.setFocus)
        on_key(self, Action.DUMB_RULE, self.acts.note)
        on_key(self, Action.GROUP, self.acts.group)
        on_key(self, QKeySequence.StandardKey.Undo, self.acts.steps.undo)
        on_key(self, QKeySequence.StandardKey.Redo, self.acts.steps.redo)
        for key, work in (
            (Qt.Key.Key_Return, self.acts.decide),
            (Qt.Key.Key_Enter, self.acts.decide),
            (Qt.Key.Key_F2, self.acts.edit),
            (Qt.Key.Key_Delete, self.acts.remove),
        ):
            on_key(self.table, key, work, inside=False)

    def _search(self) -> None:
        states = next(_PILLS[n] for n, pill in enumerate(self.pills) if pill.isChecked())
        told = self.origin.currentData()
        self.model.search(self.search.text(), states, Origin(told) if told else None)
        self._choose([])

    def _filter(self, chosen: int) -> None:
        for number, pill in enumerate(self.pills):
            pill.setChecked(number == chosen)
        self._search()

    def _choose(self, rows: list[int]) -> None:
        """Choose these rows, the first one when there are none."""
        selection = QItemSelection()
        wanted = rows or ([0] if self.model.rowCount() else [])
        for row in wanted:
            left, right = self.model.index(row, 0), self.model.index(row, len(Column) - 1)
            selection.select(left, right)
        flags = QItemSelectionModel.SelectionFlag
        if wanted:
            first = self.model.index(wanted[0], 0)
            self.table.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        self.table.selectionModel().select(selection, flags.ClearAndSelect)
        self._show_details()

    def _show_details(self) -> None:
        if self.context.has_viewer:
            committee = may_work_through(self.context.viewer.role)
            self.details.show_rules(self.chosen(), self.today, committee=committee)

    def _show_pills(self, counted: RuleCounts) -> None:
        names = (
            tr("All"),
            tr("To decide"),
            tr("Under way"),
            tr("Overdue"),
            tr("Trashed"),
            tr("Changed or kept"),
        )
        for pill, name, states in zip(self.pills, names, _PILLS, strict=True):
            found = sum(counted.of[one] for one in states) if states else counted.all
            pill.setText(f"{name} {found}")


def _summary(counted: RuleCounts) -> str:
    if not counted.all:
        return tr("Our own rules that hurt customers, and what is done about each.")
    parts = [
        trn("{n} rule to work through", "{n} rules to work through", counted.waiting),
        trn("{n} trashed", "{n} trashed", counted.of[RuleState.TRASHED]),
        trn("{n} overdue", "{n} overdue", counted.of[RuleState.OVERDUE]),
    ]
    return " · ".join(parts)


def _nothing_yet(button: QPushButton) -> QWidget:
    return widgets.EmptyState(
        tr("No dumb rule yet"),
        tr(
            "Which of our rules makes customers sigh? Ask employees and customers, and note what "
            "candidates tell of us in interviews ({key} there). A committee then trashes, changes "
            "or keeps each, with a leader who answers for it."
        ).format(key=shortcuts.shown(Action.DUMB_RULE)),
        button,
    )
