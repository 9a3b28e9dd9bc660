from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hireapp.domain.changes import Change, RulesChanged
from hireapp.domain.dumb_rules import Fate, Origin, RuleFacts, Verdict
from hireapp.domain.ids import CandidateId, PersonId, RuleId
from hireapp.domain.people import Role
from hireapp.errors import NotFound, NotVisible, Refused
from hireapp.store import comparisons, dumb_rules, panels, people
from hireapp.store.tables import CandidateRow, DumbRuleRow
from tests.conftest import Hiring, SteppingClock

TRASH = Verdict(fate=Fate.TRASH, leader="Grace Ofori", due=date(2026, 12, 1))


def told(candidate: CandidateId | None = None, rule: str = "No returns without a box") -> RuleFacts:
    return RuleFacts(rule=rule, origin=Origin.CANDIDATE, candidate_id=candidate)


def seen(hiring: Hiring, viewer: PersonId) -> list[str]:
    return [one.rule for one in dumb_rules.register(hiring.database, viewer)]


@pytest.fixture
def manager(hiring: Hiring) -> PersonId:
    """A hiring manager without a seat."""
    return people.add(hiring.database, "Mona", Role.HIRING_MANAGER).id


# --- Noting ----------------------------------------------------------------------------------


def test_a_rule_is_noted_without_an_interview(hiring: Hiring) -> None:
    announced: list[Change] = []
    hiring.database.announce = announced.append
    facts = RuleFacts(rule="  Only one voucher\na day ", harm="They leave.", origin=Origin.CUSTOMER)

    dumb_rules.note(hiring.database, facts, viewer=hiring.panel[0].id)

    (rule,) = dumb_rules.register(hiring.database, hiring.panel[1].id)
    assert (rule.rule, rule.harm, rule.origin) == (
        "Only one voucher a day",
        "They leave.",
        Origin.CUSTOMER,
    )
    assert rule.noted_by == "Ana"
    assert not rule.own
    assert announced == [RulesChanged()]


def test_a_rule_needs_words(hiring: Hiring) -> None:
    with pytest.raises(Refused, match="the rule"):
        dumb_rules.note(hiring.database, told(rule="  "), viewer=hiring.panel[0].id)


def test_only_the_panel_links_a_rule_to_a_candidate(hiring: Hiring) -> None:
    with pytest.raises(NotVisible, match="no seat"):
        dumb_rules.note(
            hiring.database, told(hiring.candidates[0].id), viewer=hiring.coordinator.id
        )


def test_sources_are_the_candidates_one_meets(hiring: Hiring) -> None:
    assert [one.candidate for one in dumb_rules.sources(hiring.database, hiring.panel[0].id)] == [
        "Dana Whitfield",
        "Priya Nair",
    ]
    assert dumb_rules.sources(hiring.database, hiring.coordinator.id) == ()


# --- Who sees what ---------------------------------------------------------------------------


def test_a_sealed_interview_hides_its_rule_from_the_rest_of_its_panel(hiring: Hiring) -> None:
    ana, ben = hiring.panel
    dumb_rules.note(hiring.database, told(hiring.candidates[0].id), viewer=ana.id)

    assert seen(hiring, ana.id) == ["No returns without a box"]
    assert seen(hiring, ben.id) == []


def test_a_sealed_interview_is_not_linked_for_anybody_else(
    hiring: Hiring, manager: PersonId
) -> None:
    ana, _ = hiring.panel
    dana = hiring.candidates[0]
    dumb_rules.note(hiring.database, told(dana.id), viewer=ana.id)

    for viewer in (hiring.coordinator.id, manager):
        (rule,) = dumb_rules.register(hiring.database, viewer)
        assert rule.rule == "No returns without a box"
        assert (rule.source, rule.noted_by, rule.noted_at) == (None, None, None)
        assert not rule.has("Dana")
        assert dumb_rules.named_by(hiring.database, dana.id, viewer) == ()


def test_the_reveal_shows_in_whose_interview_it_was_named(
    hiring: Hiring, manager: PersonId
) -> None:
    ana, ben = hiring.panel
    dana = hiring.candidates[0]
    dumb_rules.note(hiring.database, told(dana.id), viewer=ana.id)

    hiring.submit(dana, ana)
    assert seen(hiring, ben.id) == []
    hiring.submit(dana, ben)

    for viewer in (ben.id, manager, hiring.coordinator.id):
        (rule,) = dumb_rules.named_by(hiring.database, dana.id, viewer)
        assert rule.source is not None
        assert (rule.source.candidate, rule.source.opening) == (
            "Dana Whitfield",
            "Guest Experience Host",
        )
        assert rule.noted_by == "Ana"
        assert rule.has("dana box")


