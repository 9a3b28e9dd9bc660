from __future__ import annotations

from datetime import UTC, date, timedelta, timezone

import pytest

from hireapp.domain.banks import Bank
from hireapp.domain.changes import Change, OpeningChanged
from hireapp.domain.comparison import ComparisonSheet
from hireapp.domain.ids import CandidateId, OpeningId, PersonId
from hireapp.domain.people import Person, Role
from hireapp.domain.scorecards import NoScore, Reaction, Recommendation, Score
from hireapp.errors import NotFound, Refused
from hireapp.store import candidates, comparisons, kits, panels, people, scorecards
from hireapp.store.database import Database
from tests.conftest import MONDAY, Hiring, make_hiring


def sheet(hiring: Hiring, viewer: Person | None = None) -> ComparisonSheet:
    who = viewer or hiring.coordinator
    return comparisons.sheet(hiring.database, hiring.opening.id, who.id, zone=UTC)


def test_complete_candidate_is_compared(hiring: Hiring) -> None:
    ana, ben = hiring.panel
    dana, priya = hiring.candidates
    hiring.submit(dana, ana, Score.FIVE, recommendation=Recommendation.STRONG_YES)
    hiring.submit(dana, ben, Score.TWO, recommendation=Recommendation.NO)

    compared = sheet(hiring)

    row, waiting = compared.rows
    assert row.candidate_id == dana.id
    assert row.overall is not None
    assert (row.overall.lowest, row.overall.mean, row.overall.highest) == (2, 3.5, 5)
    assert all(cell.differs for cell in row.cells)
    assert row.reactions == {Reaction.WARM: 2}
    assert row.recommendations == {Recommendation.STRONG_YES: 1, Recommendation.NO: 1}
    assert (waiting.name, waiting.visible) == (priya.name, False)
    assert (compared.submitted, compared.expected) == (2, 4)
    assert compared.panel == ("Ana", "Ben")


