"""Beside the question: probes by the part of the story, what to listen for, warning signs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hireapp.domain.evidence import stage_label
from hireapp.domain.ledger import Mark, MarkKind, tickable
from hireapp.domain.questions import Question, Stage
from hireapp.gui import shortcuts, widgets
from hireapp.gui.interview.hint_row import chip_text
from hireapp.gui.interview.leading import marks_of
from hireapp.gui.interview.tick_row import TickRow
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr

_STAGE_GAP = 3
_NUMBERS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
"""The digits that tick, in order."""


class Aside(QScrollArea):
    """Help for the question on screen; the signs can be hidden from who looks over the shoulder.

    `ticked` carries the Mark that was clicked, or whose digit was pressed.
    """

    ticked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[TickRow, ...] = ()
        self.setAccessibleName(tr("Help for this question"))
        self.setProperty("look", "reading")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(14, 16, 14, 16)
        outer.setSpacing(20)
        self._probes = _section(outer)
        self.signs = QWidget()
        outer.addWidget(self.signs)
        signs = QVBoxLayout(self.signs)
        signs.setContentsMargins(0, 0, 0, 0)
        signs.setSpacing(20)
        self._listen = _section(signs)
        self._warning = _section(signs)
        outer.addWidget(_dumb_rule_hint())
        outer.addStretch(1)
        self.setWidget(inner)

    def show_question(self, question: Question) -> None:
        """Show the help for a question."""
        for layout in (self._probes, self._listen, self._warning):
            widgets.clear(layout)
        self.rows = tuple(
            self._row(mark, tickable(question, mark.kind)[mark.place], number)
            for mark, number in zip_longest(marks_of(question), _NUMBERS)
            if mark is not None
        )
        self._fill_probes(question)
        self._fill(MarkKind.LISTEN, self._listen, tr("Listen for"), "ok")
        self._fill(MarkKind.WARNING, self._warning, tr("Warning signs"), "badheading")
        self.verticalScrollBar().setValue(0)

    def show_ticks(self, is_ticked: Callable[[Mark], bool], *, editable: bool) -> None:
        """Show what is ticked."""
        for row in self.rows:
            row.show_ticked(ticked=is_ticked(row.mark))
            row.setEnabled(editable)

    def press_digit(self, digit: int) -> None:
        """Tick what has this digit."""
        place = _NUMBERS.index(digit)
        if place < len(self.rows):
            self.ticked.emit(self.rows[place].mark)

    def _row(self, mark: Mark, text: str, number: int | None) -> TickRow:
        row = TickRow(mark, text, number)
        row.clicked.connect(lambda: self.ticked.emit(mark))
        return row

    def _fill_probes(self, question: Question) -> None:
        rows = [row for row in self.rows if row.mark.kind is MarkKind.PROBE]
        if not rows:
            return
        self._probes.addLayout(self._head())
        for stage in Stage:
            mine = [row for row in rows if question.probes[row.mark.place].stage is stage]
            if mine:
                self._probes.addSpacing(_STAGE_GAP)
                self._probes.addWidget(widgets.label(stage_label(stage), "caps"))
            for row in mine:
                self._probes.addWidget(row)

    def _head(self) -> QHBoxLayout:
        """The heading, and the key that ticks what has a number."""
        key = widgets.label(chip_text(Action.TICK), "key")
        key.setToolTip(widgets.as_tool_tip(shortcuts.describe(Action.TICK)))
        return widgets.row(widgets.label(tr("Probes"), "heading"), None, key)

    def _fill(self, kind: MarkKind, layout: QVBoxLayout, heading: str, look: str) -> None:
        rows = [row for row in self.rows if row.mark.kind is kind]
        if rows:
            layout.addWidget(widgets.label(heading, look))
        for row in rows:
            layout.addWidget(row)


def _dumb_rule_hint() -> QWidget:
    card = widgets.card(margins=(12, 10, 12, 10))
    layout = widgets.column(card)
    layout.setSpacing(4)
    layout.addWidget(widgets.label(tr("Dumb rule spotted?"), "strong"))
    key = widgets.label(shortcuts.shown(Action.DUMB_RULE).replace("+", " "), "key")
    layout.addWidget(widgets.label(tr("Keep it for the register:"), "small", wrap=True))
    layout.addLayout(widgets.row(key, None))
    return card


def _section(parent: QVBoxLayout) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(5)
    parent.addLayout(layout)
    return layout
