"""What is shown when the program itself made a mistake: copyable, and nothing typed is lost."""

from __future__ import annotations

import platform
import traceback

from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from hireapp import __version__
from hireapp.gui import widgets
from hireapp.i18n import tr


class BugDialog(QDialog):
    """Says that something went wrong inside Hireapp; does not block the window."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bug-dialog")
        self.setWindowTitle(tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 380)
        self.details = QPlainTextEdit(details(error))
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("Details for whoever mends this"))
        close = widgets.button(tr("Continue"), self.accept, look="primary")
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(widgets.label(tr("Something went wrong inside Hireapp"), "title"))
        layout.addWidget(
            widgets.label(
                tr(
                    "What you typed is kept and you can go on. "
                    "The last action may not have been done: please look, and do it again."
                ),
                wrap=True,
            )
        )
        layout.addWidget(self.details, 1)
        layout.addWidget(
            widgets.label(
                tr("The details may hold names or notes. Read them before you send them."),
                "small",
                wrap=True,
            )
        )
        copy = widgets.button(tr("Copy details"), self.copy, icon="copy", name="copy-details")
        layout.addLayout(widgets.row(copy, None, close))
        close.setFocus()

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())


def details(error: BaseException) -> str:
    """The traceback with the versions that matter."""
    head = f"Hireapp {__version__} · Python {platform.python_version()} · Qt {qt_version}"
    trace = "".join(traceback.format_exception(error))
    return f"{head} · {platform.platform()}\n\n{trace}"
