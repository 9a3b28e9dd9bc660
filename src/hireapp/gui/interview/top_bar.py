"""The bar above the interview: whom, for what, how long, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hireapp.gui import shortcuts, widgets
from hireapp.gui.interview.clock import clock_text
from hireapp.gui.interview.fitted_label import FittedLabel
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr
from hireapp.store.scorecards import InterviewSheet


class TopBar(QWidget):
    """Names, purpose, clock, and the buttons; the page connects the buttons."""

    def __init__(self, *, is_practice: bool = False) -> None:
        super().__init__()
        self.setObjectName("interviewTop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(56)
        self.leave_button = _button(
            tr("End practice") if is_practice else tr("Leave"), "leave", Action.LEAVE, look="quiet"
        )
        self.candidate = FittedLabel("strong")
        self.facts = FittedLabel("small")
        self.purpose = FittedLabel("chip")
        self.time = widgets.label("", "clock")
        self.slot_label = widgets.label("", "small")
        self._slot = ""
        self.pause_button = _button(tr("Pause"), "pause", Action.PAUSE)
        self.finish_button = _button(tr("Finish…"), "finish", Action.FINISH)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        for one in (self.candidate, self.facts):
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            names.addWidget(one)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 20, 0)
        layout.setSpacing(16)
        layout.addLayout(names, 1)
        layout.addWidget(self.purpose, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(widgets.row(self.time, self.slot_label, spacing=6))
        layout.addLayout(
            widgets.row(self.leave_button, self.pause_button, self.finish_button, spacing=12)
        )

    def show_sheet(self, sheet: InterviewSheet) -> None:
        """Show whose interview this is."""
        self.candidate.say(sheet.candidate.name)
        self.facts.say(
            tr("{opening} · interviewer: {person}").format(
                opening=sheet.opening.title, person=sheet.seat.person.name
            )
        )
        self.purpose.say(tr("Purpose: {purpose}").format(purpose=sheet.opening.purpose))
        slot, extra = sheet.opening.facts.slot_minutes, sheet.arrangement.extra_minutes
        self._slot = tr("of {n} min").format(n=slot + extra)
        self.slot_label.setText(self._slot)
        words = tr("{n} of them agreed in addition").format(n=extra)
        self.slot_label.setToolTip(widgets.as_tool_tip(words) if extra else "")

    def show_time(self, seconds: float, *, over: bool, running: bool) -> None:
        """Show the clock; quietly in another colour when the slot is over."""
        self.time.setText(clock_text(seconds))
        widgets.set_look(self.time, "clockover" if over else "clock")
        words = tr("{time}, over time") if over else "{time}"
        self.time.setAccessibleName(words.format(time=clock_text(seconds)))
        paused = tr("{slot}, paused").format(slot=self._slot)
        self.slot_label.setText(self._slot if running else paused)
        self.pause_button.setText(tr("Pause") if running else tr("Go on"))

    def show_preparing(self, *, preparing: bool) -> None:
        """Nothing is paused or finished before it has begun."""
        for one in (self.pause_button, self.finish_button):
            one.setEnabled(not preparing)

    def show_editable(self, *, editable: bool) -> None:
        """Hide what a sealed scorecard has no use for."""
        for one in (self.time, self.slot_label, self.pause_button, self.finish_button):
            one.setVisible(editable)

    def fit(self, width: int) -> None:
        """Keep the purpose from pushing the names away."""
        self.purpose.setMaximumWidth(max(120, int(width * 0.3)))


def _button(text: str, name: str, action: Action, *, look: str = "") -> QPushButton:
    made = widgets.button(text, look=look, name=name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setToolTip(
        widgets.as_tool_tip(f"{shortcuts.describe(action)} ({shortcuts.shown(action)})")
    )
    return made
