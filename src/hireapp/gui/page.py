"""What all pages share: they show one opening or the workspace, and reload only when stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.gui.context import Context

if TYPE_CHECKING:
    from hireapp.domain.changes import Change
    from hireapp.domain.ids import OpeningId


class Page(QWidget):
    """A page of the window; subclasses fill `self.body` and implement `reload`.

    A change marks a page stale; it reloads at once when visible, else when shown next. The
    `*_wanted` signals ask the window for what lies beyond the page.
    """

    interview_wanted = Signal(object)
    """A ScorecardId: open the live interview."""
    go_wanted = Signal(object, object)
    """A Place, and an OpeningId or None for the one that is shown."""
    try_wanted = Signal(object)
    """An OpeningId: try its kit on a practice candidate, which leaves no data."""
    decide_wanted = Signal(object)
    """A CandidateId: decide on them, or read what was decided."""
    status_changed = Signal()
    """What `status` says is another thing now, though nothing in the database changed."""
    new_opening_wanted = Signal()
    edit_opening_wanted = Signal()
    example_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self.context = context
        self._opening_id: OpeningId | None = None
        self._stale = True
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(14)
        context.changed.connect(self._on_changed)
        context.viewer_changed.connect(self.make_stale)

    @property
    def opening_id(self) -> OpeningId:
        """The opening that is shown."""
        if self._opening_id is None:
            raise RuntimeError("this page needs an opening")
        return self._opening_id

    def show_opening(self, opening_id: OpeningId) -> None:
        """Show another opening; nothing happens when it is shown already."""
        if opening_id != self._opening_id:
            self._opening_id = opening_id
            self.opening_switched()
            self.make_stale()

    def opening_switched(self) -> None:
        """Forget what belongs to the opening shown before (a search, a selection)."""

    def reload(self) -> None:
        """Read again what is shown."""
        raise NotImplementedError

    def concerns(self, change: Change) -> bool:
        """Whether a change makes this page stale; any does, unless a page knows better."""
        del change
        return True

    def status(self) -> str:
        """A line for the status bar."""
        return ""

    def make_stale(self) -> None:
        """Reload now when visible, else when shown next."""
        self._stale = True
        if self.isVisible():
            self._reload_if_stale()

    def first_focus(self) -> QWidget | None:
        """Where the keys go when the page is shown; None leaves them at the navigation."""
        return None

    def leave(self) -> bool:
        """Save what is unsaved before another page is shown; False keeps this page."""
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reload_if_stale()

    def _reload_if_stale(self) -> None:
        if self._stale and self.context.has_viewer:
            self._stale = False
            self.context.succeeds(self.reload)

    def _on_changed(self, change: Change) -> None:
        if self.concerns(change):
            self.make_stale()
