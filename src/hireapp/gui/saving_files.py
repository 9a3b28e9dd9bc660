"""Asks where a file goes that leaves the app, in a dialog that the window does not wait for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from hireapp import paths

PLAIN_DIALOGS = "HIREAPP_PLAIN_DIALOGS"
"""Set this environment variable to have Qt's own file dialog instead of the system's."""


def ask_where(
    parent: QWidget,
    title: str,
    suggested: Path | str,
    chosen: Callable[[Path], object],
    *,
    kind: str = "",
    name: str = "export-file",
) -> None:
    """Ask where a file goes; a name without a folder is suggested among one's documents.

    `chosen` is called when somebody chose a place; `kind` says what the file is, with its pattern.
    """
    place = paths.documents_folder() / suggested
    dialog = QFileDialog(parent, title, str(place.parent), kind or f"*{place.suffix}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(place.suffix.removeprefix("."))
    dialog.selectFile(place.name)
    open_dialog(dialog, name, chosen)


def open_dialog(dialog: QFileDialog, name: str, chosen: Callable[[Path], object]) -> None:
    """Show a dialog for one file or folder; `chosen` is called when somebody chose it."""
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if os.environ.get(PLAIN_DIALOGS) or QGuiApplication.platformName() == "offscreen":
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.open()
