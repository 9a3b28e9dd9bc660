"""What the dialogs of sealed files are made of: a folder, passphrases asked and shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp import paths
from hireapp.errors import Refused
from hireapp.gui import theme, widgets
from hireapp.i18n import tr

_BOX = 40
"""The room that a tick box takes beside its text."""


class FolderLine(QWidget):
    """The folder that files are written to, and a button to choose another."""

    chosen = Signal(str)

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = Path(folder) if folder else paths.documents_folder()
        self._shown = widgets.ElidedLabel(str(self.folder))
        choose = widgets.button(
            tr("Choose…"), self._choose, icon="folder-open", name="sealed-folder"
        )
        choose.setAccessibleName(tr("Choose the folder to save in"))
        line = widgets.row(widgets.label(tr("Save in"), "muted"), self._shown, choose)
        line.setStretch(1, 1)
        self.setLayout(line)

    def use(self, folder: Path) -> None:
        """Save in another folder from now on."""
        self.folder = folder
        self._shown.setText(str(folder))
        self.chosen.emit(str(folder))

    def ready(self) -> Path:
        """The folder, made if it is not there yet.

        Raises:
            Refused: when it cannot be made.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(tr("The folder cannot be made."), tr("Choose another one.")) from error
        return self.folder

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, tr("Where to save"), str(self.folder))
        if found:
            self.use(Path(found))


class PassphraseField(QLineEdit):
    """A passphrase that is typed as it was told; it can be seen, since words are long to type."""

    def __init__(self, name: str, label: str, *, hint: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(hint or label)
        self.setMaxLength(500)


class ElidedBox(QCheckBox):
    """A tick box that never widens the dialog; what is cut is in the tool tip and spoken."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show this text, or as much of it as fits."""
        self.setAccessibleName(text)
        self.setToolTip(widgets.as_tool_tip(text))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, middle = self.width() - _BOX, Qt.TextElideMode.ElideMiddle
        shown = self.fontMetrics().elidedText(self.accessibleName(), middle, room)
        self.setText(shown.replace("&", "&&"))


class SecretCard(QFrame):
    """A passphrase, shown once in large letters, and for what."""

    def __init__(self, heading: str, file: str, words: str, note: str = "") -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.words = QLabel(words)
        self.words.setObjectName("passphrase")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setFont(theme.font(17))
        self.words.setAccessibleName(tr("Passphrase for {name}").format(name=heading))
        copy = widgets.button(tr("Copy"), self._copy, look="quiet", icon="copy")
        copy.setAccessibleName(tr("Copy the passphrase for {name}").format(name=heading))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(4)
        top = widgets.row(widgets.label(heading, "strong"), widgets.ElidedLabel(file, "small"))
        top.setStretch(1, 1)
        layout.addLayout(top)
        layout.addLayout(widgets.row(self.words, None, copy))
        if note:
            layout.addWidget(widgets.label(note, "smallwarn", wrap=True))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.text())


def way_to(folder: Path) -> QHBoxLayout:
    """A line with a button that shows a folder in the system's file manager."""
    place = QUrl.fromLocalFile(str(folder))
    button = widgets.button(
        tr("Open folder"), lambda: QDesktopServices.openUrl(place), name="sealed-open-folder"
    )
    return widgets.row(button, None)
