"""What the window does with sealed files: menus, the Panel page, and files that are dropped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent, QFileOpenEvent
from typing_extensions import override

from hireapp.collecting import files
from hireapp.collecting.files import FileKind
from hireapp.domain.roles import Deed, check_may
from hireapp.gui.context import Context
from hireapp.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from hireapp.domain.ids import OpeningId
    from hireapp.gui.memory import Memory
    from hireapp.store.held_kits import OpenedKit


class SealedActions(QObject):
    """Opens the dialogs; `kit_opened` carries the OpenedKit, to go on to its candidates."""

    kit_opened = Signal(object)

    def __init__(
        self,
        parent: QObject,
        window: QWidget,
        context: Context,
        memory: Memory,
        shown: Callable[[], OpeningId | None],
    ) -> None:
        super().__init__(parent)
        self._window, self._context, self._memory, self._shown = window, context, memory, shown
        self._waiting: list[Path] = []
        self.resting = False
        context.viewer_changed.connect(self._open_waiting)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        application = QCoreApplication.instance()
        if sys.platform == "darwin" and application is not None:
            application.installEventFilter(self)  # a double-clicked file arrives there

    def send(self) -> None:
        """Write kit files for the panel of the opening that is shown."""
        from hireapp.gui.sealed.send_dialog import SendDialog  # rarely needed

        opening_id = self._shown()
        if opening_id is not None and self._may_collect():
            dialog = SendDialog(self._context, opening_id, self._folder, self._window)
            dialog.folder.chosen.connect(self._remember)
            dialog.open()

    def collect(self, places: Sequence[Path] = ()) -> None:
        """Take in sealed scorecards."""
        from hireapp.gui.sealed.collect_dialog import CollectDialog  # rarely needed

        if self._may_collect():
            CollectDialog(self._context, places, self._window).open()

    def give_back(self) -> None:
        """Return one's own scorecards of the opening that is shown."""
        from hireapp.gui.sealed.return_dialog import ReturnDialog  # rarely needed

        opening_id = self._shown()
        if opening_id is not None:
            dialog = ReturnDialog(self._context, opening_id, self._folder, self._window)
            dialog.folder.chosen.connect(self._remember)
            dialog.open()

    def show_key(self) -> None:
        """Hand the key of the opening that is shown over, or make a new one."""
        from hireapp.gui.sealed.key_dialog import KeyDialog  # rarely needed

        opening_id = self._shown()
        if opening_id is not None and self._may_collect():
            dialog = KeyDialog(self._context, opening_id, self._folder, self._window)
            dialog.folder.chosen.connect(self._remember)
            dialog.open()

    def open_files(self, places: Sequence[Path]) -> None:
        """Open files that were dropped or double-clicked: a kit, a key, or scorecards."""
        if self.resting:
            self._waiting = list(places)
            return
        for path in places:
            kind = None if path.is_dir() else self._context.attempt(lambda p=path: files.kind_of(p))  # type: ignore[misc]
            if kind is FileKind.KIT:
                self._open_kit(path)
                return
            if kind is FileKind.KEY:
                self._take_key(path)
                return
        ours = files.scorecards_files(places)
        if ours and not self._context.has_viewer:
            self._waiting = ours
        elif ours:
            self.collect(ours)

    def rest(self, *, resting: bool) -> None:
        """Let files wait while a live interview is shown: nothing covers it."""
        self.resting = resting
        if not resting:
            self._open_waiting()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of files that are dragged onto the window or opened by the system."""
        if isinstance(event, QFileOpenEvent):
            self.open_files([Path(event.file())])
            return True
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        dropped = _sealed_files(event)
        if not dropped or self.resting:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.open_files(dropped)
        return True

    def _open_kit(self, path: Path) -> None:
        from hireapp.gui.sealed.open_dialogs import OpenKitDialog  # rarely needed

        dialog = OpenKitDialog(self._context, path, self._window)
        dialog.opened.connect(self._on_kit_opened)
        dialog.open()

    def _take_key(self, path: Path) -> None:
        from hireapp.gui.sealed.open_dialogs import TakeKeyDialog  # rarely needed

        if not self._context.has_viewer:
            self._waiting = [path]
        elif self._may_collect():
            dialog = TakeKeyDialog(self._context, path, self._window)
            dialog.taken.connect(
                lambda _: self._context.say(
                    tr("The key is here now. Scorecards sealed to it can be collected.")
                )
            )
            dialog.open()

    def _on_kit_opened(self, opened: OpenedKit) -> None:
        self.kit_opened.emit(opened)

    def _open_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting and self._context.has_viewer:
            self.open_files(waiting)

    def _may_collect(self) -> bool:
        return self._context.has_viewer and self._context.succeeds(
            lambda: check_may(self._context.viewer.role, Deed.COLLECT)
        )

    @property
    def _folder(self) -> str:
        return self._memory.settings.save_folder

    def _remember(self, folder: str) -> None:
        self._memory.remember(save_folder=folder)


def _sealed_files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    found = [Path(one.toLocalFile()) for one in urls if one.isLocalFile()]
    return [one for one in found if one.is_dir() or files.looks_sealed(one)]
