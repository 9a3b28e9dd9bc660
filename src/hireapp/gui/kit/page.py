"""The interview kit of one opening: choose questions, order them, freeze a version."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from hireapp.domain.attitudes import Attitude
from hireapp.domain.banks import Bank
from hireapp.domain.changes import Change, KitChanged, OpeningChanged, PeopleChanged
from hireapp.domain.ids import PersonId, QuestionId
from hireapp.domain.kits import Script
from hireapp.domain.questions import Question
from hireapp.gui import shortcuts
from hireapp.gui.bank_library import LoadBanks, heard, load_all
from hireapp.gui.context import Context
from hireapp.gui.kit import checks, words
from hireapp.gui.kit.bank_panel import BankPanel
from hireapp.gui.kit.checking import Checking
from hireapp.gui.kit.checks import Findings
from hireapp.gui.kit.coverage_panel import CoveragePanel
from hireapp.gui.kit.editor import KitEditor
from hireapp.gui.kit.edits import connect_edits
from hireapp.gui.kit.kit_cards import BLOCKS, CLOSING, FACTS, WELCOME
from hireapp.gui.kit.kit_dialogs import KitDialogs
from hireapp.gui.kit.kit_panel import KitPanel
from hireapp.gui.kit.preview import QuestionPreview
from hireapp.gui.kit.steps import Steps, Work
from hireapp.gui.navigation import Place
from hireapp.gui.page import Page
from hireapp.gui.shortcuts import Action
from hireapp.gui.steps import ActionTool
from hireapp.gui.widgets import EmptyState, PageHeader, as_tool_tip, button
from hireapp.i18n import tr
from hireapp.store import insights, kits, own_banks


class KitPage(Page):
    """Every edit is kept at once; a frozen version never changes, the next edit drafts anew."""

    def __init__(self, context: Context, *, banks: LoadBanks | None = None) -> None:
        super().__init__(context)
        self._load_banks = banks or partial(load_all, context.database)
        self._editor: KitEditor | None = None
        self._steps = Steps(self, context, lambda: self.editor)
        self._dialogs = KitDialogs(self, lambda: self.editor, self._steps)
        self._checking = Checking(self)
        self._findings = Findings({})
        self._recalled_for: PersonId | None = None
        self._discard = button(tr("Discard draft"), self._on_discard, name="discard-draft")
        self._print = button(tr("Print guide…"), self._on_print, name="print-guide")
        self._try = button(tr("Try it"), self._on_try, name="try-kit")
        self._try.setToolTip(
            as_tool_tip(tr("A practice interview with this kit that leaves no data."))
        )
        self._freeze = button(
            tr("Freeze and use"), self._on_freeze, look="primary", name="freeze-kit"
        )
        buttons = (self._discard, self._print, self._try, self._freeze)
        self._header = PageHeader(tr("Interview kit"), *buttons)
        self._bank = BankPanel()
        undo, redo = self._actions()
        self._kit = KitPanel(ActionTool(undo, "undo-2"), ActionTool(redo, "redo-2"))
        self._coverage = CoveragePanel()
        self._starter = button(
            tr("Use the starter kit"), self._on_starter, look="primary", name="starter-kit"
        )
        self._ready = button(tr("Choose a ready kit…"), self._on_templates, name="ready-kit")
        self._from_nothing = button(tr("Start empty"), self._on_start_empty, name="empty-kit")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty_state())
        self._stack.addWidget(self._builder())
        self.body.addWidget(self._header)
        self.body.addWidget(self._stack, 1)
        self._fill_menu()
        self._connect()
        order = (*self._bank.in_order(), *self._kit.in_order(), *self._coverage.in_order())
        for before, after in pairwise((*order, *buttons)):
            QWidget.setTabOrder(before, after)

    @property
    def editor(self) -> KitEditor:
        """The kit of the opening that is shown."""
        if self._editor is None:
            self._editor = KitEditor(self.context.database, self.opening_id)
        return self._editor

    @override
    def opening_switched(self) -> None:
        self._editor = None
        self._steps.clear()
        self._bank.forget()

    @override
    def concerns(self, change: Change) -> bool:
        if isinstance(change, KitChanged | OpeningChanged):
            return change.opening_id == self._opening_id
        return isinstance(change, PeopleChanged) or heard(self.context.database, change)

    @override
    def status(self) -> str:
        return words.status(self._editor.kit) if self._editor else ""

    @override
    def first_focus(self) -> QWidget | None:
        return self._bank.search if self._stack.currentIndex() else self._starter

    @override
    def leave(self) -> bool:
        self._kit.commit()
        return True

    @override
    def reload(self) -> None:
        editor, library = self.editor, self._load_banks()
        if editor.reload():
            self._steps.clear()
        content = editor.content
        self._stack.setCurrentIndex(0 if editor.kit is None else 1)
        self._starter.setEnabled(bool(library.banks))
        self._show_version()
        usage = own_banks.usage(self.context.database)
        self._recall()
        self._checking.places = self.context.jurisdictions
        self._bank.check_in(self.context.jurisdictions)
        self._bank.show_library(library, frozenset(content.question_ids), usage)
        self._coverage.show_coverage(editor.coverage(library.attitudes))
        self._show_kit()
        self._coverage.show_split(editor)

    def _recall(self) -> None:
        """Ask once for each viewer what interviews so far told of the questions."""
        viewer, database = self.context.viewer.id, self.context.database
        if viewer == self._recalled_for:
            return
        self._recalled_for = viewer
        self._bank.show_experience({})

        def work(_: object) -> tuple[PersonId, Mapping[str, str]]:
            return viewer, insights.question_words(database, viewer)

        self.context.tasks.run(work, on_done=self._on_recalled, on_failed=self.context.report)

    def _on_recalled(self, found: tuple[PersonId, Mapping[str, str]]) -> None:
        viewer, words = found
        if viewer == self._recalled_for:
            self._bank.show_experience(words)

    def _show_kit(self) -> None:
        """Show the kit with what the question check says of it so far."""
        editor = self.editor
        self._findings = self._checking.findings(editor.content)
        self._kit.show_content(
            editor.content,
            self._findings,
            editor.seats if editor.is_split else None,
            lacks_opener=editor.lacks_opener and bool(self._load_banks().banks),
        )
        self._coverage.show_checks(self._findings, editor.fit)

    def _show_version(self) -> None:
        kit = self.editor.kit
        moment = kit.frozen_at if kit else None
        local = self.context.local(moment) if moment else None
        self._header.say(tr("Interview kit"), words.subtitle(kit, self.editor.fit, frozen_at=local))
        for one in (self._freeze, self._try, self._print):
            one.setVisible(kit is not None)
        self._discard.setVisible(self.editor.can_discard)
        self._try.setEnabled(bool(self.editor.content.questions))
        if kit is not None:
            about = words.about_freezing(kit)
            self._coverage.say_freezing(about)
            self._freeze.setEnabled(kit.is_draft)
            key = shortcuts.shown(Action.FREEZE)
            self._freeze.setToolTip(as_tool_tip(tr("{what} ({key})").format(what=about, key=key)))
            self._freeze.setAccessibleDescription(about)

    def _on_starter(self) -> None:
        self._edit(lambda: self.editor.start(self._load_banks().banks[0]))
        self._kit.questions.setFocus()

    def _on_start_empty(self) -> None:
        self._edit(lambda: self.editor.start_empty(self._bank_with_opener()))
        self._bank.search.setFocus()

    def _on_add(self, key: str) -> None:
        self._add(key, None)

    def _add(self, key: str, place: int | None) -> None:
        found = self._bank.question(key)
        if found is not None:
            add = partial(self.editor.add, found.bank, found.question, place)
            self._edit(add, select=found.question.id)

    def _on_add_opener(self) -> None:
        bank = self._bank_with_opener()
        if bank is not None and self._edit(lambda: self.editor.add(bank, bank.openers[0])):
            self._kit.questions.setFocus()
            self._kit.questions.select(bank.openers[0].id)

    def _bank_with_opener(self) -> Bank | None:
        return next((one for one in self._load_banks().banks if one.openers), None)

    def _on_move(self, question_id: str, steps: int) -> None:
        self._edit(lambda: self.editor.move(QuestionId(question_id), steps), select=question_id)

    def _on_put(self, question_id: str, place: int) -> None:
        self._edit(lambda: self.editor.put(QuestionId(question_id), place), select=question_id)

    def _on_remove(self, key: str) -> None:
        removals: dict[str, Work] = {
            WELCOME: lambda: self.editor.say_first(Script()),
            CLOSING: lambda: self.editor.say_last(Script()),
            FACTS: lambda: self.editor.note(()),
        }
        self._edit(removals.get(key, lambda: self.editor.remove(QuestionId(key))))

    def _on_use_wording(self, key: str) -> None:
        wording = checks.wording(self._findings.of(key))
        if wording:
            self._edit(lambda: self.editor.reword(QuestionId(key), wording), select=key)

    def _on_floors(self) -> None:
        coverage = self.editor.coverage(self._load_banks().attitudes)
        self._dialogs.floors([one.attitude for one in coverage])

    def _on_templates(self) -> None:
        self._dialogs.templates(self._load_banks().banks, self._kit.questions)

    def _on_versions(self) -> None:
        found = self.context.attempt(lambda: kits.versions(self.context.database, self.opening_id))
        if found:
            self._dialogs.versions(found, self.context.local)

    def _on_next_flag(self) -> None:
        """Go to the next question that has a remark, round and round."""
        flagged = [key for key in self.editor.content.question_ids if self._findings.of(key)]
        if flagged:
            key = QuestionId(self._kit.current)
            here = flagged.index(key) if key in flagged else -1
            self._kit.questions.select(flagged[(here + 1) % len(flagged)])
            self._kit.questions.setFocus()

    def _on_discard(self) -> None:
        if self._edit(self.editor.discard):
            self._kit.questions.setFocus()

    def _on_print(self) -> None:
        self.go_wanted.emit(Place.PRINT, None)

    def _on_try(self) -> None:
        self._kit.commit()
        self.try_wanted.emit(self.opening_id)

    def _on_freeze(self) -> None:
        self._kit.commit()
        if not self.context.succeeds(self.editor.check_can_freeze):
            self._go_where_to_mend()
            return
        kit = self.context.attempt(self.editor.freeze)
        if kit is not None:
            self._steps.clear()
            self._kit.questions.setFocus()  # the button rests until the next edit
            self.context.say(words.frozen_notice(kit, has_panel=bool(self.editor.seats)))

    def _go_where_to_mend(self) -> None:
        """Put the focus on what lets a refused kit be frozen, in the order of the refusals."""
        content = self.editor.content
        if not content.questions:
            self._bank.search.setFocus()
        elif self.editor.lacks_opener:
            self._kit.add_opener.setFocus()
        elif not content.has_equal_weights and not content.weights_reason:
            self._kit.weights.reason.setFocus()
        else:
            self._coverage.deal.setFocus()
            self._coverage.ensureWidgetVisible(self._coverage.deal)

    def _on_read_kit(self, key: str) -> None:
        """Show the kit's own copy, which may differ from the bank's by now; or edit a block."""
        content = self.editor.content
        chosen = content.find(QuestionId(key))
        if key in BLOCKS:
            self._dialogs.edit(key)
        elif chosen is not None:
            self._preview(chosen.attitude, chosen.question)
        elif content.opener is not None:
            attitudes = {one.id: one for one in self._load_banks().attitudes}
            attitude = attitudes.get(content.opener.attitude)
            self._preview(attitude, content.opener)

    def _preview(self, attitude: Attitude | None, question: Question) -> None:
        QuestionPreview(self, attitude, question, can_add=False).open()

    def _edit(self, work: Work, *, select: str = "") -> bool:
        """Take a step and select a card; whether something changed."""
        done = self._steps.edit(work)
        if done and select:
            self._kit.questions.select(select)
        return done

    def _actions(self) -> tuple[QAction, QAction]:
        undo = self._steps.createUndoAction(self, tr("Undo"))
        redo = self._steps.createRedoAction(self, tr("Redo"))
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        made = [undo, redo]
        for action, work in (
            (Action.FIND, self._on_find),
            (Action.REWORD, lambda: self._dialogs.edit(self._kit.current)),
            (Action.USE_WORDING, lambda: self._on_use_wording(self._kit.current)),
            (Action.FREEZE, self._freeze.click),
        ):
            one = QAction(shortcuts.describe(action), self)
            one.setShortcut(shortcuts.sequence(action))
            one.triggered.connect(work)
            made.append(one)
        for one in made:
            one.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(one)
        return undo, redo

    def _on_find(self) -> None:
        self._bank.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bank.search.selectAll()

    def _fill_menu(self) -> None:
        menu = self._kit.more.menu()
        for text, key in (
            (tr("Opening script…"), WELCOME),
            (tr("Closing script…"), CLOSING),
            (tr("Facts to note…"), FACTS),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, key=key: self._dialogs.edit(key))
        menu.addSeparator()
        menu.addAction(tr("A ready kit instead…")).triggered.connect(self._on_templates)

    def _connect(self) -> None:
        kit, coverage = self._kit, self._coverage
        self._checking.done.connect(self._show_kit)
        self._bank.add_wanted.connect(self._on_add)
        kit.questions.move_wanted.connect(self._on_move)
        kit.questions.moved.connect(self._on_put)
        kit.questions.dropped_from_bank.connect(self._add)
        kit.remove_wanted.connect(self._on_remove)
        kit.read_wanted.connect(self._on_read_kit)
        kit.reword_wanted.connect(self._dialogs.edit)
        kit.wording_wanted.connect(self._on_use_wording)
        kit.opener_wanted.connect(self._on_add_opener)
        connect_edits(kit, self._steps, lambda: self.editor)
        coverage.floors_wanted.connect(self._on_floors)
        coverage.next_flag_wanted.connect(self._on_next_flag)
        coverage.deal_wanted.connect(lambda: self._edit(self.editor.deal_evenly))
        coverage.format_chosen.connect(
            lambda format: self._edit(lambda: self.editor.choose_format(format))
        )
        coverage.versions_wanted.connect(self._on_versions)
        coverage.seats_wanted.connect(self._dialogs.seats)

    def _empty_state(self) -> QWidget:
        return EmptyState(
            tr("No interview kit yet"),
            tr(
                "A kit is what every candidate is asked: the same questions, in the same order, "
                "each with described behaviour for every rating. The starter kit begins with "
                "“Do you love humans?” and takes one question for each attitude, as far as the "
                "time goes. Ready kits are made for 30, 45 or 60 minutes, with words to begin and "
                "to end. You can change all of it."
            ),
            self._starter,
            self._ready,
            self._from_nothing,
        )

    def _builder(self) -> QWidget:
        builder = QWidget()
        columns = QHBoxLayout(builder)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addWidget(self._bank, 37)
        columns.addWidget(self._kit, 40)
        columns.addWidget(self._coverage, 23)
        self._coverage.setMinimumWidth(190)
        self._coverage.setMaximumWidth(232)
        return builder
