"""The CV and other facts, opened on purpose during an interview, which is noted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.errors import HireError
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.i18n import tr


class BackgroundDialog(Question):
    """Says what opening does; shows the background only after it was asked for."""

    def __init__(self, read: Callable[[], str], parent: QWidget) -> None:
        super().__init__(tr("CV and other facts"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("background-dialog")
        self._read = read
        self.words = widgets.label(
            tr(
                "Closed during the interview, so that it does not colour what you hear. You can "
                "open it; that is noted and shown as an exception."
            ),
            "muted",
            wrap=True,
        )
        self.text = QPlainTextEdit()
        self.text.setObjectName("background-text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("CV and other facts"))
        self.text.setMinimumHeight(260)
        self.text.hide()
        shown = QVBoxLayout()
        shown.setSpacing(12)
        shown.addWidget(self.words)
        shown.addWidget(self.text)
        self.lay_out(shown, keep=tr("Open it"), name="background-open")
        self.done_button = self.findChildren(QPushButton, "background-open")[0]

    @override
    def try_to_keep(self) -> None:
        """Open it the first time, close the dialog the next."""
        if not self.text.isHidden():
            self.accept()
            return
        try:
            text = self._read()
        except HireError as error:
            self.problem.setText(error.sentence)
            self.problem.show()
            return
        self.problem.hide()
        self.text.setPlainText(text)
        self.words.setText(tr("It is noted that you opened it."))
        self.text.show()
        self.cancel_button.hide()  # nothing is left to call off
        self.done_button.setText(tr("Close"))
        self.text.setFocus()
