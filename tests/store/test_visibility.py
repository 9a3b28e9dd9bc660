"""The visibility rule as reads obey it: who is shown what of whom, on one real database.

Five candidates, nine people. What is written on a scorecard carries a marker of its own, so that
a leak into anything that is returned is found by its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from hireapp.domain.banks import Bank
from hireapp.domain.ids import ScorecardId
from hireapp.domain.people import Candidate, Person, Role
from hireapp.domain.scorecards import Reaction, Recommendation, Score
from hireapp.errors import NotVisible
from hireapp.store import agenda, candidates, comparisons, openings, panels, people, scorecards
from tests.conftest import MONDAY, Hiring, make_hiring, opened_copy

SEATED = {
    "Ana": Role.INTERVIEWER,
    "Ben": Role.INTERVIEWER,
    "Carl": Role.COORDINATOR,
    "Mia": Role.HIRING_MANAGER,
    "Olga": Role.OBSERVER,  # her seat does not count
}
BEYOND = {
    "Kim": Role.COORDINATOR,
    "Max": Role.HIRING_MANAGER,
    "Ivy": Role.INTERVIEWER,
    "Ossi": Role.OBSERVER,
}
VIEWERS = SEATED | BEYOND

DRAFTS = {
    "All in": [],
    "Sealed": ["Ben"],
    "Broken": ["Ben"],
    "Carl owes": ["Carl"],
    "Olga drafts": ["Olga"],
}
"""Whose scorecard of a candidate is still a draft; everybody else's is submitted."""
BROKEN_SEALS = ("Broken", "Carl owes")

SEE_THE_PANEL = {
    "All in": {"Ana", "Ben", "Carl", "Mia", "Olga", "Kim", "Max"},
    "Sealed": set(),
    "Broken": {"Ana", "Carl", "Mia", "Olga", "Kim", "Max"},
    "Carl owes": {"Ana", "Ben", "Mia", "Olga", "Kim", "Max"},
    "Olga drafts": {"Ana", "Ben", "Carl", "Mia", "Olga", "Kim", "Max"},
}


class Office:
    """The nine people, the five candidates and every scorecard."""

    def __init__(self, hiring: Hiring) -> None:
        self.hiring = hiring
        self.database = hiring.database
        self.people: dict[str, Person] = {}
        self.candidates: dict[str, Candidate] = {one.name: one for one in hiring.candidates}
        self.cards: dict[tuple[str, str], ScorecardId] = {}

    def fill(self) -> Office:
        for name, role in VIEWERS.items():
            self.people[name] = people.add(self.database, name, role)
        for name in SEATED:
            panels.seat(self.database, self.hiring.opening.id, self.people[name].id)
        for candidate in self.candidates:
            for name in SEATED:
                self.cards[candidate, name] = self._scorecard(candidate, name)
        for candidate in BROKEN_SEALS:
            comparisons.break_seal(
                self.database,
                self.candidates[candidate].id,
                "waited long enough",
                viewer=self.people["Kim"].id,
            )
        return self

    def _scorecard(self, candidate: str, author: str) -> ScorecardId:
        person = self.people[author]
        card = self.hiring.fill(
            self.candidates[candidate],
            person,
            Score.ONE if author == "Ana" else Score.FIVE,
            marker(candidate, author),
        )
        scorecards.note_reaction(
            self.database,
            card,
            Reaction.GOOSE_BUMPS,
            marker(candidate, author),
            viewer=person.id,
        )
        if author not in DRAFTS[candidate]:
            scorecards.submit(self.database, card, Recommendation.STRONG_NO, viewer=person.id)
        return card

    def viewer(self, name: str) -> Person:
        return self.people[name]


def marker(candidate: str, author: str) -> str:
    return f"MARKER {candidate} by {author}"


@contextmanager
def filled_office(empty_file: Path, folder: Path, bank: Bank) -> Iterator[Office]:
    """An office in a copy of an empty file."""
    with opened_copy(empty_file, folder) as database:
        hiring = make_hiring(database, bank, questions=2, panel=(), names=tuple(DRAFTS))
        yield Office(hiring).fill()


@pytest.fixture(scope="module")
def office(
    empty_file: Path, tmp_path_factory: pytest.TempPathFactory, bank: Bank
) -> Iterator[Office]:
    with filled_office(empty_file, tmp_path_factory.mktemp("office"), bank) as made:
        yield made


each_viewer = pytest.mark.parametrize("viewer", VIEWERS)
each_candidate = pytest.mark.parametrize("candidate", DRAFTS)


@contextmanager
def scorecards_read() -> Iterator[set[str]]:
    """The ids that queries of answers and amendments ask for."""
    asked: set[str] = set()

    def note(_c: object, _cursor: object, statement: str, values: object, *_rest: object) -> None:
        if "FROM answers" in statement or "FROM amendments" in statement:
            assert isinstance(values, tuple)
            asked.update(values)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def may_open(viewer: str, candidate: str, author: str) -> bool:
    submitted = author not in DRAFTS[candidate]
    return viewer == author or (submitted and viewer in SEE_THE_PANEL[candidate])


TRIPLES = list(product(VIEWERS, DRAFTS, SEATED))


