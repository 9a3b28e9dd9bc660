"""Scorecards from paper: entered once, marked, sealed, and looked at a second time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from hireapp.domain.ids import ScorecardId
from hireapp.domain.paper_entry import PaperLine, PaperState
from hireapp.domain.people import Candidate, Person, Role
from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation, Score
from hireapp.domain.text import NOTE_LIMIT
from hireapp.errors import NotVisible, Refused
from hireapp.store import (
    audit,
    comparisons,
    conflicts,
    debriefs,
    panels,
    paper_entry,
    people,
    scorecards,
    second_looks,
)
from hireapp.store.tables import PaperDraftRow
from tests.conftest import Hiring


def line(hiring: Hiring, rating: Rating = Score.FOUR) -> PaperLine:
    """A paper with every cell filled."""
    return PaperLine(
        ratings=dict.fromkeys(hiring.questions, rating),
        evidence={hiring.questions[0]: "“I knelt down.”"},
        reaction=Reaction.WARM,
        recommendation=Recommendation.YES,
    )


def enter(
    hiring: Hiring,
    person: Person,
    by: Person,
    candidate: Candidate | None = None,
    rating: Rating = Score.FOUR,
) -> ScorecardId:
    wanted = candidate or hiring.candidates[0]
    seats = panels.seats(hiring.database, hiring.opening.id)
    seat = next(one for one in seats if one.person.id == person.id)
    return paper_entry.enter(
        hiring.database, wanted.id, seat.id, line(hiring, rating), viewer=by.id
    )


def states(hiring: Hiring, viewer: Person) -> dict[tuple[str, str], PaperState]:
    rows = paper_entry.grid(hiring.database, hiring.opening.id, viewer.id)
    return {(one.candidate.name, one.seat.person.name): one.state for one in rows}


@pytest.fixture
def kim(hiring: Hiring) -> Person:
    """A second coordinator."""
    return people.add(hiring.database, "Kim", Role.COORDINATOR)


def test_entered_paper_is_submitted_marked_and_sealed(hiring: Hiring) -> None:
    ana = hiring.panel[0]
    cora = hiring.coordinator

    card = enter(hiring, ana, cora)

    kept = hiring.read(card, ana)
    assert kept.is_submitted
    assert kept.paper is not None
    assert kept.paper.sentence == "Entered from paper by Cora."
    assert {one.rating for one in kept.answers.values()} == {Score.FOUR}
    assert kept.answer(hiring.questions[0]).evidence == "“I knelt down.”"
    with pytest.raises(NotVisible, match="sealed"):
        scorecards.open_sheet(hiring.database, card, cora.id)
    events = [(one.entry.event, one.person) for one in audit.newest(hiring.database, cora.id)]
    assert events[:2] == [("paper_entered", "Cora"), ("scorecard_submitted", "Ana")]


def test_last_paper_reveals_like_any_other(hiring: Hiring) -> None:
    for person in hiring.panel:
        enter(hiring, person, hiring.coordinator)

    row = comparisons.sheet(hiring.database, hiring.opening.id, hiring.panel[0].id).rows[0]
    assert row.visible


def test_revealed_voices_say_who_entered_them(hiring: Hiring, kim: Person) -> None:
    ana, ben = hiring.panel
    dana = hiring.candidates[0]
    card = enter(hiring, ana, hiring.coordinator)
    with pytest.raises(NotVisible):
        debriefs.read(hiring.database, dana.id, kim.id)
    second_looks.look_again(hiring.database, card, line(hiring), viewer=kim.id)
    hiring.submit(dana, ben)

    told = debriefs.read(hiring.database, dana.id, kim.id)

    assert [mark.said_of(one.name for one in people) for people, mark in told.from_paper] == [
        "Ana: from paper, entered by Cora, looked at again by Kim."
    ]
    assert [voice.paper is not None for voice in told.items[0].voices] == [True, False]


def test_grid_has_states_and_no_contents(hiring: Hiring) -> None:
    ana, ben = hiring.panel
    dana, priya = hiring.candidates
    enter(hiring, ana, hiring.coordinator)
    hiring.submit(dana, ben)
    hiring.begin(priya, ana)

    assert states(hiring, hiring.coordinator) == {
        ("Dana Whitfield", "Ana"): PaperState.FROM_PAPER,
        ("Dana Whitfield", "Ben"): PaperState.IN,
        ("Priya Nair", "Ana"): PaperState.ON_SCREEN,
        ("Priya Nair", "Ben"): PaperState.OPEN,
    }
    shown = repr(paper_entry.grid(hiring.database, hiring.opening.id, hiring.coordinator.id))
    for word in ("knelt", "Score.", "WARM", "YES"):
        assert word not in shown


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.INTERVIEWER, Role.OBSERVER])
def test_only_a_coordinator_enters_paper(hiring: Hiring, role: Role) -> None:
    other = people.add(hiring.database, "Other", role)

    with pytest.raises(Refused, match="enter scorecards from paper"):
        enter(hiring, hiring.panel[0], other)
    with pytest.raises(Refused, match="enter scorecards from paper"):
        paper_entry.grid(hiring.database, hiring.opening.id, other.id)


def test_coordinator_on_the_panel_reads_others_paper_after_their_own(hiring: Hiring) -> None:
    cora = hiring.coordinator
    panels.seat(hiring.database, hiring.opening.id, cora.id)

    with pytest.raises(NotVisible, match="may not read this paper"):
        enter(hiring, hiring.panel[0], cora)
    assert set(states(hiring, cora)) == {("Dana Whitfield", "Cora"), ("Priya Nair", "Cora")}
    enter(hiring, cora, cora)
    assert enter(hiring, hiring.panel[0], cora)


def test_kept_coordinator_and_kept_interviewer_have_no_row(hiring: Hiring, kim: Person) -> None:
    ana = hiring.panel[0]
    dana = hiring.candidates[0]
    conflicts.mark(hiring.database, dana.id, ana.id, viewer=kim.id)
    conflicts.mark(hiring.database, dana.id, hiring.coordinator.id, viewer=kim.id)

    assert {one for one, _ in states(hiring, hiring.coordinator)} == {"Priya Nair"}
    assert ("Dana Whitfield", "Ana") not in states(hiring, kim)
    with pytest.raises(NotVisible):
        enter(hiring, ana, kim)
    with pytest.raises(NotVisible):
        enter(hiring, hiring.panel[1], hiring.coordinator)


def test_what_the_interviewer_has_begun_is_not_overwritten(hiring: Hiring) -> None:
    hiring.begin(hiring.candidates[0], hiring.panel[0])

    with pytest.raises(Refused, match="already"):
        enter(hiring, hiring.panel[0], hiring.coordinator)


def test_unfinished_paper_is_refused_and_nothing_kept(hiring: Hiring) -> None:
    ana = hiring.panel[0]
    seat = panels.seats(hiring.database, hiring.opening.id)[0]
    half = replace(line(hiring), ratings={hiring.questions[0]: NoScore.DECLINED})
    before = audit.head(hiring.database)

    with pytest.raises(Refused, match="not rated yet"):
        paper_entry.enter(
            hiring.database,
            hiring.candidates[0].id,
            seat.id,
            half,
            viewer=hiring.coordinator.id,
        )

    assert states(hiring, hiring.coordinator)["Dana Whitfield", ana.name] is PaperState.OPEN
    assert audit.head(hiring.database) == before


def test_second_reading_that_agrees_checks_it_off(hiring: Hiring, kim: Person) -> None:
    card = enter(hiring, hiring.panel[0], hiring.coordinator)

    assert second_looks.look_again(hiring.database, card, line(hiring), viewer=kim.id) == ()

    mark = hiring.read(card, hiring.panel[0]).paper
    assert mark is not None
    assert mark.sentence == "Entered from paper by Cora, looked at again by Kim."


def test_second_reading_shows_differences_and_corrects_with_amendments(
    hiring: Hiring, kim: Person
) -> None:
    card = enter(hiring, hiring.panel[0], hiring.coordinator)
    first = hiring.questions[0]
    other = replace(
        line(hiring),
        ratings={**line(hiring).ratings, first: Score.TWO},
        recommendation=Recommendation.NO,
    )

    found = second_looks.look_again(hiring.database, card, other, viewer=kim.id)
    assert [(one.first, one.second) for one in found] == [("4", "2"), ("yes", "no")]
    mark = hiring.read(card, hiring.panel[0]).paper
    assert mark is not None
    assert mark.checked_by == ""

    second_looks.correct(hiring.database, card, other, viewer=kim.id)
    kept = hiring.read(card, hiring.panel[0])
    assert kept.answer(first).rating is Score.TWO
    assert [(one.before, one.after) for one in kept.amendments] == [(Score.FOUR, Score.TWO)]
    assert kept.recommendation is Recommendation.NO
    assert kept.paper is not None
    assert kept.paper.checked_by == "Kim"


def test_second_look_that_is_dropped_is_in_the_audit_log(hiring: Hiring, kim: Person) -> None:
    card = enter(hiring, hiring.panel[0], hiring.coordinator)
    other = replace(line(hiring), ratings=dict.fromkeys(hiring.questions, Score.TWO))

    second_looks.look_again(hiring.database, card, other, viewer=kim.id)
    second_looks.drop(hiring.database, card, other, viewer=kim.id)

    log = audit.newest(hiring.database, kim.id)
    told = [(one.entry.event, one.entry.subject_id, one.detail, one.person) for one in log[:2]]
    count = f"differences={len(hiring.questions)}"
    assert told == [
        ("paper_look_dropped", card, count, "Kim"),
        ("paper_differed", card, count, "Kim"),
    ]
    kept = hiring.read(card, hiring.panel[0])
    assert kept.answer(hiring.questions[0]).rating is Score.FOUR
    assert kept.paper is not None
    assert kept.paper.checked_by == ""
    with pytest.raises(Refused, match="somebody else's"):
        second_looks.drop(hiring.database, card, other, viewer=hiring.coordinator.id)


def keep_typed(hiring: Hiring, person: Person, by: Person, typed: PaperLine) -> None:
    seats = panels.seats(hiring.database, hiring.opening.id)
    seat = next(one for one in seats if one.person.id == person.id)
    paper_entry.keep_typed(hiring.database, hiring.candidates[0].id, seat.id, typed, viewer=by.id)


def typed_by(hiring: Hiring, viewer: Person) -> PaperLine:
    """What this viewer has typed of Ana's paper on Dana."""
    return paper_entry.grid(hiring.database, hiring.opening.id, viewer.id)[0].typed


