"""The question banks, to read: attitudes, their questions, and the whole of one question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.changes import Change
from hireapp.gui import shortcuts
from hireapp.gui.bank_library import BankQuestion, Library, LoadBanks, load_banks, search
from hireapp.gui.banks.contents_list import ContentsList, Entry, entries
from hireapp.gui.cards.list import CardList
from hireapp.gui.cards.model import Card
from hireapp.gui.context import Context
from hireapp.gui.page import Page
from hireapp.gui.question_view import QuestionView, kind_name, minutes
from hireapp.gui.shortcuts import Action
from hireapp.gui.widgets import EmptyState, PageHeader, button, label
from hireapp.i18n import tr, trn


class BanksPage(Page):
    """Read only; a bank that cannot be used says why in its place."""

    def __init__(self, context: Context, *, banks: LoadBanks = load_banks) -> None:
        super().__init__(context)
        self._load_banks = banks
        self._library: Library | None = None
        self._header = PageHeader(tr("Question banks"))
        self._contents = ContentsList()
        self._about = button(
            tr("About this bank"), self._show_about, look="link", name="about-bank"
        )
        self._search = QLineEdit()
        self._search.setObjectName("bank-search")
        self._search.setAccessibleName(tr("Search these questions"))
        self._search.setClearButtonEnabled(True)
        self._nothing = label(
            tr("No question matches. Try another word, or another attitude."), "muted", wrap=True
        )
        self._questions = CardList("bank-questions", tr("Questions"))
        self._view = QuestionView()
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                tr("No question bank"),
                tr("Hireapp comes with question banks, and none was found. Please reinstall it."),
            )
        )
        self._stack.addWidget(self._columns())
        self.body.addWidget(self._header)
        self.body.addWidget(self._stack, 1)
        self._connect()

    @override
    def concerns(self, change: Change) -> bool:
        return False

    @override
    def first_focus(self) -> QWidget | None:
        return self._search

    @override
    def reload(self) -> None:
        library = self._load_banks()
        if library is self._library:
            return
        self._library = library
        self._header.say(tr("Question banks"), _counts(library))
        self._stack.setCurrentIndex(1 if library.shelves else 0)
        self._contents.contents.show_entries(entries(library))
        self._contents.setCurrentIndex(self._contents.contents.index(0))

    def _on_picked(self, _entry: Entry) -> None:
        self._show_questions()

    def _show_questions(self) -> None:
        entry = self._contents.current
        if entry is None:
            return
        found = search(self._of(entry), self._search.text(), entry.attitude_id)
        self._questions.cards.show_cards([_card(one) for one in found])
        self._search.setEnabled(not entry.is_broken)
        self._search.setPlaceholderText(_search_words(entry))
        self._questions.setVisible(bool(found))
        self._nothing.setVisible(not found and not entry.is_broken)
        self._about.setEnabled(not entry.is_broken)
        if self._questions.current is None:
            self._questions.select_row(0)
        if entry.is_broken:
            self._show_fault(entry)
        else:
            self._show_question()

    def _show_question(self) -> None:
        card = self._questions.current
        found = next((one for one in self._everything if card and one.key == card.key), None)
        if found is None:
            self._view.show_nothing()
        else:
            self._view.show_question(found.attitude, found.question)

    def _show_fault(self, entry: Entry) -> None:
        broken = self._library.broken if self._library else ()
        shelf = next(one for one in broken if one.file == entry.file)
        if shelf.error is not None:
            self._view.show_text(
                tr("This file cannot be used"), shelf.error.message, shelf.error.hint
            )

    def _show_about(self) -> None:
        entry = self._contents.current
        banks = self._library.banks if self._library else ()
        for bank in banks:
            if entry is not None and bank.bank.id == entry.bank_id:
                version = tr("Version {number}").format(number=bank.bank.version)
                self._view.show_text(bank.bank.title, bank.bank.description, version)

    def _on_find(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _on_read(self) -> None:
        self._show_question()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _everything(self) -> tuple[BankQuestion, ...]:
        return self._library.questions if self._library else ()

    def _of(self, entry: Entry) -> tuple[BankQuestion, ...]:
        return tuple(one for one in self._everything if one.bank.bank.id == entry.bank_id)

    def _connect(self) -> None:
        self._contents.picked.connect(self._on_picked)
        self._search.textChanged.connect(self._show_questions)
        self._questions.current_changed.connect(self._show_question)
        for read in (self._questions.chosen, self._questions.opened, self._search.returnPressed):
            read.connect(self._on_read)
        find = QAction(tr("Find"), self)
        find.setShortcut(shortcuts.sequence(Action.FIND))
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self._on_find)
        self.addAction(find)

    def _columns(self) -> QWidget:
        columns = QWidget()
        layout = QHBoxLayout(columns)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(_column(self._contents, self._about), 24)
        layout.addLayout(_column(self._search, self._nothing, self._questions), 37)
        layout.addWidget(self._view, 39)
        return columns


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget, 1 if isinstance(widget, QListView) else 0)
    column.addStretch(0)
    return column


def _card(one: BankQuestion) -> Card:
    return Card(
        key=one.key,
        text=one.question.prompt,
        caption=one.attitude.name,
        note=f"{kind_name(one.question.kind)} · {minutes(one.question.minutes)}",
    )


def _search_words(entry: Entry) -> str:
    if entry.is_broken:
        return ""
    return trn("Search {n} question", "Search {n} questions", entry.count)


def _counts(library: Library) -> str:
    openers = len(library.questions) - len(library.scored)
    parts = [
        trn("{n} bank", "{n} banks", len(library.banks)),
        trn("{n} attitude", "{n} attitudes", len(library.attitudes)),
        trn("{n} question", "{n} questions", len(library.scored)),
        trn("{n} opener", "{n} openers", openers),
    ]
    if library.broken:
        count = len(library.broken)
        parts.append(trn("{n} file cannot be used", "{n} files cannot be used", count))
    return " · ".join(parts)
