"""A dumb rule that a candidate named, and what became of it, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hireapp.domain.dumb_rules import DumbRule, Fate, RuleState, Verdict
from hireapp.i18n import tr
from hireapp.paper import dates
from hireapp.paper.text import embedded


def told(rule: DumbRule) -> str:
    """The rule, and how it hurts customers."""
    return f"{rule.rule}\n{rule.harm}" if rule.harm else rule.rule


def outcome(rule: DumbRule, today: date) -> str:
    """What the committee decided, who answers for it, and whether it is done."""
    if rule.verdict is None:
        return tr("Not decided yet: it is on the committee’s list.")
    said = [_decided(rule.verdict, rule.state(today))]
    if rule.verdict.due and rule.done_at is None and rule.verdict.fate is not Fate.KEEP:
        said.append(tr("By {day}.").format(day=dates.day(rule.verdict.due)))
    if rule.done_at:
        said.append(tr("Done on {day}.").format(day=dates.day(rule.done_at)))
    said.append(tr("{leader} answers for it.").format(leader=embedded(rule.verdict.leader)))
    if rule.verdict.reason:
        said.append(rule.verdict.reason)
    return " ".join(said)


def _decided(verdict: Verdict, state: RuleState) -> str:
    if state is RuleState.OVERDUE:
        return tr("To {fate}, and overdue.").format(fate=verdict.fate.label)
    return {
        RuleState.TRASHED: tr("Trashed."),
        RuleState.CHANGED: tr("Changed."),
        RuleState.KEPT: tr("Kept."),
    }.get(state, tr("To {fate}.").format(fate=verdict.fate.label))


def fields(rules: Iterable[DumbRule]) -> list[tuple[str, str]]:
    """What people typed of rules, as (field name, text)."""
    found = []
    for one in rules:
        found += [(tr("the rule"), one.rule), (tr("whom it hurts"), one.harm)]
        if one.verdict:
            found.append((tr("the accountable leader"), one.verdict.leader))
            found.append((tr("the reason"), one.verdict.reason))
    return [pair for pair in found if pair[1]]