def kept_drafts(hiring: Hiring) -> int:
    with hiring.database.read() as session:
        return len(session.scalars(select(PaperDraftRow)).all())


def test_what_is_typed_is_kept_for_its_typist_alone(hiring: Hiring, kim: Person) -> None:
    ana, cora = hiring.panel[0], hiring.coordinator
    half = PaperLine(
        ratings={hiring.questions[0]: Score.TWO, hiring.questions[1]: NoScore.DECLINED},
        evidence={hiring.questions[0]: "“I knelt down.” Ünïcode 🙂"},
        reaction=Reaction.GOOSE_BUMPS,
        recommendation=Recommendation.CANNOT_JUDGE,
    )
    before = audit.head(hiring.database)

    keep_typed(hiring, ana, cora, PaperLine(reaction=Reaction.FLAT))
    keep_typed(hiring, ana, cora, half)

    assert typed_by(hiring, cora) == half
    assert typed_by(hiring, kim) == PaperLine()
    assert states(hiring, cora)["Dana Whitfield", "Ana"] is PaperState.OPEN
    assert audit.head(hiring.database) == before
    keep_typed(hiring, ana, cora, PaperLine())
    assert kept_drafts(hiring) == 0


def test_entering_and_checking_leave_nothing_half_typed(hiring: Hiring, kim: Person) -> None:
    ana, cora = hiring.panel[0], hiring.coordinator
    keep_typed(hiring, ana, cora, line(hiring))
    keep_typed(hiring, ana, kim, PaperLine(reaction=Reaction.FLAT))

    card = enter(hiring, ana, cora)
    assert typed_by(hiring, cora) == PaperLine()
    assert typed_by(hiring, kim).reaction is Reaction.FLAT  # a second reading that was begun

    second_looks.look_again(hiring.database, card, line(hiring), viewer=kim.id)
    assert kept_drafts(hiring) == 0


