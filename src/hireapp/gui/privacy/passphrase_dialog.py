"""Another passphrase for an encrypted file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hireapp import encryption
from hireapp.domain.audit import Event
from hireapp.errors import HireError, Refused
from hireapp.exchange import passphrase_lock
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.gui.context import Context
from hireapp.gui.privacy.encryption_dialog import secret_field
from hireapp.i18n import tr
from hireapp.store import audit


class PassphraseDialog(Question):
    """Asks for the passphrase until now, and for the next one twice."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Change the passphrase"), parent)
        self.setObjectName("change-passphrase-dialog")
        self.setModal(True)
        self._context = context
        self._path: Path = context.database.path
        self.now = secret_field("passphrase-now", tr("Passphrase until now, or recovery code"))
        self.first = secret_field("passphrase", tr("New passphrase: four or more words"))
        self.second = secret_field("passphrase-again", tr("The new passphrase once more"))
        self._fields = (self.now, self.first, self.second)
        asked = QVBoxLayout()
        asked.setSpacing(10)
        asked.addWidget(
            widgets.label(
                tr(
                    "The recovery code stays the same. Whoever has a copy of the old key file can "
                    "go on using the old passphrase with it: to shut them out, take the encryption "
                    "off and encrypt again."
                ),
                wrap=True,
            )
        )
        for one in self._fields:
            asked.addWidget(one)
        self.lay_out(asked, keep=tr("Change"), name="passphrase-keep")
        self.now.setFocus()

    @override
    def try_to_keep(self) -> None:
        """Change it on the worker thread, since a good lock is slow on purpose."""
        try:
            self._check()
        except HireError as error:
            self.say(error)
            return
        path, now, new = self._path, self.now.text(), self.first.text()
        self._be_busy(busy=True)
        self._context.tasks.run(
            lambda _: encryption.change_passphrase(path, now, new),
            on_done=self._on_done,
            on_failed=self._on_failed,
        )

    def _check(self) -> None:
        if self.first.text() != self.second.text():
            raise Refused(tr("The two passphrases are not the same."))
        passphrase_lock.checked_new(self.first.text())

    def _on_done(self, _: None) -> None:
        audit.note(self._context.database, Event.PASSPHRASE_CHANGED)
        self._context.say(tr("The passphrase was changed."))
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._be_busy(busy=False)
        if not isinstance(error, HireError):
            raise error
        self.say(error)
        self.now.setFocus()
        self.now.selectAll()

    def _be_busy(self, *, busy: bool) -> None:
        for one in self._fields:
            one.setReadOnly(busy)
        self.done_button.setEnabled(not busy)
