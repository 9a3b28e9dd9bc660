from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hireapp.domain.decisions import DecisionFacts, Outcome, exceptions_to_equal_treatment
from hireapp.domain.ids import AttitudeId
from hireapp.domain.people import Role
from hireapp.domain.scorecards import NoScore, Recommendation, Score
from hireapp.errors import NotVisible, Refused
from hireapp.store import comparisons, debriefs, decisions, people, scorecards
from tests.conftest import Hiring

REASON = "She spoke of every guest as a person, twice without being asked."


@pytest.fixture
def ready(hiring: Hiring) -> Hiring:
    """Dana's scorecards are in and the coordinator has opened the evidence."""
    for person in hiring.panel:
        hiring.submit(hiring.candidates[0], person, Score.FIVE)
    debriefs.open_evidence(hiring.database, hiring.candidates[0].id, viewer=hiring.coordinator.id)
    return hiring


def facts(hiring: Hiring) -> DecisionFacts:
    return DecisionFacts(
        outcome=Outcome.HIRE,
        reason=REASON,
        attitudes=(AttitudeId("loves-humans"),),
        alternatives="Priya, whom we have not heard yet.",
        signatories=(hiring.coordinator.id, hiring.panel[0].id),
    )


def decide(hiring: Hiring, chosen: DecisionFacts, exceptions: tuple[str, ...] = ()) -> None:
    decisions.decide(
        hiring.database,
        hiring.candidates[0].id,
        chosen,
        exceptions=exceptions,
        viewer=hiring.coordinator.id,
    )


def test_a_decision_is_kept_with_its_reasons_and_a_later_one_beside_it(ready: Hiring) -> None:
    dana, viewer = ready.candidates[0].id, ready.coordinator.id
    decide(ready, facts(ready))
    decide(ready, replace(facts(ready), outcome=Outcome.HOLD))

    first, second = decisions.history(ready.database, dana, viewer)

    assert first.facts == facts(ready)
    assert [one.name for one in first.signatories] == ["Cora", "Ana"]
    assert first.decided_by == ready.coordinator
    assert (first.sequence, second.sequence) == (1, 2)
    assert decisions.latest(ready.database, ready.opening.id, viewer) == {dana: second}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reason": "because"}, "reason"),
        ({"attitudes": ()}, "attitude"),
        ({"alternatives": "  "}, "alternatives"),
        ({"signatories": ()}, "signed"),
    ],
)
def test_what_a_decision_lacks_is_named(ready: Hiring, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        decide(ready, replace(facts(ready), **changes))
    assert decisions.latest(ready.database, ready.opening.id, ready.coordinator.id) == {}


def test_exceptions_must_be_acknowledged(ready: Hiring) -> None:
    with pytest.raises(Refused, match="exceptions"):
        decide(ready, facts(ready), exceptions=("Not asked.",))

    decide(ready, replace(facts(ready), exceptions=("Not asked.",)), exceptions=("Not asked.",))


def test_the_evidence_must_have_been_opened(ready: Hiring) -> None:
    manager = people.add(ready.database, "Mia", Role.HIRING_MANAGER)
    dana = ready.candidates[0].id

    with pytest.raises(Refused, match="evidence"):
        decisions.decide(ready.database, dana, facts(ready), exceptions=(), viewer=manager.id)

    debriefs.open_evidence(ready.database, dana, viewer=manager.id)
    debriefs.open_evidence(ready.database, dana, viewer=manager.id)
    decisions.decide(ready.database, dana, facts(ready), exceptions=(), viewer=manager.id)
    assert decisions.has_opened_evidence(ready.database, dana, manager.id)


def test_to_hold_needs_a_reason_alone(ready: Hiring) -> None:
    decide(ready, DecisionFacts(outcome=Outcome.HOLD, reason=REASON), exceptions=("Not asked.",))


def test_interviewers_do_not_decide(ready: Hiring) -> None:
    with pytest.raises(Refused, match="coordinator or a hiring manager"):
        decisions.decide(
            ready.database,
            ready.candidates[0].id,
            facts(ready),
            exceptions=(),
            viewer=ready.panel[0].id,
        )


def test_a_sealed_candidate_cannot_be_decided_on(ready: Hiring) -> None:
    with pytest.raises(NotVisible):
        decisions.decide(
            ready.database,
            ready.candidates[1].id,
            facts(ready),
            exceptions=(),
            viewer=ready.coordinator.id,
        )


def test_decisions_are_not_for_strangers(ready: Hiring) -> None:
    decide(ready, facts(ready))
    stranger = people.add(ready.database, "Zoe", Role.INTERVIEWER)

    assert decisions.history(ready.database, ready.candidates[0].id, stranger.id) == ()
    assert decisions.latest(ready.database, ready.opening.id, stranger.id) == {}


def test_exceptions_to_equal_treatment_are_found_on_the_sheet(ready: Hiring) -> None:
    dana, priya = ready.candidates
    ana = ready.panel[0]
    card = ready.fill(priya, ana)
    scorecards.rate(ready.database, card, ready.questions[0], NoScore.NOT_ASKED, viewer=ana.id)
    scorecards.submit(ready.database, card, Recommendation.YES, viewer=ana.id)
    scorecards.amend(ready.database, card, ready.questions[1], Score.TWO, "misheard", viewer=ana.id)
    comparisons.break_seal(ready.database, priya.id, "Ben is ill", viewer=ready.coordinator.id)

    sheet = comparisons.sheet(ready.database, ready.opening.id, ready.coordinator.id)

    assert exceptions_to_equal_treatment(sheet, dana.id) == ()
    assert exceptions_to_equal_treatment(sheet, priya.id) == (
        "Loves humans: not asked, though others were.",
        "The seal was broken before every scorecard was in.",
        "1 of 2 scorecards in.",
        "1 rating amended after submitting.",
    )
