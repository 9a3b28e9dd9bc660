"""The Schedule page: plan interviews over all openings, see clashes, take them to a calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from hireapp.domain import schedule
from hireapp.domain.changes import Change, OpeningChanged, PeopleChanged, ScorecardChanged
from hireapp.domain.ids import InterviewId
from hireapp.domain.people import Interview
from hireapp.domain.roles import Deed
from hireapp.domain.schedule import Meeting
from hireapp.exchange import calendar_file
from hireapp.exchange.calendar_file import Names
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.navigation import Place
from hireapp.gui.page import Page
from hireapp.gui.rows_table import RowsTable
from hireapp.gui.saving_files import ask_where
from hireapp.gui.schedule.dialog import Plan, PlanDialog
from hireapp.gui.schedule.model import Column, Row, ScheduleModel, rows_of
from hireapp.gui.search_field import SearchField
from hireapp.gui.shortcuts import Action, on_key
from hireapp.gui.steps import StepCommand
from hireapp.i18n import tr, trn
from hireapp.paper.output import write
from hireapp.store import agenda, candidates, panels, people

_WIDTHS: dict[int, int] = {Column.TIME: 190}
_UNKNOWN = InterviewId("")

Way = Callable[[], object]


class SchedulePage(Page):
    """Interviews to come (or all of them) and the candidates without a time, in one table."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._meetings: tuple[Meeting, ...] = ()
        self.model = ScheduleModel(context)
        self.table = RowsTable(self.model, "schedule", tr("Schedule"), _WIDTHS)
        self.steps = QUndoStack(self)
        self.plan_button = widgets.button(
            tr("Plan…"), self.plan, look="primary", name="plan-interview"
        )
        self.off_button = widgets.button(tr("Take off"), self.take_off, name="take-off")
        self._export = widgets.button(tr("Calendar file"), name="export-calendar")
        self._export.setMenu(self._export_menu())
        self.header = widgets.PageHeader(
            tr("Schedule"), self._export, self.off_button, self.plan_button
        )
        self.search = SearchField("find-interview", tr("Find an interview"))
        self.search.setPlaceholderText(tr("Find an interview"))
        self.search.setMaximumWidth(240)
        self.pills = [self._pill(number) for number in range(2)]
        self.pills[0].setChecked(True)
        frame = widgets.card(margins=(12, 14, 12, 8))
        inside = widgets.column(frame)
        inside.addLayout(widgets.row(self.search, *self.pills, None))
        inside.addWidget(self.table, 1)
        go = widgets.button(
            tr("Go to the openings"),
            lambda: self.go_wanted.emit(Place.HOME, None),
            look="primary",
            name="next-step",
        )
        self._first = go
        self._either = QStackedWidget()
        self._either.addWidget(frame)
        self._either.addWidget(
            widgets.EmptyState(
                tr("Nobody to meet yet"),
                tr("Add candidates to an opening; then their interviews are planned here."),
                go,
            )
        )
        self.body.addWidget(self.header)
        self.body.addWidget(self._either, 1)
        self._connect()

    @override
    def first_focus(self) -> QWidget | None:
        return self.table if self._either.currentIndex() == 0 else self._first

    @override
    def concerns(self, change: Change) -> bool:
        if isinstance(change, ScorecardChanged):
            return change.question_id is None
        return isinstance(change, OpeningChanged | PeopleChanged)

    @override
    def reload(self) -> None:
        database, viewer = self.context.database, self.context.viewer.id
        chosen = self.chosen()
        self._meetings = agenda.meetings(database, viewer)
        waiting = agenda.unplanned(database, viewer)
        now = self.context.database.now()
        to_come = [one for one in self._meetings if one.ends_at > now]
        days = schedule.by_day(self._meetings, self.context.zone)
        if self.pills[0].isChecked():
            shown = {one.interview.id for one in to_come}
            days = tuple(
                replace(day, meetings=tuple(m for m in day.meetings if m.interview.id in shown))
                for day in days
            )
        self.model.show_rows(rows_of(days, waiting))
        self._either.setCurrentIndex(0 if self._meetings or waiting else 1)
        self.pills[0].setText(tr("To come {n}").format(n=len(to_come)))
        self.pills[1].setText(tr("All {n}").format(n=len(self._meetings)))
        clashes = sum(1 for one in self.model.everything if one.warning)
        self.header.say(tr("Schedule"), _summary(len(to_come), len(waiting), clashes))
        manages = people.may(database, viewer, Deed.MANAGE_CANDIDATES)
        for one in (self.plan_button, self.off_button):
            one.setVisible(manages)
        self._export.setEnabled(bool(self.model.meetings))
        self._choose(chosen.key if chosen else "")

    def chosen(self) -> Row | None:
        """The row that is chosen."""
        return self.model.at(self.table.currentIndex().row())

    def plan(self) -> None:
        """Ask when the chosen candidate is met, or move the chosen interview."""
        row = self.chosen()
        if row is None:
            return
        seats = panels.seats(self.context.database, row.opening.id)
        known = row.planned.interview if row.planned else None

        def keep(plan: Plan) -> None:
            made = self._schedule(row, plan, known.id if known else None)
            again = partial(self._schedule, row, plan, made.id if known else None)
            back: Way = partial(candidates.unschedule, self.context.database, made.id)
            if known is not None:
                back = partial(self._schedule, row, _plan_of(known), made.id)
            self._took(tr("The interview is planned."), again, back)
            self._choose(made.id)

        PlanDialog(
            f"{row.candidate.name} · {row.opening.title}",
            self._offered(row),
            seats,
            keep,
            partial(self._warn, row, known.id if known else _UNKNOWN),
            self,
            zone=self.context.zone,
        ).open()

    def take_off(self) -> None:
        """Take the chosen interview off the schedule."""
        row = self.chosen()
        if row is None or row.planned is None:
            return
        known = row.planned.interview
        off = partial(candidates.unschedule, self.context.database, known.id)
        if self.context.succeeds(off):
            back = partial(self._schedule, row, _plan_of(known), None)
            self._took(tr("The interview is taken off."), off, back)

    def export(self, names: Names) -> None:
        """Ask for a place and write the interviews that are shown as a calendar file."""
        meetings, now = self.model.meetings, self.context.database.now()

        def chosen(path: Path) -> None:
            def work(_: object) -> None:
                write(path, calendar_file.encode(meetings, names, now=now))

            def done(_: object) -> None:
                words = tr("Saved as {name}. Open it with your calendar.")
                self.context.say(words.format(name=path.name))

            self.context.tasks.run(work, on_done=done, on_failed=self.context.report)

        ask_where(self, tr("Save a calendar file"), f"{tr('interviews')}.ics", chosen)

    def _schedule(self, row: Row, plan: Plan, replacing: InterviewId | None) -> Interview:
        return candidates.schedule(
            self.context.database,
            row.candidate.id,
            plan.starts_at,
            minutes=plan.minutes,
            place=plan.place,
            seat_id=plan.seat_id,
            replacing=replacing,
        )

    def _offered(self, row: Row) -> Plan:
        """What the dialog begins with: as planned, else after the last interview of the opening."""
        if row.planned is not None:
            planned = _plan_of(row.planned.interview)
            return replace(planned, starts_at=self.context.local(planned.starts_at))
        seats = row.waiting.seats if row.waiting else ()
        alone = len(seats) == 1 and len(panels.seats(self.context.database, row.opening.id)) > 1
        return Plan(
            starts_at=self._next_free(row),
            minutes=row.opening.facts.slot_minutes,
            place=self._usual_place(row),
            seat_id=seats[0].id if alone else None,
        )

    def _next_free(self, row: Row) -> datetime:
        now = self.context.now()
        ends = [one.ends_at for one in self._meetings if one.opening.id == row.opening.id]
        last = max((self.context.local(one) for one in ends), default=now)
        return max(last, now).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)

    def _usual_place(self, row: Row) -> str:
        same = [one for one in self._meetings if one.opening.id == row.opening.id]
        return same[-1].interview.place if same else ""

    def _warn(self, row: Row, interview_id: InterviewId, plan: Plan) -> str:
        """What would clash if the interview were planned so."""
        interview = Interview(
            interview_id,
            row.candidate.id,
            plan.starts_at,
            plan.minutes,
            plan.place.strip(),
            plan.seat_id,
        )
        seats = panels.seats(self.context.database, row.opening.id)
        people = tuple(one.person for one in seats if plan.seat_id in {None, one.id})
        wanted = Meeting(interview, row.candidate, row.opening, people, mine=False)
        others = [one for one in self._meetings if one.interview.id != interview_id]
        found = schedule.clashes([*others, wanted])
        return schedule.in_words(one for one in found if one.concerns(interview_id))

    def _took(self, words: str, forward: Way, back: Way) -> None:
        def take(ahead: bool) -> bool:
            return self.context.succeeds(forward if ahead else back)

        self.steps.push(StepCommand(words, take))
        self.context.say(words, self.steps.undo)

    def _pill(self, number: int) -> QPushButton:
        made = widgets.button("", lambda: self._filter(number), look="pill", name=f"pill-{number}")
        made.setCheckable(True)
        return made

    def _filter(self, chosen: int) -> None:
        for number, pill in enumerate(self.pills):
            pill.setChecked(number == chosen)
        self.reload()

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for names in Names:
            menu.addAction(names.label).triggered.connect(partial(self.export, names))
        return menu

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.left_downwards.connect(self.table.setFocus)
        self.search.taken.connect(self.table.setFocus)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())
        self.table.doubleClicked.connect(lambda _: self.plan())
        self.context.viewer_changed.connect(self.steps.clear)
        on_key(self, Action.FIND, self.search.setFocus)
        on_key(self, QKeySequence.StandardKey.Undo, self.steps.undo)
        on_key(self, QKeySequence.StandardKey.Redo, self.steps.redo)
        for key, work in (
            (Qt.Key.Key_Return, self.plan),
            (Qt.Key.Key_Enter, self.plan),
            (Qt.Key.Key_Delete, self.take_off),
        ):
            on_key(self.table, key, work, inside=False)

    def _search(self, text: str) -> None:
        self.model.search(text)
        self._choose("")

    def _choose(self, key: str) -> None:
        self.table.selectRow(max(0, self.model.row_of(key)))
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self.chosen()
        self.plan_button.setEnabled(row is not None)
        self.plan_button.setText(tr("Move…") if row and row.planned else tr("Plan…"))
        self.off_button.setEnabled(row is not None and row.planned is not None)


def _plan_of(interview: Interview) -> Plan:
    return Plan(interview.starts_at, interview.minutes, interview.place, interview.seat_id)


def _summary(to_come: int, waiting: int, clashes: int) -> str:
    parts = [trn("{n} interview to come", "{n} interviews to come", to_come)]
    if waiting:
        words = trn("{n} candidate without a time", "{n} candidates without a time", waiting)
        parts.append(words)
    if clashes:
        parts.append(trn("{n} interview clashes", "{n} interviews clash", clashes))
    return " · ".join(parts)
