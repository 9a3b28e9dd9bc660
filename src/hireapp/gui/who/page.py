"""Who works: chosen from the people there are, or added; the first thing a newcomer sees."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.people import Person, Role
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.i18n import tr
from hireapp.store import people

_WIDTH = 460


class WhoPage(QWidget):
    """Asks who works; `chosen` carries the Person."""

    chosen = Signal(object)
    cancelled = Signal()
    example_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._people = people.everybody(context.database)
        card = widgets.card(margins=(28, 24, 28, 24))
        card.setFixedWidth(_WIDTH)
        self._card = widgets.column(card)
        self.name = QLineEdit()
        self.name.setObjectName("who-name")
        self.name.setPlaceholderText(tr("First and last name"))
        self.name.returnPressed.connect(self._add)
        self.role = QComboBox()
        self.role.setObjectName("who-role")
        for role in Role:
            self.role.addItem(role.label, role)
        if self._people:
            self.role.setCurrentIndex(list(Role).index(Role.INTERVIEWER))
        self._fill()
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        # Not by alignment, which would cut the card to the height of unwrapped text.
        layout.addLayout(widgets.row(None, card, None))
        if not self._people:
            layout.addLayout(self._example())
        layout.addStretch(2)

    def _fill(self) -> None:
        newcomer = not self._people
        heading = tr("Welcome to Hireapp") if newcomer else tr("Who are you?")
        self._card.addWidget(widgets.label(heading, "title"))
        text = (
            tr(
                "Hire people who light up when they serve others: ask everybody the same, write "
                "down what they say, rate on your own, then compare. Who are you?"
            )
            if newcomer
            else tr("Your scorecards are yours alone until the panel may see each other's.")
        )
        self._card.addWidget(widgets.label(text, "muted", wrap=True))
        if not newcomer:
            self._card.addWidget(self._list())
            self._card.addWidget(widgets.rule())
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(tr("Your &name"), self.name)
        form.addRow(tr("Your &role"), self.role)
        self._card.addLayout(form)
        add = widgets.button(
            tr("Begin") if newcomer else tr("Add and continue"),
            self._add,
            look="primary",
            name="who-begin",
        )
        cancel = widgets.button(tr("Cancel"), self.cancelled.emit, look="quiet")
        self._card.addLayout(widgets.row(None, cancel, add))
        cancel.setVisible(self._context.has_viewer)

    def _list(self) -> QWidget:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for person in self._people:
            text = f"{person.name}, {person.role.label}".replace("&", "&&")
            choose = widgets.button(text, lambda person=person: self.chosen.emit(person))  # type: ignore[misc]
            choose.setStyleSheet("text-align: left;")
            choose.setMinimumWidth(10)
            rows.addWidget(choose)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the buttons inside
        area.setWidget(inner)
        area.setMinimumHeight(min(260, 44 * len(self._people)))
        return area

    def _example(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 18, 0, 0)
        layout.addWidget(
            widgets.label(tr("Or look around first: nothing in the example is real."), "muted"),
            0,
            Qt.AlignmentFlag.AlignHCenter,
        )
        explore = widgets.button(
            tr("Explore the example"), self.example_wanted.emit, name="explore-example"
        )
        layout.addWidget(explore, 0, Qt.AlignmentFlag.AlignHCenter)
        return layout

    def _add(self) -> None:
        role = self.role.currentData()
        person = self._context.attempt(
            lambda: people.join(self._context.database, self.name.text(), Role(role))
        )
        if isinstance(person, Person):
            self.chosen.emit(person)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.name.setFocus()
