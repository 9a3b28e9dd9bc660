"""The interview kit of one opening: choose questions, order them, freeze a version."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QWidget
from typing_extensions import override

from hireapp.domain.attitudes import Attitude
from hireapp.domain.changes import Change, KitChanged, OpeningChanged
from hireapp.domain.ids import QuestionId
from hireapp.domain.questions import Question
from hireapp.gui import shortcuts, theme
from hireapp.gui.bank_library import LoadBanks, load_banks
from hireapp.gui.context import Context
from hireapp.gui.kit import words
from hireapp.gui.kit.bank_panel import BankPanel
from hireapp.gui.kit.coverage_panel import CoveragePanel
from hireapp.gui.kit.editor import KitEditor, Step
from hireapp.gui.kit.kit_panel import KitPanel
from hireapp.gui.kit.preview import QuestionPreview
from hireapp.gui.page import Page
from hireapp.gui.shortcuts import Action
from hireapp.gui.widgets import EmptyState, PageHeader, as_tool_tip, button
from hireapp.i18n import tr


class _StepCommand(QUndoCommand):
    """A step that was taken already: its first redo does nothing."""

    def __init__(self, step: Step, take: Callable[[Step, bool], bool]) -> None:
        super().__init__(step.words)
        self._step = step
        self._take = take
        self._taken = True

    @override
    def redo(self) -> None:
        if self._taken:
            self._taken = False
        elif not self._take(self._step, True):
            self.setObsolete(True)

    @override
    def undo(self) -> None:
        if not self._take(self._step, False):
            self.setObsolete(True)


class _Tool(QToolButton):
    """An action as a small button, its icon in the colours of light or dark."""

    def __init__(self, action: QAction, icon: str) -> None:
        super().__init__()
        self._icon = icon
        action.setIcon(theme.icon(icon))
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.defaultAction().setIcon(theme.icon(self._icon))


class KitPage(Page):
    """Every edit is kept at once; a frozen version never changes, the next edit drafts anew."""

    def __init__(self, context: Context, *, banks: LoadBanks = load_banks) -> None:
        super().__init__(context)
        self._load_banks = banks
        self._editor: KitEditor | None = None
        self._steps = QUndoStack(self)
        self._discard = button(tr("Discard draft"), self._on_discard, name="discard-draft")
        self._freeze = button(
            tr("Freeze and use"), self._on_freeze, look="primary", name="freeze-kit"
        )
        self._header = PageHeader(tr("Interview kit"), self._discard, self._freeze)
        self._bank = BankPanel()
        undo, redo = self._undo_actions()
        self._kit = KitPanel(_Tool(undo, "undo-2"), _Tool(redo, "redo-2"))
        self._coverage = CoveragePanel()
        self._starter = button(
            tr("Use the starter kit"), self._on_starter, look="primary", name="starter-kit"
        )
        self._from_nothing = button(tr("Start empty"), self._on_start_empty, name="empty-kit")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty_state())
        self._stack.addWidget(self._builder())
        self.body.addWidget(self._header)
        self.body.addWidget(self._stack, 1)
        self._connect()

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
        return False

    @override
    def status(self) -> str:
        return words.status(self._editor.kit) if self._editor else ""

    @override
    def first_focus(self) -> QWidget | None:
        return self._bank.search if self._stack.currentIndex() else self._starter

    @override
    def reload(self) -> None:
        editor, library = self.editor, self._load_banks()
        if editor.reload():
            self._steps.clear()
        kit, content = editor.kit, editor.content
        self._stack.setCurrentIndex(0 if kit is None else 1)
        self._starter.setEnabled(bool(library.banks))
        self._show_version()
        self._bank.show_library(library, frozenset(content.question_ids))
        self._kit.show_content(content, lacks_opener=editor.lacks_opener and bool(library.banks))
        self._coverage.show_coverage(editor.coverage(library.attitudes))
        self._coverage.show_fit(editor.fit)

    def _show_version(self) -> None:
        kit = self.editor.kit
        moment = kit.frozen_at if kit else None
        local = self.context.local(moment) if moment else None
        self._header.say(tr("Interview kit"), words.subtitle(kit, self.editor.fit, frozen_at=local))
        self._freeze.setVisible(kit is not None)
        self._discard.setVisible(self.editor.can_discard)
        if kit is not None:
            about = words.about_freezing(kit)
            self._coverage.say_freezing(about)
            self._freeze.setEnabled(kit.is_draft)
            self._freeze.setToolTip(as_tool_tip(about))
            self._freeze.setAccessibleDescription(about)

    def _on_starter(self) -> None:
        self._edit(lambda: self.editor.start(self._load_banks().banks[0]))
        self._kit.questions.setFocus()

    def _on_start_empty(self) -> None:
        self._edit(lambda: self.editor.start(None))
        self._bank.search.setFocus()

    def _on_add(self, key: str) -> None:
        found = self._bank.question(key)
        if found is not None and self._edit(lambda: self.editor.add(found.bank, found.question)):
            self._kit.questions.select(found.question.id)

    def _on_add_opener(self) -> None:
        bank = next((one for one in self._load_banks().banks if one.openers), None)
        if bank is not None and self._edit(lambda: self.editor.add(bank, bank.openers[0])):
            self._kit.questions.setFocus()
            self._kit.questions.select(bank.openers[0].id)

    def _on_move(self, question_id: str, steps: int) -> None:
        if self._edit(lambda: self.editor.move(QuestionId(question_id), steps)):
            self._kit.questions.select(question_id)

    def _on_remove(self, question_id: str) -> None:
        self._edit(lambda: self.editor.remove(QuestionId(question_id)))

    def _on_discard(self) -> None:
        if self._edit(self.editor.discard):
            self._kit.questions.setFocus()

    def _on_freeze(self) -> None:
        kit = self.context.attempt(self.editor.freeze)
        if kit is not None:
            self._steps.clear()
            self.context.say(words.frozen_notice(kit))

    def _on_read_bank(self, key: str) -> None:
        found = self._bank.question(key)
        if found is None:
            return
        free = found.question.id not in self.editor.content.question_ids
        preview = self._preview(found.attitude, found.question, can_add=free)
        preview.accepted.connect(lambda: self._on_add(key))

    def _on_read_kit(self, question_id: str) -> None:
        """Show the kit's own copy, which may differ from the bank's by now."""
        content = self.editor.content
        chosen = content.find(QuestionId(question_id))
        if chosen is not None:
            self._preview(chosen.attitude, chosen.question, can_add=False)
        elif content.opener is not None:
            attitudes = {one.id: one for one in self._load_banks().attitudes}
            attitude = attitudes.get(content.opener.attitude)
            self._preview(attitude, content.opener, can_add=False)

    def _preview(
        self, attitude: Attitude | None, question: Question, *, can_add: bool
    ) -> QuestionPreview:
        preview = QuestionPreview(self, attitude, question, can_add=can_add)
        preview.open()
        return preview

    def _edit(self, work: Callable[[], Step | None]) -> bool:
        """Take a step and remember how to undo it; whether something changed."""
        step = self.context.attempt(work)
        if step is None:
            return False
        self._steps.push(_StepCommand(step, self._take))
        return True

    def _take(self, step: Step, forward: bool) -> bool:
        target = step.after if forward else step.before
        return self.context.succeeds(lambda: self.editor.go_to(target))

    def _undo_actions(self) -> tuple[QAction, QAction]:
        undo = self._steps.createUndoAction(self, tr("Undo"))
        redo = self._steps.createRedoAction(self, tr("Redo"))
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        find = QAction(tr("Find"), self)
        find.setShortcut(shortcuts.sequence(Action.FIND))
        find.triggered.connect(self._on_find)
        for action in (undo, redo, find):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        return undo, redo

    def _on_find(self) -> None:
        self._bank.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bank.search.selectAll()

    def _connect(self) -> None:
        self._bank.add_wanted.connect(self._on_add)
        self._bank.read_wanted.connect(self._on_read_bank)
        self._kit.move_wanted.connect(self._on_move)
        self._kit.remove_wanted.connect(self._on_remove)
        self._kit.read_wanted.connect(self._on_read_kit)
        self._kit.opener_wanted.connect(self._on_add_opener)
        order = (*self._bank.in_order(), *self._kit.in_order(), self._coverage)
        for before, after in pairwise((*order, self._discard, self._freeze)):
            QWidget.setTabOrder(before, after)

    def _empty_state(self) -> QWidget:
        return EmptyState(
            tr("No interview kit yet"),
            tr(
                "A kit is what every candidate is asked: the same questions, in the same order, "
                "each with described behaviour for every rating. The starter kit begins with "
                "“Do you love humans?” and takes one question for each attitude, as far as the "
                "time goes. You can change all of it."
            ),
            self._starter,
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