def test_missing_ratings_are_no_zeros(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    hiring.submit(dana, hiring.panel[0], Score.FOUR)
    hiring.submit(dana, hiring.panel[1], NoScore.NO_EVIDENCE)

    overall = sheet(hiring).rows[0].overall

    assert overall is not None
    assert overall.mean == 4


def test_amendments_are_applied_and_counted(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    ana, ben = hiring.panel
    card = hiring.submit(dana, ana, Score.FOUR)
    hiring.submit(dana, ben, Score.FOUR)
    scorecards.amend(hiring.database, card, hiring.questions[0], Score.ONE, "why", viewer=ana.id)

    row = sheet(hiring).rows[0]

    assert row.amendments == 1
    assert (row.cells[0].lowest, row.cells[0].highest) == (1, 4)


def test_observers_scorecard_does_not_count(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    olga = people.add(hiring.database, "Olga", Role.OBSERVER)
    panels.seat(hiring.database, hiring.opening.id, olga.id)
    for person in hiring.panel:
        hiring.submit(dana, person, Score.FOUR)
    hiring.submit(dana, olga, Score.ONE)

    compared = sheet(hiring)

    overall = compared.rows[0].overall
    assert overall is not None
    assert overall.lowest == overall.mean == 4
    assert (compared.rows[0].submitted, compared.rows[0].expected) == (2, 2)
    assert compared.panel == ("Ana", "Ben")


def test_candidates_on_two_versions_stand_in_two_blocks(hiring: Hiring) -> None:
    dana, priya = hiring.candidates
    for person in hiring.panel:
        hiring.submit(dana, person, Score.FOUR)
    shorter = hiring.content.removing(hiring.questions[0])
    kits.edit(hiring.database, hiring.opening.id, shorter)
    kits.freeze(hiring.database, hiring.opening.id)
    hiring.begin(priya, hiring.panel[0])

    blocks = sheet(hiring).blocks

    assert [(block.kit_number, [row.name for row in block.rows]) for block in blocks] == [
        (1, [dana.name]),
        (2, [priya.name]),
    ]


def test_opening_without_a_kit_has_no_rows(hiring: Hiring) -> None:
    kits.discard_draft(hiring.database, hiring.opening.id)

    assert sheet(hiring).blocks == ()


def test_days_are_those_of_the_viewers_time_zone(hiring: Hiring) -> None:
    dana, priya = hiring.candidates
    candidates.schedule(hiring.database, dana.id, MONDAY.replace(hour=23))
    candidates.schedule(hiring.database, priya.id, MONDAY.replace(hour=9))
    viewer, east = hiring.coordinator.id, timezone(timedelta(hours=2))

    here = sheet(hiring)
    there = comparisons.sheet(hiring.database, hiring.opening.id, viewer, zone=east)

    assert (here.first_interview, here.last_interview) == (date(2026, 11, 23),) * 2
    assert (there.first_interview, there.last_interview) == (
        date(2026, 11, 23),
        date(2026, 11, 24),
    )


def test_leans_are_for_oneself_and_the_coordinator(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    ana, ben = hiring.panel
    max_ = people.add(hiring.database, "Max", Role.HIRING_MANAGER)
    hiring.submit(dana, ana, Score.FIVE)
    hiring.submit(dana, ben, Score.THREE)

    leans = {
        viewer.name: [one.person for one in sheet(hiring, viewer).leans]
        for viewer in (hiring.coordinator, ana, ben, max_)
    }

    assert leans == {"Cora": ["Ana", "Ben"], "Ana": ["Ana"], "Ben": ["Ben"], "Max": []}


def test_same_scorecards_give_the_same_sheet_in_whatever_order_they_came(
    tmp_path_factory: pytest.TempPathFactory, bank: Bank
) -> None:
    ids = []
    for number, order in enumerate([(0, 1), (1, 0)]):
        database = Database.create(tmp_path_factory.mktemp(f"order{number}") / "hiring.db")
        hiring = make_hiring(database, bank)
        for place in order:
            scores = (Score.FIVE, Score.THREE)
            hiring.submit(hiring.candidates[0], hiring.panel[place], scores[place])
        row = sheet(hiring).rows[0]
        ids.append((row.cells, row.overall, list(row.recommendations.items())))
        database.close()

    assert ids[0] == ids[1]


# --- Breaking a seal -------------------------------------------------------------------------


def test_coordinator_breaks_a_seal_with_a_reason(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    hiring.submit(dana, hiring.panel[0], Score.FIVE)
    heard: list[Change] = []
    hiring.database.announce = heard.append
    before = sheet(hiring).rows[0]

    comparisons.break_seal(hiring.database, dana.id, " Ben is  ill ", viewer=hiring.coordinator.id)

    after = sheet(hiring).rows[0]
    assert (before.visible, before.seal_broken) == (False, False)
    assert (after.visible, after.seal_broken) == (True, True)
    assert (after.submitted, after.expected) == (1, 2)
    assert heard == [OpeningChanged(hiring.opening.id)]


def test_seal_without_a_scorecard_under_it_shows_nothing(hiring: Hiring) -> None:
    dana, _ = hiring.candidates

    comparisons.break_seal(hiring.database, dana.id, "why", viewer=hiring.coordinator.id)

    row = sheet(hiring).rows[0]
    assert (row.visible, row.revealed, row.cells) == (False, True, ())


@pytest.mark.parametrize(
    ("viewer", "reason", "words"),
    [
        ("Cora", "  ", "reason"),
        ("Cora", "x" * 2_001, "reason"),
        ("Ana", "why", "Only"),
    ],
)
def test_refused_break_leaves_the_seal(
    hiring: Hiring, viewer: str, reason: str, words: str
) -> None:
    dana, _ = hiring.candidates
    person = hiring.coordinator if viewer == "Cora" else hiring.panel[0]

    with pytest.raises(Refused, match=words):
        comparisons.break_seal(hiring.database, dana.id, reason, viewer=person.id)

    assert not sheet(hiring).rows[0].seal_broken


def test_seal_breaks_once(hiring: Hiring) -> None:
    dana, _ = hiring.candidates
    comparisons.break_seal(hiring.database, dana.id, "why", viewer=hiring.coordinator.id)

    with pytest.raises(Refused, match="already"):
        comparisons.break_seal(hiring.database, dana.id, "again", viewer=hiring.coordinator.id)


def test_what_is_gone_is_not_found(hiring: Hiring) -> None:
    viewer = hiring.coordinator.id

    with pytest.raises(NotFound):
        comparisons.sheet(hiring.database, OpeningId("gone"), viewer)
    with pytest.raises(NotFound):
        comparisons.sheet(hiring.database, hiring.opening.id, PersonId("gone"))
    with pytest.raises(NotFound):
        comparisons.break_seal(hiring.database, CandidateId("gone"), "why", viewer=viewer)


def test_reason_of_a_broken_seal_is_shown_to_those_for_whom_the_scorecards_are(
    hiring: Hiring,
) -> None:
    database, opening_id = hiring.database, hiring.opening.id
    outsider = people.add(database, "Ivy", Role.INTERVIEWER)
    comparisons.break_seal(
        database, hiring.candidates[0].id, "an offer waits", viewer=hiring.coordinator.id
    )

    def reasons(viewer: Person) -> list[str]:
        rows = comparisons.sheet(database, opening_id, viewer.id).rows
        return [row.seal_reason for row in rows if row.seal_broken]

    assert reasons(hiring.panel[0]) == ["Cora: an offer waits"]
    assert reasons(outsider) == [""]
