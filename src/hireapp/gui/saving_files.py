"""Asks where a file goes that leaves the app."""

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
    parent: QWidget, title: str, file_name: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask where a file goes; `chosen` is called when somebody chose a place."""
    suffix = Path(file_name).suffix
    dialog = QFileDialog(parent, title, str(paths.documents_folder()), f"*{suffix}")
    dialog.setObjectName("export-file")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.selectFile(file_name)
    if os.environ.get(PLAIN_DIALOGS) or QGuiApplication.platformName() == "offscreen":
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.open()
    return dialog
