"""The example's register of dumb rules, noted and decided by the ordinary use cases."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date

import msgspec

from hireapp.domain.dumb_rules import Fate, Origin, RuleFacts, Verdict
from hireapp.domain.ids import CandidateId, PersonId
from hireapp.paths import resource
from hireapp.store import dumb_rules
from hireapp.store.database import Database


class ExampleRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule; `candidate` is the folder and file of whoever named it in an interview."""

    rule: str
    harm: str
    origin: Origin
    by: str
    days_before: int
    candidate: str = ""
    theme: str = ""
    fate: Fate | None = None
    leader: str = ""
    due_in_days: int | None = None
    reason: str = ""
    done: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[ExampleRule, ...]


def note_all(
    database: Database,
    people: Mapping[str, PersonId],
    candidates: Mapping[str, CandidateId],
    *,
    committee: PersonId,
    day: Callable[[int], date],
    turn_back: Callable[[int], None],
) -> None:
    """Note every rule; `day` gives the date so many days from today, `turn_back` sets the clock."""
    text = resource("example", "dumb_rules.toml").read_text(encoding="utf-8")
    for one in msgspec.convert(tomllib.loads(text), _File).rule:
        turn_back(one.days_before)
        facts = RuleFacts(
            rule=one.rule,
            harm=one.harm,
            origin=one.origin,
            candidate_id=candidates[one.candidate] if one.candidate else None,
        )
        rule_id = dumb_rules.note(database, facts, viewer=people[one.by])
        if one.theme:
            dumb_rules.group(database, {rule_id: one.theme}, viewer=committee)
        if one.fate is not None:
            due = None if one.due_in_days is None else day(one.due_in_days)
            verdict = Verdict(fate=one.fate, leader=one.leader, due=due, reason=one.reason)
            dumb_rules.decide(database, {rule_id: verdict}, viewer=committee)
        if one.done:
            dumb_rules.mark_done(database, [rule_id], done=True, viewer=committee)
