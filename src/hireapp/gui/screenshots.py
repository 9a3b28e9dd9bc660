"""A picture of every page, taken from the real window without a screen."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from hireapp.domain.dumb_rules import RuleFacts
from hireapp.domain.ids import OpeningId, PersonId, ScorecardId
from hireapp.domain.openings import Opening
from hireapp.errors import StorageError
from hireapp.gui import theme
from hireapp.gui.backups_dialog import BackupsDialog
from hireapp.gui.candidates.page import CandidatesPage
from hireapp.gui.collecting_help import CollectingHelp
from hireapp.gui.context import Context
from hireapp.gui.decision.dialog import DecisionDialog
from hireapp.gui.help_dialog import HelpDialog, KeysDialog
from hireapp.gui.main_window import MainWindow
from hireapp.gui.memory import Memory
from hireapp.gui.navigation import OF_AN_OPENING, OF_THE_WORKSPACE, Place
from hireapp.gui.one_machine_help import OneMachineHelp
from hireapp.gui.openings.dialog import OpeningDialog
from hireapp.gui.paper_entry.scans_dialog import ScansDialog
from hireapp.gui.rule_dialog import RuleDialog
from hireapp.gui.safety_help import SafetyHelp
from hireapp.gui.sealed.collect_dialog import CollectDialog
from hireapp.gui.sealed.return_dialog import ReturnDialog
from hireapp.gui.sealed.send_dialog import SendDialog
from hireapp.gui.sealed.withdraw_dialog import WithdrawDialog
from hireapp.gui.settings.dialog import SettingsDialog
from hireapp.gui.tasks import Tasks
from hireapp.i18n import tr
from hireapp.settings import Settings
from hireapp.store import candidates, openings, panels, people
from hireapp.store.database import Database, utc_now

WIDTH, HEIGHT = 1280, 800
_PATIENCE_S = 20.0


def write_all(
    path: Path,
    folder: Path,
    person: str,
    *,
    themes: tuple[str, ...],
    now: datetime | None = None,
) -> list[Path]:
    """Write every page at 1280×800 as this person; `now` is what the clock says on it.

    The database is the example's; an interview of it is opened, and nothing is rated.
    """
    application = QApplication.instance() or QApplication(["hireapp"])
    if not isinstance(application, QApplication):
        raise TypeError("a QApplication is needed")
    qInstallMessageHandler(_pass_on)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            tr("No picture can be written to {folder}.").format(folder=folder),
            error.strerror or "",
        ) from error
    theme.load_fonts()
    theme.load_fallback_fonts()
    written: list[Path] = []
    for name in themes:
        theme.apply(application, dark=name == "dark")
        suffix = "-dark" if name == "dark" else ""
        camera = Camera(application, folder, suffix)
        database = Database.open(path, clock=(lambda: now) if now else utc_now)
        tour = Tour(camera, database, PersonId(person))
        try:
            tour.go_round()
        finally:
            tour.end()
            database.close()
        written += camera.written
    return written


def _pass_on(kind: QtMsgType, where: QMessageLogContext, text: str) -> None:
    """Pass Qt's warnings on, but for what the platform without a screen says of itself."""
    del where
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{kind.name}: {text}\n")


class Camera:
    """Grabs widgets once nothing is left to be drawn."""

    def __init__(self, application: QApplication, folder: Path, suffix: str) -> None:
        self._application = application
        self._folder = folder
        self._suffix = suffix
        self.written: list[Path] = []

    def take(self, widget: QWidget, name: str, *, ready: Callable[[], bool] | None = None) -> None:
        """Write a picture of a widget as soon as it is `ready`."""
        self.settle(ready)
        target = self._folder / f"{name}{self._suffix}.png"
        if not widget.grab().save(str(target)):
            raise StorageError(tr("{file} cannot be written.").format(file=target))
        self.written.append(target)

    def settle(self, ready: Callable[[], bool] | None = None) -> None:
        """Let the window finish what it is doing."""
        until = time.monotonic() + _PATIENCE_S
        while True:
            for _ in range(5):
                self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
                self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.005)  # lets the worker thread have its turn
            if ready is None or ready() or time.monotonic() > until:
                return


