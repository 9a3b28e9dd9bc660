"""Beside the question: probes by the part of the story, what to listen for, warning signs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hireapp.domain.questions import Question, Stage
from hireapp.gui import shortcuts, widgets
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr

_STAGE_GAP = 3


def stage_label(stage: Stage) -> str:
    """The part of a story in the user's language."""
    return {
        Stage.SITUATION: tr("SITUATION"),
        Stage.ACTION: tr("ACTION"),
        Stage.RESULT: tr("RESULT"),
        Stage.ANY: tr("ANY TIME"),
    }[stage]


class Aside(QScrollArea):
    """Help for the question on screen; the signs can be hidden from who looks over the shoulder."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Help for this question"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(16, 18, 16, 18)
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
        self._fill_probes(question)
        if question.listen_for:
            _fill(self._listen, tr("Listen for"), "ok", question.listen_for)
        if question.warning_signs:
            _fill(self._warning, tr("Warning signs"), "badheading", question.warning_signs)
        self.verticalScrollBar().setValue(0)

    def _fill_probes(self, question: Question) -> None:
        if not question.probes:
            return
        self._probes.addWidget(widgets.label(tr("Probes"), "heading"))
        for stage in Stage:
            texts = [probe.text for probe in question.probes if probe.stage is stage]
            if texts:
                self._probes.addSpacing(_STAGE_GAP)
                self._probes.addWidget(widgets.label(stage_label(stage), "caps"))
            for text in texts:
                self._probes.addWidget(_bullet(text))


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


def _fill(layout: QVBoxLayout, heading: str, look: str, texts: tuple[str, ...]) -> None:
    layout.addWidget(widgets.label(heading, look))
    for text in texts:
        layout.addWidget(_bullet(text))


def _bullet(text: str) -> QWidget:
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(2, 0, 0, 0)
    layout.setSpacing(8)
    layout.addWidget(widgets.label("•", "aside"), 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(widgets.label(text, "aside", wrap=True), 1)
    return made
