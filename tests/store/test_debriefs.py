from __future__ import annotations

import pytest

from hireapp.domain.ids import QuestionId
from hireapp.domain.ledger import Mark, MarkKind
from hireapp.domain.people import Role
from hireapp.domain.scorecards import Score
from hireapp.domain.text import NOTE_LIMIT
from hireapp.errors import NotVisible, Refused
from hireapp.store import comparisons, debriefs, ledger, panels, people, scorecards
from tests.conftest import Hiring


@pytest.fixture
def revealed(hiring: Hiring) -> Hiring:
    """Dana's scorecards are in: Ana gave 5, Ben 2; Priya's are not."""
    ana, ben = hiring.panel
    dana = hiring.candidates[0]
    card = hiring.submit(dana, ana, Score.FIVE, "knelt down")
    hiring.submit(dana, ben, Score.TWO)
    scorecards.amend(
        hiring.database, card, hiring.questions[0], Score.FOUR, "misheard", viewer=ana.id
    )
    return hiring


def test_everybody_is_heard_with_evidence_and_first_ratings(revealed: Hiring) -> None:
    talk = debriefs.read(revealed.database, revealed.candidates[0].id, revealed.coordinator.id)

    first, second, _ = talk.items
    assert [(one.person.name, one.rating, one.evidence) for one in second.voices] == [
        ("Ana", 5, "knelt down"),
        ("Ben", 2, ""),
    ]
    assert (first.voices[0].rating, first.voices[0].original) == (4, 5)
    assert first.voices[0].is_amended
    assert [one.width for one in talk.to_discuss] == [3, 3, 2]


def test_what_an_interviewer_ticked_is_read_with_the_evidence(hiring: Hiring) -> None:
    ana, ben = hiring.panel
    dana, database = hiring.candidates[0], hiring.database
    card = scorecards.begin(database, dana.id, ana.id)
    asked = hiring.questions[0]
    for one in (
        Mark(asked, MarkKind.LISTEN, 1),
        Mark(asked, MarkKind.LISTEN, 0),
        Mark(asked, MarkKind.WARNING, 2),
        Mark(asked, MarkKind.PROBE, 0),
    ):
        ledger.mark(database, card, one, ticked=True, viewer=ana.id)
    hiring.submit(dana, ana, Score.FIVE)
    hiring.submit(dana, ben, Score.TWO)

    first, second, _ = debriefs.read(database, dana.id, hiring.coordinator.id).items

    question = first.question
    by_ana, by_ben = first.voices
    assert by_ana.signs == question.listen_for[:2]
    assert by_ana.warnings == (question.warning_signs[2],)
    assert by_ben.ticked == second.voices[0].ticked == ""


def test_a_sealed_candidate_has_no_debrief(revealed: Hiring) -> None:
    priya = revealed.candidates[1].id
    viewer = revealed.coordinator.id
    question = revealed.questions[0]
    database = revealed.database

    for attempt in (
        lambda: debriefs.read(database, priya, viewer),
        lambda: debriefs.agree(database, priya, question, Score.TWO, "", viewer=viewer),
        lambda: debriefs.take_back(database, priya, question, viewer=viewer),
        lambda: debriefs.note(database, priya, "x", viewer=viewer),
        lambda: debriefs.keep_time(database, priya, 5, viewer=viewer),
        lambda: debriefs.open_evidence(database, priya, viewer=viewer),
    ):
        with pytest.raises(NotVisible):
            attempt()


def test_a_stranger_sees_no_debrief(revealed: Hiring) -> None:
    stranger = people.add(revealed.database, "Zoe", Role.INTERVIEWER)

    with pytest.raises(NotVisible):
        debriefs.read(revealed.database, revealed.candidates[0].id, stranger.id)
    assert debriefs.drifts(revealed.database, revealed.opening.id, stranger.id) == ()


