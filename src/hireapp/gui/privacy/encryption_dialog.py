"""Turning encryption on: how the file will be opened, and the recovery code, shown once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp import encryption, keychain
from hireapp.domain.audit import Event
from hireapp.errors import Refused
from hireapp.exchange import passphrase_lock
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.gui.errand import Errand
from hireapp.gui.tasks import Tasks
from hireapp.i18n import tr, trn

_WIDTH = 560


class EncryptionDialog(Question):
    """Asks for a passphrase, or lets the keyring keep the key; `wanted` is given the Errand."""

    def __init__(
        self,
        path: Path,
        tasks: Tasks,
        wanted: Callable[[Errand], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Encrypt this file"), parent)
        self.setObjectName("encryption")
        self.setModal(True)
        self.setFixedWidth(_WIDTH)
        self._path, self._wanted = path, wanted
        self._key = encryption.new_key()
        self.by_passphrase = QRadioButton(tr("A passphrase opens it"))
        self.by_passphrase.setObjectName("by-passphrase")
        self.by_passphrase.setChecked(True)
        self.by_keyring = QRadioButton(tr("This computer's keyring opens it, without asking"))
        self.by_keyring.setObjectName("by-keyring")
        self.by_keyring.setEnabled(False)
        self.first = secret_field("passphrase", tr("Passphrase: four or more words are a good one"))
        self.second = secret_field("passphrase-again", tr("The passphrase once more"))
        self.code = QPlainTextEdit(encryption.recovery_code(self._key))
        self.code.setObjectName("recovery-code")
        self.code.setReadOnly(True)
        self.code.setTabChangesFocus(True)
        self.code.setFixedHeight(64)
        self.code.setAccessibleName(tr("Recovery code"))
        self.copy = widgets.button(tr("Copy"), self._copy, name="copy-code")
        self.noted = QCheckBox(tr("I have written the recovery code down, away from here"))
        self.noted.setObjectName("code-noted")
        self.by_keyring.toggled.connect(self._on_choice)
        self._lay_out()
        self.first.setFocus()
        tasks.run(lambda _: keychain.is_available(), on_done=self._on_keyring)

    def _lay_out(self) -> None:
        asked = QVBoxLayout()
        asked.setSpacing(10)
        asked.addWidget(
            widgets.label(
                tr(
                    "The database and its backups can then be read with the passphrase or the "
                    "recovery code alone. Without both, the data are lost to everybody."
                ),
                wrap=True,
            )
        )
        for one in (self.by_passphrase, self.first, self.second, self.by_keyring):
            asked.addWidget(one)
        asked.addWidget(widgets.label(tr("Recovery code, shown only now"), "strong"))
        asked.addLayout(widgets.row(self.code, self.copy))
        asked.addWidget(self.noted)
        self.lay_out(asked, keep=tr("Encrypt"), name="encrypt-keep")
        self.setMinimumHeight(self.heightForWidth(_WIDTH))

    @override
    def keep(self) -> None:
        use_keyring = self.by_keyring.isChecked()
        if not use_keyring:
            if self.first.text() != self.second.text():
                raise Refused(tr("The two passphrases are not the same."))
            passphrase_lock.checked_new(self.first.text())
        if not self.noted.isChecked():
            raise Refused(
                tr("Write the recovery code down first."),
                tr("It is the only way in when the passphrase is forgotten."),
            )
        key, passphrase = self._key, None if use_keyring else self.first.text()
        self._wanted(
            Errand(
                path=self._path,
                waiting=tr("Encrypting the file and its backups…"),
                work=lambda path, progress: encryption.turn_on(
                    path, key, passphrase=passphrase, use_keyring=use_keyring, progress=progress
                ),
                event=Event.ENCRYPTED,
                told=lambda lost: _told(tr("The file and its backups are encrypted."), lost),
            )
        )

    def _on_keyring(self, found: bool) -> None:
        self.by_keyring.setEnabled(found)
        if not found:
            self.by_keyring.setText(tr("No keyring on this computer keeps keys"))

    def _on_choice(self, keyring: bool) -> None:
        for field in (self.first, self.second):
            field.setEnabled(not keyring)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.toPlainText())


def taking_it_off(path: Path) -> Errand:
    """What takes the encryption off."""
    return Errand(
        path=path,
        waiting=tr("Taking the encryption off…"),
        work=lambda target, progress: encryption.turn_off(target, progress=progress),
        event=Event.DECRYPTED,
        told=lambda lost: _told(tr("The file and its backups are no longer encrypted."), lost),
    )


def _told(text: str, lost: int) -> str:
    if not lost:
        return text
    removed = trn(
        "{n} backup could not be read and was removed.",
        "{n} backups could not be read and were removed.",
        lost,
    )
    return f"{text} {removed}"


def secret_field(name: str, words: str) -> QLineEdit:
    """A field for a passphrase, which shows dots."""
    field = QLineEdit()
    field.setObjectName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setPlaceholderText(words)
    field.setAccessibleName(words)
    return field
