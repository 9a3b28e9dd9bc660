"""Small domain values for tests, each with only what the test is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from hireapp.domain.attitudes import Attitude
from hireapp.domain.comparison import Cell, ComparisonSheet, Entry, SeenScorecard, SheetFacts
from hireapp.domain.ids import (
    CandidateId,
    InterviewId,
    KitId,
    OpeningId,
    PersonId,
    QuestionId,
    SeatId,
)
from hireapp.domain.kits import Kit, KitContent, KitQuestion
from hireapp.domain.openings import Opening, OpeningFacts
from hireapp.domain.panel_means import compare
from hireapp.domain.people import Candidate, Interview, Person, Role, Seat
from hireapp.domain.questions import Question, QuestionKind, Reactions
from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation, Score

OPENING = OpeningId("opening")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def attitude(name: str = "Empathy") -> Attitude:
    return Attitude(
        id=name.lower(), name=name, definition="d", why="w", synthetic="1", genuine="2", super="3"
    )


def question(name: str, on: str = "Empathy", minutes: int = 4) -> Question:
    return Question(
        id=name,
        attitude=on.lower(),
        kind=QuestionKind.BEHAVIOURAL,
        prompt=f"Tell me about {name}.",
        minutes=minutes,
        anchors={str(point): f"anchor {point}" for point in range(1, 6)},
    )


def opener(minutes: int = 2) -> Question:
    return Question(
        id="opener",
        attitude="loves humans",
        kind=QuestionKind.OPENER,
        prompt="Do you love humans?",
        minutes=minutes,
        reactions=Reactions(flat="nothing", warm="a smile", goose_bumps="goose bumps"),
    )


def kit_question(name: str, on: str = "Empathy", weight: float = 1.0) -> KitQuestion:
    return KitQuestion(question=question(name, on), attitude=attitude(on), weight=weight)


def kit(*questions: KitQuestion, number: int = 1) -> Kit:
    return Kit(KitId(f"kit-{number}"), OPENING, number, NOON, KitContent(questions=questions))


def person(name: str = "Ana", role: Role = Role.INTERVIEWER) -> Person:
    return Person(PersonId(name.lower()), name, role)


def seat(name: str = "Ana", *, counts: bool = True) -> Seat:
    return Seat(SeatId(f"seat-{name}"), OPENING, person(name), counts)


def candidate(name: str = "Dana") -> Candidate:
    return Candidate(CandidateId(name.lower()), OPENING, name)


def interview(starts_at: datetime = NOON, minutes: int = 45) -> Interview:
    return Interview(InterviewId("interview"), CandidateId("dana"), starts_at, minutes)


def ratings(**values: int | NoScore | None) -> dict[QuestionId, Rating]:
    """`q1=4` is a score, `q1=NoScore.DECLINED` a reason for none, `q1=None` nothing yet."""
    return {
        QuestionId(name): value if isinstance(value, NoScore) else Score(value)
        for name, value in values.items()
        if value is not None
    }


def seen(
    name: str,
    rated: Mapping[QuestionId, Rating],
    *,
    reaction: Reaction | None = None,
    recommendation: Recommendation | None = None,
    amendments: int = 0,
) -> SeenScorecard:
    return SeenScorecard(person(name), rated, reaction, recommendation, amendments)


def entry(name: str, used: Kit | None, *scorecards: SeenScorecard) -> Entry:
    """A candidate whose scorecards are all in and visible."""
    return Entry(
        candidate=candidate(name),
        kit=used,
        submitted=len(scorecards),
        expected=len(scorecards),
        visible=True,
        revealed=True,
        scorecards=scorecards,
    )


def sheet_facts(*days: date) -> SheetFacts:
    facts = OpeningFacts(title="Host", purpose="happier guests", retention_months=6)
    panel = (person("Ana"), person("Ben"))
    return SheetFacts(Opening(OPENING, facts), panel, days, NOON)


KIT = kit(
    kit_question("q1", "Empathy"),
    kit_question("q2", "Empathy", weight=3),
    kit_question("q3", "Coachable"),
)


def everybody(_person: PersonId) -> bool:
    return True


def sheet(*entries: Entry) -> ComparisonSheet:
    return compare(sheet_facts(), entries, may_see_lean=everybody)


def cells(*scorecards: SeenScorecard) -> tuple[Cell, ...]:
    return sheet(entry("Dana", KIT, *scorecards)).rows[0].cells
