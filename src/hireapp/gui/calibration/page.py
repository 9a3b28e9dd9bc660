"""The practice page: rate sample answers before the first interview, then see how one rates."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from hireapp.domain.changes import CalibrationChanged, Change, KitChanged, OpeningChanged
from hireapp.domain.questions import SCALE_POINTS
from hireapp.domain.scorecards import Score
from hireapp.errors import HireError
from hireapp.gui import widgets
from hireapp.gui.bank_library import load_all
from hireapp.gui.calibration.rating_view import RatingView
from hireapp.gui.calibration.results_view import ResultsView
from hireapp.gui.context import Context
from hireapp.gui.digit_keys import ctrl_digit_of
from hireapp.gui.navigation import Place
from hireapp.gui.page import Page
from hireapp.gui.shortcuts import RATES, Action, on_key
from hireapp.i18n import tr
from hireapp.store import calibrations
from hireapp.store.calibrations import Calibration


class CalibrationPage(Page):
    """Rating until all sample answers are rated and closed, then the results."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._practice: Calibration | None = None
        self._place = 0
        self._begun_for: tuple[str, str] = ("", "")
        to_panel = widgets.button(
            tr("Go to the panel"), lambda: self.go_wanted.emit(Place.PANEL, None), name="to-panel"
        )
        self.header = widgets.PageHeader(tr("Practise on sample answers"), to_panel)
        self._to_panel = to_panel
        self.rating, self.results = RatingView(), ResultsView()
        self._nothing = widgets.EmptyState(tr("Nothing to rate here yet"), "")
        self._stack = QStackedWidget()
        for one in (self.rating, self.results, self._nothing):
            self._stack.addWidget(one)
        self.body.addWidget(self.header)
        self.body.addWidget(self._stack, 1)
        self.rating.rated.connect(self.rate)
        self.rating.turned.connect(lambda steps: self.go_to(self._place + steps))
        self.rating.finished.connect(self.finish)
        work = {
            Action.NEXT: lambda: self.go_to(self._place + 1),
            Action.BACK: lambda: self.go_to(self._place - 1),
            **{
                action: lambda point=point: self.rate(point)  # type: ignore[misc]
                for point, action in zip(SCALE_POINTS, RATES, strict=True)
            },
        }
        for action, act in work.items():
            on_key(self, action, act).setAutoRepeat(False)

    @override
    def opening_switched(self) -> None:
        self._practice, self._begun_for = None, ("", "")

    @override
    def first_focus(self) -> QWidget | None:
        shown = self._stack.currentWidget()
        if shown is self.rating:
            return self.rating.points[0]
        return self.results if shown is self.results else self._to_panel

    @override
    def concerns(self, change: Change) -> bool:
        return isinstance(change, CalibrationChanged | OpeningChanged | KitChanged)

    @override
    def reload(self) -> None:
        known, whose = self._practice, self._begun_for
        practice = self._ready()
        if practice is None:
            return
        same = known is not None and known.samples == practice.samples
        if not same or whose != self._begun_for:
            self._place = min(practice.place, max(0, len(practice.samples) - 1))
        self._practice = practice
        self.header.say(tr("Practise on sample answers"), practice.opening.title)
        self._show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Where the digits type other characters, the shortcuts do not fire: by place then.
        digit = ctrl_digit_of(event)
        if digit in SCALE_POINTS and digit is not None:
            self.rate(digit)
        else:
            super().keyPressEvent(event)

    def rate(self, point: int) -> None:
        """Rate the answer on screen at once."""
        practice = self._practice
        if practice is None or self._stack.currentWidget() is not self.rating:
            return
        database, viewer = self.context.database, self.context.viewer.id
        place = self._place
        self.context.succeeds(
            lambda: calibrations.rate(database, self.opening_id, place, Score(point), viewer=viewer)
        )

    def go_to(self, place: int) -> None:
        """Show another answer; one goes on there next time."""
        practice = self._practice
        if practice is None or not 0 <= place < len(practice.samples):
            return
        self._place = place
        self.context.succeeds(
            lambda: calibrations.remember_place(
                self.context.database, self.opening_id, place, viewer=self.context.viewer.id
            )
        )
        self._show()

    def finish(self) -> None:
        """Close the ratings and show how they lie."""
        if self.context.succeeds(
            lambda: calibrations.finish(
                self.context.database, self.opening_id, viewer=self.context.viewer.id
            )
        ):
            self.results.setFocus()

    def _ready(self) -> Calibration | None:
        """What the viewer practises, begun now if they sit on the panel; else why there is none."""
        database, viewer = self.context.database, self.context.viewer.id
        practice = calibrations.read(database, self.opening_id, viewer)
        again, self._begun_for = self._begun_for, (self.opening_id, viewer)
        if again == self._begun_for:
            return practice
        if practice.sits and practice.finished_at is None and not practice.scores:
            try:
                calibrations.begin(
                    database, self.opening_id, load_all(database).banks, viewer=viewer
                )
            except HireError as error:
                self._practice, self._begun_for = None, ("", "")
                self._say_nothing(error.message, error.hint)
                return None
            practice = calibrations.read(database, self.opening_id, viewer)
        return practice

    def _show(self) -> None:
        practice = self._practice
        if practice is None:
            return
        if practice.sits and practice.finished_at is None:
            self.rating.show_sample(practice, self._place)
            self._stack.setCurrentWidget(self.rating)
        elif practice.samples:
            self.results.show_practice(practice)
            self._stack.setCurrentWidget(self.results)
        else:
            self._say_nothing(
                tr("Nobody has practised yet"),
                tr("Everybody on the panel rates sample answers before the first interview."),
            )

    def _say_nothing(self, heading: str, text: str) -> None:
        self.header.say(tr("Practise on sample answers"), "")
        self._nothing.heading.setText(heading)
        self._nothing.text.setText(text)
        self._stack.setCurrentWidget(self._nothing)
