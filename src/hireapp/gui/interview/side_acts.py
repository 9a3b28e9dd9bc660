"""What an interviewer does beside asking and rating: prepare, tick, log, peek at the CV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hireapp.domain.ledger import Mark
from hireapp.domain.scorecards import Rating
from hireapp.gui.interview.amend_dialog import AmendDialog
from hireapp.gui.interview.background_dialog import BackgroundDialog
from hireapp.gui.interview.discretion import Discretion
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.menus import jump_menu, no_score_menu
from hireapp.gui.interview.off_kit_dialog import OffKitDialog
from hireapp.gui.interview.steps import AnyStep, Step

if TYPE_CHECKING:
    from hireapp.gui.interview.page import InterviewPage


class SideActs(QObject):
    """Acts on the interview that its page shows; what is written goes to the ledger."""

    def __init__(self, page: InterviewPage) -> None:
        super().__init__(page)
        self._page = page
        self._left: Step | None = None
        self.discretion = Discretion.of(page.hide_scores, self)
        page.aside.ticked.connect(self.tick)
        page.preparation.begun.connect(self.begin)
        page.preparation.background_wanted.connect(self.ask_background)

    @property
    def _writing(self) -> InterviewEditor | None:
        """The interview on screen while it may be written."""
        editor = self._page.editor
        return editor if editor is not None and editor.is_editable else None

    def take(self, editor: InterviewEditor) -> bool:
        """Turn to an interview; True when it is still to be prepared."""
        self._left = None
        self.discretion.end()
        if not editor.is_editable:
            return False
        if editor.leading.screen_seen:
            self.discretion.hide()
        return not editor.leading.is_prepared

    def begin(self, screen_seen: bool) -> None:  # a signal's argument
        """The interviewer has prepared."""
        editor = self._writing
        if editor is None:
            return
        editor.leading.prepare(screen_seen=screen_seen)
        if screen_seen:
            self.discretion.hide()
        else:
            self.discretion.end()
        self._page.go_to(self._page.place)

    def leave(self, step: AnyStep, *, forward: bool) -> None:
        """A step gives way to another: remember it when it was left without a rating."""
        self._left = None
        editor = self._writing
        if editor is None or not forward or not isinstance(step, Step) or step.is_opener:
            return
        if editor.rating(step.id) is None:
            self._left = step

    @property
    def left_unrated(self) -> Step | None:
        """The question that was just left without a rating, while it still has none."""
        editor = self._writing
        if self._left is None or editor is None or editor.rating(self._left.id) is not None:
            return None
        return self._left

    def tick(self, mark: Mark) -> None:
        """Tick a probe or a sign, or take the tick back."""
        editor = self._writing
        if editor is None or not self._page.at_question:
            return
        editor.leading.tick(mark)
        self._page.autosave.save_what_counts()

    def press_digit(self, digit: int) -> None:
        """Tick what has this digit."""
        if self._page.at_question:
            self._page.aside.press_digit(digit)

    def ask_off_kit(self) -> None:
        """Ask for a question outside the kit, to be logged."""
        editor = self._writing
        if editor is None or self._page.at_preparation:
            return
        step = self._page.step.id

        def ask(text: str) -> None:
            editor.leading.ask_off_kit(text, step)

        OffKitDialog(editor.leading, ask, self._page).open()

    def ask_background(self) -> None:
        """Offer to open the CV, which is noted."""
        editor = self._page.editor
        if editor is None or not editor.is_mine or not editor.sheet.arrangement.has_background:
            return
        BackgroundDialog(editor.leading.open_background, self._page).open()

    def structure_notes(self) -> None:
        """Put the headings of a story into the notes, or go on to the next part."""
        if self._writing is not None and self._page.at_question:
            self._page.view.evidence.structure()

    def mark_quote(self) -> None:
        """Mark what is selected in the notes as said word for word, with the time."""
        if self._page.at_question:
            self._page.view.evidence.mark_quote(self._page.stamp)

    def ask_no_score(self) -> None:
        """Open the menu that asks why there is no score."""
        editor, page = self._writing, self._page
        question = page.scored
        if editor is None or question is None or not page.at_question:
            return
        menu = no_score_menu(page, editor.rating(question.id), page.rate)
        button = page.view.hints.no_score
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def ask_jump(self) -> None:
        """Open the menu of every step."""
        page = self._page
        if page.editor is None or page.at_preparation:
            return
        menu = jump_menu(page, page.editor, page.place, page.go_to, page.show_preparation)
        menu.popup(page.rail.list.mapToGlobal(page.rail.list.rect().topRight()))

    def amend(self) -> None:
        """Ask for another rating of a sealed question, and why."""
        editor, page = self._page.editor, self._page
        step = page.scored
        if editor is None or step is None:
            return

        def amend(rating: Rating, reason: str) -> None:
            editor.amend(step.id, rating, reason)
            page.refresh()

        AmendDialog(step, editor.rating(step.id), amend, page).open()