def test_a_broken_seal_without_scorecards_has_nothing_to_talk_about(revealed: Hiring) -> None:
    priya, viewer = revealed.candidates[1].id, revealed.coordinator.id
    comparisons.break_seal(revealed.database, priya, "Ana is ill", viewer=viewer)

    with pytest.raises(Refused, match="No scorecard"):
        debriefs.read(revealed.database, priya, viewer)


def test_what_is_agreed_is_kept_beside_the_first_ratings(revealed: Hiring) -> None:
    dana, ana = revealed.candidates[0].id, revealed.panel[0]
    question = revealed.questions[1]

    debriefs.agree(
        revealed.database, dana, question, Score.THREE, " both  heard it ", viewer=ana.id
    )
    debriefs.agree(revealed.database, dana, question, Score.FOUR, "both heard it", viewer=ana.id)

    item = debriefs.read(revealed.database, dana, ana.id).items[1]
    assert item.consensus is not None
    assert (item.consensus.score, item.consensus.reason) == (4, "both heard it")
    assert item.consensus.noted_by == ana
    assert item.scores == (5, 2)
    assert [(one.person.name, one.before, one.after) for one in item.moves] == [
        ("Ana", 5, 4),
        ("Ben", 2, 4),
    ]


def test_no_consensus_is_something_that_can_be_noted_and_taken_back(revealed: Hiring) -> None:
    dana, viewer = revealed.candidates[0].id, revealed.coordinator.id
    question = revealed.questions[1]

    debriefs.agree(revealed.database, dana, question, None, "two readings", viewer=viewer)
    noted = debriefs.read(revealed.database, dana, viewer)
    debriefs.take_back(revealed.database, dana, question, viewer=viewer)
    debriefs.take_back(revealed.database, dana, question, viewer=viewer)

    assert noted.items[1].consensus is not None
    assert noted.items[1].consensus.score is None
    assert noted.open_items == 2
    assert debriefs.read(revealed.database, dana, viewer).items[1].consensus is None


def test_notes_and_time_are_kept(revealed: Hiring) -> None:
    dana, viewer = revealed.candidates[0].id, revealed.coordinator.id

    debriefs.keep_time(revealed.database, dana, 725, viewer=viewer)
    debriefs.note(revealed.database, dana, "Calm.\nLong.", viewer=viewer)

    talk = debriefs.read(revealed.database, dana, viewer)
    assert (talk.notes, talk.seconds) == ("Calm.\nLong.", 725)
    with pytest.raises(Refused):
        debriefs.note(revealed.database, dana, "x" * (NOTE_LIMIT + 1), viewer=viewer)


def test_a_question_of_another_kit_and_an_observer_are_refused(revealed: Hiring) -> None:
    dana = revealed.candidates[0].id
    watcher = people.add(revealed.database, "Olga", Role.OBSERVER)
    panels.seat(revealed.database, revealed.opening.id, watcher.id)

    with pytest.raises(Refused, match="not in the kit"):
        debriefs.agree(
            revealed.database, dana, QuestionId("x"), None, "", viewer=revealed.coordinator.id
        )
    with pytest.raises(Refused, match="observer"):
        debriefs.note(revealed.database, dana, "x", viewer=watcher.id)


def test_drift_is_shown_to_oneself_and_to_the_coordinator(revealed: Hiring) -> None:
    dana, (ana, ben) = revealed.candidates[0].id, revealed.panel
    for question in revealed.questions[1:]:
        debriefs.agree(revealed.database, dana, question, Score.FIVE, "", viewer=ana.id)

    everybody = debriefs.drifts(revealed.database, revealed.opening.id, revealed.coordinator.id)
    own = debriefs.drifts(revealed.database, revealed.opening.id, ben.id)

    assert [(one.person.name, one.moves) for one in everybody] == [("Ana", 0), ("Ben", 2)]
    assert [one.person for one in own] == [ben]
    assert own[0].toward == ((ana, 2),)