@pytest.mark.parametrize(
    ("viewer", "candidate", "author"), [one for one in TRIPLES if may_open(*one)]
)
def test_scorecard_is_opened_by_those_who_may_see_it(
    office: Office, viewer: str, candidate: str, author: str
) -> None:
    card = office.cards[candidate, author]

    opened = scorecards.open_sheet(office.database, card, office.viewer(viewer).id)

    assert marker(candidate, author) in repr(opened)
    assert opened.scorecard.id == card


@pytest.mark.parametrize(
    ("viewer", "candidate", "author"), [one for one in TRIPLES if not may_open(*one)]
)
def test_scorecard_is_refused_to_everybody_else_before_its_answers_are_read(
    office: Office, viewer: str, candidate: str, author: str
) -> None:
    card = office.cards[candidate, author]

    with scorecards_read() as asked, pytest.raises(NotVisible, match="sealed") as refusal:
        scorecards.open_sheet(office.database, card, office.viewer(viewer).id)

    assert asked == set()
    assert "MARKER" not in refusal.value.sentence


@each_viewer
def test_comparison_shows_what_the_viewer_may_see_and_loads_nothing_else(
    office: Office, viewer: str
) -> None:
    with scorecards_read() as asked:
        compared = comparisons.sheet(
            office.database, office.hiring.opening.id, office.viewer(viewer).id
        )

    rows = {row.name: row for row in compared.rows}
    visible = {name for name, row in rows.items() if row.visible}
    assert visible == {name for name in DRAFTS if viewer in SEE_THE_PANEL[name]}
    assert asked == {
        office.cards[candidate, author]
        for candidate in visible
        for author in SEATED
        if author != "Olga" and author not in DRAFTS[candidate]
    }
    for name in set(rows) - visible:
        shown = repr(rows[name])
        assert (rows[name].cells, rows[name].overall) == ((), None)
        assert not any(word in shown for word in ("Score", "GOOSE", "STRONG_NO", "mean="))
    assert {one.candidate for one in compared.disagreements} <= visible
    assert {one.first for one in compared.close_calls} <= visible
    assert {one.second for one in compared.close_calls} <= visible
    assert {one.candidate for one in compared.skips} <= visible
    assert "MARKER" not in repr(compared)


@pytest.mark.parametrize("viewer", ["Ivy", "Ossi"])
def test_whoever_sees_no_candidate_sees_no_figure(office: Office, viewer: str) -> None:
    compared = comparisons.sheet(
        office.database, office.hiring.opening.id, office.viewer(viewer).id
    )

    assert (compared.disagreements, compared.close_calls, compared.leans) == ((), (), ())
    assert {(row.submitted, row.expected) for row in compared.rows} == {(4, 4), (3, 4)}


@each_viewer
def test_figures_about_an_interviewer_are_that_persons_and_the_coordinators(
    office: Office, viewer: str
) -> None:
    compared = comparisons.sheet(
        office.database, office.hiring.opening.id, office.viewer(viewer).id
    )

    everybody = ["Ana", "Ben", "Carl", "Mia"]
    if viewer in ("Carl", "Kim"):
        assert [one.person for one in compared.leans] == everybody
    else:
        assert [one.person for one in compared.leans] == [viewer] * (viewer in everybody)


@each_viewer
def test_progress_has_states_and_no_contents(office: Office, viewer: str) -> None:
    with scorecards_read() as asked:
        rows = candidates.progress(
            office.database, office.hiring.opening.id, office.viewer(viewer).id
        )

    shown = {one.scorecard_id for row in rows for one in row.seats if one.scorecard_id}
    assert shown == {card for (_, author), card in office.cards.items() if author == viewer}
    assert asked == set()
    for word in ("MARKER", "GOOSE", "goose", "STRONG_NO", "strong_no", "Score."):
        assert word not in repr(rows)


@each_viewer
def test_home_has_counts_and_no_contents(office: Office, viewer: str) -> None:
    meeting = candidates.schedule(office.database, office.candidates["Sealed"].id, MONDAY)
    with scorecards_read() as asked:
        shown = repr(
            (
                openings.progress(office.database),
                agenda.day(office.database, office.viewer(viewer).id),
                agenda.due(office.database, office.viewer(viewer).id),
            )
        )
    candidates.unschedule(office.database, meeting.id)

    assert asked == set()
    assert "person='Ben'" in shown
    for word in ("MARKER", "GOOSE", "goose", "STRONG_NO", "strong_no", "Score."):
        assert word not in shown


@each_candidate
@pytest.mark.parametrize("author", SEATED)
def test_authors_own_draft_hides_only_the_reaction(
    office: Office, candidate: str, author: str
) -> None:
    person = office.viewer(author)

    card = scorecards.open_sheet(office.database, office.cards[candidate, author], person.id)

    noted = [card.scorecard.answer(question).evidence for question in office.hiring.questions]
    assert noted == [marker(candidate, author)] * len(office.hiring.questions)
    if author in DRAFTS[candidate]:
        assert (card.scorecard.reaction, card.scorecard.reaction_reason) == (None, "")
    else:
        assert card.scorecard.reaction is Reaction.GOOSE_BUMPS
