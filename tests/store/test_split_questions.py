"""An opening that splits its questions expects of each seat its own, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from hireapp.domain.banks import Bank
from hireapp.domain.comparison import ComparisonSheet
from hireapp.domain.ids import QuestionId, ScorecardId
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import Format
from hireapp.domain.people import Person
from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation, Score
from hireapp.errors import Refused
from hireapp.paper import comparison_words
from hireapp.store import agenda, candidates, comparisons, kits, openings, panels, scorecards
from tests.conftest import MONDAY, Hiring


@pytest.fixture
def split(hiring: Hiring, bank: Bank) -> Hiring:
    """Three attitudes with a question each: Ana asks the first two, Ben the third."""
    database, opening = hiring.database, hiring.opening
    openings.edit(database, opening.id, replace(opening.facts, format=Format.SERIES_SPLIT))
    ana, ben = panels.seats(database, opening.id)
    content = KitContent(opener=hiring.content.opener)
    for attitude in bank.attitude[:3]:
        first = next(one for one in bank.scored_questions if one.attitude == attitude.id)
        content = content.adding(bank, first)
    for question, seat in zip(content.question_ids, (ana, ana, ben), strict=True):
        content = content.changing(question, seats=(seat.id,))
    kits.edit(database, opening.id, content)
    return replace(hiring, content=content)


def asked(split: Hiring, card: ScorecardId, person: Person) -> tuple[QuestionId, ...]:
    sheet = scorecards.open_sheet(split.database, card, person.id)
    return sheet.kit.content.question_ids


def submit(split: Hiring, person: Person, rating: Rating = Score.FOUR) -> ScorecardId:
    """What this seat is expected to rate, rated and submitted for the first candidate."""
    card = split.begin(split.candidates[0], person)
    for question in asked(split, card, person):
        scorecards.rate(split.database, card, question, rating, viewer=person.id)
    scorecards.note_reaction(split.database, card, Reaction.WARM, "", viewer=person.id)
    scorecards.submit(split.database, card, Recommendation.YES, viewer=person.id)
    return card


def sheet(split: Hiring) -> ComparisonSheet:
    return comparisons.sheet(split.database, split.opening.id, split.coordinator.id, zone=UTC)


def test_each_seat_asks_its_own_questions(split: Hiring) -> None:
    dana = split.candidates[0]
    shares = [asked(split, split.begin(dana, one), one) for one in split.panel]

    assert shares == [split.questions[:2], split.questions[2:]]


def test_another_seats_question_is_refused(split: Hiring) -> None:
    ben = split.panel[1]
    card = split.begin(split.candidates[0], ben)

    with pytest.raises(Refused):
        scorecards.rate(split.database, card, split.questions[0], Score.ONE, viewer=ben.id)
    with pytest.raises(Refused):
        scorecards.write_evidence(split.database, card, split.questions[0], "heard", viewer=ben.id)

    assert split.read(card, ben).answers == {}


def test_submitting_asks_only_for_the_seats_own_questions(split: Hiring) -> None:
    ana = split.panel[0]
    card = split.begin(split.candidates[0], ana)
    scorecards.note_reaction(split.database, card, Reaction.WARM, "", viewer=ana.id)
    scorecards.rate(split.database, card, split.questions[0], Score.FOUR, viewer=ana.id)

    with pytest.raises(Refused, match="1 question is not rated yet"):
        scorecards.submit(split.database, card, Recommendation.YES, viewer=ana.id)
    scorecards.rate(split.database, card, split.questions[1], Score.FOUR, viewer=ana.id)
    scorecards.submit(split.database, card, Recommendation.YES, viewer=ana.id)

    assert split.read(card, ana).is_submitted


def test_panel_means_leave_out_who_was_not_to_ask(split: Hiring) -> None:
    ana, ben = split.panel
    submit(split, ana, Score.FIVE)
    submit(split, ben, Score.TWO)

    compared = sheet(split)

    row = compared.rows[0]
    assert [cell.mean for cell in row.cells] == [5.0, 5.0, 2.0]
    assert not any(cell.differs or cell.reasons for cell in row.cells)
    assert row.overall is not None
    assert (row.overall.mean, row.overall.coverage) == (4.0, 1.0)
    assert (compared.disagreements, compared.leans) == ((), ())


def test_sheet_calls_other_seats_questions_neither_skipped_nor_missing(split: Hiring) -> None:
    for person in split.panel:
        submit(split, person)

    compared = sheet(split)

    said = " ".join(comparison_words.exceptions(compared))
    assert compared.skips == ()
    assert "not asked" not in said
    assert not comparison_words.is_partly_covered(compared.rows[0])


def test_question_its_own_seat_did_not_ask_is_told(split: Hiring) -> None:
    ana, ben = split.panel
    submit(split, ana)
    submit(split, ben, NoScore.NOT_ASKED)

    cell = sheet(split).rows[0].cells[2]

    assert (cell.mean, cell.reasons) == (None, (NoScore.NOT_ASKED,))


def test_candidate_is_complete_once_every_seat_rated_its_share(split: Hiring) -> None:
    for person in split.panel:
        submit(split, person)

    (dana, _) = candidates.progress(
        split.database, split.opening.id, split.coordinator.id, zone=UTC
    )

    assert (dana.submitted, dana.expected, dana.revealed) == (2, 2, True)


def test_seat_without_a_question_still_gives_its_view(split: Hiring) -> None:
    ana, ben = split.panel
    content = split.content.changing(split.questions[2], seats=split.content.questions[0].seats)
    kits.edit(split.database, split.opening.id, content)

    card = submit(split, ben)

    assert asked(split, card, ben) == ()
    assert split.read(card, ben).recommendation is Recommendation.YES
    assert asked(split, split.begin(split.candidates[0], ana), ana) == split.questions


def bens_question_to_ana(split: Hiring) -> None:
    content = split.content.changing(split.questions[2], seats=split.content.questions[0].seats)
    kits.edit(split.database, split.opening.id, content)


def test_seat_without_a_question_is_not_expected_to_submit(split: Hiring) -> None:
    ana, ben = split.panel
    dana = split.candidates[0]
    bens_question_to_ana(split)
    candidates.schedule(split.database, dana.id, MONDAY - timedelta(days=3))

    card = submit(split, ana)

    (row, _) = candidates.progress(split.database, split.opening.id, ben.id, zone=UTC)
    assert (row.submitted, row.expected, row.revealed) == (1, 1, True)
    assert [one.expected for one in row.seats] == [True, False]
    assert agenda.due(split.database, ben.id) == ()
    assert [(one.submitted, one.expected) for one in openings.progress(split.database)] == [(1, 2)]
    assert split.read(card, ben).recommendation is Recommendation.YES


def test_view_of_a_seat_without_a_question_adds_nothing_to_the_counts(split: Hiring) -> None:
    ana, ben = split.panel
    bens_question_to_ana(split)
    submit(split, ben)

    (row, _) = candidates.progress(split.database, split.opening.id, ana.id, zone=UTC)

    assert (row.submitted, row.expected, row.revealed) == (0, 1, False)
    assert openings.progress(split.database)[0].submitted == 0


def test_candidate_keeps_what_the_kit_version_begun_with_expects(split: Hiring) -> None:
    ana, ben = split.panel
    split.begin(split.candidates[0], ana)
    bens_question_to_ana(split)
    kits.freeze(split.database, split.opening.id)

    rows = candidates.progress(split.database, split.opening.id, ben.id, zone=UTC)

    assert [row.expected for row in rows] == [2, 1]


def test_kit_that_is_not_dealt_out_expects_everybody(split: Hiring) -> None:
    content = split.content
    for question in split.questions:
        content = content.changing(question, seats=())
    kits.edit(split.database, split.opening.id, content)

    rows = candidates.progress(split.database, split.opening.id, split.panel[0].id, zone=UTC)

    assert [row.expected for row in rows] == [2, 2]
