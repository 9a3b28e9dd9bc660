from __future__ import annotations

import pytest

from hireapp.domain.ids import ScorecardId
from hireapp.domain.kits import Fact
from hireapp.domain.people import Person
from hireapp.domain.scorecards import Recommendation
from hireapp.domain.text import LINE_LIMIT
from hireapp.errors import HireError, NotVisible, Refused
from hireapp.store import fact_notes, kits, scorecards
from tests.conftest import Hiring

NOTICE = "fact-1"


@pytest.fixture
def hiring(hiring: Hiring) -> Hiring:
    """Its kit has two facts to note."""
    facts = (Fact(id=NOTICE, text="Notice period"), Fact(id="fact-2", text="Languages"))
    kits.edit(hiring.database, hiring.opening.id, hiring.content.noting(facts))
    return hiring


def noted(hiring: Hiring, card: ScorecardId, viewer: Person) -> dict[str, str]:
    return dict(fact_notes.read(hiring.database, card, viewer.id))


def note(hiring: Hiring, card: ScorecardId, text: str, viewer: Person) -> None:
    fact_notes.write(hiring.database, card, NOTICE, text, viewer=viewer.id)


def test_note_is_kept_as_one_clean_line(hiring: Hiring, card: ScorecardId, ana: Person) -> None:
    note(hiring, card, " one\nmonth  ", ana)

    assert noted(hiring, card, ana) == {NOTICE: "one month"}


def test_later_note_takes_the_place_and_an_empty_one_takes_it_back(
    hiring: Hiring, card: ScorecardId, ana: Person
) -> None:
    note(hiring, card, "one month", ana)
    note(hiring, card, "two months", ana)
    later = noted(hiring, card, ana)
    note(hiring, card, " ", ana)

    assert later == {NOTICE: "two months"}
    assert noted(hiring, card, ana) == {}


def test_note_on_another_kits_fact_is_refused(
    hiring: Hiring, card: ScorecardId, ana: Person
) -> None:
    with pytest.raises(Refused, match="not in the kit"):
        fact_notes.write(hiring.database, card, "fact-9", "x", viewer=ana.id)


def test_note_too_long_is_refused_whole(hiring: Hiring, card: ScorecardId, ana: Person) -> None:
    with pytest.raises(Refused, match="too long"):
        note(hiring, card, "x" * (LINE_LIMIT + 1), ana)

    assert noted(hiring, card, ana) == {}


def test_only_the_seat_itself_writes_and_reads_before_the_reveal(
    hiring: Hiring, card: ScorecardId
) -> None:
    for who in (hiring.panel[1], hiring.coordinator):
        with pytest.raises(NotVisible):
            note(hiring, card, "x", who)
        with pytest.raises(NotVisible):
            noted(hiring, card, who)


def test_submitting_seals_the_notes_and_the_reveal_opens_them(hiring: Hiring, ana: Person) -> None:
    dana, ben = hiring.candidates[0], hiring.panel[1]
    card = hiring.fill(dana, ana)
    note(hiring, card, "one month", ana)
    scorecards.submit(hiring.database, card, Recommendation.YES, viewer=ana.id)

    with pytest.raises(HireError, match="sealed"):
        note(hiring, card, "two months", ana)
    hiring.submit(dana, ben)

    assert noted(hiring, card, ben) == {NOTICE: "one month"}
