"""The Compare page: an opening's candidates side by side, in raw panel means."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.changes import Change, KitChanged, OpeningChanged
from hireapp.domain.comparison import Block, Column, ComparisonSheet, Row
from hireapp.domain.people import Person
from hireapp.gui import widgets
from hireapp.gui.compare import words
from hireapp.gui.compare.block_card import BlockCard
from hireapp.gui.compare.break_seal_dialog import BreakSealDialog
from hireapp.gui.compare.cards import Cards, Legend
from hireapp.gui.compare.ordering import Ordering, on_paper
from hireapp.gui.context import Context
from hireapp.gui.navigation import Place
from hireapp.gui.page import Page
from hireapp.i18n import tr
from hireapp.paper.comparison_words import Order
from hireapp.store import comparisons, kits

_MENU_TEXT_WIDTH = 320
_BUTTON_TEXT_WIDTH = 130


class ComparePage(Page):
    """Compares the candidates of one opening, as the viewer may see them.

    `print_wanted` carries the Order for the printed sheet.
    """

    print_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.sheet: ComparisonSheet | None = None
        self.ordering: Ordering = Order.NAME
        self._viewer: Person | None = None
        self._empty: widgets.EmptyState | None = None
        self._blocks: list[BlockCard] = []
        self._order_button = widgets.button("", name="order")
        self._order_menu = QMenu(self)
        self._order_button.setMenu(self._order_menu)
        self._reveal_button = widgets.button(
            tr("Reveal early…"), self._on_reveal_clicked, icon="lock-open", name="reveal"
        )
        self._reveal_button.setToolTip(
            tr("Reveal the chosen candidate before all scorecards are in")
        )
        self._print_button = widgets.button(
            tr("Print sheet…"), self._on_print, look="primary", name="print-sheet"
        )
        self.header = widgets.PageHeader(
            tr("Compare candidates"), self._reveal_button, self._order_button, self._print_button
        )
        self._cards, self._stack = Cards(), QStackedWidget()
        self._blocks_layout = QVBoxLayout()
        self.body.addWidget(self.header)
        self.body.addWidget(self._stack, 1)
        self._stack.addWidget(self._comparison())

    @override
    def opening_switched(self) -> None:
        self.ordering = Order.NAME
        self._forget()

    @override
    def concerns(self, change: Change) -> bool:
        if isinstance(change, OpeningChanged | KitChanged):
            return change.opening_id == self._opening_id
        return True

    @override
    def status(self) -> str:
        if self.sheet is None:
            return ""
        return tr("{done} of {all} scorecards in").format(
            done=self.sheet.submitted, all=self.sheet.expected
        )

    @override
    def reload(self) -> None:
        """Read the comparison as the viewer may see it."""
        database, viewer = self.context.database, self.context.viewer
        if self._viewer is not None and self._viewer.id != viewer.id:
            self._forget()
        sheet = comparisons.sheet(database, self.opening_id, viewer.id, zone=self.context.zone)
        self.sheet, self._viewer = sheet, viewer
        empty = self._empty_state(sheet)
        self._show_empty(empty)
        if empty is None:
            self._show_blocks(sheet)
            self._cards.show_sheet(sheet, self._viewer)
        self.header.say(tr("Compare candidates"), words.subtitle(sheet) if sheet.rows else "")
        self._update_buttons()

    def order_by(self, ordering: Ordering) -> None:
        """Put the candidates of every block into another order."""
        self.ordering = ordering
        if self.sheet is not None:
            self._show_blocks(self.sheet)
            self._update_buttons()

    def chosen(self) -> Row | None:
        """The selected candidate."""
        return next((row for one in self._blocks if (row := one.grid.chosen())), None)

    def _comparison(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._blocks_layout.setSpacing(14)
        column.addLayout(self._blocks_layout, 1)
        column.addWidget(self._cards)
        column.addWidget(Legend())
        column.addStretch(0)
        area = QScrollArea()
        area.setObjectName("comparison")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def _forget(self) -> None:
        """Let nothing of another viewer or opening stay on the screen."""
        self.sheet = None
        widgets.clear(self._blocks_layout)
        self._blocks = []

    def _show_blocks(self, sheet: ComparisonSheet) -> None:
        assert self._viewer is not None  # set together with the sheet
        if len(self._blocks) != len(sheet.blocks):
            widgets.clear(self._blocks_layout)
            self._blocks = [self._new_block() for _ in sheet.blocks]
        several = len(sheet.blocks) > 1
        for card, block in zip(self._blocks, sheet.blocks, strict=True):
            card.show_block(block, self.ordering, self._viewer, several=several)

    def _new_block(self) -> BlockCard:
        card = BlockCard()
        card.grid.ordering_wanted.connect(self.order_by)
        card.grid.reveal_wanted.connect(self._ask_to_reveal)
        card.grid.row_chosen.connect(lambda _: self._on_chosen(card))
        self._blocks_layout.addWidget(card, 1)
        return card

    def _on_chosen(self, card: BlockCard) -> None:
        for other in self._blocks:
            if other is not card:
                other.grid.clearSelection()
        self._update_reveal()

    def _update_buttons(self) -> None:
        has_scores = self._stack.currentIndex() == 0
        self._order_button.setVisible(has_scores)
        self._print_button.setVisible(has_scores)
        title = self._ordering_title(self.ordering)
        shortened = QFontMetricsF(self.font()).elidedText(
            title, Qt.TextElideMode.ElideRight, _BUTTON_TEXT_WIDTH
        )
        self._order_button.setText(_for_menu(tr("Order: {what}").format(what=shortened)))
        self._fill_order_menu()
        self._update_reveal()

    def _update_reveal(self) -> None:
        self._reveal_button.setVisible(any(self._revealable()) and self._stack.currentIndex() == 0)
        chosen = self.chosen()
        self._reveal_button.setEnabled(chosen is not None and chosen in self._revealable())

    def _revealable(self) -> Iterator[Row]:
        for card in self._blocks:
            yield from (row for row in card.grid.grid_model.rows if card.grid.may_reveal(row))

    def _fill_order_menu(self) -> None:
        self._order_menu.clear()
        group = QActionGroup(self._order_menu)
        for ordering in (Order.NAME, Order.OVERALL, *self._attitudes()):
            title = self._ordering_title(ordering)
            shortened = QFontMetricsF(self.font()).elidedText(
                title, Qt.TextElideMode.ElideRight, _MENU_TEXT_WIDTH
            )
            action = QAction(_for_menu(shortened), group)
            action.setCheckable(True)
            action.setChecked(ordering == self.ordering)
            action.triggered.connect(lambda _=False, wanted=ordering: self.order_by(wanted))
            self._order_menu.addAction(action)

    def _attitudes(self) -> dict[Ordering, Column]:
        """The attitudes of all blocks, each once."""
        blocks: tuple[Block, ...] = self.sheet.blocks if self.sheet else ()
        return {column.attitude_id: column for block in blocks for column in block.columns}

    def _ordering_title(self, ordering: Ordering) -> str:
        if ordering is Order.NAME:
            return tr("name")
        if ordering is Order.OVERALL:
            return tr("overall")
        column = self._attitudes().get(ordering)
        return column.name if column else tr("name")

    def _on_print(self) -> None:
        self.print_wanted.emit(on_paper(self.ordering))

    def _on_reveal_clicked(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self._ask_to_reveal(chosen)

    def _ask_to_reveal(self, row: Row) -> None:
        def reveal(reason: str) -> bool:
            return self.context.succeeds(
                lambda: comparisons.break_seal(
                    self.context.database,
                    row.candidate_id,
                    reason,
                    viewer=self.context.viewer.id,
                )
            )

        dialog = BreakSealDialog(row, reveal, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _empty_state(self, sheet: ComparisonSheet) -> widgets.EmptyState | None:
        if sheet.submitted:
            return None
        if kits.latest(self.context.database, self.opening_id) is None:
            return self._leading_to(
                Place.KIT,
                tr("There is no interview kit yet"),
                tr("Candidates are compared on the questions of the kit. Choose them first."),
                tr("Choose questions"),
            )
        if not sheet.rows:
            return self._leading_to(
                Place.CANDIDATES,
                tr("There are no candidates yet"),
                tr("Add candidates; each gets a row here once there are scorecards."),
                tr("Add candidates"),
            )
        if not sheet.expected:
            return self._leading_to(
                Place.PANEL,
                tr("Nobody is on the panel yet"),
                tr("Candidates are compared by what the panel's interviewers rate."),
                tr("Choose the panel"),
            )
        return self._leading_to(
            Place.CANDIDATES,
            tr("No scorecard is in yet"),
            tr(
                "Interview the candidates and submit the scorecards. Scores appear for each "
                "candidate as soon as the whole panel has submitted."
            ),
            tr("Go to the candidates"),
        )

    def _leading_to(self, place: Place, heading: str, text: str, button: str) -> widgets.EmptyState:
        go = widgets.button(
            button, lambda: self.go_wanted.emit(place, None), look="primary", name="next-step"
        )
        return widgets.EmptyState(heading, text, go)

    def _show_empty(self, empty: widgets.EmptyState | None) -> None:
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = empty
        if empty is not None:
            empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._stack.addWidget(empty)
            self._stack.setCurrentWidget(empty)


def _for_menu(text: str) -> str:
    """Text in which & means &, not a key."""
    return text.replace("&", "&&")
