"""A dialog that works on files which are dragged in or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.working_dialog import WorkingDialog
from hireapp.i18n import tr


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which files: words above them, their kind in the plural, a folder of them, their endings."""

    words: str
    kind: str
    folder: str
    endings: tuple[str, ...]


class FilesDialog(WorkingDialog):
    """Gathers files and folders; a subclass keeps them in `add` and says how many in `count`."""

    def __init__(
        self, context: Context, title: str, parent: QWidget | None, wanted: Wanted, *, name: str
    ) -> None:
        super().__init__(context, title, parent, name=f"{name}-dialog")
        self.setAcceptDrops(True)
        self._wanted = wanted
        self.count = widgets.label("", "strong")
        self.count.setObjectName(f"{name}-count")
        self.files_button = widgets.button(
            tr("Add files…"), self._choose_files, name=f"{name}-files"
        )
        folder = widgets.button(tr("Add a folder…"), self._choose_folder, name=f"{name}-folder")
        place = widgets.card("dashed")
        column = widgets.column(place)
        column.addStretch(1)
        column.addLayout(widgets.row(None, self.count, None))
        column.addLayout(widgets.row(None, self.files_button, folder, None))
        column.addStretch(1)
        self.asked.addWidget(widgets.label(wanted.words, wrap=True))
        self.asked.addWidget(place, 1)
        self.files_button.setFocus()  # else Enter would give up at once

    def add(self, places: Sequence[Path]) -> None:
        """Add files, and folders of them."""
        raise NotImplementedError

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.is_working and event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.add([Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()])
        event.acceptProposedAction()

    def _choose_files(self) -> None:
        kind = self._wanted.kind
        endings = " ".join(f"*{one}" for one in self._wanted.endings)
        chosen, _ = QFileDialog.getOpenFileNames(self, kind, "", f"{kind} ({endings})")
        if chosen:
            self.add([Path(one) for one in chosen])

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._wanted.folder)
        if chosen:
            self.add([Path(chosen)])
