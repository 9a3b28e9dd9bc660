"""Says where a PDF was saved, and opens it or its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from hireapp.gui import widgets
from hireapp.i18n import tr


class SavedLine(QFrame):
    """Hidden until something was saved."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._path = Path()
        self._text = widgets.label("")
        self._text.setObjectName("saved-text")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        layout.addWidget(widgets.button(tr("Open file"), self._open_file, name="open-file"))
        layout.addWidget(widgets.button(tr("Open folder"), self._open_folder, name="open-folder"))
        self.hide()

    def show_saved(self, path: Path) -> None:
        """Say where the file is."""
        self._path = path
        said = tr("Saved as {name} in {folder}").format(name=path.name, folder=path.parent)
        self._text.setText(said)
        self._text.setToolTip(widgets.as_tool_tip(str(path)))
        self.show()

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