def test_a_broken_seal_shows_nothing_to_who_still_owes_a_scorecard(hiring: Hiring) -> None:
    ana, ben = hiring.panel
    dana = hiring.candidates[0]
    dumb_rules.note(hiring.database, told(dana.id), viewer=ana.id)
    hiring.submit(dana, ana)
    comparisons.break_seal(hiring.database, dana.id, "Ben is ill", viewer=hiring.coordinator.id)

    assert seen(hiring, ben.id) == []
    assert len(dumb_rules.named_by(hiring.database, dana.id, hiring.coordinator.id)) == 1


def test_a_seat_added_later_seals_again(hiring: Hiring) -> None:
    dana = hiring.candidates[0]
    dumb_rules.note(hiring.database, told(dana.id), viewer=hiring.panel[0].id)
    for person in hiring.panel:
        hiring.submit(dana, person)
    late = people.add(hiring.database, "Late", Role.INTERVIEWER)

    panels.seat(hiring.database, hiring.opening.id, late.id)

    assert seen(hiring, late.id) == []
    assert dumb_rules.named_by(hiring.database, dana.id, hiring.coordinator.id) == ()


def test_an_interviewer_of_another_opening_sees_the_rule_and_no_link(hiring: Hiring) -> None:
    dana = hiring.candidates[0]
    dumb_rules.note(hiring.database, told(dana.id), viewer=hiring.panel[0].id)
    for person in hiring.panel:
        hiring.submit(dana, person)
    stranger = people.add(hiring.database, "Stan", Role.INTERVIEWER)

    (rule,) = dumb_rules.register(hiring.database, stranger.id)

    assert (rule.source, rule.noted_by) == (None, None)


def test_a_pattern_met_elsewhere_keeps_no_interview_and_names_nobody(hiring: Hiring) -> None:
    ana, ben = hiring.panel
    facts = replace(told(hiring.candidates[0].id), origin=Origin.ELSEWHERE)
    dumb_rules.note(hiring.database, facts, viewer=ana.id)

    (rule,) = dumb_rules.register(hiring.database, ben.id)
    assert (rule.source, rule.noted_by, rule.noted_at) == (None, None, None)
    with hiring.database.read() as session:
        assert session.query(DumbRuleRow.candidate_id).scalar() is None


def test_what_one_may_not_see_cannot_be_touched(hiring: Hiring) -> None:
    rule_id = dumb_rules.note(
        hiring.database, told(hiring.candidates[0].id), viewer=hiring.panel[0].id
    )
    panels.seat(hiring.database, hiring.opening.id, hiring.coordinator.id)

    with pytest.raises(NotFound):
        dumb_rules.decide(hiring.database, {rule_id: TRASH}, viewer=hiring.coordinator.id)


def test_a_rule_outlives_the_candidate_who_named_it(hiring: Hiring) -> None:
    dana = hiring.candidates[0]
    dumb_rules.note(hiring.database, told(dana.id), viewer=hiring.panel[0].id)

    with hiring.database.write() as session:
        session.delete(session.get_one(CandidateRow, dana.id))

    (rule,) = dumb_rules.register(hiring.database, hiring.coordinator.id)
    assert (rule.rule, rule.source) == ("No returns without a box", None)


# --- Changing --------------------------------------------------------------------------------


def test_ones_own_rule_is_edited_until_it_is_decided(hiring: Hiring) -> None:
    ana = hiring.panel[0].id
    first = told(hiring.candidates[0].id)
    rule_id = dumb_rules.note(hiring.database, first, viewer=ana)

    before = dumb_rules.edit(hiring.database, rule_id, replace(first, rule="Box"), viewer=ana)
    assert before == first
    assert seen(hiring, ana) == ["Box"]

    dumb_rules.decide(hiring.database, {rule_id: TRASH}, viewer=hiring.coordinator.id)
    with pytest.raises(Refused, match="committee"):
        dumb_rules.edit(hiring.database, rule_id, first, viewer=ana)
    with pytest.raises(Refused, match="committee"):
        dumb_rules.remove(hiring.database, rule_id, viewer=ana)


def test_anothers_rule_is_the_committees_to_edit_and_keeps_its_link(hiring: Hiring) -> None:
    ana, ben = (one.id for one in hiring.panel)
    dana = hiring.candidates[0]
    rule_id = dumb_rules.note(hiring.database, told(dana.id), viewer=ana)
    other = dumb_rules.note(
        hiring.database, RuleFacts(rule="Queue twice", origin=Origin.EMPLOYEE), viewer=ana
    )

    dumb_rules.edit(hiring.database, rule_id, told(rule="Box"), viewer=hiring.coordinator.id)

    (rule,) = dumb_rules.named_by(hiring.database, dana.id, ana)
    assert rule.rule == "Box"
    with pytest.raises(Refused, match="committee"):
        dumb_rules.edit(hiring.database, other, told(), viewer=ben)


def test_the_author_moves_a_rule_only_to_a_candidate_they_meet(hiring: Hiring) -> None:
    ana = hiring.panel[0].id
    rule_id = dumb_rules.note(hiring.database, told(), viewer=ana)

    dumb_rules.edit(hiring.database, rule_id, told(hiring.candidates[1].id), viewer=ana)
    assert len(dumb_rules.named_by(hiring.database, hiring.candidates[1].id, ana)) == 1
    with pytest.raises(NotVisible):
        dumb_rules.edit(hiring.database, rule_id, told(CandidateId("nobody")), viewer=ana)


