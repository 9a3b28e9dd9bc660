"""Candidates: the coordinator's working page of an opening, and where an interview starts."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.ids import CandidateId, OpeningId
from hireapp.domain.openings import Opening
from hireapp.domain.progress import CandidateProgress, SeatState, Stage
from hireapp.domain.roles import Deed
from hireapp.gui import widgets
from hireapp.gui.badges import Badge
from hireapp.gui.candidates import arrangement_dialog
from hireapp.gui.candidates.arrangement_dialog import ArrangementDialog
from hireapp.gui.candidates.cards import Cards
from hireapp.gui.candidates.dialogs import NamesDialog, RenameDialog, TimeDialog
from hireapp.gui.candidates.model import CandidatesModel
from hireapp.gui.candidates.table import CandidatesTable
from hireapp.gui.context import Context
from hireapp.gui.page import Page
from hireapp.gui.shortcuts import Action, on_key
from hireapp.i18n import tr
from hireapp.store import candidates, decisions, kits, openings, people, scorecards

_FILTERS: tuple[frozenset[Stage], ...] = (
    frozenset(),
    frozenset({Stage.WAITING}),
    frozenset({Stage.READY}),
    frozenset({Stage.TO_INTERVIEW, Stage.INTERVIEW_TODAY}),
)


class CandidatesPage(Page):
    """The table with its figures, search and filters."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._opening: Opening | None = None
        self.start = widgets.button(
            tr("Start interview"), self.start_interview, look="primary", name="start-interview"
        )
        facts = widgets.button(tr("Facts…"), self.edit_opening_wanted.emit)
        self.header = widgets.PageHeader("", facts, self.start)
        self.cards = Cards(context)
        self.model = CandidatesModel(context)
        self.table = self._make_table()
        self.search_box = QLineEdit()
        self.search_box.setObjectName("find-candidate")
        self.search_box.setPlaceholderText(tr("Find a candidate"))
        self.search_box.setAccessibleName(tr("Find a candidate"))
        self.search_box.setMaximumWidth(240)
        self.search_box.textChanged.connect(self._search)
        self.pills = [
            widgets.button("", lambda n=n: self._filter(n), look="pill")  # type: ignore[misc]
            for n in range(len(_FILTERS))
        ]
        for pill in self.pills:
            pill.setCheckable(True)
        self.pills[0].setChecked(True)
        self.add = widgets.button(tr("Add candidate"), self.add_candidates, name="add-candidate")
        self._frame = widgets.card(margins=(12, 14, 12, 8))
        inside = widgets.column(self._frame)
        inside.addLayout(widgets.row(self.search_box, *self.pills, None, self.add))
        inside.addWidget(self.table, 1)
        self._first = widgets.button(
            tr("Add candidates"), self.add_candidates, look="primary", name="first-candidates"
        )
        self._empty = widgets.EmptyState(
            tr("No candidates yet"),
            tr("Add their names. Interview times can follow; everybody is asked the same."),
            self._first,
        )
        self._either = QStackedWidget()
        self._either.addWidget(self._frame)
        self._either.addWidget(self._empty)
        self.body.addWidget(self.header)
        self.body.addWidget(self.cards)
        self.body.addWidget(self._either, 1)
        self.body.addLayout(self._legend())
        self._keys()

    @override
    def opening_switched(self) -> None:
        self.search_box.clear()
        self._filter(0)

    @override
    def first_focus(self) -> QWidget | None:
        if self.model.everything:
            return self.table
        return None if self._first.isHidden() else self._first

    @override
    def reload(self) -> None:
        database = self.context.database
        self._opening = openings.get(database, self.opening_id)
        entries = candidates.progress(
            database, self.opening_id, self.context.viewer.id, zone=self.context.zone
        )
        chosen = self.chosen()
        decided = decisions.latest(database, self.opening_id, self.context.viewer.id)
        self.model.show_entries(entries, decided)
        self._choose(chosen.candidate.id if chosen else None)
        self.header.say(
            self._opening.title, tr("Purpose: {purpose}").format(purpose=self._opening.purpose)
        )
        self.cards.show_figures(self._opening, entries, kits.latest(database, self.opening_id))
        manages = people.may(database, self.context.viewer.id, Deed.MANAGE_CANDIDATES)
        for one in (self.add, self._first):
            one.setVisible(manages)
        self._either.setCurrentWidget(self._frame if entries else self._empty)
        self._show_pills(entries)
        self._show_start()

    @override
    def status(self) -> str:
        done = sum(entry.submitted for entry in self.model.everything)
        expected = sum(entry.expected for entry in self.model.everything)
        return tr("{done} of {all} scorecards in").format(done=done, all=expected)

    def chosen(self) -> CandidateProgress | None:
        """The candidate that is selected."""
        return self.model.at(self.table.currentIndex().row())

    def choose(self, candidate_id: CandidateId) -> None:
        """Select a candidate."""
        self._choose(candidate_id)

    def start_interview(self) -> None:
        """Begin or continue the viewer's own scorecard of the selected candidate."""
        entry = self.chosen()
        if entry is None:
            return
        scorecard_id = self.context.attempt(
            lambda: scorecards.begin(
                self.context.database, entry.candidate.id, self.context.viewer.id
            )
        )
        if scorecard_id is not None:
            self.interview_wanted.emit(scorecard_id)

    def add_candidates(self) -> None:
        """Ask for names and add them."""
        NamesDialog(self._add, self).exec()
        if self.model.everything:
            self.table.setFocus()

    def _add(self, name: str) -> None:
        self._choose(candidates.add(self.context.database, self.opening_id, name).id)

    def _make_table(self) -> CandidatesTable:
        table = CandidatesTable(self.model)
        table.customContextMenuRequested.connect(self._show_menu)
        table.doubleClicked.connect(lambda _index: self.start_interview())
        table.selectionModel().currentRowChanged.connect(lambda *_: self._show_start())
        return table

    def _legend(self) -> QHBoxLayout:
        parts: list[QWidget | None] = []
        for state in (
            SeatState.SUBMITTED,
            SeatState.IN_PROGRESS,
            SeatState.NOT_STARTED,
            SeatState.LATE,
        ):
            parts += [Badge("AB", state), widgets.label(state.label, "small")]
        return widgets.row(*parts, None)

    def _keys(self) -> None:
        on_key(self, Action.FIND, self.search_box.setFocus)
        on_key(self, Action.ADD_CANDIDATE, self.add_candidates)
        for key, work in (
            (Qt.Key.Key_Return, self.start_interview),
            (Qt.Key.Key_Enter, self.start_interview),
            (Qt.Key.Key_F2, self._rename),
            (Qt.Key.Key_F4, self._arrange),
            (Qt.Key.Key_Delete, self._remove),
        ):
            on_key(self.table, key, work, inside=False)

    def _choose(self, candidate_id: CandidateId | None) -> None:
        row = self.model.row_of(candidate_id) if candidate_id else -1
        self.table.selectRow(row if row >= 0 else self._next_to_meet())

    def _next_to_meet(self) -> int:
        """The row of whom the viewer most likely opens next: today's, else one not rated yet."""
        entries = [self.model.at(row) for row in range(self.model.rowCount())]
        waiting = [
            (not entry.today, row)
            for row, entry in enumerate(entries)
            if entry and self._own_state(entry) is not SeatState.SUBMITTED
        ]
        return min(waiting, default=(True, 0))[1]

    def _search(self) -> None:
        chosen = next(n for n, pill in enumerate(self.pills) if pill.isChecked())
        self.model.search(self.search_box.text(), _FILTERS[chosen])
        self._choose(None)
        self._show_start()

    def _filter(self, chosen: int) -> None:
        for n, pill in enumerate(self.pills):
            pill.setChecked(n == chosen)
        self._search()

    def _show_pills(self, entries: tuple[CandidateProgress, ...]) -> None:
        names = (tr("All"), tr("Waiting"), tr("Ready to debrief"), tr("To interview"))
        for pill, name, stages in zip(self.pills, names, _FILTERS, strict=True):
            found = sum(1 for entry in entries if not stages or entry.stage in stages)
            pill.setText(f"{name} {found}")

    def _show_start(self) -> None:
        entry = self.chosen()
        mine = self._own_state(entry)
        words = {
            SeatState.SUBMITTED: tr("Your scorecard"),
            SeatState.IN_PROGRESS: tr("Continue interview"),
        }
        self.start.setText(
            words.get(mine, tr("Start interview")) if mine else tr("Start interview")
        )
        self.start.setEnabled(entry is not None)

    def _own_state(self, entry: CandidateProgress | None) -> SeatState | None:
        for one in entry.seats if entry else ():
            if one.scorecard_id is not None:
                done = one.state is SeatState.SUBMITTED
                return SeatState.SUBMITTED if done else SeatState.IN_PROGRESS
        return None

    def _show_menu(self, place: QPoint) -> None:
        if self.chosen() is not None:
            menu = QMenu(self)
            for text, work in (
                (self.start.text(), self.start_interview),
                (tr("Time of the interview…"), self._schedule),
                (tr("Adjustments and CV… (F4)"), self._arrange),
                (tr("Correct the name… (F2)"), self._rename),
                (tr("Remove (Del)"), self._remove),
            ):
                action = QAction(text, menu)
                action.triggered.connect(work)
                menu.addAction(action)
            menu.popup(self.table.viewport().mapToGlobal(place))

    def _schedule(self) -> None:
        entry, opening = self.chosen(), self._opening
        if entry is None or opening is None:
            return
        known = entry.interview
        moment = known.starts_at if known else self.context.database.now()
        starts_at = self.context.local(moment).replace(second=0, microsecond=0)
        if known is None:
            starts_at = starts_at.replace(minute=0)

        def keep(moment: datetime, minutes: int, place: str) -> None:
            candidates.schedule(
                self.context.database, entry.candidate.id, moment, minutes=minutes, place=place
            )

        TimeDialog(
            known,
            keep,
            starts_at=starts_at,
            minutes=opening.facts.slot_minutes,
            zone=self.context.zone,
            parent=self,
        ).exec()

    def _arrange(self) -> None:
        entry = self.chosen()
        if entry is not None:
            database, viewer = self.context.database, self.context.viewer.id
            self.context.succeeds(
                lambda: ArrangementDialog.ask(database, entry.candidate.id, viewer, self)
            )

    def _rename(self) -> None:
        entry = self.chosen()
        if entry is not None:
            rename = partial(candidates.rename, self.context.database, entry.candidate.id)
            RenameDialog(entry.candidate.name, rename, self).exec()

    def _remove(self) -> None:
        entry = self.chosen()
        if entry is None:
            return
        opening_id = self.opening_id
        kept = arrangement_dialog.kept(self.context, entry.candidate.id)
        if self.context.succeeds(
            lambda: candidates.remove(self.context.database, entry.candidate.id)
        ):
            self.context.say(
                tr("{name} was removed.").format(name=entry.candidate.name),
                lambda: self._put_back(opening_id, entry, kept),
            )

    def _put_back(
        self, opening_id: OpeningId, entry: CandidateProgress, kept: arrangement_dialog.Kept
    ) -> None:
        database, meeting = self.context.database, entry.interview
        added = self.context.attempt(
            lambda: candidates.add(database, opening_id, entry.candidate.name)
        )
        if added is not None:
            arrangement_dialog.put_back(self.context, added.id, kept)
        if added is not None and meeting is not None:
            self.context.succeeds(
                lambda: candidates.schedule(
                    database,
                    added.id,
                    meeting.starts_at,
                    minutes=meeting.minutes,
                    place=meeting.place,
                )
            )
