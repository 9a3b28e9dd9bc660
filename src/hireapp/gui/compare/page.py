"""The Compare page: an opening's candidates side by side, and how sure the differences are."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.changes import Change, DebriefChanged, KitChanged, OpeningChanged
from hireapp.domain.code_names import with_code_names
from hireapp.domain.comparison import ComparisonSheet, Row
from hireapp.domain.ids import AttitudeId
from hireapp.domain.people import Person
from hireapp.gui import widgets
from hireapp.gui.compare import card_words, copying, exporting, words
from hireapp.gui.compare.action_line import ActionLine
from hireapp.gui.compare.block_card import BlockCard
from hireapp.gui.compare.block_view import BlockView, has_adjusted
from hireapp.gui.compare.card_words import Topic
from hireapp.gui.compare.cards import Cards, Legend
from hireapp.gui.compare.dialogs import Dialogs
from hireapp.gui.compare.empty import NextStep, next_step
from hireapp.gui.compare.exporting import Kind
from hireapp.gui.compare.fitting import Fitting
from hireapp.gui.compare.marks import Marks
from hireapp.gui.compare.ordering import Mode, Ordering, View, on_paper
from hireapp.gui.compare.view_menus import ViewMenus
from hireapp.gui.context import Context
from hireapp.gui.page import Page
from hireapp.gui.shortcuts import on_key
from hireapp.i18n import tr
from hireapp.paper.comparison_words import Order
from hireapp.store import comparisons, kits


class ComparePage(Page):
    """Compares the candidates of one opening, as the viewer may see them.

    `print_wanted` carries the Order for the printed sheet, `debrief_wanted` the CandidateId to talk
    about. `sheet` is what is shown: with code names while names are hidden, with statistics once
    they are worked out.
    """

    print_wanted = Signal(object)
    debrief_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.sheet: ComparisonSheet | None = None
        self._named: ComparisonSheet | None = None
        self.mode = Mode.MEANS
        self.ordering: Ordering = Order.NAME
        self._columns: tuple[AttitudeId, ...] = ()
        self._marks = Marks()
        self._viewer: Person | None = None
        self._empty: widgets.EmptyState | None = None
        self._blocks: list[BlockCard] = []
        self._fitting = Fitting(context, self)
        self._dialogs = Dialogs(context, self, self.debrief_wanted.emit)
        self._menus = ViewMenus(self)
        self._hide = widgets.button(tr("Hide names"), icon="eye-off", name="hide-names")
        self._hide.setCheckable(True)
        self._hide.setToolTip(
            tr("Code names for a first look; evidence stays as written and may name somebody")
        )
        self._print_button = widgets.button(
            tr("Print sheet…"), self._on_print, look="primary", name="print-sheet"
        )
        self._buttons = (self._menus.order, self._menus.mode, self._hide, self._print_button)
        self.header = widgets.PageHeader(tr("Compare candidates"), *self._buttons)
        self._actions, self._cards, self._legend = ActionLine(), Cards(), Legend()
        self._stack, self._blocks_layout = QStackedWidget(), QVBoxLayout()
        self.body.addWidget(self.header)
        self.body.addWidget(self._stack, 1)
        self._stack.addWidget(self._comparison())
        self._connect()

    @override
    def opening_switched(self) -> None:
        self.ordering = Order.NAME
        self._forget()

    @override
    def concerns(self, change: Change) -> bool:
        if isinstance(change, OpeningChanged | KitChanged):
            return change.opening_id == self._opening_id
        return not isinstance(change, DebriefChanged)

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
        self._viewer = viewer
        self._named = comparisons.sheet(
            database, self.opening_id, viewer.id, zone=self.context.zone
        )
        self._marks.keep({row.candidate_id for row in self._named.rows if row.visible})
        step = next_step(self._named, has_kit=kits.latest(database, self.opening_id) is not None)
        self._show_empty(step)
        self._show()

    def order_by(self, ordering: Ordering) -> None:
        """Put the candidates of every block into another order."""
        self.ordering = ordering
        self._show()

    def chosen(self) -> Row | None:
        """The selected candidate."""
        return next((row for one in self._blocks if (row := one.grid.chosen())), None)

    def views(self) -> list[BlockView]:
        """What the grids show."""
        return [card.grid.grid_model.view for card in self._blocks]

    def _comparison(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(10)
        self._blocks_layout.setSpacing(14)
        column.addLayout(self._blocks_layout, 1)
        for widget in (self._actions, self._cards, self._legend):
            column.addWidget(widget)
        column.addStretch(0)
        area = QScrollArea()
        area.setObjectName("comparison")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def _connect(self) -> None:
        self._fitting.finished.connect(self._show)
        self._menus.ordering_wanted.connect(self.order_by)
        self._menus.mode_wanted.connect(self._on_mode)
        self._hide.toggled.connect(self._on_hide)
        self._cards.talk_first.topic_wanted.connect(self._on_topic)
        self._actions.details_wanted.connect(self._on_details)
        self._actions.debrief_wanted.connect(self._on_debrief)
        self._actions.side_by_side_wanted.connect(self._on_side_by_side)
        self._actions.reveal_wanted.connect(self._on_reveal)
        self._actions.copy_wanted.connect(self._on_copy)
        self._actions.export_wanted.connect(self._on_export)
        on_key(self, QKeySequence.StandardKey.Copy, self._on_copy)

    def _forget(self) -> None:
        """Let nothing of another viewer or opening stay on the screen."""
        self._dialogs.close_all()
        self._fitting.forget()
        self._marks = Marks()
        self.sheet = self._named = None
        widgets.clear(self._blocks_layout)
        self._blocks = []

    def _show(self) -> None:
        """Show what was read, as far as it is worked out."""
        if self._named is None:
            return
        sheet = self._fitting.completed(self._named)
        if self._hide.isChecked():
            sheet = with_code_names(sheet)
        self.sheet = sheet
        progress = self._fitting.progress
        if self._stack.currentIndex() == 0:
            self._show_blocks(sheet)
            self._cards.show_sheet(sheet, self.context.viewer, progress)
        said = words.subtitle(sheet, progress) if sheet.rows else ""
        self.header.say(tr("Compare candidates"), said)
        self._update_buttons(sheet)

    def _show_blocks(self, sheet: ComparisonSheet) -> None:
        if len(self._blocks) != len(sheet.blocks):
            widgets.clear(self._blocks_layout)
            self._blocks = [self._new_block() for _ in sheet.blocks]
            self._set_tab_order()
        several = len(sheet.blocks) > 1
        look = View(self.mode, self.ordering, self._columns)
        for card, block in zip(self._blocks, sheet.blocks, strict=True):
            view = BlockView(block, sheet.statistics_of(block), look)
            apart = card_words.apart(sheet, block)
            card.show_view(view, self.context.viewer, several=several, apart=apart)
            card.grid.show_marks(frozenset(self._marks.ids))
        self._legend.show_kind(
            adjusted=any(map(has_adjusted, self.views())),
            floors=any(block.floors for block in sheet.blocks),
        )

    def _new_block(self) -> BlockCard:
        card = BlockCard()
        grid = card.grid
        grid.ordering_wanted.connect(self.order_by)
        grid.columns_wanted.connect(self._on_columns)
        grid.row_chosen.connect(lambda _: self._on_chosen(card))
        grid.reveal_wanted.connect(self._dialogs.reveal)
        grid.copy_wanted.connect(self._on_copy)
        grid.mark_wanted.connect(lambda row: self._on_mark(card, row))
        grid.candidate_wanted.connect(lambda row: self._open_candidate(grid.grid_model.view, row))
        grid.cell_wanted.connect(
            lambda row, column: self._dialogs.evidence(grid.grid_model.view, row, column)
        )
        self._blocks_layout.addWidget(card, 1)
        return card

    def _set_tab_order(self) -> None:
        """The grids are made after what stands below them."""
        before: QWidget = self._print_button
        for widget in (*(card.grid for card in self._blocks), *self._actions.stops):
            self.setTabOrder(before, widget)
            before = widget

    def _open_candidate(self, view: BlockView, row: Row) -> None:
        if self.sheet is not None:
            self._dialogs.candidate(self.sheet, view, row, self._fitting.progress)

    def _update_buttons(self, sheet: ComparisonSheet) -> None:
        for button in self._buttons:
            button.setVisible(self._stack.currentIndex() == 0)
        attitudes: dict[Ordering, str] = {
            column.attitude_id: column.name for block in sheet.blocks for column in block.columns
        }
        self._menus.show_view(View(self.mode, self.ordering), attitudes)
        self._update_actions()

    def _update_actions(self) -> None:
        chosen, revealable = self.chosen(), list(self._revealable())
        self._actions.show_state(
            chosen,
            len(self._marks.ids),
            revealable=chosen is not None and chosen in revealable,
            any_sealed=bool(revealable),
        )

    def _revealable(self) -> Iterator[Row]:
        for card in self._blocks:
            yield from (row for row in card.grid.grid_model.rows if card.grid.may_reveal(row))

    def _on_chosen(self, card: BlockCard) -> None:
        for other in self._blocks:
            if other is not card:
                other.grid.clearSelection()
        self._update_actions()

    def _on_mode(self, mode: Mode) -> None:
        self.mode = mode
        self._show()

    def _on_columns(self, columns: tuple[AttitudeId, ...]) -> None:
        """Those of the other blocks, or of other openings, keep their places behind."""
        self._columns = (*columns, *(one for one in self._columns if one not in columns))
        self._show()

    def _on_hide(self, hidden: bool) -> None:
        self._hide.setText(tr("Show names") if hidden else tr("Hide names"))
        self._show()

    def _on_mark(self, card: BlockCard, row: Row) -> None:
        kit = card.grid.grid_model.view.block.kit_number
        if not self._marks.toggle(row.candidate_id, kit):
            self.context.say(tr("Six candidates are the most that fit side by side."))
        for one in self._blocks:
            one.grid.show_marks(frozenset(self._marks.ids))
        self._update_actions()

    def _on_topic(self, topic: Topic) -> None:
        for view in self.views():
            if topic.row in view.block.rows and topic.column in view.columns:
                self._dialogs.evidence(view, topic.row, topic.column)
                return

    def _on_details(self) -> None:
        for card in self._blocks:
            row = card.grid.chosen()
            if row is not None and row.visible:
                self._open_candidate(card.grid.grid_model.view, row)

    def _on_debrief(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.debrief_wanted.emit(chosen.candidate_id)

    def _on_side_by_side(self) -> None:
        for view in self.views():
            rows = {row.candidate_id: row for row in view.rows}
            if self.sheet is not None and set(self._marks.ids) <= set(rows):
                self._dialogs.side_by_side(self.sheet, view, [rows[one] for one in self._marks.ids])
                return

    def _on_reveal(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self._dialogs.reveal(chosen)

    def _on_copy(self) -> None:
        if self._stack.currentIndex() == 0 and self._blocks:
            QGuiApplication.clipboard().setText(copying.as_table(self.views()))
            self.context.say(tr("The table is copied, as it is shown."))

    def _on_export(self, kind: Kind) -> None:
        sheet = self.sheet
        if sheet is not None:
            exporting.ask(
                self, sheet, kind, lambda path: exporting.save(self.context, sheet, kind, path)
            )

    def _on_print(self) -> None:
        self.print_wanted.emit(on_paper(self.ordering))

    def _show_empty(self, step: NextStep | None) -> None:
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        if step is not None:
            go = widgets.button(
                step.button,
                lambda: self.go_wanted.emit(step.place, None),
                look="primary",
                name="next-step",
            )
            self._empty = widgets.EmptyState(step.heading, step.text, go)
            self._empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._stack.addWidget(self._empty)
            self._stack.setCurrentWidget(self._empty)
