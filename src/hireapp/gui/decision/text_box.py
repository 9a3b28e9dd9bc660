"""A text to copy or save: the development plan, or the feedback letter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from hireapp.errors import HireError
from hireapp.gui import widgets
from hireapp.gui.saving_files import ask_where
from hireapp.i18n import tr
from hireapp.paper import output


class TextBox(QWidget):
    """Plain text with Copy and Save; `file_name` names nobody."""

    def __init__(self, name: str, spoken: str, file_name: str) -> None:
        super().__init__()
        self._file_name = file_name
        self._name = name
        self.text = QPlainTextEdit()
        self.text.setObjectName(name)
        self.text.setAccessibleName(spoken)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(190)
        self.copy_button = widgets.button(tr("Copy"), self._copy, icon="copy", name=f"{name}-copy")
        self._save_button = widgets.button(
            tr("Save as text…"), self._ask, icon="file-down", name=f"{name}-save"
        )
        self.said = widgets.ElidedLabel("", "small")
        self.said.setObjectName(f"{name}-said")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.text, 1)
        line = widgets.row(self.copy_button, self._save_button)
        line.addWidget(self.said, 1)
        layout.addLayout(line)

    def show_text(self, text: str) -> None:
        """Show another text from its top."""
        self.text.setPlainText(text)

    def save(self, path: Path) -> None:
        """Write the text as it stands."""
        try:
            output.write(path, self.text.toPlainText().encode())
        except HireError as error:
            widgets.set_look(self.said, "smallbad")
            self.said.setText(error.sentence)
        else:
            self._say(tr("Saved as {name} in {folder}").format(name=path.name, folder=path.parent))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._say(tr("Copied"))

    def _say(self, text: str) -> None:
        widgets.set_look(self.said, "small")
        self.said.setText(text)

    def _ask(self) -> None:
        ask_where(
            self,
            tr("Save as text"),
            self._file_name,
            self.save,
            kind=tr("Text (*.txt)"),
            name=f"{self._name}-file",
        )
