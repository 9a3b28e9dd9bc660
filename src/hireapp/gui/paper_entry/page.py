"""From paper: filled paper scorecards typed in by keys, and looked at a second time."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMessageBox,
    QPlainTextEdit,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.paper_entry import Difference, PaperRow
from hireapp.domain.people import Role
from hireapp.gui import theme, widgets
from hireapp.gui.context import Context
from hireapp.gui.page import Page
from hireapp.gui.paper_entry.model import FIRST, PaperModel, TypedRow
from hireapp.i18n import tr, trn
from hireapp.store import openings, paper_entry

_NAME, _CELL, _WORD = 110, 36, 80


class _Cells(QStyledItemDelegate):
    """Draws a frame around the cell that the keys go into."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.save()
            painter.setPen(QPen(QColor(theme.tokens().focus), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
            painter.restore()


class PaperTable(QTableView):
    """Sends keys to the model's cells and moves on; Return keeps the row."""

    finished = Signal(int)
    evidence_wanted = Signal()

    def __init__(self, model: PaperModel) -> None:
        super().__init__()
        self._model = model
        self.setObjectName("paper-grid")
        self.setAccessibleName(tr("Paper scorecards"))
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(34)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(34)
        model.modelReset.connect(self._fit)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.finished.emit(index.row())
        elif key == Qt.Key.Key_F2:
            self.evidence_wanted.emit()
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._model.take_key(index, "")
        elif event.text().strip() and self._model.take_key(index, event.text()):
            self._move_on(index)
        else:
            super().keyPressEvent(event)

    def go_to(self, row: int) -> None:
        """Put the keys into the first cell of a row."""
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, self._model.cells(row)[0]))

    def _move_on(self, index: QModelIndex) -> None:
        after = [one for one in self._model.cells(index.row()) if one > index.column()]
        if after:
            self.setCurrentIndex(self._model.index(index.row(), after[0]))

    def _fit(self) -> None:
        heads, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(self._model.columnCount()):
            heads.setSectionResizeMode(column, mode.Interactive)
            width = _NAME if column < FIRST else _CELL
            self.setColumnWidth(column, _WORD if column >= self._model.reaction else width)
        if self._model.columnCount():
            heads.setSectionResizeMode(self._model.state, mode.Stretch)


