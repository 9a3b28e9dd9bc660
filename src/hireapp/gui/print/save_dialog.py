"""Asks where PDFs are to be saved, with which password, and on which printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QLineEdit, QWidget
from typing_extensions import override

from hireapp.errors import Refused
from hireapp.gui.asking import Question
from hireapp.gui.saving_files import ask_where, open_dialog
from hireapp.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask(parent: QWidget, suggested: Path, chosen: Callable[[Path], object]) -> None:
    """Show the dialog; `chosen` is called when somebody chose a file, not when they gave up."""
    kind = tr("PDF (*.pdf)")
    ask_where(parent, tr("Save PDF"), suggested, chosen, kind=kind, name="save-dialog")


def ask_folder(parent: QWidget, suggested: Path, chosen: Callable[[Path], object]) -> None:
    """Show the dialog for several files; `chosen` is called with the folder."""
    words = tr("Save the PDFs in a folder")
    dialog = QFileDialog(parent, words, str(suggested.parent))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    open_dialog(dialog, "save-dialog", chosen)


def ask_printer(parent: QWidget, printer: QPrinter, chosen: Callable[[QPrinter], object]) -> None:
    """Show the system's dialog; `chosen` is called with the printer as it was set there."""
    from PySide6.QtPrintSupport import QPrintDialog  # only needed to print

    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print-dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: chosen(printer))
    QDialog.open(dialog)  # the print dialog's own wants a slot by name


class PasswordDialog(Question):
    """Asks for a password twice; `chosen` is called with it."""

    def __init__(self, parent: QWidget, chosen: Callable[[str], object]) -> None:
        super().__init__(tr("Password for the PDF"), parent)
        self.setObjectName("password-dialog")
        self._chosen = chosen
        self._first, self._second = _secret("password-first"), _secret("password-second")
        form = QFormLayout()
        form.addRow(tr("Password"), self._first)
        form.addRow(tr("Once more"), self._second)
        self.lay_out(form, keep=tr("Go on"), name="password-use")

    @override
    def keep(self) -> None:
        if not self._first.text():
            raise Refused(tr("A PDF that is protected needs a password."))
        if self._first.text() != self._second.text():
            raise Refused(tr("These are two different passwords."))
        self._chosen(self._first.text())


def _secret(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
