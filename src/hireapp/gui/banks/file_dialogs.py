"""Asks for a file to import, and where an export is to be saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from hireapp.gui.saving_files import ask_where, open_dialog
from hireapp.i18n import tr

READABLE = (".toml", ".xlsx", ".csv")


def ask_import(parent: QWidget, folder: Path, chosen: Callable[[Path], object]) -> None:
    """Ask for a bank's file; `chosen` is called when somebody chose one."""
    patterns = " ".join(f"*{suffix}" for suffix in READABLE)
    words = tr("Question banks ({patterns})").format(patterns=patterns)
    dialog = QFileDialog(parent, tr("Import questions"), str(folder), words)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    open_dialog(dialog, "import-file", chosen)


def ask_export(parent: QWidget, suggested: Path, chosen: Callable[[Path], object]) -> None:
    """Ask where a file goes whose name ends like the suggested one."""
    toml = suggested.suffix == ".toml"
    kind = tr("TOML file (*.toml)") if toml else tr("Spreadsheet (*.xlsx)")
    ask_where(parent, tr("Export questions"), suggested, chosen, kind=kind)
