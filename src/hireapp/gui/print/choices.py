"""What to print and how: the forms by the moment they are used, and the options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hireapp.domain.ids import CandidateId, SeatId
from hireapp.domain.packets import Division, Wish
from hireapp.domain.papers import FormName, Moment
from hireapp.gui import widgets
from hireapp.i18n import tr
from hireapp.paper.comparison_words import Order

_WIDTH = 252
_LEAST = 120
_ON = "yes"
_FIRST_FORM = FormName.COMPARISON_SHEET


@dataclass(frozen=True, slots=True)
class Chosen:
    """Everything that makes the PDF another one, but for the paper."""

    wish: Wish
    by_rank: bool
    with_evidence: bool
    hide_names: bool


class Choices(QWidget):
    """The left side of the Print page.

    `changed` says that the PDF is another one, `grey_wanted` only how the preview shows it,
    `people_wanted` that somebody wants to say whom it is about.
    """

    changed = Signal()
    grey_wanted = Signal(bool)
    people_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.candidates: frozenset[CandidateId] | None = None
        self.seats: frozenset[SeatId] | None = None
        self.setFixedWidth(_WIDTH)
        self._forms = {name: self._form_box(name) for name in FormName}
        self._forms[_FIRST_FORM].setChecked(True)
        self._people = widgets.button(
            tr("Everybody"), self.people_wanted.emit, icon="users", name="people"
        )
        self._division = self._combo("division", tr("Files"), Division)
        self._order = QComboBox()
        self._order.setObjectName("print-order")
        self._order.setAccessibleName(tr("Order of the candidates on the comparison sheet"))
        self._order.addItem(tr("Order: name"), Order.NAME)
        self._order.addItem(tr("Order: rank"), Order.OVERALL)
        self._order.currentIndexChanged.connect(lambda: self.changed.emit())
        self._flags = {
            "hide-names": self._flag("hide-names", tr("Hide names")),
            "with-evidence": self._flag("with-evidence", tr("With evidence"), on=True),
            "separators": self._flag("separators", tr("Separator pages")),
            "duplex": self._flag("duplex", tr("For two-sided printing")),
        }
        self._flags["separators"].setToolTip(
            widgets.as_tool_tip(tr("A page before each candidate: who it is, which forms follow"))
        )
        self.password = QCheckBox(tr("Protect with a password"))
        self.password.setObjectName("password")
        for one in (self._people, self._division, self._order):
            one.setMinimumWidth(_LEAST)  # long words are cut, they do not widen the column
        self._grey = QCheckBox(tr("Show in greyscale"))
        self._grey.setObjectName("greyscale")
        self._grey.setToolTip(widgets.as_tool_tip(tr("Only the preview; the PDF has its colours")))
        self._grey.toggled.connect(self.grey_wanted)
        self._glyphs = _told("glyphs")
        self._omissions = _told("omissions")
        self._lay_out()

    @property
    def order(self) -> Order:
        """In which order the candidates stand."""
        return Order(self._order.currentData())

    @property
    def forms(self) -> frozenset[FormName]:
        """The chosen forms."""
        return frozenset(name for name, box in self._forms.items() if box.isChecked())

    @property
    def chosen(self) -> Chosen:
        """All of it."""
        return Chosen(
            Wish(
                forms=self.forms,
                candidates=self.candidates,
                seats=self.seats,
                division=Division(self._division.currentData()),
                separators=self._flags["separators"].isChecked(),
                duplex=self._flags["duplex"].isChecked(),
            ),
            by_rank=self.order is Order.OVERALL,
            with_evidence=self._flags["with-evidence"].isChecked(),
            hide_names=self._flags["hide-names"].isChecked(),
        )

    def use_order(self, order: Order) -> None:
        """Choose an order, on the sheet that has one."""
        self._forms[_FIRST_FORM].setChecked(True)
        self._order.setCurrentIndex(self._order.findData(order))

    def use_people(
        self,
        candidates: frozenset[CandidateId] | None,
        seats: frozenset[SeatId] | None,
        text: str,
    ) -> None:
        """Say whom it is about; None is everybody."""
        self.candidates, self.seats = candidates, seats
        self._people.setText(text)

    def say_glyphs(self, text: str, *, warns: bool) -> None:
        """Whether all characters can be printed."""
        widgets.set_look(self._glyphs, "bad" if warns else "small")
        self._glyphs.setText(text)

    def say_omissions(self, text: str) -> None:
        """What was chosen and cannot be printed."""
        self._omissions.setText(text)
        self._omissions.setVisible(bool(text))

    def as_remembered(self) -> dict[str, str]:
        """The choices for the next start; nothing about people."""
        told = {name: _ON for name, box in self._flags.items() if box.isChecked()}
        told["forms"] = ",".join(sorted(name.value for name in self.forms))
        told["division"] = Division(self._division.currentData()).value
        told["order"] = self.order.value
        return told

    def remember(self, told: Mapping[str, str]) -> None:
        """Choose what was chosen last; what is not understood stays as it is."""
        if not told:
            return
        self.blockSignals(True)
        wanted = set(told.get("forms", "").split(","))
        for name, box in self._forms.items():
            box.setChecked(name.value in wanted)
        for key, box in self._flags.items():
            box.setChecked(told.get(key) == _ON)
        for combo, key in ((self._division, "division"), (self._order, "order")):
            place = combo.findData(told.get(key, ""))
            combo.setCurrentIndex(max(0, place))
        self.blockSignals(False)

    def _form_box(self, name: FormName) -> QCheckBox:
        box = QCheckBox(name.label)
        box.setObjectName(f"form-{name.value}")
        box.toggled.connect(lambda: self.changed.emit())
        return box

    def _flag(self, name: str, text: str, *, on: bool = False) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(name)
        box.setChecked(on)
        box.toggled.connect(lambda: self.changed.emit())
        return box

    def _combo(self, name: str, spoken: str, choices: type[Division]) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setAccessibleName(spoken)
        for one in choices:
            combo.addItem(one.label, one)
        combo.currentIndexChanged.connect(lambda: self.changed.emit())
        return combo

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.setSpacing(3)
        for moment, heading in _headings().items():
            layout.addWidget(widgets.label(heading, "caps"))
            for name, box in self._forms.items():
                if name.moment is moment:
                    layout.addWidget(box)
            layout.addSpacing(8)
        layout.addWidget(widgets.label(tr("FOR WHOM"), "caps"))
        layout.addWidget(self._people)
        layout.addSpacing(8)
        layout.addWidget(widgets.label(tr("OPTIONS"), "caps"))
        options = (self._division, self._order, *self._flags.values(), self.password, self._grey)
        for one in options:
            layout.addWidget(one)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(6)
        outside.addWidget(area, 1)
        outside.addWidget(widgets.rule())
        outside.addWidget(self._omissions)
        outside.addWidget(self._glyphs)
        self.say_omissions("")


def _headings() -> dict[Moment, str]:
    return {
        Moment.BEFORE: tr("BEFORE THE INTERVIEWS"),
        Moment.DECIDING: tr("DECIDING"),
        Moment.AFTER: tr("AFTER"),
    }


def _told(name: str) -> QLabel:
    text = widgets.label("", "small", wrap=True)
    text.setObjectName(name)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    text.setSizePolicy(policy)
    return text
