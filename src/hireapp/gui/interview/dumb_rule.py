"""A dumb rule is noted over the question on screen, without leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from hireapp.domain.dumb_rules import Origin, RuleFacts
from hireapp.gui.rule_dialog import RuleDialog
from hireapp.i18n import tr
from hireapp.store import dumb_rules

if TYPE_CHECKING:
    from hireapp.gui.interview.page import InterviewPage

_ORIGINS = (Origin.CANDIDATE, Origin.ELSEWHERE)


def ask_in_interview(page: InterviewPage) -> None:
    """Ask for a rule over the question on screen; the notes have the keyboard again afterwards."""
    editor = page.editor
    if editor is None:
        return
    context = page.context
    candidate = editor.sheet.candidate.id

    def keep(facts: RuleFacts) -> None:
        dumb_rules.note(context.database, facts, viewer=context.viewer.id)
        context.say(tr("Kept for the register of dumb rules."))

    before = page.focusWidget() or page

    def go_back() -> None:
        page.activateWindow()
        before.setFocus(Qt.FocusReason.OtherFocusReason)

    facts = RuleFacts(rule="", candidate_id=candidate)
    dialog = RuleDialog(facts, keep, page, origins=_ORIGINS)
    dialog.finished.connect(lambda _: go_back())
    dialog.open()
