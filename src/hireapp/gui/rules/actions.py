"""What can be done about dumb rules on their page, each step with a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoStack

from hireapp.domain.dumb_rules import Origin, RuleFacts, Verdict
from hireapp.gui.rule_dialog import RuleDialog
from hireapp.gui.rules.dialogs import ThemeDialog, VerdictDialog
from hireapp.gui.steps import StepCommand
from hireapp.i18n import tr, trn
from hireapp.store import dumb_rules, people

if TYPE_CHECKING:
    from hireapp.gui.rules.page import RulesPage

_TIME_TO_ACT = timedelta(days=14)
"""The date that is offered for a decision to be done by."""

Way = Callable[[], object]


class RuleActions:
    """Asks and does; `steps` remembers how to undo."""

    def __init__(self, page: RulesPage) -> None:
        self._page, self._context = page, page.context
        self.steps = QUndoStack(page)

    def note(self) -> None:
        """Ask for a rule and keep it."""
        database, viewer = self._context.database, self._context.viewer.id

        def keep(facts: RuleFacts) -> None:
            rule_id = dumb_rules.note(database, facts, viewer=viewer)
            self._took(
                tr("The rule is noted."),
                partial(dumb_rules.restore, database, rule_id, viewer=viewer),
                partial(dumb_rules.remove, database, rule_id, viewer=viewer),
            )
            self._page.choose([rule_id])

        facts = RuleFacts(rule="", origin=Origin.EMPLOYEE)
        RuleDialog(facts, keep, self._page, sources=dumb_rules.sources(database, viewer)).open()

    def edit(self) -> None:
        """Ask for other words for the chosen rule."""
        chosen = self._page.chosen()
        if len(chosen) != 1 or not self._page.details.edit.isEnabled():
            return
        (one,), database, viewer = chosen, self._context.database, self._context.viewer.id

        def keep(facts: RuleFacts) -> None:
            edit = partial(dumb_rules.edit, database, one.id, viewer=viewer)
            before = edit(facts)
            self._took(tr("The rule is changed."), partial(edit, facts), partial(edit, before))

        facts = RuleFacts(
            rule=one.rule,
            harm=one.harm,
            origin=one.origin,
            candidate_id=one.source.candidate_id if one.source else None,
        )
        sources = dumb_rules.sources(database, viewer) if one.own else ()
        RuleDialog(facts, keep, self._page, title=tr("Edit the rule"), sources=sources).open()

    def remove(self) -> None:
        """Take the chosen rule out of the register."""
        chosen = self._page.chosen()
        if len(chosen) != 1 or not self._page.details.remove.isEnabled():
            return
        database, viewer = self._context.database, self._context.viewer.id
        go = partial(dumb_rules.remove, database, chosen[0].id, viewer=viewer)
        if self._context.succeeds(go):
            back = partial(dumb_rules.restore, database, chosen[0].id, viewer=viewer)
            self._took(tr("The rule is removed."), go, back)

    def decide(self) -> None:
        """Ask what happens to the chosen rules."""
        chosen = self._page.chosen()
        if not chosen or not self._page.details.decide.isEnabled():
            return
        decide = partial(dumb_rules.decide, self._context.database, viewer=self._context.viewer.id)

        def keep(verdict: Verdict) -> None:
            after = {one.id: verdict for one in chosen}
            before = decide(after)
            words = trn("{n} rule is decided.", "{n} rules are decided.", len(after))
            self._took(words, partial(decide, after), partial(decide, before))

        known = chosen[0].verdict if len(chosen) == 1 else None
        VerdictDialog(
            tuple(one.rule for one in chosen),
            known,
            keep,
            self._page,
            leaders=self._leaders(),
            due=self._page.today + _TIME_TO_ACT,
        ).open()

    def group(self) -> None:
        """Ask for the group of the chosen rules."""
        chosen = self._page.chosen()
        if not chosen or not self._page.details.group.isEnabled():
            return
        group = partial(dumb_rules.group, self._context.database, viewer=self._context.viewer.id)

        def keep(theme: str) -> None:
            after = {one.id: theme for one in chosen}
            before = group(after)
            words = trn("{n} rule is grouped.", "{n} rules are grouped.", len(after))
            self._took(words, partial(group, after), partial(group, before))

        known = sorted({one.theme for one in self._page.model.everything if one.theme})
        ThemeDialog(chosen[0].theme, tuple(known), keep, self._page).open()

    def mark_done(self) -> None:
        """Say that the chosen rules are trashed or changed, or that they are not yet."""
        chosen = self._page.chosen()
        done = any(one.done_at is None for one in chosen)
        mark = partial(
            dumb_rules.mark_done,
            self._context.database,
            [one.id for one in chosen],
            viewer=self._context.viewer.id,
        )
        if self._context.succeeds(partial(mark, done=done)):
            words = tr("Marked as done.") if done else tr("Marked as not done yet.")
            self._took(words, partial(mark, done=done), partial(mark, done=not done))

    def _took(self, words: str, forward: Way, back: Way) -> None:
        """Remember a step that was taken, and tell of it."""

        def take(ahead: bool) -> bool:
            return self._context.succeeds(forward if ahead else back)

        self.steps.push(StepCommand(words, take))
        self._context.say(words, self.steps.undo)

    def _leaders(self) -> tuple[str, ...]:
        """Names to complete: those who answer for a rule already, and everybody here."""
        known = {one.verdict.leader for one in self._page.model.everything if one.verdict}
        known |= {one.name for one in people.everybody(self._context.database)}
        return tuple(sorted(known))
