"""Dialogs that ask for something and keep it, or stay with what was typed and say why not."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from hireapp.errors import HireError
from hireapp.gui import widgets
from hireapp.i18n import tr


class Asking(QDialog):
    """Asks for something; a refusal is said in the dialog, and nothing that was typed is lost."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.problem = widgets.label("", "bad", wrap=True)
        self.problem.setObjectName("dialog-problem")
        self.problem.hide()

    def keep(self) -> None:
        """Do what was asked for.

        Raises:
            HireError: when it is refused.
        """
        raise NotImplementedError

    def try_to_keep(self) -> None:
        """Keep and close, or say why not."""
        try:
            self.keep()
        except HireError as error:
            self.say(error)
        else:
            self.accept()

    def say(self, error: HireError) -> None:
        """Say in the dialog why not."""
        self.problem.setText(error.sentence)
        self.problem.show()


class Question(Asking):
    """A small dialog: a title, some fields, Cancel and a button that Enter presses."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self.setMinimumWidth(440)
        self.finished.connect(self.deleteLater)

    def lay_out(self, asked: QLayout, *, keep: str, name: str) -> None:
        """Put the fields between title and buttons; `name` finds the button that keeps them."""
        self.done_button = widgets.button(keep, self.try_to_keep, look="primary", name=name)
        self.done_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(widgets.label(self.windowTitle(), "title"))
        layout.addLayout(asked)
        layout.addWidget(self.problem)
        self.cancel_button = widgets.button(tr("Cancel"), self.reject)
        layout.addLayout(widgets.row(None, self.cancel_button, self.done_button))
