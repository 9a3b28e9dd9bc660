"""Beside the table: what each figure of the chosen row means, and what to do with it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hireapp.domain.insight_words import Figure
from hireapp.gui import widgets
from hireapp.i18n import tr

_LONG_WORD = re.compile(r"\S{25}")
_BREAK = "\u200b"
"""An invisible place to break a word that is too long for a line."""


class Details(QFrame):
    """A card that scrolls; the keys reach it, since it has much to read."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(12, 10, 12, 12)
        self._lines.setSpacing(2)
        self.area = QScrollArea()
        self.area.setObjectName("details")
        self.area.setProperty("look", "reading")
        self.area.setAccessibleName(tr("What the figures mean"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.area)
        self._shown: tuple[object, ...] = ()

    def show_figures(self, heading: str, below: str, figures: Iterable[Figure]) -> None:
        """Explain one row; the same one again changes nothing."""
        wanted = (heading, below, *figures)
        if wanted == self._shown:
            return
        self._shown = wanted
        widgets.clear(self._lines)
        self._add(heading, "heading", gap=0)
        if below:
            self._add(below, "muted", gap=2)
        for one in wanted[2:]:
            if isinstance(one, Figure):
                self._add(one.title, "small", gap=10)
                self._add(one.value, "strong", gap=0)
                self._add(one.meaning, "muted", gap=0)
        self._lines.addStretch(1)
        self.area.verticalScrollBar().setValue(0)

    def show_nothing(self, text: str) -> None:
        """Say what would stand here."""
        self.show_figures("", text, ())

    def _add(self, text: str, look: str, *, gap: int) -> None:
        if not text:
            return
        made = widgets.label(_LONG_WORD.sub(rf"\g<0>{_BREAK}", text), look, wrap=True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
        if gap:
            self._lines.addSpacing(gap)
        self._lines.addWidget(made)