def test_removing_can_be_undone(hiring: Hiring) -> None:
    ana = hiring.panel[0].id
    rule_id = dumb_rules.note(hiring.database, told(), viewer=ana)

    dumb_rules.remove(hiring.database, rule_id, viewer=ana)
    assert seen(hiring, ana) == []
    with pytest.raises(NotFound):
        dumb_rules.remove(hiring.database, rule_id, viewer=ana)
    dumb_rules.restore(hiring.database, rule_id, viewer=ana)

    assert seen(hiring, ana) == ["No returns without a box"]


def test_what_was_removed_long_ago_is_gone(hiring: Hiring, clock: SteppingClock) -> None:
    ana = hiring.panel[0].id
    rule_id = dumb_rules.note(hiring.database, told(), viewer=ana)
    dumb_rules.remove(hiring.database, rule_id, viewer=ana)
    clock.advance(timedelta(days=31))

    dumb_rules.note(hiring.database, told(), viewer=ana)

    with pytest.raises(NotFound):
        dumb_rules.restore(hiring.database, rule_id, viewer=ana)


# --- The committee ---------------------------------------------------------------------------


@pytest.fixture
def three(hiring: Hiring) -> list[RuleId]:
    return [
        dumb_rules.note(
            hiring.database, RuleFacts(rule=rule, origin=Origin.EMPLOYEE), viewer=hiring.panel[0].id
        )
        for rule in ("b", "a", "c")
    ]


def test_the_committee_groups_and_can_undo_it(
    hiring: Hiring, manager: PersonId, three: list[RuleId]
) -> None:
    before = dumb_rules.group(
        hiring.database, dict.fromkeys(three[:2], " Returns "), viewer=manager
    )
    assert [one.theme for one in dumb_rules.register(hiring.database, manager)] == [
        "Returns",
        "Returns",
        "",
    ]
    dumb_rules.group(hiring.database, before, viewer=manager)
    assert {one.theme for one in dumb_rules.register(hiring.database, manager)} == {""}


def test_interviewers_are_not_the_committee(hiring: Hiring, three: list[RuleId]) -> None:
    database, ana = hiring.database, hiring.panel[0].id
    with pytest.raises(Refused, match="committee"):
        dumb_rules.group(database, {three[0]: "x"}, viewer=ana)
    with pytest.raises(Refused, match="committee"):
        dumb_rules.decide(database, {three[0]: TRASH}, viewer=ana)
    with pytest.raises(Refused, match="committee"):
        dumb_rules.mark_done(database, three, done=True, viewer=ana)


def test_a_decision_is_made_and_taken_back(hiring: Hiring, three: list[RuleId]) -> None:
    cora = hiring.coordinator.id

    before = dumb_rules.decide(hiring.database, dict.fromkeys(three, TRASH), viewer=cora)
    decided = dumb_rules.register(hiring.database, cora)
    dumb_rules.decide(hiring.database, before, viewer=cora)

    assert [one.verdict for one in decided] == [TRASH] * 3
    assert all(one.decided_at for one in decided)
    again = dumb_rules.register(hiring.database, cora)
    assert [(one.verdict, one.decided_at) for one in again] == [(None, None)] * 3


def test_a_decision_that_lacks_something_changes_none_of_them(
    hiring: Hiring, three: list[RuleId]
) -> None:
    cora = hiring.coordinator.id
    keep = Verdict(fate=Fate.KEEP, leader="Grace")
    with pytest.raises(Refused, match="why the rule stays"):
        dumb_rules.decide(hiring.database, {three[0]: TRASH, three[1]: keep}, viewer=cora)

    assert {one.verdict for one in dumb_rules.register(hiring.database, cora)} == {None}


def test_what_is_done_is_not_decided_again(hiring: Hiring, three: list[RuleId]) -> None:
    cora = hiring.coordinator.id
    with pytest.raises(Refused, match="nothing to be done"):
        dumb_rules.mark_done(hiring.database, three, done=True, viewer=cora)
    dumb_rules.decide(hiring.database, {three[0]: TRASH}, viewer=cora)
    dumb_rules.mark_done(hiring.database, three[:1], done=True, viewer=cora)

    with pytest.raises(Refused, match="done already"):
        dumb_rules.decide(hiring.database, {three[0]: None}, viewer=cora)
    dumb_rules.mark_done(hiring.database, three[:1], done=False, viewer=cora)
    dumb_rules.decide(hiring.database, {three[0]: None}, viewer=cora)


def test_names_to_hide_are_those_of_candidates_and_people(hiring: Hiring) -> None:
    assert dumb_rules.names_to_hide(hiring.database) == (
        "Ana",
        "Ben",
        "Cora",
        "Dana Whitfield",
        "Priya Nair",
    )
