"""One sample answer at a time, with the anchors it is rated by."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hireapp.domain.questions import SCALE_POINTS
from hireapp.gui import shortcuts, widgets
from hireapp.gui.shortcuts import RATES, Action
from hireapp.i18n import tr
from hireapp.store.calibrations import Calibration

_WIDEST = 900
"""Longer lines are hard to read."""


class RatingView(QFrame):
    """`rated` carries a point of the scale, `turned` -1 or 1, `finished` comes at the end."""

    rated = Signal(int)
    turned = Signal(int)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.place = widgets.label("", "caps")
        self.prompt = widgets.label("", "heading", wrap=True)
        self.answer = widgets.label("", wrap=True)
        self.answer.setObjectName("sample-answer")
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.points = [self._point(point) for point in SCALE_POINTS]
        self.anchors = [widgets.label("", "aside", wrap=True) for _ in SCALE_POINTS]
        self.back = widgets.button(tr("Back"), lambda: self.turned.emit(-1), name="sample-back")
        self.next = widgets.button(tr("Next"), lambda: self.turned.emit(1), name="sample-next")
        self.done = widgets.button(
            tr("See how I rate"), self.finished.emit, look="primary", name="finish-practice"
        )
        for button, action in ((self.back, Action.BACK), (self.next, Action.NEXT)):
            button.setToolTip(widgets.as_tool_tip(shortcuts.shown(action)))
        self._lay_out()

    def show_sample(self, practice: Calibration, place: int) -> None:
        """Show a sample answer and how it is rated so far."""
        sample, score = practice.samples[place], practice.scores.get(place)
        words = tr("ANSWER {n} OF {all} · {attitude} · {rated} rated")
        self.place.setText(
            words.format(
                n=place + 1,
                all=len(practice.samples),
                attitude=sample.attitude,
                rated=len(practice.scores),
            )
        )
        self.prompt.setText(sample.prompt)
        self.answer.setText(f"“{sample.text}”")
        for point, button, anchor in zip(SCALE_POINTS, self.points, self.anchors, strict=True):
            anchor.setText(sample.anchors.get(str(point), ""))
            button.setChecked(score == point)
            button.setAccessibleName(
                tr("Rate {point}: {anchor}").format(point=point, anchor=anchor.text())
            )
        self.back.setEnabled(place > 0)
        self.next.setEnabled(place + 1 < len(practice.samples))
        self.done.setEnabled(len(practice.scores) == len(practice.samples))

    def _point(self, point: int) -> QPushButton:
        made = widgets.button(
            str(point), lambda: self.rated.emit(point), look="choice", name=f"sample-rate-{point}"
        )
        made.setCheckable(True)
        made.setFixedWidth(44)
        made.setToolTip(widgets.as_tool_tip(shortcuts.shown(RATES[point - 1])))
        return made

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        grid = QGridLayout(inner)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, one in enumerate((self.place, self.prompt, self.answer)):
            grid.addWidget(one, row, 0, 1, 2)
        hint = tr("Rate what is said, by the anchors. Nobody sees your ratings before you finish.")
        keys = tr("{first} to {last} rate, {next} goes on.").format(
            first=shortcuts.shown(RATES[0]),
            last=shortcuts.shown(RATES[-1]),
            next=shortcuts.shown(Action.NEXT),
        )
        grid.addWidget(widgets.label(f"{hint} {keys}", "small", wrap=True), 3, 0, 1, 2)
        for row, (button, anchor) in enumerate(zip(self.points, self.anchors, strict=True), 4):
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            anchor.setSizePolicy(policy)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(anchor, row, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(9, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the buttons inside
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 12)
        column.addWidget(area, 1)
        foot = widgets.row(self.back, self.next, None, self.done)
        foot.setContentsMargins(12, 0, 12, 0)
        column.addLayout(foot)
