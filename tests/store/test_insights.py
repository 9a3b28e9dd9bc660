from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event

from hireapp.domain.banks import Bank
from hireapp.domain.ids import CandidateId, PersonId
from hireapp.domain.insights import Basis, InsightMaterial, Load, question_key
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import Format, OpeningFacts
from hireapp.domain.people import Person, Role
from hireapp.domain.scorecards import NoScore, Reaction, Recommendation, Score
from hireapp.errors import NotFound
from hireapp.store import candidates, comparisons, insights, kits, openings, panels, people
from hireapp.store import scorecards as cards
from hireapp.store.database import Database
from tests.conftest import MONDAY, Hiring, SteppingClock


def seen(hiring: Hiring, viewer: Person | None = None) -> InsightMaterial:
    return insights.material(hiring.database, (viewer or hiring.coordinator).id)


def load_of(found: InsightMaterial, person: Person) -> Load:
    return next(load for one, load in found.people if one.id == person.id)


def reveal(hiring: Hiring) -> None:
    """The first candidate's scorecards, both."""
    hiring.submit(hiring.candidates[0], hiring.panel[0], Score.FIVE)
    hiring.submit(hiring.candidates[0], hiring.panel[1], Score.TWO)


def test_revealed_ratings_go_in(hiring: Hiring) -> None:
    reveal(hiring)

    found = seen(hiring)

    (block,) = found.blocks
    assert sorted(int(one.rating) for one in block.marks if isinstance(one.rating, Score)) == [
        2, 2, 2, 5, 5, 5,
    ]  # fmt: skip
    assert found.basis == Basis(openings=1, candidates=1, scorecards=2)
    prompts = [one.question.prompt for one in hiring.content.questions]
    assert [key for _, key in block.questions] == [question_key(one) for one in prompts]


def test_sealed_answers_are_never_read(hiring: Hiring) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0], Score.FIVE)
    hiring.fill(hiring.candidates[1], hiring.panel[1], Score.ONE)
    asked: list[str] = []

    with hiring.database.read() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    found = seen(hiring)

    assert found.blocks == ()
    assert found.basis == Basis(sealed=2)
    assert asked
    assert not [one for one in asked if "answers" in one]


def test_evidence_is_never_read(hiring: Hiring) -> None:
    reveal(hiring)
    asked: list[str] = []

    with hiring.database.read() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    seen(hiring)

    assert any("answers" in one for one in asked)
    assert not [one for one in asked if "evidence" in one]


def test_broken_seal_reveals(hiring: Hiring) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0], NoScore.NOT_ASKED)
    comparisons.break_seal(
        hiring.database, hiring.candidates[0].id, "why", viewer=hiring.coordinator.id
    )

    found = seen(hiring)

    assert {one.rating for one in found.blocks[0].marks} == {NoScore.NOT_ASKED}


def test_who_owes_a_scorecard_sees_none_of_the_candidate(hiring: Hiring) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0])
    comparisons.break_seal(
        hiring.database, hiring.candidates[0].id, "why", viewer=hiring.coordinator.id
    )

    found = seen(hiring, hiring.panel[1])

    assert found.blocks == ()
    assert found.basis.sealed == 1


@pytest.mark.parametrize("role", [Role.INTERVIEWER, Role.HIRING_MANAGER, Role.OBSERVER])
def test_everybody_sees_only_their_own_line(hiring: Hiring, role: Role) -> None:
    reveal(hiring)
    other = people.add(hiring.database, "Olga", role)
    panels.seat(hiring.database, hiring.opening.id, other.id)

    mine = [one.name for one, _ in seen(hiring, hiring.panel[0]).people]
    hers = {one.name for one, _ in seen(hiring, other).people}
    all_of_them = {one.name for one, _ in seen(hiring).people}

    assert mine == ["Ana"]
    assert hers <= {"Olga"}
    assert {"Ana", "Ben"} <= all_of_them


def test_beyond_the_panel_an_interviewer_sees_no_rating(hiring: Hiring) -> None:
    reveal(hiring)
    stranger = people.add(hiring.database, "Olga", Role.INTERVIEWER)

    found = seen(hiring, stranger)

    assert (found.blocks, found.people) == ((), ())


