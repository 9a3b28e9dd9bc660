"""Panel: who rates this opening's candidates."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.people import Conflict, Person, Role, Seat
from hireapp.domain.progress import CandidateProgress, SeatProgress, SeatState
from hireapp.domain.roles import Deed, may
from hireapp.gui import widgets
from hireapp.gui.badges import Badge
from hireapp.gui.context import Context
from hireapp.gui.navigation import Place
from hireapp.gui.page import Page
from hireapp.gui.panel.conflicts import ConflictDialog, ConflictsCard
from hireapp.i18n import tr, trn
from hireapp.store import candidates, conflicts, held_kits, openings, panels, people


class PanelPage(Page):
    """The seats, a line to add one, and the ways to interviewers on machines of their own."""

    send_wanted = Signal()
    collect_wanted = Signal()
    return_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.send = widgets.button(
            tr("Send kit to interviewers…"), self.send_wanted.emit, name="panel-send"
        )
        self.collect = widgets.button(
            tr("Collect scorecards…"), self.collect_wanted.emit, name="panel-collect"
        )
        self.give_back = widgets.button(
            tr("Return scorecards…"), self.return_wanted.emit, look="primary", name="panel-return"
        )
        practise = widgets.button(
            tr("Practise…"), lambda: self.go_wanted.emit(Place.CALIBRATION, None), name="practise"
        )
        practise.setAccessibleName(tr("Practise on sample answers"))
        self.header = widgets.PageHeader(
            tr("Panel"), practise, self.collect, self.send, self.give_back
        )
        self.who = QComboBox()
        self.who.setObjectName("panel-person")
        self.who.setMinimumWidth(220)
        self.who.setAccessibleName(tr("Somebody who works with Hireapp already"))
        self.seat = widgets.button(tr("Add to the panel"), self._seat_chosen, name="panel-seat")
        self.name = QLineEdit()
        self.name.setObjectName("panel-name")
        self.name.setPlaceholderText(tr("Name of somebody new"))
        self.name.setAccessibleName(tr("Name of somebody new"))
        self.name.returnPressed.connect(self._seat_new)
        self.role = QComboBox()
        self.role.setObjectName("panel-role")
        self.role.setAccessibleName(tr("Role of somebody new"))
        for role in (Role.INTERVIEWER, Role.HIRING_MANAGER, Role.COORDINATOR, Role.OBSERVER):
            self.role.addItem(role.label, role)
        add_new = widgets.button(
            tr("Add interviewer"), self._seat_new, look="primary", name="panel-add-new"
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._adding = widgets.card()
        column = widgets.column(self._adding)
        column.addWidget(widgets.label(tr("Add somebody"), "heading"))
        column.addLayout(widgets.row(self.name, self.role, add_new))
        self._known = QWidget()
        known = QHBoxLayout(self._known)
        known.setContentsMargins(0, 0, 0, 0)
        known.addWidget(widgets.label(tr("or"), "muted"))
        known.addWidget(self.who)
        known.addWidget(self.seat)
        known.addStretch(1)
        column.addWidget(self._known)
        seats = widgets.card()
        widgets.column(seats).addLayout(self._rows)
        widgets.column(seats).addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the buttons inside
        area.setWidget(seats)
        self.body.addWidget(self.header)
        self.body.addWidget(self._adding)
        self.body.addWidget(area, 1)
        self.conflicts = self._make_conflicts()
        self.body.addWidget(self.conflicts)
        self.body.addWidget(
            widgets.label(
                tr(
                    "Nobody sees another's scorecard of a candidate until all are in. "
                    "An observer's and a trainee's scorecard never counts."
                ),
                "small",
                wrap=True,
            )
        )

    @override
    def first_focus(self) -> QWidget | None:
        return None if self._adding.isHidden() else self.name

    @override
    def reload(self) -> None:
        database = self.context.database
        opening = openings.get(database, self.opening_id)
        seats = panels.seats(database, self.opening_id)
        seated = {seat.person.id for seat in seats}
        others = [one for one in people.everybody(database) if one.id not in seated]
        entries = candidates.progress(
            database, self.opening_id, self.context.viewer.id, zone=self.context.zone
        )
        self._fill_choice(others)
        shapes = self._show_ways(seats)
        widgets.clear(self._rows)
        for seat in seats:
            self._rows.addWidget(self._row(seat, entries, shapes=shapes))
            self._rows.addWidget(widgets.rule())
        if not seats:
            self._rows.addWidget(
                widgets.EmptyState(
                    tr("Nobody rates yet"),
                    tr(
                        "Add the people who meet the candidates, yourself too if you do. "
                        "Two or more, rating on their own, see more than one."
                    ),
                )
            )
        self.conflicts.show_marks(
            conflicts.of_opening(database, self.opening_id, self.context.viewer.id)
        )
        counted = sum(1 for seat in seats if seat.counts)
        self.header.say(
            tr("Panel"),
            " · ".join(
                (
                    opening.title,
                    trn("{n} interviewer", "{n} interviewers", counted),
                    opening.facts.format.label,
                )
            ),
        )

    def _show_ways(self, seats: tuple[Seat, ...]) -> bool:
        """Show what the viewer may do; whether they may change the panel."""
        held = held_kits.is_held(self.context.database, self.opening_id)
        role = self.context.viewer.role
        collects = may(role, Deed.COLLECT) and not held
        shapes = not held and people.may(
            self.context.database, self.context.viewer.id, Deed.SHAPE_OPENINGS
        )
        self.send.setVisible(collects and bool(seats))
        self.collect.setVisible(collects)
        self.give_back.setVisible(held)
        self._adding.setVisible(shapes)
        return shapes

    def _make_conflicts(self) -> ConflictsCard:
        card = ConflictsCard()
        card.marking.connect(self._ask_conflict)
        card.lifting.connect(self._lift)
        return card

    def _ask_conflict(self) -> None:
        database, viewer = self.context.database, self.context.viewer
        entries = candidates.progress(database, self.opening_id, viewer.id, zone=self.context.zone)
        if not entries:
            self.context.say(tr("There is no candidate yet."))
            return
        everybody = people.everybody(database)
        coordinates = viewer.role is Role.COORDINATOR
        ConflictDialog(
            [one.candidate for one in entries],
            everybody if coordinates else [viewer],
            lambda candidate, person, kind: conflicts.mark(
                database, candidate, person, kind, viewer=viewer.id
            ),
            self,
        ).exec()

    def _lift(self, one: Conflict) -> None:
        database, viewer = self.context.database, self.context.viewer.id
        if self.context.succeeds(
            lambda: conflicts.lift(database, one.candidate.id, one.person.id, viewer=viewer)
        ):
            self.context.say(
                tr("{name} may meet {candidate} again.").format(
                    name=one.person.name, candidate=one.candidate.name
                ),
                lambda: self.context.succeeds(
                    lambda: conflicts.mark(
                        database, one.candidate.id, one.person.id, one.kind, viewer=viewer
                    )
                ),
            )

    def _fill_choice(self, others: list[Person]) -> None:
        self.who.clear()
        for one in others:
            self.who.addItem(f"{one.name}, {one.role.label}", one.id)
        self._known.setVisible(bool(others))

    def _row(self, seat: Seat, entries: tuple[CandidateProgress, ...], *, shapes: bool) -> QWidget:
        mine = [one for entry in entries for one in entry.seats if one.seat.id == seat.id]
        badge = Badge(seat.person.initials, SeatState.NOT_STARTED)
        badge.setAccessibleName(seat.person.name)
        name = widgets.ElidedLabel(seat.person.name, "strong")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(widgets.label(_role(seat), "small"))
        progress = widgets.label(_progress(seat, mine), "muted")
        counts = QCheckBox(tr("Counts"))
        counts.setObjectName(f"counts-{seat.person.initials}")
        counts.setAccessibleName(tr("{name}'s scorecards count").format(name=seat.person.name))
        counts.setChecked(seat.counts)
        counts.setEnabled(shapes and seat.person.role is not Role.OBSERVER)
        counts.setToolTip(
            widgets.as_tool_tip(tr("A trainee interviews too; their scorecards are never counted."))
        )
        counts.clicked.connect(lambda checked: self._count(seat, counts=checked))
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(4, 8, 4, 8)
        layout.setSpacing(12)
        layout.addWidget(badge)
        layout.addLayout(words, 1)
        layout.addWidget(progress)
        layout.addWidget(counts)
        if shapes:
            remove = widgets.button(tr("Remove"), lambda: self._unseat(seat), look="quiet")
            remove.setObjectName(f"unseat-{seat.person.initials}")
            remove.setAccessibleName(tr("Remove {name}").format(name=seat.person.name))
            layout.addWidget(remove)
        return line

    def _count(self, seat: Seat, *, counts: bool) -> None:
        done = self.context.succeeds(
            lambda: panels.count(self.context.database, seat.opening_id, seat.id, counts=counts)
        )
        if not done:
            self.reload()

    def _seat_new(self) -> None:
        person = self.context.attempt(
            lambda: people.add(
                self.context.database, self.name.text(), Role(self.role.currentData())
            )
        )
        if person is not None and self._seat(person):
            self.name.clear()
            self.name.setFocus()

    def _seat_chosen(self) -> None:
        if self.who.currentData() is not None:
            self._seat(people.get(self.context.database, self.who.currentData()))
            self.name.setFocus()

    def _seat(self, person: Person) -> bool:
        return self.context.succeeds(
            lambda: panels.seat(self.context.database, self.opening_id, person.id)
        )

    def _unseat(self, seat: Seat) -> None:
        if self.context.succeeds(
            lambda: panels.unseat(self.context.database, seat.opening_id, seat.id)
        ):
            self.context.say(
                tr("{name} left the panel.").format(name=seat.person.name),
                lambda: self._seat(seat.person),
            )


def _role(seat: Seat) -> str:
    role = seat.person.role
    if seat.counts:
        return role.label
    if role is Role.OBSERVER:
        return tr("{role}, does not count").format(role=role.label)
    return tr("trainee, does not count")


def _progress(seat: Seat, mine: list[SeatProgress]) -> str:
    expected = [one for one in mine if one.expected or not seat.counts]
    if mine and not expected:
        return tr("has no question to ask")
    done = sum(one.state is SeatState.SUBMITTED for one in expected)
    return tr("{done} of {all} scorecards in").format(done=done, all=len(expected))
