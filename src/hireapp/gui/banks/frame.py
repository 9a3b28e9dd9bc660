"""The widgets of the question banks page, laid out in three columns."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hireapp.gui.bank_library import Library
from hireapp.gui.banks.contents_list import ContentsList, Entry, EntryKind
from hireapp.gui.banks.jurisdictions import JurisdictionsButton
from hireapp.gui.banks.question_form import QuestionForm
from hireapp.gui.banks.questions_panel import QuestionsPanel
from hireapp.gui.banks.right_column import RightColumn
from hireapp.gui.flow import flowing
from hireapp.gui.widgets import EmptyState, PageHeader, button
from hireapp.i18n import tr, trn

_COLUMNS, _OFFER, _EMPTY, _NONE = range(4)


class Frame(QWidget):
    """Shows what the page tells it to; the page connects the buttons."""

    def __init__(self, form: QuestionForm, undo: QAction, redo: QAction, line: QWidget) -> None:
        super().__init__()
        self.places = JurisdictionsButton()
        self.export = QPushButton(tr("Export"))
        self.export.setObjectName("export-bank")
        self.export.setAutoDefault(False)
        self.export.setMenu(QMenu(self.export))
        self.import_button = button(tr("Import…"), name="import-bank")
        self.new_bank = button(tr("New bank…"), name="new-bank-button")
        self.new_question = button(tr("New question"), look="primary", name="new-question")
        buttons = (self.export, self.import_button, self.new_bank, self.new_question)
        self.header = PageHeader(tr("Question banks"), *buttons)
        self.contents = ContentsList()
        self.about = button(tr("About"), look="link", name="about-bank")
        self.about.setAccessibleName(tr("About this bank"))
        self.rename = button(tr("Rename…"), look="link", name="rename-bank-button")
        self.delete_bank = button(tr("Delete bank"), look="link", name="delete-bank")
        self.questions = QuestionsPanel()
        self.right = RightColumn(form, undo, redo)
        self.create_first = button(tr("Write a question"), look="primary", name="create-first")
        self.copy_first = button(tr("Copy from a shipped bank"), name="copy-first")
        self.import_first = button(tr("Import a file…"), name="import-first")
        self.fill_new = button(tr("Write a question"), look="primary", name="fill-new")
        self.fill_copy = button(tr("Copy from a shipped bank"), name="fill-copy")
        self.fill_import = button(tr("Import a file…"), name="fill-import")
        self._middle = QStackedWidget()
        self._lay_out(line)
        foot = (self.about, self.rename, self.delete_bank, self.places)
        tab_order = (self.contents, *foot, self.questions.search, self.questions.cards)
        for before, after in pairwise((*buttons, *tab_order, self.right)):
            QWidget.setTabOrder(before, after)

    def show_entry(self, entry: Entry, *, is_empty: bool) -> None:
        """Show what belongs to an entry; `is_empty` when it has no question."""
        own = entry.own is not None
        is_bank = entry.kind in {EntryKind.BANK, EntryKind.ATTITUDE}
        if entry.kind is EntryKind.OFFER:
            self._middle.setCurrentIndex(_OFFER)
        else:
            empty_bank = own and is_empty and entry.kind is EntryKind.BANK
            self._middle.setCurrentIndex(_EMPTY if empty_bank else _COLUMNS)
        self.about.setVisible(is_bank)
        self.rename.setVisible(own)
        self.delete_bank.setVisible(own)
        self.export.setEnabled(is_bank)

    def show_nothing_shipped(self) -> None:
        """There is no bank at all: not even the shipped ones."""
        self._middle.setCurrentIndex(_NONE)

    def _lay_out(self, line: QWidget) -> None:
        columns = QWidget()
        inside = QHBoxLayout(columns)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        inside.addWidget(self.questions, 42)
        inside.addWidget(self.right, 58)
        offer = EmptyState(
            tr("Questions of our own"),
            tr(
                "What your work asks for and no shipped bank has: write it here once, with its "
                "probes and anchors, and choose it for any kit. Updates never change it."
            ),
            self.create_first,
            self.copy_first,
            self.import_first,
        )
        empty = EmptyState(
            tr("No question in this bank yet"),
            tr("Write one, copy one that is nearly right, or import a spreadsheet."),
            self.fill_new,
            self.fill_copy,
            self.fill_import,
        )
        none = EmptyState(
            tr("No question bank"),
            tr("Hireapp comes with question banks, and none was found. Please reinstall it."),
        )
        for widget in (columns, offer, empty, none):
            self._middle.addWidget(widget)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        left = QWidget()
        left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(self.contents, 1)
        below.addWidget(flowing(self.about, self.rename, self.delete_bank, spacing=4))
        below.addWidget(self.places)
        sides.addWidget(left, 22)
        sides.addWidget(self._middle, 78)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.header)
        layout.addWidget(line)
        layout.addLayout(sides, 1)


def counts(library: Library) -> str:
    """What there is, for the line below the title."""
    openers = len(library.questions) - len(library.scored)
    own = [one for one in library.scored if one.own is not None]
    questions = trn("{n} question", "{n} questions", len(library.scored))
    if own:
        ours = trn("{n} of ours", "{n} of ours", len(own))
        questions = tr("{questions}, {ours}").format(questions=questions, ours=ours)
    parts = [
        trn("{n} bank", "{n} banks", len(library.banks)),
        questions,
        trn("{n} attitude", "{n} attitudes", len(library.attitudes)),
        trn("{n} opener", "{n} openers", openers),
    ]
    if library.broken:
        count = len(library.broken)
        parts.append(trn("{n} file cannot be used", "{n} files cannot be used", count))
    return " · ".join(parts)
