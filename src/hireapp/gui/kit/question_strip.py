"""Below the kit: what can be set at the question that is selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from hireapp.domain.ids import SeatId
from hireapp.domain.kits import KitQuestion
from hireapp.domain.people import Seat
from hireapp.gui.fields import MinutesBox
from hireapp.gui.kit.fields import LineField, WeightBox
from hireapp.gui.kit.kit_cards import who_asks
from hireapp.gui.widgets import as_tool_tip, button, label, row
from hireapp.i18n import tr


class QuestionStrip(QWidget):
    """Minutes, weight, what is said before it and who asks; tells changes with the question."""

    minutes_set = Signal(str, int)
    weight_set = Signal(str, float)
    before_said = Signal(str, str)
    askers_chosen = Signal(str, object)
    """A question's id, and the seats that ask it: a tuple, or None for every seat."""

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._seats: tuple[Seat, ...] = ()
        self.minutes = MinutesBox("kit-minutes", tr("Minutes of the selected question"))
        self.weight = WeightBox("kit-weight", tr("Weight of the selected question"))
        self.weight.setToolTip(
            as_tool_tip(tr("All questions count the same unless you write down why not."))
        )
        self.before = LineField("kit-before", tr("Said before the selected question"))
        self.before.setPlaceholderText(tr("Said before it (never scored)"))
        self.askers = button("", look="pillmenu", name="kit-askers")
        self.askers.setAccessibleName(tr("Who asks the selected question"))
        self.askers.setMinimumWidth(60)
        self.askers.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self.askers.setMenu(self._menu)
        self._lay_out()
        self.minutes.valueChanged.connect(lambda value: self.minutes_set.emit(self._key, value))
        self.weight.valueChanged.connect(self._on_weight)
        self.before.changed.connect(lambda text: self.before_said.emit(self._key, text))

    def show_question(self, chosen: KitQuestion | None, seats: Sequence[Seat] | None) -> None:
        """Show what is set at a question; None for a block that has nothing of this.

        `seats` are the panel when questions are split.
        """
        key = str(chosen.id) if chosen else ""
        if key != self._key:
            self.commit()
            self._key = key
            self.before.clearFocus()
        self.setEnabled(chosen is not None)
        with QSignalBlocker(self.minutes), QSignalBlocker(self.weight):
            self.minutes.setValue(chosen.question.minutes if chosen else 1)
            self.weight.setValue(chosen.weight if chosen else 1.0)
        self.before.show_text(chosen.transition if chosen else "")
        self.askers.setVisible(seats is not None)
        self._seats = tuple(seats or ())
        self._show_askers(chosen)

    def commit(self) -> None:
        """Keep what is being typed."""
        if self._key:
            self.minutes.interpretText()
            self.weight.interpretText()
            self.before.commit()

    def in_order(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (self.minutes, self.weight, self.askers, self.before)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        names: list[QLabel] = []
        for text, buddy in ((tr("Minutes"), self.minutes), (tr("Weight"), self.weight)):
            name = label(text, "small")
            name.setBuddy(buddy)
            buddy.setFixedWidth(68)
            buddy.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet does not reach inside
            names.append(name)
        minutes_name, weight_name = names
        numbers = row(minutes_name, self.minutes, weight_name, self.weight, None, spacing=6)
        layout.addLayout(numbers)
        layout.addWidget(self.askers)
        layout.addWidget(self.before)

    def _on_weight(self, value: float) -> None:
        self.weight_set.emit(self._key, round(value, 1))

    def _show_askers(self, chosen: KitQuestion | None) -> None:
        self._menu.clear()
        if chosen is None or not self._seats:
            self.askers.setText(tr("nobody on the panel") if chosen else "")
            self.askers.setEnabled(False)
            return
        self.askers.setEnabled(True)
        who = who_asks(chosen, self._seats)
        self.askers.setText(who.replace("&", "&&"))
        self.askers.setToolTip(as_tool_tip(who))
        for seat in self._seats:
            action = self._menu.addAction(seat.person.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(chosen.is_for(seat.id))
            action.setData(seat.id)
            action.triggered.connect(self._on_asker)
        self._menu.addSeparator()
        self._menu.addAction(tr("Everybody")).triggered.connect(self._on_everybody)

    def _on_asker(self) -> None:
        ticked: list[QAction] = [one for one in self._menu.actions() if one.isChecked()]
        self.askers_chosen.emit(self._key, tuple(SeatId(one.data()) for one in ticked))

    def _on_everybody(self) -> None:
        self.askers_chosen.emit(self._key, None)
