"""Trying a kit: the live interview on a practice candidate, of which nothing is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from hireapp.domain.ids import OpeningId, SeatId
from hireapp.domain.people import Seat
from hireapp.gui.context import Context
from hireapp.gui.interview.page import InterviewPage
from hireapp.i18n import tr, trn
from hireapp.store import practice
from hireapp.store.practice import Practice


class PracticePage(InterviewPage):
    """The interview with a database of its own, which no other page ever sees.

    `share_wanted` carries the SeatId whose share of a split kit is to be tried, None for all.
    """

    share_wanted = Signal(object)

    def __init__(
        self,
        context: Context,
        begun: Practice,
        shares: tuple[tuple[Seat, int], ...] = (),
        share: SeatId | None = None,
    ) -> None:
        own = Context(begun.database, context.tasks, zone=context.zone)
        own.look_as(begun.person)
        super().__init__(own, is_practice=True)
        own.setParent(self)
        own.failed.connect(context.failed)
        self._begun = begun
        if shares:
            self._offer(shares, share)
        self.open_scorecard(begun.scorecard_id)

    @override
    def leave(self) -> bool:
        """Always: there is nothing to lose."""
        return True

    def end(self) -> None:
        """Let go of everything that was written."""
        self.autosave.watch(None)
        self.editor = None
        self._begun.database.close()

    def _offer(self, shares: tuple[tuple[Seat, int], ...], chosen: SeatId | None) -> None:
        """Let the user choose whose share of a split kit to try."""
        self.share = QComboBox()
        self.share.setObjectName("practice-share")
        self.share.setAccessibleName(tr("Whose questions to try"))
        self.share.addItem(tr("All questions"), None)
        for seat, count in shares:
            text = trn("{n} question", "{n} questions", count)
            words = tr("{name}: {text}").format(name=seat.person.name, text=text)
            self.share.addItem(words, seat.id)
        self.share.setCurrentIndex(max(0, self.share.findData(chosen)))
        self.share.activated.connect(lambda _: self.share_wanted.emit(self.share.currentData()))
        layout = self.band.layout()
        if layout is not None:
            layout.addWidget(self.share)


def try_kit(
    context: Context, opening_id: OpeningId, *, share: SeatId | None = None, whole: bool = False
) -> PracticePage:
    """A practice interview on an opening's newest kit.

    Where the questions are split it is the share of a seat: the one named, else the viewer's own;
    `whole` asks for all questions.

    Raises:
        Refused: when the kit has no question.
    """
    shares = practice.shares(context.database, opening_id)
    if share is None and not whole:
        mine = (seat.id for seat, _ in shares if seat.person.id == context.viewer.id)
        share = next(mine, None)
    begun = practice.begin(context.database, opening_id, context.viewer.id, share)
    return PracticePage(context, begun, shares, share)
