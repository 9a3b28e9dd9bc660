"""Opening what came by mail: a kit file, and a key that another coordinator handed over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hireapp import keychain
from hireapp.collecting import keys, kits
from hireapp.domain.ids import OpeningId
from hireapp.domain.travelling import TravellingKit
from hireapp.errors import HireError
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.sealed.parts import PassphraseField
from hireapp.gui.tasks import Progress
from hireapp.gui.working_dialog import WorkingDialog
from hireapp.i18n import tr
from hireapp.store import held_kits


class OpenKitDialog(WorkingDialog):
    """Asks for the passphrase of a kit file; `opened` carries the OpenedKit."""

    opened = Signal(object)

    def __init__(self, context: Context, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Open a kit"), parent, name="open-kit-dialog")
        self._path = path
        self.words = PassphraseField("kit-words", tr("Passphrase of the kit"))
        self.asked.addWidget(widgets.ElidedLabel(path.name, "strong"))
        self.asked.addWidget(
            widgets.label(
                tr(
                    "Whoever sent you this file tells you its passphrase by another way. The kit "
                    "and your candidates then come into this Hireapp; interviews need no network."
                ),
                wrap=True,
            )
        )
        self.asked.addWidget(self.words)
        self.asked.addStretch(1)
        self.go_button.setText(tr("Open"))
        self.words.setFocus()

    @override
    def go(self) -> None:
        words, path = self.words.text(), self._path
        self.run(tr("Opening the kit…"), lambda _: kits.unlock(path, words), self._take)

    def _take(self, kit: TravellingKit) -> None:
        try:
            found = held_kits.open_kit(self.context.database, kit)
        except HireError as error:
            self.ask_again(error.sentence)
            return
        self.accept()
        self.opened.emit(found)


class TakeKeyDialog(WorkingDialog):
    """Asks for the passphrase of a key file, and for one of one's own where no keyring is."""

    taken = Signal(object)

    def __init__(self, context: Context, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Take over a key"), parent, name="take-key-dialog")
        self._path = path
        self.words = PassphraseField("handed-words", tr("Passphrase of the key file"))
        self.own = PassphraseField(
            "own-words", tr("A passphrase of your own, to lock the key in this database")
        )
        self.own.hide()
        self.asked.addWidget(widgets.ElidedLabel(path.name, "strong"))
        self.asked.addWidget(
            widgets.label(
                tr(
                    "With this key you can collect the sealed scorecards of its opening. The "
                    "coordinator who wrote the file tells you its passphrase by another way."
                ),
                wrap=True,
            )
        )
        self.asked.addWidget(self.words)
        self.asked.addWidget(self.own)
        self.asked.addStretch(1)
        self.go_button.setText(tr("Take over"))
        self.run(tr("Looking for a keyring…"), lambda _: keychain.is_available(), self._on_looked)

    @override
    def go(self) -> None:
        words, own = self.words.text(), self.own.text()

        def work(_: Progress) -> OpeningId:
            return keys.take_over(
                self.context.database,
                self._path,
                words,
                passphrase=own,
                viewer=self.context.viewer.id,
            )

        self.run(tr("Taking over the key…"), work, self._on_taken)

    def _on_looked(self, has_keyring: bool) -> None:
        self.own.setVisible(not has_keyring)
        self.ask_again()
        self.words.setFocus()

    def _on_taken(self, opening_id: OpeningId) -> None:
        self.accept()
        self.taken.emit(opening_id)
