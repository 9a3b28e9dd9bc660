"""People: who works with Hireapp, in which role, what each role may do, and PINs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.changes import Change, PeopleChanged
from hireapp.domain.people import Person, Role
from hireapp.domain.roles import MAY, Deed
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.page import Page
from hireapp.gui.people.dialogs import AddDialog, RenameDialog
from hireapp.gui.people.row import PersonRow
from hireapp.gui.pin_dialogs import NewPinDialog, what_a_pin_is
from hireapp.i18n import tr, trn
from hireapp.store import people


class PeoplePage(Page):
    """A line for each person; a coordinator changes them, everybody their own name and PIN."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.add = widgets.button(
            tr("Add somebody"), self._ask_new, look="primary", name="add-person"
        )
        self.header = widgets.PageHeader(tr("People"), self.add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        lines = widgets.card()
        widgets.column(lines).addLayout(self._rows)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(lines)
        column.addWidget(_table_of_roles())
        column.addWidget(widgets.label(what_a_pin_is(), "small", wrap=True))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the buttons inside
        area.setWidget(inner)
        self.body.addWidget(self.header)
        self.body.addWidget(area, 1)

    @override
    def concerns(self, change: Change) -> bool:
        return isinstance(change, PeopleChanged)

    @override
    def first_focus(self) -> QWidget | None:
        return self.add

    @override
    def reload(self) -> None:
        everybody = people.everybody(self.context.database, retired=True)
        working = [one for one in everybody if not one.retired]
        retired = [one for one in everybody if one.retired]
        widgets.clear(self._rows)
        for person in working:
            self._add_row(person)
        if retired:
            title = widgets.label(tr("Retired"), "caps")
            title.setContentsMargins(4, 14, 4, 4)
            self._rows.addWidget(title)
        for person in retired:
            self._add_row(person)
        self.header.say(
            tr("People"),
            trn(
                "{n} person works with this database",
                "{n} people work with this database",
                len(working),
            ),
        )

    def _add_row(self, person: Person) -> None:
        viewer = self.context.viewer
        row = PersonRow(
            person,
            is_me=person.id == viewer.id,
            manages=Deed.MANAGE_PEOPLE in MAY[viewer.role],
        )
        row.renaming.connect(self._ask_name)
        row.role_chosen.connect(self._change_role)
        row.retiring.connect(self._retire)
        row.returning.connect(self._bring_back)
        row.pin_wanted.connect(self._ask_pin)
        row.pin_unwanted.connect(self._take_pin_away)
        if self._rows.count():
            self._rows.addWidget(widgets.rule())
        self._rows.addWidget(row)

    def _ask_new(self) -> None:
        database = self.context.database
        AddDialog(lambda name, role: people.add(database, name, role), self).exec()

    def _ask_name(self, person: Person) -> None:
        database = self.context.database

        def rename(name: str) -> None:
            people.rename(database, person.id, name)
            self.context.say(
                tr("{old} is now called {new}.").format(old=person.name, new=name.strip()),
                lambda: self._do(lambda: people.rename(database, person.id, person.name)),
            )

        RenameDialog(person.name, rename, self).exec()

    def _change_role(self, person: Person, role: Role) -> None:
        database = self.context.database
        if role is person.role:
            return
        if not self._do(lambda: people.change_role(database, person.id, role)):
            self.make_stale()
            return
        self.context.say(
            tr("{name} is now {role}.").format(name=person.name, role=role.label),
            lambda: self._do(lambda: people.change_role(database, person.id, person.role)),
        )

    def _retire(self, person: Person) -> None:
        database = self.context.database
        if self._do(lambda: people.retire(database, person.id)):
            self.context.say(
                tr("{name} works here no more. Their scorecards and seats stay.").format(
                    name=person.name
                ),
                lambda: self._bring_back(person),
            )

    def _bring_back(self, person: Person) -> None:
        self._do(lambda: people.bring_back(self.context.database, person.id))

    def _ask_pin(self, person: Person) -> None:
        database = self.context.database

        def keep(new: str, old: str) -> None:
            people.set_pin(database, person.id, new, old=old)
            self.context.say(tr("Your PIN is asked whenever somebody switches to you."))

        NewPinDialog(has_old=person.has_pin, keep=keep, parent=self).exec()

    def _take_pin_away(self, person: Person) -> None:
        if self._do(lambda: people.remove_pin(self.context.database, person.id)):
            self.context.say(
                tr("{name} has no PIN any more and can set a new one.").format(name=person.name)
            )

    def _do(self, work: Callable[[], object]) -> bool:
        return self.context.succeeds(work)


def _table_of_roles() -> QFrame:
    """What each role may do, from the rule itself; words, not colours, say it."""
    made = widgets.card()
    column = widgets.column(made)
    column.addWidget(widgets.label(tr("What each role may do"), "heading"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    for place, role in enumerate(Role, start=1):
        grid.addWidget(widgets.label(role.label, "small"), 0, place)
    for line, deed in enumerate(Deed, start=1):
        grid.addWidget(widgets.label(deed.label, wrap=True), line, 0)
        for place, role in enumerate(Role, start=1):
            text = tr("yes") if deed in MAY[role] else tr("no")
            grid.addWidget(widgets.label(text, "" if deed in MAY[role] else "muted"), line, place)
    grid.setColumnStretch(0, 1)
    column.addLayout(grid)
    column.addWidget(
        widgets.label(
            tr(
                "Everybody with a seat rates; an observer's scorecard never counts. Who sees what "
                "of others' scorecards depends on the reveal, not on the role alone."
            ),
            "small",
            wrap=True,
        )
    )
    return made
