"""The middle column: everything that is said in an interview, in order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from hireapp.domain.ids import QuestionId
from hireapp.domain.kits import KitContent
from hireapp.domain.people import Seat
from hireapp.gui import shortcuts
from hireapp.gui.kit.bank_panel import HEADING_HEIGHT
from hireapp.gui.kit.checks import Findings, wording
from hireapp.gui.kit.hint import Hint
from hireapp.gui.kit.kit_cards import BLOCKS, cards_of
from hireapp.gui.kit.kit_list import KitList
from hireapp.gui.kit.question_strip import QuestionStrip
from hireapp.gui.kit.weights_bar import WeightsBar
from hireapp.gui.shortcuts import Action
from hireapp.gui.widgets import as_tool_tip, button, label, row
from hireapp.i18n import tr


class KitPanel(QWidget):
    """Shows a content; tells the page what is wanted of which card, by its key."""

    read_wanted = Signal(str)
    reword_wanted = Signal(str)
    wording_wanted = Signal(str)
    remove_wanted = Signal(str)
    opener_wanted = Signal()

    def __init__(self, *tools: QWidget) -> None:
        super().__init__()
        self._tools = tools
        self._content = KitContent()
        self._findings = Findings({})
        self._seats: Sequence[Seat] | None = None
        self.questions = KitList("kit-questions", tr("This kit"))
        self.strip = QuestionStrip()
        self.weights = WeightsBar()
        self.more = button(tr("Add"), look="pillmenu", name="kit-more")
        self.more.setAccessibleName(tr("Add what is read out or noted"))
        self.more.setMenu(QMenu(self.more))
        self.add_opener = button(
            tr("Add the opener"), self.opener_wanted.emit, icon="plus", name="add-opener"
        )
        self.empty = label(
            tr("No question yet. Choose one on the left and press Enter."), "muted", wrap=True
        )
        self._read = self._link(tr("Read it"), self.read_wanted, "kit-read-chosen")
        self._remove = self._link(tr("Remove"), self.remove_wanted, "kit-remove")
        self._reword = self._link(tr("Reword…"), self.reword_wanted, "kit-reword")
        self._reword.setToolTip(as_tool_tip(shortcuts.shown(Action.REWORD)))
        self._use = self._link(tr("Use this wording"), self.wording_wanted, "kit-use-wording")
        self._lay_out()
        self.questions.wording_wanted.connect(self.wording_wanted)
        self.questions.remove_wanted.connect(self.remove_wanted)
        self.questions.chosen.connect(self.read_wanted)
        self.questions.opened.connect(self.read_wanted)
        self.questions.current_changed.connect(self._show_current)

    @property
    def current(self) -> str:
        """The key of the card that is selected; empty when none is."""
        card = self.questions.current
        return card.key if card else ""

    def show_content(
        self,
        content: KitContent,
        findings: Findings,
        seats: Sequence[Seat] | None,
        *,
        lacks_opener: bool,
    ) -> None:
        """Show everything in order, keeping the selection.

        `seats` are the panel when questions are split.
        """
        self._content, self._findings, self._seats = content, findings, seats
        row_before = self.questions.currentIndex().row()
        cards = cards_of(content, findings, seats)
        self.questions.show_cards(cards)
        if self.questions.current is None and row_before >= 0:
            self.questions.select_row(row_before)
        elif self.questions.current is None and content.questions:
            self.questions.select(content.questions[0].id)
        self.add_opener.setVisible(lacks_opener)
        self.empty.setVisible(not content.questions)
        self.questions.setVisible(bool(cards))
        self.strip.setVisible(bool(content.questions))
        self.weights.show_content(content)
        self._show_current()

    def commit(self) -> None:
        """Keep what is being typed."""
        self.strip.commit()
        self.weights.reason.commit()

    def in_order(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (
            *self._tools,
            self.more,
            self.add_opener,
            self.questions,
            self._read,
            self._reword,
            self._remove,
            self._use,
            *self.strip.in_order(),
            self.weights.equal,
            self.weights.reason,
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        heading = label(tr("This kit"), "heading")
        heading.setFixedHeight(HEADING_HEIGHT)
        hint = Hint(tr("drag, or Alt ↑ ↓, to reorder"))
        heading_row = row(heading, hint, *self._tools, self.more, spacing=4)
        layout.addLayout(heading_row)
        layout.addWidget(self.add_opener)
        layout.addWidget(self.empty)
        layout.addWidget(self.questions, 1)
        layout.addLayout(row(self._read, self._reword, self._remove, None, self._use, spacing=2))
        layout.addWidget(self.strip)
        layout.addWidget(self.weights)
        layout.addStretch(0)

    def _link(self, text: str, wanted: SignalInstance, name: str) -> QPushButton:
        return button(text, lambda: self._want(wanted), look="link", name=name)

    def _want(self, wanted: SignalInstance) -> None:
        if self.current:
            wanted.emit(self.current)

    def _show_current(self) -> None:
        key = self.current
        chosen = self._content.find(QuestionId(key))
        self.strip.show_question(chosen, self._seats)
        self._read.setEnabled(bool(key) and key not in BLOCKS)
        self._reword.setEnabled(chosen is not None or key in BLOCKS)
        self._remove.setEnabled(bool(key))
        self._use.setVisible(bool(wording(self._findings.of(key))))
