"""How the Debrief page is laid out: header, questions, anchors, voices, what is agreed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from hireapp.domain.debrief import DebriefItem, Drift
from hireapp.gui import shortcuts, theme, widgets
from hireapp.gui.debrief.anchors import AnchorRow, breakable
from hireapp.gui.debrief.clock import ClockBar
from hireapp.gui.debrief.consensus import ConsensusPanel
from hireapp.gui.debrief.side import Side
from hireapp.gui.debrief.voices import Voices
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr

_MOST_PROMPT = 240
_PROMPT_PX = 18


class DebriefView(QWidget):
    """Everything below the header for one candidate."""

    def __init__(self, read_drifts: Callable[[], tuple[Drift, ...]]) -> None:
        super().__init__()
        self.side = Side(read_drifts)
        self.prompt = widgets.label("", wrap=True)
        self.prompt.setObjectName("prompt")
        self.prompt.setFont(theme.font(_PROMPT_PX, QFont.Weight.DemiBold))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.prompt.setSizePolicy(policy)
        self.anchors = AnchorRow()
        self.voices = Voices()
        self.panel = ConsensusPanel()
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.prompt)
        right.addWidget(self.anchors)
        right.addWidget(self.voices, 1)
        right.addWidget(self.panel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.side)
        layout.addLayout(right, 1)

    def show_item(self, item: DebriefItem, *, editable: bool) -> None:
        """Show a question with everybody's voice."""
        prompt = item.question.prompt
        short = widgets.shortened(prompt, _MOST_PROMPT)
        self.prompt.setText(breakable(short))
        self.prompt.setToolTip(widgets.as_tool_tip(prompt) if short != prompt else "")
        self.anchors.show_item(item)
        if self.voices.show_item(item):
            self._set_tab_order()
        self.panel.show_item(item, editable=editable)

    def _set_tab_order(self) -> None:
        """New voices come between the notes and what is agreed."""
        stops = [
            self.side.notes,
            *(card.evidence for card in self.voices.cards),
            *self.panel.stops,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


class DebriefStack(QStackedWidget):
    """Either the debrief, or why there is none yet."""

    def __init__(self, view: DebriefView) -> None:
        super().__init__()
        self._view = view
        self._empty: widgets.EmptyState | None = None
        self.addWidget(view)

    def show_view(self) -> None:
        """Show the debrief."""
        self.setCurrentWidget(self._view)
        self._drop()

    def show_empty(self, empty: widgets.EmptyState) -> None:
        """Show what to do before there can be one."""
        self._drop()
        self._empty = empty
        empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(empty)
        self.setCurrentWidget(empty)

    @property
    def is_empty(self) -> bool:
        """Whether there is no debrief."""
        return self._empty is not None

    def _drop(self) -> None:
        if self._empty is not None:
            self.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None


class DebriefHeader(widgets.PageHeader):
    """The candidate, the clock, and the ways on."""

    def __init__(
        self,
        *,
        next_candidate: Callable[[], object],
        decide: Callable[[], object],
    ) -> None:
        self.clock = ClockBar()
        self.candidates = widgets.button(tr("Candidates"), name="candidates")
        self.following = widgets.button(tr("Next candidate"), next_candidate, name="next-candidate")
        self.decide = widgets.button("", decide, look="primary", name="decide")
        hints = (
            (self.candidates, tr("Choose whom to talk about")),
            (self.following, shortcuts.shown(Action.NEXT_CANDIDATE)),
            (self.decide, shortcuts.shown(Action.DECIDE)),
        )
        for button, hint in hints:
            button.setToolTip(widgets.as_tool_tip(hint))
        super().__init__("", self.clock, self.candidates, self.following, self.decide)

    def show_buttons(self, *, shown: bool) -> None:
        """Hide what is of no use before there is a debrief."""
        for one in (self.clock, self.candidates, self.following, self.decide):
            one.setVisible(shown)


def install(page: QWidget, slots: dict[Action, Callable[[], object]]) -> None:
    """Connect each action's key for wherever the keyboard is on the page."""
    for action, slot in slots.items():
        key = shortcuts.sequence(action)
        text = key.toString(QKeySequence.SequenceFormat.PortableText)
        keys = [key]
        if text.endswith("Return"):
            keys.append(QKeySequence(text.removesuffix("Return") + "Enter"))
        shortcut = QShortcut(page)
        shortcut.setKeys(keys)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda slot=slot: slot())
