"""The question banks: the shipped ones to read and copy from, the user's own to write in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hireapp.domain.banks import Bank
from hireapp.domain.changes import BanksChanged, Change, KitChanged
from hireapp.domain.ids import BankId
from hireapp.domain.question_check.flags import Jurisdiction
from hireapp.domain.questions import Question
from hireapp.gui import shortcuts
from hireapp.gui.bank_library import BankQuestion, Library, LoadBanks, heard, load_all
from hireapp.gui.banks.bank_actions import BankActions, dropped_file
from hireapp.gui.banks.bank_editor import BankEditor
from hireapp.gui.banks.contents_list import Entry
from hireapp.gui.banks.editing import Editing
from hireapp.gui.banks.exporting import SPREADSHEET, TOML
from hireapp.gui.banks.frame import Frame, counts
from hireapp.gui.banks.patching import patched
from hireapp.gui.banks.question_actions import QuestionActions
from hireapp.gui.banks.steps import Steps
from hireapp.gui.context import Context
from hireapp.gui.page import Page
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr
from hireapp.store import own_banks
from hireapp.store.own_banks import Usage


class BanksPage(Page):
    """What is typed into a question is kept at once; a bank that cannot be used says why.

    The window sets `save_folder` and calls `use_jurisdictions` with what it remembers, and
    remembers what `folder_used` (a text) and `jurisdictions_chosen` (a list of texts) carry.
    """

    folder_used = Signal(str)
    jurisdictions_chosen = Signal(object)

    def __init__(self, context: Context, *, banks: LoadBanks | None = None) -> None:
        super().__init__(context)
        self._load_banks = banks or partial(load_all, context.database)
        self._library = Library((), ())
        self._usage = Usage({})
        self._steps = Steps(self, context)
        editor = BankEditor(context.database)
        self._editing = Editing(self, editor, self._steps.remember)
        self._banks = BankActions(self, context, editor, self._steps)
        self._actions = QuestionActions(
            self, context, self._editing, self._steps, self._banks, lambda: self._library
        )
        self._undo = self._key(QKeySequence.StandardKey.Undo, tr("Undo"), self._on_undo)
        self._redo = self._key(QKeySequence.StandardKey.Redo, tr("Redo"), self._on_redo)
        self._frame = Frame(self._editing.form, self._undo, self._redo, self._banks.line)
        self._contents = self._frame.contents
        self._questions = self._frame.questions
        self._right = self._frame.right
        self.body.addWidget(self._frame)
        self.setAcceptDrops(True)
        self._connect()
        self._show_steps()

    @property
    def save_folder(self) -> str:
        """The folder that is offered for files."""
        return self._banks.folder

    @save_folder.setter
    def save_folder(self, folder: str) -> None:
        self._banks.folder = folder

    def use_jurisdictions(self, values: Iterable[str]) -> None:
        """Look for what is risky in these places, such as "us"; all when none is known."""
        known = {one.value: one for one in Jurisdiction}
        self._frame.places.use(known[one] for one in values if one in known)
        self._editing.check_in(self._frame.places.jurisdictions)

    @override
    def concerns(self, change: Change) -> bool:
        if isinstance(change, BanksChanged):
            return heard(self.context.database, change) and not self._editing.is_changing
        return isinstance(change, KitChanged)

    @override
    def first_focus(self) -> QWidget | None:
        return self._questions.search if self._questions.isVisible() else self._contents

    @override
    def leave(self) -> bool:
        return self._editing.save()

    @override
    def reload(self) -> None:
        self._library = self._load_banks()
        self._usage = own_banks.usage(self.context.database)
        self._frame.header.say(tr("Question banks"), counts(self._library))
        if self._library.shelves:
            self._contents.show_library(self._library)
            self._show_questions()
        else:
            self._frame.show_nothing_shipped()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None and self._editing.save():
            event.acceptProposedAction()
            self._banks.read(path, self._own_bank())

    # --- What is shown -------------------------------------------------------------------------

    def _show_questions(self) -> None:
        entry = self._contents.current
        if entry is None:
            return
        found = tuple(one for one in self._library.questions if _belongs(one, entry))
        held = self._editing.key
        if held and all(one.key != held for one in found):
            self._show_where_it_went(held)
            return
        self._frame.show_entry(entry, is_empty=not found and not self._editing.is_blank)
        places = self._frame.places.jurisdictions
        self._questions.show_questions(found, self._usage, places, held=held)
        if not self._editing.is_blank:
            self._questions.select_first()
        self._show_current()

    def _show_where_it_went(self, key: str) -> None:
        """Follow a question that has another attitude now; one that is gone is let go."""
        one = next((one for one in self._library.questions if one.key == key), None)
        if one is None or one.own is None:
            self._editing.stop()
            self._show_questions()
        else:
            self._contents.select_bank(one.own, keep=True)
            self._show_questions()
            self._questions.select(key)

    def _show_current(self) -> None:
        entry, one = self._contents.current, self._questions.current
        if entry is not None and entry.is_broken:
            self._show_fault(entry)
        elif one is not None and one.own is not None:
            samples = [a for a in one.bank.sample_answer if a.question == one.question.id]
            attitudes = self._actions.attitudes(one.own)
            self._editing.show(one.own, one.question, attitudes, samples)
            self._right.show_form()
        elif one is not None:
            self._editing.stop()
            self._right.show_shipped(one)
        elif self._editing.is_blank:
            self._right.show_form()
        else:
            self._editing.stop()
            self._right.show_text("")
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        can_edit = self._actions.edited_attitude() is not None
        self._editing.form.edit_attitude.setVisible(can_edit)
        for one in (self._right.copy_own, self._right.delete):
            one.setEnabled(not self._editing.is_blank)

    def _show_fault(self, entry: Entry) -> None:
        for shelf in self._library.broken:
            if shelf.file == entry.file and shelf.error is not None:
                error = shelf.error
                self._right.show_text(tr("This file cannot be used"), error.message, error.hint)

    def _show_about(self) -> None:
        bank = self._bank()
        if bank is not None and self._editing.save():
            self._questions.cards.clear_current()
            self._editing.stop()
            head = bank.bank
            version = tr("Version {number}").format(number=head.version)
            self._right.show_text(head.title, head.description, version)

    def _reveal(self, key: str) -> None:
        """Show the question with this key, wherever it is."""
        one = next((one for one in self._library.questions if one.key == key), None)
        if one is None or self._questions.select(key):
            return
        if one.own is not None:
            self._contents.select_bank(one.own)
            self._questions.select(key)

    # --- What the user does --------------------------------------------------------------------

    def _on_picked(self, _entry: Entry) -> None:
        if self._editing.save():
            self._editing.stop()
            self._questions.cards.clear_current()
        self._show_questions()

    def _on_current(self, key: str) -> None:
        if not key or key == self._editing.key:
            return
        if self._editing.save():
            self._editing.stop()
            self._show_current()
        else:  # what was typed waits for the disk: it stays in sight
            self._questions.cards.select(self._editing.key)

    def _on_searched(self) -> None:
        if self._questions.current is None and self._editing.save():
            self._show_current()

    def _on_new(self) -> None:
        if self._editing.save():
            entry = self._contents.current
            attitude_id = entry.attitude_id if entry and entry.own else None
            self._actions.begin(self._own_bank(), attitude_id, self._frame.new_question)

    def _on_begun(self, bank_id: str) -> None:
        if self._own_bank() != bank_id:
            self._contents.select_bank(BankId(bank_id), keep=True)
        self._questions.cards.clear_current()
        self._show_questions()
        self._right.take_keyboard()

    def _on_created(self, key: str) -> None:
        self._questions.select(key)
        self._show_what_can_be_done()

    def _on_changed_words(self, question: Question) -> None:
        bank_id = self._editing.bank_id
        library = patched(self._library, bank_id, question) if bank_id else None
        if library is None:
            self.make_stale()
            return
        self._library = library
        self._contents.show_library(library)
        self._show_questions()

    def _on_copy(self) -> None:
        if self._editing.save():
            one = self._questions.current
            if one is not None:
                self._actions.copy(one, self._right.copy)

    def _on_copied(self, key: str) -> None:
        self._reveal(key)
        self._right.take_keyboard()

    def _on_delete(self) -> None:
        if self._editing.save():
            one = self._questions.current
            if one is not None and self._actions.delete(one, self._usage):
                self._questions.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_read(self) -> None:
        if self._questions.current is not None:
            self._show_current()
            self._right.take_keyboard()

    def _on_undo(self) -> None:
        if self._editing.save():
            self._steps.undo()

    def _on_redo(self) -> None:
        if self._editing.save():
            self._steps.redo()

    def _show_steps(self) -> None:
        self._undo.setEnabled(self._steps.canUndo() or self._editing.is_waiting)
        self._redo.setEnabled(self._steps.canRedo())

    def _on_find(self) -> None:
        self._questions.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._questions.search.selectAll()

    def _on_places(self) -> None:
        places = self._frame.places.jurisdictions
        self.context.check_in(places)
        self._editing.check_in(places)
        self._show_questions()
        self.jurisdictions_chosen.emit(sorted(one.value for one in places))

    def _on_copy_first(self) -> None:
        """Go to the shipped questions, each of which offers to be copied."""
        self._contents.select_shipped()
        self._questions.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_import(self) -> None:
        if self._editing.save():
            self._banks.ask_import(self._own_bank())

    def _on_export(self, suffix: str, *, only_headings: bool = False) -> None:
        if self._editing.save():
            bank = self._bank()
            if bank is not None:
                self._banks.ask_export(bank, suffix, only_headings=only_headings)

    def _on_own_bank(self, work: str) -> None:
        own = self._own_bank()
        if own is not None and self._editing.save():
            (self._banks.ask_rename if work == "rename" else self._banks.delete)(own)

    # --- Where one is --------------------------------------------------------------------------

    def _bank(self) -> Bank | None:
        """The bank that is selected, as it is now."""
        entry = self._contents.current
        for shelf in self._library.shelves:
            head = shelf.bank.bank if shelf.bank else None
            if entry and head and (shelf.own, head.id) == (entry.own, entry.bank_id):
                return shelf.bank
        return None

    def _own_bank(self) -> BankId | None:
        """The own bank that is selected; None for a shipped one."""
        entry = self._contents.current
        return entry.own if entry else None

    def _key(self, key: QKeySequence.StandardKey | Action, words: str, act: object) -> QAction:
        action = QAction(words, self)
        action.setShortcut(shortcuts.sequence(key) if isinstance(key, Action) else key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _connect(self) -> None:
        frame, form = self._frame, self._editing.form
        self._contents.picked.connect(self._on_picked)
        self._questions.current_changed.connect(self._on_current)
        self._questions.searched.connect(self._on_searched)
        self._questions.read_wanted.connect(self._on_read)
        self._questions.cards.delete_wanted.connect(self._on_delete)
        self._editing.created.connect(self._on_created)
        self._editing.changed.connect(self._on_changed_words)
        self._editing.told.connect(self._right.status.setText)
        self._editing.told.connect(self._show_steps)
        self._steps.indexChanged.connect(self._show_steps)
        self._editing.failed.connect(self.context.failed)
        form.attitude.typed.connect(self._show_what_can_be_done)
        self._steps.took.connect(self._reveal)
        self._actions.begun.connect(self._on_begun)
        self._actions.copied.connect(self._on_copied)
        self._banks.bank_wanted.connect(lambda own: self._contents.select_bank(BankId(own)))
        self._banks.folder_used.connect(self.folder_used)
        frame.places.chosen.connect(self._on_places)
        for wanted, act in (
            ((self._right.copy, self._right.copy_own), self._on_copy),
            ((self._right.delete,), self._on_delete),
            ((frame.new_question, frame.create_first, frame.fill_new), self._on_new),
            ((frame.copy_first, frame.fill_copy), self._on_copy_first),
            ((frame.import_button, frame.import_first, frame.fill_import), self._on_import),
            ((frame.new_bank,), self._banks.ask_new),
            ((frame.about,), self._show_about),
            ((frame.rename,), lambda: self._on_own_bank("rename")),
            ((frame.delete_bank,), lambda: self._on_own_bank("delete")),
        ):
            for one in wanted:
                one.clicked.connect(lambda _=False, act=act: act())
        self._key(Action.FIND, tr("Find"), self._on_find)
        self._key(Action.USE_WORDING, tr("Use this wording"), self._editing.use_offered_wording)
        menu = frame.export.menu()
        for words, suffix, only_headings in (
            (tr("As a spreadsheet…"), SPREADSHEET, False),
            (tr("As a TOML file…"), TOML, False),
            (tr("Empty spreadsheet to fill in…"), SPREADSHEET, True),
        ):
            menu.addAction(words).triggered.connect(
                lambda _=False, suffix=suffix, only=only_headings: self._on_export(
                    suffix, only_headings=only
                )
            )


def _belongs(one: BankQuestion, entry: Entry) -> bool:
    if one.own != entry.own or one.bank.bank.id != entry.bank_id:
        return False
    return entry.attitude_id is None or one.question.attitude == entry.attitude_id
