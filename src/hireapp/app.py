"""Where everything is wired: window, database, example, unexpected errors, log."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from hireapp import i18n, paths
from hireapp.domain.ids import PersonId
from hireapp.errors import HireError, Locked
from hireapp.gui import commands, theme, widgets
from hireapp.gui.context import Context
from hireapp.gui.main_window import MainWindow
from hireapp.gui.memory import Memory
from hireapp.gui.tasks import Progress, Tasks
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.gui.errand import Errand
    from hireapp.gui.single_instance import SingleInstance

_HEAVY = (
    "hireapp.store.openings",
    "hireapp.store.agenda",
    "hireapp.store.comparisons",
    "hireapp.store.panels",
    "hireapp.gui.workspace",
    "hireapp.gui.home.page",
    "hireapp.gui.candidates.page",
)
"""Imported beside the window once it is shown: SQLAlchemy alone takes longer than the window."""

_SWEEP_AFTER_MS = 2_000
"""When the window is shown and used."""
log = logging.getLogger("hireapp")


class App(QObject):
    """One running window with its database."""

    def __init__(self, application: QApplication, memory: Memory | None = None) -> None:
        super().__init__()
        self.application = application
        self.memory = memory or Memory()
        theme.load_fonts()
        dark = commands.wants_dark(self.memory.settings.theme)
        theme.apply(application, dark=dark)
        self.tasks = Tasks(self)
        self.window = MainWindow(self.memory)
        self.window.closing.connect(self._on_closing)
        self.window.example_wanted.connect(self.open_example)
        self.window.own_data_wanted.connect(lambda: self.open(paths.default_database()))
        self.window.open_wanted.connect(lambda path: self.open(path, create=False))
        self.window.errand_wanted.connect(self.run_errand)
        self.context: Context | None = None
        self._instance: SingleInstance | None = None
        self._files: list[Path] = []

    def start(
        self, path: Path, *, person: str = "", create: bool = True, files: Sequence[Path] = ()
    ) -> None:
        """Show the window now and the data as soon as it is loaded.

        `person` is the id of whom to work as; empty means whoever worked last. `files` are sealed
        files to open then.
        """
        self._files = list(files)
        self.window.show()
        self.tasks.run(_load_store, on_done=lambda _: self.open(path, person=person, create=create))

    def open(self, path: Path, *, person: str = "", create: bool = True) -> None:
        """Work on a database; a file that cannot be opened is explained in the window."""
        if not self.window.may_leave():
            return
        from hireapp.store.database import Database  # heavy: after the window

        theme.load_fallback_fonts()
        claim = self._claim(path, create=create)
        if not claim.take(self._files):
            self._leave_it_to_the_other_window()
            return
        try:
            fresh = create and not path.exists()
            database = Database.create(path) if fresh else Database.open(path)
        except HireError as error:
            log.warning("database refused: %s", type(error).__name__)
            if claim is not self._instance:
                claim.release()
            if isinstance(error, Locked):
                self._ask_to_unlock(error, person)
            else:
                self._refuse(error, path)
            return
        if self._instance is not None and self._instance is not claim:
            self._instance.release()
        self._instance = claim
        if person:
            self.memory.remember_person(path, PersonId(person))
        self.take(Context(database, self.tasks))

    def take(self, context: Context) -> None:
        """Show a database that is open."""
        if self.context is not None:
            self.tasks.forget()
            self.window.put_away()
            self.context.database.close()
        self.context = context
        self.window.take(context)
        self._open_files(self._files)

    def run_errand(self, errand: Errand) -> None:
        """Shut the file, do something with it, open it again and tell what was done."""
        if not self.window.may_leave():
            return
        if self.context is not None:
            self.tasks.forget()
            self.window.put_away()
            self.context.database.close()
            self.context = None
        self.window.hold(widgets.EmptyState(errand.waiting, ""))

        def done(found: Any) -> None:  # whatever the errand's work gives
            self.open(errand.path, create=False)
            if self.context is not None:
                from hireapp.store import audit  # heavy

                audit.note(self.context.database, errand.event, detail=errand.detail)
                self.window.banner.show_notice(errand.told(found))

        def failed(error: Exception) -> None:
            self.open(errand.path, create=False)
            self._tell_failure(error)

        self.tasks.run(
            lambda progress: errand.work(errand.path, progress), on_done=done, on_failed=failed
        )

    def _ask_to_unlock(self, locked: Locked, person: str) -> None:
        """Open an encrypted file: with the key that the keyring has, or with what is typed."""

        def again(_: object = None) -> None:
            self.open(locked.path, person=person, create=False)

        def ask(_: Progress) -> bool:
            from hireapp import encryption  # rarely wanted

            return encryption.unlock_from_keyring(locked.path)

        self.tasks.run(
            ask, on_done=lambda found: again() if found else self._ask_for_key(locked, again)
        )

    def _ask_for_key(self, locked: Locked, again: Callable[[], None]) -> None:
        from hireapp import encryption  # rarely wanted
        from hireapp.gui.unlock_dialog import UnlockDialog

        dialog = UnlockDialog(
            locked.path, lambda secret: encryption.unlock(locked.path, secret), self.window
        )
        dialog.accepted.connect(again)
        dialog.rejected.connect(lambda: self._refuse(locked, locked.path))
        dialog.open()

    def open_example(self) -> None:
        """Work on the example, made now if it is not there yet."""
        path = paths.data_folder() / "example.db"
        self.window.banner.show_notice(tr("Preparing the example…"))

        def build(_: Progress) -> str:

            from hireapp.store import example_place  # rarely wanted

            return example_place.ensure(path)

        self.tasks.run(
            build,
            on_done=lambda person: self.open(path, person=person, create=False),
            on_failed=self._tell_failure,
        )

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, HireError):
            raise error
        self.window.banner.show_error(error)

    def _refuse(self, error: HireError, path: Path) -> None:
        """Say why a file is not opened; what is open stays open."""
        if self.context is not None:
            self.window.banner.show_error(error)
            return
        own = paths.default_database()
        self.window.show_problem(
            error,
            widgets.button(
                tr("Open another file…"),
                lambda: commands.ask_for_file(self.window),
                look="primary",
            ),
            *self._way_back(path),
            widgets.button(tr("Your own data"), lambda: self.open(own)),
            widgets.button(tr("Quit"), self.window.close),
        )

    def _way_back(self, path: Path) -> list[QWidget]:
        """A button that shows the backups of a file that cannot be opened, if there are any."""
        from hireapp.gui.backups_dialog import BackupsDialog  # rarely needed
        from hireapp.store import backup_shelf

        if not backup_shelf.on_shelf(path):
            return []

        def show() -> None:
            dialog = BackupsDialog(path, self.tasks, self.window)
            dialog.restore_wanted.connect(self.run_errand)
            dialog.open()

        return [widgets.button(tr("Restore a backup…"), show, name="restore-backup")]

    def _claim(self, path: Path, *, create: bool) -> SingleInstance:
        from hireapp.gui.single_instance import SingleInstance  # QtNetwork

        if self._instance is not None and self._instance.database == path:
            return self._instance
        if create:
            with suppress(OSError):  # making the database tells why
                path.parent.mkdir(parents=True, exist_ok=True)
        return SingleInstance(path, self._to_front)

    def _leave_it_to_the_other_window(self) -> None:
        if self.context is None:
            self.window.close()
        else:
            self.window.banner.show_notice(tr("That is open in another window already."))

    def _open_files(self, files: Sequence[Path]) -> None:
        self._files = []
        if files and self.window.workspace is not None:
            self.window.workspace.sealed.open_files(files)

    def _to_front(self, files: list[Path]) -> None:
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()
        self._open_files(files)

    def _on_closing(self) -> None:
        self.tasks.finish()
        if self.context is not None:
            self.context.database.close()
        if self._instance is not None:
            self._instance.release()


def run(path: Path, *, person: str = "", create: bool = True, files: Sequence[Path] = ()) -> int:
    """Open the window and stay until it is closed; gives the exit code."""
    i18n.use_language()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("a QApplication is needed")
    application.setApplicationName("Hireapp")
    application.setDesktopFileName("hireapp")
    # Ctrl+C in the terminal ends the app; every rating is on disk already.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = App(application)
    install_excepthook(app.window)
    QTimer.singleShot(0, app, lambda: app.start(path, person=person, create=create, files=files))
    QTimer.singleShot(0, app, start_log)
    QTimer.singleShot(_SWEEP_AFTER_MS, app, sweep_up)
    return application.exec()


def install_excepthook(window: MainWindow) -> None:
    """Send every unexpected exception, also from a slot or a thread, to log and dialog."""

    def on_exception(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unexpected %s at %s", kind.__name__, _where(trace))
        if isinstance(error, HireError):
            window.banner.show_error(error)
        else:
            window.show_bug(error)

    sys.excepthook = on_exception
    threading.excepthook = lambda args: QTimer.singleShot(
        0,
        window,
        lambda: on_exception(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback),
    )


def sweep_up() -> None:
    """Remove what a process that was killed left half written."""
    from hireapp.paper import unfinished  # not needed to show the window

    unfinished.sweep()


def start_log() -> None:
    """Log to a small rotating file: kinds and places of errors, never what people typed."""
    from logging.handlers import RotatingFileHandler  # not needed to show the window

    target = paths.log_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(target, maxBytes=200_000, backupCount=1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.handlers = [handler]
    log.propagate = False


def _where(trace: TracebackType | None) -> str:
    """The places of a traceback without messages or values, which may hold personal data."""
    frames = traceback.extract_tb(trace)
    return " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in reversed(frames))


def _load_store(_: Progress) -> None:
    if all(name in sys.modules for name in _HEAVY):
        return
    # What is imported stays: neither now nor later need anybody look through it for garbage.
    gc.disable()
    try:
        for name in _HEAVY:
            importlib.import_module(name)
    finally:
        gc.freeze()
        gc.enable()


def has_display() -> bool:
    """Whether a window could be seen on this machine."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform:
        return platform.split(":")[0] not in {"offscreen", "minimal"}
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
