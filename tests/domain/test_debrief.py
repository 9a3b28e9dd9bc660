from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hireapp.domain.debrief import Consensus, Debrief, DebriefItem, Voice, drift
from hireapp.domain.ids import CandidateId, PersonId
from hireapp.domain.people import Candidate, Person, Role
from hireapp.domain.scorecards import NoScore, PaperMark, Rating, Score
from tests.domain.making import OPENING, kit_question

DANA, LEE, SAM = (
    Person(PersonId(name.lower()), name, Role.INTERVIEWER) for name in ("Dana", "Lee", "Sam")
)
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def item(
    name: str, *ratings: Rating | None, agreed: Score | None = None, settled: bool = True
) -> DebriefItem:
    """A question that Dana, Lee and Sam rated, in this order."""
    one = kit_question(name)
    voices = tuple(
        Voice(person, rating, original=rating)
        for person, rating in zip((DANA, LEE, SAM), ratings, strict=False)
    )
    consensus = Consensus(agreed, "why", DANA, NOON) if settled else None
    return DebriefItem(one.question, one.attitude, voices, consensus)


def debrief(*items: DebriefItem) -> Debrief:
    return Debrief(Candidate(CandidateId("maya"), OPENING, "Maya"), 1, items)


def test_whose_scorecards_are_from_paper_is_said_once() -> None:
    mark = PaperMark("Cora", NOON)
    checked = PaperMark("Cora", NOON, "Kim")
    every = [
        replace(
            one,
            voices=(
                replace(one.voices[0], paper=PaperMark("Cora", NOON.replace(minute=5))),
                replace(one.voices[1], paper=mark),
                replace(one.voices[2], paper=checked),
            ),
        )
        for one in (item("a", *[Score.THREE] * 3), item("b", *[Score.FOUR] * 3))
    ]

    told = debrief(*every).from_paper
    assert [mark.said_of(one.name for one in people) for people, mark in told] == [
        "Dana, Lee: from paper, entered by Cora.",
        "Sam: from paper, entered by Cora, looked at again by Kim.",
    ]
    assert debrief(item("a", Score.THREE)).from_paper == ()


def test_what_was_ticked_stands_below_the_evidence() -> None:
    plain = Voice(DANA, Score.FOUR, "knelt down")
    both = replace(plain, signs=("Asked first", "Stayed"), warnings=("Blames",))

    assert plain.heard == "knelt down"
    assert both.heard == "knelt down\n\nHeard: Asked first; Stayed\nWarning signs: Blames"
    assert Voice(DANA, None, warnings=("Blames",)).heard == "Warning signs: Blames"
    assert Voice(DANA, None).heard == ""


def test_the_widest_disagreement_comes_first_and_the_rest_in_the_kits_order() -> None:
    narrow = item("a", Score.THREE, Score.FOUR, settled=False)
    wide = item("b", Score.TWO, Score.FOUR, settled=False)
    widest = item("c", Score.ONE, Score.FIVE, settled=False)
    unrated = item("d", NoScore.NOT_ASKED, None, settled=False)

    talk = debrief(narrow, wide, widest, unrated)

    assert talk.to_discuss == (widest, wide)
    assert talk.agreed_already == (narrow, unrated)
    assert talk.open_items == 2
    assert unrated.width == 0


def test_settled_disagreements_are_no_longer_open() -> None:
    talk = debrief(
        item("a", Score.ONE, Score.FIVE), item("b", Score.ONE, Score.FIVE, settled=False)
    )

    assert talk.open_items == 1


def test_those_whose_rating_is_not_the_agreed_one_moved() -> None:
    moved = item("a", Score.FIVE, Score.TWO, NoScore.NO_EVIDENCE, agreed=Score.FOUR).moves

    assert [(one.person.name, one.before, one.after) for one in moved] == [
        ("Dana", 5, 4),
        ("Lee", 2, 4),
    ]


def test_without_an_agreed_score_nobody_moved() -> None:
    assert item("a", Score.FIVE, Score.TWO).moves == ()
    assert item("a", Score.FIVE, Score.TWO, settled=False).moves == ()


def test_drift_counts_moves_and_toward_whom() -> None:
    items = [
        item("a", Score.FIVE, Score.TWO, Score.FIVE, agreed=Score.FIVE),
        item("b", Score.FOUR, Score.THREE, Score.TWO, agreed=Score.FOUR),
        item("c", Score.FOUR, Score.TWO, NoScore.DECLINED),
        item("d", Score.FOUR, Score.TWO, settled=False),
    ]

    dana, lee, sam = drift(items)

    assert (dana.items, dana.moves, dana.points, dana.toward) == (2, 0, 0.0, ())
    assert (lee.items, lee.moves, lee.points) == (2, 2, 2.0)
    assert lee.toward == ((DANA, 2), (SAM, 1))
    assert (sam.items, sam.moves, sam.toward) == (2, 1, ((DANA, 1),))


def test_an_amended_rating_is_told_from_a_first_one() -> None:
    assert Voice(DANA, Score.THREE, original=Score.FOUR).is_amended
    assert not Voice(DANA, Score.THREE, original=Score.THREE).is_amended
