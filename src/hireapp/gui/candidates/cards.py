"""The figures above the candidates: scorecards in, what is due, the next interview, the kit."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from hireapp.domain.kits import Kit
from hireapp.domain.openings import Opening
from hireapp.domain.progress import CandidateProgress, SeatState
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.dates import clock_time, day_and_time
from hireapp.i18n import tr, trn


class Cards(QWidget):
    """Four cards in a row."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Scorecards in"))
        self._scorecards = self._card(layout, tr("Scorecards"), look="figure")
        widgets.column(self._scorecards[0]).addWidget(self._bar)
        self._due = self._card(layout, tr("Scorecards owed"), look="figure")
        self._next = self._card(layout, tr("Next interview"))
        self._kit = self._card(layout, tr("Kit"))
        for frame, *_ in (self._scorecards, self._due, self._next, self._kit):
            widgets.column(frame).addStretch(1)

    def show_figures(
        self, opening: Opening, entries: tuple[CandidateProgress, ...], kit: Kit | None
    ) -> None:
        """Fill the cards."""
        done = sum(entry.submitted for entry in entries)
        expected = sum(entry.expected for entry in entries)
        _say(self._scorecards, tr("{done} of {all}").format(done=done, all=expected), "")
        self._bar.setRange(0, max(1, expected))
        self._bar.setValue(done)
        self._show_due(entries)
        self._show_next(entries, opening)
        self._show_kit(kit, opening)

    def _card(
        self, layout: QHBoxLayout, caption: str, *, look: str = "heading"
    ) -> tuple[QFrame, QLabel, QLabel]:
        frame = widgets.card()
        figure, words = widgets.ElidedLabel("", look), widgets.ElidedLabel("", "small")
        column = widgets.column(frame)
        column.setSpacing(4)
        column.addWidget(widgets.label(caption.upper(), "caps"))
        column.addWidget(figure)
        column.addWidget(words)
        layout.addWidget(frame, 1)
        return frame, figure, words

    def _show_due(self, entries: tuple[CandidateProgress, ...]) -> None:
        owed = [
            (seat, entry)
            for entry in entries
            for seat in entry.seats
            if seat.expected and seat.state in {SeatState.IN_PROGRESS, SeatState.LATE}
        ]
        late = sum(1 for seat, _ in owed if seat.state is SeatState.LATE)
        names = "; ".join(
            f"{seat.seat.person.name}: {entry.candidate.name}" for seat, entry in owed
        )
        words = trn("{n} late: ", "{n} late: ", late) + names if late else names
        _say(self._due, str(len(owed)), words or tr("nobody owes one"))

    def _show_next(self, entries: tuple[CandidateProgress, ...], opening: Opening) -> None:
        now = self._context.database.now()
        coming = [
            (entry.interview.starts_at, entry)
            for entry in entries
            if entry.interview and entry.interview.starts_at >= now
        ]
        if not coming:
            _say(self._next, "–", tr("no time is set"))
            return
        starts_at, entry = min(coming, key=lambda pair: pair[0])
        local = self._context.local(starts_at)
        when = clock_time(local) if entry.today else day_and_time(local)
        minutes = entry.interview.minutes if entry.interview else 0
        words = tr("{format} · {minutes} min").format(
            format=opening.facts.format.label, minutes=minutes
        )
        _say(self._next, f"{when} · {entry.candidate.name}", words)

    def _show_kit(self, kit: Kit | None, opening: Opening) -> None:
        if kit is None:
            _say(self._kit, tr("none yet"), tr("choose its questions first"))
            return
        questions = trn("{n} question", "{n} questions", len(kit.content.questions))
        if kit.content.opener and opening.facts.uses_opener:
            questions = tr("Opener + {n}").format(n=len(kit.content.questions))
        figure = tr("{questions}, {minutes} min").format(
            questions=questions, minutes=kit.content.minutes
        )
        words = (
            tr("draft of version {n}").format(n=kit.number)
            if kit.is_draft
            else tr("version {n}, frozen").format(n=kit.number)
        )
        _say(self._kit, figure, words)


def _say(card: tuple[QFrame, QLabel, QLabel], figure: str, words: str) -> None:
    card[1].setText(figure)
    card[2].setText(words)
    card[2].setVisible(bool(words))
