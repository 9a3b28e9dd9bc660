"""Home: openings as cards, today's interviews, scorecards due, and the way in for a newcomer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.progress import DueScorecard, OpeningProgress
from hireapp.domain.roles import Deed
from hireapp.domain.schedule import DaySchedule, Meeting
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.dates import clock_time, day_and_time, long_day
from hireapp.gui.home.opening_card import OpeningCard
from hireapp.gui.home.today_card import HEADING_HEIGHT, TodayCard
from hireapp.gui.navigation import Place
from hireapp.gui.page import Page
from hireapp.i18n import tr, trn
from hireapp.store import agenda, calibrations, openings, people, scorecards

_CARD_WIDTH = 240
"""A card is at least this wide; as many stand side by side as fit, three at most."""
_MOST_COLUMNS = 3
_GAP, _SCROLL_BAR = 14, 14


class HomePage(Page):
    """The first page of a day."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        new = widgets.button(
            tr("New opening"), self.new_opening_wanted.emit, look="primary", name="new-opening"
        )
        self._new = new
        self._columns = _MOST_COLUMNS
        self.header = widgets.PageHeader("", new)
        self._ground = QWidget()
        self._rows = QVBoxLayout(self._ground)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(14)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._ground)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.header)
        self.body.addWidget(area, 1)

    @override
    def first_focus(self) -> QWidget | None:
        return self.findChild(QWidget, "explore-example") if self._new.isHidden() else self._new

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - 48 - _SCROLL_BAR + _GAP
        columns = max(1, min(_MOST_COLUMNS, room // (_CARD_WIDTH + _GAP)))
        if columns != self._columns:
            self._columns = columns
            self.make_stale()

    @override
    def reload(self) -> None:
        database, viewer = self.context.database, self.context.viewer
        progress = openings.progress(database)
        today = agenda.day(database, viewer.id, zone=self.context.zone)
        due = agenda.due(database, viewer.id)
        self.header.say(long_day(self.context.now().date()), _summary(progress, today, due))
        shapes = people.may(database, viewer.id, Deed.SHAPE_OPENINGS)
        self._new.setVisible(shapes)
        widgets.clear(self._rows)
        self._rows.addLayout(self._cards(progress, shapes=shapes))
        if progress:
            below = QHBoxLayout()
            below.setSpacing(14)
            below.addWidget(self._today(today), 58)
            below.addWidget(self._due(due), 42)
            self._rows.addLayout(below, 1)
        else:
            self._rows.addStretch(1)

    def _cards(self, progress: tuple[OpeningProgress, ...], *, shapes: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(_GAP)
        shown: list[QWidget] = []
        for one in progress:
            card = OpeningCard(one)
            card.opened.connect(self.go_wanted)
            shown.append(card)
        if not progress:
            shown.append(self._first_steps(shapes=shapes))
        shown.append(self._way_in())
        for place, widget in enumerate(shown):
            grid.addWidget(widget, place // self._columns, place % self._columns)
        for column in range(self._columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _first_steps(self, *, shapes: bool) -> QFrame:
        card = widgets.card()
        layout = widgets.column(card)
        layout.addWidget(widgets.label(tr("Your first opening"), "heading"))
        layout.addWidget(
            widgets.label(
                tr(
                    "An opening is one job to fill. Say why the job exists, choose the "
                    "questions, add the panel and the candidates; then interview."
                ),
                "muted",
                wrap=True,
            )
        )
        layout.addStretch(1)
        if shapes:
            create = widgets.button(
                tr("Create it"), self.new_opening_wanted.emit, name="first-opening"
            )
            layout.addLayout(widgets.row(create, None))
        else:
            layout.addWidget(
                widgets.label(
                    tr("A coordinator or a hiring manager creates it."), "strong", wrap=True
                )
            )
        return card

    def _way_in(self) -> QFrame:
        card = widgets.card("dashed")
        layout = widgets.column(card)
        heading = widgets.label(tr("Start from an example"), "heading")
        text = widgets.label(
            tr("A finished opening to look around in. Nothing in it is real."), "muted", wrap=True
        )
        layout.addStretch(1)
        for one in (heading, text):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(one)
        explore = widgets.button(
            tr("Explore the example"), self.example_wanted.emit, name="explore-example"
        )
        layout.addLayout(widgets.row(None, explore, None))
        layout.addStretch(1)
        return card

    def _today(self, schedule: DaySchedule) -> QFrame:
        invitations = calibrations.invitations(self.context.database, self.context.viewer.id)
        card = TodayCard(self.context, schedule, invitations)
        card.practise_wanted.connect(
            lambda opening_id: self.go_wanted.emit(Place.CALIBRATION, opening_id)
        )
        card.start_wanted.connect(self._start)
        card.plan_wanted.connect(lambda: self.go_wanted.emit(Place.SCHEDULE, None))
        return card

    def _start(self, item: Meeting) -> None:
        scorecard_id = self.context.attempt(
            lambda: scorecards.begin(
                self.context.database, item.candidate.id, self.context.viewer.id
            )
        )
        if scorecard_id is not None:
            self.interview_wanted.emit(scorecard_id)

    def _due(self, items: tuple[DueScorecard, ...]) -> QFrame:
        card = widgets.card()
        layout = widgets.column(card)
        heading = widgets.label(tr("Scorecards due"), "heading")
        heading.setMinimumHeight(HEADING_HEIGHT)
        layout.addWidget(heading)
        for item in items[:12]:
            layout.addWidget(self._due_row(item))
            layout.addWidget(widgets.rule())
        if len(items) > 12:  # as many as the card shows
            layout.addWidget(
                widgets.label(trn("and {n} more", "and {n} more", len(items) - 12), "small")
            )
        text = (
            tr("Due within 24 hours of the interview, while it is fresh.")
            if items
            else tr("Nobody owes a scorecard.")
        )
        layout.addWidget(widgets.label(text, "small", wrap=True))
        layout.addStretch(1)
        return card

    def _due_row(self, item: DueScorecard) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(widgets.ElidedLabel(f"{item.person} · {item.candidate.name}"), 1)
        layout.addWidget(widgets.label(self._due_words(item), "bad" if item.late else "muted"))
        return line

    def _due_words(self, item: DueScorecard) -> str:
        now, due = self.context.now(), self.context.local(item.due_at)
        if item.late:
            hours = int((now - due).total_seconds() // 3600)
            days, rest = divmod(hours, 24)
            return (
                tr("{days} d late").format(days=days) if days else tr("{n} h late").format(n=rest)
            )
        if due.date() == now.date():
            return tr("by {time}").format(time=clock_time(due))
        return tr("by {time}").format(time=day_and_time(due))

    @override
    def status(self) -> str:
        return ""


def _summary(
    progress: tuple[OpeningProgress, ...],
    today: DaySchedule,
    due: tuple[DueScorecard, ...],
) -> str:
    if not progress:
        return tr("Nothing here yet: begin with an opening, or look at the example.")
    ready = sum(1 for one in progress if one.is_complete)
    parts = [
        trn("{n} interview today", "{n} interviews today", len(today.meetings)),
        trn("{n} scorecard due", "{n} scorecards due", len(due)),
    ]
    if ready:
        parts.append(trn("{n} opening ready to debrief", "{n} openings ready to debrief", ready))
    return " · ".join(parts)
