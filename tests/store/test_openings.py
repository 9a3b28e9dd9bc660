from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hireapp.domain.changes import Change, OpeningChanged
from hireapp.domain.ids import OpeningId
from hireapp.domain.openings import Format, OpeningFacts, Reveal
from hireapp.domain.people import Person
from hireapp.errors import NotFound, NotVisible, Refused
from hireapp.store import audit, candidates, comparisons, openings, scorecards
from hireapp.store.database import Database
from tests.conftest import Hiring

FACTS = OpeningFacts(
    title="Guest Experience Host",
    purpose="make every guest leave happier than they came",
    authority="refund up to 100",
    authority_limits="never the law",
    aptitudes=("booking system", "عربي"),
    format=Format.SERIES_SAME,
    slot_minutes=60,
    retention_months=24,
    uses_opener=False,
    deadline=date(2026, 12, 24),
    reveal=Reveal.END_OF_ROUND,
)


def test_every_fact_is_stored(database: Database) -> None:
    made = openings.create(database, FACTS)

    assert openings.get(database, made.id) == made
    assert made.facts == FACTS


def test_edited_facts_replace_the_old(database: Database) -> None:
    made = openings.create(database, FACTS)
    edited = replace(FACTS, title="Front Desk Lead", deadline=None, uses_opener=True)

    openings.edit(database, made.id, edited)

    assert openings.get(database, made.id).facts == edited


@pytest.mark.parametrize(
    "name",
    [
        "<img src=/etc/passwd>",
        "O'Brien; DROP TABLE x",
        "ع" * 300,
        "王小明",
        "👩\u200d🚀 {n} %s",
    ],
)
def test_title_is_kept_as_text(database: Database, name: str) -> None:
    made = openings.create(database, replace(FACTS, title=name))

    assert openings.get(database, made.id).title == name
    assert openings.find(database, name) == made


def test_openings_come_oldest_first(database: Database) -> None:
    titles = ["Zebra keeper", "Actor", "Middle manager"]
    for title in titles:
        openings.create(database, replace(FACTS, title=title))

    assert [one.title for one in openings.all_of_them(database)] == titles
    assert [one.opening.title for one in openings.progress(database)] == titles


def test_opening_is_found_by_title_in_any_case_or_by_id(database: Database) -> None:
    made = openings.create(database, FACTS)

    assert openings.find(database, " guest experience  HOST ") == made
    assert openings.find(database, made.id) == made


def test_unknown_title_names_those_there_are(database: Database) -> None:
    openings.create(database, FACTS)

    with pytest.raises(NotFound, match="Cook") as refusal:
        openings.find(database, "Cook")

    assert "Guest Experience Host" in refusal.value.hint


def test_opening_that_is_gone_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound):
        openings.get(database, OpeningId("gone"))
    with pytest.raises(NotFound):
        openings.edit(database, OpeningId("gone"), FACTS)


def test_refused_facts_change_nothing(database: Database) -> None:
    made = openings.create(database, FACTS)
    heard: list[Change] = []
    database.announce = heard.append

    with pytest.raises(Refused):
        openings.edit(database, made.id, replace(FACTS, title=""))
    with pytest.raises(Refused):
        openings.create(database, replace(FACTS, purpose=""))

    assert openings.all_of_them(database) == (made,)
    assert heard == []


def test_changes_are_announced(database: Database) -> None:
    heard: list[Change] = []
    database.announce = heard.append

    made = openings.create(database, FACTS)
    openings.edit(database, made.id, FACTS)

    assert heard == [OpeningChanged(made.id)] * 2


def test_progress_counts_what_is_in(hiring: Hiring) -> None:
    ana, _ben = hiring.panel
    dana, priya = hiring.candidates
    hiring.submit(dana, ana)
    hiring.begin(priya, ana)

    (card,) = openings.progress(hiring.database)

    assert (card.candidates, card.submitted, card.expected) == (2, 1, 4)
    assert card.has_kit
    assert card.has_panel
    assert card.state_text == "Interviewing"


def test_progress_of_a_new_opening_is_all_zero(database: Database) -> None:
    openings.create(database, FACTS)

    (card,) = openings.progress(database)

    assert (card.candidates, card.submitted, card.expected) == (0, 0, 0)
    assert not card.has_kit
    assert not card.has_panel


# --- When scorecards are revealed ------------------------------------------------------------


def until_the_end(hiring: Hiring) -> None:
    facts = replace(hiring.opening.facts, reveal=Reveal.END_OF_ROUND)
    openings.edit(hiring.database, hiring.opening.id, facts)


def seen_by(hiring: Hiring, person: Person) -> list[str]:
    rows = comparisons.sheet(hiring.database, hiring.opening.id, person.id).rows
    return [row.name for row in rows if row.visible]


def test_round_reveals_only_when_all_candidates_scorecards_are_in(hiring: Hiring) -> None:
    until_the_end(hiring)
    ana, ben = hiring.panel
    dana, priya = hiring.candidates
    cards = [hiring.submit(dana, ana), hiring.submit(dana, ben), hiring.submit(priya, ana)]

    entries = candidates.progress(hiring.database, hiring.opening.id, ana.id)
    assert [one.revealed for one in entries] == [False, False]
    assert seen_by(hiring, ana) == []
    with pytest.raises(NotVisible):
        scorecards.open_sheet(hiring.database, cards[1], ana.id)

    hiring.submit(priya, ben)

    assert seen_by(hiring, ana) == ["Dana Whitfield", "Priya Nair"]
    log = audit.newest(hiring.database, hiring.coordinator.id)
    assert [one.candidate for one in log if one.entry.event == "revealed"] == ["Priya Nair"]
    scorecards.open_sheet(hiring.database, cards[1], ana.id)


def test_seal_of_one_candidate_can_be_broken_before_the_end_of_the_round(hiring: Hiring) -> None:
    until_the_end(hiring)
    for person in hiring.panel:
        hiring.submit(hiring.candidates[0], person)

    comparisons.break_seal(
        hiring.database, hiring.candidates[0].id, "an offer waits", viewer=hiring.coordinator.id
    )

    assert seen_by(hiring, hiring.panel[0]) == ["Dana Whitfield"]


def test_rule_of_the_round_is_not_loosened_once_scorecards_are_in(hiring: Hiring) -> None:
    until_the_end(hiring)
    before = hiring.opening.facts
    openings.edit(hiring.database, hiring.opening.id, before)
    until_the_end(hiring)
    hiring.submit(hiring.candidates[0], hiring.panel[0])

    with pytest.raises(Refused, match="wait for the end of the round"):
        openings.edit(hiring.database, hiring.opening.id, before)
    assert openings.get(hiring.database, hiring.opening.id).facts.reveal is Reveal.END_OF_ROUND
    events = [one.entry for one in audit.newest(hiring.database, hiring.coordinator.id)]
    changes = [one.detail for one in events if one.event == "reveal_rule_changed"]
    assert changes == ["end_of_round", "each_candidate", "end_of_round"]
