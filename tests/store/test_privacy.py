from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hireapp.domain.decisions import DecisionFacts, Outcome
from hireapp.domain.privacy import Keeping
from hireapp.errors import Refused
from hireapp.store import candidates, decisions, openings, privacy
from hireapp.store.audit import newest
from tests.conftest import MONDAY, Hiring, SteppingClock

TODAY = MONDAY.date()


def decide(hiring: Hiring, number: int, outcome: Outcome = Outcome.HOLD) -> None:
    for person in hiring.panel:
        hiring.submit(hiring.candidates[number], person)
    facts = DecisionFacts(outcome=outcome, reason="We wait for the second round.")
    candidate = hiring.candidates[number].id
    decisions.decide(hiring.database, candidate, facts, exceptions=(), viewer=hiring.coordinator.id)


def entries(hiring: Hiring, today: date = TODAY) -> dict[str, Keeping]:
    found = privacy.retention(hiring.database, hiring.coordinator.id, today=today)
    return {one.candidate.name: one.keeping(today) for one in found}


def test_nobody_is_due_before_twelve_months_after_the_decision(hiring: Hiring) -> None:
    decide(hiring, 0)

    assert entries(hiring) == {
        "Dana Whitfield": Keeping.KEPT,
        "Priya Nair": Keeping.UNDECIDED,
    }
    last_day = date(2027, 11, 23)
    assert entries(hiring, last_day)["Dana Whitfield"] is Keeping.KEPT
    assert entries(hiring, last_day + timedelta(days=1))["Dana Whitfield"] is Keeping.DUE


def test_candidate_without_decision_is_due_after_what_happened_last(hiring: Hiring) -> None:
    assert entries(hiring, date(2027, 11, 24))["Priya Nair"] is Keeping.DUE


def test_rule_of_the_opening_counts(hiring: Hiring) -> None:
    decide(hiring, 0)
    privacy.change_retention(hiring.database, hiring.opening.id, 24, viewer=hiring.coordinator.id)

    assert entries(hiring, date(2028, 11, 23))["Dana Whitfield"] is Keeping.KEPT
    assert openings.get(hiring.database, hiring.opening.id).facts.retention_months == 24
    with pytest.raises(Refused, match="1 to 120 months"):
        privacy.change_retention(
            hiring.database, hiring.opening.id, 0, viewer=hiring.coordinator.id
        )


def test_change_of_the_rule_in_the_openings_facts_is_in_the_audit_log(hiring: Hiring) -> None:
    facts = replace(hiring.opening.facts, retention_months=24)
    openings.edit(hiring.database, hiring.opening.id, facts)

    newest_entry = newest(hiring.database, hiring.coordinator.id)[0].entry
    assert (newest_entry.event, newest_entry.detail) == ("retention_changed", "24")


def test_hold_beats_the_rule_until_it_is_lifted(hiring: Hiring) -> None:
    dana, me = hiring.candidates[0], hiring.coordinator.id
    later = date(2030, 1, 1)

    privacy.place_hold(hiring.database, dana.id, "A claim was announced.", viewer=me)

    assert entries(hiring, later)["Dana Whitfield"] is Keeping.HELD
    (held,) = (
        one
        for one in privacy.retention(hiring.database, me, today=later)
        if one.candidate.id == dana.id
    )
    assert held.hold is not None
    assert held.hold.reason == "A claim was announced."
    with pytest.raises(Refused, match="already"):
        privacy.place_hold(hiring.database, dana.id, "again", viewer=me)
    privacy.lift_hold(hiring.database, dana.id, "It was settled.", viewer=me)
    assert entries(hiring, later)["Dana Whitfield"] is Keeping.DUE
    with pytest.raises(Refused, match="no legal hold"):
        privacy.lift_hold(hiring.database, dana.id, "again", viewer=me)


def test_hold_needs_a_reason_and_a_coordinator(hiring: Hiring) -> None:
    dana = hiring.candidates[0].id

    with pytest.raises(Refused, match="reason"):
        privacy.place_hold(hiring.database, dana, "  ", viewer=hiring.coordinator.id)
    with pytest.raises(Refused, match="coordinator"):
        privacy.place_hold(hiring.database, dana, "a claim", viewer=hiring.panel[0].id)
    with pytest.raises(Refused, match="coordinator"):
        privacy.retention(hiring.database, hiring.panel[0].id, today=TODAY)


def test_each_is_in_the_audit_log_without_a_name(hiring: Hiring) -> None:
    dana, me = hiring.candidates[0], hiring.coordinator.id
    privacy.place_hold(hiring.database, dana.id, "A claim by Dana.", viewer=me)
    privacy.lift_hold(hiring.database, dana.id, "Settled.", viewer=me)
    privacy.change_retention(hiring.database, hiring.opening.id, 24, viewer=me)

    logged = newest(hiring.database, me)

    assert [one.entry.event for one in logged[:3]] == [
        "retention_changed",
        "hold_lifted",
        "hold_placed",
    ]
    assert {one.entry.candidate_id for one in logged[1:3]} == {dana.id}
    assert "Dana" not in repr([one.entry for one in logged])


def test_held_candidate_is_not_removed_either(hiring: Hiring) -> None:
    priya, me = hiring.candidates[1], hiring.coordinator.id
    privacy.place_hold(hiring.database, priya.id, "A claim.", viewer=me)

    with pytest.raises(Refused, match="legal hold"):
        candidates.remove(hiring.database, priya.id)

    privacy.lift_hold(hiring.database, priya.id, "Settled.", viewer=me)
    candidates.remove(hiring.database, priya.id)
    assert entries(hiring) == {"Dana Whitfield": Keeping.UNDECIDED}


def test_what_is_due_comes_first(hiring: Hiring, clock: SteppingClock) -> None:
    decide(hiring, 0)
    clock.advance(timedelta(days=400))
    candidates.add(hiring.database, hiring.opening.id, "Anna Novak")
    today = clock().date()

    found = privacy.retention(hiring.database, hiring.coordinator.id, today=today)

    assert [one.candidate.name for one in found] == ["Dana Whitfield", "Priya Nair", "Anna Novak"]
