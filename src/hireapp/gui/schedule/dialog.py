"""Asks when, where and by whom a candidate is met, and says at once what would clash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.ids import SeatId
from hireapp.domain.people import Seat
from hireapp.domain.text import NAME_LIMIT
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.i18n import tr

_WARNING_HEIGHT = 34
_WIDTH = 480


@dataclass(frozen=True, slots=True)
class Plan:
    """What is filled in; no seat stands for the whole panel."""

    starts_at: datetime
    minutes: int
    place: str = ""
    seat_id: SeatId | None = None


class PlanDialog(Question):
    """`warn` gives what clashes with a plan, in words; a clash is told and never stops anybody."""

    def __init__(
        self,
        who: str,
        plan: Plan,
        seats: tuple[Seat, ...],
        keep: Callable[[Plan], object],
        warn: Callable[[Plan], str],
        parent: QWidget | None = None,
        *,
        zone: tzinfo | None,
    ) -> None:
        super().__init__(tr("Plan an interview"), parent)
        self.setObjectName("plan-dialog")
        self.setMinimumWidth(_WIDTH)
        self._keep, self._warn, self._zone = keep, warn, zone
        at = plan.starts_at
        self.when = QDateTimeEdit(
            QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute))
        )
        self.when.setObjectName("plan-when")
        self.when.setCalendarPopup(True)
        self.when.setDisplayFormat("ddd d MMM yyyy  HH:mm")
        self.minutes = QSpinBox()
        self.minutes.setObjectName("plan-minutes")
        self.minutes.setRange(10, 240)
        self.minutes.setSingleStep(5)
        self.minutes.setValue(plan.minutes)
        self.minutes.setSuffix(tr(" min"))
        self.minutes.lineEdit().setTextMargins(8, 0, 0, 0)  # the style sheet does not reach inside
        self.place = QLineEdit(plan.place)
        self.place.setObjectName("plan-place")
        self.place.setMaxLength(NAME_LIMIT)
        self.place.setPlaceholderText(tr("room or link"))
        self.who = QComboBox()
        self.who.setObjectName("plan-who")
        self.who.setMaximumWidth(_WIDTH - 48)
        self.who.addItem(tr("the whole panel"), "")
        for seat in seats:
            self.who.addItem(tr("{name} alone").format(name=seat.person.name), seat.id)
        self.who.setCurrentIndex(max(0, self.who.findData(plan.seat_id or "")))
        self.warning = widgets.label("", "smallbad", wrap=True)
        self.warning.setObjectName("plan-warning")
        self.warning.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.warning.setMinimumHeight(_WARNING_HEIGHT)
        self.lay_out(self._fields(who), keep=tr("Save"), name="plan-keep")
        for changed in (
            self.when.dateTimeChanged,
            self.minutes.valueChanged,
            self.place.textChanged,
            self.who.currentIndexChanged,
        ):
            changed.connect(self._look)
        self._look()
        self.when.setFocus()

    @property
    def plan(self) -> Plan:
        """What is filled in; whether summer time holds then, the zone knows."""
        day, time = self.when.date(), self.when.time()
        naive = datetime(  # noqa: DTZ001  # the zone follows
            day.year(), day.month(), day.day(), time.hour(), time.minute()
        )
        at = naive.astimezone() if self._zone is None else naive.replace(tzinfo=self._zone)
        seat = self.who.currentData()
        return Plan(at, self.minutes.value(), self.place.text(), SeatId(seat) if seat else None)

    @override
    def keep(self) -> None:
        self._keep(self.plan)

    def _fields(self, who: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(widgets.ElidedLabel(who, "muted"))
        for words, field in (
            (tr("&When"), self.when),
            (tr("&Length"), self.minutes),
            (tr("Who &meets them"), self.who),
            (tr("&Place"), self.place),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.warning)
        return column

    def _look(self) -> None:
        found = self._warn(self.plan)
        self.warning.setText(tr("Clash: {what}").format(what=found) if found else "")
