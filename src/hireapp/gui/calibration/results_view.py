"""How one rated against the suggested ratings and, when all are done, against the panel."""

from __future__ import annotations

from textwrap import shorten

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hireapp.domain.calibration import Lean
from hireapp.gui import widgets
from hireapp.i18n import tr, trn
from hireapp.store.calibrations import Calibration

_SHOWN = 160
"""So much of an answer's text stands in its row."""


class ResultsView(QScrollArea):
    """Cards that scroll; the keys reach them, since there is much to read."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("practice-results")
        self.setProperty("look", "reading")
        self.setAccessibleName(tr("How you rated"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(2, 2, 12, 2)
        self._rows.setSpacing(14)
        self.setWidget(inner)

    def show_practice(self, practice: Calibration) -> None:
        """Show as much as the viewer may see."""
        widgets.clear(self._rows)
        if practice.lean is not None:
            self._rows.addWidget(_figures(tr("How you rated"), practice.lean))
        self._rows.addWidget(_panel(practice))
        if practice.lean is not None or practice.panel is not None:
            self._rows.addWidget(_answers(practice))
        self._rows.addStretch(1)


def _figures(heading: str, lean: Lean) -> QFrame:
    card = widgets.card()
    layout = widgets.column(card)
    layout.addWidget(widgets.label(heading, "heading"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    for row, (name, value, words) in enumerate(figures_of(lean)):
        grid.addWidget(widgets.label(name, "muted"), row, 0)
        grid.addWidget(widgets.label(value, "strong"), row, 1)
        grid.addWidget(widgets.label(words, wrap=True), row, 2)
    grid.setColumnStretch(2, 1)
    layout.addLayout(grid)
    layout.addWidget(widgets.label(lean.caution, "small", wrap=True))
    return card


def figures_of(lean: Lean) -> tuple[tuple[str, str, str], ...]:
    """Name, figure and words of each."""
    spread = tr("{own} against {suggested}").format(
        own=f"{lean.spread:.1f}", suggested=f"{lean.suggested_spread:.1f}"
    )
    share = f"{lean.exact} / {lean.n}"
    return (
        (tr("Leniency"), f"{lean.leniency:+.1f}".replace("-", "−"), lean.leniency_text),
        (tr("Spread"), spread, lean.spread_text),
        (tr("Agreement"), share, lean.agreement_text),
    )


def _panel(practice: Calibration) -> QFrame:
    card = widgets.card()
    layout = widgets.column(card)
    layout.addWidget(widgets.label(tr("The panel"), "heading"))
    count = trn("{n} person has finished", "{n} people have finished", practice.done)
    layout.addWidget(
        widgets.label(tr("{count} of {all}.").format(count=count, all=practice.expected))
    )
    if not practice.all_done:
        words = tr("The panel's ratings are shown when all have finished.")
    elif practice.panel is None:
        words = tr("Finish your own practice to see the panel's ratings.")
    else:
        words = tr("The panel's mean stands beside each answer below. Talk about the widest gaps.")
    layout.addWidget(widgets.label(words, "muted", wrap=True))
    if practice.interviewers:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        heads = (tr("Interviewer"), tr("Leniency"), tr("Spread"), tr("Agreement"))
        for column, head in enumerate(heads):
            grid.addWidget(widgets.label(head, "small"), 0, column)
        for row, one in enumerate(practice.interviewers, start=1):
            grid.addWidget(_wrapped(one.name, "strong"), row, 0)
            for column, (_, value, words) in enumerate(figures_of(one.lean), start=1):
                grid.addWidget(_wrapped(f"{value} · {words}", ""), row, column)
        for column in range(len(heads)):
            grid.setColumnStretch(column, 1)
        layout.addLayout(grid)
    return card


def _answers(practice: Calibration) -> QFrame:
    card = widgets.card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(10)
    heads = (tr("Answer"), tr("You"), tr("Suggested"), tr("Panel"))
    for column, head in enumerate(heads):
        grid.addWidget(widgets.label(head, "small"), 0, column)
    for at, sample in enumerate(practice.samples):
        row = at + 1
        text = shorten(sample.text, _SHOWN, placeholder="…")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(widgets.label(sample.attitude, "strong"))
        words.addWidget(_wrapped(f"“{text}”", "aside"))
        words.addWidget(_wrapped(tr("Why: {why}").format(why=sample.why), "small"))
        grid.addLayout(words, row, 0)
        own = practice.scores.get(at)
        panel = "–" if practice.panel is None else f"{practice.panel[at]:.1f}"
        for column, value in enumerate((own or "–", sample.suggested, panel), start=1):
            made = widgets.label(str(value), "strong")
            grid.addWidget(made, row, column, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 1)
    widgets.column(card).addLayout(grid)
    return card


def _wrapped(text: str, look: str) -> QWidget:
    made = widgets.label(text, look, wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
