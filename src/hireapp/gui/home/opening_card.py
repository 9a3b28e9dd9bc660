"""One opening on Home: title, purpose, how far it is, and the way in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QVBoxLayout

from hireapp.domain.progress import OpeningProgress
from hireapp.gui import widgets
from hireapp.gui.navigation import Place
from hireapp.i18n import tr, trn

_MOST_TITLE, _MOST_PURPOSE = 60, 110
"""In characters: about three lines each in the narrowest card."""


class OpeningCard(QFrame):
    """A card; `opened` carries the Place and the opening's id."""

    opened = Signal(object, object)

    def __init__(self, progress: OpeningProgress) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._progress = progress
        opening = progress.opening
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        for text, look, most in (
            (opening.title, "heading", _MOST_TITLE),
            (opening.purpose, "muted", _MOST_PURPOSE),
        ):
            shown = widgets.label(widgets.shortened(text, most), look, wrap=True)
            shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            shown.setToolTip(widgets.as_tool_tip(text))
            layout.addWidget(shown)
        layout.addStretch(1)
        counts = [trn("{n} candidate", "{n} candidates", progress.candidates)]
        if progress.expected:
            counts.append(
                tr("{done} of {all} scorecards").format(
                    done=progress.submitted, all=progress.expected
                )
            )
        counted = widgets.label(" · ".join(counts), wrap=True)
        counted.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout.addWidget(counted)
        layout.addWidget(self._bar())
        go = widgets.button(tr("Compare") if progress.is_complete else tr("Open"), self._open)
        go.setObjectName(f"open-{opening.id}")
        go.setAccessibleName(f"{go.text()} {opening.title}")
        layout.addLayout(widgets.row(widgets.label(progress.state_text, "chip"), None, go))

    def _bar(self) -> QProgressBar:
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, max(1, self._progress.expected))
        bar.setValue(self._progress.submitted)
        bar.setAccessibleName(tr("Scorecards in"))
        return bar

    def _open(self) -> None:
        self.opened.emit(self._next_place(), self._progress.opening.id)

    def _next_place(self) -> Place:
        """The page where this opening goes on."""
        if self._progress.is_complete:
            return Place.COMPARE
        if not self._progress.has_kit:
            return Place.KIT
        return Place.CANDIDATES if self._progress.has_panel else Place.PANEL
