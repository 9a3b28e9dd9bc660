from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hireapp.domain.ids import CandidateId, OpeningId, PersonId, QuestionId, SeatId
from hireapp.domain.paper_entry import PaperLine, PaperRow, PaperState, differences, label
from hireapp.domain.people import Candidate, Person, Role, Seat
from hireapp.domain.scorecards import NoScore, PaperMark, Reaction, Recommendation, Score

FIRST, SECOND = QuestionId("first"), QuestionId("second")
LINE = PaperLine(
    ratings={FIRST: Score.FOUR, SECOND: NoScore.NOT_ASKED},
    reaction=Reaction.WARM,
    recommendation=Recommendation.YES,
)


def row(state: PaperState) -> PaperRow:
    return PaperRow(
        candidate=Candidate(CandidateId("c"), OpeningId("o"), "Dana"),
        seat=Seat(SeatId("s"), OpeningId("o"), Person(PersonId("p"), "Ana", Role.INTERVIEWER)),
        questions=(FIRST, SECOND),
        prompts=("One?", "Two?"),
        opener_asked=True,
        state=state,
    )


def test_empty_cells_are_counted() -> None:
    assert PaperLine().missing((FIRST, SECOND), opener_asked=True) == 4
    assert PaperLine().missing((FIRST, SECOND), opener_asked=False) == 3
    assert LINE.missing((FIRST, SECOND), opener_asked=True) == 0


def test_every_state_has_words() -> None:
    said = {state: row(state).state_text for state in PaperState}

    assert all(said.values())
    assert said[PaperState.IN] == said[PaperState.FROM_PAPER] == "in, sealed"


def test_what_is_in_is_called_sealed_until_it_is_revealed() -> None:
    assert replace(row(PaperState.IN), revealed=True).state_text == "in"
    assert replace(row(PaperState.OPEN), revealed=True).state_text == "to enter"


def test_second_reading_shows_where_it_differs() -> None:
    other = PaperLine(
        ratings={FIRST: Score.TWO, SECOND: NoScore.NOT_ASKED},
        reaction=Reaction.FLAT,
        recommendation=None,
    )

    found = differences(LINE, other, ((FIRST, "One?"), (SECOND, "Two?")))

    assert [one.what for one in found] == ["One?", "Reaction to the opener", "Recommendation"]
    assert (found[0].first, found[0].second, found[0].question_id) == ("4", "2", FIRST)
    assert found[2].second == "–"
    assert differences(LINE, LINE, ((FIRST, "One?"), (SECOND, "Two?"))) == ()


def test_reason_for_no_score_is_said_in_words() -> None:
    assert label(NoScore.NOT_ASKED) == NoScore.NOT_ASKED.label


def test_row_from_paper_says_who_entered_it_before_and_after_the_reveal() -> None:
    mark = PaperMark("Cora", datetime(2026, 11, 23, tzinfo=UTC))
    entered = replace(row(PaperState.FROM_PAPER), mark=mark)

    assert entered.state_text == "Entered from paper by Cora."
    assert replace(entered, revealed=True).state_text == "Entered from paper by Cora."
