"""Asking for a PIN, and setting one: screen privacy, and called that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain import pins
from hireapp.domain.people import Person
from hireapp.errors import Refused
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.i18n import tr


def what_a_pin_is() -> str:
    """What a PIN protects from, and what not."""
    return tr(
        "A PIN is screen privacy: it keeps a colleague at this machine from opening your draft in "
        "passing. It encrypts nothing; whoever can read the database file can read your notes."
    )


class PinDialog(Question):
    """Asks for somebody's PIN before the window continues as them."""

    def __init__(self, person: Person, fits: Callable[[str], bool], parent: QWidget | None) -> None:
        super().__init__(tr("The PIN of {name}").format(name=person.name), parent)
        self.setObjectName("pin-dialog")
        self._fits = fits
        self.given = False
        self.pin = _field("pin", tr("PIN"))
        asked = QVBoxLayout()
        asked.setSpacing(10)
        asked.addWidget(self.pin)
        asked.addWidget(
            widgets.label(
                tr("Forgotten? A coordinator takes it away on the People page."), "small", wrap=True
            )
        )
        self.lay_out(asked, keep=tr("Continue"), name="pin-continue")
        self.pin.setFocus()

    @classmethod
    def ask(cls, person: Person, fits: Callable[[str], bool], parent: QWidget | None) -> bool:
        """Whether the PIN was given; somebody without one is not asked."""
        if not person.has_pin:
            return True
        dialog = cls(person, fits, parent)
        dialog.exec()
        return dialog.given

    @override
    def keep(self) -> None:
        if not self._fits(self.pin.text()):
            self.pin.selectAll()
            self.pin.setFocus()
            raise Refused(tr("That is not the PIN."), tr("Try again, or choose somebody else."))
        self.given = True


class NewPinDialog(Question):
    """Asks for a new PIN twice, and for the old one where there is one."""

    def __init__(
        self, *, has_old: bool, keep: Callable[[str, str], object], parent: QWidget | None
    ) -> None:
        super().__init__(tr("Change my PIN") if has_old else tr("Set a PIN"), parent)
        self.setObjectName("new-pin-dialog")
        self._keep = keep
        self.old = _field("pin-old", tr("Old PIN"))
        self.new = _field("pin-new", tr("New PIN"))
        self.again = _field("pin-again", tr("New PIN again"))
        form = QFormLayout()
        form.setSpacing(10)
        if has_old:
            form.addRow(tr("&Old PIN"), self.old)
        form.addRow(tr("&New PIN"), self.new)
        form.addRow(tr("&Again"), self.again)
        asked = QVBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(widgets.label(what_a_pin_is(), "muted", wrap=True))
        asked.addLayout(form)
        self.lay_out(asked, keep=tr("Save"), name="pin-save")
        (self.old if has_old else self.new).setFocus()

    @override
    def keep(self) -> None:
        pins.checked(self.new.text())
        if self.new.text() != self.again.text():
            raise Refused(tr("The two do not agree."), tr("Type the new PIN twice."))
        self._keep(self.new.text(), self.old.text())


def _field(name: str, spoken: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(spoken)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(pins.LONGEST)
    return field
