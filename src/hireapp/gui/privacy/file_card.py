"""The file itself: whether it is encrypted, and its backups."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hireapp.domain.backups import Backup
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.dates import day_and_time
from hireapp.i18n import tr, trn
from hireapp.store import backup_shelf, sqlite


class FileCard(QWidget):
    """Two short cards side by side."""

    errand_wanted = Signal(object)
    backups_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.encryption = widgets.label("", "muted", wrap=True)
        self.encrypt = widgets.button("", self._on_encrypt, name="encrypt")
        self.change = widgets.button(tr("Passphrase…"), self._on_change, name="change-passphrase")
        self.backups = widgets.label("", "muted", wrap=True)
        show = widgets.button(tr("Backups…"), self.backups_wanted.emit, name="backups-button")
        left = _card(tr("Encryption"), self.encryption, self.change, self.encrypt)
        right = _card(tr("Backups"), self.backups, show)
        sides = widgets.row(left, right, spacing=14)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        self.setLayout(sides)

    def reload(self) -> None:
        """Read again what is shown."""
        path = self._context.database.path
        encrypted, able = sqlite.is_encrypted(path), sqlite.has_codec()
        self.encrypt.setText(tr("Take it off") if encrypted else tr("Encrypt…"))
        self.encrypt.setEnabled(encrypted or able)
        self.change.setVisible(encrypted)
        if encrypted:
            text = tr("This file and its backups are encrypted.")
        elif able:
            text = tr("This file is not encrypted: whoever gets it can read it.")
        else:
            text = tr("This installation cannot encrypt: its SQLite has no codec.")
        self.encryption.setText(text)
        self.backups.setText(self._told(backup_shelf.on_shelf(path)))

    def _told(self, copies: tuple[Backup, ...]) -> str:
        if not copies:
            return tr("None yet; the first is made while you work.")
        counted = trn("{n} backup", "{n} backups", len(copies))
        when = day_and_time(self._context.local(copies[0].made_at))
        return tr("{backups}, the last one {when}.").format(backups=counted, when=when)

    def _on_encrypt(self) -> None:
        from hireapp.gui.privacy import encryption_dialog  # cryptography, rarely wanted

        path = self._context.database.path
        if sqlite.is_encrypted(path):
            self.errand_wanted.emit(encryption_dialog.taking_it_off(path))
            return
        encryption_dialog.EncryptionDialog(
            path, self._context.tasks, self.errand_wanted.emit, self
        ).open()

    def _on_change(self) -> None:
        from hireapp.gui.privacy.passphrase_dialog import PassphraseDialog  # as above

        PassphraseDialog(self._context, self).open()


def _card(heading: str, text: QWidget, *buttons: QWidget) -> QFrame:
    card = widgets.card()
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(widgets.label(heading, "heading"))
    words.addWidget(text)
    line = widgets.row(*buttons)
    line.insertLayout(0, words, 1)
    widgets.column(card).addLayout(line)
    return card
