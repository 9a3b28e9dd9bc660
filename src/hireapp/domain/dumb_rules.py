"""The dumb-rules register: our rules that hurt customers, and what is done about each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from hireapp.domain.ids import CandidateId, OpeningId, RuleId
from hireapp.domain.people import Role
from hireapp.domain.text import (
    LINE_LIMIT,
    NAME_LIMIT,
    clean_line,
    clean_note,
    has_words,
    limited,
    required_line,
    sort_key,
)
from hireapp.domain.visibility import Standing, may_see_panel
from hireapp.errors import Refused
from hireapp.i18n import tr


class Origin(StrEnum):
    """Who told of a rule."""

    CANDIDATE = "candidate"
    EMPLOYEE = "employee"
    CUSTOMER = "customer"
    ELSEWHERE = "elsewhere"

    @property
    def label(self) -> str:
        """The origin in the user's language."""
        return {
            Origin.CANDIDATE: tr("a candidate, as our customer or user"),
            Origin.EMPLOYEE: tr("an employee"),
            Origin.CUSTOMER: tr("a customer"),
            Origin.ELSEWHERE: tr("a pattern met elsewhere"),
        }[self]

    @property
    def short(self) -> str:
        """The origin in a word or two."""
        return {
            Origin.CANDIDATE: tr("candidate"),
            Origin.EMPLOYEE: tr("employee"),
            Origin.CUSTOMER: tr("customer"),
            Origin.ELSEWHERE: tr("met elsewhere"),
        }[self]


class Fate(StrEnum):
    """What the committee decided about a rule."""

    TRASH = "trash"
    CHANGE = "change"
    KEEP = "keep"

    @property
    def label(self) -> str:
        """The fate in the user's language."""
        return {Fate.TRASH: tr("trash"), Fate.CHANGE: tr("change"), Fate.KEEP: tr("keep")}[self]


