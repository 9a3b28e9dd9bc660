from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hireapp.domain import dumb_rules
from hireapp.domain.dumb_rules import (
    DumbRule,
    Fate,
    Origin,
    RuleFacts,
    RuleState,
    Sight,
    Source,
    Verdict,
    sight_of,
)
from hireapp.domain.employer_hints import hints
from hireapp.domain.ids import CandidateId, OpeningId, RuleId
from hireapp.domain.people import Role
from hireapp.domain.visibility import Standing
from hireapp.errors import Refused

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TRASH = Verdict(fate=Fate.TRASH, leader="Grace", due=TODAY)


def rule(
    text: str = "No box, no refund",
    *,
    theme: str = "",
    verdict: Verdict | None = None,
    done_at: datetime | None = None,
    source: Source | None = None,
) -> DumbRule:
    return DumbRule(
        id=RuleId(text),
        rule=text,
        harm="They never come back.",
        origin=Origin.CUSTOMER,
        theme=theme,
        own=False,
        source=source,
        noted_by="Ana",
        noted_at=NOON,
        verdict=verdict,
        decided_at=None,
        done_at=done_at,
    )


def with_due(due: date, fate: Fate = Fate.TRASH) -> Verdict:
    return Verdict(fate=fate, leader="Grace", due=due)


KEEP = Verdict(fate=Fate.KEEP, leader="Grace", reason="the law")


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (rule(), RuleState.OPEN),
        (rule(verdict=KEEP), RuleState.KEPT),
        (rule(verdict=with_due(TODAY)), RuleState.UNDER_WAY),
        (rule(verdict=with_due(date(2026, 11, 22))), RuleState.OVERDUE),
        (rule(verdict=with_due(date(2026, 11, 22)), done_at=NOON), RuleState.TRASHED),
        (rule(verdict=with_due(TODAY, Fate.CHANGE), done_at=NOON), RuleState.CHANGED),
    ],
)
def test_state_follows_from_decision_date_and_deed(one: DumbRule, state: RuleState) -> None:
    assert one.state(TODAY) is state


def test_counts_every_state() -> None:
    counted = dumb_rules.counts(
        [rule(), rule(verdict=KEEP), rule(verdict=with_due(date(2026, 1, 1)))], TODAY
    )

    assert (counted.all, counted.waiting) == (3, 2)
    assert counted.of[RuleState.OVERDUE] == 1
    assert counted.of[RuleState.TRASHED] == 0


def test_what_waits_comes_first_and_groups_stay_together() -> None:
    kept, overdue = rule("k", verdict=KEEP), rule("z", verdict=with_due(date(2026, 1, 1)))
    late, early, alone = rule("b", theme="Returns"), rule("a", theme="Returns"), rule("0")

    ordered = dumb_rules.in_order([kept, alone, late, overdue, early], TODAY)

    assert ordered == (overdue, early, late, alone, kept)


@pytest.mark.parametrize("text", ["box", "REFUND no", "never", "grace", "trash", "returns", "dana"])
def test_search_finds_words_anywhere(text: str) -> None:
    source = Source(CandidateId("c"), "Dana Whitfield", OpeningId("o"), "Host")
    one = rule(theme="Returns", verdict=TRASH, source=source)

    assert one.has(text)
    assert not one.has(f"{text} somethingelse")


def test_texts_are_cleaned_and_limited() -> None:
    clean = dumb_rules.checked_facts(RuleFacts(rule=" a\n b ", harm=" c \n"))

    assert (clean.rule, clean.harm) == ("a b", "c")
    with pytest.raises(Refused, match="too long"):
        dumb_rules.checked_facts(RuleFacts(rule="a" * 2_001))
    with pytest.raises(Refused, match="too long"):
        dumb_rules.checked_theme("a" * 301)


