"""Asks where a PDF is to be saved."""

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


def ask(parent: QWidget, suggested: Path, chosen: Callable[[Path], object]) -> None:
    """Show the dialog; `chosen` is called when somebody chose a file, not when they gave up."""
    dialog = QFileDialog(parent, tr("Save PDF"), str(suggested.parent), tr("PDF (*.pdf)"))
    dialog.setObjectName("save-dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(suggested.name)
    if os.environ.get(PLAIN_DIALOGS) or QGuiApplication.platformName() == "offscreen":
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
