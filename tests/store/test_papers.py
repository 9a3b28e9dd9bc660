from __future__ import annotations

from datetime import date, timedelta

from hireapp.domain.decisions import DecisionFacts, Outcome
from hireapp.domain.openings import months_later
from hireapp.domain.papers import Papers, Subject, hiding_names
from hireapp.store import candidates, debriefs, decisions, example, openings, papers, privacy
from hireapp.store.database import Database
from tests.conftest import MONDAY, Hiring


def collected(hiring: Hiring, person: int = 0) -> Papers:
    return papers.collect(hiring.database, hiring.opening.id, hiring.panel[person].id)


def test_sealed_scorecards_are_not_collected(hiring: Hiring) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0], evidence="own words")
    hiring.submit(hiring.candidates[0], hiring.panel[1], evidence="sealed words")
    hiring.fill(hiring.candidates[1], hiring.panel[1], evidence="draft words")

    first = collected(hiring)
    second = papers.collect(hiring.database, hiring.opening.id, hiring.coordinator.id)

    assert len(first.candidates[0].scorecards) == 2  # all in, hence revealed
    assert first.candidates[1].scorecards == {}
    assert second.candidates[1].scorecards == {}
    assert "draft words" not in repr((first, second))


def test_own_draft_is_collected_for_its_author_alone(hiring: Hiring) -> None:
    hiring.fill(hiring.candidates[1], hiring.panel[1], evidence="draft words")

    assert len(collected(hiring, 1).candidates[1].scorecards) == 1
    assert collected(hiring, 0).candidates[1].scorecards == {}
    assert collected(hiring, 0).candidates[1].debrief is None


def test_interview_of_a_seat_is_the_panels_when_it_has_none_of_its_own(hiring: Hiring) -> None:
    candidates.schedule(hiring.database, hiring.candidates[0].id, MONDAY + timedelta(hours=3))

    found = collected(hiring)

    subject = Subject(found, found.candidates[0], found.panel[0])
    assert subject.interview is not None
    assert subject.interview.starts_at == MONDAY + timedelta(hours=3)
    assert Subject(found, found.candidates[1], found.panel[0]).interview is None


def test_retention_is_a_date_once_it_is_decided(hiring: Hiring) -> None:
    candidate = hiring.candidates[0]
    for person in hiring.panel:
        hiring.submit(candidate, person)
    debriefs.open_evidence(hiring.database, candidate.id, viewer=hiring.coordinator.id)
    facts = DecisionFacts(
        outcome=Outcome.DECLINE,
        reason="Nothing was heard of the last stranger helped.",
        attitudes=(hiring.content.attitudes[0].id,),  # type: ignore[arg-type]
        alternatives="waiting",
        signatories=(hiring.coordinator.id,),
    )
    decisions.decide(
        hiring.database, candidate.id, facts, exceptions=(), viewer=hiring.coordinator.id
    )

    found = papers.collect(hiring.database, hiring.opening.id, hiring.coordinator.id)

    decided, other = found.candidates
    assert decided.decision is not None
    assert decided.keep_until == date(2027, 11, 23)
    assert Subject(found, decided).retention == "Keep until 23 Nov 2027, unless on hold."
    assert "12 months after the decision" in Subject(found, other).retention


def test_the_example_hides_every_name(example_database: Database) -> None:
    opening = openings.find(example_database, "Guest Experience Host")
    viewer = example.person_shown(example_database)
    found = papers.collect(example_database, opening.id, viewer.id)
    names = [one.candidate.name for one in found.candidates]

    hidden = hiding_names(found)

    assert len(names) == 7
    shown = repr((hidden.candidates, hidden.comparison))
    assert not [name for name in names if name in shown]
    assert sorted(row.name for row in hidden.comparison.rows) == sorted(  # type: ignore[union-attr]
        one.candidate.name for one in hidden.candidates
    )


def test_months_later_ends_with_the_month() -> None:
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_later(date(2026, 12, 1), 12) == date(2027, 12, 1)


def test_a_legal_hold_beats_the_retention_rule(hiring: Hiring) -> None:
    candidate = hiring.candidates[0]
    privacy.place_hold(hiring.database, candidate.id, "A claim.", viewer=hiring.coordinator.id)

    found = papers.collect(hiring.database, hiring.opening.id, hiring.coordinator.id)

    held, other = (Subject(found, one) for one in found.candidates)
    assert held.retention == "On legal hold: keep until it is lifted."
    assert "12 months" in other.retention
    assert Subject(found).retention == held.retention
