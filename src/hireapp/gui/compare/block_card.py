"""The card of one kit version: a heading where there are several, and the grid."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout

from hireapp.domain.people import Person
from hireapp.gui import widgets
from hireapp.gui.compare import words
from hireapp.gui.compare.block_view import BlockView
from hireapp.gui.compare.cards import shrink
from hireapp.gui.compare.grid import Grid
from hireapp.i18n import tr


class BlockCard(QFrame):
    """Candidates who were rated on the same version of the kit."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.grid = Grid()
        self.heading = widgets.label("", "heading")
        self.sentence = widgets.label(
            tr("Rated on its own version of the kit: versions are never ranked together."),
            "muted",
            wrap=True,
        )
        self.apart = widgets.label("", "smallwarn", wrap=True)
        self.apart.setObjectName("apart")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(2)
        for widget in (self.heading, self.sentence, self.apart):
            shrink(widget)
            layout.addWidget(widget)
        layout.addWidget(self.grid, 1)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetMinAndMaxSize)

    def show_view(self, view: BlockView, viewer: Person, *, several: bool, apart: str) -> None:
        """Show a block; `several` says that there are others, `apart` who cannot be compared."""
        self.heading.setText(tr("Kit v{number}").format(number=view.block.kit_number))
        self.heading.setVisible(several)
        self.sentence.setVisible(several)
        self.apart.setText(words.breakable(apart))
        self.apart.setVisible(bool(apart))
        self.grid.show_view(view, viewer)
