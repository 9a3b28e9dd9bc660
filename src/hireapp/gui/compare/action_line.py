"""The line below the grid: what can be done with the chosen candidate, and with the table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from hireapp.domain.comparison import Row
from hireapp.gui import widgets
from hireapp.gui.compare.exporting import Kind
from hireapp.gui.compare.side_by_side import FEWEST, MOST
from hireapp.i18n import tr


class ActionLine(QWidget):
    """Its buttons tell what is wanted; what cannot be done now is disabled."""

    details_wanted = Signal()
    debrief_wanted = Signal()
    side_by_side_wanted = Signal()
    reveal_wanted = Signal()
    copy_wanted = Signal()
    export_wanted = Signal(object)
    """Carries a Kind."""

    def __init__(self) -> None:
        super().__init__()
        self._details = widgets.button(
            tr("Details…"), self.details_wanted.emit, look="pill", name="details"
        )
        self._debrief = widgets.button(
            tr("Debrief"), self.debrief_wanted.emit, look="pill", name="debrief"
        )
        self._side = widgets.button(
            "", self.side_by_side_wanted.emit, look="pill", name="side-by-side-button"
        )
        self._reveal = widgets.button(
            tr("Reveal early…"), self.reveal_wanted.emit, look="pill", name="reveal"
        )
        copy = widgets.button(
            tr("Copy as table"), self.copy_wanted.emit, look="pill", name="copy-table"
        )
        export = widgets.button(tr("Export…"), look="pillmenu", name="export")
        menu = QMenu(self)
        for kind in Kind:
            menu.addAction(kind.label).triggered.connect(
                lambda _=False, kind=kind: self.export_wanted.emit(kind)
            )
        export.setMenu(menu)
        self._chosen = widgets.ElidedLabel("", "small")
        for button, tip in (
            (self._details, tr("Everything about the chosen candidate (Ctrl+Enter)")),
            (self._debrief, tr("Talk the evidence through")),
            (self._reveal, tr("Reveal the chosen candidate before all scorecards are in")),
            (
                self._side,
                tr("Mark {few} to {most} candidates with Space or Ctrl+click").format(
                    few=FEWEST, most=MOST
                ),
            ),
            (copy, tr("What is shown, for a spreadsheet or a message (Ctrl+C)")),
        ):
            button.setToolTip(tip)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for one in (self._details, self._debrief, self._side, self._reveal):
            layout.addWidget(one)
        layout.addWidget(self._chosen, 1)
        for one in (copy, export):
            layout.addWidget(one)
        self.stops = (self._details, self._debrief, self._side, self._reveal, copy, export)

    def show_state(
        self, chosen: Row | None, marked: int, *, revealable: bool, any_sealed: bool
    ) -> None:
        """What can be done now; `any_sealed` says that this viewer might reveal somebody."""
        self._details.setEnabled(chosen is not None and chosen.visible)
        self._debrief.setEnabled(chosen is not None and chosen.visible)
        self._reveal.setVisible(any_sealed)
        self._reveal.setEnabled(revealable)
        self._side.setEnabled(FEWEST <= marked <= MOST)
        self._side.setText(
            tr("Side by side ({n})").format(n=marked) if marked else tr("Side by side")
        )
        self._chosen.setText(_said(chosen, marked))


def _said(chosen: Row | None, marked: int) -> str:
    if marked == 1:
        return tr("One marked; mark another one with Space or Ctrl+click.")
    if chosen is None:
        return tr("Enter or a click on a cell opens its evidence.")
    return tr("Chosen: {name}").format(name=chosen.name)
