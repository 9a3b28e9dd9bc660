"""What earns each rating, or what each reaction to an opener looks like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from hireapp.gui.banks.fields import TextField
from hireapp.gui.widgets import label
from hireapp.i18n import tr


class NamedTexts(QWidget):
    """Texts with a short name on the left of each."""

    typed = Signal()
    left = Signal()
    filled_up = Signal()

    def __init__(self, name: str, entries: Sequence[tuple[str, str, str]]) -> None:
        """`entries` are the key, the short name and what a screen reader says of each text."""
        super().__init__()
        self.fields: dict[str, TextField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (key, short, spoken) in enumerate(entries):
            field = TextField(f"{name}-{key}", spoken)
            field.typed.connect(self.typed)
            field.left.connect(self.left)
            field.filled_up.connect(self.filled_up)
            beside = label(short, "strong")
            beside.setContentsMargins(0, 7, 0, 0)
            grid.addWidget(beside, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, place, 1)
            self.fields[key] = field

    def load(self, texts: Mapping[str, str]) -> None:
        """Show these texts; nothing is told."""
        for key, field in self.fields.items():
            field.load(texts.get(key, ""))

    def texts(self) -> dict[str, str]:
        """The texts as they stand."""
        return {key: field.toPlainText() for key, field in self.fields.items()}


def anchor_fields() -> NamedTexts:
    """The five anchors, the best first."""
    return NamedTexts(
        "anchor",
        [(str(n), str(n), tr("What earns a {n}").format(n=n)) for n in (5, 4, 3, 2, 1)],
    )


def reaction_fields() -> NamedTexts:
    """The three reactions to an opener."""
    return NamedTexts(
        "reaction",
        [
            ("goose_bumps", tr("Goose bumps"), tr("Reaction: goose bumps")),
            ("warm", tr("Warm"), tr("Reaction: warm")),
            ("flat", tr("Flat"), tr("Reaction: flat")),
        ],
    )
