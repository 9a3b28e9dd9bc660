"""Audit log: who did what and when, and whether anybody tampered with the log."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView, QWidget
from typing_extensions import override

from hireapp.domain.audit import Verdict
from hireapp.domain.people import Role
from hireapp.gui import widgets
from hireapp.gui.audit.model import AuditModel, Column
from hireapp.gui.context import Context
from hireapp.gui.page import Page
from hireapp.gui.plain_table import FocusedRow
from hireapp.gui.rows_table import choose_by_rows
from hireapp.i18n import tr
from hireapp.store import audit

_WIDTHS = {Column.NUMBER: 56, Column.WHEN: 184, Column.WHO: 130}
_ROW_HEIGHT = 32
_ROOM_FOR_ALL = 900
"""A narrower page leaves the opening out, which the candidate tells already."""


class AuditPage(Page):
    """A verdict above the rows; a head from paper can be compared with the log."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.check = widgets.button(tr("Check now"), self._check, name="audit-check")
        self.header = widgets.PageHeader(tr("Audit log"), self.check)
        self.verdict = widgets.label("", "strong", wrap=True)
        self.verdict.setObjectName("audit-verdict")
        self.head = widgets.label("", "muted")
        self.head.setObjectName("audit-head")
        self.copy = widgets.button(tr("Copy"), self._copy, look="quiet", name="audit-copy")
        self.copy.setAccessibleName(tr("Copy the head"))
        self.printed = QLineEdit()
        self.printed.setObjectName("audit-printed")
        self.printed.setPlaceholderText(tr("Head from a printed page"))
        self.printed.setAccessibleName(tr("Head from a printed page"))
        self.printed.setMinimumWidth(200)
        self.printed.setMaximumWidth(270)
        self.printed.returnPressed.connect(self._check)
        compare = widgets.button(tr("Compare"), self._check, name="audit-compare")
        card = widgets.card()
        column = widgets.column(card)
        column.addWidget(self.verdict)
        column.addLayout(widgets.row(self.head, self.copy, None, self.printed, compare))
        column.addWidget(
            widgets.label(
                tr(
                    "Every row is sealed by the next. Printed forms carry the head: a log that was "
                    "cut or written anew does not pass through it."
                ),
                "small",
                wrap=True,
            )
        )
        self.model = AuditModel(context)
        self.table = self._make_table()
        rows = widgets.card(margins=(12, 10, 12, 8))
        widgets.column(rows).addWidget(self.table)
        self.body.addWidget(self.header)
        self.body.addWidget(card)
        self.body.addWidget(rows, 1)

    @override
    def first_focus(self) -> QWidget | None:
        return self.table

    @override
    def reload(self) -> None:
        self.model.reload()
        if self.model.rowCount():
            self.table.selectRow(0)  # else the table would not show that it has the keyboard
        everything = self.context.viewer.role is Role.COORDINATOR
        self.header.say(
            tr("Audit log"),
            tr("Ids only: names are looked up as you read.")
            if everything
            else tr("What you did, what was done to you, and seals broken on your panels."),
        )
        self._check()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.table.setColumnHidden(Column.OPENING, event.size().width() < _ROOM_FOR_ALL)
        super().resizeEvent(event)

    def _check(self) -> None:
        database, printed = self.context.database, self.printed.text()
        self.verdict.setText(tr("Checking every row…"))
        self.context.tasks.run(
            lambda _: audit.verify(database, printed=printed),
            on_done=self._show,
            on_failed=self.context.report,
        )

    def _show(self, verdict: Verdict) -> None:
        widgets.set_look(self.verdict, "strong" if verdict.sound else "bad")
        compared = bool(self.printed.text().strip()) and verdict.sound
        passed = " " + tr("It passed through the head you gave.") if compared else ""
        self.verdict.setText(verdict.sentence + passed)
        self.head.setText(tr("Head now: {head}").format(head=verdict.head.shown))

    def _copy(self) -> None:
        head = audit.head(self.context.database).shown
        QGuiApplication.clipboard().setText(head)
        self.context.say(tr("Copied: {text}").format(text=head))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("audit-rows")
        table.setProperty("look", "rows")
        table.setAccessibleName(tr("Audit log"))
        table.setModel(self.model)
        table.setItemDelegate(FocusedRow(table))
        choose_by_rows(table, _ROW_HEIGHT)
        heads = table.horizontalHeader()
        for column in Column:
            stretch = column not in _WIDTHS
            mode = QHeaderView.ResizeMode
            heads.setSectionResizeMode(column, mode.Stretch if stretch else mode.Interactive)
            if not stretch:
                table.setColumnWidth(column, _WIDTHS[column])
        return table
