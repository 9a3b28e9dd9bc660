"""Opens the small dialogs of the kit page; each keeps what it asked for as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hireapp.domain.attitudes import Attitude
from hireapp.domain.banks import Bank
from hireapp.domain.ids import QuestionId
from hireapp.domain.kit_templates import make_content
from hireapp.domain.kits import Kit
from hireapp.gui.bank_library import load_templates
from hireapp.gui.kit.editor import KitEditor, Step
from hireapp.gui.kit.facts_dialog import FactsDialog
from hireapp.gui.kit.floors_dialog import FloorsDialog
from hireapp.gui.kit.kit_cards import CLOSING, FACTS, WELCOME
from hireapp.gui.kit.reword_dialog import RewordDialog
from hireapp.gui.kit.script_dialog import ScriptDialog
from hireapp.gui.kit.scripts import suggested_closing, suggested_welcome
from hireapp.gui.kit.seats_dialog import SeatsDialog
from hireapp.gui.kit.steps import Steps
from hireapp.gui.kit.templates_dialog import TemplatesDialog
from hireapp.gui.kit.versions_dialog import VersionsDialog
from hireapp.i18n import tr
from hireapp.store.kits import KitVersion

Local = Callable[[datetime], datetime]
"""Gives a stored moment on this machine's clock."""


class KitDialogs:
    """Knows which dialog edits which part of a kit."""

    def __init__(self, owner: QWidget, editor: Callable[[], KitEditor], steps: Steps) -> None:
        self._owner = owner
        self._editor = editor
        self._steps = steps
        self._take = steps.keep

    def edit(self, key: str) -> None:
        """Edit a card of the kit: a block, or the wording of a question."""
        blocks = {WELCOME: self.welcome, CLOSING: self.closing, FACTS: self.facts}
        if key in blocks:
            blocks[key]()
        else:
            self.reword(QuestionId(key))

    def welcome(self) -> None:
        """What is read out at the beginning."""
        editor = self._editor()
        ScriptDialog(
            self._owner,
            tr("Opening script"),
            editor.content.welcome,
            suggested_welcome(editor.facts),
            lambda script: self._take(lambda: editor.say_first(script)),
        ).open()

    def closing(self) -> None:
        """What is read out at the end."""
        editor = self._editor()
        ScriptDialog(
            self._owner,
            tr("Closing script"),
            editor.content.closing,
            suggested_closing(),
            lambda script: self._take(lambda: editor.say_last(script)),
        ).open()

    def facts(self) -> None:
        """What is noted and never scored."""
        editor = self._editor()
        FactsDialog(
            self._owner,
            editor.content.facts,
            lambda facts: self._take(lambda: editor.note(facts)),
        ).open()

    def floors(self, attitudes: Sequence[Attitude]) -> None:
        """The least panel mean wanted of each attitude."""
        editor = self._editor()
        FloorsDialog(
            self._owner,
            attitudes,
            editor.content.floors,
            lambda floors: self._take(lambda: editor.want(floors)),
        ).open()

    def seats(self) -> None:
        """Who asks what."""
        editor = self._editor()
        SeatsDialog(
            self._owner,
            editor.content,
            editor.seats,
            lambda seats: self._take(lambda: editor.ask_by(seats)),
        ).open()

    def templates(self, banks: Sequence[Bank], after: QWidget) -> None:
        """A ready kit in place of everything that is there; then the keys go to `after`."""
        editor = self._editor()
        facts = editor.facts
        dialog = TemplatesDialog(
            self._owner,
            load_templates(),
            banks,
            uses_opener=facts.uses_opener,
            slot_minutes=facts.slot_minutes,
        )

        def use() -> Step | None:
            template = dialog.chosen
            if template is None:
                return None
            content = make_content(template, banks, uses_opener=facts.uses_opener)
            return editor.replace(tr("taking a ready kit"), content)

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._steps.edit(use))
        dialog.accepted.connect(after.setFocus)
        dialog.open()

    def versions(self, versions: Sequence[KitVersion], local: Local) -> None:
        """What changed between versions, and the way back to one."""
        editor = self._editor()
        dialog = VersionsDialog(self._owner, versions, local=local)

        def go_back(kit: Kit) -> None:
            words = tr("going back to version {number}").format(number=kit.number)
            self._steps.edit(lambda: editor.replace(words, kit.content))

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.go_back_wanted.connect(go_back)
        dialog.open()

    def reword(self, question_id: QuestionId) -> None:
        """The wording of a question; nothing happens for the opener."""
        editor = self._editor()
        chosen = editor.content.find(question_id)
        if chosen is not None:
            RewordDialog(
                self._owner,
                chosen.question,
                lambda prompt: self._take(lambda: editor.reword(question_id, prompt)),
            ).open()
