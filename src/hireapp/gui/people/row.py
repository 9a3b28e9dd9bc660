"""One person's line: badge, name, role, and what may be changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hireapp.domain.people import Person, Role
from hireapp.domain.progress import SeatState
from hireapp.gui import widgets
from hireapp.gui.badges import Badge
from hireapp.i18n import tr


class PersonRow(QWidget):
    """Emits what is wanted; the page does it. `manages` tells whether the viewer changes people."""

    renaming = Signal(object)
    role_chosen = Signal(object, object)
    retiring = Signal(object)
    returning = Signal(object)
    pin_wanted = Signal(object)
    pin_unwanted = Signal(object)

    def __init__(self, person: Person, *, is_me: bool, manages: bool) -> None:
        super().__init__()
        self.person = person
        badge = Badge(person.initials, SeatState.NOT_STARTED)
        badge.setAccessibleName(person.name)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(widgets.ElidedLabel(person.name, "strong"))
        words.addWidget(widgets.label(self._facts(is_me=is_me), "small"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 8)
        layout.setSpacing(8)
        layout.addWidget(badge)
        layout.addLayout(words, 1)
        for one in self._buttons(is_me=is_me, manages=manages):
            layout.addWidget(one)

    def _facts(self, *, is_me: bool) -> str:
        facts = [self.person.role.label]
        facts += [tr("you")] * is_me + [tr("has a PIN")] * self.person.has_pin
        return " · ".join(facts)

    def _buttons(self, *, is_me: bool, manages: bool) -> list[QWidget]:
        person = self.person
        if person.retired:
            back = self._button(tr("Bring back"), tr("Bring back {name}"), "back")
            back.clicked.connect(lambda: self.returning.emit(person))
            return [back] * manages
        found: list[QWidget] = []
        if is_me:
            found.append(self._pin_button())
        elif person.has_pin and manages:
            unlock = self._button(tr("Take PIN away"), tr("Take the PIN of {name} away"), "unpin")
            unlock.clicked.connect(lambda: self.pin_unwanted.emit(person))
            found.append(unlock)
        if manages or is_me:
            rename = self._button(tr("Rename…"), tr("Rename {name}"), "rename")
            rename.clicked.connect(lambda: self.renaming.emit(person))
            found.append(rename)
        if manages:
            found.append(self._roles())
        if manages:
            found.append(self._retire_button(is_me=is_me))
        return found

    def _retire_button(self, *, is_me: bool) -> QPushButton:
        """Nobody retires themselves; its place is kept, so that the columns stand straight."""
        retire = self._button(tr("Retire"), tr("Retire {name}"), "retire")
        retire.clicked.connect(lambda: self.retiring.emit(self.person))
        policy = retire.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        retire.setSizePolicy(policy)
        if is_me:
            retire.hide()
        return retire

    def _pin_button(self) -> QPushButton:
        text = tr("Change PIN…") if self.person.has_pin else tr("Set PIN…")
        button = self._button(text, text, "pin")
        button.clicked.connect(lambda: self.pin_wanted.emit(self.person))
        return button

    def _roles(self) -> QComboBox:
        roles = QComboBox()
        roles.setObjectName(f"role-{self.person.initials}")
        roles.setAccessibleName(tr("Role of {name}").format(name=self.person.name))
        for role in Role:
            roles.addItem(role.label, role)
        roles.setCurrentIndex(list(Role).index(self.person.role))
        roles.activated.connect(
            lambda _: self.role_chosen.emit(self.person, Role(roles.currentData()))
        )
        return roles

    def _button(self, text: str, spoken: str, name: str) -> QPushButton:
        made = widgets.button(text, look="quiet", name=f"{name}-{self.person.initials}")
        made.setAccessibleName(spoken.format(name=self.person.name))
        return made
