"""Today's interviews on Home, with what clashes and the way into each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hireapp.domain.schedule import DaySchedule, Meeting
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.dates import clock_time
from hireapp.i18n import tr
from hireapp.store.calibrations import Invitation

HEADING_HEIGHT = 26
"""As high as a link beside it, so that the headings of cards side by side stand on one line."""


class TodayCard(QFrame):
    """A card; `start_wanted` carries the Meeting whose interview is to begin."""

    start_wanted = Signal(object)
    plan_wanted = Signal()
    practise_wanted = Signal(object)
    """An OpeningId: rate its sample answers before the first interview."""

    def __init__(
        self, context: Context, schedule: DaySchedule, invitations: tuple[Invitation, ...] = ()
    ) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._context = context
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        heading = widgets.label(tr("Today"), "heading")
        heading.setMinimumHeight(HEADING_HEIGHT)
        plan = widgets.button(tr("Plan…"), self.plan_wanted.emit, look="link", name="plan")
        plan.setAccessibleName(tr("Plan interviews"))
        layout.addLayout(widgets.row(heading, None, plan))
        primary = next((one for one in schedule.meetings if one.mine), None)
        for one in schedule.meetings:
            warning = schedule.warning_of(one)
            layout.addWidget(self._row(one, warning, primary=one is primary))
            layout.addWidget(widgets.rule())
        if not schedule.meetings:
            words = tr("No interview today. “Plan…” sets their times.")
            layout.addWidget(widgets.label(words, "muted", wrap=True))
        for invitation in invitations:
            layout.addWidget(self._invitation(invitation))
        layout.addStretch(1)

    def _invitation(self, invitation: Invitation) -> QWidget:
        title = invitation.opening.title
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(widgets.ElidedLabel(tr("Practise for {title}").format(title=title)))
        hint = tr("Before your first interview: rate a few sample answers, see how you rate.")
        words.addWidget(widgets.ElidedLabel(hint, "small"))
        go = widgets.button(
            tr("Go on") if invitation.rated else tr("Practise"),
            lambda: self.practise_wanted.emit(invitation.opening.id),
        )
        go.setAccessibleName(tr("Practise for {title}").format(title=title))
        line = QWidget()
        inner = QHBoxLayout(line)
        inner.setContentsMargins(8, 4, 8, 4)
        inner.addLayout(words, 1)
        inner.addWidget(go)
        return line

    def _row(self, meeting: Meeting, warning: str, *, primary: bool) -> QWidget:
        time = widgets.label(clock_time(self._context.local(meeting.starts_at)), "strong")
        time.setFixedWidth(56)
        words = QVBoxLayout()
        words.setSpacing(0)
        name = f"{meeting.candidate.name} · {meeting.opening.title}"
        words.addWidget(widgets.ElidedLabel(name))
        words.addWidget(widgets.ElidedLabel(_with_whom(meeting), "small"))
        if warning:
            words.addWidget(
                widgets.ElidedLabel(tr("Clash: {what}").format(what=warning), "smallbad")
            )
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(time)
        layout.addLayout(words, 1)
        if meeting.mine:
            start = widgets.button(
                tr("Start interview"),
                lambda: self.start_wanted.emit(meeting),
                look="primary" if primary else "",
            )
            start.setAccessibleName(
                tr("Start interview with {name}").format(name=meeting.candidate.name)
            )
            layout.addWidget(start)
        return line


def _with_whom(meeting: Meeting) -> str:
    """The names come last, since of a long line the end is cut."""
    parts = [
        meeting.opening.facts.format.label,
        tr("{minutes} min").format(minutes=meeting.interview.minutes),
        meeting.interview.place,
        tr("with {names}").format(names=meeting.panel_text),
    ]
    return " · ".join(one for one in parts if one)
