"""The left column: the questions of the banks, searched, filtered and added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.gui.bank_library import BankQuestion, Library, search
from hireapp.gui.cards.list import CardList
from hireapp.gui.cards.model import Card
from hireapp.gui.kit.hint import Hint
from hireapp.gui.question_view import minutes
from hireapp.gui.widgets import button, label, row
from hireapp.i18n import tr, trn

HEADING_HEIGHT = 28
"""Of the line above each column, in device-independent pixels."""


class SearchField(QLineEdit):
    """Enter takes the first match, the arrow keys go through the list."""

    taken = Signal()
    left_downwards = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        # Undo belongs to the text while there is some to undo, then to the page.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def ready_for_next(self) -> None:
        """Keep the text, selected, so that typing replaces it and undo is the page's again."""
        self.setText(self.text())
        self.selectAll()


class BankPanel(QWidget):
    """Tells the page which question is to be added or read, by its key."""

    add_wanted = Signal(str)
    read_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._library: Library | None = None
        self._in_kit: frozenset[str] = frozenset()
        self.search = SearchField()
        self.search.setObjectName("kit-search")
        self.search.setAccessibleName(tr("Search the question bank"))
        self.search.setClearButtonEnabled(True)
        self.attitude = QComboBox()
        self.attitude.setObjectName("kit-attitude")
        self.attitude.setProperty("look", "pill")
        self.attitude.setAccessibleName(tr("Only questions on this attitude"))
        self.attitude.setMaximumWidth(190)
        self.attitude.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.attitude.setMinimumContentsLength(10)
        self.questions = CardList("kit-bank", tr("Question bank"))
        self.nothing = label("", "muted", wrap=True)
        self.nothing.setObjectName("kit-no-match")
        self.broken = label("", "bad", wrap=True)
        self._add = button(tr("Add to the kit"), self._want_add, look="link", name="kit-add")
        self._read = button(tr("Read it"), self._want_read, look="link", name="kit-read")
        self._lay_out()
        self.search.textChanged.connect(self._show_found)
        self.search.taken.connect(self._take_first)
        self.search.left_downwards.connect(self._enter_list)
        self.attitude.currentIndexChanged.connect(self._show_found)
        self.questions.chosen.connect(self.add_wanted)
        self.questions.opened.connect(self.read_wanted)
        self.questions.current_changed.connect(self._show_buttons)

    def show_library(self, library: Library, in_kit: frozenset[str]) -> None:
        """Show the banks' questions; `in_kit` are the ids of those that the kit has."""
        self._in_kit = in_kit
        if library is not self._library:
            self._library = library
            self._fill_attitudes(library)
            count = len(library.scored)
            self.search.setPlaceholderText(
                trn("Search {n} question", "Search {n} questions", count)
            )
        files = ", ".join(shelf.file for shelf in library.broken)
        self.broken.setVisible(bool(files))
        self.broken.setText(
            tr("Cannot be used: {files}. “Question banks” says why.").format(files=files)
        )
        self._show_found()

    def question(self, key: str) -> BankQuestion | None:
        """The question with this key."""
        found = self._library.questions if self._library else ()
        return next((one for one in found if one.key == key), None)

    def forget(self) -> None:
        """Empty the search and the filter."""
        self.search.clear()
        self.attitude.setCurrentIndex(0)

    def in_order(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (self.attitude, self.search, self.questions, self._add, self._read)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        heading = label(tr("Question bank"), "heading")
        heading.setFixedHeight(HEADING_HEIGHT)
        layout.addLayout(row(heading, None, self.attitude))
        for widget in (self.search, self.broken, self.nothing):
            layout.addWidget(widget)
        layout.addWidget(self.questions, 1)
        hint = Hint(tr("Enter adds, Space reads"))
        layout.addLayout(row(self._add, self._read, hint, spacing=4))
        layout.addStretch(0)

    def _fill_attitudes(self, library: Library) -> None:
        self.attitude.blockSignals(True)
        self.attitude.clear()
        self.attitude.addItem(tr("Attitude: all"), None)
        for one in library.attitudes:
            self.attitude.addItem(one.name, one.id)
        self.attitude.blockSignals(False)

    def _show_found(self) -> None:
        everything = self._library.scored if self._library else ()
        found = search(everything, self.search.text(), self.attitude.currentData())
        self.questions.cards.show_cards([self._card(one) for one in found])
        if found and self.questions.current is None:
            self.questions.select_row(0)
        self.questions.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.setText(_why_nothing(everything))
        self._show_buttons()

    def _card(self, one: BankQuestion) -> Card:
        return Card(
            key=one.key,
            text=one.question.prompt,
            caption=one.attitude.name,
            mark=tr("✓ in the kit") if one.question.id in self._in_kit else "",
            note=minutes(one.question.minutes),
        )

    def _show_buttons(self) -> None:
        card = self.questions.current
        found = self.question(card.key) if card else None
        self._add.setEnabled(found is not None and found.question.id not in self._in_kit)
        self._read.setEnabled(found is not None)

    def _take_first(self) -> None:
        card = self.questions.current
        if card is not None:
            self.add_wanted.emit(card.key)
            self.search.ready_for_next()

    def _enter_list(self) -> None:
        if self.questions.isVisible():
            self.questions.setFocus(Qt.FocusReason.TabFocusReason)

    def _want_add(self) -> None:
        if self.questions.current is not None:
            self.add_wanted.emit(self.questions.current.key)

    def _want_read(self) -> None:
        if self.questions.current is not None:
            self.read_wanted.emit(self.questions.current.key)


def _why_nothing(everything: Sequence[BankQuestion]) -> str:
    if everything:
        return tr("No question matches. Try another word, or choose “Attitude: all”.")
    return tr("There is no question bank to choose from.")
