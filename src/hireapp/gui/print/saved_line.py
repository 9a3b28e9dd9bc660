"""Says what is being saved or printed, then where it is, and opens it or its folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hireapp.domain.packets import counted, pages_text
from hireapp.gui import widgets
from hireapp.gui.print.output import SavedFile
from hireapp.i18n import tr


class SavedLine(QFrame):
    """Hidden until something is saved or printed; `given_up` when somebody presses Cancel."""

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._path = Path()
        self._files: Sequence[SavedFile] = ()
        self._text = widgets.label("")
        self._text.setObjectName("saved-text")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._bar.setAccessibleName(tr("How far it is"))
        self._cancel = widgets.button(tr("Cancel"), self.given_up.emit, name="cancel-save")
        self._list = widgets.button(tr("What was written"), self._show_list, name="show-list")
        self._file = widgets.button(tr("Open file"), self._open_file, name="open-file")
        self._folder = widgets.button(tr("Open folder"), self._open_folder, name="open-folder")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        for one in (self._bar, self._cancel, self._list, self._file, self._folder):
            layout.addWidget(one)
        self.hide()

    def show_progress(self, share: float, text: str) -> None:
        """Say how far it is; `share` 0-1."""
        self._say(text, under_way=True)
        self._bar.setValue(round(share * 1000))

    def show_told(self, text: str) -> None:
        """Say something that leaves no file behind."""
        self._say(text)

    def show_saved(self, files: Sequence[SavedFile], *, stopped: bool = False) -> None:
        """Say where the files are."""
        self._files, self._path = files, files[0].path
        folder = self._path.parent
        if len(files) == 1 and not stopped:
            text = tr("Saved as {name} in {folder}").format(name=self._path.name, folder=folder)
        else:
            count = counted(len(files), sum(one.pages for one in files))
            sentence = tr("Given up: {count} in {folder}") if stopped else tr("{count} in {folder}")
            text = sentence.format(count=count, folder=folder)
        self._say(text, file=len(files) == 1, folder=True, several=len(files) > 1)
        self._text.setToolTip(widgets.as_tool_tip(str(self._path)))

    def _say(
        self,
        text: str,
        *,
        under_way: bool = False,
        file: bool = False,
        folder: bool = False,
        several: bool = False,
    ) -> None:
        self._text.setText(text)
        self._text.setToolTip("")
        for one in (self._bar, self._cancel):
            one.setVisible(under_way)
        for one, wanted in ((self._file, file), (self._folder, folder), (self._list, several)):
            one.setVisible(wanted)
        self.show()

    def _show_list(self) -> None:
        WrittenDialog(self._files, self).open()

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


class WrittenDialog(QDialog):
    """One list of what was written: the file, and what it holds."""

    def __init__(self, files: Sequence[SavedFile], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("written-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What was written"))
        self.resize(640, 440)
        lines = [f"{one.path.name} · {one.title} · {pages_text(one.pages)}" for one in files]
        self.list = QPlainTextEdit("\n".join(lines))
        self.list.setReadOnly(True)
        self.list.setAccessibleName(tr("Files that were written"))
        close = widgets.button(tr("Close"), self.accept, look="primary")
        close.setDefault(True)
        copy = widgets.button(tr("Copy the list"), self._copy, icon="copy", name="copy-list")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(widgets.label(str(files[0].path.parent), "muted", wrap=True))
        layout.addWidget(self.list, 1)
        layout.addLayout(widgets.row(copy, None, close))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.list.toPlainText())
