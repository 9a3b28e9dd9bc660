"""From the database to the paper: what the asker may see, and not a word more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from hireapp.domain.banks import Bank
from hireapp.domain.decisions import DecisionFacts, Outcome
from hireapp.domain.dumb_rules import RuleFacts
from hireapp.domain.ids import AttitudeId, PersonId
from hireapp.domain.kits import Fact
from hireapp.domain.papers import FormName, Papers, Subject
from hireapp.domain.people import Person, Role
from hireapp.domain.scorecards import Recommendation, Score
from hireapp.paper.book import build
from hireapp.paper.document import Look
from hireapp.paper.forms import FORMS, subjects
from hireapp.store import (
    arrangements,
    debriefs,
    decisions,
    dumb_rules,
    example,
    example_outcome,
    fact_notes,
    kits,
    openings,
    papers,
    people,
)
from hireapp.store.database import Database
from tests.conftest import Hiring, make_hiring

from .reading import whole_text

REASON = "Heard of three strangers by name, and what became of each."


def collected(hiring: Hiring, viewer: PersonId) -> Papers:
    return papers.collect(hiring.database, hiring.opening.id, viewer)


def printed(name: FormName, subject: Subject, look: Look | None = None) -> str:
    assert FORMS[name].lack(subject) == ""
    return whole_text(build([FORMS[name].lay_out(subject, look or Look())], title="Form"))


def everything(found: Papers) -> Iterator[str]:
    """The text of every form that has something to print."""
    for name in FORMS:
        for subject in subjects(name, found):
            if not FORMS[name].lack(subject):
                yield printed(name, subject)


def decide(hiring: Hiring, outcome: Outcome) -> None:
    candidate = hiring.candidates[0]
    debriefs.open_evidence(hiring.database, candidate.id, viewer=hiring.coordinator.id)
    facts = DecisionFacts(
        outcome=outcome,
        reason=REASON,
        attitudes=(AttitudeId(hiring.content.attitudes[0].id),),
        alternatives="Waiting for spring",
        signatories=(hiring.coordinator.id,),
    )
    decisions.decide(
        hiring.database, candidate.id, facts, exceptions=(), viewer=hiring.coordinator.id
    )


@pytest.fixture
def half_in(hiring: Hiring) -> Hiring:
    """Ana's scorecard of Dana is in, Ben's is not."""
    candidate, ana = hiring.candidates[0], hiring.panel[0]
    hiring.submit(candidate, ana, Score.FIVE, "SECRETWORDS", Recommendation.STRONG_YES)
    return hiring


@pytest.fixture
def revealed(half_in: Hiring) -> Hiring:
    """Both are in."""
    candidate, ben = half_in.candidates[0], half_in.panel[1]
    half_in.submit(candidate, ben, Score.TWO, "OTHERWORDS", Recommendation.NO)
    return half_in


@pytest.mark.parametrize("who", ["coordinator", "owing interviewer", "observer"])
def test_nothing_sealed_is_on_any_form(half_in: Hiring, who: str) -> None:
    observer = people.add(half_in.database, "Otto", Role.OBSERVER)
    viewers: dict[str, Person] = {
        "coordinator": half_in.coordinator,
        "owing interviewer": half_in.panel[1],
        "observer": observer,
    }

    texts = list(everything(collected(half_in, viewers[who].id)))

    assert len(texts) > 5
    assert not [text for text in texts if "SECRETWORDS" in text]
    assert not [text for text in texts if "1 strong yes" in text]


def test_a_sealed_candidate_has_an_empty_consensus_form_and_no_dossier(half_in: Hiring) -> None:
    found = collected(half_in, half_in.coordinator.id)
    subject = Subject(found, found.candidates[0])

    text = printed(FormName.CONSENSUS_FORM, subject)

    assert "Copy your ratings from your scorecard" in text
    assert "1 · Loves humans 2 · Loves humans 3 · Loves humans" in text
    assert FORMS[FormName.DOSSIER].lack(subject) == "sealed, 1 of 2 in"
    assert FORMS[FormName.FILLED_SCORECARD].lack(
        Subject(found, found.candidates[0], found.panel[0])
    )


def test_the_author_prints_an_own_draft_with_the_reaction_folded_away(hiring: Hiring) -> None:
    ana = hiring.panel[0]
    hiring.fill(hiring.candidates[0], ana, Score.FOUR, "DRAFTWORDS")
    found = collected(hiring, ana.id)

    text = printed(FormName.FILLED_SCORECARD, Subject(found, found.candidates[0], found.panel[0]))

    assert "Draft: not submitted yet" in text
    assert text.count("DRAFTWORDS") == len(hiring.questions)  # the reaction's reason is not there
    assert "folded away until you submit" in text


def test_notes_on_facts_are_on_the_scorecard_that_has_them(database: Database, bank: Bank) -> None:
    facts = (Fact(id="fact-1", text="Notice period"), Fact(id="fact-2", text="Shifts"))
    hiring = make_hiring(database, bank)
    kits.edit(database, hiring.opening.id, hiring.content.noting(facts))
    candidate, ana = hiring.candidates[0], hiring.panel[0]
    card = hiring.fill(candidate, ana)
    fact_notes.write(database, card, "fact-1", "six weeks", viewer=ana.id)
    own, other = (collected(hiring, person.id) for person in hiring.panel)

    text = printed(FormName.FILLED_SCORECARD, Subject(own, own.candidates[0], own.panel[0]))

    assert "To note, never scored Notice period: six weeks Shifts: –" in text
    assert other.candidates[0].fact_notes == {}


def test_the_dossier_shows_everything_after_the_reveal(revealed: Hiring) -> None:
    candidate = revealed.candidates[0]
    debriefs.agree(
        revealed.database,
        candidate.id,
        revealed.questions[0],
        Score.FOUR,
        "Ben heard it late.",
        viewer=revealed.coordinator.id,
    )
    debriefs.note(revealed.database, candidate.id, "NOTEWORDS", viewer=revealed.coordinator.id)
    rule = RuleFacts(rule="No refund on Sundays", harm="Guests wait", candidate_id=candidate.id)
    dumb_rules.note(revealed.database, rule, viewer=revealed.panel[0].id)
    decide(revealed, Outcome.HIRE)
    found = collected(revealed, revealed.coordinator.id)

    text = printed(FormName.DOSSIER, Subject(found, found.candidates[0]))

    for attitude in revealed.content.attitudes:
        assert attitude.name in text
    assert text.count("SECRETWORDS") == len(revealed.questions) + 1
    assert text.count("OTHERWORDS") == len(revealed.questions) + 1
    assert "Ana · 5 SECRETWORDS Ben · 2 OTHERWORDS Agreed 4. Ben heard it late." in text
    assert "1 strong yes, 1 no" in text
    assert "Ana warm: SECRETWORDS Ben warm: OTHERWORDS" in text
    assert "NOTEWORDS" in text
    assert "No refund on Sundays Guests wait Not decided yet" in text
    assert f"Reason {REASON}" in text
    assert "hire" in text
    short = Look(with_evidence=False)
    without = printed(FormName.DOSSIER, Subject(found, found.candidates[0]), short)
    assert without.count("SECRETWORDS") == 1  # the reason of a reaction is no evidence


def test_the_consensus_form_shows_first_ratings_after_the_reveal(revealed: Hiring) -> None:
    found = collected(revealed, revealed.panel[1].id)

    text = printed(FormName.CONSENSUS_FORM, Subject(found, found.candidates[0]))

    assert "1 · Loves humans 5 2 2–5" in text
    assert "Each on their own: Ana: strong yes · Ben: no." in text
    assert "Check your ratings against your scorecard" in text


def test_the_record_is_for_those_who_may_see_decisions(revealed: Hiring) -> None:
    decide(revealed, Outcome.DECLINE)
    outsider = people.add(revealed.database, "Otto", Role.INTERVIEWER)

    text = printed(FormName.DECISION_RECORD, Subject(collected(revealed, revealed.coordinator.id)))

    assert "Dana Whitfield v1 2 of 2 decline" in text
    assert "Priya Nair v1 0 of 2 not decided – open" in text
    assert f"Reason {REASON} Attitudes Loves humans Alternatives Waiting for spring" in text
    assert "Name Signature Date Cora" in text
    lack = FORMS[FormName.DECISION_RECORD].lack(Subject(collected(revealed, outsider.id)))
    assert lack == "Nobody has decided yet."


def test_only_the_person_hired_is_welcomed(revealed: Hiring) -> None:
    lack = FORMS[FormName.WELCOME_PACKET].lack
    before = collected(revealed, revealed.coordinator.id)
    assert lack(Subject(before, before.candidates[0])) == "Nobody has decided yet."
    decide(revealed, Outcome.DECLINE)
    declined = collected(revealed, revealed.coordinator.id)
    assert lack(Subject(declined, declined.candidates[0])).startswith("Not hired")
    decide(revealed, Outcome.HIRE)
    hired = collected(revealed, revealed.coordinator.id)

    text = printed(FormName.WELCOME_PACKET, Subject(hired, hired.candidates[0]))

    assert "You are an important person here." in text
    assert "make every guest leave happier than they came" in text
    assert "Welcome, Dana Whitfield." in text
    assert "SECRETWORDS" not in text


def test_the_example_can_be_brought_to_its_end(example_database: Database) -> None:
    example_outcome.conclude(example_database)

    viewer = example.person_shown(example_database)
    opening = openings.find(example_database, example_outcome.OPENING)
    found = papers.collect(example_database, opening.id, viewer.id)
    record = printed(FormName.DECISION_RECORD, Subject(found))
    hired = next(one for one in found.candidates if one.candidate.name == "Maya Okafor")
    welcome = printed(FormName.WELCOME_PACKET, Subject(found, hired))

    assert "Maya Okafor v3 4 of 4 hire" in record
    assert "Tomás Rivera v3 4 of 4 hold" in record
    assert "Olga Petrova v3 4 of 4 decline" in record
    assert "Loves humans, Turns OOPS into WOW" in record
    assert "Breakfast ends at ten" in welcome
    assert "Lee Carter answers for it." in welcome


def test_what_was_agreed_beforehand_is_on_guide_and_handout(hiring: Hiring) -> None:
    arrangements.agree(
        hiring.database,
        hiring.candidates[0].id,
        extra_minutes=15,
        adjustments="large print",
        viewer=hiring.coordinator.id,
    )
    found = collected(hiring, hiring.coordinator.id)
    one = found.candidates[0]

    guide = printed(FormName.GUIDE, Subject(found, one, found.panel[0]))
    handout = printed(FormName.HANDOUT, Subject(found, one))

    assert "Agreed adjustment: 15 minutes more" in guide
    assert "Agreed adjustment: large print" in guide
    assert "Agreed with you 15 minutes more Agreed with you large print" in handout
    assert "Please ask Cora." in handout


def test_without_opener_no_form_has_one(hiring: Hiring) -> None:
    found = collected(hiring, hiring.coordinator.id)
    facts = replace(found.opening.facts, uses_opener=False)
    assert found.comparison is not None
    sheet = replace(found.comparison, uses_opener=False)
    without = replace(found, opening=replace(found.opening, facts=facts), comparison=sheet)

    for text in everything(without):
        assert "Do you love humans?" not in text
        assert "goose bumps" not in text
