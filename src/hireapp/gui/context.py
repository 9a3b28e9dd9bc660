"""What every page is given: the open database, who looks at it, and how changes are heard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from hireapp.domain.changes import BanksChanged
from hireapp.domain.question_check.flags import ALL_JURISDICTIONS, Jurisdiction
from hireapp.errors import HireError
from hireapp.gui.tasks import Tasks

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from hireapp.domain.changes import Change
    from hireapp.domain.people import Person
    from hireapp.store.database import Database

T = TypeVar("T")


class Context(QObject):
    """One window's work on one database.

    `changed` carries each committed Change, `failed` each refusal that the banner shows, `said` a
    short notice with the function that undoes what was done, or None.
    """

    changed = Signal(object)
    viewer_changed = Signal()
    failed = Signal(object)
    said = Signal(str, object)

    def __init__(self, database: Database, tasks: Tasks, *, zone: tzinfo | None = None) -> None:
        super().__init__()
        self.database = database
        self.tasks = tasks
        self.zone = zone
        self.jurisdictions = ALL_JURISDICTIONS
        self._viewer: Person | None = None
        database.announce = self._announce

    @property
    def viewer(self) -> Person:
        """Who looks; there is always somebody once a page is shown."""
        if self._viewer is None:
            raise RuntimeError("a page was shown before anybody said who they are")
        return self._viewer

    @property
    def has_viewer(self) -> bool:
        """Whether somebody said who they are."""
        return self._viewer is not None

    def look_as(self, person: Person | None) -> None:
        """Continue as this person; every page forgets what it showed."""
        self._viewer = person
        self.database.actor = person.id if person else ""
        self.viewer_changed.emit()

    def check_in(self, places: frozenset[Jurisdiction]) -> None:
        """Let the question check look at what is risky in these places, on every page."""
        self.jurisdictions = places
        self.changed.emit(BanksChanged())

    def attempt(self, work: Callable[[], T]) -> T | None:
        """Do something that may be refused; a refusal goes to the banner and gives None."""
        try:
            return work()
        except HireError as error:
            self.failed.emit(error)
            return None

    def succeeds(self, work: Callable[[], object]) -> bool:
        """Do something that may be refused; whether it was done."""
        try:
            work()
        except HireError as error:
            self.failed.emit(error)
            return False
        return True

    def report(self, error: Exception) -> None:
        """Show the failure of a task: a refusal in the banner, anything else as a bug."""
        if not isinstance(error, HireError):
            raise error
        self.failed.emit(error)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Tell that something was done, with a way back if there is one."""
        self.said.emit(text, undo)

    def local(self, moment: datetime) -> datetime:
        """A stored moment on this machine's clock."""
        return moment.astimezone(self.zone)

    def now(self) -> datetime:
        """This moment on this machine's clock."""
        return self.local(self.database.now())

    def _announce(self, change: Change) -> None:
        self.changed.emit(change)
