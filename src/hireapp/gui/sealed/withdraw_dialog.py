"""Withdraw the kit files that an interviewer was sent, since they are in the wrong hands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.people import Seat
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.gui.context import Context
from hireapp.i18n import tr
from hireapp.store import sealing


class WithdrawDialog(Question):
    """Says what withdrawing does; `withdrawn` when it was done."""

    withdrawn = Signal()

    def __init__(self, context: Context, seat: Seat, parent: QWidget | None) -> None:
        name = seat.person.name
        super().__init__(tr("Withdraw the kit file"), parent)
        self._context, self._seat = context, seat
        asked = QVBoxLayout()
        asked.setSpacing(8)
        for text in (
            tr("Do this when {name} lost the laptop, or the file went to somebody else.").format(
                name=name
            ),
            tr(
                "Scorecards that come back from now on with a kit file sent so far are refused. "
                "Those that are here already stay. The file itself cannot be called back: whoever "
                "has it and its passphrase can still read it."
            ),
            tr("Then write a new file: what comes back with it is taken."),
        ):
            asked.addWidget(widgets.label(text, wrap=True))
        self.lay_out(asked, keep=tr("Withdraw"), name="withdraw-go")
        self.accepted.connect(self.withdrawn)

    @override
    def keep(self) -> None:
        seat = self._seat
        sealing.withdraw(
            self._context.database, seat.opening_id, seat.id, viewer=self._context.viewer.id
        )