class RuleState(StrEnum):
    """How far a rule is; in the order in which they ask for attention."""

    OVERDUE = "overdue"
    OPEN = "open"
    UNDER_WAY = "under_way"
    TRASHED = "trashed"
    CHANGED = "changed"
    KEPT = "kept"

    @property
    def label(self) -> str:
        """The state in the user's language."""
        return {
            RuleState.OVERDUE: tr("overdue"),
            RuleState.OPEN: tr("to decide"),
            RuleState.UNDER_WAY: tr("under way"),
            RuleState.TRASHED: tr("trashed"),
            RuleState.CHANGED: tr("changed"),
            RuleState.KEPT: tr("kept"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFacts:
    """What somebody writes down: the rule, whom it hurts and how, and who told of it.

    `candidate_id` is the candidate in whose interview it was named, if it was.
    """

    rule: str
    harm: str = ""
    origin: Origin = Origin.CANDIDATE
    candidate_id: CandidateId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the committee decides; `leader` answers for it, by `due` unless the rule is kept."""

    fate: Fate
    leader: str
    due: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The interview in which a rule was named."""

    candidate_id: CandidateId
    candidate: str
    opening_id: OpeningId
    opening: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DumbRule:
    """One entry as its reader may see it.

    `source`, `noted_by` and `noted_at` are None where they would link it to a candidate whom the
    reader may not see yet; `own` says that the reader noted it.
    """

    id: RuleId
    rule: str
    harm: str
    origin: Origin
    theme: str
    own: bool
    source: Source | None
    noted_by: str | None
    noted_at: datetime | None
    verdict: Verdict | None
    decided_at: datetime | None
    done_at: datetime | None

    def state(self, today: date) -> RuleState:
        """How far it is."""
        if self.verdict is None:
            return RuleState.OPEN
        if self.verdict.fate is Fate.KEEP:
            return RuleState.KEPT
        if self.done_at is not None:
            trashed = self.verdict.fate is Fate.TRASH
            return RuleState.TRASHED if trashed else RuleState.CHANGED
        due = self.verdict.due
        return RuleState.OVERDUE if due is not None and due < today else RuleState.UNDER_WAY

    def has(self, text: str) -> bool:
        """Whether a search for this text finds it; every word must be somewhere in it."""
        verdict = self.verdict
        parts = [self.rule, self.harm, self.theme, self.origin.short]
        parts += [verdict.leader, verdict.reason, verdict.fate.label] if verdict else []
        parts += [self.source.candidate, self.source.opening] if self.source else []
        return has_words(text, *parts)


@dataclass(frozen=True, slots=True)
class RuleCounts:
    """How many rules there are in each state."""

    of: dict[RuleState, int]

    @property
    def all(self) -> int:
        """Every rule."""
        return sum(self.of.values())

    @property
    def waiting(self) -> int:
        """Those somebody still has to do something about."""
        return sum(self.of[one] for one in (RuleState.OVERDUE, RuleState.OPEN, RuleState.UNDER_WAY))


def counts(rules: Iterable[DumbRule], today: date) -> RuleCounts:
    """Count rules by state; a state without any counts zero."""
    found = dict.fromkeys(RuleState, 0)
    for one in rules:
        found[one.state(today)] += 1
    return RuleCounts(found)


def in_order(rules: Iterable[DumbRule], today: date) -> tuple[DumbRule, ...]:
    """What asks for attention first, then by theme and wording.

    Never by time: the order would tell in whose interview a rule was named.
    """
    states = list(RuleState)
    return tuple(
        sorted(
            rules,
            key=lambda one: (
                states.index(one.state(today)),
                one.theme == "",
                sort_key(one.theme),
                sort_key(one.rule),
                one.id,
            ),
        )
    )


def checked_facts(facts: RuleFacts) -> RuleFacts:
    """The facts, cleaned.

    A pattern met elsewhere keeps no link to an interview: it would tell whose employer it was.

    Raises:
        Refused: when the rule is missing or a text is too long.
    """
    told = facts.origin is Origin.CANDIDATE
    return replace(
        facts,
        rule=required_line(facts.rule, what=tr("the rule"), limit=LINE_LIMIT),
        harm=_note(facts.harm, tr("what it does to customers")),
        candidate_id=facts.candidate_id if told else None,
    )


def checked_verdict(verdict: Verdict) -> Verdict:
    """The verdict, cleaned; a kept rule has no date.

    Raises:
        Refused: when the leader is missing, a kept rule's reason, or another one's date.
    """
    reason = _note(verdict.reason, tr("the reason"))
    leader = clean_line(verdict.leader)
    if not leader:
        raise Refused(
            tr("Please name the leader who answers for this."),
            tr("A rule that nobody answers for stays as it is."),
        )
    limited(leader, what=tr("the leader's name"), limit=NAME_LIMIT)
    keeps = verdict.fate is Fate.KEEP
    if keeps and not reason:
        raise Refused(
            tr("Please say why the rule stays."),
            tr("Customers pay for it: the reason must be worth that."),
        )
    if not keeps and verdict.due is None:
        raise Refused(tr("Please set a date by which it is done."))
    return Verdict(
        fate=verdict.fate, leader=leader, due=None if keeps else verdict.due, reason=reason
    )


def checked_theme(theme: str) -> str:
    """The name of a group of rules, cleaned; empty for none.

    Raises:
        Refused: when it is too long.
    """
    return limited(clean_line(theme), what=tr("the group"), limit=NAME_LIMIT)


def may_work_through(role: Role) -> bool:
    """Whether somebody is on the committee that groups and decides."""
    return role in {Role.COORDINATOR, Role.HIRING_MANAGER}


def check_may_work_through(role: Role) -> None:
    """Refuse what only the committee does.

    Raises:
        Refused: for interviewers and observers.
    """
    if not may_work_through(role):
        raise Refused(
            tr("The committee works through the register: coordinators and hiring managers."),
            tr("You can note rules, and change or remove your own until they are decided."),
        )


class Sight(StrEnum):
    """How much of an entry somebody sees."""

    WHOLE = "whole"
    UNLINKED = "unlinked"
    NOTHING = "nothing"


def sight_of(origin: Origin, *, own: bool, standing: Standing | None) -> Sight:
    """How much of an entry a reader sees; `standing` is theirs towards the candidate who told.

    One's own always whole. What a candidate told is part of an interview: whoever sits on that
    panel and may not yet see its scorecards does not see the entry at all, since it could colour
    their rating; others on the panel, coordinators and hiring managers see it whole once the
    scorecards are revealed; everybody else sees the rule without what links it to anybody. What
    was told without an interview, and a pattern met elsewhere, never says who noted it.
    """
    if own:
        return Sight.WHOLE
    if standing is None:
        told = origin in {Origin.CANDIDATE, Origin.ELSEWHERE}
        return Sight.UNLINKED if told else Sight.WHOLE
    if may_see_panel(standing):
        return Sight.WHOLE
    return Sight.NOTHING if standing.sits else Sight.UNLINKED


def _note(text: str, what: str) -> str:
    return limited(clean_note(text).strip(), what=what, limit=LINE_LIMIT)
