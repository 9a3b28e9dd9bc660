"""Asks for the passphrase or the recovery code of an encrypted database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.i18n import tr


class UnlockDialog(Question):
    """One field; `unlock` raises when what was typed does not fit."""

    def __init__(
        self, path: Path, unlock: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("This file is encrypted"), parent)
        self.setObjectName("unlock")
        self.setModal(True)
        self._unlock = unlock
        self.secret = QLineEdit()
        self.secret.setObjectName("secret")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(tr("Passphrase or recovery code"))
        self.secret.setPlaceholderText(tr("Passphrase or recovery code"))
        asked = QVBoxLayout()
        asked.setSpacing(12)
        words = tr("{file} opens with its passphrase, or with the recovery code on paper.")
        asked.addWidget(widgets.label(words.format(file=path.name), wrap=True))
        asked.addWidget(self.secret)
        asked.addWidget(
            widgets.label(tr("Without either of them nobody can open it."), "muted", wrap=True)
        )
        self.lay_out(asked, keep=tr("Open"), name="unlock-open")
        self.secret.setFocus()

    @override
    def keep(self) -> None:
        self._unlock(self.secret.text())
