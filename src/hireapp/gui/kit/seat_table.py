"""Who covers what when questions are split: attitudes down, seats across, gaps and doubles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from hireapp.domain.ids import QuestionId
from hireapp.domain.kit_coverage import SplitCoverage
from hireapp.domain.kits import KitContent
from hireapp.domain.people import Seat
from hireapp.gui.widgets import ElidedLabel, as_tool_tip, clear, label
from hireapp.i18n import tr, trn

_GAP_SIGN = "–"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WIDE_NAME = 220
_MOST_SEATS = 5
"""As many fit beside an attitude's name; a larger panel is told in words only."""


class SeatTable(QWidget):
    """A small table of initials and counts; what it means is said below it in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("seat-table")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._grid)
        layout.addLayout(self._words)

    def show_split(
        self,
        split: SplitCoverage,
        seats: Sequence[Seat],
        content: KitContent,
        *,
        wide: bool = False,
    ) -> None:
        """Show how the questions are dealt out; `wide` has room for any number of seats."""
        clear(self._grid)
        clear(self._words)
        if seats and split.attitudes and (wide or len(seats) <= _MOST_SEATS):
            self._grid.setColumnMinimumWidth(0, _WIDE_NAME if wide else 0)
            self._grid.setColumnStretch(0, 0 if wide else 1)
            self._grid.setColumnStretch(len(seats) + 1, 1 if wide else 0)
            self._show_grid(split, seats, wide=wide)
        for text, look in remarks(split, seats, content):
            line = label(text, look, wrap=True)
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._words.addWidget(line)

    def _show_grid(self, split: SplitCoverage, seats: Sequence[Seat], *, wide: bool) -> None:
        """A line an attitude; where there is little room its name stands above its counts."""
        for column, seat in enumerate(seats, start=1):
            head = _cell(seat.person.initials, "small", seat.person.name)
            self._grid.addWidget(head, 0, column, _RIGHT)
        each = 1 if wide else 2
        for place, attitude in enumerate(split.attitudes):
            line = each * (place + 1)
            across = 1 if wide else len(seats) + 1
            name = _name(attitude.name, split, place)
            self._grid.addWidget(name, line - each + 1, 0, 1, across)
            for column, one in enumerate(split.seats, start=1):
                count = one.counts[place]
                seat = seats[column - 1]
                spoken = tr("{attitude}: {seat} asks {n}").format(
                    attitude=attitude.name, seat=seat.person.name, n=count
                )
                cell = _cell(str(count) if count else _GAP_SIGN, "small", spoken)
                self._grid.addWidget(cell, line, column, _RIGHT)
        last = each * len(split.attitudes) + 1
        self._grid.addWidget(label(tr("minutes"), "small"), last, 0)
        for column, one in enumerate(split.seats, start=1):
            self._grid.addWidget(_cell(str(one.minutes), "small", ""), last, column, _RIGHT)


def remarks(
    split: SplitCoverage, seats: Sequence[Seat], content: KitContent
) -> tuple[tuple[str, str], ...]:
    """What the table shows, in words, each with its look."""
    if not seats:
        return ((tr("Nobody is on the panel yet."), "smallwarn"),)
    names = {seat.id: seat.person.name for seat in seats}
    lines = []
    for one in split.seats:
        name = names[one.seat_id]
        if one.is_gap:
            lines.append((tr("⚠ {name}: nothing to ask").format(name=name), "smallwarn"))
        else:
            count = sum(one.counts)
            questions = trn("{n} question", "{n} questions", count)
            text = tr("{name}: {questions}").format(name=name, questions=questions)
            lines.append((text, "small"))
    if split.nobodys:
        text = tr("⚠ Asked by nobody: no. {numbers}")
        lines.append((text.format(numbers=_numbers(split.nobodys, content)), "smallwarn"))
    if split.doubles:
        text = tr("Asked more than once: no. {numbers}")
        lines.append((text.format(numbers=_numbers(split.doubles, content)), "small"))
    return tuple(lines)


def _name(name: str, split: SplitCoverage, place: int) -> ElidedLabel:
    """An attitude, with a sign and other ink when no seat asks about it."""
    if any(one.counts[place] for one in split.seats):
        return ElidedLabel(name, "small")
    made = ElidedLabel(tr("⚠ {name}").format(name=name), "smallwarn")
    made.setToolTip(as_tool_tip(tr("{name}: nobody asks").format(name=name)))
    return made


def _numbers(questions: Sequence[QuestionId], content: KitContent) -> str:
    """The numbers of questions as the kit shows them."""
    places = {key: number for number, key in enumerate(content.question_ids, start=1)}
    return ", ".join(str(places[one]) for one in questions)


def _cell(text: str, look: str, tip: str) -> QLabel:
    made = label(text, look)
    made.setToolTip(as_tool_tip(tip))
    if tip:
        made.setAccessibleName(tip)
    return made