class PaperEntryPage(Page):
    """A grid for coordinators; an interviewer finds what was entered for them, to confirm."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = widgets.PageHeader(tr("From paper"))
        self.model = PaperModel()
        self.table = PaperTable(self.model)
        self.table.finished.connect(self.finish_row)
        self.table.evidence_wanted.connect(self._to_evidence)
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        self.model.modelReset.connect(lambda: self._show_cell(self.table.currentIndex()))
        self.prompt = widgets.label("", "strong", wrap=True)
        self.prompt.setObjectName("paper-prompt")
        self.evidence = QPlainTextEdit()
        self.evidence.setObjectName("paper-evidence")
        self.evidence.setAccessibleName(tr("Evidence for this cell, if you want it"))
        self.evidence.setPlaceholderText(tr("Evidence for this cell, if you want it (F2)"))
        self.evidence.setTabChangesFocus(True)
        self.evidence.setMaximumHeight(70)
        self.evidence.textChanged.connect(self._note)
        self._rows: QVBoxLayout = QVBoxLayout()
        grid = widgets.card(margins=(12, 12, 12, 12))
        inside = widgets.column(grid)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.prompt)
        inside.addWidget(self.evidence)
        inside.addWidget(widgets.label(_how(), "small", wrap=True))
        self._empty = widgets.EmptyState(
            tr("Nothing to enter"),
            tr(
                "A coordinator types in scorecards that were filled on paper, once the opening "
                "has a kit, a panel and candidates. Print scorecards on the Print page."
            ),
        )
        self._either: QStackedWidget = QStackedWidget()
        self._either.addWidget(grid)
        self._either.addWidget(self._empty)
        self.body.addWidget(self.header)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._either, 1)

    @override
    def first_focus(self) -> QWidget | None:
        return self.table

    @override
    def opening_switched(self) -> None:
        self.model.show_rows((), viewer="")

    @override
    def leave(self) -> bool:
        begun = sum(1 for one in self.model.rows if one.begun)
        if begun:
            self.context.say(
                trn(
                    "{n} row is not kept yet; it stays here until the window is closed.",
                    "{n} rows are not kept yet; they stay here until the window is closed.",
                    begun,
                )
            )
        return True

    @override
    def reload(self) -> None:
        database, viewer = self.context.database, self.context.viewer
        enters = viewer.role is Role.COORDINATOR
        rows = paper_entry.grid(database, self.opening_id, viewer.id) if enters else ()
        at = self.table.currentIndex()
        place = (at.row(), at.column())
        self.model.show_rows(rows, viewer=viewer.name)
        self._either.setCurrentIndex(0 if rows else 1)
        if rows:
            kept = self.model.index(*place)
            if kept.isValid():
                self.table.setCurrentIndex(kept)
            else:
                self.table.go_to(self._first_open())
        waiting = paper_entry.to_confirm(database, self.opening_id, viewer.id)
        widgets.clear(self._rows)
        for one in waiting:
            self._rows.addWidget(self._to_confirm(one))
        self.header.say(tr("From paper"), openings.get(database, self.opening_id).title)

    def _to_evidence(self) -> None:
        self.evidence.setFocus()

    def _first_open(self) -> int:
        open_rows = (place for place, one in enumerate(self.model.rows) if one.editable)
        return next(open_rows, 0)

    def finish_row(self, row: int) -> None:
        """Keep a row that is filled, or compare a second reading with the first."""
        one = self.model.rows[row]
        if not one.editable or not one.begun:
            self.table.go_to(row + 1)
        elif one.second:
            self._look_again(row, one)
        elif self.context.succeeds(lambda: self._enter(one)):
            self.context.say(
                tr("{name}’s paper on {candidate} is in and sealed.").format(
                    name=one.row.seat.person.name, candidate=one.row.candidate.name
                )
            )
            self.table.go_to(row + 1)

    def _enter(self, one: TypedRow) -> None:
        paper_entry.enter(
            self.context.database,
            one.row.candidate.id,
            one.row.seat.id,
            one.line,
            viewer=self.context.viewer.id,
        )

    def _look_again(self, row: int, one: TypedRow) -> None:
        card, line, viewer = one.row.scorecard_id, one.line, self.context.viewer.id
        if card is None:
            return
        if one.missing:
            self.context.say(tr("{n} to go").format(n=one.missing))
            return
        found = self.context.attempt(
            lambda: paper_entry.look_again(self.context.database, card, line, viewer=viewer)
        )
        if found == ():
            self.context.say(tr("Both readings agree."))
            self.table.go_to(row + 1)
        elif found and self._wants_second(found):
            self.context.succeeds(
                lambda: paper_entry.correct(self.context.database, card, line, viewer=viewer)
            )

    def _wants_second(self, found: tuple[Difference, ...]) -> bool:
        box = QMessageBox(self)
        box.setObjectName("paper-differences")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("The two readings differ"))
        box.setText(
            "\n".join(
                tr("{what}: first {first}, now {second}").format(
                    what=one.what, first=one.first, second=one.second
                )
                for one in found
            )
        )
        box.setInformativeText(
            tr("Look at the paper. What is corrected shows as an amendment; the original stays.")
        )
        take = box.addButton(tr("Take what I typed"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Look again"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is take

    def _to_confirm(self, row: PaperRow) -> QWidget:
        text = tr("Your scorecard of {candidate}. {mark}").format(
            candidate=row.candidate.name, mark=row.state_text
        )
        right = widgets.button(
            tr("That is what I wrote"), lambda: self._confirm(row), name="paper-confirm"
        )
        line = QWidget()
        line.setLayout(widgets.row(widgets.label(text), None, right))
        return line

    def _confirm(self, row: PaperRow) -> None:
        card = row.scorecard_id
        if card is not None:
            self.context.succeeds(
                lambda: paper_entry.confirm(
                    self.context.database, card, viewer=self.context.viewer.id
                )
            )

    def _show_cell(self, index: QModelIndex) -> None:
        self.prompt.setText(self.model.prompt(index))
        writable = self.model.question(index) is not None and self.model.rows[index.row()].editable
        self.evidence.blockSignals(True)
        self.evidence.setPlainText(self.model.evidence(index))
        self.evidence.blockSignals(False)
        self.evidence.setEnabled(writable)

    def _note(self) -> None:
        self.model.note(self.table.currentIndex(), self.evidence.toPlainText())


def _how() -> str:
    return tr(
        "1 to 5 rate, n not asked, e no evidence, d declined; f, w or g for the opener; overall 1 "
        "strong no to 4 strong yes, c cannot judge. Return keeps the row: it is submitted, sealed "
        "and marked with your name. Who enters a paper has read it, so your own comes first. For "
        "a second look somebody else types the row again."
    )