class Tour:
    """Walks through the window on the example."""

    def __init__(self, camera: Camera, database: Database, person: PersonId) -> None:
        self._camera = camera
        self._database = database
        self._person = person
        # Nothing that the user's own window remembers is read or changed.
        self._memory = Memory(Settings(person={str(database.path): person}), save=False)
        self._tasks = Tasks()
        self._window = MainWindow(self._memory)
        self._context = Context(database, self._tasks)

    def go_round(self) -> None:
        """Take every picture."""
        window = self._window
        window.resize(WIDTH, HEIGHT)
        window.show()
        window.take(self._context)
        window.go(Place.HOME)
        self._camera.take(window, "home")
        host = openings.all_of_them(self._database)[0]
        for place in OF_AN_OPENING:
            self._at(place, host.id)
            self._camera.take(window, place.value, ready=self._is_idle)
        for place in OF_THE_WORKSPACE:
            self._at(place, host.id)
            self._camera.take(window, place.value, ready=self._is_idle)
        self._at(Place.CALIBRATION, openings.all_of_them(self._database)[1].id)
        self._camera.take(window, Place.CALIBRATION.value, ready=self._is_idle)
        self._in_the_middle()
        self._interview(host.id)
        self._dialogs()

    def end(self) -> None:
        """Put everything away."""
        self._window.close()
        self._window.put_away()
        self._window.deleteLater()
        self._camera.settle()

    def _at(self, place: Place, opening_id: OpeningId) -> None:
        self._window.go(place, opening_id)
        self._camera.settle()

    def _is_idle(self) -> bool:
        return self._tasks.is_idle

    def _in_the_middle(self) -> None:
        """The second opening: some scorecards sealed, one late."""
        lead = openings.all_of_them(self._database)[1]
        for place in (Place.CANDIDATES, Place.COMPARE):
            self._at(place, lead.id)
            self._camera.take(self._window, f"{place.value}-sealed", ready=self._is_idle)

    def _interview(self, opening_id: OpeningId) -> None:
        """A submitted scorecard, then the live interview of whoever is not interviewed yet."""
        page = self._window.page(Place.CANDIDATES)
        self._at(Place.CANDIDATES, opening_id)
        if isinstance(page, CandidatesPage):
            page.start_interview()
            self._camera.take(self._window, "scorecard-submitted")
            self._window.close_interview()
        for one in people.everybody(self._database):
            draft = self._draft_of(one.id)
            if draft is not None:
                self._context.look_as(one)
                self._window.show_interview(draft)
                self._camera.take(self._window, "interview")
                if self._window.interview is not None:
                    self._window.interview.show_preparation()
                    self._camera.take(self._window, "interview-preparation")
                self._window.close_interview()
                self._context.look_as(people.get(self._database, self._person))
                return

    def _draft_of(self, person: PersonId) -> ScorecardId | None:
        for opening in openings.all_of_them(self._database):
            for entry in candidates.progress(self._database, opening.id, person):
                for seat in entry.seats:
                    if seat.scorecard_id and seat.state.value in {"in_progress", "late"}:
                        return seat.scorecard_id
        return None

    def _decision(self, opening: Opening) -> DecisionDialog:
        candidate = candidates.progress(self._database, opening.id, self._person)[0].candidate
        return DecisionDialog(self._context, opening.id, candidate.id, self._window)

    def _dialogs(self) -> None:
        host = openings.all_of_them(self._database)[0]
        seat = panels.seats(self._database, host.id)[0]
        shown: tuple[tuple[QDialog, str], ...] = (
            (OpeningDialog("New opening", host.facts, lambda _: host, self._window), "opening"),
            (self._decision(host), "decision"),
            (RuleDialog(RuleFacts(rule=""), lambda _: None, self._window), "rule"),
            (SettingsDialog(self._memory.settings, lambda _: None, self._window), "settings"),
            (HelpDialog(self._window), "help"),
            (KeysDialog(self._window), "keys"),
            (SafetyHelp(self._window), "safety"),
            (CollectingHelp(self._window), "many-machines"),
            (OneMachineHelp(self._window), "one-machine"),
            (SendDialog(self._context, host.id, "", self._window), "send-kit"),
            (WithdrawDialog(self._context, seat, self._window), "withdraw-kit"),
            (CollectDialog(self._context, (), self._window), "collect"),
            (ReturnDialog(self._context, host.id, "", self._window), "return"),
            (ScansDialog(self._context, host.id, (), lambda _: None, self._window), "read-scans"),
            (BackupsDialog(self._database.path, self._tasks, self._window), "backups"),
        )
        for dialog, name in shown:
            dialog.show()
            self._camera.take(dialog, f"dialog-{name}", ready=self._is_idle)
            dialog.close()
        if self._window.workspace is not None:
            self._window.workspace.ask_who()
            self._camera.take(self._window, "who")