def test_scorecard_on_screen_leaves_nothing_half_typed_of_its_paper(hiring: Hiring) -> None:
    ana = hiring.panel[0]
    keep_typed(hiring, ana, hiring.coordinator, line(hiring))

    hiring.submit(hiring.candidates[0], ana)

    assert kept_drafts(hiring) == 0


def test_typing_needs_the_same_right_as_entering(hiring: Hiring) -> None:
    ana, cora = hiring.panel[0], hiring.coordinator
    with pytest.raises(Refused, match="enter scorecards from paper"):
        keep_typed(hiring, ana, ana, line(hiring))
    long = PaperLine(evidence={hiring.questions[0]: "x" * (NOTE_LIMIT + 1)})
    with pytest.raises(Refused, match="evidence"):
        keep_typed(hiring, ana, cora, long)
    panels.seat(hiring.database, hiring.opening.id, cora.id)

    with pytest.raises(NotVisible, match="may not read this paper"):
        keep_typed(hiring, ana, cora, line(hiring))


def test_second_look_is_somebody_elses(hiring: Hiring, kim: Person) -> None:
    ana = hiring.panel[0]
    card = enter(hiring, ana, hiring.coordinator)
    screen = hiring.submit(hiring.candidates[1], ana)

    with pytest.raises(Refused, match="somebody else's"):
        second_looks.look_again(hiring.database, card, line(hiring), viewer=hiring.coordinator.id)
    with pytest.raises(Refused, match="not entered from paper"):
        second_looks.look_again(hiring.database, screen, line(hiring), viewer=kim.id)
    with pytest.raises(Refused):
        second_looks.look_again(hiring.database, card, line(hiring), viewer=ana.id)


def test_interviewer_confirms_what_was_entered(hiring: Hiring) -> None:
    ana, ben = hiring.panel
    card = enter(hiring, ana, hiring.coordinator)

    with pytest.raises(Refused, match="not a scorecard of yours"):
        second_looks.confirm(hiring.database, card, viewer=ben.id)
    second_looks.confirm(hiring.database, card, viewer=ana.id)

    mark = hiring.read(card, ana).paper
    assert mark is not None
    assert mark.checked_by == "Ana"


def test_one_who_entered_their_own_paper_does_not_confirm_it(hiring: Hiring) -> None:
    cora = hiring.coordinator
    panels.seat(hiring.database, hiring.opening.id, cora.id)
    card = enter(hiring, cora, cora)

    with pytest.raises(Refused, match="somebody else's"):
        second_looks.confirm(hiring.database, card, viewer=cora.id)
