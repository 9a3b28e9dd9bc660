"""Asks for a file to import, and where an export is to be saved."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from hireapp.i18n import tr

PLAIN_DIALOGS = "HIREAPP_PLAIN_DIALOGS"
"""Set this environment variable to have Qt's own file dialog instead of the system's."""
READABLE = (".toml", ".xlsx", ".csv")


def ask_import(parent: QWidget, folder: Path, chosen: Callable[[Path], object]) -> None:
    """Ask for a bank's file; `chosen` is called when somebody chose one."""
    patterns = " ".join(f"*{suffix}" for suffix in READABLE)
    words = tr("Question banks ({patterns})").format(patterns=patterns)
    dialog = QFileDialog(parent, tr("Import questions"), str(folder), words)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, "import-file", chosen)


def ask_export(parent: QWidget, suggested: Path, chosen: Callable[[Path], object]) -> None:
    """Ask where a file goes whose name ends like the suggested one."""
    suffix = suggested.suffix
    words = tr("TOML file (*.toml)") if suffix == ".toml" else tr("Spreadsheet (*.xlsx)")
    dialog = QFileDialog(parent, tr("Export questions"), str(suggested.parent), words)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.selectFile(suggested.name)
    _open(dialog, "export-file", chosen)


def _open(dialog: QFileDialog, name: str, chosen: Callable[[Path], object]) -> None:
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if os.environ.get(PLAIN_DIALOGS) or QGuiApplication.platformName() == "offscreen":
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.open()