@pytest.mark.parametrize("origin", list(Origin))
def test_only_a_candidate_links_to_an_interview(origin: Origin) -> None:
    facts = RuleFacts(rule="a", origin=origin, candidate_id=CandidateId("c"))

    kept = dumb_rules.checked_facts(facts).candidate_id

    assert (kept is not None) == (origin is Origin.CANDIDATE)


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict(fate=Fate.TRASH, leader=" ", due=TODAY), "leader"),
        (Verdict(fate=Fate.CHANGE, leader="Grace"), "date"),
        (Verdict(fate=Fate.KEEP, leader="Grace", reason=" "), "why the rule stays"),
        (Verdict(fate=Fate.TRASH, leader="G" * 301, due=TODAY), "too long"),
    ],
)
def test_a_verdict_names_leader_date_and_reason(verdict: Verdict, words: str) -> None:
    with pytest.raises(Refused, match=words):
        dumb_rules.checked_verdict(verdict)


def test_a_kept_rule_has_no_date() -> None:
    kept = dumb_rules.checked_verdict(
        Verdict(fate=Fate.KEEP, leader=" Grace ", due=TODAY, reason=" the law ")
    )

    assert kept == KEEP


def standing(
    *, role: Role = Role.INTERVIEWER, sits: bool, owes: bool = False, done: int = 1
) -> Standing:
    return Standing(role=role, sits=sits, owes=owes, submitted=done, expected=2)


@pytest.mark.parametrize(
    ("origin", "own", "towards", "sight"),
    [
        (Origin.CANDIDATE, True, standing(sits=True, owes=True), Sight.WHOLE),
        (Origin.CUSTOMER, False, None, Sight.WHOLE),
        (Origin.EMPLOYEE, False, None, Sight.WHOLE),
        (Origin.CANDIDATE, False, None, Sight.UNLINKED),
        (Origin.ELSEWHERE, False, None, Sight.UNLINKED),
        (Origin.CANDIDATE, False, standing(sits=True), Sight.NOTHING),
        (Origin.CANDIDATE, False, standing(sits=True, owes=True, done=2), Sight.NOTHING),
        (Origin.CANDIDATE, False, standing(sits=True, done=2), Sight.WHOLE),
        (Origin.CANDIDATE, False, standing(sits=False, done=2), Sight.UNLINKED),
        (Origin.CANDIDATE, False, standing(role=Role.COORDINATOR, sits=False), Sight.UNLINKED),
        (Origin.CANDIDATE, False, standing(role=Role.COORDINATOR, sits=False, done=2), Sight.WHOLE),
    ],
)
def test_how_much_of_a_rule_somebody_sees(
    origin: Origin, own: bool, towards: Standing | None, sight: Sight
) -> None:
    assert sight_of(origin, own=own, standing=towards) is sight


@pytest.mark.parametrize("kind", [Origin, Fate, RuleState])
def test_everything_has_words(kind: type[Origin | Fate | RuleState]) -> None:
    assert all(one.label for one in kind)
    assert all(one.short for one in Origin)


# --- Names of employers ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("At Grand Meridian we had to ask twice.", ("Grand Meridian",)),
        ("They worked for Brightwater Hotels and had to", ("Brightwater Hotels",)),
        ("Acme Stores Ltd charged for bags", ("Acme Stores Ltd",)),
        ("FunFizz™ machines only", ("FunFizz™",)),
        ("see www.example-shop.com", ("www.example-shop.com",)),
        ("A hotel chain called Miramar, and Miramar again with Miramar", ("Miramar",)),
        ("A hotel chain made guests queue on Mondays in January.", ()),
        ("Staff may not help with VAT in Germany before Monday.", ()),
        ("No refunds without a box, at any till.", ()),
        ("", ()),
    ],
)
def test_hints_at_employers(text: str, found: tuple[str, ...]) -> None:
    assert hints(text) == found


@pytest.mark.parametrize("role", list(Role))
def test_coordinators_and_hiring_managers_are_the_committee(role: Role) -> None:
    committee = role in {Role.COORDINATOR, Role.HIRING_MANAGER}

    assert dumb_rules.may_work_through(role) is committee
    if committee:
        dumb_rules.check_may_work_through(role)
    else:
        with pytest.raises(Refused, match="committee"):
            dumb_rules.check_may_work_through(role)
