from __future__ import annotations

import pytest

from hireapp.domain.access import AccessReport
from hireapp.domain.decisions import DecisionFacts, Outcome
from hireapp.domain.scorecards import Score
from hireapp.errors import NotVisible, Refused
from hireapp.store import (
    access,
    audit,
    candidates,
    comparisons,
    debriefs,
    decisions,
    privacy,
    scorecards,
)
from hireapp.store.access_words import headings, labels
from hireapp.store.personal_data import HOLDINGS
from hireapp.store.tables import Base
from tests.conftest import MONDAY, Hiring


def everything(report: AccessReport) -> str:
    return "\n".join(text for _, text in report.texts())


@pytest.fixture
def told(hiring: Hiring) -> Hiring:
    """Dana met the panel and was decided on; others are named in what was written."""
    database, me = hiring.database, hiring.coordinator.id
    dana, priya = hiring.candidates
    ana, ben = hiring.panel
    candidates.schedule(database, dana.id, MONDAY, place="Room 4")
    card = hiring.submit(dana, ana, Score.FOUR, "Dana told Ben of her move; better than Priya.")
    scorecards.amend(database, card, hiring.questions[0], Score.TWO, "misheard", viewer=ana.id)
    hiring.submit(dana, ben, Score.THREE, "She was calm.")
    hiring.submit(priya, ana, Score.ONE, "about Priya alone")
    hiring.submit(priya, ben, Score.ONE, "about Priya alone")
    debriefs.note(database, dana.id, "Ana and Ben Cora agree about Dana Whitfield.", viewer=me)
    facts = DecisionFacts(outcome=Outcome.HOLD, reason="We wait until Priya Nair has decided.")
    decisions.decide(database, dana.id, facts, exceptions=(), viewer=me)
    privacy.place_hold(database, dana.id, "A claim was announced.", viewer=me)
    return hiring


def report(hiring: Hiring) -> AccessReport:
    return access.report(hiring.database, hiring.candidates[0].id, hiring.coordinator.id)


def test_every_table_and_column_has_words() -> None:
    assert set(headings()) == {one.table.name for one in HOLDINGS}
    titles = {"scorecard_id", "question_id", "fact_id", "step_id"}
    shown = {column.name for one in HOLDINGS for column in one.shown} - titles
    assert shown == set(labels())
    assert Base.metadata.tables


def test_everything_about_the_candidate_is_in_it(told: Hiring) -> None:
    found = report(told)

    assert found.candidate == "Dana Whitfield"
    assert {one.key for one in found.sections} >= {
        *("candidates", "interviews", "scorecards", "answers", "amendments", "debriefs"),
        *("decisions", "holds", "audit_log"),
    }
    text = everything(found)
    prompt = told.content.questions[0].question.prompt
    for wanted in ("Room 4", "She was calm.", "misheard", "A claim was announced.", "hold", prompt):
        assert wanted in text
    answers = next(one for one in found.sections if one.key == "answers")
    assert [one.title for one in answers.records[:2]] == [
        f"interviewer 1: {told.content.questions[0].question.prompt}",
        f"interviewer 1: {told.content.questions[1].question.prompt}",
    ]
    assert len(answers.records) == 6
    cards = next(one for one in found.sections if one.key == "scorecards")
    assert [one.fields[0].value for one in cards.records] == ["interviewer 1", "interviewer 2"]


def test_nobody_else_is_named_in_it(told: Hiring) -> None:
    text = everything(report(told))

    for name in ("Ana", "Ben", "Cora", "Priya", "Nair"):
        assert name not in text
    assert "Dana told [interviewer 2] of her move; better than [another person]." in text
    assert "We wait until [another candidate] has decided." in text
    assert "[interviewer 1] and [interviewer 2] [coordinator 1] agree about Dana Whitfield." in text
    assert "about Priya alone" not in text


def test_same_data_has_the_same_number(told: Hiring) -> None:
    first, second = report(told), report(told)

    assert first.number == second.number
    candidates.rename(told.database, told.candidates[0].id, "Dana W.")
    assert report(told).number != first.number


def test_sealed_scorecards_are_not_told_of_before_the_reveal(hiring: Hiring) -> None:
    dana, me = hiring.candidates[0], hiring.coordinator.id
    hiring.submit(dana, hiring.panel[0], evidence="a secret")

    with pytest.raises(NotVisible, match="sealed"):
        report(hiring)

    comparisons.break_seal(hiring.database, dana.id, "Ben is ill", viewer=me)
    assert "a secret" in everything(report(hiring))


def test_drafts_are_their_authors_alone_and_counted(hiring: Hiring) -> None:
    hiring.fill(hiring.candidates[0], hiring.panel[0], evidence="a draft")

    found = report(hiring)

    assert found.drafts == 1
    assert "a draft" not in everything(found)
    assert {one.key for one in found.sections} == {"candidates"}


def test_only_a_coordinator_answers(told: Hiring) -> None:
    with pytest.raises(Refused, match="coordinator"):
        access.report(told.database, told.candidates[0].id, told.panel[0].id)


def test_answer_is_in_the_audit_log(told: Hiring) -> None:
    dana = told.candidates[0]
    access.note_answered(told.database, dana.id, viewer=told.coordinator.id)

    entry = audit.newest(told.database, told.coordinator.id)[0].entry
    assert (entry.event, entry.candidate_id) == ("access_answered", dana.id)
