"""Asks when, where and by whom a candidate is met, and says at once what would clash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.ids import SeatId
from hireapp.domain.people import Seat
from hireapp.domain.text import NAME_LIMIT
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.gui.fields import MomentEdit, number_box
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
        self._keep, self._warn = keep, warn
        self.when = MomentEdit("plan-when", plan.starts_at, zone)
        self.minutes = number_box("plan-minutes", plan.minutes, (10, 240), tr(" min"), step=5)
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
        """What is filled in."""
        seat = SeatId(self.who.currentData()) if self.who.currentData() else None
        return Plan(self.when.moment, self.minutes.value(), self.place.text(), seat)

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