def test_load_counts_interviews_and_what_is_late(hiring: Hiring, clock: SteppingClock) -> None:
    ana, ben = hiring.panel
    dana, priya = hiring.candidates
    candidates.schedule(hiring.database, dana.id, MONDAY + timedelta(hours=1), minutes=60)
    candidates.schedule(hiring.database, priya.id, MONDAY + timedelta(days=9))
    hiring.submit(dana, ana)
    clock.advance(timedelta(days=3))

    overdue = seen(hiring)
    hiring.submit(dana, ben)
    late = seen(hiring)

    assert load_of(overdue, ana) == Load(interviews=1, upcoming=1, submitted=1)
    assert load_of(overdue, ben) == Load(interviews=1, upcoming=1, overdue=1)
    assert load_of(late, ben) == Load(interviews=1, upcoming=1, submitted=1, came_late=1)


def test_question_is_heard_as_soon_as_an_interview_began(hiring: Hiring) -> None:
    hiring.begin(hiring.candidates[0], hiring.panel[0])
    hiring.begin(hiring.candidates[0], hiring.panel[1])
    hiring.begin(hiring.candidates[1], hiring.panel[0])

    found = seen(hiring)

    assert [(one.openings, one.candidates) for one in found.questions] == [(1, 2)] * 3
    assert found.questions[0].prompt == hiring.content.questions[0].question.prompt


def test_same_words_in_two_openings_are_one_question(hiring: Hiring, bank: Bank) -> None:
    other = _second_opening(hiring, bank, Format.ONE_ROOM)
    hiring.begin(hiring.candidates[0], hiring.panel[0])
    cards.begin(hiring.database, other, hiring.panel[0].id)

    found = seen(hiring)

    assert [(one.openings, one.candidates) for one in found.questions] == [(2, 2)] * 3


def test_dealt_out_question_is_heard_from_its_seat_only(hiring: Hiring, bank: Bank) -> None:
    other = _second_opening(hiring, bank, Format.SERIES_SPLIT)
    cards.begin(hiring.database, other, hiring.panel[0].id)

    found = seen(hiring)

    assert 0 < len(found.questions) < 3


def _second_opening(hiring: Hiring, bank: Bank, format: Format) -> CandidateId:
    facts = OpeningFacts(title="Lead", purpose="p", format=format, uses_opener=False)
    opening = openings.create(hiring.database, facts)
    for person in hiring.panel:
        panels.seat(hiring.database, opening.id, person.id)
    content = KitContent()
    for question in bank.scored_questions[:3]:
        content = content.adding(bank, question)
    if format is Format.SERIES_SPLIT:
        seats = [one.id for one in panels.seats(hiring.database, opening.id)]
        content = content.dealing_evenly(seats)
    kits.edit(hiring.database, opening.id, content)
    return candidates.add(hiring.database, opening.id, "Noor").id


def test_words_on_questions_wait_for_enough_candidates(hiring: Hiring) -> None:
    for number in range(5):
        if number == 3:
            assert insights.question_words(hiring.database, hiring.coordinator.id) == {}
        candidate = candidates.add(hiring.database, hiring.opening.id, f"Candidate {number}")
        for person in hiring.panel:
            card = hiring.begin(candidate, person)
            for question in hiring.questions:
                rating = Score(1 + number)
                cards.rate(hiring.database, card, question, rating, viewer=person.id)
            cards.note_reaction(hiring.database, card, Reaction.WARM, "", viewer=person.id)
            cards.submit(hiring.database, card, Recommendation.YES, viewer=person.id)

    words = insights.question_words(hiring.database, hiring.coordinator.id)

    key = question_key(hiring.content.questions[0].question.prompt)
    assert words[key] == "tells candidates apart well"
    assert len(words) == 3


def test_empty_database_has_nothing_to_tell(database: Database) -> None:
    cora = people.add(database, "Cora", Role.COORDINATOR)

    assert insights.material(database, cora.id) == InsightMaterial((), (), (), Basis())


def test_viewer_who_is_gone_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound):
        insights.material(database, PersonId("gone"))
