"""Trying a kit over the pages of the window; the practice is gone once it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from hireapp.domain.ids import OpeningId, SeatId
from hireapp.gui.context import Context

if TYPE_CHECKING:
    from hireapp.gui.interview.practice import PracticePage


class PracticeLayer(QObject):
    """At most one practice interview; `begun` carries its page, `over` comes when it was left."""

    begun = Signal(object)
    over = Signal()

    def __init__(self, layers: QStackedWidget) -> None:
        super().__init__(layers)
        self._layers = layers
        self.page: PracticePage | None = None

    def begin(self, context: Context, opening_id: OpeningId) -> None:
        """Try the newest kit of an opening; a refusal goes to the banner."""
        if self.page is not None:
            return
        from hireapp.gui.interview.practice import try_kit  # not needed to start

        page = context.attempt(lambda: try_kit(context, opening_id))
        if page is not None:
            self._show(context, opening_id, page)

    def _show(self, context: Context, opening_id: OpeningId, page: PracticePage) -> None:
        page.closed.connect(self._leave)
        page.submitted.connect(self._leave)
        page.share_wanted.connect(lambda seat_id: self._try_share(context, opening_id, seat_id))
        self.page = page
        self._layers.addWidget(page)
        self.begun.emit(page)

    def end(self) -> None:
        """Let go of the practice and everything in it."""
        page, self.page = self.page, None
        self._put_away(page)

    def _try_share(self, context: Context, opening_id: OpeningId, share: SeatId | None) -> None:
        """Begin anew with another share of a split kit."""
        from hireapp.gui.interview.practice import try_kit

        page = context.attempt(
            lambda: try_kit(context, opening_id, share=share, whole=share is None)
        )
        if page is not None:
            before = self.page
            self._show(context, opening_id, page)
            self._put_away(before)

    def _put_away(self, page: PracticePage | None) -> None:
        if page is not None:
            self._layers.removeWidget(page)
            page.end()
            page.deleteLater()

    def _leave(self, *_: object) -> None:  # whatever the signal carries
        self.over.emit()  # the pages come to the front before this one goes
        self.end()
